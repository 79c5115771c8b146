import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
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
            principal: principal, reporter: reporter, seq: seq,
            content: OutcomeContent(
                environment: environment, outcomeCount: 1, times: times,
                digest: [UInt8](repeating: content, count: 32), hot: [content], packedTimes: [content, 1],
                cold: [content, content],
                values: [.selectedProvider: [provider], .routeStrategy: ["WEIGHTED"]], filter: [content]))
    }

    /// Ids of the segments that a summary of a range of time reads.
    static func summarised(_ store: Store, _ times: Range<Int64>) async throws -> [Int64] {
        var ids: [Int64] = []
        try await store.readOutcomes { reader in
            _ = try await reader.forEachSegment(environment: "prod", times: times, usesSummaries: false, decoding: \.id)
            { ids.append($0) }
        }
        return ids
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
            let after = last
            let next = try await store.readOutcomes {
                try await $0.places(
                    environment: "prod", .selectedProvider, "b", times: 1_000..<3_000, after: after)
            }
            guard let end = next.last else { break }
            places += next
            last = end
        }
        let expected = (1...200).filter { $0 % 3 == 0 && (1_000..<3_000).contains($0 % 50 * 100) }
            .sorted { ($0 % 50, $0) > ($1 % 50, $1) }
        #expect(places.map(\.segment) == expected.map { Int64($0) })
        #expect(try await Self.summarised(store, 4_900..<5_000) == [49, 99, 149, 199])
        #expect(try await Self.summarised(store, 0..<10_000) == Array(1...200))
        try await store.readOutcomes { reader in
            #expect(try await reader.segments { $0 == [7] } == [7])
            let found = try #require(try await reader.segment(7))
            #expect(found.outcomes.cold == [7, 7] && found.outcomes.packedTimes == [7, 1])
            #expect(found.batches.map(\.id) == [7] && found.batches.map(\.seq) == [7])
            #expect(try await reader.segment(1_000) == nil)
        }
        await fixture.close()
    }

    @Test("a window has the segments that reach into it, however long they last, and times only where it cuts them")
    func window() async throws {
        let fixture = try await StoreFixture()
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        var all: [ClosedRange<Int64>] = []
        for seq in 1...150 as ClosedRange<UInt64> {
            let first = Int64.random(in: 0...1_000, using: &generator)
            let width = Int64(1) << Int64.random(in: 0...11, using: &generator)
            all.append(first...(first + Int64.random(in: 0..<width, using: &generator)))
            if seq == 150 { all[149] = 0...Int64.max }
            _ = try await Self.append(fixture.store, Self.segment(seq, times: all[Int(seq) - 1]))
        }
        for _ in 0..<60 {
            let first = Int64.random(in: 0...2_500, using: &generator)
            let times = first..<(first + Int64.random(in: 1...600, using: &generator))
            let expected = all.indices.filter { all[$0].overlaps(ClosedRange(times)) }
            var found: [Int64] = []
            try await fixture.store.readOutcomes { reader in
                _ = try await reader.forEachSegment(
                    environment: "prod", times: times, usesSummaries: false, decoding: \.stored
                ) { stored in
                    guard let segment = stored else { return }
                    found.append(segment.id)
                    #expect((segment.packedTimes == nil) == times.encloses(segment.times))
                }
            }
            #expect(found == expected.map { Int64($0) + 1 }, "\(times), seed \(seed)")
        }
        #expect(try await Self.summarised(fixture.store, 0..<Int64.max) == Array(1...150))
        await fixture.close()
    }

    @Test("a segment that lies within a window gives its summary, if it has one and that is wanted")
    func summaries() async throws {
        let fixture = try await StoreFixture()
        for (seq, summary) in [(1, [9]), (2, []), (3, [8])] as [(UInt64, [UInt8])] {
            let content = Self.segment(seq).content
            let segment = OutcomeSegment(
                principal: "principals/p", reporter: "r", seq: seq,
                content: OutcomeContent(
                    environment: "prod", outcomeCount: 1, times: Int64(seq)...Int64(seq * 10), digest: content.digest,
                    hot: content.hot, packedTimes: content.packedTimes, cold: content.cold, summary: summary,
                    values: content.values, filter: content.filter))
            _ = try await Self.append(fixture.store, segment)
        }
        for (usesSummaries, expected) in [(true, [1: [9]]), (false, [:])] as [(Bool, [Int64: [UInt8]])] {
            var (summaries, columns): ([Int64: [UInt8]], [Int64]) = ([:], [])
            try await fixture.store.readOutcomes { reader in
                _ = try await reader.forEachSegment(
                    environment: "prod", times: 0..<25, usesSummaries: usesSummaries, decoding: { $0 }
                ) { evidence in
                    if case .summary(let id, let bytes) = evidence {
                        summaries[id] = bytes
                    } else {
                        columns.append(evidence.id)
                    }
                }
            }
            #expect(summaries == expected && Set(columns) == Set([1, 2, 3]).subtracting(expected.keys))
        }
        await fixture.close()
    }

    @Test("a reader sees the segments of its generation until it ends, and those after see what replaced them")
    func generations() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        for seq in 1...4 as ClosedRange<UInt64> { _ = try await Self.append(store, Self.segment(seq)) }
        try await store.readOutcomes { reader in
            let (neighbours, _) = try await store.outcomeNeighbours(environment: "prod", from: 0)
            let merged = Self.segment(9, content: 9).content
            #expect(try await store.replaceOutcomes(neighbours[..<3].map(\.key), by: merged, digests: [:]))
            #expect(try await store.removeReplacedOutcomes() == 0)
            let before = try await reader.places(
                environment: "prod", .selectedProvider, "a", times: 0..<9, after: .start)
            #expect(before.map(\.segment) == [4, 3, 2, 1])
            #expect(try await reader.segment(2)?.outcomes.cold == [0, 0])
            #expect(try await reader.segment(5) == nil)
            #expect(try await Self.summarised(store, 0..<9) == [5, 4])
        }
        let held = try await store.readOutcomes { try await $0.segment(5)?.batches.map(\.id) }
        #expect(held == [1, 2, 3])
        #expect(try await store.removeReplacedOutcomes() == 3)
        #expect(try await Self.append(store, Self.segment(2)) == .duplicate)
        let (neighbours, isLast) = try await store.outcomeNeighbours(environment: "prod", from: 0)
        #expect(neighbours.map(\.key.id) == [5, 4] && isLast)
        #expect(neighbours.map(\.key.batches) == [1...3, 4...4])
        let old = OutcomeSegmentKey(id: 4, batches: 4...4, outcomeCount: 7, times: 1...2)
        #expect(try await !store.replaceOutcomes([old], by: Self.segment(9).content, digests: [:]))
        #expect(try await Self.summarised(store, 0..<9) == [5, 4])
        await fixture.close()
    }

    @Test("segments that were replaced go before anything is erased of the batches they hold")
    func erasureOfReplaced() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        for seq in 1...2 as ClosedRange<UInt64> { _ = try await Self.append(store, Self.segment(seq)) }
        let (neighbours, _) = try await store.outcomeNeighbours(environment: "prod", from: 0)
        #expect(try await store.replaceOutcomes(neighbours.map(\.key), by: Self.segment(9).content, digests: [:]))
        #expect(try await store.erase(outcomesKeptMicros: 0, now: 10).outcomeSegments == 2)
        let left = try await fixture.database.read { connection in
            try connection.query("SELECT segment FROM outcome_columns", []).count
        }
        #expect(left == 0)
        #expect(try await Self.summarised(store, 0..<9) == [])
        await fixture.close()
    }

    @Test("a batch keeps the revision of the ledger at its COMMIT")
    func revision() async throws {
        let fixture = try await StoreFixture()
        _ = try await Self.append(fixture.store, Self.segment(1))
        let revision = try await fixture.create("A").revision
        _ = try await Self.append(fixture.store, Self.segment(2))
        let revisions = try await fixture.database.read { connection in
            try connection.query("SELECT revision FROM outcome_batches ORDER BY id", []).map {
                try $0["revision"].asUnsigned
            }
        }
        #expect(revisions == [0, revision] && revision > 0)
        await fixture.close()
    }

    @Test(
        "every way of finding is a walk of an index, without a scan or a sort",
        arguments: [
            (OutcomeSQL.places, 9), (OutcomeSQL.filters, 2), (OutcomeSQL.window, 6), (OutcomeSQL.segment, 2),
            (OutcomeSQL.hot, 2), (OutcomeSQL.nextSpan, 2), (OutcomeSQL.holder, 2), (OutcomeSQL.batches, 3),
            (OutcomeSQL.erasedCount, 3), (OutcomeSQL.nextEnvironment, 1), (OutcomeSQL.neighbours, 3),
            (OutcomeSQL.replaced, 2),
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

extension OutcomeEvidence {
    /// The segment.
    var id: Int64 {
        switch self {
        case .summary(let segment, _): segment
        case .columns(let stored): stored.id
        }
    }

    /// Its columns, where it gave those.
    var stored: StoredOutcomes? { if case .columns(let stored) = self { stored } else { nil } }
}
