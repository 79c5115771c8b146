package import RegentMessages

/// Which runs stand for two model versions when they are compared.
package enum VersionPairing {
    /// A run that can stand for its version.
    package struct Evidence: Sendable, Hashable {
        /// The run.
        package let run: String
        /// Its plan.
        package let plan: String

        /// A run that is sealed and not invalidated; nil for any other.
        package init?(_ run: EvalRun) {
            guard [.sealed, .passed, .failed, .inconclusive].contains(run.state), !run.isInvalidated else { return nil }
            (self.run, plan) = (run.name, run.plan)
        }

        /// A run, by its parts.
        package init(run: String, plan: String) { (self.run, self.plan) = (run, plan) }
    }

    /// The latest run of each version, of the plan of the candidate's latest run for which the baseline has one too;
    /// nil where they have no plan in common.
    ///
    /// Runs of one plan are of one kind: other plans have other samples, and a difference would say nothing of the
    /// versions.
    /// - Parameters:
    ///   - baseline: runs of the version compared against, the latest first.
    ///   - candidate: runs of the version compared, the latest first.
    package static func pair(
        baseline: [Evidence], candidate: [Evidence]
    ) -> (baseline: String, candidate: String)? {
        let latest = Dictionary(baseline.map { ($0.plan, $0.run) }, uniquingKeysWith: { first, _ in first })
        for evidence in candidate {
            if let run = latest[evidence.plan] { return (run, evidence.run) }
        }
        return nil
    }
}
