import RegentMessages
import RegentModel

extension RolloutPolicy {
    /// Metrics that a judge compares.
    /// - Source: docs/lifecycles/rollout-policy.md
    package static let judgedMetrics = [
        "schema_valid_rate", "patch_apply_success", "fallback_rate", "error_rate", "safety_html_tailwind_compliance",
        "p95_latency_ms",
    ]
    /// Those of a judge that names none.
    package static let judgedMetricsStandard = ["error_rate", "p95_latency_ms"]
    /// Metrics that a trigger of the kind SIGMA watches.
    package static let watchedMetrics = judgedMetrics + ["auto_rate", "ask_rate", "escalate_rate"]

    /// Refuses fields that break their rules.
    ///
    /// - Throws: `Refusal` ROLLOUT_INVALID.
    func checkFields() throws(Refusal) {
        guard canaryVersion != stableVersion else {
            throw Self.invalid("canary_version", "the canary is the stable version: name another one, or none")
        }
        guard !canaryVersion.isEmpty || canaryPermille == 0 else {
            throw Self.invalid("canary_permille", "no canary_version is named: its share is 0")
        }
        guard !autoPromote || !stages.isEmpty else {
            throw Self.invalid("auto_promote", "there are no stages to pass: set stages, or leave auto_promote out")
        }
        let numbers = [
            ("max_fallback_rate", maxFallbackRate), ("max_p95_latency_ms", maxP95LatencyMs),
            ("min_schema_valid_rate", minSchemaValidRate),
        ]
        for (field, number) in numbers where number < 0 {
            throw Self.invalid(field, "\(number) is below 0")
        }
        try checkStages()
        if let judge { try judge.checkFields() }
        for trigger in triggers { try trigger.checkFields() }
    }

    private func checkStages() throws(Refusal) {
        let shares = stages.map(\.canaryPermille)
        guard zip(shares, shares.dropFirst()).allSatisfy({ $0 < $1 }) else {
            throw Self.invalid("stages", "the shares of the stages must rise: \(shares)")
        }
        for stage in stages {
            if case .unrecognized(let value) = stage.onStarved {
                throw Self.invalid("stages.on_starved", "\(value) is no action: write REVERT or PAUSE")
            }
            guard stage.soakMaxS > 0 else {
                guard stage.onStarved == .unspecified else {
                    throw Self.invalid(
                        "stages.on_starved", "a stage without soak_max_s is never starved: set soak_max_s as well")
                }
                continue
            }
            guard stage.minUnits > 0 else {
                throw Self.invalid(
                    "stages.soak_max_s", "a stage without min_units is never starved: set min_units as well")
            }
            guard stage.soakMaxS >= stage.soakS else {
                throw Self.invalid(
                    "stages.soak_max_s",
                    "\(stage.soakMaxS) is below soak_s, \(stage.soakS): a stage lasts at least that")
            }
        }
    }
}

extension RolloutJudge {
    /// Refuses fields that break their rules.
    fileprivate func checkFields() throws(Refusal) {
        // A chance of 1 decides before anything was seen.
        for (field, chance) in [("alpha", alpha), ("promote_alpha", promoteAlpha), ("margin", margin)] {
            guard chance >= 0, chance < 1 else {
                throw RolloutPolicy.invalid("judge.\(field)", "\(chance) is not in [0, 1)")
            }
        }
        for (field, number) in [
            ("false_rollbacks_per_year", falseRollbacksPerYear), ("safety_rate_limit", safetyRateLimit),
        ] {
            guard number >= 0 else { throw RolloutPolicy.invalid("judge.\(field)", "\(number) is below 0") }
        }
        guard alpha == 0 || falseRollbacksPerYear == 0 else {
            throw RolloutPolicy.invalid(
                "judge.alpha", "alpha follows from false_rollbacks_per_year: set one of them, and not the other")
        }
        guard safetyRateLimit == 0 || !zeroToleranceSafety else {
            throw RolloutPolicy.invalid(
                "judge.safety_rate_limit", "zero_tolerance_safety accepts no rate: set one of them, and not the other")
        }
        if case .unrecognized(let value) = covariate {
            throw RolloutPolicy.invalid("judge.covariate", "\(value) is none: write PREVIOUS_VALUE, or leave it out")
        }
        for metric in metrics {
            guard RolloutPolicy.judgedMetrics.contains(metric) else {
                throw RolloutPolicy.invalid(
                    "judge.metrics",
                    "\(metric) is none that is compared: write \(RolloutPolicy.judgedMetrics.joined(separator: ", "))")
            }
        }
        guard Set(metrics).count == metrics.count else {
            throw RolloutPolicy.invalid("judge.metrics", "a metric stands there twice: write each once")
        }
    }
}

extension RolloutTrigger {
    /// Refuses fields that break their rules.
    fileprivate func checkFields() throws(Refusal) {
        guard threshold >= 0 else {
            throw RolloutPolicy.invalid("triggers.threshold", "\(threshold) is below 0")
        }
        guard (kind == .sigma) == !metric.isEmpty else {
            throw RolloutPolicy.invalid(
                "triggers.metric", "a trigger of the kind SIGMA names a metric, and no other one")
        }
        switch kind {
        case .sigma where !RolloutPolicy.watchedMetrics.contains(metric):
            throw RolloutPolicy.invalid(
                "triggers.metric",
                "\(metric) is none that is watched: write \(RolloutPolicy.watchedMetrics.joined(separator: ", "))")
        case .safetyRegression where threshold > 0:
            throw RolloutPolicy.invalid(
                "triggers.threshold", "SAFETY_REGRESSION fires at the first answer: leave the threshold out")
        case .schemaValidDrop where threshold > 1:
            throw RolloutPolicy.invalid("triggers.threshold", "\(threshold) is no difference of rates: it is at most 1")
        case .unspecified, .unrecognized:
            throw RolloutPolicy.invalid(
                "triggers.kind", "write SAFETY_REGRESSION, SCHEMA_VALID_DROP or SIGMA")
        case .sigma, .safetyRegression, .schemaValidDrop: break
        }
        if case .unrecognized(let value) = action {
            throw RolloutPolicy.invalid("triggers.action", "\(value) is no action: write ALERT or ROLLBACK")
        }
    }
}
