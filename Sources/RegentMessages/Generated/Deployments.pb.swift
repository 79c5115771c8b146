// Generated from regent/v1/deployments.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Which regions a deployment in production is about.
public enum DeploymentScope: OpenEnum {
    /// Refused in production.
    case unspecified
    /// Every region alike: one task, of the owner of the model.
    case global
    /// A global change that is rolled out in some regions: a task for each.
    case globalSelective
    /// A change of some regions only: a task for each.
    case regional
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .global
        case 2: self = .globalSelective
        case 3: self = .regional
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .global: 1
        case .globalSelective: 2
        case .regional: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .global: "GLOBAL"
        case .globalSelective: "GLOBAL_SELECTIVE"
        case .regional: "REGIONAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .global, .globalSelective, .regional]
}

/// State of a deployment.
public enum DeploymentState: OpenEnum {
    /// Not used.
    case unspecified
    /// Waits for its planned date, or for somebody to start it.
    case planned
    /// Waits for its tasks, or for its smoke test.
    case inProgress
    /// It runs.
    case deployed
    /// It was given up.
    case cancelled
    /// It ran, and was taken back.
    case rolledBack
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .planned
        case 2: self = .inProgress
        case 3: self = .deployed
        case 4: self = .cancelled
        case 5: self = .rolledBack
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .planned: 1
        case .inProgress: 2
        case .deployed: 3
        case .cancelled: 4
        case .rolledBack: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .planned: "PLANNED"
        case .inProgress: "IN_PROGRESS"
        case .deployed: "DEPLOYED"
        case .cancelled: "CANCELLED"
        case .rolledBack: "ROLLED_BACK"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .planned,
        .inProgress,
        .deployed,
        .cancelled,
        .rolledBack
    ]
}

/// Outcome of a smoke test.
public enum SmokeOutcome: OpenEnum {
    /// Refused.
    case unspecified
    /// It runs.
    case passed
    /// It does not.
    case failed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .passed
        case 2: self = .failed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .passed: 1
        case .failed: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .passed: "PASSED"
        case .failed: "FAILED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .passed, .failed]
}

/// What a rule of a monitor found.
public enum MonitorOutcome: OpenEnum {
    /// Not monitored yet.
    case unspecified
    /// Within its limits.
    case ok
    /// Beyond them.
    case violated
    /// Nobody can tell: there are too few outcomes, or nothing says what is expected. That is no pass.
    case noData
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .ok
        case 2: self = .violated
        case 3: self = .noData
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .ok: 1
        case .violated: 2
        case .noData: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .ok: "OK"
        case .violated: "VIOLATED"
        case .noData: "NO_DATA"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .ok, .violated, .noData]
}

/// What a monitor compares, over the last 24 hours.
public enum MonitorRuleKind: OpenEnum {
    /// Not used.
    case unspecified
    /// Share of decisions without a person, against the impact analysis.
    case autoRate
    /// Share of decisions that a person was asked for, against the impact analysis.
    case askRate
    /// Share of decisions that were escalated, against the impact analysis.
    case escalateRate
    /// Share of outcomes that ended in ERROR, TIMEOUT, THROTTLED or PARTIAL.
    case errorRate
    /// Share of decisions that were escalated, against that of the 24 hours before.
    case escalateGrowth
    /// Features that were available, of those that were expected.
    case featureAvailability
    /// p99 of the latency.
    case p99Latency
    /// Evidence since the deployment that errors are more than the limit of their rate: an e-value of a detector that has at least
    /// a million outcomes between two false alarms on average.
    case errorDrift
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .autoRate
        case 2: self = .askRate
        case 3: self = .escalateRate
        case 4: self = .errorRate
        case 5: self = .escalateGrowth
        case 6: self = .featureAvailability
        case 7: self = .p99Latency
        case 8: self = .errorDrift
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .autoRate: 1
        case .askRate: 2
        case .escalateRate: 3
        case .errorRate: 4
        case .escalateGrowth: 5
        case .featureAvailability: 6
        case .p99Latency: 7
        case .errorDrift: 8
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .autoRate: "AUTO_RATE"
        case .askRate: "ASK_RATE"
        case .escalateRate: "ESCALATE_RATE"
        case .errorRate: "ERROR_RATE"
        case .escalateGrowth: "ESCALATE_GROWTH"
        case .featureAvailability: "FEATURE_AVAILABILITY"
        case .p99Latency: "P99_LATENCY"
        case .errorDrift: "ERROR_DRIFT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .autoRate,
        .askRate,
        .escalateRate,
        .errorRate,
        .escalateGrowth,
        .featureAvailability,
        .p99Latency,
        .errorDrift
    ]
}

/// State of a deployment task.
public enum DeploymentTaskState: OpenEnum {
    /// Not used.
    case unspecified
    /// Waits for its assignee.
    case pending
    /// Done.
    case confirmed
    /// Waits for its assignee, at another date.
    case adjusted
    /// Given up.
    case cancelled
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .pending
        case 2: self = .confirmed
        case 3: self = .adjusted
        case 4: self = .cancelled
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .pending: 1
        case .confirmed: 2
        case .adjusted: 3
        case .cancelled: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .pending: "PENDING"
        case .confirmed: "CONFIRMED"
        case .adjusted: "ADJUSTED"
        case .cancelled: "CANCELLED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .pending, .confirmed, .adjusted, .cancelled]
}

/// Which tasks of the caller, by their planned date in their region.
public enum TaskDue: OpenEnum {
    /// As ALL.
    case unspecified
    /// Every one.
    case all
    /// Open ones whose date is over.
    case overdue
    /// Open ones of today and the next 7 days.
    case dueSoon
    /// Open ones of later days.
    case upcoming
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .all
        case 2: self = .overdue
        case 3: self = .dueSoon
        case 4: self = .upcoming
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .all: 1
        case .overdue: 2
        case .dueSoon: 3
        case .upcoming: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .all: "ALL"
        case .overdue: "OVERDUE"
        case .dueSoon: "DUE_SOON"
        case .upcoming: "UPCOMING"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .all, .overdue, .dueSoon, .upcoming]
}

/// The smoke test of a deployment.
public struct SmokeResult: Message {
    public static var fullName: String { "regent.v1.SmokeResult" }

    /// Outcome.
    public var outcome: SmokeOutcome = .unspecified
    /// What ran, and where to read it, for people.
    public var notes: String = ""
    /// Principal who recorded it; output only.
    public var recordedBy: String = ""
    /// When it was recorded; output only.
    public var recordTime: Timestamp? = nil

    public init() {}

    public init(
        outcome: SmokeOutcome = .unspecified,
        notes: String = "",
        recordedBy: String = "",
        recordTime: Timestamp? = nil
    ) {
        self.outcome = outcome
        self.notes = notes
        self.recordedBy = recordedBy
        self.recordTime = recordTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("outcome", outcome, required: true)
        checker.text("notes", notes, bytesMax: 4096, multiline: true)
    }
}

/// Limits of a monitor.
public struct MonitorLimits: Message {
    public static var fullName: String { "regent.v1.MonitorLimits" }

    /// Days after the deployment, 1-90; 0 = 7.
    public var days: UInt32 = 0
    /// How far auto, ask and escalate rate may be from what is expected, as a difference of rates; 0 = 0.03.
    public var rateMargin: Double = 0
    /// The error rate is below it; 0 = 0.05.
    public var maxErrorRate: Double = 0
    /// By how much the escalate rate may exceed that of the 24 hours before, as a factor; 0 = 1.5.
    public var maxEscalateGrowth: Double = 0
    /// The availability of features is above it; 0 = 0.99.
    public var minFeatureAvailability: Double = 0
    /// The p99 of the latency is below it, milliseconds; 0 = 100.
    public var maxP99LatencyMs: Double = 0
    /// Outcomes, or decisions, that a rule needs; 0 = 200.
    public var minCount: UInt32 = 0

    public init() {}

    public init(
        days: UInt32 = 0,
        rateMargin: Double = 0,
        maxErrorRate: Double = 0,
        maxEscalateGrowth: Double = 0,
        minFeatureAvailability: Double = 0,
        maxP99LatencyMs: Double = 0,
        minCount: UInt32 = 0
    ) {
        self.days = days
        self.rateMargin = rateMargin
        self.maxErrorRate = maxErrorRate
        self.maxEscalateGrowth = maxEscalateGrowth
        self.minFeatureAvailability = minFeatureAvailability
        self.maxP99LatencyMs = maxP99LatencyMs
        self.minCount = minCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("days", Double(days), atMost: 90)
        checker.number("rate_margin", rateMargin, atMost: 1, finite: true)
        checker.number("max_error_rate", maxErrorRate, atMost: 1, finite: true)
        checker.number("max_escalate_growth", maxEscalateGrowth, atMost: 1000, finite: true)
        checker.number("min_feature_availability", minFeatureAvailability, atMost: 1, finite: true)
        checker.number("max_p99_latency_ms", maxP99LatencyMs, finite: true)
    }
}

/// What one rule of a monitor found.
public struct MonitorRule: Message {
    public static var fullName: String { "regent.v1.MonitorRule" }

    /// The rule.
    public var kind: MonitorRuleKind = .unspecified
    /// What it found.
    public var outcome: MonitorOutcome = .unspecified
    /// Outcomes, decisions or features that it is about.
    public var count: UInt64 = 0
    /// The value.
    /// A rate, or milliseconds; absent without data.
    public var value: Double? = nil
    /// From where on it is violated from below.
    /// In the unit of the value; absent = there is none.
    public var limitMin: Double? = nil
    /// From where on it is violated from above.
    /// In the unit of the value; absent = there is none.
    public var limitMax: Double? = nil

    public init() {}

    public init(
        kind: MonitorRuleKind = .unspecified,
        outcome: MonitorOutcome = .unspecified,
        count: UInt64 = 0,
        value: Double? = nil,
        limitMin: Double? = nil,
        limitMax: Double? = nil
    ) {
        self.kind = kind
        self.outcome = outcome
        self.count = count
        self.value = value
        self.limitMin = limitMin
        self.limitMax = limitMax
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("kind", kind)
        checker.known("outcome", outcome)
    }
}

/// A version that is brought into an environment.
public struct Deployment: Document {
    public static var fullName: String { "regent.v1.Deployment" }
    public static var kind: String { "deployments" }
    public static var pattern: String { "deployments/{deployment}" }
    public static var getMethod: String { "/regent.v1.DeploymentService/GetDeployment" }
    public static var listMethod: String { "/regent.v1.DeploymentService/ListDeployments" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "created_by", "start_due_time", "start_time", "smoke", "deploy_time", "deployed_by", "cancellation_reason", "cancelled_by", "proposal", "change_type", "old_values", "new_values", "approved_by", "reason", "metrics_before", "monitor_due_time", "monitor_end_time", "monitor_time", "monitor_outcome", "monitor_rules"] }
    public static var indexes: [[String]] { [["state", "start_due_time"], ["model", "create_time"], ["model", "deploy_time"], ["version", "environment", "state"], ["environment", "state"], ["create_time"], ["scope:{model}", "create_time"], ["monitor_due_time"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(startDueTime)], [.text(model), .time(createTime)], [.text(model), .time(deployTime)], [.text(version), .text(environment), .text(state.name)], [.text(environment), .text(state.name)], [.time(createTime)], [.text(ScopeName("", self.model, "").scope), .time(createTime)], [.time(monitorDueTime)], [.text(ScopeName("", self.model, "").scope)]] }

    /// deployments/{deployment}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was planned.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: DeploymentState = .unspecified
    /// models/{model}, that of the version; output only.
    public var model: String = ""
    /// The version.
    public var version: String = ""
    /// Where to.
    public var environment: String = ""
    /// Which regions, in production.
    public var scope: DeploymentScope = .unspecified
    /// The regions, unless the scope is GLOBAL.
    public var regions: [String] = []
    /// The date, for example "2026-03-29", which is that of each region; it begins by itself then. Empty = it is started by hand.
    public var plannedProductionDate: String = ""
    /// What for, for people.
    public var description: String = ""
    /// Principal who planned it; output only.
    public var createdBy: String = ""
    /// When it begins by itself: with its planned date where that comes first; absent = never, or begun. Output only.
    public var startDueTime: Timestamp? = nil
    /// When it began; output only.
    public var startTime: Timestamp? = nil
    /// Its smoke test, outside production; output only.
    public var smoke: SmokeResult? = nil
    /// When it was deployed; output only.
    public var deployTime: Timestamp? = nil
    /// Principal by whose act it was deployed; output only.
    public var deployedBy: String = ""
    /// Why it was cancelled; output only.
    public var cancellationReason: String = ""
    /// Principal who cancelled it; output only.
    public var cancelledBy: String = ""
    /// The proposal behind the version; output only.
    public var proposal: String = ""
    /// What it changes; output only.
    public var changeType: ChangeType = .unspecified
    /// What was before; output only.
    public var oldValues: [ChangedValue] = []
    /// What is from then on; output only.
    public var newValues: [ChangedValue] = []
    /// Principals who approved it; output only.
    public var approvedBy: [String] = []
    /// Why: the description of the proposal. Output only.
    public var reason: String = ""
    /// Measured numbers of the version that it takes the place of; output only.
    public var metricsBefore: [String: Double] = [:]
    /// Limits of its monitor, in production.
    public var monitorLimits: MonitorLimits? = nil
    /// When it is monitored next whatever is found; absent = it is not monitored. Output only.
    public var monitorDueTime: Timestamp? = nil
    /// When its monitor ends; absent = it has none. Output only.
    public var monitorEndTime: Timestamp? = nil
    /// When it was last monitored; output only.
    public var monitorTime: Timestamp? = nil
    /// VIOLATED where a rule is, else NO_DATA where one has none, else OK; output only.
    public var monitorOutcome: MonitorOutcome = .unspecified
    /// What each rule found; output only.
    public var monitorRules: [MonitorRule] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: DeploymentState = .unspecified,
        model: String = "",
        version: String = "",
        environment: String = "",
        scope: DeploymentScope = .unspecified,
        regions: [String] = [],
        plannedProductionDate: String = "",
        description: String = "",
        createdBy: String = "",
        startDueTime: Timestamp? = nil,
        startTime: Timestamp? = nil,
        smoke: SmokeResult? = nil,
        deployTime: Timestamp? = nil,
        deployedBy: String = "",
        cancellationReason: String = "",
        cancelledBy: String = "",
        proposal: String = "",
        changeType: ChangeType = .unspecified,
        oldValues: [ChangedValue] = [],
        newValues: [ChangedValue] = [],
        approvedBy: [String] = [],
        reason: String = "",
        metricsBefore: [String: Double] = [:],
        monitorLimits: MonitorLimits? = nil,
        monitorDueTime: Timestamp? = nil,
        monitorEndTime: Timestamp? = nil,
        monitorTime: Timestamp? = nil,
        monitorOutcome: MonitorOutcome = .unspecified,
        monitorRules: [MonitorRule] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.model = model
        self.version = version
        self.environment = environment
        self.scope = scope
        self.regions = regions
        self.plannedProductionDate = plannedProductionDate
        self.description = description
        self.createdBy = createdBy
        self.startDueTime = startDueTime
        self.startTime = startTime
        self.smoke = smoke
        self.deployTime = deployTime
        self.deployedBy = deployedBy
        self.cancellationReason = cancellationReason
        self.cancelledBy = cancelledBy
        self.proposal = proposal
        self.changeType = changeType
        self.oldValues = oldValues
        self.newValues = newValues
        self.approvedBy = approvedBy
        self.reason = reason
        self.metricsBefore = metricsBefore
        self.monitorLimits = monitorLimits
        self.monitorDueTime = monitorDueTime
        self.monitorEndTime = monitorEndTime
        self.monitorTime = monitorTime
        self.monitorOutcome = monitorOutcome
        self.monitorRules = monitorRules
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Deployment.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.text("version", version, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("environment", environment, required: true, bytesMax: 256, resource: Environment.pattern)
        checker.known("scope", scope)
        checker.items("regions", regions.count, max: 256)
        checker.texts("regions", regions, resource: Region.pattern)
        checker.text("planned_production_date", plannedProductionDate, bytesMax: 10)
        checker.text("description", description, bytesMax: 4096, multiline: true)
        checker.text("created_by", createdBy, bytesMax: 256)
        checker.message("smoke", smoke)
        checker.text("deployed_by", deployedBy, bytesMax: 256)
        checker.text("cancellation_reason", cancellationReason, bytesMax: 8192, multiline: true)
        checker.text("cancelled_by", cancelledBy, bytesMax: 256)
        checker.text("proposal", proposal, bytesMax: 256)
        checker.known("change_type", changeType)
        checker.items("old_values", oldValues.count, max: 256)
        checker.messages("old_values", oldValues)
        checker.items("new_values", newValues.count, max: 256)
        checker.messages("new_values", newValues)
        checker.items("approved_by", approvedBy.count, max: 256)
        checker.texts("approved_by", approvedBy)
        checker.text("reason", reason, bytesMax: 8192, multiline: true)
        checker.items("metrics_before", metricsBefore.count, max: 256)
        checker.message("monitor_limits", monitorLimits)
        checker.known("monitor_outcome", monitorOutcome)
        checker.items("monitor_rules", monitorRules.count, max: 16)
        checker.messages("monitor_rules", monitorRules)
    }
}

/// What an owner has to do, and to confirm, for a deployment in production.
public struct DeploymentTask: Document {
    public static var fullName: String { "regent.v1.DeploymentTask" }
    public static var kind: String { "deploymentTasks" }
    public static var pattern: String { "deploymentTasks/{task}" }
    public static var getMethod: String { "/regent.v1.DeploymentService/GetDeploymentTask" }
    public static var listMethod: String { "/regent.v1.DeploymentService/ListDeploymentTasks" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "deployment", "model", "version", "region", "planned_production_date", "actual_production_date", "assigned_to", "confirmation_notes", "confirm_time", "confirmed_by", "adjustment_reason", "cancellation_reason", "cancelled_by", "deployed_before_validation_approved", "validation_override_reason", "validation_request", "override", "next_due_time", "due_soon_reported"] }
    public static var indexes: [[String]] { [["next_due_time"], ["assigned_to", "planned_production_date"], ["assigned_to", "state", "planned_production_date"], ["assigned_to", "model", "planned_production_date"], ["assigned_to", "model", "state", "planned_production_date"], ["deployment", "state"], ["model", "planned_production_date"], ["region", "state"], ["state", "planned_production_date"], ["scope:{model}", "state", "planned_production_date"], ["deployed_before_validation_approved", "confirm_time"], ["scope:{model}", "deployed_before_validation_approved", "confirm_time"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(nextDueTime)], [.text(assignedTo), .text(plannedProductionDate)], [.text(assignedTo), .text(state.name), .text(plannedProductionDate)], [.text(assignedTo), .text(model), .text(plannedProductionDate)], [.text(assignedTo), .text(model), .text(state.name), .text(plannedProductionDate)], [.text(deployment), .text(state.name)], [.text(model), .text(plannedProductionDate)], [.text(region), .text(state.name)], [.text(state.name), .text(plannedProductionDate)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .text(plannedProductionDate)], [.flag(deployedBeforeValidationApproved), .time(confirmTime)], [.text(ScopeName("", self.model, "").scope), .flag(deployedBeforeValidationApproved), .time(confirmTime)], [.text(ScopeName("", self.model, "").scope)]] }

    /// deploymentTasks/{task}.
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
    public var state: DeploymentTaskState = .unspecified
    /// The deployment; output only.
    public var deployment: String = ""
    /// The model; output only.
    public var model: String = ""
    /// The version; output only.
    public var version: String = ""
    /// The region; empty = every one. Output only.
    public var region: String = ""
    /// The date by which it is to be done, of the region; of UTC where there is none. Output only.
    public var plannedProductionDate: String = ""
    /// The date on which it was done; output only.
    public var actualProductionDate: String = ""
    /// Principal whose task it is; output only.
    public var assignedTo: String = ""
    /// What was said with the confirmation; output only.
    public var confirmationNotes: String = ""
    /// When it was confirmed; output only.
    public var confirmTime: Timestamp? = nil
    /// Principal who confirmed it; output only.
    public var confirmedBy: String = ""
    /// Why its date was moved last; output only.
    public var adjustmentReason: String = ""
    /// Why it was cancelled; output only.
    public var cancellationReason: String = ""
    /// Principal who cancelled it; output only.
    public var cancelledBy: String = ""
    /// Whether the version had a validation request that was not approved when it was confirmed; output only.
    public var deployedBeforeValidationApproved: Bool = false
    /// Why it was confirmed all the same; output only.
    public var validationOverrideReason: String = ""
    /// The validation request that was overridden; output only.
    public var validationRequest: String = ""
    /// The override that a second person granted, where one had to; output only.
    public var override: String = ""
    /// When the scheduler reports it next as due soon or overdue; absent = never. Output only.
    public var nextDueTime: Timestamp? = nil
    /// Whether it was reported as due soon; output only.
    public var dueSoonReported: Bool = false

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: DeploymentTaskState = .unspecified,
        deployment: String = "",
        model: String = "",
        version: String = "",
        region: String = "",
        plannedProductionDate: String = "",
        actualProductionDate: String = "",
        assignedTo: String = "",
        confirmationNotes: String = "",
        confirmTime: Timestamp? = nil,
        confirmedBy: String = "",
        adjustmentReason: String = "",
        cancellationReason: String = "",
        cancelledBy: String = "",
        deployedBeforeValidationApproved: Bool = false,
        validationOverrideReason: String = "",
        validationRequest: String = "",
        override: String = "",
        nextDueTime: Timestamp? = nil,
        dueSoonReported: Bool = false
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.deployment = deployment
        self.model = model
        self.version = version
        self.region = region
        self.plannedProductionDate = plannedProductionDate
        self.actualProductionDate = actualProductionDate
        self.assignedTo = assignedTo
        self.confirmationNotes = confirmationNotes
        self.confirmTime = confirmTime
        self.confirmedBy = confirmedBy
        self.adjustmentReason = adjustmentReason
        self.cancellationReason = cancellationReason
        self.cancelledBy = cancelledBy
        self.deployedBeforeValidationApproved = deployedBeforeValidationApproved
        self.validationOverrideReason = validationOverrideReason
        self.validationRequest = validationRequest
        self.override = override
        self.nextDueTime = nextDueTime
        self.dueSoonReported = dueSoonReported
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: DeploymentTask.pattern)
        checker.known("state", state)
        checker.text("deployment", deployment, bytesMax: 256, resource: Deployment.pattern)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.text("version", version, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("region", region, bytesMax: 256, resource: Region.pattern)
        checker.text("planned_production_date", plannedProductionDate, bytesMax: 10)
        checker.text("actual_production_date", actualProductionDate, bytesMax: 10)
        checker.text("assigned_to", assignedTo, bytesMax: 256, resource: Principal.pattern)
        checker.text("confirmation_notes", confirmationNotes, bytesMax: 1024, multiline: true)
        checker.text("confirmed_by", confirmedBy, bytesMax: 256)
        checker.text("adjustment_reason", adjustmentReason, bytesMax: 8192, multiline: true)
        checker.text("cancellation_reason", cancellationReason, bytesMax: 8192, multiline: true)
        checker.text("cancelled_by", cancelledBy, bytesMax: 256)
        checker.text("validation_override_reason", validationOverrideReason, bytesMax: 4096, multiline: true)
        checker.text("validation_request", validationRequest, bytesMax: 256)
        checker.text("override", override, bytesMax: 256)
    }
}

/// A task with what is computed for it.
public struct DeploymentTaskSummary: Message {
    public static var fullName: String { "regent.v1.DeploymentTaskSummary" }

    /// As stored.
    public var task: DeploymentTask? = nil
    /// Days from today in its region to its planned date, negative when overdue.
    public var daysUntilDue: Int64 = 0
    /// State of the validation request of the version; absent where it has none.
    public var validationStatus: ValidationRequestState = .unspecified

    public init() {}

    public init(
        task: DeploymentTask? = nil,
        daysUntilDue: Int64 = 0,
        validationStatus: ValidationRequestState = .unspecified
    ) {
        self.task = task
        self.daysUntilDue = daysUntilDue
        self.validationStatus = validationStatus
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("task", task)
        checker.known("validation_status", validationStatus)
    }
}

/// Plans a deployment.
public struct CreateDeploymentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateDeploymentRequest" }

    /// The deployment; what is output only is ignored.
    public var deployment: Deployment? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(deployment: Deployment? = nil, mutation: Mutation? = nil) {
        self.deployment = deployment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("deployment", deployment, required: true)
        checker.message("mutation", mutation)
    }
}

/// The planned deployment.
public struct CreateDeploymentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateDeploymentResponse" }

    /// As stored.
    public var deployment: Deployment? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(deployment: Deployment? = nil, receipt: Receipt? = nil) {
        self.deployment = deployment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("deployment", deployment)
    }
}

/// Begins a deployment.
public struct StartDeploymentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.StartDeploymentRequest" }

    /// deployments/{deployment}.
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
        checker.text("name", name, required: true, resource: Deployment.pattern)
        checker.message("mutation", mutation)
    }
}

/// The begun deployment.
public struct StartDeploymentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.StartDeploymentResponse" }

    /// As stored.
    public var deployment: Deployment? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(deployment: Deployment? = nil, receipt: Receipt? = nil) {
        self.deployment = deployment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("deployment", deployment)
    }
}

/// Records a smoke test.
public struct RecordSmokeResultRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RecordSmokeResultRequest" }

    /// deployments/{deployment}.
    public var name: String = ""
    /// The result; what is output only is ignored.
    public var smoke: SmokeResult? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", smoke: SmokeResult? = nil, mutation: Mutation? = nil) {
        self.name = name
        self.smoke = smoke
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Deployment.pattern)
        checker.message("smoke", smoke, required: true)
        checker.message("mutation", mutation)
    }
}

/// The deployment, deployed or cancelled.
public struct RecordSmokeResultResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RecordSmokeResultResponse" }

    /// As stored.
    public var deployment: Deployment? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(deployment: Deployment? = nil, receipt: Receipt? = nil) {
        self.deployment = deployment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("deployment", deployment)
    }
}

/// Cancels a deployment.
public struct CancelDeploymentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CancelDeploymentRequest" }

    /// deployments/{deployment}.
    public var name: String = ""
    /// Key, etag, reason (required).
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
        checker.text("name", name, required: true, resource: Deployment.pattern)
        checker.message("mutation", mutation)
    }
}

/// The cancelled deployment.
public struct CancelDeploymentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CancelDeploymentResponse" }

    /// As stored.
    public var deployment: Deployment? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(deployment: Deployment? = nil, receipt: Receipt? = nil) {
        self.deployment = deployment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("deployment", deployment)
    }
}

/// Confirms tasks.
public struct ConfirmTaskRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ConfirmTaskRequest" }

    /// deploymentTasks/{task}.
    public var name: String = ""
    /// Further tasks of which the same is done in the same transaction: all or none.
    public var others: [String] = []
    /// The date on which it was done; empty = today in its region.
    public var actualProductionDate: String = ""
    /// For people.
    public var confirmationNotes: String = ""
    /// Why it was done before the validation was approved, where it was.
    public var validationOverrideReason: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        others: [String] = [],
        actualProductionDate: String = "",
        confirmationNotes: String = "",
        validationOverrideReason: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.others = others
        self.actualProductionDate = actualProductionDate
        self.confirmationNotes = confirmationNotes
        self.validationOverrideReason = validationOverrideReason
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: DeploymentTask.pattern)
        checker.items("others", others.count, max: 100)
        checker.texts("others", others, resource: DeploymentTask.pattern)
        checker.text("actual_production_date", actualProductionDate, bytesMax: 10)
        checker.text("confirmation_notes", confirmationNotes, bytesMax: 1024, multiline: true)
        checker.text("validation_override_reason", validationOverrideReason, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The confirmed task.
public struct ConfirmTaskResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ConfirmTaskResponse" }

    /// As stored.
    public var task: DeploymentTask? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(task: DeploymentTask? = nil, receipt: Receipt? = nil) {
        self.task = task
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("task", task)
    }
}

/// Moves the planned date of tasks.
public struct AdjustTaskRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AdjustTaskRequest" }

    /// deploymentTasks/{task}.
    public var name: String = ""
    /// Further tasks of which the same is done in the same transaction: all or none.
    public var others: [String] = []
    /// The new date.
    public var plannedProductionDate: String = ""
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        others: [String] = [],
        plannedProductionDate: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.others = others
        self.plannedProductionDate = plannedProductionDate
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: DeploymentTask.pattern)
        checker.items("others", others.count, max: 100)
        checker.texts("others", others, resource: DeploymentTask.pattern)
        checker.text("planned_production_date", plannedProductionDate, required: true, bytesMax: 10)
        checker.message("mutation", mutation)
    }
}

/// The task with its new date.
public struct AdjustTaskResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AdjustTaskResponse" }

    /// As stored.
    public var task: DeploymentTask? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(task: DeploymentTask? = nil, receipt: Receipt? = nil) {
        self.task = task
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("task", task)
    }
}

/// Cancels a task.
public struct CancelTaskRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CancelTaskRequest" }

    /// deploymentTasks/{task}.
    public var name: String = ""
    /// Key, etag, reason (required).
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
        checker.text("name", name, required: true, resource: DeploymentTask.pattern)
        checker.message("mutation", mutation)
    }
}

/// The cancelled task.
public struct CancelTaskResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CancelTaskResponse" }

    /// As stored.
    public var task: DeploymentTask? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(task: DeploymentTask? = nil, receipt: Receipt? = nil) {
        self.task = task
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("task", task)
    }
}

/// Asks for a deployment.
public struct GetDeploymentRequest: Message {
    public static var fullName: String { "regent.v1.GetDeploymentRequest" }

    /// deployments/{deployment}.
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
        checker.text("name", name, required: true, resource: Deployment.pattern)
    }
}

/// One deployment.
public struct GetDeploymentResponse: Message {
    public static var fullName: String { "regent.v1.GetDeploymentResponse" }

    /// As stored.
    public var deployment: Deployment? = nil

    public init() {}

    public init(deployment: Deployment? = nil) {
        self.deployment = deployment
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("deployment", deployment)
    }
}

/// Asks for deployments.
public struct ListDeploymentsRequest: Message {
    public static var fullName: String { "regent.v1.ListDeploymentsRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = PLANNED AND create_time > 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
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

/// A page of deployments.
public struct ListDeploymentsResponse: Message {
    public static var fullName: String { "regent.v1.ListDeploymentsResponse" }

    /// In the order that was asked for.
    public var deployments: [Deployment] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        deployments: [Deployment] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.deployments = deployments
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
        checker.messages("deployments", deployments)
    }
}

/// Asks for a deployment task.
public struct GetDeploymentTaskRequest: Message {
    public static var fullName: String { "regent.v1.GetDeploymentTaskRequest" }

    /// deploymentTasks/{task}.
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
        checker.text("name", name, required: true, resource: DeploymentTask.pattern)
    }
}

/// One deployment task.
public struct GetDeploymentTaskResponse: Message {
    public static var fullName: String { "regent.v1.GetDeploymentTaskResponse" }

    /// As stored.
    public var task: DeploymentTask? = nil

    public init() {}

    public init(task: DeploymentTask? = nil) {
        self.task = task
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("task", task)
    }
}

/// Asks for deployment tasks.
public struct ListDeploymentTasksRequest: Message {
    public static var fullName: String { "regent.v1.ListDeploymentTasksRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = PENDING AND create_time > 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
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

/// A page of deployment tasks.
public struct ListDeploymentTasksResponse: Message {
    public static var fullName: String { "regent.v1.ListDeploymentTasksResponse" }

    /// In the order that was asked for.
    public var tasks: [DeploymentTask] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        tasks: [DeploymentTask] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.tasks = tasks
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
        checker.messages("tasks", tasks)
    }
}

/// Asks for the caller's tasks.
public struct ListMyDeploymentTasksRequest: Message {
    public static var fullName: String { "regent.v1.ListMyDeploymentTasksRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Which ones, by their date.
    public var due: TaskDue = .unspecified
    /// Those in one state only; unspecified = in every state.
    public var status: DeploymentTaskState = .unspecified

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        due: TaskDue = .unspecified,
        status: DeploymentTaskState = .unspecified
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.due = due
        self.status = status
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
        checker.known("due", due)
        checker.known("status", status)
    }
}

/// A page of the caller's tasks.
public struct ListMyDeploymentTasksResponse: Message {
    public static var fullName: String { "regent.v1.ListMyDeploymentTasksResponse" }

    /// By planned date, then by name.
    public var tasks: [DeploymentTaskSummary] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""

    public init() {}

    public init(tasks: [DeploymentTaskSummary] = [], nextPageToken: String = "") {
        self.tasks = tasks
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("tasks", tasks)
    }
}

/// Asks for confirmations before the approval of a validation.
public struct ListValidationOverridesRequest: Message {
    public static var fullName: String { "regent.v1.ListValidationOverridesRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""

    public init() {}

    public init(pageSize: UInt32 = 0, pageToken: String = "") {
        self.pageSize = pageSize
        self.pageToken = pageToken
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
    }
}

/// A confirmation before the approval of a validation.
public struct ValidationOverride: Message {
    public static var fullName: String { "regent.v1.ValidationOverride" }

    /// deploymentTasks/{task}.
    public var task: String = ""
    /// models/{model}.
    public var model: String = ""
    /// The version.
    public var version: String = ""
    /// The region; empty = every one.
    public var region: String = ""
    /// The date on which it was done.
    public var actualProductionDate: String = ""
    /// Why.
    public var reason: String = ""
    /// Principal who confirmed it.
    public var confirmedBy: String = ""
    /// When it was confirmed.
    public var confirmTime: Timestamp? = nil
    /// State of the validation request that was overridden, now; absent where it is not there.
    public var validationStatus: ValidationRequestState = .unspecified

    public init() {}

    public init(
        task: String = "",
        model: String = "",
        version: String = "",
        region: String = "",
        actualProductionDate: String = "",
        reason: String = "",
        confirmedBy: String = "",
        confirmTime: Timestamp? = nil,
        validationStatus: ValidationRequestState = .unspecified
    ) {
        self.task = task
        self.model = model
        self.version = version
        self.region = region
        self.actualProductionDate = actualProductionDate
        self.reason = reason
        self.confirmedBy = confirmedBy
        self.confirmTime = confirmTime
        self.validationStatus = validationStatus
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("validation_status", validationStatus)
    }
}

/// A page of confirmations.
public struct ListValidationOverridesResponse: Message {
    public static var fullName: String { "regent.v1.ListValidationOverridesResponse" }

    /// The newest first.
    public var overrides: [ValidationOverride] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""

    public init() {}

    public init(overrides: [ValidationOverride] = [], nextPageToken: String = "") {
        self.overrides = overrides
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("overrides", overrides)
    }
}

/// Asks for counts.
public struct GetDeploymentOverviewRequest: Message {
    public static var fullName: String { "regent.v1.GetDeploymentOverviewRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Counts of the tasks that the caller may read.
public struct GetDeploymentOverviewResponse: Message {
    public static var fullName: String { "regent.v1.GetDeploymentOverviewResponse" }

    /// Open tasks.
    public var `open`: UInt64 = 0
    /// Of these, tasks whose date is over.
    public var overdue: UInt64 = 0
    /// Of these, tasks of today and the next 7 days.
    public var dueSoon: UInt64 = 0
    /// Confirmations before the approval of a validation, within 30 days.
    public var overrides: UInt64 = 0
    /// Whether there are more open tasks, or overrides, than are counted.
    public var more: Bool = false

    public init() {}

    public init(
        `open`: UInt64 = 0,
        overdue: UInt64 = 0,
        dueSoon: UInt64 = 0,
        overrides: UInt64 = 0,
        more: Bool = false
    ) {
        self.`open` = `open`
        self.overdue = overdue
        self.dueSoon = dueSoon
        self.overrides = overrides
        self.more = more
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension SmokeResult: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__smoke_result__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SmokeResult>) {
        unsafe regent__v1__smoke_result__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SmokeResult>) {
        self.init()
        unsafe outcome = SmokeOutcome(rawValue: Int32(bitPattern: c.pointee.outcome.rawValue))
        unsafe notes = Read.text(c.pointee.notes)
        unsafe recordedBy = Read.text(c.pointee.recorded_by)
        unsafe recordTime = Read.message(c.pointee.record_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SmokeResult>, _ arena: Arena) {
        unsafe c.pointee.outcome = .init(rawValue: UInt32(bitPattern: outcome.rawValue))
        unsafe c.pointee.notes = arena.text(notes)
        unsafe c.pointee.recorded_by = arena.text(recordedBy)
        unsafe c.pointee.record_time = arena.message(recordTime)
    }
}

extension MonitorLimits: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__monitor_limits__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MonitorLimits>) {
        unsafe regent__v1__monitor_limits__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MonitorLimits>) {
        self.init()
        unsafe days = c.pointee.days
        unsafe rateMargin = c.pointee.rate_margin
        unsafe maxErrorRate = c.pointee.max_error_rate
        unsafe maxEscalateGrowth = c.pointee.max_escalate_growth
        unsafe minFeatureAvailability = c.pointee.min_feature_availability
        unsafe maxP99LatencyMs = c.pointee.max_p99_latency_ms
        unsafe minCount = c.pointee.min_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MonitorLimits>, _ arena: Arena) {
        unsafe c.pointee.days = days
        unsafe c.pointee.rate_margin = rateMargin
        unsafe c.pointee.max_error_rate = maxErrorRate
        unsafe c.pointee.max_escalate_growth = maxEscalateGrowth
        unsafe c.pointee.min_feature_availability = minFeatureAvailability
        unsafe c.pointee.max_p99_latency_ms = maxP99LatencyMs
        unsafe c.pointee.min_count = minCount
    }
}

extension MonitorRule: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__monitor_rule__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__MonitorRule>) {
        unsafe regent__v1__monitor_rule__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__MonitorRule>) {
        self.init()
        unsafe kind = MonitorRuleKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe outcome = MonitorOutcome(rawValue: Int32(bitPattern: c.pointee.outcome.rawValue))
        unsafe count = c.pointee.count
        if unsafe c.pointee.value_presence_case.rawValue == 4 {
            unsafe value = c.pointee.value
        }
        if unsafe c.pointee.limit_min_presence_case.rawValue == 5 {
            unsafe limitMin = c.pointee.limit_min
        }
        if unsafe c.pointee.limit_max_presence_case.rawValue == 6 {
            unsafe limitMax = c.pointee.limit_max
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__MonitorRule>, _ arena: Arena) {
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.outcome = .init(rawValue: UInt32(bitPattern: outcome.rawValue))
        unsafe c.pointee.count = count
        if let value {
            unsafe c.pointee.value_presence_case = .init(rawValue: 4)
            unsafe c.pointee.value = value
        }
        if let limitMin {
            unsafe c.pointee.limit_min_presence_case = .init(rawValue: 5)
            unsafe c.pointee.limit_min = limitMin
        }
        if let limitMax {
            unsafe c.pointee.limit_max_presence_case = .init(rawValue: 6)
            unsafe c.pointee.limit_max = limitMax
        }
    }
}

extension Deployment: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deployment__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Deployment>) {
        unsafe regent__v1__deployment__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Deployment>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = DeploymentState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe model = Read.text(c.pointee.model)
        unsafe version = Read.text(c.pointee.version)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe scope = DeploymentScope(rawValue: Int32(bitPattern: c.pointee.scope.rawValue))
        unsafe regions = Read.texts(c.pointee.regions, c.pointee.n_regions)
        unsafe plannedProductionDate = Read.text(c.pointee.planned_production_date)
        unsafe description = Read.text(c.pointee.description)
        unsafe createdBy = Read.text(c.pointee.created_by)
        unsafe startDueTime = Read.message(c.pointee.start_due_time)
        unsafe startTime = Read.message(c.pointee.start_time)
        unsafe smoke = Read.message(c.pointee.smoke)
        unsafe deployTime = Read.message(c.pointee.deploy_time)
        unsafe deployedBy = Read.text(c.pointee.deployed_by)
        unsafe cancellationReason = Read.text(c.pointee.cancellation_reason)
        unsafe cancelledBy = Read.text(c.pointee.cancelled_by)
        unsafe proposal = Read.text(c.pointee.proposal)
        unsafe changeType = ChangeType(rawValue: Int32(bitPattern: c.pointee.change_type.rawValue))
        unsafe oldValues = Read.messages(c.pointee.old_values, c.pointee.n_old_values)
        unsafe newValues = Read.messages(c.pointee.new_values, c.pointee.n_new_values)
        unsafe approvedBy = Read.texts(c.pointee.approved_by, c.pointee.n_approved_by)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe metricsBefore = Read.map(c.pointee.metrics_before, c.pointee.n_metrics_before) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
        unsafe monitorLimits = Read.message(c.pointee.monitor_limits)
        unsafe monitorDueTime = Read.message(c.pointee.monitor_due_time)
        unsafe monitorEndTime = Read.message(c.pointee.monitor_end_time)
        unsafe monitorTime = Read.message(c.pointee.monitor_time)
        unsafe monitorOutcome = MonitorOutcome(rawValue: Int32(bitPattern: c.pointee.monitor_outcome.rawValue))
        unsafe monitorRules = Read.messages(c.pointee.monitor_rules, c.pointee.n_monitor_rules)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Deployment>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.scope = .init(rawValue: UInt32(bitPattern: scope.rawValue))
        unsafe (c.pointee.n_regions, c.pointee.regions) = arena.texts(regions)
        unsafe c.pointee.planned_production_date = arena.text(plannedProductionDate)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.created_by = arena.text(createdBy)
        unsafe c.pointee.start_due_time = arena.message(startDueTime)
        unsafe c.pointee.start_time = arena.message(startTime)
        unsafe c.pointee.smoke = arena.message(smoke)
        unsafe c.pointee.deploy_time = arena.message(deployTime)
        unsafe c.pointee.deployed_by = arena.text(deployedBy)
        unsafe c.pointee.cancellation_reason = arena.text(cancellationReason)
        unsafe c.pointee.cancelled_by = arena.text(cancelledBy)
        unsafe c.pointee.proposal = arena.text(proposal)
        unsafe c.pointee.change_type = .init(rawValue: UInt32(bitPattern: changeType.rawValue))
        unsafe (c.pointee.n_old_values, c.pointee.old_values) = arena.messages(oldValues)
        unsafe (c.pointee.n_new_values, c.pointee.new_values) = arena.messages(newValues)
        unsafe (c.pointee.n_approved_by, c.pointee.approved_by) = arena.texts(approvedBy)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe (c.pointee.n_metrics_before, c.pointee.metrics_before) = arena.map(metricsBefore) {
            unsafe regent__v1__deployment__metrics_before_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
        unsafe c.pointee.monitor_limits = arena.message(monitorLimits)
        unsafe c.pointee.monitor_due_time = arena.message(monitorDueTime)
        unsafe c.pointee.monitor_end_time = arena.message(monitorEndTime)
        unsafe c.pointee.monitor_time = arena.message(monitorTime)
        unsafe c.pointee.monitor_outcome = .init(rawValue: UInt32(bitPattern: monitorOutcome.rawValue))
        unsafe (c.pointee.n_monitor_rules, c.pointee.monitor_rules) = arena.messages(monitorRules)
    }
}

extension DeploymentTask: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deployment_task__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeploymentTask>) {
        unsafe regent__v1__deployment_task__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeploymentTask>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = DeploymentTaskState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe deployment = Read.text(c.pointee.deployment)
        unsafe model = Read.text(c.pointee.model)
        unsafe version = Read.text(c.pointee.version)
        unsafe region = Read.text(c.pointee.region)
        unsafe plannedProductionDate = Read.text(c.pointee.planned_production_date)
        unsafe actualProductionDate = Read.text(c.pointee.actual_production_date)
        unsafe assignedTo = Read.text(c.pointee.assigned_to)
        unsafe confirmationNotes = Read.text(c.pointee.confirmation_notes)
        unsafe confirmTime = Read.message(c.pointee.confirm_time)
        unsafe confirmedBy = Read.text(c.pointee.confirmed_by)
        unsafe adjustmentReason = Read.text(c.pointee.adjustment_reason)
        unsafe cancellationReason = Read.text(c.pointee.cancellation_reason)
        unsafe cancelledBy = Read.text(c.pointee.cancelled_by)
        unsafe deployedBeforeValidationApproved = c.pointee.deployed_before_validation_approved != 0
        unsafe validationOverrideReason = Read.text(c.pointee.validation_override_reason)
        unsafe validationRequest = Read.text(c.pointee.validation_request)
        unsafe override = Read.text(c.pointee.override)
        unsafe nextDueTime = Read.message(c.pointee.next_due_time)
        unsafe dueSoonReported = c.pointee.due_soon_reported != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeploymentTask>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.deployment = arena.text(deployment)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.region = arena.text(region)
        unsafe c.pointee.planned_production_date = arena.text(plannedProductionDate)
        unsafe c.pointee.actual_production_date = arena.text(actualProductionDate)
        unsafe c.pointee.assigned_to = arena.text(assignedTo)
        unsafe c.pointee.confirmation_notes = arena.text(confirmationNotes)
        unsafe c.pointee.confirm_time = arena.message(confirmTime)
        unsafe c.pointee.confirmed_by = arena.text(confirmedBy)
        unsafe c.pointee.adjustment_reason = arena.text(adjustmentReason)
        unsafe c.pointee.cancellation_reason = arena.text(cancellationReason)
        unsafe c.pointee.cancelled_by = arena.text(cancelledBy)
        unsafe c.pointee.deployed_before_validation_approved = deployedBeforeValidationApproved ? 1 : 0
        unsafe c.pointee.validation_override_reason = arena.text(validationOverrideReason)
        unsafe c.pointee.validation_request = arena.text(validationRequest)
        unsafe c.pointee.override = arena.text(override)
        unsafe c.pointee.next_due_time = arena.message(nextDueTime)
        unsafe c.pointee.due_soon_reported = dueSoonReported ? 1 : 0
    }
}

extension DeploymentTaskSummary: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deployment_task_summary__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeploymentTaskSummary>) {
        unsafe regent__v1__deployment_task_summary__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeploymentTaskSummary>) {
        self.init()
        unsafe task = Read.message(c.pointee.task)
        unsafe daysUntilDue = c.pointee.days_until_due
        unsafe validationStatus = ValidationRequestState(rawValue: Int32(bitPattern: c.pointee.validation_status.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeploymentTaskSummary>, _ arena: Arena) {
        unsafe c.pointee.task = arena.message(task)
        unsafe c.pointee.days_until_due = daysUntilDue
        unsafe c.pointee.validation_status = .init(rawValue: UInt32(bitPattern: validationStatus.rawValue))
    }
}

extension CreateDeploymentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_deployment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateDeploymentRequest>) {
        unsafe regent__v1__create_deployment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateDeploymentRequest>) {
        self.init()
        unsafe deployment = Read.message(c.pointee.deployment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateDeploymentRequest>, _ arena: Arena) {
        unsafe c.pointee.deployment = arena.message(deployment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateDeploymentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_deployment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateDeploymentResponse>) {
        unsafe regent__v1__create_deployment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateDeploymentResponse>) {
        self.init()
        unsafe deployment = Read.message(c.pointee.deployment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateDeploymentResponse>, _ arena: Arena) {
        unsafe c.pointee.deployment = arena.message(deployment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension StartDeploymentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__start_deployment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StartDeploymentRequest>) {
        unsafe regent__v1__start_deployment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StartDeploymentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StartDeploymentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension StartDeploymentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__start_deployment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StartDeploymentResponse>) {
        unsafe regent__v1__start_deployment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StartDeploymentResponse>) {
        self.init()
        unsafe deployment = Read.message(c.pointee.deployment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StartDeploymentResponse>, _ arena: Arena) {
        unsafe c.pointee.deployment = arena.message(deployment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RecordSmokeResultRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__record_smoke_result_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecordSmokeResultRequest>) {
        unsafe regent__v1__record_smoke_result_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecordSmokeResultRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe smoke = Read.message(c.pointee.smoke)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecordSmokeResultRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.smoke = arena.message(smoke)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RecordSmokeResultResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__record_smoke_result_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecordSmokeResultResponse>) {
        unsafe regent__v1__record_smoke_result_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecordSmokeResultResponse>) {
        self.init()
        unsafe deployment = Read.message(c.pointee.deployment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecordSmokeResultResponse>, _ arena: Arena) {
        unsafe c.pointee.deployment = arena.message(deployment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension CancelDeploymentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cancel_deployment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CancelDeploymentRequest>) {
        unsafe regent__v1__cancel_deployment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CancelDeploymentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CancelDeploymentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CancelDeploymentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cancel_deployment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CancelDeploymentResponse>) {
        unsafe regent__v1__cancel_deployment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CancelDeploymentResponse>) {
        self.init()
        unsafe deployment = Read.message(c.pointee.deployment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CancelDeploymentResponse>, _ arena: Arena) {
        unsafe c.pointee.deployment = arena.message(deployment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ConfirmTaskRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__confirm_task_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ConfirmTaskRequest>) {
        unsafe regent__v1__confirm_task_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ConfirmTaskRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe others = Read.texts(c.pointee.others, c.pointee.n_others)
        unsafe actualProductionDate = Read.text(c.pointee.actual_production_date)
        unsafe confirmationNotes = Read.text(c.pointee.confirmation_notes)
        unsafe validationOverrideReason = Read.text(c.pointee.validation_override_reason)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ConfirmTaskRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe (c.pointee.n_others, c.pointee.others) = arena.texts(others)
        unsafe c.pointee.actual_production_date = arena.text(actualProductionDate)
        unsafe c.pointee.confirmation_notes = arena.text(confirmationNotes)
        unsafe c.pointee.validation_override_reason = arena.text(validationOverrideReason)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ConfirmTaskResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__confirm_task_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ConfirmTaskResponse>) {
        unsafe regent__v1__confirm_task_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ConfirmTaskResponse>) {
        self.init()
        unsafe task = Read.message(c.pointee.task)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ConfirmTaskResponse>, _ arena: Arena) {
        unsafe c.pointee.task = arena.message(task)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension AdjustTaskRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__adjust_task_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AdjustTaskRequest>) {
        unsafe regent__v1__adjust_task_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AdjustTaskRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe others = Read.texts(c.pointee.others, c.pointee.n_others)
        unsafe plannedProductionDate = Read.text(c.pointee.planned_production_date)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AdjustTaskRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe (c.pointee.n_others, c.pointee.others) = arena.texts(others)
        unsafe c.pointee.planned_production_date = arena.text(plannedProductionDate)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AdjustTaskResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__adjust_task_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AdjustTaskResponse>) {
        unsafe regent__v1__adjust_task_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AdjustTaskResponse>) {
        self.init()
        unsafe task = Read.message(c.pointee.task)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AdjustTaskResponse>, _ arena: Arena) {
        unsafe c.pointee.task = arena.message(task)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension CancelTaskRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cancel_task_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CancelTaskRequest>) {
        unsafe regent__v1__cancel_task_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CancelTaskRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CancelTaskRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CancelTaskResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cancel_task_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CancelTaskResponse>) {
        unsafe regent__v1__cancel_task_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CancelTaskResponse>) {
        self.init()
        unsafe task = Read.message(c.pointee.task)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CancelTaskResponse>, _ arena: Arena) {
        unsafe c.pointee.task = arena.message(task)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetDeploymentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_deployment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentRequest>) {
        unsafe regent__v1__get_deployment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDeploymentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetDeploymentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_deployment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentResponse>) {
        unsafe regent__v1__get_deployment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDeploymentResponse>) {
        self.init()
        unsafe deployment = Read.message(c.pointee.deployment)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentResponse>, _ arena: Arena) {
        unsafe c.pointee.deployment = arena.message(deployment)
    }
}

extension ListDeploymentsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_deployments_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentsRequest>) {
        unsafe regent__v1__list_deployments_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDeploymentsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListDeploymentsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_deployments_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentsResponse>) {
        unsafe regent__v1__list_deployments_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDeploymentsResponse>) {
        self.init()
        unsafe deployments = Read.messages(c.pointee.deployments, c.pointee.n_deployments)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_deployments, c.pointee.deployments) = arena.messages(deployments)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension GetDeploymentTaskRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_deployment_task_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentTaskRequest>) {
        unsafe regent__v1__get_deployment_task_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDeploymentTaskRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentTaskRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetDeploymentTaskResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_deployment_task_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentTaskResponse>) {
        unsafe regent__v1__get_deployment_task_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDeploymentTaskResponse>) {
        self.init()
        unsafe task = Read.message(c.pointee.task)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentTaskResponse>, _ arena: Arena) {
        unsafe c.pointee.task = arena.message(task)
    }
}

extension ListDeploymentTasksRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_deployment_tasks_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentTasksRequest>) {
        unsafe regent__v1__list_deployment_tasks_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDeploymentTasksRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentTasksRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListDeploymentTasksResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_deployment_tasks_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentTasksResponse>) {
        unsafe regent__v1__list_deployment_tasks_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDeploymentTasksResponse>) {
        self.init()
        unsafe tasks = Read.messages(c.pointee.tasks, c.pointee.n_tasks)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDeploymentTasksResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_tasks, c.pointee.tasks) = arena.messages(tasks)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension ListMyDeploymentTasksRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_my_deployment_tasks_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListMyDeploymentTasksRequest>) {
        unsafe regent__v1__list_my_deployment_tasks_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListMyDeploymentTasksRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe due = TaskDue(rawValue: Int32(bitPattern: c.pointee.due.rawValue))
        unsafe status = DeploymentTaskState(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListMyDeploymentTasksRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.due = .init(rawValue: UInt32(bitPattern: due.rawValue))
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
    }
}

extension ListMyDeploymentTasksResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_my_deployment_tasks_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListMyDeploymentTasksResponse>) {
        unsafe regent__v1__list_my_deployment_tasks_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListMyDeploymentTasksResponse>) {
        self.init()
        unsafe tasks = Read.messages(c.pointee.tasks, c.pointee.n_tasks)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListMyDeploymentTasksResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_tasks, c.pointee.tasks) = arena.messages(tasks)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension ListValidationOverridesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_validation_overrides_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListValidationOverridesRequest>) {
        unsafe regent__v1__list_validation_overrides_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListValidationOverridesRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListValidationOverridesRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
    }
}

extension ValidationOverride: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__validation_override__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ValidationOverride>) {
        unsafe regent__v1__validation_override__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ValidationOverride>) {
        self.init()
        unsafe task = Read.text(c.pointee.task)
        unsafe model = Read.text(c.pointee.model)
        unsafe version = Read.text(c.pointee.version)
        unsafe region = Read.text(c.pointee.region)
        unsafe actualProductionDate = Read.text(c.pointee.actual_production_date)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe confirmedBy = Read.text(c.pointee.confirmed_by)
        unsafe confirmTime = Read.message(c.pointee.confirm_time)
        unsafe validationStatus = ValidationRequestState(rawValue: Int32(bitPattern: c.pointee.validation_status.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ValidationOverride>, _ arena: Arena) {
        unsafe c.pointee.task = arena.text(task)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.region = arena.text(region)
        unsafe c.pointee.actual_production_date = arena.text(actualProductionDate)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.confirmed_by = arena.text(confirmedBy)
        unsafe c.pointee.confirm_time = arena.message(confirmTime)
        unsafe c.pointee.validation_status = .init(rawValue: UInt32(bitPattern: validationStatus.rawValue))
    }
}

extension ListValidationOverridesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_validation_overrides_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListValidationOverridesResponse>) {
        unsafe regent__v1__list_validation_overrides_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListValidationOverridesResponse>) {
        self.init()
        unsafe overrides = Read.messages(c.pointee.overrides, c.pointee.n_overrides)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListValidationOverridesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_overrides, c.pointee.overrides) = arena.messages(overrides)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension GetDeploymentOverviewRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_deployment_overview_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentOverviewRequest>) {
        unsafe regent__v1__get_deployment_overview_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDeploymentOverviewRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentOverviewRequest>, _ arena: Arena) {
    }
}

extension GetDeploymentOverviewResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_deployment_overview_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentOverviewResponse>) {
        unsafe regent__v1__get_deployment_overview_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDeploymentOverviewResponse>) {
        self.init()
        unsafe `open` = c.pointee.open
        unsafe overdue = c.pointee.overdue
        unsafe dueSoon = c.pointee.due_soon
        unsafe overrides = c.pointee.overrides
        unsafe more = c.pointee.more != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDeploymentOverviewResponse>, _ arena: Arena) {
        unsafe c.pointee.open = `open`
        unsafe c.pointee.overdue = overdue
        unsafe c.pointee.due_soon = dueSoon
        unsafe c.pointee.overrides = overrides
        unsafe c.pointee.more = more ? 1 : 0
    }
}

extension MessageTypes {
    /// Messages that regent/v1/deployments.proto declares, in its order.
    static let deployments: [any Message.Type] = [
        SmokeResult.self,
        MonitorLimits.self,
        MonitorRule.self,
        Deployment.self,
        DeploymentTask.self,
        DeploymentTaskSummary.self,
        CreateDeploymentRequest.self,
        CreateDeploymentResponse.self,
        StartDeploymentRequest.self,
        StartDeploymentResponse.self,
        RecordSmokeResultRequest.self,
        RecordSmokeResultResponse.self,
        CancelDeploymentRequest.self,
        CancelDeploymentResponse.self,
        ConfirmTaskRequest.self,
        ConfirmTaskResponse.self,
        AdjustTaskRequest.self,
        AdjustTaskResponse.self,
        CancelTaskRequest.self,
        CancelTaskResponse.self,
        GetDeploymentRequest.self,
        GetDeploymentResponse.self,
        ListDeploymentsRequest.self,
        ListDeploymentsResponse.self,
        GetDeploymentTaskRequest.self,
        GetDeploymentTaskResponse.self,
        ListDeploymentTasksRequest.self,
        ListDeploymentTasksResponse.self,
        ListMyDeploymentTasksRequest.self,
        ListMyDeploymentTasksResponse.self,
        ListValidationOverridesRequest.self,
        ValidationOverride.self,
        ListValidationOverridesResponse.self,
        GetDeploymentOverviewRequest.self,
        GetDeploymentOverviewResponse.self,
    ]
}

extension DeploymentState: DocumentState {}

extension DeploymentTaskState: DocumentState {}

extension CreateDeploymentRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateDeploymentResponse
    public init(document: Deployment, mutation: Mutation?) {
        self.init(deployment: document, mutation: mutation)
    }
}

extension CreateDeploymentResponse: DocumentResponse {
    public init(subject: Deployment) { self.init(deployment: subject) }
    public var subject: Deployment? { deployment }
}

extension StartDeploymentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = StartDeploymentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension StartDeploymentResponse: DocumentResponse {
    public init(subject: Deployment) { self.init(deployment: subject) }
    public var subject: Deployment? { deployment }
}

extension RecordSmokeResultRequest: VerbRequest {
    public typealias Answer = RecordSmokeResultResponse
}

extension RecordSmokeResultResponse: DocumentResponse {
    public init(subject: Deployment) { self.init(deployment: subject) }
    public var subject: Deployment? { deployment }
}

extension CancelDeploymentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = CancelDeploymentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension CancelDeploymentResponse: DocumentResponse {
    public init(subject: Deployment) { self.init(deployment: subject) }
    public var subject: Deployment? { deployment }
}

extension ConfirmTaskRequest: VerbRequest {
    public typealias Answer = ConfirmTaskResponse
}

extension ConfirmTaskResponse: DocumentResponse {
    public init(subject: DeploymentTask) { self.init(task: subject) }
    public var subject: DeploymentTask? { task }
}

extension AdjustTaskRequest: VerbRequest {
    public typealias Answer = AdjustTaskResponse
}

extension AdjustTaskResponse: DocumentResponse {
    public init(subject: DeploymentTask) { self.init(task: subject) }
    public var subject: DeploymentTask? { task }
}

extension CancelTaskRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = CancelTaskResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension CancelTaskResponse: DocumentResponse {
    public init(subject: DeploymentTask) { self.init(task: subject) }
    public var subject: DeploymentTask? { task }
}

extension GetDeploymentRequest: NamedRequest {}

extension GetDeploymentResponse: DocumentResponse {
    public init(subject: Deployment) { self.init(deployment: subject) }
    public var subject: Deployment? { deployment }
}

extension ListDeploymentsRequest: ListRequest {
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

extension ListDeploymentsResponse: ListResponse {
    public init(items: [Deployment], nextPageToken: String) {
        self.init(deployments: items, nextPageToken: nextPageToken)
    }
    public var items: [Deployment] { deployments }
}

extension GetDeploymentTaskRequest: NamedRequest {}

extension GetDeploymentTaskResponse: DocumentResponse {
    public init(subject: DeploymentTask) { self.init(task: subject) }
    public var subject: DeploymentTask? { task }
}

extension ListDeploymentTasksRequest: ListRequest {
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

extension ListDeploymentTasksResponse: ListResponse {
    public init(items: [DeploymentTask], nextPageToken: String) {
        self.init(tasks: items, nextPageToken: nextPageToken)
    }
    public var items: [DeploymentTask] { tasks }
}

/// Deployments: where a version was confirmed to run, staging before production, with a task for each owner.
public enum DeploymentServiceMethods {
    /// Plans a deployment of a released version. Production needs the same version deployed in staging with a passed smoke test.
    public static let createDeployment = Method<CreateDeploymentRequest, CreateDeploymentResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/CreateDeployment", service: "regent.v1.DeploymentService",
            method: "CreateDeployment", requireAny: ["deployment.write"], scope: ["{deployment.version}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateDeploymentRequest",
            responseType: "regent.v1.CreateDeploymentResponse",
            comment: "Plans a deployment of a released version. Production needs the same version deployed in staging with a passed smoke test.")
    ) { request in
        [ScopeName.all(ScopeName("", request.deployment?.version ?? "", ""))]
    }

    /// Begins a deployment; one in production creates its tasks. The daemon does so when the planned date comes.
    public static let startDeployment = Method<StartDeploymentRequest, StartDeploymentResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/StartDeployment", service: "regent.v1.DeploymentService",
            method: "StartDeployment", requireAny: ["deployment.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.StartDeploymentRequest",
            responseType: "regent.v1.StartDeploymentResponse",
            comment: "Begins a deployment; one in production creates its tasks. The daemon does so when the planned date comes.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Records the smoke test of a deployment outside production: it is deployed, or cancelled.
    public static let recordSmokeResult = Method<RecordSmokeResultRequest, RecordSmokeResultResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/RecordSmokeResult", service: "regent.v1.DeploymentService",
            method: "RecordSmokeResult", requireAny: ["smoke.record"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RecordSmokeResultRequest",
            responseType: "regent.v1.RecordSmokeResultResponse",
            comment: "Records the smoke test of a deployment outside production: it is deployed, or cancelled.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Cancels a deployment, with its open tasks. Needs a reason.
    public static let cancelDeployment = Method<CancelDeploymentRequest, CancelDeploymentResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/CancelDeployment", service: "regent.v1.DeploymentService",
            method: "CancelDeployment", requireAny: ["deployment.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CancelDeploymentRequest",
            responseType: "regent.v1.CancelDeploymentResponse",
            comment: "Cancels a deployment, with its open tasks. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One deployment.
    public static let getDeployment = Method<GetDeploymentRequest, GetDeploymentResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/GetDeployment", service: "regent.v1.DeploymentService",
            method: "GetDeployment", requireAny: ["deployment.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetDeploymentRequest",
            responseType: "regent.v1.GetDeploymentResponse",
            comment: "One deployment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Deployments, of those that the caller may read: the history of a model, and its timeline.
    public static let listDeployments = Method<ListDeploymentsRequest, ListDeploymentsResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/ListDeployments", service: "regent.v1.DeploymentService",
            method: "ListDeployments", requireAny: ["deployment.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListDeploymentsRequest",
            responseType: "regent.v1.ListDeploymentsResponse",
            comment: "Deployments, of those that the caller may read: the history of a model, and its timeline."))

    /// Confirms that a task is done: the version runs there. The assignee or an active delegate does, of several tasks at once
    /// if need be.
    public static let confirmTask = Method<ConfirmTaskRequest, ConfirmTaskResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/ConfirmTask", service: "regent.v1.DeploymentService",
            method: "ConfirmTask", requireAny: ["task.confirm"], scope: ["any"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ConfirmTaskRequest",
            responseType: "regent.v1.ConfirmTaskResponse",
            comment: "Confirms that a task is done: the version runs there. The assignee or an active delegate does, of several tasks at once if need be."))

    /// Moves the planned date of a task, of several at once if need be. Needs a reason.
    public static let adjustTask = Method<AdjustTaskRequest, AdjustTaskResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/AdjustTask", service: "regent.v1.DeploymentService",
            method: "AdjustTask", requireAny: ["task.adjust"], scope: ["any"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AdjustTaskRequest",
            responseType: "regent.v1.AdjustTaskResponse",
            comment: "Moves the planned date of a task, of several at once if need be. Needs a reason."))

    /// Cancels a task. Needs a reason.
    public static let cancelTask = Method<CancelTaskRequest, CancelTaskResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/CancelTask", service: "regent.v1.DeploymentService",
            method: "CancelTask", requireAny: ["task.cancel"], scope: ["any"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CancelTaskRequest",
            responseType: "regent.v1.CancelTaskResponse",
            comment: "Cancels a task. Needs a reason."))

    /// One deployment task.
    public static let getDeploymentTask = Method<GetDeploymentTaskRequest, GetDeploymentTaskResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/GetDeploymentTask", service: "regent.v1.DeploymentService",
            method: "GetDeploymentTask", requireAny: ["task.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetDeploymentTaskRequest",
            responseType: "regent.v1.GetDeploymentTaskResponse",
            comment: "One deployment task.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Deployment tasks, of those that the caller may read.
    public static let listDeploymentTasks = Method<ListDeploymentTasksRequest, ListDeploymentTasksResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/ListDeploymentTasks", service: "regent.v1.DeploymentService",
            method: "ListDeploymentTasks", requireAny: ["task.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListDeploymentTasksRequest",
            responseType: "regent.v1.ListDeploymentTasksResponse",
            comment: "Deployment tasks, of those that the caller may read."))

    /// Tasks of the caller, as assignee or as active delegate, by planned date.
    public static let listMyDeploymentTasks = Method<ListMyDeploymentTasksRequest, ListMyDeploymentTasksResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/ListMyDeploymentTasks", service: "regent.v1.DeploymentService",
            method: "ListMyDeploymentTasks", requireAny: ["task.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListMyDeploymentTasksRequest",
            responseType: "regent.v1.ListMyDeploymentTasksResponse",
            comment: "Tasks of the caller, as assignee or as active delegate, by planned date."))

    /// Tasks that were confirmed before their validation was approved, the newest first.
    public static let listValidationOverrides = Method<ListValidationOverridesRequest, ListValidationOverridesResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/ListValidationOverrides", service: "regent.v1.DeploymentService",
            method: "ListValidationOverrides", requireAny: ["task.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListValidationOverridesRequest",
            responseType: "regent.v1.ListValidationOverridesResponse",
            comment: "Tasks that were confirmed before their validation was approved, the newest first."))

    /// Counts of open, overdue and soon due tasks, and of overrides of the last 30 days.
    public static let getDeploymentOverview = Method<GetDeploymentOverviewRequest, GetDeploymentOverviewResponse>(
        MethodDescriptor(
            name: "/regent.v1.DeploymentService/GetDeploymentOverview", service: "regent.v1.DeploymentService",
            method: "GetDeploymentOverview", requireAny: ["task.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetDeploymentOverviewRequest",
            responseType: "regent.v1.GetDeploymentOverviewResponse",
            comment: "Counts of open, overdue and soon due tasks, and of overrides of the last 30 days."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createDeployment.descriptor,
        startDeployment.descriptor,
        recordSmokeResult.descriptor,
        cancelDeployment.descriptor,
        getDeployment.descriptor,
        listDeployments.descriptor,
        confirmTask.descriptor,
        adjustTask.descriptor,
        cancelTask.descriptor,
        getDeploymentTask.descriptor,
        listDeploymentTasks.descriptor,
        listMyDeploymentTasks.descriptor,
        listValidationOverrides.descriptor,
        getDeploymentOverview.descriptor,
    ]
}
