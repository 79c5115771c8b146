import RegentBulk
import RegentMessages
import RegentTestKit
import Testing

/// From outcomes to the columns that are sent, and from bytes that came to those that are stored.
@Suite("Allocations of an outcome", .serialized, .enabled(if: Allocations.canBeCounted))
struct OutcomeAllocationTests {
    private static func rows(_ count: Int) -> [RouteOutcome] {
        var generator = SplitMix64(seed: 7)
        return SeededOutcome.make(count, firstMicros: 1_000_000, spanMicros: 1_000_000, using: &generator).map {
            outcome in
            var row = RouteOutcome(
                requestId: "a request id of some length \(outcome.requestID)",
                createTime: Timestamp(microseconds: outcome.createMicros), environment: "prod",
                selectedProvider: "provider-\(outcome.provider)",
                latencyMs: outcome.latencyMicros.map { Double($0) / 1_000 },
                status: RouteOutcomeStatus(rawValue: outcome.status))
            (row.useCase, row.inputTokens, row.keyDigest) = ("support of customers", 10, 7)
            return row
        }
    }

    /// What a body allocates for four times so many outcomes: without what one batch costs whatever its size.
    private func more<Input>(
        than count: Int = 2_000, _ input: (Int) throws -> Input, _ body: (Input) throws -> Void
    ) async throws -> Int {
        let (few, many) = (try input(count), try input(4 * count))
        try body(many)
        let least = try await Allocations.least(of: 10) { try body(few) }
        return try await Allocations.least(of: 10) { try body(many) } - least
    }

    @Test("the SDK checks outcomes and makes columns of them without one for an outcome")
    func making() async throws {
        let gate = AllocationGate(thing: "an outcome in the SDK", most: 0)
        // All of them fit into one batch.
        let found = try await more(than: 500, { Self.rows($0) }) { rows in
            var (batcher, batches, faults) = (OutcomeBatcher(), 0, 0)
            for row in rows {
                faults += row.faults(in: "prod").count
                batches += batcher.append(row) == nil ? 0 : 1
            }
            let last = batcher.finish()
            #expect(faults == 0 && batches == 0 && last?.count == UInt32(rows.count))
        }
        #expect(gate.fault(found, for: 1_500) == nil)
    }

    @Test("the daemon reads and checks columns without one for an outcome")
    func taking() async throws {
        let gate = AllocationGate(thing: "an outcome in the daemon", most: 0)
        let found = try await more({ count in
            let columns = OutcomeColumns(packing: Self.rows(count), level: 3)
            return OutcomeBatch(seq: 1, environment: "prod", columns: columns).encoded()
        }) { bytes in
            let checked = try CheckedOutcomes(checking: OutcomeBatch(decoding: bytes))
            #expect(!checked.filter.bytes.isEmpty && checked.times.lowerBound > 0)
        }
        #expect(gate.fault(found, for: 6_000) == nil)
    }

    @Test("one allocation for an outcome turns the gate red")
    func planted() async throws {
        let gate = AllocationGate(thing: "an outcome with one", most: 0)
        let found = try await more({ Self.rows($0) }) { rows in
            var bytes = 0
            for row in rows { bytes += [UInt8](row.requestId.utf8).count }
            #expect(bytes > 16 * rows.count)
        }
        #expect(gate.fault(found, for: 6_000) != nil)
    }
}
