import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Promotes a version in an environment.
struct PromoteVersion: DocumentVerb {
    /// Runs of a version that are looked at, newest first.
    private static let runsMax = 100

    func decide(
        _ request: PromoteVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let version = try store.require(ModelVersion.self, request.name)
        try VersionLookup(store: store).checkModel(of: version)
        let environment = try store.require(Environment.self, request.environment)
        guard environment.state == .active else {
            throw Refusal(
                .illegalTransition, "\(environment.name) is archived: restore it first",
                ["resource": environment.name, "state": environment.state.name])
        }
        let policy = try store.find(
            RolloutPolicy.self, RolloutPolicy.name(model: version.model, environment: environment.name))
        let stable = try store.children(ModelVersion.self, of: version.model).first {
            $0.state(in: environment.name) == .stable
        }
        return try version.promoted(
            in: environment.name, by: try evidence(request, policy, command, store), over: stable, policy: policy,
            command)
    }

    private func evidence(
        _ request: PromoteVersionRequest, _ policy: RolloutPolicy?, _ command: Command, _ store: WriteTransaction
    ) throws -> PromotionEvidence {
        if !request.evidence.isEmpty { try store.checkWithinReach(request.evidence) }
        let runs =
            request.evidence.isEmpty
            ? try store.documents.first(
                EvalRun.self,
                DocumentQuery(
                    filter: "model_version = \"\(request.name)\"", orderBy: "create_time desc",
                    pageSize: Self.runsMax))
            : [try store.require(EvalRun.self, request.evidence)]
        let waived = try runs.filter { [.failed, .inconclusive].contains($0.state) }.filter { run in
            // Whoever granted one is no second person beside themselves.
            let waivers = try Override.allInForce(.gate, of: run.name, at: command.now, in: store.documents)
                .filter { !Duty.secondPerson.binds(command) || $0.decidedBy != command.actor.name }
            guard !waivers.isEmpty else { return false }
            // One that names no gate waives all; others together waive what each of them names. A gate that only warns
            // is in nobody's way.
            let open = run.verdict?.results.filter { $0.verdict != .pass && $0.severity != .warn }.map(\.key) ?? []
            return waivers.contains { $0.gates.isEmpty } || Set(open).isSubset(of: waivers.flatMap(\.gates))
        }
        return PromotionEvidence(
            runs: runs, waived: Set(waived.map(\.name)),
            maxAgeDays: policy?.evidenceMaxAgeDays ?? RolloutPolicy.evidenceMaxAgeDaysStandard)
    }
}
