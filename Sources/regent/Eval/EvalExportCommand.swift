import ArgumentParser
import RegentBulk
import RegentClient
import RegentMessages
import RegentRPC
import RegentText

/// Exports every sample of a run.
struct EvalExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "export", "Exports every sample of a run, in a form that upload accepts.",
        examples: """
            regent eval export r1 > r1.jsonl
            regent eval export r1 -o csv | zstd > r1.csv.zst
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Option(name: .shortAndLong, help: "Format of the output on stdout.")
    var output: ExportFormat = .jsonl
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        try await connection.withClient { client in
            let samples = SampleOutput(
                output.fileFormat, scoreNames: try await scoreNames(client))
            let batches = try await client.exportSamples(ExportSamplesRequest(run: run.name))
            var rejected: UInt64 = 0
            for try await response in batches {
                guard let batch = response.batch else { continue }
                rejected += UInt64(batch.columns?.rejected ?? batch.rejected)
                try samples.write(try batch.columns?.checked().samples() ?? batch.rows)
            }
            if rejected > 0 {
                Terminal.say(
                    NumberText.counted(rejected, "line that was", "lines that were")
                        + " left out at upload count as missing in \(run.name) and are not in this file")
            }
        }
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

    /// As the writer of sample files calls it.
    var fileFormat: SampleFileFormat { self == .csv ? .csv : .jsonl }
}
