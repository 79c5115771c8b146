import ArgumentParser
import RegentClient
import RegentMessages
import RegentRPC
import RegentText

/// Prints ledger entries as they are committed.
struct WatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "watch", "Prints ledger entries from a revision on, then new ones as they are committed.",
        examples: """
            regent watch
            regent watch --from 42 -o jsonl
            regent watch --kind eval --prefix evalRuns/nightly-
            regent watch --kind provider --kind environment
            """,
        notes: """
            No entry is left out. If the connection is lost, the command prints how to
            resume and ends with exit code 7.
            """)

    @Option(help: ArgumentHelp("First ledger revision to print; 0 means the oldest.", valueName: "revision"))
    var from: UInt64 = 0
    @Option(help: "Print only resources of this kind; may be repeated.")
    var kind: [KindArgument] = []
    @Option(help: "Print only resources whose name begins with this.", completion: .names)
    var prefix = ""
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try output.check(OutputFormat.streamed) }

    func run() async throws {
        let request = WatchRequest(fromRevision: from, kinds: kind.map(\.kind), namePrefix: prefix)
        try await connection.withClient { client in
            printHeader()
            var next = from
            func came(to revision: UInt64) throws(RPCError) {
                next = try LedgerRevision.next(after: revision)
                Interruption.onInterruption(say: Self.resumption(next))
            }
            do {
                Interruption.onInterruption(say: Self.resumption(next))
                for try await response in try await client.watch(request) {
                    for entry in response.entries {
                        print(entry)
                        try came(to: entry.revision)
                    }
                    try came(to: response.revision)
                }
                throw CommandFailure("the daemon ended the watch", status: .unavailable)
            } catch {
                throw CommandFailure(describing: error).with(hint: Self.resumption(next))
            }
        }
    }

    private static func resumption(_ revision: UInt64) -> String {
        "resume with: regent watch --from \(revision)"
    }

    private func printHeader() {
        switch output.output {
        case .table: Terminal.write(LedgerRows.header)
        case .csv: Terminal.write(LedgerRows.csvHeader)
        default: break
        }
    }

    private func print(_ entry: LedgerEntry) {
        switch output.output {
        case .table: Terminal.write(LedgerRows.line(entry))
        case .csv: Terminal.write(LedgerRows.csvLine(entry))
        default: Terminal.write(entry.json(pretty: false).printableJSON + "\n")
        }
    }
}
