package import RegentMessages
package import RegentModel

extension GatePolicy {
    /// The policy as it is locked into a run: every default written out, rules by key.
    ///
    /// - Parameter baselines: the runs that the rules name, by name; nil where they are not resolved, as without a
    ///   daemon.
    /// - Throws: `Refusal` GATE_POLICY_INVALID, UNKNOWN_GATE_METRIC or GATE_POLICY_INVALID naming the key: a rule
    ///   that could only ever err is refused before the first sample. BASELINE_UNAVAILABLE for a baseline that is not
    ///   among the resolved ones.
    package func locked(
        declared: [MetricDeclaration], baselines: [String: FrozenBaseline]? = nil
    ) throws(Refusal) -> GatePolicy {
        guard !rules.isEmpty else {
            throw Refusal(
                .gatePolicyInvalid,
                "the gates file has no gate; add at least one, for example \"schema_valid_rate_min\": 0.95")
        }
        try checkBaselines()
        var locked = GatePolicy()
        let expressions = DerivedMetrics(declared)
        for rule in rules {
            var rule = try rule.locked(declared: declared, expressions)
            if let baselines { try rule.freeze(baselines, declared: declared, derived: expressions) }
            locked.rules.append(rule)
        }
        locked.rules.sort { $0.key < $1.key }
        for (rule, next) in zip(locked.rules, locked.rules.dropFirst()) where rule.key == next.key {
            throw Refusal(.gatePolicyInvalid, "gate \(rule.key) appears twice", ["key": rule.key])
        }
        try locked.checkCounts()
        guard derived.isEmpty else {
            throw Refusal(
                .gatePolicyInvalid, "derived is set when the gates are locked; declare derived metrics with the run")
        }
        locked.derived = declared.filter { !$0.expr.isEmpty }.sorted { $0.name < $1.name }
        return locked
    }
}

extension GateRule {
    /// The metric that a key names, and whether it bounds from below; nil for another ending.
    ///
    /// Gates of one metric are told apart by a label in brackets, as in `q_min[german]`.
    package static func parts(ofKey key: String) -> (metric: String, isMin: Bool)? {
        var key = key[...]
        if key.last == "]" {
            guard let open = key.firstIndex(of: "["), isLabel(key[key.index(after: open)...].dropLast()) else {
                return nil
            }
            key = key[..<open]
        }
        if key.hasSuffix("_min") { return (String(key.dropLast(4)), true) }
        if key.hasSuffix("_max") { return (String(key.dropLast(4)), false) }
        return nil
    }

    /// Letters, digits, dashes, underscores and dots.
    private static func isLabel(_ text: Substring) -> Bool { (try? Identifier(String(text))) != nil }

    fileprivate func locked(
        declared: [MetricDeclaration], _ derived: DerivedMetrics
    ) throws(Refusal) -> GateRule {
        guard let parts = Self.parts(ofKey: key), !parts.metric.isEmpty else {
            throw bad("must end in _min or _max, or so and a label such as [german]", reason: .unknownGateMetric)
        }
        guard metric.isEmpty || metric == parts.metric else {
            throw bad("has the metric \(metric), which differs from \(parts.metric) in its key")
        }
        try checkChoices()
        var rule = self
        rule.metric = parts.metric
        if rule.bound == .unspecified { rule.bound = .point }
        if rule.severity == .unspecified { rule.severity = .block }
        if rule.confidence == 0 { rule.confidence = 0.95 }
        try rule.checkNumbers(isMin: parts.isMin)
        let score = declared.first { $0.name == parts.metric }
        let builtIn = Metric.builtIn(parts.metric, quantile: quantile)
        guard score != nil || builtIn != nil else { throw unknown(parts.metric, declared) }
        let legal = builtIn?.legalRange ?? declared.legalRange(of: parts.metric, derived)
        if let legal { try rule.checkThresholds(in: legal) }
        try rule.checkBound(isMin: parts.isMin)
        try rule.lockRateBound(builtIn)
        let isUnbounded = declared.isUnbounded(parts.metric, derived)
        if rule.missing == .unspecified { rule.missing = isUnbounded ? .exclude : .bound }
        try rule.checkMissing(unbounded: isUnbounded)
        guard !rule.paired || score?.expr.isEmpty ?? true else {
            throw bad("is paired, which a derived metric cannot be; remove paired")
        }
        try rule.lockGroups()
        try rule.checkBaseline(isMin: parts.isMin, builtIn, legal: legal)
        return rule
    }

    /// The refusal of a metric that nothing measures, with the one that is probably meant.
    private func unknown(_ metric: String, _ declared: [MetricDeclaration]) -> Refusal {
        if metric == "latency_ms" {
            return bad("needs a quantile, or name one as in p95_latency_ms", reason: .unknownGateMetric)
        }
        if Metric.builtInNames.contains(metric) {
            return bad("has a quantile, which only latency_ms takes; remove it", reason: .unknownGateMetric)
        }
        // A key may be long; nobody misspells that much.
        let near =
            metric.utf8.count > 200
            ? nil : Misspelling.nearest(to: metric, of: declared.map(\.name) + Metric.builtInNames)
        return bad(
            "is neither a built-in metric nor a declared score"
                + (near.map { "; did you mean \($0)?" } ?? "; declare the score with the run"),
            reason: .unknownGateMetric)
    }

    /// Refuses a choice that this release does not know: it would be taken for the default.
    private func checkChoices() throws(Refusal) {
        let choices: [(field: String, isKnown: Bool)] = [
            ("bound", bound.isKnown), ("missing", missing.isKnown), ("severity", severity.isKnown),
            ("small_groups", smallGroups.isKnown), ("correction", correction.isKnown),
            ("rate_bound", rateBound.isKnown),
        ]
        guard let unknown = choices.first(where: { !$0.isKnown }) else { return }
        throw bad("has a \(unknown.field) that this release does not know; use one of its values")
    }

    private func checkNumbers(isMin: Bool) throws(Refusal) {
        if baseline.isEmpty {
            guard min != nil || max != nil else { throw bad("has no threshold; set min or max, or a baseline") }
            guard isMin ? min != nil : max != nil else {
                throw bad("needs \(isMin ? "min" : "max")")
            }
        }
        for threshold in [min, max] {
            guard threshold?.isFinite ?? true else { throw bad("must have a finite threshold") }
        }
        if let min, let max, min > max { throw bad("has min above max") }
        guard confidence >= 0.5, confidence < 1 else {
            throw bad("has confidence \(confidence), must be at least 0.5 and below 1")
        }
        guard minCoverage >= 0, minCoverage <= 1 else {
            throw bad("has min_coverage \(minCoverage), must be 0 to 1")
        }
        if let quantile {
            guard quantile > 0, quantile < 1 else { throw bad("has quantile \(quantile), must be above 0 and below 1") }
        }
    }

    /// Refuses a threshold that no value can miss, or that none can meet.
    private func checkThresholds(in range: ClosedRange<Double>) throws(Refusal) {
        for threshold in [min, max] {
            guard let threshold, !range.contains(threshold) else { continue }
            throw bad(
                "has the threshold \(threshold), must be \(range.lowerBound) to \(range.upperBound): "
                    + "no value lies outside, so it would decide nothing")
        }
    }

    /// Refuses the bound on the side that makes a gate easier: it would pass what the evidence speaks against.
    private func checkBound(isMin: Bool) throws(Refusal) {
        if bound == .upper, min != nil || isMin { throw bad("has a min with the bound upper; use lower or point") }
        if bound == .lower, max != nil || !isMin { throw bad("has a max with the bound lower; use upper or point") }
    }

    /// Refuses another bound than Wilson's where none is computed.
    private mutating func lockRateBound(_ metric: Metric?) throws(Refusal) {
        guard usesBound, !isComparison, metric?.isRate == true else {
            guard rateBound == .unspecified else {
                throw bad("has a rate_bound, which only a rate with a bound and without a baseline has; remove it")
            }
            return
        }
        if rateBound == .unspecified { rateBound = .wilson }
    }

    private func checkMissing(unbounded: Bool) throws(Refusal) {
        if unbounded, missing != .exclude {
            throw bad(
                "is a score without a range, or derived from one: declare a range, or set missing to exclude and "
                    + "min_coverage"
            )
        }
        if missing == .exclude, minCoverage == 0 {
            throw bad("excludes missing values and so requires min_coverage")
        }
    }

    func bad(_ text: String, reason: ErrorReason = .gatePolicyInvalid) -> Refusal {
        Refusal(reason, "gate \(key) \(text)", ["key": key])
    }
}

extension [MetricDeclaration] {
    /// Values that samples can give a declared metric; nil where a range is missing, or a divisor may be 0.
    ///
    /// Of a derived metric it is that of its parts by interval arithmetic, so nothing that it can be is outside.
    fileprivate func legalRange(of name: String, _ derived: DerivedMetrics) -> ClosedRange<Double>? {
        guard let metric = first(where: { $0.name == name }) else { return nil }
        guard !metric.expr.isEmpty else { return metric.range?.closed }
        return derived.range(of: name) { part in
            first { $0.name == part }.map { $0.range?.closed } ?? Metric.builtIn(part, quantile: nil)?.legalRange
        }
    }

    /// Whether missing values of a metric have no worst one: of a score without a range, or of a derived metric that
    /// has one among its parts.
    fileprivate func isUnbounded(_ name: String, _ derived: DerivedMetrics) -> Bool {
        guard let metric = first(where: { $0.name == name }) else { return false }
        guard !metric.expr.isEmpty else { return metric.range == nil }
        let parts = derived[name]?.parts ?? []
        return parts.contains { part in contains { $0.name == part && $0.expr.isEmpty && $0.range == nil } }
    }
}

extension GateRule {
    /// Whether it compares a confidence bound, which the number of samples does not have.
    var usesBound: Bool { (bound == .lower || bound == .upper) && metric != "sample_count" }
}

extension GatePolicy {
    /// Whether a rule compares a confidence bound.
    package var usesBounds: Bool { rules.contains(where: \.usesBound) }
}
