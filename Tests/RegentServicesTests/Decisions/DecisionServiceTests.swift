import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Decisions and studies over a store: versions, proposals, scopes.
@Suite("Decision service", .timeLimit(.minutes(10)))
struct DecisionServiceTests {
    typealias Methods = DecisionServiceMethods

    static let version = ProposalBench.first

    /// A proposal of a first version with two features.
    static var first: ChangeProposal {
        var proposal = ProposalBench.draft()
        proposal.newValues = [
            ChangedValue(name: "features", json: #"[{"name":"a"},{"name":"b"}]"#),
            ChangedValue(name: "threshold_auto", json: "0.15"),
            ChangedValue(name: "threshold_escalate", json: "0.95"), ChangedValue(name: "weights", json: "[2,-1]"),
        ]
        return proposal
    }

    /// An applied first version.
    static func open() async throws -> ProposalBench {
        let people = try await ProposalBench.open()
        try await people.create(first)
        try await people.approve()
        try await people.apply()
        return people
    }

    static func table(_ columns: [String: [Double]], rows: Int) -> DecisionTable {
        DecisionTable(
            rows: UInt32(rows),
            columns: columns.sorted { $0.key < $1.key }.map { FeatureColumn(feature: $0.key, values: $0.value) })
    }

    static func labelled(_ count: Int) -> (table: DecisionTable, correct: [UInt32]) {
        var random = SplitMix64(seed: 3)
        var (a, b, correct): ([Double], [Double], [UInt32]) = ([], [], [])
        for _ in 0..<count {
            a.append(random.unit() * 4 - 2)
            b.append(random.unit() * 4 - 2)
            let chance = LogisticFunction.probability(0.5 + 1.2 * a[a.count - 1] - 0.4 * b[b.count - 1])
            correct.append(random.unit() < chance ? 1 : 0)
        }
        return (table(["a": a, "b": b], rows: count), correct)
    }

    static func request(_ mutation: Mutation = .fresh(), proposal: String = "") -> OptimiseDecisionModelRequest {
        let (table, correct) = labelled(1_200)
        return OptimiseDecisionModelRequest(
            version: version, table: table, correct: correct, weights: .logistic, calibration: .best,
            thresholds: .youden, proposal: proposal, evidenceRuns: ["evalRuns/proof"], mutation: mutation)
    }

    @Test("rows are decided in columns, and a decision is explained by the same numbers")
    func scored() async throws {
        let people = try await Self.open()
        let table = Self.table(["a": [2, 0, -2], "b": [0, 0, 0]], rows: 3)
        let found = try await people.bench.call(
            Methods.scoreDecisions,
            ScoreDecisionsRequest(version: Self.version, table: table, withProbabilities: true), as: people.ann)
        let actions = found.decisions.map { DecisionAction(rawValue: Int32($0)) }
        #expect(actions == [.auto, .ask, .escalate])
        #expect(found.candidates == [""] && found.choices == [0, 0, 0] && found.rules == [0, 0, 0])
        #expect(found.risks[1] == 0.5 && found.probabilities.count == 3 && found.contentDigest.count == 32)
        let explained = try await people.bench.call(
            Methods.explainDecision,
            ExplainDecisionRequest(version: Self.version, table: Self.table(["a": [2], "b": [0]], rows: 1)),
            as: people.ann)
        #expect(explained.decision == .auto && explained.risk == found.risks[0])
        #expect(explained.candidates.first?.contributions.map(\.contribution) == [4, 0])
    }

    @Test("what cannot be scored is refused")
    func refused() async throws {
        let people = try await Self.open()
        try await people.bench.register(ServiceBench.version("\(ProposalBench.model)/versions/2.0.0"))
        func score(_ version: String, _ table: DecisionTable) async throws {
            _ = try await people.bench.call(
                Methods.scoreDecisions, ScoreDecisionsRequest(version: version, table: table, withProbabilities: true))
        }
        let row = Self.table(["a": [1]], rows: 1)
        await expectRefusal(.decisionModelMissing) {
            try await score("\(ProposalBench.model)/versions/2.0.0", row)
        }
        await expectRefusal(.notFound) { try await score("\(ProposalBench.model)/versions/9.0.0", row) }
        await expectRefusal(.decisionRowsInvalid) { try await score(Self.version, Self.table([:], rows: 8_193)) }
        await expectRefusal(.decisionRowsInvalid) { try await score(Self.version, Self.table(["a": [.nan]], rows: 1)) }
        var many = Self.table([:], rows: 8_192)
        many.candidates = (0..<64).map { "c\($0)" }
        await expectRefusal(.decisionRowsInvalid) { try await score(Self.version, many) }
        _ = try await people.bench.call(
            VersionServiceMethods.suspendVersion, SuspendVersionRequest(name: Self.version, mutation: .fresh("harm")))
        await expectRefusal(.versionSuspended) { try await score(Self.version, row) }
    }

    @Test("a study ends in a draft, which goes the way of every proposal; until then no version changes")
    func optimised() async throws {
        let people = try await Self.open()
        let before = try await people.bench.store.require(ModelVersion.self, Self.version)
        let made = try await people.bench.call(
            Methods.optimiseDecisionModel, Self.request(proposal: "proposals/study"), as: people.author)
        let proposal = try #require(made.proposal)
        #expect(proposal.state == .draft && proposal.author == people.author.name)
        #expect(proposal.changeType == .weightsUpdate)
        #expect(proposal.targetVersion == "\(ProposalBench.model)/versions/1.1.0")
        let impact = try #require(proposal.impactAnalysis)
        let (old, new) = (try #require(impact.qualityBefore), try #require(impact.qualityAfter))
        #expect(new.brier < old.brier && new.logLoss < old.logLoss && new.rows == 1_200)
        #expect(impact.expectedAutoResolveRate == new.autoRate && impact.youdenImprovement != nil)
        let untouched = try await people.bench.store.require(ModelVersion.self, Self.version)
        #expect(untouched == before)
        try await people.approve("study")
        try await people.apply("study")
        let target = try await people.bench.store.require(ModelVersion.self, proposal.targetVersion)
        let changed = proposal.newValues.first { $0.name == "weights" }
        let weights = try #require(changed?.json)
        let held = target.decisionModel?.weights.map { JSONValue.number($0) } ?? []
        #expect(JSONValue.array(held).text() == weights)
        #expect(target.decisionModel?.thresholdEscalate == 0.95)
    }

    @Test("a check stores nothing and shows what would be proposed; a repeat makes no second proposal")
    func validated() async throws {
        let people = try await Self.open()
        var mutation = Mutation.fresh()
        mutation.validateOnly = true
        let shown = try await people.bench.call(
            Methods.optimiseDecisionModel, Self.request(mutation, proposal: "proposals/study"), as: people.author)
        #expect(shown.proposal?.newValues.isEmpty == false && shown.receipt?.revision == 0)
        let none = try await people.bench.store.get(ChangeProposal.self, "proposals/study")
        #expect(none == nil)
        // A repeat with the same key is the answer that was given.
        let request = Self.request(.fresh())
        let one = try await people.bench.call(Methods.optimiseDecisionModel, request, as: people.author)
        let two = try await people.bench.call(Methods.optimiseDecisionModel, request, as: people.author)
        #expect(one.proposal?.name == two.proposal?.name && two.receipt?.replayed == true)
        #expect(one.proposal?.newValues == shown.proposal?.newValues)
    }

    @Test("the next version that nobody has registered is proposed")
    func freeVersion() async throws {
        let people = try await Self.open()
        try await people.bench.register(ServiceBench.version("\(ProposalBench.model)/versions/1.1.0"))
        let made = try await people.bench.call(Methods.optimiseDecisionModel, Self.request(), as: people.author)
        #expect(made.proposal?.targetVersion == "\(ProposalBench.model)/versions/1.1.1")
        var small = Self.request()
        small.weights = .unspecified
        small.targetVersion = "\(ProposalBench.model)/versions/0.9.0"
        let below = small
        await expectRefusal(.proposalInvalid) {
            _ = try await people.bench.call(Methods.optimiseDecisionModel, below, as: people.author)
        }
        // Of a hundred that are taken the last one is looked at, and no further one.
        let command = Command.daemon(VersionServiceMethods.registerVersion.descriptor, now: people.bench.context.now())
        _ = try await people.bench.store.write(MutationCall(command)) { store in
            for patch in 1..<100 {
                let taken = ModelVersion(name: "\(ProposalBench.model)/versions/1.1.\(patch)", state: .draft)
                _ = try store.put(Change(after: taken, effect: .created("planted"), command: command))
            }
        }
        await expectRefusal(.proposalInvalid) {
            _ = try await people.bench.call(Methods.optimiseDecisionModel, Self.request(), as: people.author)
        }
    }

    @Test("who may not optimise, and who holds another model, is refused")
    func permissions() async throws {
        let people = try await Self.open()
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(Methods.optimiseDecisionModel, Self.request(), as: people.ann)
        }
        let elsewhere = ProposalBench.caller("far", .operator, scope: "models/other")
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(Methods.optimiseDecisionModel, Self.request(), as: elsewhere)
        }
        let row = Self.table(["a": [1]], rows: 1)
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(
                Methods.scoreDecisions, ScoreDecisionsRequest(version: Self.version, table: row), as: elsewhere)
        }
        await expectRefusal(.permissionDenied) {
            _ = try await people.bench.call(
                Methods.explainDecision, ExplainDecisionRequest(version: Self.version, table: row), as: elsewhere)
        }
    }

    @Test("labels that are no candidates, and rows that show nothing, are refused")
    func hostile() async throws {
        let people = try await Self.open()
        func optimise(_ change: (inout OptimiseDecisionModelRequest) -> Void) async throws {
            var request = Self.request()
            change(&request)
            _ = try await people.bench.call(Methods.optimiseDecisionModel, request, as: people.author)
        }
        await expectRefusal(.decisionRowsInvalid) { try await optimise { $0.correct[0] = 2 } }
        await expectRefusal(.decisionRowsInvalid) { try await optimise { $0.correct.removeLast() } }
        await expectRefusal(.decisionStudyRefused) { try await optimise { $0.correct = $0.correct.map { _ in 1 } } }
        await expectRefusal(.decisionStudyRefused) {
            try await optimise {
                $0.thresholds = .certificate
                $0.certificate = CertificateTerms(errorMax: 0.0001)
            }
        }
        await expectRefusal(.decisionStudyRefused) {
            try await optimise {
                $0.thresholds = .cost
                $0.costs = DecisionCosts(wrong: 1, ask: 2, escalate: 3)
            }
        }
    }
}
