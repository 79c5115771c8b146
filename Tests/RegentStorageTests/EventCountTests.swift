import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentServiceTestKit
import RegentStorage
import Testing

@Suite("Reading for counts of events, and error groups")
struct EventCountTests {
    @Test("The first revision of a time is found, before, within and after the ledger")
    func firstRevision() async throws {
        let bench = try await ServiceBench.open()
        for number in 0..<20 { try await bench.run("evalRuns/r\(number)", []) }
        let entries = try await bench.store.entries(from: 1)
        for entry in entries {
            let time = try #require(entry.time).microseconds
            let found = try await bench.store.firstRevision(since: time)
            let after = try await bench.store.firstRevision(since: time + 1)
            let expected = try #require(entries.first { ($0.time?.microseconds ?? 0) >= time }).revision
            #expect(found == expected && after > entry.revision - 1)
        }
        let first = try await bench.store.firstRevision(since: .min)
        let last = try await bench.store.firstRevision(since: .max)
        #expect(first == 1 && last == UInt64(entries.count) + 1)
    }

    @Test("Heads of entries are those of the entries, with their documents where that is asked for")
    func heads() async throws {
        let bench = try await ServiceBench.open()
        for number in 0..<5 { try await bench.run("evalRuns/r\(number)", []) }
        let entries = try await bench.store.entries(from: 1)
        let plain = try await bench.store.entryHeads(from: 2, limit: 3, withPayload: false)
        #expect(plain.map(\.revision) == [2, 3, 4] && plain.allSatisfy(\.payload.isEmpty))
        let whole = try await bench.store.entryHeads(from: 1, limit: 100, withPayload: true)
        #expect(whole.map(\.payload) == entries.map(\.payload) && whole.map(\.event) == entries.map(\.event))
        #expect(whole.map(\.resource) == entries.map(\.resource) && whole.map(\.actor) == entries.map(\.actor))
        #expect(whole.map(\.time) == entries.map(\.time))
        let none = try await bench.store.entryHeads(from: .max, limit: 1, withPayload: false)
        #expect(none.isEmpty)
    }

    @Test("Error groups are replaced by their id, and removed")
    func errorGroups() async throws {
        let bench = try await ServiceBench.open()
        let store = bench.store
        let (a, b) = (ErrorGroup(id: "a", count: 1), ErrorGroup(id: "b", count: 2))
        try await store.write(errorGroups: [b, a], removing: [])
        let both = try await store.errorGroups()
        #expect(both == [a, b])
        var more = b
        more.count = 3
        try await store.write(errorGroups: [more], removing: ["a", "none"])
        let left = try await store.errorGroups()
        #expect(left == [more])
    }
}
