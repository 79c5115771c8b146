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

    public init() {}

    public init(name: String = "", range: MetricRange? = nil) {
        self.name = name
        self.range = range
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

    public init() {}

    public init(rules: [GateRule] = []) {
        self.rules = rules
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
    }
}

/// One gate.
public struct GateRule: Message {
    public static var fullName: String { "regent.v1.GateRule" }

    /// As written, for example "p95_latency_ms_max".
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
        severity: GateSeverity = .unspecified
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
    /// NOT_FINITE (the compared value exceeds the range of a double), CLUSTERS_IGNORED (a bound over samples with
    /// clusters, which are not independent), BELOW_MIN, ABOVE_MAX, UNKNOWN_METRIC, POLICY_DIGEST.
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
        detectableEffect: Double? = nil
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
    }
}

/// The verdict of a run.
public struct Verdict: Message {
    public static var fullName: String { "regent.v1.Verdict" }

    /// ERROR > FAIL > INCONCLUSIVE > PASS over the blocking gates.
    public var status: GateVerdict = .unspecified
    /// Stable codes: NO_GATES, or those of the gates that decided.
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

    public init() {}

    public init(
        status: GateVerdict = .unspecified,
        reasons: [String] = [],
        results: [GateResult] = [],
        gatesDigest: [UInt8] = [],
        contentDigest: [UInt8] = [],
        attempt: UInt32 = 0,
        attempts: UInt32 = 0
    ) {
        self.status = status
        self.reasons = reasons
        self.results = results
        self.gatesDigest = gatesDigest
        self.contentDigest = contentDigest
        self.attempt = attempt
        self.attempts = attempts
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
    /// Why there is no value: NO_DATA (no samples), MISSING_METRIC (no values), NOT_FINITE.
    public var reason: String = ""

    public init() {}

    public init(
        value: Double? = nil,
        n: UInt64 = 0,
        missing: UInt64 = 0,
        coverage: Double = 0,
        interval: Interval? = nil,
        trueCount: UInt64 = 0,
        reason: String = ""
    ) {
        self.value = value
        self.n = n
        self.missing = missing
        self.coverage = coverage
        self.interval = interval
        self.trueCount = trueCount
        self.reason = reason
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
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MetricDeclaration>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.range = arena.message(range)
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
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GatePolicy>, _ arena: Arena) {
        unsafe (c.pointee.n_rules, c.pointee.rules) = arena.messages(rules)
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
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Verdict>, _ arena: Arena) {
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
        unsafe (c.pointee.n_reasons, c.pointee.reasons) = arena.texts(reasons)
        unsafe (c.pointee.n_results, c.pointee.results) = arena.messages(results)
        unsafe c.pointee.gates_digest = arena.bytes(gatesDigest)
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe c.pointee.attempt = attempt
        unsafe c.pointee.attempts = attempts
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
        Verdict.self,
        Interval.self,
        MetricEstimate.self,
        EvalSummary.self,
    ]
}
