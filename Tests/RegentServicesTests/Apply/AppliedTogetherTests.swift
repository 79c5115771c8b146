import RegentDatabase
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// Tells tasks that the last swap has been made.
private final class Swaps: Sendable {
    private let done = Mutex(false)

    var areDone: Bool { done.withLock { $0 } }

    func end() { done.withLock { $0 = true } }
}

/// What holds of several documents together, or of none.
@Suite("Documents applied together", .timeLimit(.minutes(10)))
struct AppliedTogetherTests {
    /// Documents that cannot be applied after some that can.
    struct Refused: Sendable, CustomTestStringConvertible {
        let what: String
        let reason: ErrorReason
        let documents: @Sendable () throws -> [AppliedDocument]
        /// What the refusal names as its document and the other one.
        var document = ""
        var other = ""

        var testDescription: String { what }
    }

    static let refusals: [Refused] = [
        Refused(
            what: "two names that differ in case", reason: .documentConflict,
            documents: {
                [try Applied.config("e/providers/Open", #"{"weight": 1}"#), try Applied.config("e/providers/open")]
            }, document: "environments/e/providers/open", other: "environments/e/providers/Open"),
        Refused(
            what: "a name twice", reason: .documentConflict,
            documents: { [try Applied.environment("e"), try Applied.environment("e")] },
            document: "environments/e", other: "environments/e"),
        Refused(
            what: "two defaults", reason: .documentConflict,
            documents: {
                try ["x", "y"].map { try Applied.config("e/providers/\($0)", #"{"weight": 0, "is_default": true}"#) }
            }, document: "environments/e/providers/x", other: "environments/e/providers/y"),
        Refused(
            what: "the default as it is, and another one", reason: .documentConflict,
            documents: {
                try ["openai", "custom"].map { try Applied.config("prod/providers/\($0)", #"{"is_default": true}"#) }
            }, document: "environments/prod/providers/openai", other: "environments/prod/providers/custom"),
        Refused(
            what: "a name in another case than the stored one", reason: .alreadyExists,
            documents: { [try Applied.config("prod/providers/OpenAI")] },
            document: "environments/prod/providers/OpenAI"),
        Refused(
            what: "a path of no field", reason: .documentInvalid,
            documents: {
                var document = try Applied.config("e/providers/x")
                document.setPaths = ["wieght"]
                return [document]
            }, document: "environments/e/providers/x"),
        Refused(
            what: "a value out of its range", reason: .documentInvalid,
            documents: { [try Applied.config("e/providers/x", #"{"max_retries": 17}"#)] },
            document: "environments/e/providers/x"),
        Refused(
            what: "a number where labels should be", reason: .documentInvalid,
            documents: {
                let labels = [#"metadata["k"]"#]
                return [AppliedDocument(name: "environments/e/providers/x", content: [0x78, 1], setPaths: labels)]
            }, document: "environments/e/providers/x"),
        Refused(
            what: "bytes that are no document", reason: .documentInvalid,
            documents: {
                [AppliedDocument(name: "environments/e/providers/x", content: [0xFF], setPaths: ["weight"])]
            }, document: "environments/e/providers/x"),
        Refused(
            what: "an environment that does not exist", reason: .notFound,
            documents: { [try Applied.config("none/providers/x")] }, document: "environments/none/providers/x"),
        Refused(
            what: "a principal", reason: .notDeclarative,
            documents: { [AppliedDocument(name: "principals/ada")] }, document: "principals/ada"),
        Refused(
            what: "a token", reason: .notDeclarative,
            documents: { [AppliedDocument(name: "principals/ada/tokens/t")] }, document: "principals/ada/tokens/t"),
        Refused(
            what: "a run", reason: .notDeclarative,
            documents: { [AppliedDocument(name: "evalRuns/r")] }, document: "evalRuns/r"),
    ]

    @Test("A document that is refused leaves nothing of the others behind, and is named", arguments: refusals)
    func refusal(_ refused: Refused) async throws {
        let bench = try await Applied.bench()
        let before = try await digest(bench)
        let documents =
            [try Applied.environment("first"), try Applied.config("e/providers/a", #"{"weight": 77}"#)]
            + (try refused.documents()) + [try Applied.environment("last")]
        let unique = refused.what == "a name twice" ? Array(documents.dropFirst()) : documents
        let failed = await failure { try await bench.apply(unique) }
        #expect(failed?.reason == refused.reason.name)
        #expect(failed?.metadata["document"] == refused.document)
        if !refused.other.isEmpty { #expect(failed?.metadata["other"] == refused.other) }
        #expect(try await digest(bench) == before)
    }

    private func digest(_ bench: ServiceBench) async throws -> [UInt8] {
        try await bench.database.read { try StoreDigest.of($0) }
    }

    /// A bench over a database that counts.
    private func counted() async throws -> (ServiceBench, CountingDatabase) {
        let twin = Mutex<CountingDatabase?>(nil)
        let bench = try await ServiceBench.open { database in
            let counting = CountingDatabase(wrapping: database)
            twin.withLock { $0 = counting }
            return counting
        }
        try await bench.apply([try Applied.environment("e")])
        return (bench, try #require(twin.withLock { $0 }))
    }

    @Test("Two hundred documents take one commit; one more is refused")
    func oneCommit() async throws {
        let (bench, database) = try await counted()
        let documents = try (0..<200).map { try Applied.config("e/providers/p\($0)", #"{"weight": \#($0)}"#) }
        _ = database.takeCommitCount()
        let plan = try await bench.apply(documents)
        #expect(database.takeCommitCount() == 1)
        #expect(plan.changes.count == 200 && plan.changes.allSatisfy { $0.effect == .created })
        await expectRefusal(.badRequest) {
            try await bench.apply(documents + [try Applied.environment("e")])
        }
    }

    @Test("Documents are looked up, not all read again for each")
    func rows() async throws {
        let (bench, database) = try await counted()
        func documents(_ weight: Int) throws -> [AppliedDocument] {
            try (0..<100).map { try Applied.config("e/providers/p\($0)", #"{"weight": \#(weight)}"#) }
        }
        try await bench.apply(try documents(1))
        _ = database.takeRowCount()
        try await bench.apply(try documents(1))
        // One row a document.
        #expect(database.takeRowCount() <= 120)
        try await bench.apply(try documents(2))
        // What the environment then serves is read once.
        #expect(database.takeRowCount() <= 220)
    }

    @Test("What many documents or parents of one environment would read again is read once")
    func readOnce() async throws {
        let (bench, database) = try await counted()
        func documents(_ fields: String) throws -> [AppliedDocument] {
            try (0..<100).map { try Applied.config("e/providers/p\($0)", fields) }
        }
        try await bench.apply(try documents(#"{"weight": 1}"#))
        _ = database.takeRowCount()
        let parents = Array(repeating: "environments/e", count: 200)
        try await bench.apply(try documents("{}"), prune: parents, mutation: .fresh("not used"))
        #expect(database.takeRowCount() <= 300)
        // The second default of an environment is a conflict: the third is not looked at.
        await expectRefusal(.documentConflict) { try await bench.apply(try documents(#"{"is_default": true}"#)) }
        #expect(database.takeRowCount() <= 300)
    }

    static func weights(_ first: Int, _ second: Int) throws -> [AppliedDocument] {
        [
            try Applied.environment("swap"), try Applied.config("swap/providers/a", #"{"weight": \#(first)}"#),
            try Applied.config("swap/providers/b", #"{"weight": \#(second)}"#),
        ]
    }

    @Test("Of two files applied at once, the result is that of one of them, a hundred times")
    func atOnce() async throws {
        let bench = try await Applied.bench()
        for round in 1...100 {
            let files = [try Self.weights(round, 1_000 + round), try Self.weights(2_000 + round, 3_000 + round)]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for file in files { group.addTask { try await bench.apply(file) } }
                try await group.waitForAll()
            }
            let state = [
                try await bench.config("swap/providers/a")?.weight, try await bench.config("swap/providers/b")?.weight,
            ]
            let base = UInt32(round)
            #expect(state == [base, base + 1_000] || state == [base + 2_000, base + 3_000])
        }
    }

    @Test("Twelve swaps of all the weight leave no moment without a candidate")
    func swaps() async throws {
        let bench = try await Applied.bench()
        try await bench.apply(try Self.weights(100, 0))
        let swaps = Swaps()
        let selected = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<4 {
                group.addTask {
                    var count = 0
                    while !swaps.areDone {
                        let request = SelectRequest(environment: "swap", key: "\(task)-\(count)")
                        let decision = try await bench.call(RoutingServiceMethods.select, request).decision
                        #expect(["a", "b"].contains(decision?.selectedProvider))
                        count += 1
                        await Task.yield()
                    }
                    return count
                }
            }
            for swap in 1...12 { try await bench.apply(try Self.weights(swap % 2 == 0 ? 100 : 0, swap % 2 * 100)) }
            swaps.end()
            return try await group.reduce(0, +)
        }
        #expect(selected > 0)
    }

    @Test("Two concurrent calls with different fields of one new config are both kept")
    func bothFields() async throws {
        let bench = try await Applied.bench()
        for round in 0..<25 {
            let name = "e/providers/both\(round)"
            try await withThrowingTaskGroup(of: Void.self) { group in
                for fields in [#"{"weight": 7}"#, #"{"model": "m-7"}"#] {
                    group.addTask { try await bench.apply([try Applied.config(name, fields)]) }
                }
                try await group.waitForAll()
            }
            let config = try await bench.config(name)
            #expect(config?.weight == 7 && config?.model == "m-7")
        }
    }

    // MARK: Archive and restore

    @Test("Pruning archives what is not named under the parent, needs a reason, and naming it restores it")
    func prune() async throws {
        let bench = try await Applied.bench()
        try await bench.apply([try Applied.config("e/providers/b", #"{"weight": 3}"#)])
        let documents = [try Applied.config("e/providers/a")]
        let before = try await bench.content()
        await expectRefusal(.reasonRequired) { try await bench.apply(documents, prune: ["environments/e"]) }
        await expectRefusal(.notFound) {
            try await bench.apply(documents, prune: ["environments/none"], mutation: .fresh("not used"))
        }
        await expectRefusal(.documentInvalid) {
            try await bench.apply(documents, prune: ["environments/e/providers/a"], mutation: .fresh("not used"))
        }
        #expect(try await bench.content() == before)
        let pruned = try await bench.apply(documents, prune: ["environments/e"], mutation: .fresh("not used"))
        #expect(pruned.effects == ["environments/e/providers/a UNCHANGED", "environments/e/providers/b ARCHIVED"])
        #expect(try await bench.config("e/providers/b")?.state == .archived)
        #expect(try await bench.config("prod/providers/openai")?.state == .enabled)
        let again = try await bench.apply(documents, prune: ["environments/e"], mutation: .fresh("not used"))
        #expect(again.effects == ["environments/e/providers/a UNCHANGED"])
        let restored = try await bench.apply([try Applied.config("e/providers/b", #"{"weight": 4}"#)])
        #expect(restored.effects == ["environments/e/providers/b RESTORED"])
        #expect(restored.fields(of: "e/providers/b") == ["weight 3 4"])
        // A restored config is disabled until it is said to be enabled.
        #expect(try await bench.config("e/providers/b")?.state == .disabled)
        try await bench.apply([try Applied.config("e/providers/b", #"{"enabled": true}"#)])
        #expect(try await bench.config("e/providers/b")?.state == .enabled)
    }

    @Test("An archived environment and what lies in it are restored by one file")
    func restoredTogether() async throws {
        let bench = try await Applied.bench()
        try await bench.apply([try Applied.config("e/providers/a", #"{"enabled": false}"#)], allowEmpty: true)
        _ = try await bench.call(
            ProviderServiceMethods.archiveEnvironment,
            ArchiveEnvironmentRequest(name: "environments/e", mutation: .fresh("not used")))
        let document = try Applied.config("e/providers/a", #"{"enabled": true}"#)
        await expectRefusal(.illegalTransition) { try await bench.apply([document]) }
        let plan = try await bench.apply([document, try Applied.environment("e")])
        #expect(plan.effects == ["environments/e RESTORED", "environments/e/providers/a CHANGED"])
        #expect(try await bench.config("e/providers/a")?.state == .enabled)
    }

    @Test("An environment that serves keeps a candidate, unless it is allowed to be empty")
    func candidates() async throws {
        let bench = try await Applied.bench()
        let empty = [
            (try Applied.config("e/providers/a", #"{"weight": 0}"#), [String]()),
            (try Applied.config("e/providers/a", #"{"enabled": false}"#), []),
            (try Applied.environment("e"), ["environments/e"]),
        ]
        for (document, prune) in empty {
            let before = try await bench.content()
            let failed = await failure {
                try await bench.apply([document], prune: prune, mutation: .fresh("not used"))
            }
            #expect(failed?.reason == ErrorReason.noCandidateLeft.name)
            #expect(failed?.metadata["resource"] == "environments/e")
            #expect(try await bench.content() == before)
        }
        // What serves nothing before may serve nothing after; and one may take over from the other.
        try await bench.apply([try Applied.environment("f"), try Applied.config("f/providers/x")])
        try await bench.apply([
            try Applied.config("e/providers/a", #"{"weight": 0}"#),
            try Applied.config("e/providers/b", #"{"is_default": true}"#),
        ])
        try await bench.apply([try Applied.config("e/providers/b", #"{"is_default": false}"#)], allowEmpty: true)
        await expectRefusal(.noCandidate) {
            _ = try await bench.call(RoutingServiceMethods.select, SelectRequest(environment: "e", key: "k"))
        }
    }

    @Test("Pruning archives a bounded number of documents")
    func pruneLimit() async throws {
        let bench = try await Applied.bench()
        for part in 0..<2 {
            try await bench.apply(try (0..<101).map { try Applied.config("e/providers/p\(part)-\($0)") })
        }
        await expectRefusal(.pruneTooLarge) {
            try await bench.apply(
                [try Applied.config("e/providers/a")], prune: ["environments/e"], mutation: .fresh("not used"))
        }
    }
}
