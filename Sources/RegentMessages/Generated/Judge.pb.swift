// Generated from regent/v1/judge.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What a judge found so far.
public enum JudgeDecision: OpenEnum {
    /// Refused in a state.
    case unspecified
    /// Every guardrail is proven not to be worse than its margin allows.
    case promote
    /// The evidence supports nothing yet.
    case hold
    /// A guardrail is worse than its margin allows.
    case rollback
    /// The comparison itself cannot be trusted.
    case invalid
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .promote
        case 2: self = .hold
        case 3: self = .rollback
        case 4: self = .invalid
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .promote: 1
        case .hold: 2
        case .rollback: 3
        case .invalid: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .promote: "PROMOTE"
        case .hold: "HOLD"
        case .rollback: "ROLLBACK"
        case .invalid: "INVALID"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .promote, .hold, .rollback, .invalid]
}

/// State of a judge.
public struct JudgeState: Message {
    public static var fullName: String { "regent.v1.JudgeState" }

    /// Form of this message; 1.
    public var format: UInt32 = 0
    /// Digest of the plan that it judges by.
    public var planDigest: UInt64 = 0
    /// What it found.
    public var decision: JudgeDecision = .unspecified
    /// Code of the reason that ended it, such as HARM; empty while more units count.
    public var finalReason: String = ""
    /// Rules on safety without tolerance that were violated.
    public var violators: [String] = []
    /// Whether there was a unit yet.
    public var started: Bool = false
    /// Latest time of a unit, microseconds since 1970.
    public var nowUs: Int64 = 0
    /// One per metric of the plan, in its order.
    public var metrics: [JudgeMetricState] = []
    /// Units whose outcomes are being averaged, oldest first.
    public var openUnits: [JudgeOpenUnit] = []
    /// Keys that counted or are known.
    public var keys: JudgeKnownKeys? = nil
    /// Check of the shares of the arms.
    public var sampleRatio: JudgeSampleRatio? = nil
    /// Units of the canary.
    public var canaryUnits: UInt64 = 0
    /// Units of the baseline.
    public var baselineUnits: UInt64 = 0
    /// Outcomes of keys that had counted.
    public var repeatCount: UInt64 = 0
    /// Highest natural logarithm of the wealth of all metrics together.
    public var logWealthPeak: Double = 0

    public init() {}

    public init(
        format: UInt32 = 0,
        planDigest: UInt64 = 0,
        decision: JudgeDecision = .unspecified,
        finalReason: String = "",
        violators: [String] = [],
        started: Bool = false,
        nowUs: Int64 = 0,
        metrics: [JudgeMetricState] = [],
        openUnits: [JudgeOpenUnit] = [],
        keys: JudgeKnownKeys? = nil,
        sampleRatio: JudgeSampleRatio? = nil,
        canaryUnits: UInt64 = 0,
        baselineUnits: UInt64 = 0,
        repeatCount: UInt64 = 0,
        logWealthPeak: Double = 0
    ) {
        self.format = format
        self.planDigest = planDigest
        self.decision = decision
        self.finalReason = finalReason
        self.violators = violators
        self.started = started
        self.nowUs = nowUs
        self.metrics = metrics
        self.openUnits = openUnits
        self.keys = keys
        self.sampleRatio = sampleRatio
        self.canaryUnits = canaryUnits
        self.baselineUnits = baselineUnits
        self.repeatCount = repeatCount
        self.logWealthPeak = logWealthPeak
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("decision", decision)
    }
}

/// Evidence on one metric.
public struct JudgeMetricState: Message {
    public static var fullName: String { "regent.v1.JudgeMetricState" }

    /// Bets that the canary is worse, and their mirror.
    public var main: JudgeBets? = nil
    /// Of a latency against the baseline: bets on which arm is slower.
    public var order: JudgeBets? = nil
    /// Values of the canary.
    public var canary: JudgeArmTally? = nil
    /// Values of the baseline.
    public var baseline: JudgeArmTally? = nil
    /// Values of the canary that wait for a block.
    public var canaryWaiting: [Double] = []
    /// Harm of their keys before exposure; -1 = not known.
    public var canaryPrevious: [Double] = []
    /// Values of the baseline that wait for a block.
    public var baselineWaiting: [Double] = []
    /// Harm of their keys before exposure; -1 = not known.
    public var baselinePrevious: [Double] = []
    /// Number of keys, sums of x and y, of x², of xy: harm before exposure and now.
    public var regression: [Double] = []
    /// Baseline's p95 so far, milliseconds; 0 = none yet.
    public var cutMs: Double = 0
    /// Latencies from which on it is found again.
    public var cutDueCount: UInt64 = 0
    /// Units of the canary that violate safety.
    public var violations: UInt64 = 0

    public init() {}

    public init(
        main: JudgeBets? = nil,
        order: JudgeBets? = nil,
        canary: JudgeArmTally? = nil,
        baseline: JudgeArmTally? = nil,
        canaryWaiting: [Double] = [],
        canaryPrevious: [Double] = [],
        baselineWaiting: [Double] = [],
        baselinePrevious: [Double] = [],
        regression: [Double] = [],
        cutMs: Double = 0,
        cutDueCount: UInt64 = 0,
        violations: UInt64 = 0
    ) {
        self.main = main
        self.order = order
        self.canary = canary
        self.baseline = baseline
        self.canaryWaiting = canaryWaiting
        self.canaryPrevious = canaryPrevious
        self.baselineWaiting = baselineWaiting
        self.baselinePrevious = baselinePrevious
        self.regression = regression
        self.cutMs = cutMs
        self.cutDueCount = cutDueCount
        self.violations = violations
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Two betting processes on the same differences.
public struct JudgeBets: Message {
    public static var fullName: String { "regent.v1.JudgeBets" }

    /// Differences.
    public var count: Double = 0
    /// Of the bets on harm: sum of the payoffs, of their squares, natural logarithm of the wealth, its peak.
    public var harm: [Double] = []
    /// The same of the bets on no harm.
    public var mirror: [Double] = []

    public init() {}

    public init(count: Double = 0, harm: [Double] = [], mirror: [Double] = []) {
        self.count = count
        self.harm = harm
        self.mirror = mirror
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Values of one arm.
public struct JudgeArmTally: Message {
    public static var fullName: String { "regent.v1.JudgeArmTally" }

    /// Units with a value.
    public var count: UInt64 = 0
    /// Units without one.
    public var missing: UInt64 = 0
    /// Sum of the values.
    public var sum: Double = 0
    /// Compared latencies by bucket.
    public var latencyBuckets: [UInt64] = []

    public init() {}

    public init(
        count: UInt64 = 0,
        missing: UInt64 = 0,
        sum: Double = 0,
        latencyBuckets: [UInt64] = []
    ) {
        self.count = count
        self.missing = missing
        self.sum = sum
        self.latencyBuckets = latencyBuckets
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A unit whose outcomes are being averaged.
public struct JudgeOpenUnit: Message {
    public static var fullName: String { "regent.v1.JudgeOpenUnit" }

    /// Whether it is of the baseline, not the canary.
    public var baseline: Bool = false
    /// Digest of its key; 0 = without one.
    public var key: UInt64 = 0
    /// When its first outcome arrived, microseconds since 1970.
    public var sinceUs: Int64 = 0
    /// Sum of the values, by metric.
    public var sums: [Double] = []
    /// Number of the values, by metric.
    public var counts: [UInt64] = []
    /// Harm before exposure, by adjusted metric; -1 = not known.
    public var previous: [Double] = []

    public init() {}

    public init(
        baseline: Bool = false,
        key: UInt64 = 0,
        sinceUs: Int64 = 0,
        sums: [Double] = [],
        counts: [UInt64] = [],
        previous: [Double] = []
    ) {
        self.baseline = baseline
        self.key = key
        self.sinceUs = sinceUs
        self.sums = sums
        self.counts = counts
        self.previous = previous
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Keys that counted or are known, the one that is forgotten next first.
public struct JudgeKnownKeys: Message {
    public static var fullName: String { "regent.v1.JudgeKnownKeys" }

    /// Their digests.
    public var keys: [UInt64] = []
    /// When each counted, microseconds since 1970; the least number = it did not.
    public var countedUs: [Int64] = []
    /// Harm before exposure: of each key one for every adjusted metric; -1 = not known.
    public var previous: [Double] = []

    public init() {}

    public init(keys: [UInt64] = [], countedUs: [Int64] = [], previous: [Double] = []) {
        self.keys = keys
        self.countedUs = countedUs
        self.previous = previous
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Check of the shares of the arms.
public struct JudgeSampleRatio: Message {
    public static var fullName: String { "regent.v1.JudgeSampleRatio" }

    /// Halvings of the kept digests.
    public var level: UInt32 = 0
    /// Kept digests of the canary, ascending.
    public var canary: [UInt64] = []
    /// Kept digests of the baseline, ascending.
    public var baseline: [UInt64] = []
    /// Outcomes of the canary without a key.
    public var canaryKeyless: UInt64 = 0
    /// Outcomes of the baseline without a key.
    public var baselineKeyless: UInt64 = 0
    /// Natural logarithm of the evidence before it pays for the halvings.
    public var logRatio: Double = 0
    /// Highest natural logarithm of the evidence after that; -infinity before the first key.
    public var logPeak: Double = 0

    public init() {}

    public init(
        level: UInt32 = 0,
        canary: [UInt64] = [],
        baseline: [UInt64] = [],
        canaryKeyless: UInt64 = 0,
        baselineKeyless: UInt64 = 0,
        logRatio: Double = 0,
        logPeak: Double = 0
    ) {
        self.level = level
        self.canary = canary
        self.baseline = baseline
        self.canaryKeyless = canaryKeyless
        self.baselineKeyless = baselineKeyless
        self.logRatio = logRatio
        self.logPeak = logPeak
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension JudgeState: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_state__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeState>) {
        unsafe regent__v1__judge_state__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeState>) {
        self.init()
        unsafe format = c.pointee.format
        unsafe planDigest = c.pointee.plan_digest
        unsafe decision = JudgeDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe finalReason = Read.text(c.pointee.final_reason)
        unsafe violators = Read.texts(c.pointee.violators, c.pointee.n_violators)
        unsafe started = c.pointee.started != 0
        unsafe nowUs = c.pointee.now_us
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe openUnits = Read.messages(c.pointee.open_units, c.pointee.n_open_units)
        unsafe keys = Read.message(c.pointee.keys)
        unsafe sampleRatio = Read.message(c.pointee.sample_ratio)
        unsafe canaryUnits = c.pointee.canary_units
        unsafe baselineUnits = c.pointee.baseline_units
        unsafe repeatCount = c.pointee.repeat_count
        unsafe logWealthPeak = c.pointee.log_wealth_peak
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeState>, _ arena: Arena) {
        unsafe c.pointee.format = format
        unsafe c.pointee.plan_digest = planDigest
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.final_reason = arena.text(finalReason)
        unsafe (c.pointee.n_violators, c.pointee.violators) = arena.texts(violators)
        unsafe c.pointee.started = started ? 1 : 0
        unsafe c.pointee.now_us = nowUs
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe (c.pointee.n_open_units, c.pointee.open_units) = arena.messages(openUnits)
        unsafe c.pointee.keys = arena.message(keys)
        unsafe c.pointee.sample_ratio = arena.message(sampleRatio)
        unsafe c.pointee.canary_units = canaryUnits
        unsafe c.pointee.baseline_units = baselineUnits
        unsafe c.pointee.repeat_count = repeatCount
        unsafe c.pointee.log_wealth_peak = logWealthPeak
    }
}

extension JudgeMetricState: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_metric_state__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeMetricState>) {
        unsafe regent__v1__judge_metric_state__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeMetricState>) {
        self.init()
        unsafe main = Read.message(c.pointee.main)
        unsafe order = Read.message(c.pointee.order)
        unsafe canary = Read.message(c.pointee.canary)
        unsafe baseline = Read.message(c.pointee.baseline)
        unsafe canaryWaiting = Read.array(c.pointee.canary_waiting, c.pointee.n_canary_waiting)
        unsafe canaryPrevious = Read.array(c.pointee.canary_previous, c.pointee.n_canary_previous)
        unsafe baselineWaiting = Read.array(c.pointee.baseline_waiting, c.pointee.n_baseline_waiting)
        unsafe baselinePrevious = Read.array(c.pointee.baseline_previous, c.pointee.n_baseline_previous)
        unsafe regression = Read.array(c.pointee.regression, c.pointee.n_regression)
        unsafe cutMs = c.pointee.cut_ms
        unsafe cutDueCount = c.pointee.cut_due_count
        unsafe violations = c.pointee.violations
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeMetricState>, _ arena: Arena) {
        unsafe c.pointee.main = arena.message(main)
        unsafe c.pointee.order = arena.message(order)
        unsafe c.pointee.canary = arena.message(canary)
        unsafe c.pointee.baseline = arena.message(baseline)
        unsafe (c.pointee.n_canary_waiting, c.pointee.canary_waiting) = arena.array(canaryWaiting)
        unsafe (c.pointee.n_canary_previous, c.pointee.canary_previous) = arena.array(canaryPrevious)
        unsafe (c.pointee.n_baseline_waiting, c.pointee.baseline_waiting) = arena.array(baselineWaiting)
        unsafe (c.pointee.n_baseline_previous, c.pointee.baseline_previous) = arena.array(baselinePrevious)
        unsafe (c.pointee.n_regression, c.pointee.regression) = arena.array(regression)
        unsafe c.pointee.cut_ms = cutMs
        unsafe c.pointee.cut_due_count = cutDueCount
        unsafe c.pointee.violations = violations
    }
}

extension JudgeBets: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_bets__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeBets>) {
        unsafe regent__v1__judge_bets__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeBets>) {
        self.init()
        unsafe count = c.pointee.count
        unsafe harm = Read.array(c.pointee.harm, c.pointee.n_harm)
        unsafe mirror = Read.array(c.pointee.mirror, c.pointee.n_mirror)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeBets>, _ arena: Arena) {
        unsafe c.pointee.count = count
        unsafe (c.pointee.n_harm, c.pointee.harm) = arena.array(harm)
        unsafe (c.pointee.n_mirror, c.pointee.mirror) = arena.array(mirror)
    }
}

extension JudgeArmTally: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_arm_tally__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeArmTally>) {
        unsafe regent__v1__judge_arm_tally__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeArmTally>) {
        self.init()
        unsafe count = c.pointee.count
        unsafe missing = c.pointee.missing
        unsafe sum = c.pointee.sum
        unsafe latencyBuckets = Read.array(c.pointee.latency_buckets, c.pointee.n_latency_buckets)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeArmTally>, _ arena: Arena) {
        unsafe c.pointee.count = count
        unsafe c.pointee.missing = missing
        unsafe c.pointee.sum = sum
        unsafe (c.pointee.n_latency_buckets, c.pointee.latency_buckets) = arena.array(latencyBuckets)
    }
}

extension JudgeOpenUnit: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_open_unit__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeOpenUnit>) {
        unsafe regent__v1__judge_open_unit__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeOpenUnit>) {
        self.init()
        unsafe baseline = c.pointee.baseline != 0
        unsafe key = c.pointee.key
        unsafe sinceUs = c.pointee.since_us
        unsafe sums = Read.array(c.pointee.sums, c.pointee.n_sums)
        unsafe counts = Read.array(c.pointee.counts, c.pointee.n_counts)
        unsafe previous = Read.array(c.pointee.previous, c.pointee.n_previous)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeOpenUnit>, _ arena: Arena) {
        unsafe c.pointee.baseline = baseline ? 1 : 0
        unsafe c.pointee.key = key
        unsafe c.pointee.since_us = sinceUs
        unsafe (c.pointee.n_sums, c.pointee.sums) = arena.array(sums)
        unsafe (c.pointee.n_counts, c.pointee.counts) = arena.array(counts)
        unsafe (c.pointee.n_previous, c.pointee.previous) = arena.array(previous)
    }
}

extension JudgeKnownKeys: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_known_keys__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeKnownKeys>) {
        unsafe regent__v1__judge_known_keys__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeKnownKeys>) {
        self.init()
        unsafe keys = Read.array(c.pointee.keys, c.pointee.n_keys)
        unsafe countedUs = Read.array(c.pointee.counted_us, c.pointee.n_counted_us)
        unsafe previous = Read.array(c.pointee.previous, c.pointee.n_previous)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeKnownKeys>, _ arena: Arena) {
        unsafe (c.pointee.n_keys, c.pointee.keys) = arena.array(keys)
        unsafe (c.pointee.n_counted_us, c.pointee.counted_us) = arena.array(countedUs)
        unsafe (c.pointee.n_previous, c.pointee.previous) = arena.array(previous)
    }
}

extension JudgeSampleRatio: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__judge_sample_ratio__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JudgeSampleRatio>) {
        unsafe regent__v1__judge_sample_ratio__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JudgeSampleRatio>) {
        self.init()
        unsafe level = c.pointee.level
        unsafe canary = Read.array(c.pointee.canary, c.pointee.n_canary)
        unsafe baseline = Read.array(c.pointee.baseline, c.pointee.n_baseline)
        unsafe canaryKeyless = c.pointee.canary_keyless
        unsafe baselineKeyless = c.pointee.baseline_keyless
        unsafe logRatio = c.pointee.log_ratio
        unsafe logPeak = c.pointee.log_peak
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JudgeSampleRatio>, _ arena: Arena) {
        unsafe c.pointee.level = level
        unsafe (c.pointee.n_canary, c.pointee.canary) = arena.array(canary)
        unsafe (c.pointee.n_baseline, c.pointee.baseline) = arena.array(baseline)
        unsafe c.pointee.canary_keyless = canaryKeyless
        unsafe c.pointee.baseline_keyless = baselineKeyless
        unsafe c.pointee.log_ratio = logRatio
        unsafe c.pointee.log_peak = logPeak
    }
}

extension MessageTypes {
    /// Messages that regent/v1/judge.proto declares, in its order.
    static let judge: [any Message.Type] = [
        JudgeState.self,
        JudgeMetricState.self,
        JudgeBets.self,
        JudgeArmTally.self,
        JudgeOpenUnit.self,
        JudgeKnownKeys.self,
        JudgeSampleRatio.self,
    ]
}
