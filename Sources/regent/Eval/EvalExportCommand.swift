import ArgumentParser
import RegentBulk
import RegentClient
import RegentMessages
import RegentRPC
import RegentText

/// Exports every sample of a run.
struct EvalExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "export", "Exports every sample of a run, in a form that upload accepts, or that Inspect reads.",
        examples: """
            regent eval export r1 > r1.jsonl
            regent eval export r1 -o csv | zstd > r1.csv.zst
            regent eval export r1 --format inspect-json > r1.json
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Option(
        name: [.customShort("o"), .customLong("output"), .customLong("format")], help: "Format of the output on stdout."
    )
    var output: ExportFormat = .jsonl
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        try await connection.withClient { client in
            let inspect = output == .inspectJSON ? try await inspectLog(client) : nil
            let samples =
                if let inspect { SampleOutput(inspect: inspect) } else {
                    SampleOutput(output.fileFormat, scoreNames: try await scoreNames(client))
                }
            let batches = try await client.exportSamples(ExportSamplesRequest(run: run.name))
            var rejected: UInt64 = 0
            for try await response in batches {
                guard let batch = response.batch else { continue }
                rejected += UInt64(batch.columns?.rejected ?? batch.rejected)
                try samples.write(try batch.columns?.checked().samples() ?? batch.rows)
            }
            samples.finish()
            if rejected > 0 {
                Terminal.say(
                    NumberText.counted(rejected, "line that was", "lines that were")
                        + " left out at upload count as missing in \(run.name) and are not in this file")
            }
        }
    }

    /// The log of the run, with what is known before its first sample.
    private func inspectLog(_ client: RegentClient) async throws -> InspectLogWriter {
        let response = try await client.getRun(GetRunRequest(name: run.name))
        guard let found = response.run else { throw CommandFailure("\(run.name) was not returned by the daemon") }
        let summary = try await client.getSummary(GetSummaryRequest(run: run.name)).summary
        return InspectLogWriter(run: found, summary: summary, scoreNames: summary?.scoreNames ?? [])
    }

    /// Scores of the run: a CSV header comes before the first sample.
    private func scoreNames(_ client: RegentClient) async throws -> [String] {
        guard output == .csv else { return [] }
        let response = try await client.getSummary(GetSummaryRequest(run: run.name))
        return response.summary?.scoreNames ?? []
    }
}

/// The formats of `export`.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    case jsonl, csv
    /// A log of Inspect.
    case inspectJSON = "inspect-json"

    /// As the writer of sample files calls it.
    var fileFormat: SampleFileFormat { self == .csv ? .csv : .jsonl }
}
