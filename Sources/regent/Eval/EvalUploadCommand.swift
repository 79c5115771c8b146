import ArgumentParser
import RegentClient

/// Uploads files of samples.
struct EvalUploadCommand: AsyncParsableCommand, VerbCommand {
    static let methodName = EvaluationServiceMethods.uploadSamples.descriptor.name
    static let usage = "FILE..."
    static let configuration = CommandConfiguration(
        "upload", "Uploads samples to a run; the same command resumes an interrupted upload.",
        examples: """
            regent eval upload r1 answers.jsonl
            regent eval upload r1 shards/*.jsonl.zst --expected-samples 5000000
            regent eval upload r1 log.eval --format inspect
            regent eval upload r1 answers.csv.zst --map sample_id=id --extra metadata
            zcat answers.jsonl.gz | regent eval upload r1 - --upload worker-1
            regent eval upload r1 answers.jsonl --on-error quarantine:bad.jsonl
            """,
        notes: """
            A file is JSON Lines, CSV, a JSON array, or the result of another tool
            (--format), plain or compressed (.gz, .zst). Each file is an upload named
            after its content, so that the same file is stored once. Totals shown while
            it runs are estimates from the bytes read so far.

            A writer into - may end the stream with {"regent_end": true, "count": N}, so
            that one that was cut off is refused.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Argument(help: "Files of samples; - is stdin.", completion: .file())
    var files: [String]
    @Option(help: "Name of the upload within the run. Default: derived from the content of the file.")
    var upload: String?
    @OptionGroup var expected: ExpectedSamples
    @OptionGroup(title: "Input") var input: SampleInputOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func validate() throws { try SampleFileSet(files: files).validate(input, upload: upload) }

    func run() async throws {
        let set = SampleFileSet(files: files)
        let names = files.count > 1 ? try set.uploadNames(input) : [upload]
        Terminal.pass("connecting")
        let totals = try await connection.withClient { client in
            try await set.send(to: run, client, options: input, names: names, expected: expected)
        }
        // The run may have samples of other commands, beside which the bad lines would be forgotten.
        if files.count == 1 { try SampleFileSet.check(totals, of: files[0]) }
        try expected.check(totals)
        Terminal.say("next: regent eval seal \(run.id)")
    }
}
