import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

/// From rows to the columns that are sent, and from bytes that came to the columns that are stored.
@Suite("Allocations of a sample", .serialized, .enabled(if: Allocations.canBeCounted))
struct SampleAllocationTests {
    private static func rows(_ count: Int) -> [EvalSample] {
        SeededSamples(seed: 7, count: count).map { sample in
            var row = EvalSample(sampleId: sample.sampleID, status: .scored)
            row.schemaValid = sample.outcomes[0] ? .true : .false
            row.latencyMs = Double(sample.latencyMicros) / 1_000
            row.selectedProvider = sample.provider
            row.promptTemplateVersion = "v7"
            row.scores = ["judge": 0.5]
            return row
        }
    }

    private static func columns(_ rows: [EvalSample]) throws -> SampleColumns {
        var builder = SampleColumnsBuilder()
        for row in rows { try builder.append(row) }
        return builder.finish()
    }

    /// What a body allocates for 8,000 samples more than for 2,000: without what one batch costs whatever its size.
    private func more(_ body: ([EvalSample]) throws -> Void, of sizes: (few: Int, many: Int)) async throws -> Int {
        let few = Self.rows(sizes.few)
        let many = Self.rows(sizes.many)
        try body(many)
        let least = try await Allocations.least(of: 10) { try body(few) }
        return try await Allocations.least(of: 10) { try body(many) } - least
    }

    @Test("the SDK makes columns of rows without one for a sample")
    func making() async throws {
        let gate = AllocationGate(thing: "a sample in the SDK", most: 0)
        let found = try await more({ _ = try Self.columns($0) }, of: (2_000, 8_000))
        #expect(gate.fault(found, for: 6_000) == nil)
    }

    @Test("the daemon reads and checks a batch without one for a sample")
    func taking() async throws {
        let gate = AllocationGate(thing: "a sample in the daemon", most: 0)
        func message(_ count: Int) throws -> [UInt8] {
            let batch = SampleBatch(seq: 1, columns: try Self.columns(Self.rows(count)))
            return UploadSamplesRequest(request: .batch(batch)).encoded()
        }
        func take(_ bytes: [UInt8]) throws {
            guard case .batch(let batch)? = try UploadSamplesRequest(decoding: bytes).request else {
                Issue.record("no batch came back")
                return
            }
            #expect(try batch.checked().columns.count > 0)
        }
        let few = try message(2_000)
        let many = try message(8_000)
        try take(many)
        let least = try await Allocations.least(of: 10) { try take(few) }
        let found = try await Allocations.least(of: 10) { try take(many) } - least
        #expect(gate.fault(found, for: 6_000) == nil)
    }

    @Test("one allocation for a sample turns the gate red")
    func planted() async throws {
        let gate = AllocationGate(thing: "a sample with one", most: 0)
        let found = try await more(
            { rows in
                var bytes = 0
                for row in rows { bytes += [UInt8](row.sampleId.utf8).count }
                #expect(bytes == 16 * rows.count)
            }, of: (2_000, 8_000))
        #expect(gate.fault(found, for: 6_000) != nil)
    }
}
