import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Differences between revisions")
struct DiffResourceTests {
    typealias Providers = ProviderServiceMethods
    typealias Ledger = LedgerServiceMethods

    static let name = "environments/a/providers/p"

    /// A config that is changed twice; gives the revisions of its three entries.
    static func changed() async throws -> (bench: ServiceBench, revisions: [UInt64]) {
        let bench = try await ScopedReadingTests.filled()
        let configs = [
            ProviderConfig(name: name, weight: 7, metadata: ["k": "v"]),
            ProviderConfig(name: name, weight: 7, maxRetries: 0, metadata: ["l\"": "w"]),
        ]
        for config in configs {
            let put = PutProviderConfigRequest(providerConfig: config, mutation: .fresh())
            _ = try await bench.call(Providers.putProviderConfig, put)
        }
        let history = try await bench.call(Ledger.getHistory, GetHistoryRequest(name: name))
        return (bench, history.entries.map(\.revision))
    }

    private static func words(_ changes: [FieldChange]) -> [String] {
        changes.map { "\($0.path): \($0.oldValue) -> \($0.newValue)" }
    }

    @Test("A difference has each field that is another, old and new, in either direction")
    func difference() async throws {
        let (bench, revisions) = try await Self.changed()
        let created = [
            "name:  -> \"environments/a/providers/p\"", "provider:  -> \"p\"", "environment:  -> \"a\"",
            "enabled:  -> true", "weight:  -> 1", "timeout_ms:  -> 30000", "max_retries:  -> 2",
        ]
        let rows: [(from: UInt64, to: UInt64, changes: [String])] = [
            (revisions[0], revisions[1], ["weight: 1 -> 7", "metadata[\"k\"]:  -> \"v\""]),
            (revisions[1], revisions[0], ["weight: 7 -> 1", "metadata[\"k\"]: \"v\" -> "]),
            (revisions[1], 0, ["max_retries: 2 -> 0", "metadata[\"k\"]: \"v\" -> ", "metadata[\"l\\\"\"]:  -> \"w\""]),
            (revisions[2] - 1, revisions[1], []), (0, revisions[0], created), (revisions[0] - 1, revisions[0], created),
        ]
        for row in rows {
            let request = DiffResourceRequest(name: Self.name, fromRevision: row.from, toRevision: row.to)
            let found = try await bench.call(Ledger.diffResource, request)
            #expect(Self.words(found.changes) == row.changes && found.omitted == 0, "\(row.from) to \(row.to)")
        }
        let now = try await bench.call(Ledger.diffResource, DiffResourceRequest(name: Self.name))
        #expect(now.fromRevision == 0 && now.toRevision == revisions[2])
    }

    @Test("A history shows what each entry changed where it is asked for, page by page the same")
    func history() async throws {
        let (bench, revisions) = try await Self.changed()
        let plain = try await bench.call(Ledger.getHistory, GetHistoryRequest(name: Self.name))
        #expect(plain.changes == [])
        let whole = try await bench.call(Ledger.getHistory, GetHistoryRequest(name: Self.name, showChanges: true))
        #expect(whole.changes.map(\.revision) == revisions && whole.entries == plain.entries)
        #expect(Self.words(whole.changes[1].changes) == ["weight: 1 -> 7", "metadata[\"k\"]:  -> \"v\""])
        var (changes, token) = ([EntryChanges](), "")
        repeat {
            let request = GetHistoryRequest(name: Self.name, pageSize: 1, pageToken: token, showChanges: true)
            let page = try await bench.call(Ledger.getHistory, request)
            changes += page.changes
            token = page.nextPageToken
        } while !token.isEmpty
        #expect(changes == whole.changes)
    }

    @Test("What may not be read is refused as what never existed, and a later revision is refused for both")
    func hidden() async throws {
        let (bench, _) = try await Self.changed()
        let caller = try ScopedReadingTests.caller([("history.read", "*"), ("provider.read", "environments/b")])
        let last = try await bench.store.lastRevision()
        for name in [Self.name, "environments/a/providers/none", "evalRuns/a", "principals/ada", "nothing"] {
            await expectRefusal(.notFound, "\(name)") {
                _ = try await bench.call(Ledger.diffResource, DiffResourceRequest(name: name), as: caller)
            }
            for request in [
                DiffResourceRequest(name: name, toRevision: last + 1),
                DiffResourceRequest(name: name, fromRevision: last + 1, toRevision: last),
            ] {
                await expectRefusal(.revisionUnknown) {
                    _ = try await bench.call(Ledger.diffResource, request, as: caller)
                }
            }
        }
    }
}
