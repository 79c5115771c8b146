import ArgumentParser

/// Calls any method of the daemon.
struct RPCCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "rpc", "Lists, describes and calls the methods of the daemon.",
        examples: """
            regent rpc list
            regent rpc describe SealRun
            regent rpc call GetRun -d '{"name": "evalRuns/r1"}'
            regent rpc call UploadSamples -d @requests.jsonl
            """,
        subcommands: [RPCListCommand.self, RPCDescribeCommand.self, RPCCallCommand.self])
}
