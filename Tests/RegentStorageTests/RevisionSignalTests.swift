import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

@Suite("Following the ledger", .timeLimit(.minutes(10)))
struct RevisionSignalTests {
    private static func follow(_ store: Store, to end: UInt64) async throws -> [UInt64] {
        var seen: [UInt64] = []
        while seen.last != end {
            let last = seen.last ?? 0
            _ = try await store.revisions.revision(after: last)
            seen += try await store.entries(from: last + 1, limit: 7).map(\.revision)
        }
        return seen
    }

    @Test("a follower that reads from its last revision on misses nothing and sees nothing twice")
    func follow() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        try await withThrowingTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<4 { group.addTask { try await Self.follow(store, to: 60) } }
            for number in 0..<60 {
                group.addTask {
                    try await fixture.create("run-\(number)")
                    return Array(1...60)
                }
            }
            for try await seen in group { #expect(seen == Array(1...60)) }
        }
        #expect(store.revisions.last == 60)
        await fixture.close()
    }

    @Test("what is past already does not wait")
    func past() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        #expect(try await fixture.store.revisions.revision(after: 0) == 1)
        await fixture.close()
    }

    @Test("a signal comes only once the entry can be read")
    func readable() async throws {
        let fixture = try await StoreFixture()
        for number in 1...20 as ClosedRange<UInt64> {
            async let created = fixture.create("run-\(number)")
            let revision = try await fixture.store.revisions.revision(after: number - 1)
            #expect(try await fixture.store.entries(from: revision).first?.revision == number)
            _ = try await created
        }
        await fixture.close()
    }

    @Test("a cancelled wait ends", arguments: 0..<20)
    func cancellation(round: Int) async throws {
        let fixture = try await StoreFixture()
        let waiting = Task { [store = fixture.store] in try await store.revisions.revision(after: 0) }
        if round.isMultiple(of: 2) { await Task.yield() }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        await fixture.close()
    }

    @Test("a reopened store knows where its ledger ends; a failed call moves nothing")
    func boundaries() async throws {
        try await withTemporaryFolder { folder in
            let fixture = try await StoreFixture(path: folder.file("store.db"))
            try await fixture.create("A")
            _ = try? await fixture.update("none")
            #expect(fixture.store.revisions.last == 1)
            await fixture.close()
            let again = try await StoreFixture(path: folder.file("store.db"))
            #expect(again.store.revisions.last == 1)
            await again.close()
        }
    }
}
