import Foundation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// Every table of a lifecycle, walked with real documents: each state, each verb, each kind of actor.
@Suite("Lifecycles", .timeLimit(.minutes(10)))
struct LifecycleWalkTests {
    static let nouns = Documents.all.map(Noun.init)

    /// A noun as an argument of a test.
    struct Noun: Sendable, CustomTestStringConvertible {
        let type: any Document.Type

        var testDescription: String { type.kind }

        func fixture() throws -> any LifecycleFixture.Type {
            try #require(
                type as? any LifecycleFixture.Type, "\(type.kind) has no fixture for the tests of its lifecycle")
        }
    }

    @Test("Every method that changes a document has a row, and every row's verb is called or makes a new one")
    func complete() throws {
        let changing = Set(MethodDescriptor.all.filter { $0.idempotency == .keyed }.map(\.name))
        var ruled: Set<String> = []
        for noun in Self.nouns {
            func check<D: LifecycleFixture>(_ type: D.Type) {
                let rows = D.lifecycle
                ruled.formUnion(rows.map(\.method.name))
                let called = Set(D.verbs.map(\.method.name))
                for row in rows where !row.events.isEmpty && row.from.contains(where: { $0 != nil }) {
                    // Harden is no verb of the document that it is called on: HardenTests.
                    if row.method == AccessServiceMethods.harden.descriptor { continue }
                    // Nor is RollbackRollout one of the versions that change with their policy: RolloutTests.
                    if row.method == RolloutServiceMethods.rollbackRollout.descriptor, D.kind == ModelVersion.kind {
                        continue
                    }
                    // Nor are both ends of a rollout whose verb is the policy's or the version's: RolloutRunTests.
                    let ends = [
                        RolloutServiceMethods.rollbackRollout.descriptor,
                        RolloutServiceMethods.promoteVersion.descriptor,
                    ]
                    if D.kind == RolloutRun.kind, ends.contains(row.method) { continue }
                    // Nor is the scheduler's: each noun's own tests have it.
                    if case .daemon = row.actor, !MethodDescriptor.all.contains(row.method) { continue }
                    #expect(called.contains(row.method.name), "\(D.kind): \(row.method.method)")
                }
                for row in rows {
                    #expect(row.events.isEmpty == (row.method.idempotency != .keyed), "\(row.method.method)")
                }
            }
            check(try noun.fixture())
        }
        // Apply carries out the rows of others, a study that of CreateProposal: ApplyTests, DecisionServiceTests.
        let others: Set = [
            ApplyServiceMethods.apply.descriptor.name, DecisionServiceMethods.optimiseDecisionModel.descriptor.name,
        ]
        #expect(changing.subtracting(ruled) == others)
    }

    @Test("In every state every verb does what its row says, or is refused and changes nothing", arguments: nouns)
    func walk(noun: Noun) async throws {
        func check<D: LifecycleFixture>(_ type: D.Type) async throws {
            for state in D.State.allStates {
                for verb in D.verbs { try await Self.call(verb, in: state) }
            }
        }
        try await check(try noun.fixture())
    }

    static func call<D: LifecycleFixture>(_ verb: VerbCall<D>, in state: D.State) async throws {
        let bench = try await ServiceBench.open()
        let document = try await D.made(in: state, bench)
        #expect(document.state == state, "the fixture of \(D.kind) does not reach \(state.name)")
        let before = try await bench.content()
        let rows = D.lifecycle.filter { row in
            row.method == verb.method && row.from.contains(state) && row.when?.holds(document) != false
        }
        let what = "\(verb.method.method) of \(D.kind) in \(state.name)"
        if !Self.isDaemons(verb) {
            #expect(document.legalNext.contains { $0.method == verb.method } == !rows.isEmpty, "\(what)")
        }
        guard let row = rows.first else {
            await expectRefusal(.illegalTransition, "\(what)") { _ = try await verb(bench, document) }
            #expect(try await bench.content() == before, "\(what)")
            return
        }
        let actor = Self.actor(of: row, document)
        if row.needsReason {
            for reason in ["", " ", "\n\t\u{A0}"] {
                await expectRefusal(.reasonRequired, "\(what)") {
                    _ = try await verb(bench, document, reason: reason, as: actor)
                }
            }
        }
        if row.needsEtag {
            await expectRefusal(.etagRequired, "\(what)") { _ = try await verb(bench, document, etag: "", as: actor) }
        }
        #expect(try await bench.content() == before, "\(what)")
        for caller in Self.unauthorised(for: row) + Self.excluded(by: row, document) {
            await expectRefusal(caller.reason, "\(what) by \(caller.caller.name)") {
                _ = try await verb(bench, document, as: caller.caller)
            }
        }
        // That they were denied is kept, and nothing else.
        #expect(try await bench.content(without: ["denials"]) == before, "\(what)")
        let last = try await bench.store.lastRevision()
        let after = try #require(try await verb(bench, document, as: actor), "\(what)")
        #expect(row.to.allows(after.state, from: state), "\(what) leads to \(after.state.name)")
        #expect(try await bench.store.get(D.self, document.name) == after)
        let entry = try await bench.store.entries(from: last + 1).first
        // The same verdict again makes no entry.
        if let entry {
            #expect(row.events.contains(entry.event) && entry.method == verb.method.name, "\(what)")
        } else {
            #expect(after == document, "\(what)")
        }
    }

    /// Whether a verb is none that anybody is told to call.
    static func isDaemons<D>(_ verb: VerbCall<D>) -> Bool where D: Governed {
        D.lifecycle.filter { $0.method == verb.method }.allSatisfy { row in
            if case .daemon = row.actor { true } else { false }
        }
    }

    /// Who may do it; nil for the owner of the store, who in single-person mode is nobody that a rule excludes.
    static func actor<D>(of row: Transition<D>, _ document: D) -> Caller? {
        switch row.actor {
        case .anyone, .person, .not: nil
        case .daemon: .daemon
        case .only(let party): party.principals(document).first.map { Caller(name: $0, authority: .all) }
        }
    }

    /// Who holds the permission and is excluded by the rule of the row all the same.
    static func excluded<D>(by row: Transition<D>, _ document: D) -> [(caller: Caller, reason: ErrorReason)] {
        let other = Caller(name: "principals/other", authority: .all)
        let program = Caller(name: "principals/program", kind: .service, authority: .all)
        return switch row.actor {
        case .anyone: []
        case .person: [(program, .segregationOfDuties)]
        case .daemon, .only: [(other, .permissionDenied)]
        case .not(let party, let reason):
            party.principals(document).map { (Caller(name: $0, authority: .all), reason) }
        }
    }

    /// Who may not do it: one without the permission, and one who holds it in another scope.
    static func unauthorised<D>(for row: Transition<D>) -> [(caller: Caller, reason: ErrorReason)] {
        let none = Caller(name: "principals/nobody", authority: .granted([]))
        let permissions = Set(row.method.requireAny.map { Permission($0) })
        let scoped = Caller(
            name: "principals/elsewhere",
            authority: .granted([
                Authorisation(permissions: permissions, scope: (try? Scope("models/elsewhere")) ?? .everything)
            ]))
        // Where any scope will do, only what is asked for can be out of reach: that it is there is not told.
        return [(none, .permissionDenied), (scoped, row.method.scope == ["any"] ? .notFound : .permissionDenied)]
    }

    @Test("docs/lifecycles has the table and the diagram of every kind of document", arguments: nouns)
    func pages(noun: Noun) throws {
        func check<D: LifecycleFixture>(_ type: D.Type) throws {
            let page = LifecyclePage.text(type)
            let name = LifecyclePage.fileName(type)
            let file = Checkout.file("docs/lifecycles/\(name)")
            let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            #expect(text.contains(page), "write this into docs/lifecycles/\(name):\n\(page)")
        }
        try check(try noun.fixture())
    }

    @Test("docs/lifecycles has no page of an unknown kind of document")
    func pagesOfNothing() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Checkout.file("docs/lifecycles").path)
        let known = try Self.nouns.map { noun in
            func name<D: LifecycleFixture>(_ type: D.Type) -> String { LifecyclePage.fileName(type) }
            return name(try noun.fixture())
        }
        #expect(Set(files) == Set(known))
    }
}
