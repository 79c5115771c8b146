import Logging
import RegentClient
import RegentDaemon
import RegentMessages
import RegentRPC
import RegentStorage
import RegentTestKit
import RegentTransportSocket
import Testing

/// The same samples as values and as columns.
@Suite("Uploads of columns")
struct ColumnUploadTests {
    private static let count = 20_000

    private static func withClient(_ body: (RegentClient) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            var logger = Logger(label: "test")
            logger.logLevel = .error
            let path = folder.file("r.sock")
            let daemon = try await Daemon(DaemonConfiguration(data: .memory, socketPath: path), logger: logger)
            try await daemon.server.serve(UnixListener(path: path, loops: .ofProcess))
            let client = try await RegentClient.connect(to: Address("unix:" + path))
            try await body(client)
            await client.close()
            await daemon.close()
        }
    }

    private static func samples() -> [EvalSample] {
        SeededSamples(seed: 3, count: count).map { sample in
            EvalSample(
                sampleId: sample.sampleID, status: .scored, schemaValid: sample.outcomes[0] ? .true : .false,
                latencyMs: Double(sample.latencyMicros) / 1_000, selectedProvider: sample.provider)
        }
    }

    private static func table(_ samples: [EvalSample]) -> SampleTable {
        var table = SampleTable(sampleIDs: SampleTable.IDs(samples.map(\.sampleId)))
        table.schemaValid = samples.map { $0.schemaValid == .true ? 1 : 2 } as [UInt8]
        table.latencyMicros = SampleTable.Numbers(samples.map { UInt32((($0.latencyMs ?? 0) * 1_000).rounded()) })
        let providers = Array(Set(samples.map(\.selectedProvider))).sorted()
        table.selectedProvider = SampleTable.Texts(
            dictionary: providers,
            codes: samples.map { sample in UInt32(1 + (providers.firstIndex(of: sample.selectedProvider) ?? 0)) })
        return table
    }

    @Test("Runs filled by values and by columns have one digest, and one upload goes on with the other")
    func sameDigest() async throws {
        let samples = Self.samples()
        let table = Self.table(samples)
        try await Self.withClient { client in
            for run in ["evalRuns/values", "evalRuns/columns"] {
                _ = try await client.createRun(CreateRunRequest(name: run, type: .offline))
            }
            let first = try await client.upload(run: "evalRuns/values", upload: "u", samples: samples)
            let second = try await client.uploadColumns(run: "evalRuns/columns", upload: "u", columns: table)
            #expect(first.durableSamples == Self.count)
            #expect(second == first)
            let again = try await client.uploadColumns(run: "evalRuns/values", upload: "u", columns: table)
            #expect(again.skippedBatches == first.batches)
            var digests: [[UInt8]] = []
            for run in ["evalRuns/values", "evalRuns/columns"] {
                _ = try await client.sealRun(SealRunRequest(run: run))
                let answer = try await client.recomputeSummary(RecomputeSummaryRequest(run: run))
                #expect(answer.identical)
                digests.append(answer.contentDigest)
            }
            #expect(digests[0] == digests[1])
        }
    }

    @Test("A value that is not legal ends the upload with the batches before it durable")
    func illegal() async throws {
        var table = Self.table(Self.samples())
        var states = [UInt8](repeating: 1, count: Self.count)
        states[10_000] = 3
        table.published = states
        let columns = table
        try await Self.withClient { client in
            _ = try await client.createRun(CreateRunRequest(name: "evalRuns/r", type: .offline))
            let error = await #expect(throws: RPCError.self) {
                try await client.uploadColumns(run: "evalRuns/r", upload: "u", columns: columns)
            }
            #expect(error?.metadata["column"] == "published")
            #expect(error?.metadata["sample"] == "10001")
            let summary = try await client.getSummary(GetSummaryRequest(run: "evalRuns/r")).summary
            #expect(summary?.sampleCount == 8_192)
        }
    }
}
