import RegentDatabase
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Documents that are changed together.
@Suite("Apply", .timeLimit(.minutes(10)))
struct ApplyTests {
    /// What a document says, and what becomes of the config that has weight 10, the model m and two labels.
    struct Merge: Sendable, CustomTestStringConvertible {
        let fields: String
        var replace = false
        /// Weight, model, timeout, labels.
        let after: String
        /// Changed fields, old and new.
        let changes: [String]

        var testDescription: String { fields + (replace ? " replacing" : "") }
    }

    static let merges: [Merge] = [
        Merge(fields: #"{"weight": 6}"#, after: "6 m 5 a=1 b=2", changes: ["weight 10 6"]),
        Merge(fields: #"{"weight": 10}"#, after: "10 m 5 a=1 b=2", changes: []),
        Merge(fields: #"{"model": null}"#, after: "10  5 a=1 b=2", changes: [#"model "m" """#]),
        Merge(fields: #"{"timeout_ms": null}"#, after: "10 m 30000 a=1 b=2", changes: ["timeout_ms 5 30000"]),
        Merge(
            fields: #"{"metadata": {"b": "3", "c": "4"}}"#, after: "10 m 5 a=1 b=3 c=4",
            changes: [#"metadata["b"] "2" "3""#, #"metadata["c"]  "4""#]),
        Merge(
            fields: #"{"metadata": null}"#, after: "10 m 5 ",
            changes: [#"metadata["a"] "1" "#, #"metadata["b"] "2" "#]),
        Merge(
            fields: #"{"weight": 6}"#, replace: true, after: "6  30000 ",
            changes: [
                "weight 10 6", "timeout_ms 5 30000", #"model "m" """#, #"metadata["a"] "1" "#, #"metadata["b"] "2" "#,
            ]),
        Merge(fields: #"{"provider": "b", "revision": 1}"#, after: "10 m 5 a=1 b=2", changes: []),
    ]

    @Test("What a document leaves out stays, null resets, replacing resets what is left out", arguments: merges)
    func merge(_ merge: Merge) async throws {
        let bench = try await Applied.bench()
        let before = #"{"timeout_ms": 5, "metadata": {"a": "1", "b": "2"}}"#
        try await bench.apply([try Applied.config("e/providers/a", before)])
        let plan = try await bench.apply([try Applied.config("e/providers/a", merge.fields)], replace: merge.replace)
        let config = try #require(try await bench.config("e/providers/a"))
        let labels = config.metadata.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        let after = "\(config.weight) \(config.model) \(config.timeoutMs) \(labels.joined(separator: " "))"
        #expect(after == merge.after && plan.fields(of: "e/providers/a") == merge.changes)
        #expect(config.provider == "a" && config.environment == "e")
    }

    @Test("One label can be reset")
    func resetLabel() async throws {
        let bench = try await Applied.bench()
        try await bench.apply([try Applied.config("e/providers/a", #"{"metadata": {"a": "1", "b\"]": "2"}}"#)])
        var document = try Applied.config("e/providers/a")
        document.resetPaths = [#"metadata["b\"]"]"#]
        try await bench.apply([document])
        #expect(try await bench.config("e/providers/a")?.metadata == ["a": "1"])
    }

    @Test("Children may stand before their parents, and the plan says what became of each")
    func plan() async throws {
        let bench = try await Applied.bench()
        let plan = try await bench.apply([
            try Applied.config("f/providers/x", #"{"weight": 1}"#), try Applied.environment("f"),
            try Applied.config("e/providers/a", #"{"weight": 20}"#), try Applied.config("prod/providers/custom"),
        ])
        #expect(
            plan.effects == [
                "environments/f CREATED", "environments/f/providers/x CREATED", "environments/e/providers/a CHANGED",
                "environments/prod/providers/custom UNCHANGED",
            ])
        #expect(plan.fields(of: "e/providers/a") == ["weight 10 20"])
        let last = try #require(try await bench.store.entries(from: 1).last)
        #expect(plan.receipt?.revision == last.revision && plan.receipt?.leafHash == last.leafHash)
        #expect(plan.changes[2].etag == (try await bench.config("e/providers/a")?.etag))
    }

    @Test("An unchanged file writes no entry and says so; a repeat gives the stored plan")
    func idempotent() async throws {
        let bench = try await Applied.bench()
        let documents = [try Applied.environment("e"), try Applied.config("e/providers/a", #"{"weight": 10}"#)]
        let revision = try await bench.store.lastRevision()
        let plan = try await bench.apply(documents)
        #expect(plan.changes.map(\.effect) == [.unchanged, .unchanged] && plan.receipt?.leafHash.count == 32)
        #expect(try await bench.store.lastRevision() == revision)
        let key = Mutation.keyed("once")
        let changed = [try Applied.config("e/providers/a", #"{"weight": 11}"#)]
        var first = try await bench.apply(changed, mutation: key)
        let again = try await bench.apply(changed, mutation: key)
        first.receipt?.replayed = true
        #expect(again == first)
        #expect(try await bench.store.lastRevision() == revision + 1)
    }

    @Test("A dry run gives the plan and leaves nothing behind")
    func dryRun() async throws {
        let bench = try await Applied.bench()
        let documents = [
            try Applied.environment("f"), try Applied.config("f/providers/x", #"{"weight": 1, "is_default": true}"#),
            try Applied.config("e/providers/a", #"{"weight": 0, "is_default": true}"#),
        ]
        let before = try await bench.content()
        let dry = try await bench.apply(documents, mutation: .keyed("dry", validateOnly: true))
        #expect(try await bench.content() == before)
        #expect(dry.receipt?.revision == 0 && dry.changes.allSatisfy { $0.revision == 0 && $0.etag.isEmpty })
        let done = try await bench.apply(documents)
        #expect(done.effects == dry.effects && done.changes.map(\.fields) == dry.changes.map(\.fields))
    }

    @Test("Each entry has the method of its document's kind, and its reason")
    func entries() async throws {
        let bench = try await Applied.bench()
        try await bench.apply([try Applied.config("e/providers/b", #"{"weight": 1}"#)])
        let revision = try await bench.store.lastRevision()
        let documents = [
            try Applied.environment("f"), try Applied.environment("e", #"{"description": "d"}"#),
            try Applied.config("e/providers/a", #"{"weight": 11}"#, reason: "own"),
        ]
        try await bench.apply(documents, prune: ["environments/e"], mutation: .fresh("all"))
        let entries = try await bench.store.entries(from: revision + 1)
        let shown = entries.map { "\($0.method.split(separator: "/")[1]) \($0.event) \($0.reason)" }
        #expect(
            shown == [
                "CreateEnvironment environment.created all", "UpdateEnvironment environment.changed all",
                "PutProviderConfig providerConfig.changed own", "ArchiveProviderConfig providerConfig.archived all",
            ])
    }

    @Test("Each document has its own etag, also an unchanged one")
    func etags() async throws {
        let bench = try await Applied.bench()
        let before = try await bench.content()
        let etag = try #require(try await bench.config("e/providers/a")?.etag)
        for (fields, name) in [(#"{"weight": 1}"#, "a"), ("{}", "a"), (#"{"weight": 1}"#, "new")] {
            await expectRefusal(.etagMismatch) {
                try await bench.apply([
                    try Applied.config("prod/providers/custom", #"{"weight": 5}"#),
                    try Applied.config("e/providers/\(name)", fields, etag: "0000000000000001"),
                ])
            }
        }
        #expect(try await bench.content() == before)
        await expectRefusal(.documentInvalid) {
            try await bench.apply([try Applied.environment("e")], mutation: .fresh(etag: etag))
        }
        try await bench.apply([
            try Applied.config("prod/providers/custom", #"{"weight": 5}"#),
            try Applied.config("e/providers/a", #"{"weight": 1}"#, etag: etag),
        ])
        #expect(try await bench.config("e/providers/a")?.weight == 1)
    }

    @Test(
        "An etag that was read before the call holds, whichever document of the call moves the default",
        arguments: [false, true])
    func etagsOfMoved(isReversed: Bool) async throws {
        let bench = try await Applied.bench()
        var etags: [String] = []
        for id in ["custom", "openai"] { etags.append(try await bench.config("prod/providers/\(id)")?.etag ?? "") }
        func documents(_ openai: String) throws -> [AppliedDocument] {
            let documents = [
                try Applied.config("prod/providers/custom", #"{"is_default": true}"#, etag: etags[0]),
                try Applied.config("prod/providers/openai", #"{"is_default": false}"#, etag: openai),
            ]
            return isReversed ? documents.reversed() : documents
        }
        let failed = await failure { try await bench.apply(try documents("0000000000000001")) }
        #expect(failed?.reason == ErrorReason.etagMismatch.name && failed?.metadata["etag"] == etags[1])
        try await bench.apply(try documents(etags[1]))
        #expect(try await bench.config("prod/providers/custom")?.isDefault == true)
        #expect(try await bench.config("prod/providers/openai")?.isDefault == false)
    }

    @Test("A stored plan is given again only to somebody who may still change its documents")
    func replayed() async throws {
        let bench = try await Applied.bench()
        let (ada, access) = ("principals/ada", AccessServiceMethods.self)
        let put = PutPrincipalRequest(principal: Principal(name: ada, kind: .human, uids: [5]), mutation: .fresh())
        var etag = try await bench.call(access.putPrincipal, put).principal?.etag ?? ""
        let grants = ["environments/e", "environments/prod"].map { RoleGrant(role: .operator, scope: $0) }
        for grant in grants {
            let request = GrantRoleRequest(principal: ada, grant: grant, mutation: .fresh(etag: etag))
            etag = try await bench.call(access.grantRole, request).principal?.etag ?? ""
        }
        let documents = [try Applied.config("e/providers/a", #"{"weight": 11}"#)]
        func apply() async throws -> ApplyResponse {
            try await bench.apply(documents, mutation: .keyed("once"), as: CommandTests.admitted())
        }
        _ = try await apply()
        #expect(try await apply().receipt?.replayed == true)
        let revoke = RevokeRoleRequest(principal: ada, grant: grants[0], mutation: .fresh(etag: etag))
        _ = try await bench.call(access.revokeRole, revoke)
        let failed = await failure { _ = try await apply() }
        #expect(failed?.reason == ErrorReason.permissionDenied.name)
        #expect(failed?.metadata["document"] == documents[0].name)
    }

    @Test("Sixteen zeros are the etag of what does not exist")
    func missing() async throws {
        let bench = try await Applied.bench()
        let zeros = String(repeating: "0", count: 16)
        try await bench.apply([try Applied.config("e/providers/new", #"{"weight": 1}"#, etag: zeros)])
        await expectRefusal(.etagMismatch) {
            try await bench.apply([try Applied.config("e/providers/new", #"{"weight": 2}"#, etag: zeros)])
        }
        for (name, reason) in [("new", ErrorReason.etagMismatch), ("newer", nil)] {
            let config = ProviderConfig(name: "environments/e/providers/\(name)", weight: 3)
            let request = PutProviderConfigRequest(providerConfig: config, mutation: .fresh(etag: zeros))
            let failed = await failure {
                _ = try await bench.call(ProviderServiceMethods.putProviderConfig, request)
            }
            #expect(failed?.reason == reason?.name)
        }
        #expect(try await bench.config("e/providers/new")?.weight == 1)
    }

    @Test("A document in another scope is refused whether it exists or not, and takes the others with it")
    func scopes() async throws {
        let bench = try await Applied.bench()
        let writer = try ScopedReadingTests.caller([("provider.write", "environments/e")])
        let before = try await bench.content(without: ["denials"])
        let own = try Applied.config("e/providers/a", #"{"weight": 1}"#)
        for name in ["prod/providers/openai", "prod/providers/none", "none/providers/none"] {
            for fields in [#"{"weight": 1}"#, #"{"max_retries": 99}"#] {
                await expectRefusal(.permissionDenied) {
                    try await bench.apply([own, try Applied.config(name, fields)], as: writer)
                }
            }
        }
        for parent in ["environments/prod", "environments/none"] {
            let failed = await failure { try await bench.apply([own], prune: [parent], as: writer) }
            #expect(failed?.reason == ErrorReason.permissionDenied.name && failed?.metadata["document"] == parent)
        }
        let reader = try ScopedReadingTests.caller([("provider.read", "environments/e")])
        await expectRefusal(.permissionDenied) { try await bench.apply([own], as: reader) }
        #expect(try await bench.content(without: ["denials"]) == before)
        try await bench.apply([own], as: writer)
        #expect(try await bench.config("e/providers/a")?.weight == 1)
    }

    @Test("A default that is not named gives way, and is in the plan")
    func defaultMoves() async throws {
        let bench = try await Applied.bench()
        let plan = try await bench.apply([try Applied.config("prod/providers/custom", #"{"is_default": true}"#)])
        #expect(
            plan.effects == [
                "environments/prod/providers/custom CHANGED", "environments/prod/providers/openai CHANGED",
            ])
        #expect(plan.fields(of: "prod/providers/openai") == ["is_default true false"])
        // One that is named, and does not say that it is the default, gives way too.
        try await bench.apply([
            try Applied.config("prod/providers/custom", #"{"weight": 3}"#),
            try Applied.config("prod/providers/openai", #"{"is_default": true}"#),
        ])
        #expect(try await bench.config("prod/providers/custom")?.isDefault == false)
        #expect(try await bench.config("prod/providers/openai")?.isDefault == true)
    }
}
