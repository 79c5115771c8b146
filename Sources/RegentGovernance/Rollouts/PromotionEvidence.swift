package import RegentMessages

/// Eval runs that may prove that a version can be promoted.
package struct PromotionEvidence: Sendable {
    /// Runs of the version, the one that counts first.
    package let runs: [EvalRun]
    /// Names of those whose open gates a second person has waived.
    package let waived: Set<String>
    /// Days for which one proves something.
    package let maxAgeDays: UInt32

    /// Evidence, by its parts.
    package init(runs: [EvalRun], waived: Set<String> = [], maxAgeDays: UInt32) {
        self.runs = runs
        self.waived = waived
        self.maxAgeDays = maxAgeDays
    }

    /// The type of run that a state needs.
    package static func type(for state: ModelVersionState) -> EvalRunType { state == .stable ? .canary : .offline }

    /// The run that proves a version; nil where none does.
    ///
    /// - Parameters:
    ///   - state: what the version is to become.
    ///   - since: runs that were sealed before then prove nothing: the version was another state's, or rolled back.
    func proof(of version: String, for state: ModelVersionState, since: Timestamp?, at now: Int64) -> EvalRun? {
        // A policy may allow more days than there are microseconds: then no run is too old.
        let age = Int64(maxAgeDays).multipliedReportingOverflow(by: Self.dayMicros)
        let oldest = now.subtractingReportingOverflow(age.partialValue)
        return runs.first { run in
            guard let sealed = run.sealTime?.microseconds else { return false }
            return run.modelVersion == version && run.type == Self.type(for: state) && hasPassed(run)
                && (age.overflow || oldest.overflow || sealed >= oldest.partialValue)
                && since.map { sealed > $0.microseconds } ?? true
        }
    }

    private static let dayMicros: Int64 = 86_400_000_000

    private func hasPassed(_ run: EvalRun) -> Bool {
        guard !run.invalidated, run.invalidation?.confirmedBy.isEmpty != false else { return false }
        return run.state == .passed || [.failed, .inconclusive].contains(run.state) && waived.contains(run.name)
    }
}
