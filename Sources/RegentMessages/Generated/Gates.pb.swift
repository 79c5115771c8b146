// Generated from regent/v1/gates.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// The value that is compared with the threshold.
public enum GateBound: OpenEnum {
    /// POINT.
    case unspecified
    /// The estimate.
    case point
    /// Lower one-sided confidence bound.
    case lower
    /// Upper one-sided confidence bound.
    case upper
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .point
        case 2: self = .lower
        case 3: self = .upper
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .point: 1
        case .lower: 2
        case .upper: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .point: "POINT"
        case .lower: "LOWER"
        case .upper: "UPPER"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .point, .lower, .upper]
}

/// Treatment of missing values.
public enum MissingPolicy: OpenEnum {
    /// BOUND.
    case unspecified
    /// The gate is judged with the worst and with the best legal values; if the results differ, it is INCONCLUSIVE.
    case bound
    /// Each counts as the worst legal value.
    case countAsWorst
    /// They are left out; requires min_coverage.
    case exclude
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .bound
        case 2: self = .countAsWorst
        case 3: self = .exclude
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .bound: 1
        case .countAsWorst: 2
        case .exclude: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .bound: "BOUND"
        case .countAsWorst: "COUNT_AS_WORST"
        case .exclude: "EXCLUDE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .bound, .countAsWorst, .exclude]
}

/// Effect of a failed gate.
public enum GateSeverity: OpenEnum {
    /// BLOCK.
    case unspecified
    /// It decides the verdict.
    case block
    /// It is shown only.
    case warn
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .block
        case 2: self = .warn
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .block: 1
        case .warn: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .block: "BLOCK"
        case .warn: "WARN"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .block, .warn]
}

/// Treatment of groups with fewer values than min_samples.
public enum SmallGroups: OpenEnum {
    /// INCONCLUSIVE.
    case unspecified
    /// The group, and with it the gate, is INCONCLUSIVE.
    case inconclusive
    /// The group is listed and does not count; a gate of which no group counts is INCONCLUSIVE.
    case ignore
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .inconclusive
        case 2: self = .ignore
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .inconclusive: 1
        case .ignore: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .inconclusive: "INCONCLUSIVE"
        case .ignore: "IGNORE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .inconclusive, .ignore]
}

/// Correction for judging many groups.
public enum GateCorrection: OpenEnum {
    /// NONE.
    case unspecified
    /// Each group FAILs at the confidence of the gate.
    case none
    /// Holm: the chance that any group FAILs that meets the threshold is at most 1 - confidence. What PASSes is the same.
    case holm
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .none
        case 2: self = .holm
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .none: 1
        case .holm: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .none: "NONE"
        case .holm: "HOLM"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .none, .holm]
}

/// How the confidence bound of a rate is computed.
public enum RateBound: OpenEnum {
    /// WILSON.
    case unspecified
    /// Wilson's score bound: near its confidence at any number of samples.
    case wilson
    /// Clopper and Pearson's exact bound: never misses more often than it says, and is wider. Over samples that depend on
    /// each other it does not exist (CLUSTERS).
    case clopperPearson
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .wilson
        case 2: self = .clopperPearson
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .wilson: 1
        case .clopperPearson: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .wilson: "WILSON"
        case .clopperPearson: "CLOPPER_PEARSON"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .wilson, .clopperPearson]
}

/// Verdict of a gate or of a run. Only PASS lets a release proceed.
public enum GateVerdict: OpenEnum {
    /// Not used.
    case unspecified
    /// Met.
    case pass
    /// Not met, whatever the missing values are.
    case fail
    /// Not enough evidence.
    case inconclusive
    /// Cannot be evaluated.
    case error
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .pass
        case 2: self = .fail
        case 3: self = .inconclusive
        case 4: self = .error
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .pass: 1
        case .fail: 2
        case .inconclusive: 3
        case .error: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .pass: "PASS"
        case .fail: "FAIL"
        case .inconclusive: "INCONCLUSIVE"
        case .error: "ERROR"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .pass, .fail, .inconclusive, .error]
}

/// A score that the run declares.
public struct MetricDeclaration: Message {
    public static var fullName: String { "regent.v1.MetricDeclaration" }

    /// Name of the score.
    public var name: String = ""
    /// Legal range; absent = unbounded, so gates on it can only exclude missing values.
    public var range: MetricRange? = nil
    /// Of a derived metric: the expression over built-in and declared metrics that it is computed by, for example
    /// `2 * precision * recall / (precision + recall)`; empty = a score that samples carry.
    public var expr: String = ""

    public init() {}

    public init(name: String = "", range: MetricRange? = nil, expr: String = "") {
        self.name = name
        self.range = range
        self.expr = expr
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, identifier: true)
        checker.message("range", range)
        checker.text("expr", expr, bytesMax: 1024)
    }
}

/// A legal range, both ends included.
public struct MetricRange: Message {
    public static var fullName: String { "regent.v1.MetricRange" }

    /// Lowest legal value.
    public var min: Double = 0
    /// Highest legal value, at least `min`.
    public var max: Double = 0

    public init() {}

    public init(min: Double = 0, max: Double = 0) {
        self.min = min
        self.max = max
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("min", min, finite: true)
        checker.number("max", max, finite: true)
    }
}

/// The gates of a run. All must pass.
public struct GatePolicy: Message {
    public static var fullName: String { "regent.v1.GatePolicy" }

    /// By key, ascending.
    public var rules: [GateRule] = []
    /// Set when they are locked: the derived metrics of the run, so that the digest of the gates covers how each value is
    /// computed. By name, ascending.
    public var derived: [MetricDeclaration] = []

    public init() {}

    public init(rules: [GateRule] = [], derived: [MetricDeclaration] = []) {
        self.rules = rules
        self.derived = derived
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("rules", rules.count, max: 256)
        checker.messages("rules", rules)
        checker.items("derived", derived.count, max: 256)
        checker.messages("derived", derived)
    }
}

/// One gate.
public struct GateRule: Message {
    public static var fullName: String { "regent.v1.GateRule" }

    /// As written, for example "p95_latency_ms_max"; several gates of one metric have a label each, for example
    /// "p95_latency_ms_max[german]".
    public var key: String = ""
    /// The key without _min or _max.
    public var metric: String = ""
    /// Lowest passing value.
    /// Value.
    public var min: Double? = nil
    /// Highest passing value.
    /// Value.
    public var max: Double? = nil
    /// Quantile of the metric latency_ms, in (0, 1).
    /// Value.
    public var quantile: Double? = nil
    /// The value that is compared.
    public var bound: GateBound = .unspecified
    /// One-sided confidence of the bound, in [0.5, 1); 0 = 0.95.
    public var confidence: Double = 0
    /// With fewer values the gate is INCONCLUSIVE.
    public var minSamples: UInt64 = 0
    /// With less coverage, in [0, 1], the gate is INCONCLUSIVE.
    public var minCoverage: Double = 0
    /// Treatment of missing values.
    public var missing: MissingPolicy = .unspecified
    /// Effect of a failure.
    public var severity: GateSeverity = .unspecified
    /// Only samples that match, for example `metadata.language = de`; empty = all samples.
    public var slice: String = ""
    /// Field whose values make the groups, each of which must pass: status, a text field, or metadata.KEY; empty = none.
    public var by: String = ""
    /// Treatment of groups with fewer values than min_samples.
    public var smallGroups: SmallGroups = .unspecified
    /// Correction for judging many groups; requires `by` and a bound.
    public var correction: GateCorrection = .unspecified
    /// The run compared with: evalRuns/{run}, a version models/{m}/versions/{semver} (its latest PASSED run of the same
    /// plan), or models/{m}@stable and models/{m}@canary (the version in that state). With it the gate has a margin and
    /// no threshold.
    public var baseline: String = ""
    /// Least passing difference of a `_min`, greatest of a `_max`: value - baseline, in units of the metric.
    /// Value.
    public var margin: Double? = nil
    /// The same, as a part of |baseline|: 0.1 of a `_max` allows 10 % more.
    /// Value.
    public var marginRelative: Double? = nil
    /// Whether samples are compared with those of the same id and repeat; otherwise the runs are two independent samples.
    public var paired: Bool = false
    /// With a run or a baseline sealed earlier than this many seconds before it is judged, the gate is INCONCLUSIVE
    /// (STALE); 0 = never.
    public var maxAgeS: UInt64 = 0
    /// Set when the gates are locked: the run that `baseline` names, evalRuns/{run}.
    public var baselineRun: String = ""
    /// Set when the gates are locked: content digest of that run, 32 bytes.
    public var baselineDigest: [UInt8] = []
    /// How the bound of a rate is computed; requires a bound, and no baseline.
    public var rateBound: RateBound = .unspecified

    public init() {}

    public init(
        key: String = "",
        metric: String = "",
        min: Double? = nil,
        max: Double? = nil,
        quantile: Double? = nil,
        bound: GateBound = .unspecified,
        confidence: Double = 0,
        minSamples: UInt64 = 0,
        minCoverage: Double = 0,
        missing: MissingPolicy = .unspecified,
        severity: GateSeverity = .unspecified,
        slice: String = "",
        by: String = "",
        smallGroups: SmallGroups = .unspecified,
        correction: GateCorrection = .unspecified,
        baseline: String = "",
        margin: Double? = nil,
        marginRelative: Double? = nil,
        paired: Bool = false,
        maxAgeS: UInt64 = 0,
        baselineRun: String = "",
        baselineDigest: [UInt8] = [],
        rateBound: RateBound = .unspecified
    ) {
        self.key = key
        self.metric = metric
        self.min = min
        self.max = max
        self.quantile = quantile
        self.bound = bound
        self.confidence = confidence
        self.minSamples = minSamples
        self.minCoverage = minCoverage
        self.missing = missing
        self.severity = severity
        self.slice = slice
        self.by = by
        self.smallGroups = smallGroups
        self.correction = correction
        self.baseline = baseline
        self.margin = margin
        self.marginRelative = marginRelative
        self.paired = paired
        self.maxAgeS = maxAgeS
        self.baselineRun = baselineRun
        self.baselineDigest = baselineDigest
        self.rateBound = rateBound
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("key", key, required: true, bytesMax: 256)
        checker.text("metric", metric, bytesMax: 256)
        checker.number("min", min, finite: true)
        checker.number("max", max, finite: true)
        checker.number("quantile", quantile, finite: true)
        checker.known("bound", bound)
        checker.number("confidence", confidence, finite: true)
        checker.number("min_coverage", minCoverage, finite: true)
        checker.known("missing", missing)
        checker.known("severity", severity)
        checker.text("slice", slice, bytesMax: 4096)
        checker.text("by", by, bytesMax: 512)
        checker.known("small_groups", smallGroups)
        checker.known("correction", correction)
        checker.text("baseline", baseline, bytesMax: 512)
        checker.number("margin", margin, finite: true)
        checker.number("margin_relative", marginRelative, finite: true)
        checker.text("baseline_run", baselineRun)
        checker.known("rate_bound", rateBound)
    }
}

/// The result of one gate.
public struct GateResult: Message {
    public static var fullName: String { "regent.v1.GateResult" }

    /// Key of the rule.
    public var key: String = ""
    /// Metric.
    public var metric: String = ""
    /// Verdict.
    public var verdict: GateVerdict = .unspecified
    /// Stable code if the verdict is not PASS: NO_DATA, MISSING_METRIC, MIN_SAMPLES, COVERAGE, NO_BOUND,
    /// NOT_FINITE (the compared value exceeds the range of a double), MISSING_PART and DIVISION_BY_ZERO (of a derived
    /// metric), UNDECIDED (the threshold is between the bounds),
    /// BELOW_MIN, ABOVE_MAX, UNKNOWN_METRIC, TOO_MANY_GROUPS, NO_GROUP (no group counts), UNPAIRED (less than half of the
    /// samples have a partner),
    /// ZERO_BASELINE (a relative margin of 0), RANGE (the baseline has scores outside the range that the run declares),
    /// STALE (too old, of unknown age, or the baseline was invalidated), DATASET (the runs name different data sets),
    /// BASELINE_MISSING and BASELINE_DIGEST (the baseline is not what was locked), CLUSTERS (an exact bound of samples
    /// that depend on each other), CLUSTERS_IGNORED (their clusters are not known; of rules_version 0 wherever there are
    /// clusters).
    public var reason: String = ""
    /// Severity of the rule.
    public var severity: GateSeverity = .unspecified
    /// Estimate over the present values.
    /// Value.
    public var estimate: Double? = nil
    /// Compared value with the missing ones at their worst; always finite. Absent for a quantile that falls among
    /// missing latencies, which count as beyond every threshold.
    /// Value.
    public var worst: Double? = nil
    /// Compared value with the missing ones at their best; always finite, absent like `worst`.
    /// Value.
    public var best: Double? = nil
    /// Lower threshold.
    /// Value.
    public var min: Double? = nil
    /// Upper threshold.
    /// Value.
    public var max: Double? = nil
    /// Present values.
    public var n: UInt64 = 0
    /// Missing values.
    public var missing: UInt64 = 0
    /// n / (n + missing).
    public var coverage: Double = 0
    /// Method of the compared value, for example "point", "wilson", "order-statistic".
    public var method: String = ""
    /// Smallest shift that a one-sided test with this n would detect with 80 % power; always finite.
    /// Value.
    public var detectableEffect: Double? = nil
    /// The bound on the other side, with the missing values at their best: a gate with a bound FAILs only where it lies
    /// beyond the threshold too.
    /// Value.
    public var opposite: Double? = nil
    /// Clusters among the present values, where there are any; then the bound honours them.
    public var clusters: UInt64 = 0
    /// Field of the rule.
    public var by: String = ""
    /// Groups by verdict; at most 64 whose values have 4,096 bytes together, those that did not pass first, then by their
    /// values.
    public var groups: [GroupResult] = []
    /// Groups that passed.
    public var groupsPassed: UInt32 = 0
    /// Groups that failed.
    public var groupsFailed: UInt32 = 0
    /// Groups without a result.
    public var groupsInconclusive: UInt32 = 0
    /// Groups that were too small to count.
    public var groupsIgnored: UInt32 = 0
    /// The comparison, of a rule with a baseline; then the compared values are differences.
    public var baseline: BaselineResult? = nil

    public init() {}

    public init(
        key: String = "",
        metric: String = "",
        verdict: GateVerdict = .unspecified,
        reason: String = "",
        severity: GateSeverity = .unspecified,
        estimate: Double? = nil,
        worst: Double? = nil,
        best: Double? = nil,
        min: Double? = nil,
        max: Double? = nil,
        n: UInt64 = 0,
        missing: UInt64 = 0,
        coverage: Double = 0,
        method: String = "",
        detectableEffect: Double? = nil,
        opposite: Double? = nil,
        clusters: UInt64 = 0,
        by: String = "",
        groups: [GroupResult] = [],
        groupsPassed: UInt32 = 0,
        groupsFailed: UInt32 = 0,
        groupsInconclusive: UInt32 = 0,
        groupsIgnored: UInt32 = 0,
        baseline: BaselineResult? = nil
    ) {
        self.key = key
        self.metric = metric
        self.verdict = verdict
        self.reason = reason
        self.severity = severity
        self.estimate = estimate
        self.worst = worst
        self.best = best
        self.min = min
        self.max = max
        self.n = n
        self.missing = missing
        self.coverage = coverage
        self.method = method
        self.detectableEffect = detectableEffect
        self.opposite = opposite
        self.clusters = clusters
        self.by = by
        self.groups = groups
        self.groupsPassed = groupsPassed
        self.groupsFailed = groupsFailed
        self.groupsInconclusive = groupsInconclusive
        self.groupsIgnored = groupsIgnored
        self.baseline = baseline
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("verdict", verdict)
        checker.known("severity", severity)
        checker.messages("groups", groups)
    }
}

/// One group of a gate.
public struct GroupResult: Message {
    public static var fullName: String { "regent.v1.GroupResult" }

    /// Value of the field; empty = the samples without one.
    public var value: String = ""
    /// Verdict; UNSPECIFIED of a group that does not count.
    public var verdict: GateVerdict = .unspecified
    /// Stable code as of a gate.
    public var reason: String = ""
    /// Estimate over the present values.
    /// Value.
    public var estimate: Double? = nil
    /// As of a gate.
    /// Value.
    public var worst: Double? = nil
    /// As of a gate.
    /// Value.
    public var best: Double? = nil
    /// Present values.
    public var n: UInt64 = 0
    /// Missing values.
    public var missing: UInt64 = 0
    /// n / (n + missing).
    public var coverage: Double = 0
    /// Method of the compared value.
    public var method: String = ""

    public init() {}

    public init(
        value: String = "",
        verdict: GateVerdict = .unspecified,
        reason: String = "",
        estimate: Double? = nil,
        worst: Double? = nil,
        best: Double? = nil,
        n: UInt64 = 0,
        missing: UInt64 = 0,
        coverage: Double = 0,
        method: String = ""
    ) {
        self.value = value
        self.verdict = verdict
        self.reason = reason
        self.estimate = estimate
        self.worst = worst
        self.best = best
        self.n = n
        self.missing = missing
        self.coverage = coverage
        self.method = method
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("verdict", verdict)
    }
}

/// What a gate was compared with.
public struct BaselineResult: Message {
    public static var fullName: String { "regent.v1.BaselineResult" }

    /// As the rule names it.
    public var baseline: String = ""
    /// Estimate of the baseline; paired: over the pairs.
    /// Value.
    public var estimate: Double? = nil
    /// Estimate of the run that is judged, over the same samples.
    /// Value.
    public var candidate: Double? = nil
    /// Present values of the baseline.
    public var n: UInt64 = 0
    /// Whether samples were paired.
    public var paired: Bool = false
    /// Samples in both runs.
    public var aligned: UInt64 = 0
    /// Samples in the baseline only: their values of this run are missing.
    public var baselineOnly: UInt64 = 0
    /// Samples in this run only: they are not compared.
    public var candidateOnly: UInt64 = 0
    /// Pairs of a rate that only this run has true.
    public var onlyCandidate: UInt64 = 0
    /// Pairs of a rate that only the baseline has true.
    public var onlyBaseline: UInt64 = 0
    /// Two-sided p value of no difference: McNemar's exact test of a rate, Student's t of a mean.
    /// Value.
    public var pValue: Double? = nil

    public init() {}

    public init(
        baseline: String = "",
        estimate: Double? = nil,
        candidate: Double? = nil,
        n: UInt64 = 0,
        paired: Bool = false,
        aligned: UInt64 = 0,
        baselineOnly: UInt64 = 0,
        candidateOnly: UInt64 = 0,
        onlyCandidate: UInt64 = 0,
        onlyBaseline: UInt64 = 0,
        pValue: Double? = nil
    ) {
        self.baseline = baseline
        self.estimate = estimate
        self.candidate = candidate
        self.n = n
        self.paired = paired
        self.aligned = aligned
        self.baselineOnly = baselineOnly
        self.candidateOnly = candidateOnly
        self.onlyCandidate = onlyCandidate
        self.onlyBaseline = onlyBaseline
        self.pValue = pValue
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The verdict of a run.
public struct Verdict: Message {
    public static var fullName: String { "regent.v1.Verdict" }

    /// ERROR > FAIL > INCONCLUSIVE > PASS over the blocking gates.
    public var status: GateVerdict = .unspecified
    /// Stable codes: NO_GATES, or those of the gates that decided. CONTENT_DIGEST and POLICY_DIGEST: the samples or the
    /// gates are not those that were sealed or locked.
    public var reasons: [String] = []
    /// One per rule, in the order of the rules.
    public var results: [GateResult] = []
    /// SHA-256 of the locked gates.
    public var gatesDigest: [UInt8] = []
    /// Digest of the samples judged.
    public var contentDigest: [UInt8] = []
    /// Attempt that was judged.
    public var attempt: UInt32 = 0
    /// Attempts of the plan so far.
    public var attempts: UInt32 = 0
    /// Rules by which it was judged: 0 of earlier releases, 2 since bounds must contradict a gate that FAILs.
    public var rulesVersion: UInt32 = 0
    /// Of an attempt after the first: why it was made, as the caller said.
    public var attemptReason: String = ""

    public init() {}

    public init(
        status: GateVerdict = .unspecified,
        reasons: [String] = [],
        results: [GateResult] = [],
        gatesDigest: [UInt8] = [],
        contentDigest: [UInt8] = [],
        attempt: UInt32 = 0,
        attempts: UInt32 = 0,
        rulesVersion: UInt32 = 0,
        attemptReason: String = ""
    ) {
        self.status = status
        self.reasons = reasons
        self.results = results
        self.gatesDigest = gatesDigest
        self.contentDigest = contentDigest
        self.attempt = attempt
        self.attempts = attempts
        self.rulesVersion = rulesVersion
        self.attemptReason = attemptReason
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("status", status)
        checker.messages("results", results)
    }
}

/// A two-sided interval.
public struct Interval: Message {
    public static var fullName: String { "regent.v1.Interval" }

    /// Lower end.
    public var lower: Double = 0
    /// Upper end.
    public var upper: Double = 0
    /// Confidence, for example 0.95.
    public var confidence: Double = 0
    /// Method.
    public var method: String = ""

    public init() {}

    public init(lower: Double = 0, upper: Double = 0, confidence: Double = 0, method: String = "") {
        self.lower = lower
        self.upper = upper
        self.confidence = confidence
        self.method = method
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// One metric of a summary.
public struct MetricEstimate: Message {
    public static var fullName: String { "regent.v1.MetricEstimate" }

    /// Value.
    /// Rate, mean or milliseconds.
    public var value: Double? = nil
    /// Present values.
    public var n: UInt64 = 0
    /// Missing values: absent in samples that were not SKIPPED, and records that were left out.
    public var missing: UInt64 = 0
    /// n / (n + missing); 0 without any.
    public var coverage: Double = 0
    /// 95 % interval, if there is one and both ends are finite.
    public var interval: Interval? = nil
    /// True outcomes, for rates.
    public var trueCount: UInt64 = 0
    /// Why there is no value: NO_DATA (no samples), MISSING_METRIC (no values), NOT_FINITE; of a derived metric
    /// MISSING_PART, DIVISION_BY_ZERO; of pass@k and pass^k NOT_BINARY (a value other than 0 and 1).
    public var reason: String = ""
    /// Clusters of dependent samples among the present values, where there are any; then the interval honours them.
    public var clusters: UInt64 = 0
    /// Whether it is computed from others: a derived metric, or a chance over repeats.
    public var derived: Bool = false

    public init() {}

    public init(
        value: Double? = nil,
        n: UInt64 = 0,
        missing: UInt64 = 0,
        coverage: Double = 0,
        interval: Interval? = nil,
        trueCount: UInt64 = 0,
        reason: String = "",
        clusters: UInt64 = 0,
        derived: Bool = false
    ) {
        self.value = value
        self.n = n
        self.missing = missing
        self.coverage = coverage
        self.interval = interval
        self.trueCount = trueCount
        self.reason = reason
        self.clusters = clusters
        self.derived = derived
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The exact summary of a run.
public struct EvalSummary: Message {
    public static var fullName: String { "regent.v1.EvalSummary" }

    /// Samples.
    public var sampleCount: UInt64 = 0
    /// Share of answers that satisfy their schema.
    /// true / (true + false).
    public var schemaValidRate: Double? = nil
    /// Share of patches that applied.
    /// true / (true + false).
    public var patchApplySuccess: Double? = nil
    /// Share of answers edited by a person.
    /// true / (true + false).
    public var editAfterGenerateRate: Double? = nil
    /// Share of answers published.
    /// true / (true + false).
    public var publishConversionProxy: Double? = nil
    /// Share of answers that keep the safety rules.
    /// true / (true + false).
    public var safetyHtmlTailwindCompliance: Double? = nil
    /// Share of samples answered by a fallback.
    /// true / (true + false).
    public var fallbackRate: Double? = nil
    /// Median latency.
    /// Nearest rank, milliseconds.
    public var p50LatencyMs: Double? = nil
    /// 90th percentile of latency.
    /// Nearest rank, milliseconds.
    public var p90LatencyMs: Double? = nil
    /// 95th percentile of latency.
    /// Nearest rank, milliseconds.
    public var p95LatencyMs: Double? = nil
    /// 99th percentile of latency.
    /// Nearest rank, milliseconds.
    public var p99LatencyMs: Double? = nil
    /// 99.9th percentile of latency.
    /// Nearest rank, milliseconds.
    public var p999LatencyMs: Double? = nil
    /// Mean of each score that has values.
    public var scores: [String: Double] = [:]
    /// Every metric and every declared or present score, with counts and interval.
    public var metrics: [String: MetricEstimate] = [:]
    /// Records that were left out when the samples were read; they are part of every `missing`.
    public var rejected: UInt64 = 0
    /// Samples that a retry replaced; each counts once, with its last values.
    public var retried: UInt64 = 0
    /// Rules by which it was made: 0 of releases that had no rates of status, 1 since.
    public var rulesVersion: UInt32 = 0

    public init() {}

    public init(
        sampleCount: UInt64 = 0,
        schemaValidRate: Double? = nil,
        patchApplySuccess: Double? = nil,
        editAfterGenerateRate: Double? = nil,
        publishConversionProxy: Double? = nil,
        safetyHtmlTailwindCompliance: Double? = nil,
        fallbackRate: Double? = nil,
        p50LatencyMs: Double? = nil,
        p90LatencyMs: Double? = nil,
        p95LatencyMs: Double? = nil,
        p99LatencyMs: Double? = nil,
        p999LatencyMs: Double? = nil,
        scores: [String: Double] = [:],
        metrics: [String: MetricEstimate] = [:],
        rejected: UInt64 = 0,
        retried: UInt64 = 0,
        rulesVersion: UInt32 = 0
    ) {
        self.sampleCount = sampleCount
        self.schemaValidRate = schemaValidRate
        self.patchApplySuccess = patchApplySuccess
        self.editAfterGenerateRate = editAfterGenerateRate
        self.publishConversionProxy = publishConversionProxy
        self.safetyHtmlTailwindCompliance = safetyHtmlTailwindCompliance
        self.fallbackRate = fallbackRate
        self.p50LatencyMs = p50LatencyMs
        self.p90LatencyMs = p90LatencyMs
        self.p95LatencyMs = p95LatencyMs
        self.p99LatencyMs = p99LatencyMs
        self.p999LatencyMs = p999LatencyMs
        self.scores = scores
        self.metrics = metrics
        self.rejected = rejected
        self.retried = retried
        self.rulesVersion = rulesVersion
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension MetricDeclaration: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__metric_declaration__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MetricDeclaration>) {
        unsafe regent__v1__metric_declaration__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MetricDeclaration>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe range = Read.message(c.pointee.range)
        unsafe expr = Read.text(c.pointee.expr)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricDeclaration>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.range = arena.message(range)
        unsafe c.pointee.expr = arena.text(expr)
    }
}

extension MetricRange: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__metric_range__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MetricRange>) {
        unsafe regent__v1__metric_range__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MetricRange>) {
        self.init()
        unsafe min = c.pointee.min
        unsafe max = c.pointee.max
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricRange>, _ arena: Arena) {
        unsafe c.pointee.min = min
        unsafe c.pointee.max = max
    }
}

extension GatePolicy: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__gate_policy__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GatePolicy>) {
        unsafe regent__v1__gate_policy__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GatePolicy>) {
        self.init()
        unsafe rules = Read.messages(c.pointee.rules, c.pointee.n_rules)
        unsafe derived = Read.messages(c.pointee.derived, c.pointee.n_derived)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GatePolicy>, _ arena: Arena) {
        unsafe (c.pointee.n_rules, c.pointee.rules) = arena.messages(rules)
        unsafe (c.pointee.n_derived, c.pointee.derived) = arena.messages(derived)
    }
}

extension GateRule: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__gate_rule__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GateRule>) {
        unsafe regent__v1__gate_rule__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GateRule>) {
        self.init()
        unsafe key = Read.text(c.pointee.key)
        unsafe metric = Read.text(c.pointee.metric)
        if unsafe c.pointee.min_presence_case.rawValue == 3 {
            unsafe min = c.pointee.min
        }
        if unsafe c.pointee.max_presence_case.rawValue == 4 {
            unsafe max = c.pointee.max
        }
        if unsafe c.pointee.quantile_presence_case.rawValue == 5 {
            unsafe quantile = c.pointee.quantile
        }
        unsafe bound = GateBound(rawValue: Int32(bitPattern: c.pointee.bound.rawValue))
        unsafe confidence = c.pointee.confidence
        unsafe minSamples = c.pointee.min_samples
        unsafe minCoverage = c.pointee.min_coverage
        unsafe missing = MissingPolicy(rawValue: Int32(bitPattern: c.pointee.missing.rawValue))
        unsafe severity = GateSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        unsafe slice = Read.text(c.pointee.slice)
        unsafe by = Read.text(c.pointee.by)
        unsafe smallGroups = SmallGroups(rawValue: Int32(bitPattern: c.pointee.small_groups.rawValue))
        unsafe correction = GateCorrection(rawValue: Int32(bitPattern: c.pointee.correction.rawValue))
        unsafe baseline = Read.text(c.pointee.baseline)
        if unsafe c.pointee.margin_presence_case.rawValue == 17 {
            unsafe margin = c.pointee.margin
        }
        if unsafe c.pointee.margin_relative_presence_case.rawValue == 18 {
            unsafe marginRelative = c.pointee.margin_relative
        }
        unsafe paired = c.pointee.paired != 0
        unsafe maxAgeS = c.pointee.max_age_s
        unsafe baselineRun = Read.text(c.pointee.baseline_run)
        unsafe baselineDigest = Read.bytes(c.pointee.baseline_digest)
        unsafe rateBound = RateBound(rawValue: Int32(bitPattern: c.pointee.rate_bound.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GateRule>, _ arena: Arena) {
        unsafe c.pointee.key = arena.text(key)
        unsafe c.pointee.metric = arena.text(metric)
        if let min {
            unsafe c.pointee.min_presence_case = .init(rawValue: 3)
            unsafe c.pointee.min = min
        }
        if let max {
            unsafe c.pointee.max_presence_case = .init(rawValue: 4)
            unsafe c.pointee.max = max
        }
        if let quantile {
            unsafe c.pointee.quantile_presence_case = .init(rawValue: 5)
            unsafe c.pointee.quantile = quantile
        }
        unsafe c.pointee.bound = .init(rawValue: UInt32(bitPattern: bound.rawValue))
        unsafe c.pointee.confidence = confidence
        unsafe c.pointee.min_samples = minSamples
        unsafe c.pointee.min_coverage = minCoverage
        unsafe c.pointee.missing = .init(rawValue: UInt32(bitPattern: missing.rawValue))
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        unsafe c.pointee.slice = arena.text(slice)
        unsafe c.pointee.by = arena.text(by)
        unsafe c.pointee.small_groups = .init(rawValue: UInt32(bitPattern: smallGroups.rawValue))
        unsafe c.pointee.correction = .init(rawValue: UInt32(bitPattern: correction.rawValue))
        unsafe c.pointee.baseline = arena.text(baseline)
        if let margin {
            unsafe c.pointee.margin_presence_case = .init(rawValue: 17)
            unsafe c.pointee.margin = margin
        }
        if let marginRelative {
            unsafe c.pointee.margin_relative_presence_case = .init(rawValue: 18)
            unsafe c.pointee.margin_relative = marginRelative
        }
        unsafe c.pointee.paired = paired ? 1 : 0
        unsafe c.pointee.max_age_s = maxAgeS
        unsafe c.pointee.baseline_run = arena.text(baselineRun)
        unsafe c.pointee.baseline_digest = arena.bytes(baselineDigest)
        unsafe c.pointee.rate_bound = .init(rawValue: UInt32(bitPattern: rateBound.rawValue))
    }
}

extension GateResult: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__gate_result__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GateResult>) {
        unsafe regent__v1__gate_result__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GateResult>) {
        self.init()
        unsafe key = Read.text(c.pointee.key)
        unsafe metric = Read.text(c.pointee.metric)
        unsafe verdict = GateVerdict(rawValue: Int32(bitPattern: c.pointee.verdict.rawValue))
        unsafe reason = Read.text(c.pointee.reason)
        unsafe severity = GateSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        if unsafe c.pointee.estimate_presence_case.rawValue == 6 {
            unsafe estimate = c.pointee.estimate
        }
        if unsafe c.pointee.worst_presence_case.rawValue == 7 {
            unsafe worst = c.pointee.worst
        }
        if unsafe c.pointee.best_presence_case.rawValue == 8 {
            unsafe best = c.pointee.best
        }
        if unsafe c.pointee.min_presence_case.rawValue == 9 {
            unsafe min = c.pointee.min
        }
        if unsafe c.pointee.max_presence_case.rawValue == 10 {
            unsafe max = c.pointee.max
        }
        unsafe n = c.pointee.n
        unsafe missing = c.pointee.missing
        unsafe coverage = c.pointee.coverage
        unsafe method = Read.text(c.pointee.method)
        if unsafe c.pointee.detectable_effect_presence_case.rawValue == 15 {
            unsafe detectableEffect = c.pointee.detectable_effect
        }
        if unsafe c.pointee.opposite_presence_case.rawValue == 16 {
            unsafe opposite = c.pointee.opposite
        }
        unsafe clusters = c.pointee.clusters
        unsafe by = Read.text(c.pointee.by)
        unsafe groups = Read.messages(c.pointee.groups, c.pointee.n_groups)
        unsafe groupsPassed = c.pointee.groups_passed
        unsafe groupsFailed = c.pointee.groups_failed
        unsafe groupsInconclusive = c.pointee.groups_inconclusive
        unsafe groupsIgnored = c.pointee.groups_ignored
        unsafe baseline = Read.message(c.pointee.baseline)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GateResult>, _ arena: Arena) {
        unsafe c.pointee.key = arena.text(key)
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.verdict = .init(rawValue: UInt32(bitPattern: verdict.rawValue))
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        if let estimate {
            unsafe c.pointee.estimate_presence_case = .init(rawValue: 6)
            unsafe c.pointee.estimate = estimate
        }
        if let worst {
            unsafe c.pointee.worst_presence_case = .init(rawValue: 7)
            unsafe c.pointee.worst = worst
        }
        if let best {
            unsafe c.pointee.best_presence_case = .init(rawValue: 8)
            unsafe c.pointee.best = best
        }
        if let min {
            unsafe c.pointee.min_presence_case = .init(rawValue: 9)
            unsafe c.pointee.min = min
        }
        if let max {
            unsafe c.pointee.max_presence_case = .init(rawValue: 10)
            unsafe c.pointee.max = max
        }
        unsafe c.pointee.n = n
        unsafe c.pointee.missing = missing
        unsafe c.pointee.coverage = coverage
        unsafe c.pointee.method = arena.text(method)
        if let detectableEffect {
            unsafe c.pointee.detectable_effect_presence_case = .init(rawValue: 15)
            unsafe c.pointee.detectable_effect = detectableEffect
        }
        if let opposite {
            unsafe c.pointee.opposite_presence_case = .init(rawValue: 16)
            unsafe c.pointee.opposite = opposite
        }
        unsafe c.pointee.clusters = clusters
        unsafe c.pointee.by = arena.text(by)
        unsafe (c.pointee.n_groups, c.pointee.groups) = arena.messages(groups)
        unsafe c.pointee.groups_passed = groupsPassed
        unsafe c.pointee.groups_failed = groupsFailed
        unsafe c.pointee.groups_inconclusive = groupsInconclusive
        unsafe c.pointee.groups_ignored = groupsIgnored
        unsafe c.pointee.baseline = arena.message(baseline)
    }
}

extension GroupResult: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__group_result__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GroupResult>) {
        unsafe regent__v1__group_result__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GroupResult>) {
        self.init()
        unsafe value = Read.text(c.pointee.value)
        unsafe verdict = GateVerdict(rawValue: Int32(bitPattern: c.pointee.verdict.rawValue))
        unsafe reason = Read.text(c.pointee.reason)
        if unsafe c.pointee.estimate_presence_case.rawValue == 4 {
            unsafe estimate = c.pointee.estimate
        }
        if unsafe c.pointee.worst_presence_case.rawValue == 5 {
            unsafe worst = c.pointee.worst
        }
        if unsafe c.pointee.best_presence_case.rawValue == 6 {
            unsafe best = c.pointee.best
        }
        unsafe n = c.pointee.n
        unsafe missing = c.pointee.missing
        unsafe coverage = c.pointee.coverage
        unsafe method = Read.text(c.pointee.method)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GroupResult>, _ arena: Arena) {
        unsafe c.pointee.value = arena.text(value)
        unsafe c.pointee.verdict = .init(rawValue: UInt32(bitPattern: verdict.rawValue))
        unsafe c.pointee.reason = arena.text(reason)
        if let estimate {
            unsafe c.pointee.estimate_presence_case = .init(rawValue: 4)
            unsafe c.pointee.estimate = estimate
        }
        if let worst {
            unsafe c.pointee.worst_presence_case = .init(rawValue: 5)
            unsafe c.pointee.worst = worst
        }
        if let best {
            unsafe c.pointee.best_presence_case = .init(rawValue: 6)
            unsafe c.pointee.best = best
        }
        unsafe c.pointee.n = n
        unsafe c.pointee.missing = missing
        unsafe c.pointee.coverage = coverage
        unsafe c.pointee.method = arena.text(method)
    }
}

extension BaselineResult: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__baseline_result__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BaselineResult>) {
        unsafe regent__v1__baseline_result__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BaselineResult>) {
        self.init()
        unsafe baseline = Read.text(c.pointee.baseline)
        if unsafe c.pointee.estimate_presence_case.rawValue == 2 {
            unsafe estimate = c.pointee.estimate
        }
        if unsafe c.pointee.candidate_presence_case.rawValue == 3 {
            unsafe candidate = c.pointee.candidate
        }
        unsafe n = c.pointee.n
        unsafe paired = c.pointee.paired != 0
        unsafe aligned = c.pointee.aligned
        unsafe baselineOnly = c.pointee.baseline_only
        unsafe candidateOnly = c.pointee.candidate_only
        unsafe onlyCandidate = c.pointee.only_candidate
        unsafe onlyBaseline = c.pointee.only_baseline
        if unsafe c.pointee.p_value_presence_case.rawValue == 11 {
            unsafe pValue = c.pointee.p_value
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BaselineResult>, _ arena: Arena) {
        unsafe c.pointee.baseline = arena.text(baseline)
        if let estimate {
            unsafe c.pointee.estimate_presence_case = .init(rawValue: 2)
            unsafe c.pointee.estimate = estimate
        }
        if let candidate {
            unsafe c.pointee.candidate_presence_case = .init(rawValue: 3)
            unsafe c.pointee.candidate = candidate
        }
        unsafe c.pointee.n = n
        unsafe c.pointee.paired = paired ? 1 : 0
        unsafe c.pointee.aligned = aligned
        unsafe c.pointee.baseline_only = baselineOnly
        unsafe c.pointee.candidate_only = candidateOnly
        unsafe c.pointee.only_candidate = onlyCandidate
        unsafe c.pointee.only_baseline = onlyBaseline
        if let pValue {
            unsafe c.pointee.p_value_presence_case = .init(rawValue: 11)
            unsafe c.pointee.p_value = pValue
        }
    }
}

extension Verdict: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__verdict__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Verdict>) {
        unsafe regent__v1__verdict__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Verdict>) {
        self.init()
        unsafe status = GateVerdict(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
        unsafe reasons = Read.texts(c.pointee.reasons, c.pointee.n_reasons)
        unsafe results = Read.messages(c.pointee.results, c.pointee.n_results)
        unsafe gatesDigest = Read.bytes(c.pointee.gates_digest)
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
        unsafe attempt = c.pointee.attempt
        unsafe attempts = c.pointee.attempts
        unsafe rulesVersion = c.pointee.rules_version
        unsafe attemptReason = Read.text(c.pointee.attempt_reason)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Verdict>, _ arena: Arena) {
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
        unsafe (c.pointee.n_reasons, c.pointee.reasons) = arena.texts(reasons)
        unsafe (c.pointee.n_results, c.pointee.results) = arena.messages(results)
        unsafe c.pointee.gates_digest = arena.bytes(gatesDigest)
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe c.pointee.attempt = attempt
        unsafe c.pointee.attempts = attempts
        unsafe c.pointee.rules_version = rulesVersion
        unsafe c.pointee.attempt_reason = arena.text(attemptReason)
    }
}

extension Interval: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__interval__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Interval>) {
        unsafe regent__v1__interval__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Interval>) {
        self.init()
        unsafe lower = c.pointee.lower
        unsafe upper = c.pointee.upper
        unsafe confidence = c.pointee.confidence
        unsafe method = Read.text(c.pointee.method)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Interval>, _ arena: Arena) {
        unsafe c.pointee.lower = lower
        unsafe c.pointee.upper = upper
        unsafe c.pointee.confidence = confidence
        unsafe c.pointee.method = arena.text(method)
    }
}

extension MetricEstimate: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__metric_estimate__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MetricEstimate>) {
        unsafe regent__v1__metric_estimate__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MetricEstimate>) {
        self.init()
        if unsafe c.pointee.value_presence_case.rawValue == 1 {
            unsafe value = c.pointee.value
        }
        unsafe n = c.pointee.n
        unsafe missing = c.pointee.missing
        unsafe coverage = c.pointee.coverage
        unsafe interval = Read.message(c.pointee.interval)
        unsafe trueCount = c.pointee.true_count
        unsafe reason = Read.text(c.pointee.reason)
        unsafe clusters = c.pointee.clusters
        unsafe derived = c.pointee.derived != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricEstimate>, _ arena: Arena) {
        if let value {
            unsafe c.pointee.value_presence_case = .init(rawValue: 1)
            unsafe c.pointee.value = value
        }
        unsafe c.pointee.n = n
        unsafe c.pointee.missing = missing
        unsafe c.pointee.coverage = coverage
        unsafe c.pointee.interval = arena.message(interval)
        unsafe c.pointee.true_count = trueCount
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.clusters = clusters
        unsafe c.pointee.derived = derived ? 1 : 0
    }
}

extension EvalSummary: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__eval_summary__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EvalSummary>) {
        unsafe regent__v1__eval_summary__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EvalSummary>) {
        self.init()
        unsafe sampleCount = c.pointee.sample_count
        if unsafe c.pointee.schema_valid_rate_presence_case.rawValue == 2 {
            unsafe schemaValidRate = c.pointee.schema_valid_rate
        }
        if unsafe c.pointee.patch_apply_success_presence_case.rawValue == 3 {
            unsafe patchApplySuccess = c.pointee.patch_apply_success
        }
        if unsafe c.pointee.edit_after_generate_rate_presence_case.rawValue == 4 {
            unsafe editAfterGenerateRate = c.pointee.edit_after_generate_rate
        }
        if unsafe c.pointee.publish_conversion_proxy_presence_case.rawValue == 5 {
            unsafe publishConversionProxy = c.pointee.publish_conversion_proxy
        }
        if unsafe c.pointee.safety_html_tailwind_compliance_presence_case.rawValue == 6 {
            unsafe safetyHtmlTailwindCompliance = c.pointee.safety_html_tailwind_compliance
        }
        if unsafe c.pointee.fallback_rate_presence_case.rawValue == 7 {
            unsafe fallbackRate = c.pointee.fallback_rate
        }
        if unsafe c.pointee.p50_latency_ms_presence_case.rawValue == 8 {
            unsafe p50LatencyMs = c.pointee.p50_latency_ms
        }
        if unsafe c.pointee.p90_latency_ms_presence_case.rawValue == 9 {
            unsafe p90LatencyMs = c.pointee.p90_latency_ms
        }
        if unsafe c.pointee.p95_latency_ms_presence_case.rawValue == 10 {
            unsafe p95LatencyMs = c.pointee.p95_latency_ms
        }
        if unsafe c.pointee.p99_latency_ms_presence_case.rawValue == 11 {
            unsafe p99LatencyMs = c.pointee.p99_latency_ms
        }
        if unsafe c.pointee.p999_latency_ms_presence_case.rawValue == 12 {
            unsafe p999LatencyMs = c.pointee.p999_latency_ms
        }
        unsafe scores = Read.map(c.pointee.scores, c.pointee.n_scores) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
        unsafe metrics = Read.map(c.pointee.metrics, c.pointee.n_metrics) {
            unsafe (Read.text($0.pointee.key), Read.message($0.pointee.value) ?? MetricEstimate())
        }
        unsafe rejected = c.pointee.rejected
        unsafe retried = c.pointee.retried
        unsafe rulesVersion = c.pointee.rules_version
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EvalSummary>, _ arena: Arena) {
        unsafe c.pointee.sample_count = sampleCount
        if let schemaValidRate {
            unsafe c.pointee.schema_valid_rate_presence_case = .init(rawValue: 2)
            unsafe c.pointee.schema_valid_rate = schemaValidRate
        }
        if let patchApplySuccess {
            unsafe c.pointee.patch_apply_success_presence_case = .init(rawValue: 3)
            unsafe c.pointee.patch_apply_success = patchApplySuccess
        }
        if let editAfterGenerateRate {
            unsafe c.pointee.edit_after_generate_rate_presence_case = .init(rawValue: 4)
            unsafe c.pointee.edit_after_generate_rate = editAfterGenerateRate
        }
        if let publishConversionProxy {
            unsafe c.pointee.publish_conversion_proxy_presence_case = .init(rawValue: 5)
            unsafe c.pointee.publish_conversion_proxy = publishConversionProxy
        }
        if let safetyHtmlTailwindCompliance {
            unsafe c.pointee.safety_html_tailwind_compliance_presence_case = .init(rawValue: 6)
            unsafe c.pointee.safety_html_tailwind_compliance = safetyHtmlTailwindCompliance
        }
        if let fallbackRate {
            unsafe c.pointee.fallback_rate_presence_case = .init(rawValue: 7)
            unsafe c.pointee.fallback_rate = fallbackRate
        }
        if let p50LatencyMs {
            unsafe c.pointee.p50_latency_ms_presence_case = .init(rawValue: 8)
            unsafe c.pointee.p50_latency_ms = p50LatencyMs
        }
        if let p90LatencyMs {
            unsafe c.pointee.p90_latency_ms_presence_case = .init(rawValue: 9)
            unsafe c.pointee.p90_latency_ms = p90LatencyMs
        }
        if let p95LatencyMs {
            unsafe c.pointee.p95_latency_ms_presence_case = .init(rawValue: 10)
            unsafe c.pointee.p95_latency_ms = p95LatencyMs
        }
        if let p99LatencyMs {
            unsafe c.pointee.p99_latency_ms_presence_case = .init(rawValue: 11)
            unsafe c.pointee.p99_latency_ms = p99LatencyMs
        }
        if let p999LatencyMs {
            unsafe c.pointee.p999_latency_ms_presence_case = .init(rawValue: 12)
            unsafe c.pointee.p999_latency_ms = p999LatencyMs
        }
        unsafe (c.pointee.n_scores, c.pointee.scores) = arena.map(scores) {
            unsafe regent__v1__eval_summary__scores_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.map(metrics) {
            unsafe regent__v1__eval_summary__metrics_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.message($2)
        }
        unsafe c.pointee.rejected = rejected
        unsafe c.pointee.retried = retried
        unsafe c.pointee.rules_version = rulesVersion
    }
}

extension MessageTypes {
    /// Messages that regent/v1/gates.proto declares, in its order.
    static let gates: [any Message.Type] = [
        MetricDeclaration.self,
        MetricRange.self,
        GatePolicy.self,
        GateRule.self,
        GateResult.self,
        GroupResult.self,
        BaselineResult.self,
        Verdict.self,
        Interval.self,
        MetricEstimate.self,
        EvalSummary.self,
    ]
}
