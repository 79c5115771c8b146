import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

@Suite("Stored counts of SLA targets")
struct SlaSeriesTests {
    private static func put(
        _ store: Store, _ series: StoredSlaSeries, _ counts: [StoredSlaCount], after batch: Int64 = 0
    ) async throws -> Bool {
        let command = Command.daemon(RolloutRunServiceMethods.startRollout.descriptor, now: 1)
        return try await store.write(MutationCall(command)) {
            try $0.putSlaSeries(series, adding: counts, after: batch)
        }
    }

    @Test("Counts add up by minute, as of a revision, and belong to a target and a criterion")
    func sums() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        var series = StoredSlaSeries(target: "t", criterion: "c", batch: 4, minute: 9, burnMinute: -1)
        let first = try await Self.put(
            store, series,
            [
                StoredSlaCount(minute: 7, revision: 3, good: 5, bad: 1),
                StoredSlaCount(minute: 8, revision: 3, good: 2, bad: 0),
            ])
        series.batch = 6
        let more = [
            StoredSlaCount(minute: 7, revision: 3, good: 1, bad: 1),
            StoredSlaCount(minute: 7, revision: 5, good: 10, bad: 0),
        ]
        let next = try await Self.put(store, series, more, after: 4)
        // The same once more follows from nothing that is stored.
        let again = try await Self.put(store, series, more, after: 4)
        #expect(first && next && !again)
        let other = StoredSlaSeries(target: "t", criterion: "d", batch: 1, minute: 0, burnMinute: 3)
        _ = try await Self.put(store, other, [StoredSlaCount(minute: 7, revision: 3, good: 100, bad: 0)])
        let known = try await store.slaSeries(of: "t", by: "c")
        #expect(known == series)
        let all = try await store.slaCounts(of: "t", by: "c", minutes: 0...100)
        #expect(all.map { [$0.minute, Int64($0.good), Int64($0.bad)] } == [[7, 16, 2], [8, 2, 0]])
        let then = try await store.slaCounts(of: "t", by: "c", minutes: 0...7, asOf: 4)
        #expect(then.map { [$0.minute, Int64($0.good), Int64($0.bad)] } == [[7, 6, 2]])
        let none = try await store.slaCounts(of: "u", by: "c", minutes: 0...100)
        #expect(none == [])
        let unknown = try await store.slaSeries(of: "u", by: "c")
        #expect(unknown == nil)
        await fixture.close()
    }
}
