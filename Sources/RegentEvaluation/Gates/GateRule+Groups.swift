import RegentMessages
package import RegentModel

extension GatePolicy {
    /// Different pairs of slice and field; each has its own counts in memory.
    static let viewsMax = 16
    /// Gates by group; each stores a row for up to 64 groups.
    static let groupedRulesMax = 32
    /// Different baselines, metrics, slices and fields of paired gates; each has its own sums in memory.
    package static let pairedMax = 32
    /// Different baselines; of each as much is kept as there is room for.
    package static let baselinesMax = 8

    /// Refuses more baselines than fit into memory.
    ///
    /// - Throws: `Refusal` GATE_POLICY_INVALID with the limit.
    package func checkBaselines() throws(Refusal) {
        let baselines = baselineNames.count
        guard baselines <= Self.baselinesMax else {
            throw Refusal(
                .gatePolicyInvalid,
                "the gates name \(baselines) different baselines, at most \(Self.baselinesMax) are allowed; judge the "
                    + "others in another run", ["limit": "\(Self.baselinesMax)"])
        }
    }

    /// Refuses what would take too much memory to judge.
    func checkCounts() throws(Refusal) {
        let paired = Set(
            rules.filter(\.paired).map { [$0.baseline, $0.metric, $0.slice, $0.by].map(ExactText.init) })
        guard paired.count <= Self.pairedMax else {
            throw Refusal(
                .gatePolicyInvalid,
                "paired gates compare \(paired.count) different metrics, slices or baselines, at most "
                    + "\(Self.pairedMax) are allowed; judge the others in another run", ["limit": "\(Self.pairedMax)"])
        }
        let views = Set(rules.map(GateView.init))
        guard views.count <= Self.viewsMax else {
            throw Refusal(
                .gatePolicyInvalid,
                "the gates have \(views.count) different pairs of slice and by, at most \(Self.viewsMax) are allowed; "
                    + "replace slices of one field by a gate with `by`", ["limit": "\(Self.viewsMax)"])
        }
        guard rules.count(where: { !$0.by.isEmpty }) <= Self.groupedRulesMax else {
            throw Refusal(
                .gatePolicyInvalid, "more than \(Self.groupedRulesMax) gates have `by`; judge them in several runs",
                ["limit": "\(Self.groupedRulesMax)"])
        }
    }
}

extension GateRule {
    /// Fields that say how a sample ended: a slice by one of them could leave out the samples that failed.
    private static func isMeasured(_ field: String) -> Bool {
        Outcome.allCases.contains { $0.field == field } || field.hasPrefix("scores.")
            || ["status", "error_code", "fallback_provider", "latency_ms"].contains(field)
    }

    /// Whether the values are compared with those of another run.
    package var isComparison: Bool { !baseline.isEmpty }

    /// Checks slice and groups, and writes their defaults out.
    mutating func lockGroups() throws(Refusal) {
        do throws(Refusal) {
            let fields = try SampleFilter(slice).fields
            if let field = fields.first(where: Self.isMeasured) {
                throw bad("has a slice by \(field), which depends on the answer; use a field of the question")
            }
            if !by.isEmpty { by = try GroupField(by).name }
        } catch {
            throw error.reason == .gatePolicyInvalid ? error : bad(error.message)
        }
        guard !by.isEmpty else {
            guard smallGroups == .unspecified else { throw bad("has small_groups without by") }
            guard correction == .unspecified else { throw bad("has a correction without by") }
            return
        }
        if smallGroups == .unspecified { smallGroups = .inconclusive }
        if correction == .unspecified { correction = .none }
        if smallGroups == .ignore, Self.isMeasured(by) {
            throw bad(
                "ignores small groups by \(by), which depends on the answer: the samples that failed could be such a "
                    + "group; use a field of the question")
        }
        guard smallGroups != .ignore || minSamples > 0 else {
            throw bad("ignores small groups and so requires min_samples")
        }
        guard correction != .holm || bound != .point else {
            throw bad("has the correction holm at the point, where nothing is tested; use a bound")
        }
    }

    /// Checks the comparison with a baseline.
    func checkBaseline(isMin: Bool, _ metric: Metric?, legal: ClosedRange<Double>?) throws(Refusal) {
        guard baselineRun.isEmpty, baselineDigest.isEmpty else {
            throw bad("has baseline_run or baseline_digest, which are set when the gates are locked")
        }
        guard isComparison else {
            guard margin == nil, marginRelative == nil else { throw bad("has a margin without a baseline") }
            guard !paired else { throw bad("is paired without a baseline") }
            return
        }
        guard BaselineName(baseline) != nil else {
            throw bad(
                "has the baseline \(baseline), must be evalRuns/RUN, models/MODEL/versions/VERSION, "
                    + "models/MODEL@stable or models/MODEL@canary")
        }
        guard min == nil, max == nil else {
            throw bad("has a threshold beside its baseline; use two gates, the second with a label such as [baseline]")
        }
        guard (margin == nil) != (marginRelative == nil) else {
            throw bad("needs margin or margin_relative, one of them; 0 is \(isMin ? "no worse" : "no more") than it")
        }
        if metric == .sampleCount { throw bad("compares a number of samples, which says nothing; remove the baseline") }
        try checkMargins(legal: legal)
        try checkPaired(metric)
    }

    /// Refuses a margin that no difference can miss.
    private func checkMargins(legal: ClosedRange<Double>?) throws(Refusal) {
        if let margin {
            guard margin.isFinite else { throw bad("must have a finite margin") }
            let width = legal.map { $0.upperBound - $0.lowerBound } ?? .infinity
            guard abs(margin) < width else {
                throw bad("has the margin \(margin), must be above \(-width) and below \(width)")
            }
        }
        if let marginRelative {
            guard marginRelative.isFinite, marginRelative > -1 else {
                throw bad("has margin_relative \(marginRelative), must be finite and above -1")
            }
        }
    }

    private func checkPaired(_ metric: Metric?) throws(Refusal) {
        guard paired else { return }
        if case .latency = metric {
            throw bad("is paired, which quantiles cannot be; remove paired, or compare a score")
        }
        if metric != nil, marginRelative != nil {
            throw bad("is a paired rate with margin_relative; use margin, or remove paired")
        }
    }

    /// Names the run that its baseline is.
    ///
    /// - Throws: `Refusal` BASELINE_UNAVAILABLE; GATE_POLICY_INVALID where a score has another range there: numbers of
    ///   two scales would be compared.
    mutating func freeze(
        _ baselines: [String: FrozenBaseline], declared: [MetricDeclaration], derived: DerivedMetrics
    ) throws(Refusal) {
        guard isComparison else { return }
        guard let frozen = baselines[baseline] else {
            throw FrozenBaseline.unavailable(baseline, "was not resolved")
        }
        let parts = derived[metric]?.parts ?? [metric]
        for score in declared where score.expr.isEmpty && parts.contains(score.name) {
            guard let range = score.range?.closed, let other = frozen.ranges[score.name] else { continue }
            guard range != other else { continue }
            throw bad("compares \(score.name) with \(frozen.run), where it has another range; declare the same range")
        }
        baselineRun = frozen.run
        baselineDigest = frozen.contentDigest
    }
}

/// The samples that a gate looks at, and how they are grouped; by the bytes of both, as samples are compared.
struct GateView: Sendable, Hashable {
    private let texts: [ExactText]

    init(_ rule: GateRule) { texts = [ExactText(rule.slice), ExactText(rule.by)] }

    var slice: String { texts[0].text }
    var by: String { texts[1].text }
}
