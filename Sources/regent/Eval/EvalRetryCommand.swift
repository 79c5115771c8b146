import ArgumentParser
import RegentBulk
import RegentClient

/// Uploads samples that replace those of a run that did not end as SCORED.
struct EvalRetryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "retry", "Replaces samples of a run that are not SCORED by those of a file.",
        examples: """
            regent eval samples r1 --where 'status != SCORED' -o jsonl > again.jsonl
            regent eval retry r1 retried.jsonl
            """,
        notes: """
            The run must not be sealed. Each sample of the file must be in the run with
            the same sample_id and repeat and another status than SCORED; a SCORED sample
            is never replaced. What was replaced is kept and counted in the summary as
            retried. The same command resumes an interrupted retry.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Argument(help: "File of samples; - is stdin.", completion: .file())
    var file: String
    @Option(help: "Name of the upload within the run, after retry-. Default: derived from the content of the file.")
    var upload: String?
    @OptionGroup(title: "Input") var input: SampleInputOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func validate() throws {
        guard input.onError.rule == .fail else {
            throw ValidationError("A retry replaces sample by sample, so no line can be left out: --on-error fail")
        }
    }

    func run() async throws {
        let upload = try SampleUpload(file: file, options: input, name: upload, isRetry: true)
        _ = try await connection.withClient { try await upload.send(to: run, $0) }
        SampleUpload.reportUnchecked(file, showsItsEnd: upload.showsItsEnd)
        Terminal.say("next: regent eval seal \(run.id)")
    }
}
