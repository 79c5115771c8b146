import RegentEvaluation
import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

// The eval run that an EVAL_GATE job opens when it is due.
extension Job {
    /// Refuses a plan, gates and metrics of which no run could be made.
    ///
    /// - Throws: what `EvalRun.created` throws.
    func checkEvalRun(_ command: Command) throws(Refusal) {
        guard kind == .evalGate else { return }
        let name = Self.evalRunName(of: self.name, due: command.time, attempt: 1)
        _ = try EvalRun.created(
            evalRunRequest(name, on: ""), Self.opening(at: command.now), attempt: 1, digest: { _ in [] })
    }

    /// Refuses gates that compare with runs that the caller may not read: when the job is due the daemon reads them.
    ///
    /// - Throws: `Refusal` BASELINE_UNAVAILABLE; `StorageError`.
    func checkBaselines(_ command: Command, _ store: WriteTransaction) throws {
        try BaselineLookup(store: store, command: command, plan: plan).checkReadable(gates ?? GatePolicy())
    }

    /// A new run of type SCHEDULED on a version, by the daemon.
    ///
    /// - Throws: `Refusal`; `StorageError`.
    func evalRun(on version: ModelVersion, _ command: Command, _ store: WriteTransaction) throws -> Change<EvalRun> {
        let request = evalRunRequest(try freeEvalRunName(command, store), on: version.name)
        let attempt = try store.nextAttempt(plan: request.planName, modelVersion: request.modelVersion)
        let opening = Self.opening(at: command.now)
        func created(_ baselines: [String: FrozenBaseline]?) throws -> Change<EvalRun> {
            try EvalRun.created(
                request, opening, attempt: attempt, versionExists: true, baselines: baselines,
                digest: WriteTransaction.digest)
        }
        let lookup = BaselineLookup(store: store, command: opening, plan: request.planName)
        do {
            return try created(try lookup.frozen(request.gates ?? GatePolicy()))
        } catch let refusal as Refusal
            where refusal.reason == .baselineUnavailable || refusal.reason == .gatePolicyInvalid
        {
            // A baseline that is missing holds no job up: its gates are an ERROR of the run, BASELINE_MISSING.
            return try created(nil)
        }
    }

    /// Somebody may have made a run of that name, and two jobs may begin alike.
    private func freeEvalRunName(_ command: Command, _ store: WriteTransaction) throws -> String {
        for attempt in 1...Self.evalRunNames {
            let free = Self.evalRunName(of: name, due: nextRunTime ?? command.time, attempt: attempt)
            if try store.isFree(EvalRun.self, free) { return free }
        }
        // Nobody takes so many by chance. Whoever does must not hold up a job of others: this one cannot be guessed.
        return try store.freeName(of: EvalRun.self, about: name)
    }

    /// Names that are tried that tell the job and the time.
    private static let evalRunNames = 20

    private func evalRunRequest(_ run: String, on version: String) -> CreateRunRequest {
        CreateRunRequest(
            name: run, type: .scheduled, trigger: name, modelVersion: version,
            plan: plan.isEmpty ? String(name.split(separator: "/").last ?? "") : plan, gates: gates, metrics: metrics)
    }

    private static func opening(at now: Int64) -> Command {
        Command.daemon(EvaluationServiceMethods.createRun.descriptor, now: now)
    }
}
