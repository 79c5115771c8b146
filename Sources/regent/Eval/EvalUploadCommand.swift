import ArgumentParser
import RegentClient

/// Uploads a file of samples.
struct EvalUploadCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = EvaluationServiceMethods.uploadSamples.descriptor.name
    static let usage = "FILE"
    static let configuration = CommandConfiguration(
        "upload", "Uploads samples to a run; the same command resumes an interrupted upload.",
        examples: """
            regent eval upload r1 answers.jsonl
            regent eval upload r1 answers.csv.zst --map sample_id=id --extra metadata
            zcat answers.jsonl.gz | regent eval upload r1 - --upload worker-1
            regent eval upload r1 answers.jsonl --on-error quarantine:bad.jsonl
            """,
        notes: """
            The file is JSON Lines or CSV, plain or compressed (.gz, .zst). The upload is
            named after its content, so that the same file is stored once. Totals shown
            while it runs are estimates from the bytes read so far.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Argument(help: "File of samples; - is stdin.", completion: .file())
    var file: String
    @Option(help: "Name of the upload within the run. Default: derived from the content of the file.")
    var upload: String?
    @OptionGroup(title: "Input") var input: SampleInputOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let upload = try SampleUpload(file: file, options: input, name: upload)
        _ = try await connection.withClient { try await upload.send(to: run, $0) }
        Terminal.say("next: regent eval seal \(run.id)")
    }
}
