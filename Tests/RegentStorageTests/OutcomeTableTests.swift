import RegentDatabase
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

/// Segments of outcomes: order, repeats, and what finds them.
@Suite("Outcome segments")
struct OutcomeTableTests {
    static func segment(
        _ seq: UInt64, of principal: String = "principals/p", reporter: String = "r", environment: String = "prod",
        times: ClosedRange<Int64> = 1...2,
        provider: String = "a", content: UInt8 = 0
    ) -> OutcomeSegment {
        OutcomeSegment(
            principal: principal, reporter: reporter, seq: seq, environment: environment, outcomeCount: 1, times: times,
            digest: [UInt8](repeating: content, count: 32), hot: [content], cold: [content, content],
            values: [.selectedProvider: [provider], .routeStrategy: ["WEIGHTED"]], filter: [content])
    }

    static func append(_ store: Store, _ segment: OutcomeSegment) async throws -> SegmentOutcome {
        let place = try await store.bulk.place()
        return try await withCheckedThrowingContinuation { continuation in
            store.submit(segment, in: place) { continuation.resume(with: $0) }
        }
    }

    @Test("a reporter's batches come in order; a repeat counts once, other content and gaps are refused")
    func order() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        #expect(try await store.durableOutcomeSeq(reporter: "r", of: "principals/p") == 0)
        #expect(try await Self.append(store, Self.segment(1)) == .stored)
        #expect(try await Self.append(store, Self.segment(1)) == .duplicate)
        await expectRefusal(.chunkConflict) { _ = try await Self.append(store, Self.segment(1, content: 9)) }
        await expectRefusal(.sequenceGap) { _ = try await Self.append(store, Self.segment(3)) }
        #expect(try await Self.append(store, Self.segment(1, reporter: "other")) == .stored)
        #expect(try await Self.append(store, Self.segment(2)) == .stored)
        #expect(try await store.durableOutcomeSeq(reporter: "r", of: "principals/p") == 2)
        await fixture.close()
    }

    @Test("a reporter is the principal's that stored its first batch, whoever asks and however two begin at once")
    func owner() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        #expect(try await store.durableOutcomeSeq(reporter: "r", of: "principals/b") == 0)
        #expect(try await Self.append(store, Self.segment(1, of: "principals/a")) == .stored)
        await expectRefusal(.reporterTaken) {
            _ = try await store.durableOutcomeSeq(reporter: "r", of: "principals/b")
        }
        // It had been opened before it was anybody's; the same content, the next batch, another one.
        for segment in [
            Self.segment(1, of: "principals/b"), Self.segment(2, of: "principals/b"),
            Self.segment(1, of: "principals/b", content: 9), Self.segment(9, of: "principals/b"),
        ] {
            await expectRefusal(.reporterTaken) { _ = try await Self.append(store, segment) }
        }
        #expect(try await store.durableOutcomeSeq(reporter: "r", of: "principals/a") == 1)
        #expect(try await Self.append(store, Self.segment(1, of: "principals/b", reporter: "R")) == .stored)
        #expect(try await Self.append(store, Self.segment(2, of: "principals/a")) == .stored)
        await fixture.close()
    }

    @Test("segments are found by value newest first, by time, by filter, and by id")
    func finding() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        for seq in 1...200 as ClosedRange<UInt64> {
            let time = Int64(seq % 50) * 100
            _ = try await Self.append(
                store,
                Self.segment(
                    seq, times: time...(time + 10), provider: seq.isMultiple(of: 3) ? "b" : "a",
                    content: UInt8(seq)))
        }
        var (places, last): ([OutcomePlace], OutcomePlace) = ([], .start)
        while true {
            let next = try await store.outcomePlaces(
                environment: "prod", .selectedProvider, "b", times: 1_000..<3_000, after: last)
            guard let end = next.last else { break }
            places += next
            last = end
        }
        let expected = (1...200).filter { $0 % 3 == 0 && (1_000..<3_000).contains($0 % 50 * 100) }
            .sorted { ($0 % 50, $0) > ($1 % 50, $1) }
        #expect(places.map(\.segment) == expected.map { Int64($0) })
        var summarised: [Int64] = []
        try await store.forEachOutcomeSegment(environment: "prod", times: 4_900..<5_000, decoding: { $0 }) {
            #expect($0.hot.count == 1 && $0.cold.isEmpty)
            summarised.append($0.id)
        }
        #expect(summarised == [49, 99, 149, 199])
        var all: [Int64] = []
        try await store.forEachOutcomeSegment(environment: "prod", times: 0..<10_000, decoding: \.id) { all.append($0) }
        #expect(all == Array(1...200))
        #expect(try await store.outcomeSegments { $0 == [7] } == [7])
        #expect(try await store.outcomeSegment(7).cold == [7, 7])
        await expectRefusal(.notFound) { _ = try await store.outcomeSegment(1_000) }
        await fixture.close()
    }

    @Test(
        "every way of finding is a walk of an index, without a scan or a sort",
        arguments: [
            (OutcomeSQL.places, 8), (OutcomeSQL.filters, 2), (OutcomeSQL.summarised, 5), (OutcomeSQL.segment, 1),
        ])
    func plans(statement: String, parameters: Int) async throws {
        let fixture = try await StoreFixture()
        let plan = try await fixture.database.read { connection in
            try connection.query(
                "EXPLAIN QUERY PLAN " + statement, [SQLValue](repeating: .integer(1), count: parameters)
            ).map { try $0["detail"].asText }
        }
        #expect(plan.allSatisfy { $0.hasPrefix("SEARCH") }, "\(plan)")
        #expect(!plan.isEmpty)
        await fixture.close()
    }
}
