package import RegentMessages

/// Eval runs, and a rollout, that may prove that a version can be promoted.
package struct PromotionEvidence: Sendable {
    /// Runs of the version, the one that counts first.
    package let runs: [EvalRun]
    /// Names of those whose open gates a second person has waived.
    package let waived: Set<String>
    /// The rollout in the environment that is not at its end; nil = none.
    package let rollout: RolloutRun?
    /// Name of the only one that counts; empty = any.
    package let named: String
    /// Days for which one proves something.
    package let maxAgeDays: UInt32

    /// Evidence, by its parts.
    package init(
        runs: [EvalRun], waived: Set<String> = [], rollout: RolloutRun? = nil, named: String = "", maxAgeDays: UInt32
    ) {
        self.runs = runs
        self.named = named
        self.waived = waived
        self.rollout = rollout
        self.maxAgeDays = maxAgeDays
    }

    /// The type of run that a state needs.
    package static func type(for state: ModelVersionState) -> EvalRunType { state == .stable ? .canary : .offline }

    /// Name of what proves a version, a run before the rollout; nil where nothing does.
    ///
    /// - Parameters:
    ///   - state: what the version is to become.
    ///   - environment: where.
    ///   - since: what was before then proves nothing: the version was another state's, or rolled back.
    func proof(
        of version: String, for state: ModelVersionState, in environment: String, since: Timestamp?, at now: Int64
    ) -> String? {
        let run = runs.first { run in
            counts(run.name) && run.modelVersion == version && run.type == Self.type(for: state) && hasPassed(run)
                && isRecent(run.sealTime, since: since, at: now)
        }
        guard run == nil else { return run?.name }
        guard let rollout, state == .stable, counts(rollout.name), rollout.canaryVersion == version,
            rollout.environment == environment, rollout.isOpen, rollout.isProven,
            isRecent(rollout.verdict?.decideTime, since: since, at: now)
        else { return nil }
        return rollout.name
    }

    private func counts(_ name: String) -> Bool { named.isEmpty || named == name }

    private func isRecent(_ time: Timestamp?, since: Timestamp?, at now: Int64) -> Bool {
        guard let time = time?.microseconds else { return false }
        // A policy may allow more days than there are microseconds: then nothing is too old.
        let age = Int64(maxAgeDays).multipliedReportingOverflow(by: Self.dayMicros)
        let oldest = now.subtractingReportingOverflow(age.partialValue)
        return (age.overflow || oldest.overflow || time >= oldest.partialValue)
            && since.map { time > $0.microseconds } ?? true
    }

    private static let dayMicros: Int64 = 86_400_000_000

    private func hasPassed(_ run: EvalRun) -> Bool {
        guard !run.invalidated, run.invalidation?.confirmedBy.isEmpty != false else { return false }
        return run.state == .passed || [.failed, .inconclusive].contains(run.state) && waived.contains(run.name)
    }
}
