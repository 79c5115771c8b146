package import RegentMessages

extension RolloutPlan {
    /// Chance of a false rollback where nothing is said.
    package static let alphaStandard = 0.01
    /// Chance of a false promotion where nothing is said.
    package static let promoteAlphaStandard = 0.05
    /// Rate of violations of safety where nothing is said.
    package static let safetyRateStandard = 0.0001
    /// Metrics that are compared where none is named.
    private static let metricsStandard: [OutcomeMetric] = [.errorRate, .p95Latency]
    /// A key counts once in an hour: what one session does is one unit.
    private static let windowMicros: Int64 = 3_600_000_000

    /// How the canary is judged: the metrics of the judge against the baseline, the limits of the policy, and safety.
    package var judgePlan: JudgePlan {
        let judge = judge ?? RolloutJudge()
        let named = judge.metrics.compactMap(OutcomeMetric.init(rawValue:))
        let compared = named.isEmpty ? Self.metricsStandard : named
        var metrics = compared.map { metric in
            JudgeMetric(
                metric.rawValue, metric.judgeKind, .baseline(margin: judge.boundedMargin),
                isAdjusted: judge.covariate == .previousValue && metric != .p95Latency)
        }
        metrics += limits
        let tolerance: JudgeMetric.Tolerance =
            judge.zeroToleranceSafety ? .none : .rate(judge.safetyRate, alpha: judge.chance)
        metrics.append(.safety(Self.safetyName, tolerance))
        return JudgePlan(
            metrics: metrics, alpha: judge.chance, promotionAlpha: judge.promotionChance,
            unitsMin: Int(clamping: judge.minUnits), windowMicros: Self.windowMicros)
    }

    /// The name of the rule on safety, which is no metric of a policy.
    static let safetyName = "safety"

    /// The limits that a policy sets, each as a metric of the canary alone. One that nothing can pass or break is none.
    private var limits: [JudgeMetric] {
        var limits: [JudgeMetric] = []
        if maxFallbackRate > 0, maxFallbackRate < 1 {
            limits.append(
                JudgeMetric(LimitName.fallbackRate, .rate(betterWhen: .lower), .limit(maxFallbackRate)))
        }
        if maxP95LatencyMs > 0, maxP95LatencyMs.isFinite {
            limits.append(JudgeMetric(LimitName.p95Latency, .latency, .limit(maxP95LatencyMs)))
        }
        if minSchemaValidRate > 0, minSchemaValidRate <= 1 {
            limits.append(
                JudgeMetric(LimitName.schemaValidRate, .rate(betterWhen: .higher), .limit(minSchemaValidRate)))
        }
        return limits
    }

    /// The values of an outcome, one per metric of the plan of a judge, in its order.
    package static func values(of outcome: RouteOutcome, for plan: JudgePlan) -> [Double?] {
        plan.metrics.map { metric in
            switch metric.name {
            case LimitName.fallbackRate: OutcomeMetric.fallbackRate.value(of: outcome)
            case LimitName.p95Latency: OutcomeMetric.p95Latency.value(of: outcome)
            case LimitName.schemaValidRate: OutcomeMetric.schemaValidRate.value(of: outcome)
            case safetyName: OutcomeMetric.safetyCompliance.value(of: outcome)
            default: OutcomeMetric(rawValue: metric.name)?.value(of: outcome)
            }
        }
    }
}

/// The limits of a policy, by the names of their fields.
private enum LimitName {
    static let fallbackRate = "max_fallback_rate"
    static let p95Latency = "max_p95_latency_ms"
    static let schemaValidRate = "min_schema_valid_rate"
}

extension OutcomeMetric {
    fileprivate var judgeKind: JudgeMetric.Kind {
        self == .p95Latency ? .latency : .rate(betterWhen: isBetterWhenHigher ? .higher : .lower)
    }
}

extension RolloutJudge {
    /// Chance of a false rollback of one rollout. Where somebody says how many a year are accepted, a rollout a day is
    /// assumed.
    package var chance: Double {
        if alpha > 0, alpha < 1 { return alpha }
        guard falseRollbacksPerYear > 0 else { return RolloutPlan.alphaStandard }
        return min(max(falseRollbacksPerYear / 365, .ulpOfOne), 0.5)
    }

    /// Chance of a false promotion of one rollout.
    fileprivate var promotionChance: Double {
        promoteAlpha > 0 && promoteAlpha < 1 ? promoteAlpha : RolloutPlan.promoteAlphaStandard
    }

    /// By how much the canary may be worse; a document of an earlier release may say anything.
    fileprivate var boundedMargin: Double { margin.isFinite ? min(max(margin, 0), 0.99) : 0 }

    fileprivate var safetyRate: Double {
        safetyRateLimit > 0 ? min(safetyRateLimit, 0.5) : RolloutPlan.safetyRateStandard
    }
}
