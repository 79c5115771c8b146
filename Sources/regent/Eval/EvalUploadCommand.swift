import ArgumentParser
import RegentClient

/// Uploads a file of samples.
struct EvalUploadCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = EvaluationServiceMethods.uploadSamples.descriptor.name
    static let usage = "FILE"
    static let configuration = CommandConfiguration(
        commandName: "upload",
        abstract: "Sends samples to a run; the same command again goes on where it stopped.",
        discussion: """
            Examples:
              regent eval upload r1 answers.jsonl
              regent eval upload r1 answers.csv.zst --map sample_id=id --extra metadata
              zcat answers.jsonl.gz | regent eval upload r1 - --upload worker-1
              regent eval upload r1 answers.jsonl --on-error quarantine:bad.jsonl

            JSONL and CSV, plain, .gz or .zst. The upload is named after the file's content, so
            that a repeat resumes; totals in the progress line are reckoned from the bytes read.
            """)

    @Argument(help: "The run, r1 or evalRuns/r1.")
    var run: RunArgument
    @Argument(help: "File of samples, or - for stdin.", completion: .file())
    var file: String
    @Option(help: "Name of the upload within the run; else after the file's content.")
    var upload: String?
    @OptionGroup(title: "Input") var input: SampleInputOptions
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let upload = try SampleUpload(file: file, options: input, name: upload)
        _ = try await connection.withClient { try await upload.send(to: run, $0) }
        Terminal.say("next: regent eval seal \(run.id)")
    }
}
