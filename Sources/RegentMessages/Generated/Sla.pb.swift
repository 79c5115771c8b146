// Generated from regent/v1/sla.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Whether a target is in use.
public enum SlaTargetState: OpenEnum {
    /// Not used.
    case unspecified
    /// It is evaluated each minute.
    case active
    /// It counts nothing until the pause is over.
    case paused
    /// Out of use; its name stays taken.
    case archived
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .active
        case 2: self = .paused
        case 3: self = .archived
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .active: 1
        case .paused: 2
        case .archived: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .active: "ACTIVE"
        case .paused: "PAUSED"
        case .archived: "ARCHIVED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .active, .paused, .archived]
}

/// What is promised. Each is a share of good outcomes among those that count.
public enum SlaObjective: OpenEnum {
    /// Refused.
    case unspecified
    /// At least 95 % of the answered requests take at most the threshold, milliseconds.
    case p95LatencyMs
    /// At least 99 % of the answered requests take at most the threshold, milliseconds.
    case p99LatencyMs
    /// At least the threshold, a ratio, of the requests are answered, those apart that the caller got wrong.
    case availability
    /// At most the threshold, a ratio, of the requests are not answered, those apart that the caller got wrong.
    case errorRate
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .p95LatencyMs
        case 2: self = .p99LatencyMs
        case 3: self = .availability
        case 4: self = .errorRate
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .p95LatencyMs: 1
        case .p99LatencyMs: 2
        case .availability: 3
        case .errorRate: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .p95LatencyMs: "P95_LATENCY_MS"
        case .p99LatencyMs: "P99_LATENCY_MS"
        case .availability: "AVAILABILITY"
        case .errorRate: "ERROR_RATE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .p95LatencyMs,
        .p99LatencyMs,
        .availability,
        .errorRate
    ]
}

/// The time over which a promise holds.
public enum SlaWindow: OpenEnum {
    /// Refused.
    case unspecified
    /// The last 7 days, at each minute.
    case rolling7Days
    /// The last 28 days.
    case rolling28Days
    /// The last 90 days.
    case rolling90Days
    /// From the begin of the calendar month, UTC.
    case calendarMonth
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .rolling7Days
        case 2: self = .rolling28Days
        case 3: self = .rolling90Days
        case 4: self = .calendarMonth
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .rolling7Days: 1
        case .rolling28Days: 2
        case .rolling90Days: 3
        case .calendarMonth: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .rolling7Days: "ROLLING_7_DAYS"
        case .rolling28Days: "ROLLING_28_DAYS"
        case .rolling90Days: "ROLLING_90_DAYS"
        case .calendarMonth: "CALENDAR_MONTH"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .rolling7Days,
        .rolling28Days,
        .rolling90Days,
        .calendarMonth
    ]
}

/// Where a target stands at the end of a minute.
public enum SlaState: OpenEnum {
    /// Not used.
    case unspecified
    /// The promise is kept, and nothing burns.
    case ok
    /// The promise is kept, but a pair of windows says that its budget is spent too fast.
    case burning
    /// The budget is gone: the promise is not kept.
    case violated
    /// Fewer outcomes than min_events count in the window.
    case noData
    /// It is paused.
    case paused
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .ok
        case 2: self = .burning
        case 3: self = .violated
        case 4: self = .noData
        case 5: self = .paused
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .ok: 1
        case .burning: 2
        case .violated: 3
        case .noData: 4
        case .paused: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .ok: "OK"
        case .burning: "BURNING"
        case .violated: "VIOLATED"
        case .noData: "NO_DATA"
        case .paused: "PAUSED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .ok, .burning, .violated, .noData, .paused]
}

/// State of a violation.
public enum SlaViolationState: OpenEnum {
    /// Not used.
    case unspecified
    /// The promise is not kept.
    case `open`
    /// The promise has been kept again for an hour, or the target was changed, paused or archived.
    case ended
    /// Outcomes that came late show that there was none.
    case withdrawn
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`open`
        case 2: self = .ended
        case 3: self = .withdrawn
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`open`: 1
        case .ended: 2
        case .withdrawn: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`open`: "OPEN"
        case .ended: "ENDED"
        case .withdrawn: "WITHDRAWN"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .`open`, .ended, .withdrawn]
}

/// Two windows that say together that a budget burns: both must burn at the factor, so that the long one has seen enough and the
/// short one still sees it.
public struct SlaBurnAlert: Message {
    public static var fullName: String { "regent.v1.SlaBurnAlert" }

    /// The long window, whole minutes from 60 to 7,776,000 seconds.
    public var longSeconds: UInt32 = 0
    /// The short window, whole minutes, shorter than the long one.
    public var shortSeconds: UInt32 = 0
    /// Times the speed that spends the budget in exactly the window of the target, above 0.
    public var factor: Double = 0

    public init() {}

    public init(longSeconds: UInt32 = 0, shortSeconds: UInt32 = 0, factor: Double = 0) {
        self.longSeconds = longSeconds
        self.shortSeconds = shortSeconds
        self.factor = factor
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("long_seconds", Double(longSeconds), required: true, atMost: 7776000)
        checker.number("short_seconds", Double(shortSeconds), required: true, atMost: 7776000)
        checker.number("factor", factor, required: true, finite: true)
    }
}

/// A time in which a target counts nothing.
public struct SlaPause: Message {
    public static var fullName: String { "regent.v1.SlaPause" }

    /// From when on; the minute in which it lies is paused whole.
    public var beginTime: Timestamp? = nil
    /// Until when: as it was asked for, or when it was resumed.
    public var endTime: Timestamp? = nil
    /// Why.
    public var reason: String = ""
    /// Principal who paused it.
    public var pausedBy: String = ""
    /// Principal who resumed it before its time; empty = nobody did.
    public var resumedBy: String = ""

    public init() {}

    public init(
        beginTime: Timestamp? = nil,
        endTime: Timestamp? = nil,
        reason: String = "",
        pausedBy: String = "",
        resumedBy: String = ""
    ) {
        self.beginTime = beginTime
        self.endTime = endTime
        self.reason = reason
        self.pausedBy = pausedBy
        self.resumedBy = resumedBy
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("reason", reason)
        checker.text("paused_by", pausedBy)
        checker.text("resumed_by", resumedBy)
    }
}

/// What is promised of a subject in an environment.
public struct SlaTarget: Document {
    public static var fullName: String { "regent.v1.SlaTarget" }
    public static var kind: String { "slaTargets" }
    public static var pattern: String { "slaTargets/{sla_target}" }
    public static var getMethod: String { "/regent.v1.SlaService/GetSlaTarget" }
    public static var listMethod: String { "/regent.v1.SlaService/ListSlaTargets" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{subject}", "{environment}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.subject, ""), ScopeName("", self.environment, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "dropped_alerts", "evaluate_time", "pauses", "pause_end_time"] }
    public static var indexes: [[String]] { [["state", "create_time"], ["scope:{subject}", "state", "create_time"], ["scope:{environment}", "state", "create_time"], ["subject", "state"], ["pause_end_time"], ["scope:{subject}"], ["scope:{environment}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(createTime)], [.text(ScopeName("", self.subject, "").scope), .text(state.name), .time(createTime)], [.text(ScopeName("", self.environment, "").scope), .text(state.name), .time(createTime)], [.text(subject), .text(state.name)], [.time(pauseEndTime)], [.text(ScopeName("", self.subject, "").scope)], [.text(ScopeName("", self.environment, "").scope)]] }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: SlaTargetState = .unspecified
    /// For people, for example "Answers within two seconds".
    public var displayName: String = ""
    /// Of what it is promised: models/{model}, useCases/{use_case} or environments/{environment}/providers/{provider}.
    public var subject: String = ""
    /// Where, environments/{environment}; that of the provider, where the subject is one.
    public var environment: String = ""
    /// What.
    public var objective: SlaObjective = .unspecified
    /// Milliseconds above 0 for a latency; else a ratio between 0 and 1, of at most six decimals.
    public var threshold: Double = 0
    /// Over what time.
    public var window: SlaWindow = .unspecified
    /// Outcomes that a window needs to say anything, at most 1,000,000,000; 0 = 100.
    public var minEvents: UInt32 = 0
    /// How bad its violation is; unspecified = ERROR.
    public var severity: IncidentSeverity = .unspecified
    /// Windows that tell early that the budget burns; none = 1 h and 5 min at 14.4, 6 h and 30 min at 6, 3 d and 6 h at 1.
    public var burnAlerts: [SlaBurnAlert] = []
    /// Whether nothing tells early.
    public var noBurnAlerts: Bool = false
    /// Burn alerts that can never be, with the reason; output only.
    public var droppedAlerts: [String] = []
    /// From when on it is evaluated by what it says: the last PutSlaTarget or RestoreSlaTarget. Output only.
    public var evaluateTime: Timestamp? = nil
    /// Times in which it counts nothing, oldest first; output only.
    public var pauses: [SlaPause] = []
    /// When its present pause is over; output only.
    public var pauseEndTime: Timestamp? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: SlaTargetState = .unspecified,
        displayName: String = "",
        subject: String = "",
        environment: String = "",
        objective: SlaObjective = .unspecified,
        threshold: Double = 0,
        window: SlaWindow = .unspecified,
        minEvents: UInt32 = 0,
        severity: IncidentSeverity = .unspecified,
        burnAlerts: [SlaBurnAlert] = [],
        noBurnAlerts: Bool = false,
        droppedAlerts: [String] = [],
        evaluateTime: Timestamp? = nil,
        pauses: [SlaPause] = [],
        pauseEndTime: Timestamp? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.displayName = displayName
        self.subject = subject
        self.environment = environment
        self.objective = objective
        self.threshold = threshold
        self.window = window
        self.minEvents = minEvents
        self.severity = severity
        self.burnAlerts = burnAlerts
        self.noBurnAlerts = noBurnAlerts
        self.droppedAlerts = droppedAlerts
        self.evaluateTime = evaluateTime
        self.pauses = pauses
        self.pauseEndTime = pauseEndTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("display_name", displayName, bytesMax: 256)
        checker.text("subject", subject, required: true, bytesMax: 512, name: true)
        checker.text("environment", environment, required: true, bytesMax: 256, resource: Environment.pattern)
        checker.known("objective", objective, required: true)
        checker.number("threshold", threshold, required: true, finite: true)
        checker.known("window", window, required: true)
        checker.number("min_events", Double(minEvents), atMost: 1000000000)
        checker.known("severity", severity)
        checker.items("burn_alerts", burnAlerts.count, max: 8)
        checker.messages("burn_alerts", burnAlerts)
        checker.messages("pauses", pauses)
    }
}

/// A time in which a promise was not kept. The daemon alone makes, changes and ends it, by outcomes.
public struct SlaViolation: Document {
    public static var fullName: String { "regent.v1.SlaViolation" }
    public static var kind: String { "slaViolations" }
    public static var pattern: String { "slaViolations/{sla_violation}" }
    public static var getMethod: String { "/regent.v1.SlaService/GetSlaViolation" }
    public static var listMethod: String { "/regent.v1.SlaService/ListSlaViolations" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{subject}", "{environment}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.subject, ""), ScopeName("", self.environment, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "target", "subject", "environment", "objective", "threshold", "window", "begin_time", "end_time", "worst_ratio", "budget_spent", "evaluated_time", "evaluated_revision", "last_batch", "query", "incident"] }
    public static var indexes: [[String]] { [["state", "begin_time"], ["scope:{subject}", "state", "begin_time"], ["scope:{environment}", "state", "begin_time"], ["target", "state"], ["target", "begin_time"], ["begin_time"], ["scope:{subject}", "begin_time"], ["scope:{environment}", "begin_time"], ["scope:{subject}"], ["scope:{environment}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(beginTime)], [.text(ScopeName("", self.subject, "").scope), .text(state.name), .time(beginTime)], [.text(ScopeName("", self.environment, "").scope), .text(state.name), .time(beginTime)], [.text(target), .text(state.name)], [.text(target), .time(beginTime)], [.time(beginTime)], [.text(ScopeName("", self.subject, "").scope), .time(beginTime)], [.text(ScopeName("", self.environment, "").scope), .time(beginTime)], [.text(ScopeName("", self.subject, "").scope)], [.text(ScopeName("", self.environment, "").scope)]] }

    /// slaViolations/{sla_violation}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was recorded.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: SlaViolationState = .unspecified
    /// slaTargets/{sla_target}; output only.
    public var target: String = ""
    /// The subject of the target; output only.
    public var subject: String = ""
    /// The environment of the target; output only.
    public var environment: String = ""
    /// The objective of the target; output only.
    public var objective: SlaObjective = .unspecified
    /// Its threshold; output only.
    public var threshold: Double = 0
    /// Its window; output only.
    public var window: SlaWindow = .unspecified
    /// The end of the first minute at which it was violated; output only.
    public var beginTime: Timestamp? = nil
    /// The end of the first minute at which it was not any more; absent while it is open. Output only.
    public var endTime: Timestamp? = nil
    /// Least share of good outcomes in the window, of all its minutes up to evaluated_time; output only.
    public var worstRatio: Double = 0
    /// Most of the budget that was spent, of all its minutes up to evaluated_time, a ratio above 1; output only.
    public var budgetSpent: Double = 0
    /// The end of the last minute that its figures are of; output only.
    public var evaluatedTime: Timestamp? = nil
    /// As of which revision its figures are: GetSlaStatus gives the same by it. Output only.
    public var evaluatedRevision: UInt64 = 0
    /// The last batch of outcomes that they count; output only.
    public var lastBatch: UInt64 = 0
    /// The query that shows it (docs/query.md); output only.
    public var query: String = ""
    /// The incident that it opened or that was open already, incidents/{incident}; output only.
    public var incident: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: SlaViolationState = .unspecified,
        target: String = "",
        subject: String = "",
        environment: String = "",
        objective: SlaObjective = .unspecified,
        threshold: Double = 0,
        window: SlaWindow = .unspecified,
        beginTime: Timestamp? = nil,
        endTime: Timestamp? = nil,
        worstRatio: Double = 0,
        budgetSpent: Double = 0,
        evaluatedTime: Timestamp? = nil,
        evaluatedRevision: UInt64 = 0,
        lastBatch: UInt64 = 0,
        query: String = "",
        incident: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.target = target
        self.subject = subject
        self.environment = environment
        self.objective = objective
        self.threshold = threshold
        self.window = window
        self.beginTime = beginTime
        self.endTime = endTime
        self.worstRatio = worstRatio
        self.budgetSpent = budgetSpent
        self.evaluatedTime = evaluatedTime
        self.evaluatedRevision = evaluatedRevision
        self.lastBatch = lastBatch
        self.query = query
        self.incident = incident
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaViolation.pattern)
        checker.known("state", state)
        checker.text("target", target, bytesMax: 256, resource: SlaTarget.pattern)
        checker.text("subject", subject, bytesMax: 512, name: true)
        checker.text("environment", environment, bytesMax: 256, resource: Environment.pattern)
        checker.known("objective", objective)
        checker.known("window", window)
        checker.text("query", query, bytesMax: 8192)
        checker.text("incident", incident, bytesMax: 256, resource: Incident.pattern)
    }
}

/// Makes or replaces a target.
public struct PutSlaTargetRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutSlaTargetRequest" }

    /// The whole target; what is output only is ignored.
    public var slaTarget: SlaTarget? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil, mutation: Mutation? = nil) {
        self.slaTarget = slaTarget
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget, required: true)
        checker.message("mutation", mutation)
    }
}

/// The target after the change.
public struct PutSlaTargetResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutSlaTargetResponse" }

    /// As stored.
    public var slaTarget: SlaTarget? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil, receipt: Receipt? = nil) {
        self.slaTarget = slaTarget
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget)
    }
}

/// Archives a target.
public struct ArchiveSlaTargetRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveSlaTargetRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived target.
public struct ArchiveSlaTargetResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveSlaTargetResponse" }

    /// As stored.
    public var slaTarget: SlaTarget? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil, receipt: Receipt? = nil) {
        self.slaTarget = slaTarget
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget)
    }
}

/// Restores an archived target.
public struct RestoreSlaTargetRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreSlaTargetRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
        checker.message("mutation", mutation)
    }
}

/// The target in use again.
public struct RestoreSlaTargetResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreSlaTargetResponse" }

    /// As stored.
    public var slaTarget: SlaTarget? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil, receipt: Receipt? = nil) {
        self.slaTarget = slaTarget
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget)
    }
}

/// Pauses a target.
public struct PauseSlaRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PauseSlaRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// Until when, at most 92 days from now.
    public var untilTime: Timestamp? = nil
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", untilTime: Timestamp? = nil, mutation: Mutation? = nil) {
        self.name = name
        self.untilTime = untilTime
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
        checker.message("until_time", untilTime, required: true)
        checker.message("mutation", mutation)
    }
}

/// The paused target.
public struct PauseSlaResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PauseSlaResponse" }

    /// As stored.
    public var slaTarget: SlaTarget? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil, receipt: Receipt? = nil) {
        self.slaTarget = slaTarget
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget)
    }
}

/// Ends the pause of a target.
public struct ResumeSlaRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ResumeSlaRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
        checker.message("mutation", mutation)
    }
}

/// The resumed target.
public struct ResumeSlaResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ResumeSlaResponse" }

    /// As stored.
    public var slaTarget: SlaTarget? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil, receipt: Receipt? = nil) {
        self.slaTarget = slaTarget
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget)
    }
}

/// Asks for a target.
public struct GetSlaTargetRequest: Message {
    public static var fullName: String { "regent.v1.GetSlaTargetRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// As it was after this revision of the ledger; 0 = as it is now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(name: String = "", asOf: UInt64 = 0) {
        self.name = name
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
    }
}

/// One target.
public struct GetSlaTargetResponse: Message {
    public static var fullName: String { "regent.v1.GetSlaTargetResponse" }

    /// As stored.
    public var slaTarget: SlaTarget? = nil

    public init() {}

    public init(slaTarget: SlaTarget? = nil) {
        self.slaTarget = slaTarget
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_target", slaTarget)
    }
}

/// Asks for targets.
public struct ListSlaTargetsRequest: Message {
    public static var fullName: String { "regent.v1.ListSlaTargetsRequest" }

    /// Targets a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Archived ones too.
    public var showArchived: Bool = false
    /// Only those that it is true of, for example `objective = AVAILABILITY`; empty = all (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        showArchived: Bool = false,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.showArchived = showArchived
        self.filter = filter
        self.orderBy = orderBy
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of targets.
public struct ListSlaTargetsResponse: Message {
    public static var fullName: String { "regent.v1.ListSlaTargetsResponse" }

    /// In the order that was asked for.
    public var slaTargets: [SlaTarget] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name.
    public var shortened: [String] = []

    public init() {}

    public init(
        slaTargets: [SlaTarget] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.slaTargets = slaTargets
        self.nextPageToken = nextPageToken
        self.shortened = shortened
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("sla_targets", slaTargets)
    }
}

/// Asks for a violation.
public struct GetSlaViolationRequest: Message {
    public static var fullName: String { "regent.v1.GetSlaViolationRequest" }

    /// slaViolations/{sla_violation}.
    public var name: String = ""
    /// As it was after this revision of the ledger; 0 = as it is now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(name: String = "", asOf: UInt64 = 0) {
        self.name = name
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaViolation.pattern)
    }
}

/// One violation.
public struct GetSlaViolationResponse: Message {
    public static var fullName: String { "regent.v1.GetSlaViolationResponse" }

    /// As stored.
    public var slaViolation: SlaViolation? = nil

    public init() {}

    public init(slaViolation: SlaViolation? = nil) {
        self.slaViolation = slaViolation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("sla_violation", slaViolation)
    }
}

/// Asks for violations.
public struct ListSlaViolationsRequest: Message {
    public static var fullName: String { "regent.v1.ListSlaViolationsRequest" }

    /// Violations a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = OPEN`; empty = all (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "begin_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.filter = filter
        self.orderBy = orderBy
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of violations.
public struct ListSlaViolationsResponse: Message {
    public static var fullName: String { "regent.v1.ListSlaViolationsResponse" }

    /// In the order that was asked for.
    public var slaViolations: [SlaViolation] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name.
    public var shortened: [String] = []

    public init() {}

    public init(
        slaViolations: [SlaViolation] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.slaViolations = slaViolations
        self.nextPageToken = nextPageToken
        self.shortened = shortened
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("sla_violations", slaViolations)
    }
}

/// The outcomes that count in a window.
public struct SlaCounts: Message {
    public static var fullName: String { "regent.v1.SlaCounts" }

    /// The window, seconds; that of a calendar month is as long as it has lasted.
    public var seconds: UInt32 = 0
    /// Those that keep the promise.
    public var good: UInt64 = 0
    /// All that count.
    public var total: UInt64 = 0
    /// The share of bad ones over the share that is allowed: 1 spends the budget in exactly the window of the target. Absent
    /// without outcomes.
    /// A ratio.
    public var burnRate: Double? = nil

    public init() {}

    public init(seconds: UInt32 = 0, good: UInt64 = 0, total: UInt64 = 0, burnRate: Double? = nil) {
        self.seconds = seconds
        self.good = good
        self.total = total
        self.burnRate = burnRate
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// What a pair of windows says.
public struct SlaBurn: Message {
    public static var fullName: String { "regent.v1.SlaBurn" }

    /// The pair.
    public var alert: SlaBurnAlert? = nil
    /// Its long window.
    public var long: SlaCounts? = nil
    /// Its short window.
    public var short: SlaCounts? = nil
    /// Whether both burn at the factor, each with min_events outcomes and beyond chance.
    public var burning: Bool = false

    public init() {}

    public init(
        alert: SlaBurnAlert? = nil,
        long: SlaCounts? = nil,
        short: SlaCounts? = nil,
        burning: Bool = false
    ) {
        self.alert = alert
        self.long = long
        self.short = short
        self.burning = burning
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("alert", alert)
    }
}

/// Where a target stands at the end of a minute.
public struct SlaStatus: Message {
    public static var fullName: String { "regent.v1.SlaStatus" }

    /// slaTargets/{sla_target}.
    public var target: String = ""
    /// The end of the minute.
    public var time: Timestamp? = nil
    /// Where it stands.
    public var state: SlaState = .unspecified
    /// The outcomes in the window of the target.
    public var window: SlaCounts? = nil
    /// The share of good outcomes in it; absent without outcomes.
    /// A ratio.
    public var ratio: Double? = nil
    /// The share that is promised.
    public var objectiveRatio: Double = 0
    /// Bad outcomes that the promise allows in the window so far.
    public var budget: Double = 0
    /// How much of the budget is left, negative where more than all is spent; absent without outcomes.
    /// A ratio.
    public var budgetRemaining: Double? = nil
    /// The pairs of windows, without those that can never be.
    public var burns: [SlaBurn] = []
    /// The open violation, slaViolations/{sla_violation}; empty = none. Only as of now.
    public var violation: String = ""
    /// The target itself, as of the revision.
    public var slaTarget: SlaTarget? = nil

    public init() {}

    public init(
        target: String = "",
        time: Timestamp? = nil,
        state: SlaState = .unspecified,
        window: SlaCounts? = nil,
        ratio: Double? = nil,
        objectiveRatio: Double = 0,
        budget: Double = 0,
        budgetRemaining: Double? = nil,
        burns: [SlaBurn] = [],
        violation: String = "",
        slaTarget: SlaTarget? = nil
    ) {
        self.target = target
        self.time = time
        self.state = state
        self.window = window
        self.ratio = ratio
        self.objectiveRatio = objectiveRatio
        self.budget = budget
        self.budgetRemaining = budgetRemaining
        self.burns = burns
        self.violation = violation
        self.slaTarget = slaTarget
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
        checker.messages("burns", burns)
        checker.message("sla_target", slaTarget)
    }
}

/// Asks where a target stands.
public struct GetSlaStatusRequest: Message {
    public static var fullName: String { "regent.v1.GetSlaStatusRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// At the end of the last whole minute before this time; absent = now.
    public var time: Timestamp? = nil
    /// By the target of this revision of the ledger and the outcomes that were stored by then; 0 = now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(name: String = "", time: Timestamp? = nil, asOf: UInt64 = 0) {
        self.name = name
        self.time = time
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
    }
}

/// Where it stands.
public struct GetSlaStatusResponse: Message {
    public static var fullName: String { "regent.v1.GetSlaStatusResponse" }

    /// At the minute.
    public var status: SlaStatus? = nil

    public init() {}

    public init(status: SlaStatus? = nil) {
        self.status = status
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("status", status)
    }
}

/// Asks where targets stand.
public struct ListSlaStatusesRequest: Message {
    public static var fullName: String { "regent.v1.ListSlaStatusesRequest" }

    /// Targets a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those of targets that it is true of, for example `environment = "environments/prod"`; empty = all.
    public var filter: String = ""

    public init() {}

    public init(pageSize: UInt32 = 0, pageToken: String = "", filter: String = "") {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.filter = filter
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
    }
}

/// A page of them.
public struct ListSlaStatusesResponse: Message {
    public static var fullName: String { "regent.v1.ListSlaStatusesResponse" }

    /// By the name of the target.
    public var statuses: [SlaStatus] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""

    public init() {}

    public init(statuses: [SlaStatus] = [], nextPageToken: String = "") {
        self.statuses = statuses
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("statuses", statuses)
    }
}

/// Asks for burn rates.
public struct GetSlaBurnRequest: Message {
    public static var fullName: String { "regent.v1.GetSlaBurnRequest" }

    /// slaTargets/{sla_target}.
    public var name: String = ""
    /// The first minute; absent = a day before to_time.
    public var fromTime: Timestamp? = nil
    /// The end of the last minute; absent = now.
    public var toTime: Timestamp? = nil
    /// From point to point, whole minutes; 0 = so that there are at most 500 points.
    public var stepSeconds: UInt32 = 0
    /// By the target of this revision of the ledger and the outcomes that were stored by then; 0 = now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        name: String = "",
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        stepSeconds: UInt32 = 0,
        asOf: UInt64 = 0
    ) {
        self.name = name
        self.fromTime = fromTime
        self.toTime = toTime
        self.stepSeconds = stepSeconds
        self.asOf = asOf
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: SlaTarget.pattern)
        checker.number("step_seconds", Double(stepSeconds), atMost: 7776000)
    }
}

/// Burn rates, at most 2,000 points.
public struct GetSlaBurnResponse: Message {
    public static var fullName: String { "regent.v1.GetSlaBurnResponse" }

    /// Windows of the rates, seconds, longest first; the first is that of the target.
    public var windows: [UInt32] = []
    /// From point to point, seconds.
    public var stepSeconds: UInt32 = 0
    /// In the order of time.
    public var points: [SlaBurnPoint] = []

    public init() {}

    public init(windows: [UInt32] = [], stepSeconds: UInt32 = 0, points: [SlaBurnPoint] = []) {
        self.windows = windows
        self.stepSeconds = stepSeconds
        self.points = points
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("points", points)
    }
}

/// Where a target stood at the end of a minute.
public struct SlaBurnPoint: Message {
    public static var fullName: String { "regent.v1.SlaBurnPoint" }

    /// The end of the minute.
    public var time: Timestamp? = nil
    /// State at it.
    public var state: SlaState = .unspecified
    /// How much of the budget was left; absent without outcomes.
    /// A ratio.
    public var budgetRemaining: Double? = nil
    /// Burn rates, one of each window; -1 = it has no outcomes.
    public var burnRates: [Double] = []

    public init() {}

    public init(
        time: Timestamp? = nil,
        state: SlaState = .unspecified,
        budgetRemaining: Double? = nil,
        burnRates: [Double] = []
    ) {
        self.time = time
        self.state = state
        self.budgetRemaining = budgetRemaining
        self.burnRates = burnRates
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("state", state)
    }
}

extension SlaBurnAlert: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_burn_alert__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaBurnAlert>) {
        unsafe regent__v1__sla_burn_alert__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaBurnAlert>) {
        self.init()
        unsafe longSeconds = c.pointee.long_seconds
        unsafe shortSeconds = c.pointee.short_seconds
        unsafe factor = c.pointee.factor
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaBurnAlert>, _ arena: Arena) {
        unsafe c.pointee.long_seconds = longSeconds
        unsafe c.pointee.short_seconds = shortSeconds
        unsafe c.pointee.factor = factor
    }
}

extension SlaPause: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_pause__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaPause>) {
        unsafe regent__v1__sla_pause__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaPause>) {
        self.init()
        unsafe beginTime = Read.message(c.pointee.begin_time)
        unsafe endTime = Read.message(c.pointee.end_time)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe pausedBy = Read.text(c.pointee.paused_by)
        unsafe resumedBy = Read.text(c.pointee.resumed_by)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaPause>, _ arena: Arena) {
        unsafe c.pointee.begin_time = arena.message(beginTime)
        unsafe c.pointee.end_time = arena.message(endTime)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.paused_by = arena.text(pausedBy)
        unsafe c.pointee.resumed_by = arena.text(resumedBy)
    }
}

extension SlaTarget: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_target__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaTarget>) {
        unsafe regent__v1__sla_target__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaTarget>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = SlaTargetState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe displayName = Read.text(c.pointee.display_name)
        unsafe subject = Read.text(c.pointee.subject)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe objective = SlaObjective(rawValue: Int32(bitPattern: c.pointee.objective.rawValue))
        unsafe threshold = c.pointee.threshold
        unsafe window = SlaWindow(rawValue: Int32(bitPattern: c.pointee.window.rawValue))
        unsafe minEvents = c.pointee.min_events
        unsafe severity = IncidentSeverity(rawValue: Int32(bitPattern: c.pointee.severity.rawValue))
        unsafe burnAlerts = Read.messages(c.pointee.burn_alerts, c.pointee.n_burn_alerts)
        unsafe noBurnAlerts = c.pointee.no_burn_alerts != 0
        unsafe droppedAlerts = Read.texts(c.pointee.dropped_alerts, c.pointee.n_dropped_alerts)
        unsafe evaluateTime = Read.message(c.pointee.evaluate_time)
        unsafe pauses = Read.messages(c.pointee.pauses, c.pointee.n_pauses)
        unsafe pauseEndTime = Read.message(c.pointee.pause_end_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaTarget>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.display_name = arena.text(displayName)
        unsafe c.pointee.subject = arena.text(subject)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.objective = .init(rawValue: UInt32(bitPattern: objective.rawValue))
        unsafe c.pointee.threshold = threshold
        unsafe c.pointee.window = .init(rawValue: UInt32(bitPattern: window.rawValue))
        unsafe c.pointee.min_events = minEvents
        unsafe c.pointee.severity = .init(rawValue: UInt32(bitPattern: severity.rawValue))
        unsafe (c.pointee.n_burn_alerts, c.pointee.burn_alerts) = arena.messages(burnAlerts)
        unsafe c.pointee.no_burn_alerts = noBurnAlerts ? 1 : 0
        unsafe (c.pointee.n_dropped_alerts, c.pointee.dropped_alerts) = arena.texts(droppedAlerts)
        unsafe c.pointee.evaluate_time = arena.message(evaluateTime)
        unsafe (c.pointee.n_pauses, c.pointee.pauses) = arena.messages(pauses)
        unsafe c.pointee.pause_end_time = arena.message(pauseEndTime)
    }
}

extension SlaViolation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_violation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaViolation>) {
        unsafe regent__v1__sla_violation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaViolation>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = SlaViolationState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe target = Read.text(c.pointee.target)
        unsafe subject = Read.text(c.pointee.subject)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe objective = SlaObjective(rawValue: Int32(bitPattern: c.pointee.objective.rawValue))
        unsafe threshold = c.pointee.threshold
        unsafe window = SlaWindow(rawValue: Int32(bitPattern: c.pointee.window.rawValue))
        unsafe beginTime = Read.message(c.pointee.begin_time)
        unsafe endTime = Read.message(c.pointee.end_time)
        unsafe worstRatio = c.pointee.worst_ratio
        unsafe budgetSpent = c.pointee.budget_spent
        unsafe evaluatedTime = Read.message(c.pointee.evaluated_time)
        unsafe evaluatedRevision = c.pointee.evaluated_revision
        unsafe lastBatch = c.pointee.last_batch
        unsafe query = Read.text(c.pointee.query)
        unsafe incident = Read.text(c.pointee.incident)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaViolation>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.target = arena.text(target)
        unsafe c.pointee.subject = arena.text(subject)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.objective = .init(rawValue: UInt32(bitPattern: objective.rawValue))
        unsafe c.pointee.threshold = threshold
        unsafe c.pointee.window = .init(rawValue: UInt32(bitPattern: window.rawValue))
        unsafe c.pointee.begin_time = arena.message(beginTime)
        unsafe c.pointee.end_time = arena.message(endTime)
        unsafe c.pointee.worst_ratio = worstRatio
        unsafe c.pointee.budget_spent = budgetSpent
        unsafe c.pointee.evaluated_time = arena.message(evaluatedTime)
        unsafe c.pointee.evaluated_revision = evaluatedRevision
        unsafe c.pointee.last_batch = lastBatch
        unsafe c.pointee.query = arena.text(query)
        unsafe c.pointee.incident = arena.text(incident)
    }
}

extension PutSlaTargetRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_sla_target_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutSlaTargetRequest>) {
        unsafe regent__v1__put_sla_target_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutSlaTargetRequest>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutSlaTargetRequest>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutSlaTargetResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_sla_target_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutSlaTargetResponse>) {
        unsafe regent__v1__put_sla_target_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutSlaTargetResponse>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutSlaTargetResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveSlaTargetRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_sla_target_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveSlaTargetRequest>) {
        unsafe regent__v1__archive_sla_target_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveSlaTargetRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveSlaTargetRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveSlaTargetResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_sla_target_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveSlaTargetResponse>) {
        unsafe regent__v1__archive_sla_target_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveSlaTargetResponse>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveSlaTargetResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreSlaTargetRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_sla_target_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreSlaTargetRequest>) {
        unsafe regent__v1__restore_sla_target_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreSlaTargetRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreSlaTargetRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreSlaTargetResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_sla_target_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreSlaTargetResponse>) {
        unsafe regent__v1__restore_sla_target_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreSlaTargetResponse>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreSlaTargetResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension PauseSlaRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__pause_sla_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PauseSlaRequest>) {
        unsafe regent__v1__pause_sla_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PauseSlaRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe untilTime = Read.message(c.pointee.until_time)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PauseSlaRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.until_time = arena.message(untilTime)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PauseSlaResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__pause_sla_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PauseSlaResponse>) {
        unsafe regent__v1__pause_sla_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PauseSlaResponse>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PauseSlaResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ResumeSlaRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_sla_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeSlaRequest>) {
        unsafe regent__v1__resume_sla_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeSlaRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeSlaRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ResumeSlaResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_sla_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeSlaResponse>) {
        unsafe regent__v1__resume_sla_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeSlaResponse>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeSlaResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetSlaTargetRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_target_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaTargetRequest>) {
        unsafe regent__v1__get_sla_target_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaTargetRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaTargetRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetSlaTargetResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_target_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaTargetResponse>) {
        unsafe regent__v1__get_sla_target_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaTargetResponse>) {
        self.init()
        unsafe slaTarget = Read.message(c.pointee.sla_target)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaTargetResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_target = arena.message(slaTarget)
    }
}

extension ListSlaTargetsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_sla_targets_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSlaTargetsRequest>) {
        unsafe regent__v1__list_sla_targets_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSlaTargetsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSlaTargetsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListSlaTargetsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_sla_targets_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSlaTargetsResponse>) {
        unsafe regent__v1__list_sla_targets_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSlaTargetsResponse>) {
        self.init()
        unsafe slaTargets = Read.messages(c.pointee.sla_targets, c.pointee.n_sla_targets)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSlaTargetsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_sla_targets, c.pointee.sla_targets) = arena.messages(slaTargets)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension GetSlaViolationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_violation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaViolationRequest>) {
        unsafe regent__v1__get_sla_violation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaViolationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaViolationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetSlaViolationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_violation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaViolationResponse>) {
        unsafe regent__v1__get_sla_violation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaViolationResponse>) {
        self.init()
        unsafe slaViolation = Read.message(c.pointee.sla_violation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaViolationResponse>, _ arena: Arena) {
        unsafe c.pointee.sla_violation = arena.message(slaViolation)
    }
}

extension ListSlaViolationsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_sla_violations_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSlaViolationsRequest>) {
        unsafe regent__v1__list_sla_violations_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSlaViolationsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSlaViolationsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListSlaViolationsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_sla_violations_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSlaViolationsResponse>) {
        unsafe regent__v1__list_sla_violations_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSlaViolationsResponse>) {
        self.init()
        unsafe slaViolations = Read.messages(c.pointee.sla_violations, c.pointee.n_sla_violations)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSlaViolationsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_sla_violations, c.pointee.sla_violations) = arena.messages(slaViolations)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension SlaCounts: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_counts__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaCounts>) {
        unsafe regent__v1__sla_counts__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaCounts>) {
        self.init()
        unsafe seconds = c.pointee.seconds
        unsafe good = c.pointee.good
        unsafe total = c.pointee.total
        if unsafe c.pointee.burn_rate_presence_case.rawValue == 4 {
            unsafe burnRate = c.pointee.burn_rate
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaCounts>, _ arena: Arena) {
        unsafe c.pointee.seconds = seconds
        unsafe c.pointee.good = good
        unsafe c.pointee.total = total
        if let burnRate {
            unsafe c.pointee.burn_rate_presence_case = .init(rawValue: 4)
            unsafe c.pointee.burn_rate = burnRate
        }
    }
}

extension SlaBurn: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_burn__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaBurn>) {
        unsafe regent__v1__sla_burn__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaBurn>) {
        self.init()
        unsafe alert = Read.message(c.pointee.alert)
        unsafe long = Read.message(c.pointee.long_)
        unsafe short = Read.message(c.pointee.short_)
        unsafe burning = c.pointee.burning != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaBurn>, _ arena: Arena) {
        unsafe c.pointee.alert = arena.message(alert)
        unsafe c.pointee.long_ = arena.message(long)
        unsafe c.pointee.short_ = arena.message(short)
        unsafe c.pointee.burning = burning ? 1 : 0
    }
}

extension SlaStatus: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_status__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaStatus>) {
        unsafe regent__v1__sla_status__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaStatus>) {
        self.init()
        unsafe target = Read.text(c.pointee.target)
        unsafe time = Read.message(c.pointee.time)
        unsafe state = SlaState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe window = Read.message(c.pointee.window)
        if unsafe c.pointee.ratio_presence_case.rawValue == 5 {
            unsafe ratio = c.pointee.ratio
        }
        unsafe objectiveRatio = c.pointee.objective_ratio
        unsafe budget = c.pointee.budget
        if unsafe c.pointee.budget_remaining_presence_case.rawValue == 8 {
            unsafe budgetRemaining = c.pointee.budget_remaining
        }
        unsafe burns = Read.messages(c.pointee.burns, c.pointee.n_burns)
        unsafe violation = Read.text(c.pointee.violation)
        unsafe slaTarget = Read.message(c.pointee.sla_target)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaStatus>, _ arena: Arena) {
        unsafe c.pointee.target = arena.text(target)
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.window = arena.message(window)
        if let ratio {
            unsafe c.pointee.ratio_presence_case = .init(rawValue: 5)
            unsafe c.pointee.ratio = ratio
        }
        unsafe c.pointee.objective_ratio = objectiveRatio
        unsafe c.pointee.budget = budget
        if let budgetRemaining {
            unsafe c.pointee.budget_remaining_presence_case = .init(rawValue: 8)
            unsafe c.pointee.budget_remaining = budgetRemaining
        }
        unsafe (c.pointee.n_burns, c.pointee.burns) = arena.messages(burns)
        unsafe c.pointee.violation = arena.text(violation)
        unsafe c.pointee.sla_target = arena.message(slaTarget)
    }
}

extension GetSlaStatusRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_status_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaStatusRequest>) {
        unsafe regent__v1__get_sla_status_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaStatusRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe time = Read.message(c.pointee.time)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaStatusRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetSlaStatusResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_status_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaStatusResponse>) {
        unsafe regent__v1__get_sla_status_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaStatusResponse>) {
        self.init()
        unsafe status = Read.message(c.pointee.status)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaStatusResponse>, _ arena: Arena) {
        unsafe c.pointee.status = arena.message(status)
    }
}

extension ListSlaStatusesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_sla_statuses_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSlaStatusesRequest>) {
        unsafe regent__v1__list_sla_statuses_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSlaStatusesRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSlaStatusesRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
    }
}

extension ListSlaStatusesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_sla_statuses_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListSlaStatusesResponse>) {
        unsafe regent__v1__list_sla_statuses_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListSlaStatusesResponse>) {
        self.init()
        unsafe statuses = Read.messages(c.pointee.statuses, c.pointee.n_statuses)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListSlaStatusesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_statuses, c.pointee.statuses) = arena.messages(statuses)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension GetSlaBurnRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_burn_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaBurnRequest>) {
        unsafe regent__v1__get_sla_burn_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaBurnRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe stepSeconds = c.pointee.step_seconds
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaBurnRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.step_seconds = stepSeconds
        unsafe c.pointee.as_of = asOf
    }
}

extension GetSlaBurnResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_sla_burn_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetSlaBurnResponse>) {
        unsafe regent__v1__get_sla_burn_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetSlaBurnResponse>) {
        self.init()
        unsafe windows = Read.array(c.pointee.windows, c.pointee.n_windows)
        unsafe stepSeconds = c.pointee.step_seconds
        unsafe points = Read.messages(c.pointee.points, c.pointee.n_points)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetSlaBurnResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_windows, c.pointee.windows) = arena.array(windows)
        unsafe c.pointee.step_seconds = stepSeconds
        unsafe (c.pointee.n_points, c.pointee.points) = arena.messages(points)
    }
}

extension SlaBurnPoint: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__sla_burn_point__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SlaBurnPoint>) {
        unsafe regent__v1__sla_burn_point__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SlaBurnPoint>) {
        self.init()
        unsafe time = Read.message(c.pointee.time)
        unsafe state = SlaState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        if unsafe c.pointee.budget_remaining_presence_case.rawValue == 3 {
            unsafe budgetRemaining = c.pointee.budget_remaining
        }
        unsafe burnRates = Read.array(c.pointee.burn_rates, c.pointee.n_burn_rates)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SlaBurnPoint>, _ arena: Arena) {
        unsafe c.pointee.time = arena.message(time)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        if let budgetRemaining {
            unsafe c.pointee.budget_remaining_presence_case = .init(rawValue: 3)
            unsafe c.pointee.budget_remaining = budgetRemaining
        }
        unsafe (c.pointee.n_burn_rates, c.pointee.burn_rates) = arena.array(burnRates)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/sla.proto declares, in its order.
    static let sla: [any Message.Type] = [
        SlaBurnAlert.self,
        SlaPause.self,
        SlaTarget.self,
        SlaViolation.self,
        PutSlaTargetRequest.self,
        PutSlaTargetResponse.self,
        ArchiveSlaTargetRequest.self,
        ArchiveSlaTargetResponse.self,
        RestoreSlaTargetRequest.self,
        RestoreSlaTargetResponse.self,
        PauseSlaRequest.self,
        PauseSlaResponse.self,
        ResumeSlaRequest.self,
        ResumeSlaResponse.self,
        GetSlaTargetRequest.self,
        GetSlaTargetResponse.self,
        ListSlaTargetsRequest.self,
        ListSlaTargetsResponse.self,
        GetSlaViolationRequest.self,
        GetSlaViolationResponse.self,
        ListSlaViolationsRequest.self,
        ListSlaViolationsResponse.self,
        SlaCounts.self,
        SlaBurn.self,
        SlaStatus.self,
        GetSlaStatusRequest.self,
        GetSlaStatusResponse.self,
        ListSlaStatusesRequest.self,
        ListSlaStatusesResponse.self,
        GetSlaBurnRequest.self,
        GetSlaBurnResponse.self,
        SlaBurnPoint.self,
    ]
}

extension SlaTargetState: DocumentState {}

extension SlaViolationState: DocumentState {}

extension PutSlaTargetRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutSlaTargetResponse
    public init(document: SlaTarget, mutation: Mutation?) {
        self.init(slaTarget: document, mutation: mutation)
    }
}

extension PutSlaTargetResponse: DocumentResponse {
    public init(subject: SlaTarget) { self.init(slaTarget: subject) }
    public var subject: SlaTarget? { slaTarget }
}

extension ArchiveSlaTargetRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveSlaTargetResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveSlaTargetResponse: DocumentResponse {
    public init(subject: SlaTarget) { self.init(slaTarget: subject) }
    public var subject: SlaTarget? { slaTarget }
}

extension RestoreSlaTargetRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreSlaTargetResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreSlaTargetResponse: DocumentResponse {
    public init(subject: SlaTarget) { self.init(slaTarget: subject) }
    public var subject: SlaTarget? { slaTarget }
}

extension PauseSlaRequest: VerbRequest {
    public typealias Answer = PauseSlaResponse
}

extension PauseSlaResponse: DocumentResponse {
    public init(subject: SlaTarget) { self.init(slaTarget: subject) }
    public var subject: SlaTarget? { slaTarget }
}

extension ResumeSlaRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ResumeSlaResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ResumeSlaResponse: DocumentResponse {
    public init(subject: SlaTarget) { self.init(slaTarget: subject) }
    public var subject: SlaTarget? { slaTarget }
}

extension GetSlaTargetRequest: NamedRequest {}

extension GetSlaTargetResponse: DocumentResponse {
    public init(subject: SlaTarget) { self.init(slaTarget: subject) }
    public var subject: SlaTarget? { slaTarget }
}

extension ListSlaTargetsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(showsArchived: showArchived, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        showArchived = query.showsArchived
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListSlaTargetsResponse: ListResponse {
    public init(items: [SlaTarget], nextPageToken: String) {
        self.init(slaTargets: items, nextPageToken: nextPageToken)
    }
    public var items: [SlaTarget] { slaTargets }
}

extension GetSlaViolationRequest: NamedRequest {}

extension GetSlaViolationResponse: DocumentResponse {
    public init(subject: SlaViolation) { self.init(slaViolation: subject) }
    public var subject: SlaViolation? { slaViolation }
}

extension ListSlaViolationsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListSlaViolationsResponse: ListResponse {
    public init(items: [SlaViolation], nextPageToken: String) {
        self.init(slaViolations: items, nextPageToken: nextPageToken)
    }
    public var items: [SlaViolation] { slaViolations }
}

/// Service levels: what is promised of a model, a use case or a provider, and whether it is kept.
public enum SlaServiceMethods {
    /// Makes a target, or replaces it whole. Its subject and its environment stay. From now on it is evaluated by what it says now.
    public static let putSlaTarget = Method<PutSlaTargetRequest, PutSlaTargetResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/PutSlaTarget", service: "regent.v1.SlaService",
            method: "PutSlaTarget", requireAny: ["sla.write"], scope: ["{sla_target.subject} | {sla_target.environment}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutSlaTargetRequest",
            responseType: "regent.v1.PutSlaTargetResponse",
            comment: "Makes a target, or replaces it whole. Its subject and its environment stay. From now on it is evaluated by what it says now.")
    ) { request in
        [ScopeName.all(ScopeName("", request.slaTarget?.subject ?? "", ""), ScopeName("", request.slaTarget?.environment ?? "", ""))]
    }

    /// Archives a target: it is no longer evaluated, and the daemon ends its open violation.
    public static let archiveSlaTarget = Method<ArchiveSlaTargetRequest, ArchiveSlaTargetResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/ArchiveSlaTarget", service: "regent.v1.SlaService",
            method: "ArchiveSlaTarget", requireAny: ["sla.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveSlaTargetRequest",
            responseType: "regent.v1.ArchiveSlaTargetResponse",
            comment: "Archives a target: it is no longer evaluated, and the daemon ends its open violation.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Restores an archived target.
    public static let restoreSlaTarget = Method<RestoreSlaTargetRequest, RestoreSlaTargetResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/RestoreSlaTarget", service: "regent.v1.SlaService",
            method: "RestoreSlaTarget", requireAny: ["sla.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreSlaTargetRequest",
            responseType: "regent.v1.RestoreSlaTargetResponse",
            comment: "Restores an archived target.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Pauses a target until a time, for example for announced work. What happens meanwhile counts in no window. Needs a reason.
    public static let pauseSla = Method<PauseSlaRequest, PauseSlaResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/PauseSla", service: "regent.v1.SlaService",
            method: "PauseSla", requireAny: ["sla.pause"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PauseSlaRequest",
            responseType: "regent.v1.PauseSlaResponse",
            comment: "Pauses a target until a time, for example for announced work. What happens meanwhile counts in no window. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Ends the pause of a target before its time.
    public static let resumeSla = Method<ResumeSlaRequest, ResumeSlaResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/ResumeSla", service: "regent.v1.SlaService",
            method: "ResumeSla", requireAny: ["sla.pause"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResumeSlaRequest",
            responseType: "regent.v1.ResumeSlaResponse",
            comment: "Ends the pause of a target before its time.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One target.
    public static let getSlaTarget = Method<GetSlaTargetRequest, GetSlaTargetResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/GetSlaTarget", service: "regent.v1.SlaService",
            method: "GetSlaTarget", requireAny: ["sla.read", "sla.write", "sla.pause"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetSlaTargetRequest",
            responseType: "regent.v1.GetSlaTargetResponse",
            comment: "One target.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Targets, of those that the caller may read.
    public static let listSlaTargets = Method<ListSlaTargetsRequest, ListSlaTargetsResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/ListSlaTargets", service: "regent.v1.SlaService",
            method: "ListSlaTargets", requireAny: ["sla.read", "sla.write", "sla.pause"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListSlaTargetsRequest",
            responseType: "regent.v1.ListSlaTargetsResponse",
            comment: "Targets, of those that the caller may read."))

    /// One violation.
    public static let getSlaViolation = Method<GetSlaViolationRequest, GetSlaViolationResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/GetSlaViolation", service: "regent.v1.SlaService",
            method: "GetSlaViolation", requireAny: ["sla.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetSlaViolationRequest",
            responseType: "regent.v1.GetSlaViolationResponse",
            comment: "One violation.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Violations, of those that the caller may read.
    public static let listSlaViolations = Method<ListSlaViolationsRequest, ListSlaViolationsResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/ListSlaViolations", service: "regent.v1.SlaService",
            method: "ListSlaViolations", requireAny: ["sla.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListSlaViolationsRequest",
            responseType: "regent.v1.ListSlaViolationsResponse",
            comment: "Violations, of those that the caller may read."))

    /// Where a target stands at the end of a minute: state, budget, burn rates. By outcomes alone, so that the same minute as of the
    /// same revision always has the same answer.
    public static let getSlaStatus = Method<GetSlaStatusRequest, GetSlaStatusResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/GetSlaStatus", service: "regent.v1.SlaService",
            method: "GetSlaStatus", requireAny: ["sla.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetSlaStatusRequest",
            responseType: "regent.v1.GetSlaStatusResponse",
            comment: "Where a target stands at the end of a minute: state, budget, burn rates. By outcomes alone, so that the same minute as of the same revision always has the same answer.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Where the targets stand now, of those that the caller may read; archived ones are left out.
    public static let listSlaStatuses = Method<ListSlaStatusesRequest, ListSlaStatusesResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/ListSlaStatuses", service: "regent.v1.SlaService",
            method: "ListSlaStatuses", requireAny: ["sla.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListSlaStatusesRequest",
            responseType: "regent.v1.ListSlaStatusesResponse",
            comment: "Where the targets stand now, of those that the caller may read; archived ones are left out."))

    /// The burn rates of a target in a range of time, for a chart.
    public static let getSlaBurn = Method<GetSlaBurnRequest, GetSlaBurnResponse>(
        MethodDescriptor(
            name: "/regent.v1.SlaService/GetSlaBurn", service: "regent.v1.SlaService",
            method: "GetSlaBurn", requireAny: ["sla.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetSlaBurnRequest",
            responseType: "regent.v1.GetSlaBurnResponse",
            comment: "The burn rates of a target in a range of time, for a chart.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        putSlaTarget.descriptor,
        archiveSlaTarget.descriptor,
        restoreSlaTarget.descriptor,
        pauseSla.descriptor,
        resumeSla.descriptor,
        getSlaTarget.descriptor,
        listSlaTargets.descriptor,
        getSlaViolation.descriptor,
        listSlaViolations.descriptor,
        getSlaStatus.descriptor,
        listSlaStatuses.descriptor,
        getSlaBurn.descriptor,
    ]
}
