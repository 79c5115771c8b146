import ArgumentParser
import RegentBulk
import RegentClient
import RegentEvaluation
import RegentMessages
import RegentText

/// Lists samples of a run.
struct EvalSamplesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "samples", "Lists the samples of a run that match a filter, in the order of the upload.",
        examples: """
            regent eval samples r1 --where 'schema_valid=false'
            regent eval samples r1 --where 'status=ERROR AND latency_ms>1000' --limit 0
            regent eval samples r1 --where 'scores.quality<0.5' -o jsonl
            """,
        notes: """
            A filter compares fields of a sample, scores.NAME and metadata.KEY by one of
            = != < <= > >=; comparisons are joined by AND. null is an absent value.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Option(name: .customLong("where"), help: "List only samples for which every comparison is true.")
    var filter = ""
    @Option(help: "Maximum number of samples; 0 means all (default: 100).", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let wanted = try SampleFilter(filter)
        try await connection.withClient { client in
            switch output.output {
            case .jsonl: try await stream(client, wanted, to: SampleOutput(.jsonl, scoreNames: []))
            case .csv:
                let names = try await client.getSummary(GetSummaryRequest(run: run.name)).summary?.scoreNames
                try await stream(client, wanted, to: SampleOutput(.csv, scoreNames: names ?? []))
            case .json, .table, .wide, .yaml, .markdown, .name: try await list(client)
            }
        }
    }

    /// Writes samples as they come, so that memory stays bounded however many they are.
    private func stream(_ client: RegentClient, _ wanted: SampleFilter, to output: SampleOutput) async throws {
        var left = limit.count == 0 ? Int.max : limit.count
        for try await response in try await client.exportSamples(ExportSamplesRequest(run: run.name)) {
            guard let batch = response.batch else { continue }
            let found = try (batch.columns?.checked().samples() ?? batch.rows).filter(wanted.matches)
            try output.write(Array(found.prefix(left)))
            guard found.count <= left else { return ListLimit.reportMore() }
            left -= found.count
        }
    }

    /// Prints samples as one document or one table, which are made whole.
    private func list(_ client: RegentClient) async throws {
        let listed = try await Pages<EvalSample>.collect(limit: limit.count) { size, token in
            let page = try await client.listSamples(
                ListSamplesRequest(run: run.name, filter: filter, pageSize: size, pageToken: token))
            return (page.samples, page.nextPageToken)
        }
        output.write(
            ListSamplesResponse(samples: listed.items, nextPageToken: listed.nextPageToken),
            tables: [EvalSample.table(listed.items)])
        listed.reportMore()
    }
}

extension EvalSample {
    /// One row a sample; columns without a value in any row are left out.
    static func table(_ samples: [EvalSample]) -> Table {
        let columns = SampleField.allCases.filter { field in
            field == .sampleID || field == .status || samples.contains { !$0.cell(field).isEmpty }
        }
        return Table(
            columns.map { $0 == .latencyMillis || $0 == .repeated ? .number($0.name) : .text($0.name) },
            rows: samples.map { sample in columns.map(sample.cell) })
    }

    /// The value of a field as a person reads it; empty where absent.
    private func cell(_ field: SampleField) -> String {
        switch field {
        case .sampleID: return sampleId
        case .status: return status.name
        case .latencyMillis: return latencyMs.map(NumberText.decimal) ?? ""
        case .repeated: return self.repeat == 0 ? "" : "\(self.repeat)"
        case .scores: return Self.pairs(scores.mapValues(NumberText.decimal))
        case .metadata: return Self.pairs(metadata)
        default: break
        }
        guard let outcome = field.outcome else { return self[text: field] }
        return self[outcome] == .absent ? "" : self[outcome].word
    }

    private static func pairs(_ values: some Sequence<(key: String, value: String)>) -> String {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
}
