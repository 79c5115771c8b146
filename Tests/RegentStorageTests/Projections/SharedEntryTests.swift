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
