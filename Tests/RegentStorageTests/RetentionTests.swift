import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

/// What is erased when its time is over, and what stays of it.
@Suite("Retention", .timeLimit(.minutes(10)))
struct RetentionTests {
    static let day: Int64 = 24 * 3_600 * 1_000_000

    static func abort(_ store: Store, _ mutation: Mutation, at now: Int64) async throws -> AbortRunResponse {
        try await store.mutate(.at(now), AbortRunRequest(run: "evalRuns/A", mutation: mutation)) { transaction in
            var run = try transaction.require(EvalRun.self, "evalRuns/A")
            run.attempt += 1
            return AbortRunResponse(run: try transaction.update(run))
        }
    }

    @Test("an answer is given again for a day, its call is recognised for thirty, then forgotten")
    func answers() async throws {
        let fixture = try await StoreFixture()
        let (store, start) = (fixture.store, StoreFixture.now)
        try await fixture.create("A")
        let first = try await Self.abort(store, .keyed("k"), at: start)
        for time in [start + Self.day - 1, start + Self.day] {
            _ = try await store.erase(outcomesKeptMicros: nil, now: time)
            let again = try await Self.abort(store, .keyed("k"), at: time)
            #expect(again.receipt?.replayed == true && again.run == first.run)
        }
        for time in [start + Self.day + 1, start + 30 * Self.day] {
            let erasure = try await store.erase(outcomesKeptMicros: nil, now: time)
            #expect(erasure.calls == 0)
            await expectRefusal(.answerExpired) { _ = try await Self.abort(store, .keyed("k"), at: time) }
            let other = Mutation.keyed("k", reason: "another request")
            await expectRefusal(.keyReused) { _ = try await Self.abort(store, other, at: time) }
        }
        #expect(try await store.lastRevision() == 2, "nothing was carried out again")
        let late = try await store.erase(outcomesKeptMicros: nil, now: start + 30 * Self.day + 1)
        #expect(late.calls == 2)
        #expect(try await Self.abort(store, .keyed("k"), at: start + 31 * Self.day).receipt?.replayed == false)
        await fixture.close()
    }

    @Test("everything old is erased, however much, in turns of 500 calls and eight batches")
    func turns() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        try await fixture.database.write { connection in
            for number in 0..<1_200 {
                try connection.execute(
                    "INSERT INTO idempotency VALUES ($1, x'00', 1, $2, 0, 0, 'm', x'00', 0)",
                    [.blob(Array("old \(number)".utf8)), .integer(number < 700 ? 1 : StoreFixture.now - Self.day - 1)])
            }
        }
        for seq in 1...20 as ClosedRange<UInt64> {
            _ = try await OutcomeTableTests.append(store, OutcomeTableTests.segment(seq, times: 1...Int64(seq)))
        }
        let database = try #require(fixture.database as? SQLiteDatabase)
        let before = database.counters.commits
        let erasure = try await store.erase(outcomesKeptMicros: StoreFixture.now - 18, now: StoreFixture.now)
        // 500 + 200 calls, 500 + 0 answers, 8 + 8 + 1 batches: a turn a COMMIT.
        #expect(database.counters.commits - before == 7)
        #expect(erasure.calls == 700 && erasure.answers == 500 && erasure.outcomeSegments == 17)
        #expect(try await store.erase(outcomesKeptMicros: StoreFixture.now - 18, now: StoreFixture.now) == Erasure())
        await fixture.close()
    }

    @Test("an erased batch of outcomes is found no more, but is recognised and counted")
    func outcomes() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        for seq in 1...3 as ClosedRange<UInt64> {
            let segment = OutcomeTableTests.segment(seq, times: Int64(seq)...Int64(seq * 10), content: UInt8(seq))
            _ = try await OutcomeTableTests.append(store, segment)
        }
        #expect(try await store.erase(outcomesKeptMicros: 100, now: 125).outcomeSegments == 2)
        try await store.readOutcomes { reader in
            let places = try await reader.places(
                environment: "prod", .selectedProvider, "a", times: 0..<1_000, after: .start)
            #expect(places.map(\.segment) == [3])
            #expect(try await reader.segments { _ in true } == [3])
            let erased = try #require(try await reader.segment(2))
            #expect(erased.outcomes.outcomeCount == 0 && erased.batches == [])
            #expect(erased.outcomes.hot == [] && erased.outcomes.cold == [])
            var seen: [Int64] = []
            let count = try await reader.forEachSegment(
                environment: "prod", times: 0..<1_000, usesSummaries: false, decoding: \.id
            ) {
                seen.append($0)
            }
            #expect(seen == [3] && count == 2)
        }
        let same = OutcomeTableTests.segment(2, times: 2...20, content: 2)
        #expect(try await OutcomeTableTests.append(store, same) == .duplicate)
        let other = OutcomeTableTests.segment(2, times: 2...20, content: 9)
        await expectRefusal(.chunkConflict) { _ = try await OutcomeTableTests.append(store, other) }
        #expect(try await store.durableOutcomeSeq(reporter: "r", of: "principals/p") == 3)
        await fixture.close()
    }

    @Test(
        "what is to be erased is found by an index, without a scan or a sort",
        arguments: [
            (IdempotencySQL.erase, 3), (IdempotencySQL.remove, 2), (OutcomeSQL.erasable, 2),
            (OutcomeSQL.removeValues, 1),
        ])
    func plans(statement: String, parameters: Int) async throws {
        let fixture = try await StoreFixture()
        let plan = try await fixture.database.read { connection in
            try connection.query(
                "EXPLAIN QUERY PLAN " + statement, [SQLValue](repeating: .integer(1), count: parameters)
            ).map { try $0["detail"].asText }
        }
        #expect(plan.allSatisfy { !$0.hasPrefix("SCAN") && !$0.contains("TEMP B-TREE") }, "\(plan)")
        #expect(!plan.isEmpty)
        await fixture.close()
    }
}
