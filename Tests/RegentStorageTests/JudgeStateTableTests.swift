import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// What judges of rollouts keep, and the batches that they follow.
@Suite("Table of judges")
struct JudgeStateTableTests {
    private static let name = "rollouts/r"

    private static func put(_ store: Store, _ state: StoredJudgeState) async throws {
        let command = Command.daemon(RolloutRunServiceMethods.startRollout.descriptor, now: 1)
        try await store.write(MutationCall(command)) { try $0.putJudgeState(state) }
    }

    @Test("A state is kept by rollout, and a later one takes its place")
    func states() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        let none = try await store.judgeState(of: Self.name)
        #expect(none == nil)
        for (batch, byte) in [(1, 1), (7, 2)] as [(Int64, UInt8)] {
            let state = StoredJudgeState(rollout: Self.name, batch: batch, revision: 3, state: [byte, 0, 255])
            try await Self.put(store, state)
            let stored = try await store.judgeState(of: Self.name)
            #expect(stored == state)
        }
        let other = try await store.judgeState(of: "rollouts/other")
        #expect(other == nil)
        await fixture.close()
    }

    /// Places of the batches that a follower sees after one.
    private static func batches(_ store: Store, after batch: Int64, limit: Int = 100) async throws -> [Int64] {
        try await store.readOutcomes { reader in
            try await reader.segments(environment: "prod", after: batch, limit: limit).map(\.batches.lowerBound)
        }
    }

    @Test("Batches of an environment follow one another in the order of COMMIT, and each is announced")
    func following() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        #expect(store.outcomeBatches.last == 0)
        for seq in 1...4 as ClosedRange<UInt64> {
            let environment = seq == 2 ? "staging" : "prod"
            let segment = OutcomeTableTests.segment(
                seq, environment: environment, times: Int64(10 - seq)...Int64(20 - seq), content: UInt8(seq))
            _ = try await OutcomeTableTests.append(store, segment)
            #expect(store.outcomeBatches.last == seq)
        }
        // The same again is no news.
        _ = try await OutcomeTableTests.append(
            store, OutcomeTableTests.segment(4, environment: "prod", times: 6...16, content: 4))
        #expect(store.outcomeBatches.last == 4)
        let (all, later, some, none) = (
            try await Self.batches(store, after: 0), try await Self.batches(store, after: 1),
            try await Self.batches(store, after: 0, limit: 2), try await Self.batches(store, after: 4)
        )
        #expect(all == [1, 3, 4] && later == [3, 4] && some == [1, 3] && none == [])
        await fixture.close()
    }
}
