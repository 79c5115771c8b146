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
        let rollout = try policy.flatMap { try store.openRollout(by: $0.name) }
        let change = try version.promoted(
            in: environment.name, by: try evidence(request, policy, rollout, command, store), over: stable,
            policy: policy, command)
        guard let rollout, rollout.canaryVersion == version.name, change.after.state(in: environment.name) == .stable
        else { return change }
        return change.with(try rollout.promoted(command))
    }

    private func evidence(
        _ request: PromoteVersionRequest, _ policy: RolloutPolicy?, _ rollout: RolloutRun?, _ command: Command,
        _ store: WriteTransaction
    ) throws -> PromotionEvidence {
        if !request.evidence.isEmpty { try store.checkWithinReach(request.evidence) }
        let runs = try runs(request, store)
        let waived = try waived(runs, command, store)
        return PromotionEvidence(
            runs: runs, waived: Set(waived.map(\.name)), rollout: rollout, named: request.evidence,
            maxAgeDays: policy?.evidenceMaxAgeDays ?? RolloutPolicy.evidenceMaxAgeDaysStandard)
    }

    /// Runs that may prove it; none where a rollout is named, which is the open one or proves nothing.
    private func runs(_ request: PromoteVersionRequest, _ store: WriteTransaction) throws -> [EvalRun] {
        guard !request.evidence.isEmpty else {
            return try store.documents.first(
                EvalRun.self,
                DocumentQuery(
                    filter: "model_version = \"\(request.name)\"", orderBy: "create_time desc",
                    pageSize: Self.runsMax))
        }
        switch (try? ResourceName(request.evidence))?.kind {
        case EvalRun.kind: return [try store.require(EvalRun.self, request.evidence)]
        case RolloutRun.kind: return []
        default:
            throw Refusal(
                .badRequest, "evidence: \(request.evidence) proves nothing: name evalRuns/{run} or rollouts/{rollout}",
                ["field": "evidence"])
        }
    }

    /// Those whose open gates a second person has waived.
    private func waived(
        _ runs: [EvalRun], _ command: Command, _ store: WriteTransaction
    ) throws -> [EvalRun] {
        try runs.filter { [.failed, .inconclusive].contains($0.state) }.filter { run in
            // Whoever granted one is no second person beside themselves.
            let waivers = try Override.allInForce(.gate, of: run.name, at: command.now, in: store.documents)
                .filter { !Duty.secondPerson.binds(command) || $0.decidedBy != command.actor.name }
            guard !waivers.isEmpty else { return false }
            // One that names no gate waives all; others together waive what each of them names. A gate that only warns
            // is in nobody's way.
            let open = run.verdict?.results.filter { $0.verdict != .pass && $0.severity != .warn }.map(\.key) ?? []
            return waivers.contains { $0.gates.isEmpty } || Set(open).isSubset(of: waivers.flatMap(\.gates))
        }
    }
}
