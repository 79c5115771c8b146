/// What a judge of a canary may decide on, and how often it may be wrong.
package struct JudgePlan: Sendable, Hashable {
    /// Guardrails, at most.
    package static let metricCountMax = 64
    /// Canary units or baseline units of a block, at most.
    package static let blockUnitsMax = 64

    /// Guardrails, 1 to 64 with distinct names.
    package var metrics: [JudgeMetric]
    /// Chance of a false rollback, ever, in (0, 1); of all metrics together.
    package var alpha: Double
    /// Chance of a false promotion, ever, in (0, 1); of all metrics together, since every one must pass.
    package var promotionAlpha: Double
    /// Units of each arm before there is a rollback, except for safety, or a promotion.
    package var unitsMin: Int
    /// Units of the canary in a block, 1 to 64.
    package var canaryBlockUnits: Int
    /// Units of the baseline in a block, 1 to 64.
    package var baselineBlockUnits: Int
    /// How long the outcomes of a key are averaged, from its first one on, in microseconds; 0 = its first one counts.
    package var settleMicros: Int64
    /// A key counts once in this time, in microseconds; at least `settleMicros`.
    package var windowMicros: Int64
    /// Keys that are remembered, 64 to 65,536.
    package var keyCapacity: Int
    /// Share of the canary among the keys of both arms, in (0, 1).
    package var canaryShare: Double
    /// Chance of a false alarm on that share, ever, in (0, 1).
    package var sampleRatioAlpha: Double

    package init(
        metrics: [JudgeMetric], alpha: Double = 0.01, promotionAlpha: Double = 0.05, unitsMin: Int = 0,
        canaryBlockUnits: Int = 1, baselineBlockUnits: Int = 1, settleMicros: Int64 = 0,
        windowMicros: Int64 = 86_400_000_000, keyCapacity: Int = 4_096, canaryShare: Double = 0.5,
        sampleRatioAlpha: Double = 0.001
    ) {
        self.metrics = metrics
        (self.alpha, self.promotionAlpha, self.unitsMin) = (alpha, promotionAlpha, unitsMin)
        (self.canaryBlockUnits, self.baselineBlockUnits) = (canaryBlockUnits, baselineBlockUnits)
        (self.settleMicros, self.windowMicros, self.keyCapacity) = (settleMicros, windowMicros, keyCapacity)
        (self.canaryShare, self.sampleRatioAlpha) = (canaryShare, sampleRatioAlpha)
    }

    /// The name of the first field that breaks its rule; nil of a plan that can be judged by.
    package var invalidField: String? {
        func isChance(_ value: Double) -> Bool { value > 0 && value < 1 }
        guard (1...Self.metricCountMax).contains(metrics.count), Set(metrics.map(\.name)).count == metrics.count
        else { return "metrics" }
        if let metric = metrics.first(where: { !$0.isValid }) { return "metrics.\(metric.name)" }
        let blocks = 1...Self.blockUnitsMax
        let rules: [(String, Bool)] = [
            ("alpha", isChance(alpha)), ("promotion_alpha", isChance(promotionAlpha)), ("units_min", unitsMin >= 0),
            ("canary_block_units", blocks.contains(canaryBlockUnits)),
            ("baseline_block_units", blocks.contains(baselineBlockUnits)), ("settle", settleMicros >= 0),
            ("window", windowMicros >= settleMicros), ("key_capacity", (64...65_536).contains(keyCapacity)),
            ("canary_share", isChance(canaryShare)), ("sample_ratio_alpha", isChance(sampleRatioAlpha)),
        ]
        return rules.first { !$0.1 }?.0
    }

    /// Shares of the wealth by metric, which add up to 1; 0 of a rule on safety.
    var shares: [Double] {
        let weights = metrics.map { $0.isSafety ? 0 : $0.weight }
        // Weights are finite, their sum may not be.
        let largest = weights.max() ?? 0
        guard largest > 0 else { return weights }
        let scaled = weights.map { $0 / largest }
        let sum = scaled.reduce(0, +)
        return scaled.map { $0 / sum }
    }
}
