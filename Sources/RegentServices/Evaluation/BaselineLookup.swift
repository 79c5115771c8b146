import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage

/// Finds the runs that gates name as baselines, in the writer's turn in which the gates are locked.
struct BaselineLookup {
    let store: WriteTransaction
    let command: Command
    /// Plan of the run that is created.
    let plan: String

    /// The runs of the baselines that gates name, by name.
    ///
    /// - Throws: `Refusal` BASELINE_UNAVAILABLE naming the baseline, GATE_POLICY_INVALID of more than are allowed,
    ///   PERMISSION_DENIED; `StorageError`.
    func frozen(_ gates: GatePolicy) throws -> [String: FrozenBaseline] {
        try gates.checkBaselines()
        var frozen: [String: FrozenBaseline] = [:]
        // A name that is none is refused when the gates are locked.
        for name in gates.baselineNames {
            guard let baseline = BaselineName(name) else { continue }
            frozen[name] = try FrozenBaseline(try run(baseline, name))
        }
        return frozen
    }

    /// Refuses baselines that the caller may not read, or that name a run which there is not.
    ///
    /// - Throws: `Refusal` BASELINE_UNAVAILABLE naming the baseline, GATE_POLICY_INVALID of more than are allowed;
    ///   `StorageError`.
    func checkReadable(_ gates: GatePolicy) throws {
        try gates.checkBaselines()
        for name in gates.baselineNames {
            let isReadable =
                switch BaselineName(name) {
                case .run(let run): try store.find(EvalRun.self, run).map(mayRead) ?? false
                case .version(let version): mayReadRuns(of: version)
                case .alias(let model, _): mayReadRuns(of: model)
                // Refused when the gates are locked.
                case nil: true
                }
            guard isReadable else { throw FrozenBaseline.unavailable(name, "does not exist") }
        }
    }

    /// Whether the caller may read the runs of a model or a version.
    private func mayReadRuns(of place: String) -> Bool {
        command.actor.mayRead("\(EvalRun.kind)/any", placedAt: { [place] })
    }

    private func run(_ baseline: BaselineName, _ name: String) throws -> EvalRun {
        switch baseline {
        case .run(let run):
            guard let found = try store.find(EvalRun.self, run), mayRead(found) else {
                throw FrozenBaseline.unavailable(name, "does not exist")
            }
            return found
        case .version(let version): return try latestPassed(of: version, name)
        case .alias(let model, let state):
            let versions = try store.children(ModelVersion.self, of: model).filter { $0.state == state }
            guard versions.count == 1, let version = versions.first else {
                // Who may not read the model does not learn how many versions it has.
                guard command.actor.mayRead(model, placedAt: { [model] }) else { throw noRun(name) }
                throw FrozenBaseline.unavailable(
                    name, "names \(versions.count) versions of \(model), must name one; write the version")
            }
            return try latestPassed(of: version.name, name)
        }
    }

    /// The latest run of a version that passed, of the plan of the new run.
    ///
    /// A run that was made before its version was registered proves nothing of it.
    private func latestPassed(of version: String, _ name: String) throws -> EvalRun {
        let filter = "model_version = \"\(version)\" AND plan = \"\(plan)\" AND state = PASSED"
        let runs = try store.documents(EvalRun.self, where: filter)
            .filter { !$0.isInvalidated && $0.versionRegistered && mayRead($0) }
        let latest = runs.max { one, other in
            let (first, second) = (one.sealTime?.order ?? (0, 0), other.sealTime?.order ?? (0, 0))
            return first == second ? one.name < other.name : first < second
        }
        guard let latest else { throw noRun(name) }
        return latest
    }

    private func noRun(_ name: String) -> Refusal {
        FrozenBaseline.unavailable(
            name, "has no PASSED run of plan \(plan); judge one first, or name a run: evalRuns/RUN")
    }

    private func mayRead(_ run: EvalRun) -> Bool { command.actor.mayRead(run.name) { run.scopeNames } }
}

extension Timestamp {
    fileprivate var order: (Int64, Int32) { (seconds, nanos) }
}
