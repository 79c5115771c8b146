import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import RegentTestKit
import Testing

@Suite("Version index")
struct VersionIndexTests {
    static let (one, two, three) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0", "models/m/versions/3.0.0")
    typealias Make = RoutingPolicies

    /// The version, source and arm of a key; nil where nothing names one.
    static func choice(
        _ documents: VersionDocuments, model: String = "m", job: String = "", environment: String = "prod"
    ) throws -> VersionChoice? {
        try choice(VersionIndex(documents), model: model, job: job, environment: environment)
    }

    static func choice(
        _ index: VersionIndex, model: String = "m", job: String = "", environment: String = "prod"
    ) throws -> VersionChoice? {
        var decision = RouteDecision()
        try index.selection(environment, model: model, job: job).complete(&decision, AssignmentHash(value: 7))
        guard !decision.modelVersion.isEmpty else { return nil }
        return VersionChoice(decision.modelVersion, decision.versionSource, arm: decision.arm)
    }

    static let bound = Make.job("j", "models/m", three, revision: 4)

    /// What names a version, with which of them are suspended, and the choice that follows.
    struct Priority: Sendable, CustomTestStringConvertible {
        let forced: Bool
        let hasJob: Bool
        let suspended: [String]
        let expected: VersionChoice?

        var testDescription: String { "forced \(forced), job \(hasJob), suspended \(suspended)" }
    }

    static let priorities = [
        Priority(forced: true, hasJob: true, suspended: [], expected: VersionChoice(two, .manualForce)),
        Priority(forced: true, hasJob: false, suspended: [], expected: VersionChoice(two, .manualForce)),
        Priority(forced: false, hasJob: true, suspended: [], expected: VersionChoice(three, .jobBinding)),
        Priority(
            forced: false, hasJob: false, suspended: [], expected: VersionChoice(one, .modelDefault, arm: .stable)),
        Priority(forced: true, hasJob: true, suspended: [two], expected: VersionChoice(three, .jobBinding)),
        Priority(
            forced: true, hasJob: true, suspended: [two, three],
            expected: VersionChoice(one, .modelDefault, arm: .stable)),
        Priority(forced: true, hasJob: true, suspended: [two, three, one], expected: nil),
    ]

    @Test(
        "A force lease comes before the binding of a job, and that before the policy; a suspended version never",
        arguments: priorities)
    func priority(_ priority: Priority) throws {
        let documents = VersionDocuments(
            versions: priority.suspended.map { Make.version($0, suspended: true) }, policies: [Make.policy(Self.one)],
            forces: priority.forced ? [Make.force(Self.two)] : [], jobs: [Self.bound])
        let job = priority.hasJob ? "j" : ""
        guard let expected = priority.expected else {
            expectRefusal(.noCandidate) { _ = try Self.choice(documents, job: job) }
            return
        }
        #expect(try Self.choice(documents, job: job) == expected)
    }

    @Test("The share of a suspended canary goes to the stable version, that of a suspended stable one to the canary")
    func suspended() throws {
        func arms(_ suspended: [String], permille: UInt32 = 500) throws -> Set<VersionChoice> {
            let index = VersionIndex(
                VersionDocuments(
                    versions: suspended.map { Make.version($0, suspended: true) },
                    policies: [Make.policy(Self.one, Self.two, permille: permille)]))
            let selection = index.selection("prod", model: "m", job: "")
            return Set(
                try (0..<100).map { key in
                    var decision = RouteDecision()
                    let hash = AssignmentHash(environment: "prod", model: "m", key: "K-\(key)")
                    try selection.complete(&decision, hash)
                    return VersionChoice(decision.modelVersion, decision.versionSource, arm: decision.arm)
                })
        }
        let canary = VersionChoice(Self.two, .modelDefault, arm: .canary)
        let stable = VersionChoice(Self.one, .modelDefault, arm: .stable)
        let baseline = VersionChoice(Self.one, .modelDefault, arm: .baseline)
        #expect(try arms([]) == [canary, baseline])
        #expect(try arms([Self.two]) == [stable])
        #expect(try arms([Self.one]) == [canary])
        expectRefusal(.noCandidate) { _ = try arms([Self.one, Self.two]) }
        // A canary without a share is no candidate.
        expectRefusal(.noCandidate) { _ = try arms([Self.one], permille: 0) }
    }

    @Test("A model is found by its id in any case and by its aliases, and its keys have one hash")
    func aliases() throws {
        let model = Model(name: "models/m", revision: 9, aliases: ["openai/gpt-4o", "Small"])
        let index = VersionIndex(VersionDocuments(models: [model], policies: [Make.policy(Self.one)]))
        let table = RoutingTable(environment: "prod", revision: 1, configs: [])
        let hash = AssignmentHash(environment: "prod", model: "m", key: "k")
        for name in ["m", "M", "openai/gpt-4o", "OpenAI/GPT-4o", "small"] {
            let selection = index.selection("prod", model: name, job: "")
            #expect(selection.model == "m" && selection.revision == 9)
            #expect(selection.hasher(in: table).hash("k") == hash)
            #expect(try Self.choice(index, model: name)?.version == Self.one)
        }
        #expect(index.selection("prod", model: "other", job: "").model == "other")
        #expect(try Self.choice(index, model: "other") == nil)
        #expect(try Self.choice(index, environment: "staging") == nil)
        let renamed = index.changed(VersionDocuments(models: [Model(name: "models/m", revision: 12)]))
        #expect(try Self.choice(renamed, model: "small") == nil)
        // So that it is explained by what the name means now.
        #expect(renamed.selection("prod", model: "small", job: "").revision == 12)
    }

    @Test("A request that names its job only is about the model of the job; a job of another model binds nothing")
    func jobs() throws {
        let documents = VersionDocuments(
            policies: [Make.policy(Self.one)],
            jobs: [
                Self.bound, Make.job("free", "models/m", "", revision: 5),
                Make.job("far", "models/far", "models/far/versions/1.0.0", revision: 6),
            ])
        #expect(try Self.choice(documents, model: "", job: "j")?.version == Self.three)
        #expect(try Self.choice(documents, model: "", job: "free")?.version == Self.one)
        #expect(try Self.choice(documents, job: "far")?.version == Self.one)
        #expect(try Self.choice(documents, job: "nobody")?.version == Self.one)
        #expect(try Self.choice(documents, model: "", job: "nobody") == nil)
        // Nor does the revision tell of a job of another model.
        let index = VersionIndex(documents)
        for (model, job, revision) in [("m", "j", 4), ("m", "free", 5), ("m", "far", 1), ("other", "far", 0)] {
            #expect(
                index.selection("prod", model: model, job: job).revision == UInt64(revision), "\(model) \(job)")
        }
    }

    @Test("Where all that is named is suspended and there is no policy, nothing may serve; without a name, anything")
    func suspendedAlone() throws {
        func index(_ suspended: [String]) -> VersionIndex {
            VersionIndex(
                VersionDocuments(
                    versions: suspended.map { Make.version($0, suspended: true) }, forces: [Make.force(Self.two)],
                    jobs: [Self.bound]))
        }
        let both = index([Self.two, Self.three])
        for (suspended, job) in [(both, "j"), (both, ""), (index([Self.two]), "")] {
            let selection = suspended.selection("prod", model: "m", job: job)
            #expect(selection.hasNoCandidate)
            #expect(selection.candidates.map(\.exclusion) == (job.isEmpty ? [.suspended] : [.suspended, .suspended]))
            expectRefusal(.noCandidate) { _ = try Self.choice(suspended, job: job) }
        }
        #expect(try Self.choice(index([Self.two]), job: "j")?.version == Self.three)
        #expect(try Self.choice(both, environment: "staging") == nil)
    }

    @Test("Changes give the same as compiling everything again, in any order of kinds")
    func changed() throws {
        let steps = [
            VersionDocuments(models: [Model(name: "models/m", revision: 1, aliases: ["a"])]),
            VersionDocuments(policies: [Make.policy(Self.one, revision: 2)]),
            VersionDocuments(forces: [Make.force(Self.two, as: "f", revision: 3)]),
            VersionDocuments(versions: [Make.version(Self.two, suspended: true, revision: 4)]),
            VersionDocuments(versions: [Make.version(Self.two, suspended: false, revision: 5)]),
            VersionDocuments(forces: [Make.force(Self.two, .ended, as: "f", revision: 6)]),
            VersionDocuments(forces: [Make.force(Self.three, as: "g", revision: 7)], jobs: [Self.bound]),
        ]
        var (index, last) = (VersionIndex(), VersionDocuments())
        for (number, step) in steps.enumerated() {
            index = index.changed(step)
            last.models = step.models.isEmpty ? last.models : step.models
            last.versions = step.versions.isEmpty ? last.versions : step.versions
            last.policies = step.policies.isEmpty ? last.policies : step.policies
            for force in step.forces {
                last.forces.removeAll { $0.name == force.name }
                last.forces.append(force)
            }
            last.jobs = step.jobs.isEmpty ? last.jobs : step.jobs
            #expect(index == VersionIndex(last), "step \(number)")
            #expect(index.selection("prod", model: "m", job: "").revision == UInt64(number + 1))
        }
        #expect(try Self.choice(index)?.version == Self.three)
    }

    @Test("A batch has each decision once for each version, and the choices of each key")
    func batch() throws {
        let configs = ["p", "q"].map { provider in
            ProviderConfig(
                name: "environments/prod/providers/\(provider)", provider: provider, environment: "prod",
                enabled: true, weight: 1)
        }
        let table = RoutingTable(environment: "prod", revision: 3, configs: configs)
        let policy = Make.policy(Self.one, Self.two, permille: 250, revision: 8)
        let selection = VersionIndex(VersionDocuments(policies: [policy])).selection("prod", model: "m", job: "")
        let hashes = selection.hasher(in: table).hashes((0..<500).map { "K-\($0)" })
        let decided = try table.decide(hashes, requestedProvider: "", excludedProviders: [])
        let (decisions, choices) = try selection.complete(decided, hashes)
        #expect(decisions.count == 6)
        for (hash, choice) in zip(hashes, choices) {
            var single = try table.decide(RouteQuery(hash: hash))
            try selection.complete(&single, hash)
            (single.fallbacks, single.keyDigest) = ([], 0)
            #expect(decisions[Int(choice)] == single)
        }
    }
}
