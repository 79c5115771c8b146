import RegentMessages
import RegentStorage
import Testing

@Suite("What readers of an entry share")
struct SharedEntryTests {
    private static let entry = LedgerEntry(
        revision: 7, actor: "principals/ada", role: "OPERATOR", onBehalfOf: "principals/eve", method: "m",
        resource: "environments/prod/providers/p", event: "providerConfig.put",
        payload: ProviderConfig(name: "environments/prod/providers/p").encoded(), reason: "because",
        idempotencyKey: "k")

    @Test("an entry is encoded once for each detail, however many read it")
    func encodedOnce() {
        let shared = SharedEntry(Self.entry)
        var made: [LedgerEntry] = []
        for _ in 0..<50 {
            for detail in [SharedEntry.Detail.whole, .withoutActor] {
                let bytes = shared.encoded(detail) { entry in
                    made.append(entry)
                    return entry.encoded()
                }
                #expect(bytes == Self.entry.shown(detail).encoded())
            }
        }
        #expect(made == [Self.entry, Self.entry.shown(.withoutActor)])
        #expect(made[0] != made[1])
    }

    @Test("what was committed last is the same object for every reader")
    func sameObject() async throws {
        let fixture = try await StoreFixture()
        for number in 0..<5 { try await fixture.create("run-\(number)") }
        let one = try await fixture.store.sharedEntries(from: 1, limit: 5)
        let other = try await fixture.store.sharedEntries(from: 3, limit: 5)
        #expect(one.map(\.revision) == [1, 2, 3, 4, 5])
        #expect(one.suffix(3).map(ObjectIdentifier.init) == other.map(ObjectIdentifier.init))
        await fixture.close()
    }

    @Test("an erased text no longer counts in how much is kept in memory")
    func erased() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        try await fixture.create("A")
        let text = String(repeating: "x", count: 3 << 19)
        for round in 0..<5 {
            let large = try await fixture.update("A", trigger: text)
            try await fixture.update("A", trigger: "\(round)")
            // With an entry of its own, as an erasure has one.
            try await store.write(.at(1)) { transaction in
                try transaction.eraseText(of: large.revision)
                var run = try transaction.require(EvalRun.self, "evalRuns/A")
                run.trigger = "later \(round)"
                _ = try transaction.update(run)
            }
            let shown = try await store.sharedEntries(from: large.revision, limit: 1)
            #expect(shown.first?.entry.textErased == true && shown.first?.entry.payload == [])
            let newest = try await store.sharedEntries(from: store.revisions.last, limit: 1)
            #expect(newest.first?.entry.payload.isEmpty == false)
        }
        await fixture.close()
    }

    @Test("what callers wrote counts in how much is kept in memory, and in how much is given at once")
    func reasons() async throws {
        let fixture = try await StoreFixture()
        let store = fixture.store
        try await fixture.create("A")
        let reason = String(repeating: "x", count: 8 << 10)
        for number in 0..<600 {
            try await store.write(.at(1), mutation: Mutation(reason: reason)) { transaction in
                var run = try transaction.require(EvalRun.self, "evalRuns/A")
                run.trigger = "\(number)"
                _ = try transaction.update(run)
            }
        }
        let (last, most) = (store.revisions.last, (1 << 20) + (16 << 10))
        for first in [1, last - 199] {
            let entries = try await store.sharedEntries(from: first, limit: 1_000)
            #expect(entries.count > 100)
            #expect(entries.reduce(0) { $0 + $1.entry.encodedByteCount } <= most)
        }
        let history = try await store.history("evalRuns/A", pageSize: 1_000)
        #expect(history.items.count > 100)
        #expect(history.items.reduce(0) { $0 + $1.encodedByteCount } <= most)
        let first = try await store.sharedEntries(from: 1, limit: 1).first
        let again = try await store.sharedEntries(from: 1, limit: 1).first
        #expect(first !== again, "it is still in memory")
        await fixture.close()
    }

    static let known: [(name: String, kind: String)] = [
        ("evalRuns/r", "evalRuns"), ("environments/prod/providers/p", "providers"),
        ("principals/ada/tokens/t1", "tokens"), ("environments", ""), ("", ""),
    ]

    @Test("the kind is that of the name", arguments: known)
    func kind(_ name: String, _ kind: String) {
        let shared = SharedEntry(LedgerEntry(revision: 1, resource: name))
        #expect(shared.kind == kind)
        // Found before, and the same again.
        #expect(shared.kind == kind)
    }

    @Test("the names by which it lies in scopes come of its name, or of its state after the change")
    func scopeNames() {
        let run = EvalRun(name: "evalRuns/r", modelVersion: "models/m/versions/1.0.0")
        let entry = LedgerEntry(revision: 1, resource: run.name, payload: run.encoded())
        for _ in 0..<2 {
            #expect(SharedEntry(entry).scopeNames == run.scopeNames)
            #expect(SharedEntry(Self.entry).scopeNames == ["environments/prod/providers/p"])
        }
    }
}
