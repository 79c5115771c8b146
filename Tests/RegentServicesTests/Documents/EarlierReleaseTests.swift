import Foundation
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// Stores that earlier releases made: Tests/Scripts/make_store_fixture.py with the release before documents had
/// lifecycles, files of format 2, and with the one before outcomes were compacted, files of format 3.
@Suite("A store of an earlier release", .timeLimit(.minutes(10)))
struct EarlierReleaseTests {
    /// A fixture: its format, and how many environments it has.
    static let stores = [("format-2", 3), ("format-3", 4)]

    static func folder(_ format: String) -> URL { Checkout.file("Tests/Fixtures/stores/\(format)") }

    /// A keyed call, with what it was answered then.
    struct Call: Decodable {
        let method: String
        let request: Data
        let response: Data
    }

    static func calls(_ format: String) throws -> [Call] {
        let text = try String(contentsOf: folder(format).appendingPathComponent("calls.jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map { try JSONDecoder().decode(Call.self, from: Data($0.utf8)) }
    }

    /// Handlers over a copy of the store.
    static func with(_ format: String, _ body: (ServiceBench) async throws -> Void) async throws {
        try await withTemporaryFolder { copy in
            let path = copy.file("regent.db")
            let fixture = folder(format).appendingPathComponent("regent.db").path
            try FileManager.default.copyItem(atPath: fixture, toPath: path)
            let database = try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
            let store = try await Store.open(
                database, ownerUID: 1, now: 1, random: { [UInt8](repeating: 1, count: $0) })
            try await body(try await ServiceBench.over(store, database))
            await database.close()
        }
    }

    @Test(
        "Its keyed calls get the answers they were given, byte for byte but for being a repeat", arguments: stores)
    func answers(format: String, environments: Int) async throws {
        try await Self.with(format) { bench in
            func check<Request: VerbRequest>(_ call: Call, _ request: Request.Type) async throws {
                let method = try #require(MethodDescriptor.all.first { $0.name == call.method })
                let answer = try await bench.call(
                    Method<Request, Request.Answer>(method), try Request(decoding: Array(call.request)))
                var expected = try Request.Answer(decoding: Array(call.response))
                expected.receipt?.replayed = true
                // Earlier releases did not say it.
                let treeSize = answer.receipt?.treeSize ?? 0
                expected.receipt?.treeSize = treeSize
                // A secret is said once.
                if var token = expected as? IssueTokenResponse, let plain = answer as? IssueTokenResponse {
                    token.secret = ""
                    #expect(plain.encoded() == token.encoded(), "\(call.method)")
                } else {
                    #expect(answer.encoded() == expected.encoded(), "\(call.method)")
                }
            }
            let before = try await bench.content()
            let calls = try Self.calls(format)
            #expect(calls.count > 20)
            for call in calls {
                let method = try #require(MethodDescriptor.all.first { $0.name == call.method })
                let type = MessageTypes.all.first { $0.fullName == method.requestType }
                guard let type = type as? any VerbRequest.Type else {
                    Issue.record("\(call.method) changes no document")
                    continue
                }
                try await check(call, type)
            }
            #expect(try await bench.content() == before)
        }
    }

    @Test("Its documents have their states, and its ledger is whole", arguments: stores)
    func documents(format: String, environmentCount: Int) async throws {
        try await Self.with(format) { bench in
            func states<D: Document>(_ type: D.Type) async throws -> [String: String] {
                let page = try await bench.store.list(D.self, DocumentQuery(pageSize: 1_000))
                let pairs = page.items.map {
                    ($0.name.split(separator: "/").last.map(String.init) ?? "", $0.state.name)
                }
                return Dictionary(pairs, uniquingKeysWith: { $0 + $1 })
            }
            let runs = try await states(EvalRun.self)
            #expect(
                runs == [
                    "passed": "PASSED", "failed": "FAILED", "sealed": "SEALED", "running": "RUNNING",
                    "aborted": "ABORTED",
                ])
            let environments = try await states(Environment.self)
            #expect(environments.count == environmentCount && environments.values.allSatisfy { $0 == "ACTIVE" })
            let configs = try await states(ProviderConfig.self)
            #expect(
                configs == [
                    "openai": "ENABLED", "custom": "ENABLED", "a": "ENABLED", "b": "ENABLED", "c": "DISABLED",
                ])
            let tokens = try await states(Token.self)
            #expect(tokens.values.sorted() == ["ACTIVE", "REVOKED"])
            let principals = try await states(Principal.self)
            #expect(principals.count == 3 && principals.values.allSatisfy { $0 == "ENABLED" })
            #expect(try await bench.store.auditLedger().faultCount == 0)
        }
    }
}
