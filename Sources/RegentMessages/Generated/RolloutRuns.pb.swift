// Generated from regent/v1/rollout_runs.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a rollout.
public enum RolloutRunState: OpenEnum {
    /// Not used.
    case unspecified
    /// Its stages pass one after the other.
    case running
    /// No stage passes until it is resumed.
    case paused
    /// The canary is the stable version.
    case promoted
    /// The canary is out of service.
    case rolledBack
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .running
        case 2: self = .paused
        case 3: self = .promoted
        case 4: self = .rolledBack
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .running: 1
        case .paused: 2
        case .promoted: 3
        case .rolledBack: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .running: "RUNNING"
        case .paused: "PAUSED"
        case .promoted: "PROMOTED"
        case .rolledBack: "ROLLED_BACK"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .running, .paused, .promoted, .rolledBack]
}

/// What the judge says of a canary.
public enum RolloutDecision: OpenEnum {
    /// Not judged yet.
    case unspecified
    /// No metric is worse than the baseline by the margin, and that is proven.
    case promote
    /// Neither is proven yet.
    case hold
    /// A metric is worse than the baseline by more than the margin, and that is proven.
    case rollback
    /// The arms cannot be compared, for example because they got other shares than the policy gives.
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

/// What the judge says of one metric.
public struct RolloutMetricVerdict: Message {
    public static var fullName: String { "regent.v1.RolloutMetricVerdict" }

    /// Its name, as in the judge of the plan.
    public var metric: String = ""
    /// What it alone says.
    public var decision: RolloutDecision = .unspecified
    /// Evidence that the canary is worse by more than the margin: an e-value, at least 0; 1/alpha proves it.
    public var harmEValue: Double = 0
    /// Evidence that it is not: an e-value, at least 0; 1/promote_alpha proves it.
    public var promoteEValue: Double = 0
    /// Units of each arm that were compared.
    public var units: UInt64 = 0
    /// Value of the canary; of a latency, milliseconds.
    /// Absent without data.
    public var canary: Double? = nil
    /// Value of the baseline; of a latency, milliseconds.
    /// Absent without data.
    public var baseline: Double? = nil

    public init() {}

    public init(
        metric: String = "",
        decision: RolloutDecision = .unspecified,
        harmEValue: Double = 0,
        promoteEValue: Double = 0,
        units: UInt64 = 0,
        canary: Double? = nil,
        baseline: Double? = nil
    ) {
        self.metric = metric
        self.decision = decision
        self.harmEValue = harmEValue
        self.promoteEValue = promoteEValue
        self.units = units
        self.canary = canary
        self.baseline = baseline
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("metric", metric, bytesMax: 256)
        checker.known("decision", decision)
    }
}

/// What the judge says of a canary, and of what.
public struct RolloutVerdict: Message {
    public static var fullName: String { "regent.v1.RolloutVerdict" }

    /// What it says.
    public var decision: RolloutDecision = .unspecified
    /// When the outcome arrived that decided it.
    public var decideTime: Timestamp? = nil
    /// Outcomes of the canary since the rollout started.
    public var canaryUnits: UInt64 = 0
    /// Outcomes of the baseline since the rollout started.
    public var baselineUnits: UInt64 = 0
    /// Answers of the canary with safety_compliant = false.
    public var safetyViolations: UInt64 = 0
    /// One per metric of the judge.
    public var metrics: [RolloutMetricVerdict] = []
    /// Why, in stable codes, for example "SAFETY_VIOLATION" or "SAMPLE_RATIO".
    public var reasons: [String] = []

    public init() {}

    public init(
        decision: RolloutDecision = .unspecified,
        decideTime: Timestamp? = nil,
        canaryUnits: UInt64 = 0,
        baselineUnits: UInt64 = 0,
        safetyViolations: UInt64 = 0,
        metrics: [RolloutMetricVerdict] = [],
        reasons: [String] = []
    ) {
        self.decision = decision
        self.decideTime = decideTime
        self.canaryUnits = canaryUnits
        self.baselineUnits = baselineUnits
        self.safetyViolations = safetyViolations
        self.metrics = metrics
        self.reasons = reasons
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("decision", decision)
        checker.items("metrics", metrics.count, max: 64)
        checker.messages("metrics", metrics)
        checker.items("reasons", reasons.count, max: 64)
        checker.texts("reasons", reasons, bytesMax: 256)
    }
}

/// What a rollout goes by: the parts of its policy as they were when it started.
public struct RolloutPlan: Message {
    public static var fullName: String { "regent.v1.RolloutPlan" }

    /// Stages, with rising shares.
    public var stages: [RolloutStage] = []
    /// How the canary is judged.
    public var judge: RolloutJudge? = nil
    /// What rolls it back, or alerts, by itself.
    public var triggers: [RolloutTrigger] = []
    /// Largest rate of fallbacks, 0 ... 1; 0 = none set.
    public var maxFallbackRate: Double = 0
    /// Largest p95 of the latency, milliseconds; 0 = none set.
    public var maxP95LatencyMs: Double = 0
    /// Least rate of answers with a valid schema, 0 ... 1; 0 = none set.
    public var minSchemaValidRate: Double = 0
    /// Whether it is promoted by itself once every stage has passed, where that was approved.
    public var autoPromote: Bool = false
    /// Whether it is rolled back by itself.
    public var autoRollback: Bool = false

    public init() {}

    public init(
        stages: [RolloutStage] = [],
        judge: RolloutJudge? = nil,
        triggers: [RolloutTrigger] = [],
        maxFallbackRate: Double = 0,
        maxP95LatencyMs: Double = 0,
        minSchemaValidRate: Double = 0,
        autoPromote: Bool = false,
        autoRollback: Bool = false
    ) {
        self.stages = stages
        self.judge = judge
        self.triggers = triggers
        self.maxFallbackRate = maxFallbackRate
        self.maxP95LatencyMs = maxP95LatencyMs
        self.minSchemaValidRate = minSchemaValidRate
        self.autoPromote = autoPromote
        self.autoRollback = autoRollback
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("stages", stages.count, max: 64)
        checker.messages("stages", stages)
        checker.message("judge", judge)
        checker.items("triggers", triggers.count, max: 64)
        checker.messages("triggers", triggers)
    }
}

/// A canary on its way through the stages of its rollout policy.
public struct RolloutRun: Document {
    public static var fullName: String { "regent.v1.RolloutRun" }
    public static var kind: String { "rollouts" }
    public static var pattern: String { "rollouts/{rollout}" }
    public static var getMethod: String { "/regent.v1.RolloutRunService/GetRollout" }
    public static var listMethod: String { "/regent.v1.RolloutRunService/ListRollouts" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "environment", "canary_version", "baseline_version", "plan", "policy_revision", "stage", "stage_start_time", "stage_start_units", "soak_due_time", "passed_time", "verdict", "pause_reason", "started_by", "end_time", "ended_by", "end_reason", "trigger"] }
    public static var indexes: [[String]] { [["state", "soak_due_time"], ["scope:{model}", "state", "soak_due_time"], ["policy", "state"], ["model", "create_time"], ["canary_version", "create_time"], ["create_time"], ["scope:{model}", "create_time"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(soakDueTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(soakDueTime)], [.text(policy), .text(state.name)], [.text(model), .time(createTime)], [.text(canaryVersion), .time(createTime)], [.time(createTime)], [.text(ScopeName("", self.model, "").scope), .time(createTime)], [.text(ScopeName("", self.model, "").scope)]] }

    /// rollouts/{rollout}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was started.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: RolloutRunState = .unspecified
    /// The rollout policy, models/{model}/environments/{environment}/rolloutPolicy.
    public var policy: String = ""
    /// models/{model}; output only.
    public var model: String = ""
    /// environments/{environment}; output only.
    public var environment: String = ""
    /// The version on trial; output only.
    public var canaryVersion: String = ""
    /// The version that it is compared with, which is the stable one; output only.
    public var baselineVersion: String = ""
    /// What it goes by; output only.
    public var plan: RolloutPlan? = nil
    /// Revision of the policy from which it started; outcomes of the rollout have a later one. Output only.
    public var policyRevision: UInt64 = 0
    /// The stage that it is in, from 0; output only.
    public var stage: UInt32 = 0
    /// When the stage began, or was resumed; output only.
    public var stageStartTime: Timestamp? = nil
    /// Outcomes of the canary when the stage began or was resumed, since the rollout started; output only.
    public var stageStartUnits: UInt64 = 0
    /// When its stage has lasted long enough; absent while it is paused, once every stage has passed, and at the end. Output only.
    public var soakDueTime: Timestamp? = nil
    /// When every stage had passed; absent before. Output only.
    public var passedTime: Timestamp? = nil
    /// The latest verdict whose decision was another one than that before; absent until it is judged. Output only.
    public var verdict: RolloutVerdict? = nil
    /// Why it is paused; empty while it is not. Output only.
    public var pauseReason: String = ""
    /// Principal who started it; output only.
    public var startedBy: String = ""
    /// When it ended; output only.
    public var endTime: Timestamp? = nil
    /// Principal who ended it; output only.
    public var endedBy: String = ""
    /// Why it ended; output only.
    public var endReason: String = ""
    /// The trigger that fired; empty where somebody ended it. Output only.
    public var trigger: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: RolloutRunState = .unspecified,
        policy: String = "",
        model: String = "",
        environment: String = "",
        canaryVersion: String = "",
        baselineVersion: String = "",
        plan: RolloutPlan? = nil,
        policyRevision: UInt64 = 0,
        stage: UInt32 = 0,
        stageStartTime: Timestamp? = nil,
        stageStartUnits: UInt64 = 0,
        soakDueTime: Timestamp? = nil,
        passedTime: Timestamp? = nil,
        verdict: RolloutVerdict? = nil,
        pauseReason: String = "",
        startedBy: String = "",
        endTime: Timestamp? = nil,
        endedBy: String = "",
        endReason: String = "",
        trigger: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.policy = policy
        self.model = model
        self.environment = environment
        self.canaryVersion = canaryVersion
        self.baselineVersion = baselineVersion
        self.plan = plan
        self.policyRevision = policyRevision
        self.stage = stage
        self.stageStartTime = stageStartTime
        self.stageStartUnits = stageStartUnits
        self.soakDueTime = soakDueTime
        self.passedTime = passedTime
        self.verdict = verdict
        self.pauseReason = pauseReason
        self.startedBy = startedBy
        self.endTime = endTime
        self.endedBy = endedBy
        self.endReason = endReason
        self.trigger = trigger
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: RolloutRun.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("policy", policy, required: true, bytesMax: 512, resource: RolloutPolicy.pattern)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.text("environment", environment, bytesMax: 256, resource: Environment.pattern)
        checker.text("canary_version", canaryVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("baseline_version", baselineVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.message("plan", plan)
        checker.message("verdict", verdict)
        checker.text("pause_reason", pauseReason, bytesMax: 8192, multiline: true)
        checker.text("started_by", startedBy, bytesMax: 256)
        checker.text("ended_by", endedBy, bytesMax: 256)
        checker.text("end_reason", endReason, bytesMax: 8192, multiline: true)
        checker.text("trigger", trigger, bytesMax: 256)
    }
}

/// Starts a rollout.
public struct StartRolloutRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.StartRolloutRequest" }

    /// The rollout; what is output only is ignored.
    public var rollout: RolloutRun? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(rollout: RolloutRun? = nil, mutation: Mutation? = nil) {
        self.rollout = rollout
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout, required: true)
        checker.message("mutation", mutation)
    }
}

/// The rollout that runs.
public struct StartRolloutResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.StartRolloutResponse" }

    /// As stored.
    public var rollout: RolloutRun? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rollout: RolloutRun? = nil, receipt: Receipt? = nil) {
        self.rollout = rollout
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout)
    }
}

/// Pauses a rollout.
public struct PauseRolloutRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PauseRolloutRequest" }

    /// rollouts/{rollout}.
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
        checker.text("name", name, required: true, resource: RolloutRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The paused rollout.
public struct PauseRolloutResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PauseRolloutResponse" }

    /// As stored.
    public var rollout: RolloutRun? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rollout: RolloutRun? = nil, receipt: Receipt? = nil) {
        self.rollout = rollout
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout)
    }
}

/// Resumes a rollout.
public struct ResumeRolloutRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ResumeRolloutRequest" }

    /// rollouts/{rollout}.
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
        checker.text("name", name, required: true, resource: RolloutRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The resumed rollout.
public struct ResumeRolloutResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ResumeRolloutResponse" }

    /// As stored.
    public var rollout: RolloutRun? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rollout: RolloutRun? = nil, receipt: Receipt? = nil) {
        self.rollout = rollout
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout)
    }
}

/// Ends a rollout.
public struct AbortRolloutRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AbortRolloutRequest" }

    /// rollouts/{rollout}.
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
        checker.text("name", name, required: true, resource: RolloutRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The rollout at its end.
public struct AbortRolloutResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AbortRolloutResponse" }

    /// As stored.
    public var rollout: RolloutRun? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rollout: RolloutRun? = nil, receipt: Receipt? = nil) {
        self.rollout = rollout
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout)
    }
}

/// Asks for a rollout.
public struct GetRolloutRequest: Message {
    public static var fullName: String { "regent.v1.GetRolloutRequest" }

    /// rollouts/{rollout}.
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
        checker.text("name", name, required: true, resource: RolloutRun.pattern)
    }
}

/// One rollout.
public struct GetRolloutResponse: Message {
    public static var fullName: String { "regent.v1.GetRolloutResponse" }

    /// As stored.
    public var rollout: RolloutRun? = nil

    public init() {}

    public init(rollout: RolloutRun? = nil) {
        self.rollout = rollout
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout)
    }
}

/// Asks for rollouts.
public struct ListRolloutsRequest: Message {
    public static var fullName: String { "regent.v1.ListRolloutsRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = RUNNING`; empty = all (docs/reference/filters.md).
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

/// A page of rollouts.
public struct ListRolloutsResponse: Message {
    public static var fullName: String { "regent.v1.ListRolloutsResponse" }

    /// In the order that was asked for.
    public var rollouts: [RolloutRun] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(rollouts: [RolloutRun] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.rollouts = rollouts
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
        checker.messages("rollouts", rollouts)
    }
}

extension RolloutMetricVerdict: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_metric_verdict__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutMetricVerdict>) {
        unsafe regent__v1__rollout_metric_verdict__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutMetricVerdict>) {
        self.init()
        unsafe metric = Read.text(c.pointee.metric)
        unsafe decision = RolloutDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe harmEValue = c.pointee.harm_e_value
        unsafe promoteEValue = c.pointee.promote_e_value
        unsafe units = c.pointee.units
        if unsafe c.pointee.canary_presence_case.rawValue == 6 {
            unsafe canary = c.pointee.canary
        }
        if unsafe c.pointee.baseline_presence_case.rawValue == 7 {
            unsafe baseline = c.pointee.baseline
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutMetricVerdict>, _ arena: Arena) {
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.harm_e_value = harmEValue
        unsafe c.pointee.promote_e_value = promoteEValue
        unsafe c.pointee.units = units
        if let canary {
            unsafe c.pointee.canary_presence_case = .init(rawValue: 6)
            unsafe c.pointee.canary = canary
        }
        if let baseline {
            unsafe c.pointee.baseline_presence_case = .init(rawValue: 7)
            unsafe c.pointee.baseline = baseline
        }
    }
}

extension RolloutVerdict: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_verdict__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutVerdict>) {
        unsafe regent__v1__rollout_verdict__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutVerdict>) {
        self.init()
        unsafe decision = RolloutDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe decideTime = Read.message(c.pointee.decide_time)
        unsafe canaryUnits = c.pointee.canary_units
        unsafe baselineUnits = c.pointee.baseline_units
        unsafe safetyViolations = c.pointee.safety_violations
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe reasons = Read.texts(c.pointee.reasons, c.pointee.n_reasons)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutVerdict>, _ arena: Arena) {
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.decide_time = arena.message(decideTime)
        unsafe c.pointee.canary_units = canaryUnits
        unsafe c.pointee.baseline_units = baselineUnits
        unsafe c.pointee.safety_violations = safetyViolations
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe (c.pointee.n_reasons, c.pointee.reasons) = arena.texts(reasons)
    }
}

extension RolloutPlan: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_plan__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutPlan>) {
        unsafe regent__v1__rollout_plan__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutPlan>) {
        self.init()
        unsafe stages = Read.messages(c.pointee.stages, c.pointee.n_stages)
        unsafe judge = Read.message(c.pointee.judge)
        unsafe triggers = Read.messages(c.pointee.triggers, c.pointee.n_triggers)
        unsafe maxFallbackRate = c.pointee.max_fallback_rate
        unsafe maxP95LatencyMs = c.pointee.max_p95_latency_ms
        unsafe minSchemaValidRate = c.pointee.min_schema_valid_rate
        unsafe autoPromote = c.pointee.auto_promote != 0
        unsafe autoRollback = c.pointee.auto_rollback != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutPlan>, _ arena: Arena) {
        unsafe (c.pointee.n_stages, c.pointee.stages) = arena.messages(stages)
        unsafe c.pointee.judge = arena.message(judge)
        unsafe (c.pointee.n_triggers, c.pointee.triggers) = arena.messages(triggers)
        unsafe c.pointee.max_fallback_rate = maxFallbackRate
        unsafe c.pointee.max_p95_latency_ms = maxP95LatencyMs
        unsafe c.pointee.min_schema_valid_rate = minSchemaValidRate
        unsafe c.pointee.auto_promote = autoPromote ? 1 : 0
        unsafe c.pointee.auto_rollback = autoRollback ? 1 : 0
    }
}

extension RolloutRun: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_run__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutRun>) {
        unsafe regent__v1__rollout_run__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutRun>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = RolloutRunState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe policy = Read.text(c.pointee.policy)
        unsafe model = Read.text(c.pointee.model)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe canaryVersion = Read.text(c.pointee.canary_version)
        unsafe baselineVersion = Read.text(c.pointee.baseline_version)
        unsafe plan = Read.message(c.pointee.plan)
        unsafe policyRevision = c.pointee.policy_revision
        unsafe stage = c.pointee.stage
        unsafe stageStartTime = Read.message(c.pointee.stage_start_time)
        unsafe stageStartUnits = c.pointee.stage_start_units
        unsafe soakDueTime = Read.message(c.pointee.soak_due_time)
        unsafe passedTime = Read.message(c.pointee.passed_time)
        unsafe verdict = Read.message(c.pointee.verdict)
        unsafe pauseReason = Read.text(c.pointee.pause_reason)
        unsafe startedBy = Read.text(c.pointee.started_by)
        unsafe endTime = Read.message(c.pointee.end_time)
        unsafe endedBy = Read.text(c.pointee.ended_by)
        unsafe endReason = Read.text(c.pointee.end_reason)
        unsafe trigger = Read.text(c.pointee.trigger)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutRun>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.policy = arena.text(policy)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.canary_version = arena.text(canaryVersion)
        unsafe c.pointee.baseline_version = arena.text(baselineVersion)
        unsafe c.pointee.plan = arena.message(plan)
        unsafe c.pointee.policy_revision = policyRevision
        unsafe c.pointee.stage = stage
        unsafe c.pointee.stage_start_time = arena.message(stageStartTime)
        unsafe c.pointee.stage_start_units = stageStartUnits
        unsafe c.pointee.soak_due_time = arena.message(soakDueTime)
        unsafe c.pointee.passed_time = arena.message(passedTime)
        unsafe c.pointee.verdict = arena.message(verdict)
        unsafe c.pointee.pause_reason = arena.text(pauseReason)
        unsafe c.pointee.started_by = arena.text(startedBy)
        unsafe c.pointee.end_time = arena.message(endTime)
        unsafe c.pointee.ended_by = arena.text(endedBy)
        unsafe c.pointee.end_reason = arena.text(endReason)
        unsafe c.pointee.trigger = arena.text(trigger)
    }
}

extension StartRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__start_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StartRolloutRequest>) {
        unsafe regent__v1__start_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StartRolloutRequest>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StartRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension StartRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__start_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StartRolloutResponse>) {
        unsafe regent__v1__start_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StartRolloutResponse>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StartRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension PauseRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__pause_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PauseRolloutRequest>) {
        unsafe regent__v1__pause_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PauseRolloutRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PauseRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PauseRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__pause_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PauseRolloutResponse>) {
        unsafe regent__v1__pause_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PauseRolloutResponse>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PauseRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ResumeRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeRolloutRequest>) {
        unsafe regent__v1__resume_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeRolloutRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ResumeRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeRolloutResponse>) {
        unsafe regent__v1__resume_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeRolloutResponse>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension AbortRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__abort_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AbortRolloutRequest>) {
        unsafe regent__v1__abort_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AbortRolloutRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AbortRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AbortRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__abort_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AbortRolloutResponse>) {
        unsafe regent__v1__abort_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AbortRolloutResponse>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AbortRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutRequest>) {
        unsafe regent__v1__get_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRolloutRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutResponse>) {
        unsafe regent__v1__get_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRolloutResponse>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
    }
}

extension ListRolloutsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_rollouts_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutsRequest>) {
        unsafe regent__v1__list_rollouts_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRolloutsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListRolloutsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_rollouts_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutsResponse>) {
        unsafe regent__v1__list_rollouts_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRolloutsResponse>) {
        self.init()
        unsafe rollouts = Read.messages(c.pointee.rollouts, c.pointee.n_rollouts)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_rollouts, c.pointee.rollouts) = arena.messages(rollouts)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/rollout_runs.proto declares, in its order.
    static let rolloutRuns: [any Message.Type] = [
        RolloutMetricVerdict.self,
        RolloutVerdict.self,
        RolloutPlan.self,
        RolloutRun.self,
        StartRolloutRequest.self,
        StartRolloutResponse.self,
        PauseRolloutRequest.self,
        PauseRolloutResponse.self,
        ResumeRolloutRequest.self,
        ResumeRolloutResponse.self,
        AbortRolloutRequest.self,
        AbortRolloutResponse.self,
        GetRolloutRequest.self,
        GetRolloutResponse.self,
        ListRolloutsRequest.self,
        ListRolloutsResponse.self,
    ]
}

extension RolloutRunState: DocumentState {}

extension StartRolloutRequest: VerbRequest, DocumentRequest {
    public typealias Answer = StartRolloutResponse
    public init(document: RolloutRun, mutation: Mutation?) {
        self.init(rollout: document, mutation: mutation)
    }
}

extension StartRolloutResponse: DocumentResponse {
    public init(subject: RolloutRun) { self.init(rollout: subject) }
    public var subject: RolloutRun? { rollout }
}

extension PauseRolloutRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = PauseRolloutResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension PauseRolloutResponse: DocumentResponse {
    public init(subject: RolloutRun) { self.init(rollout: subject) }
    public var subject: RolloutRun? { rollout }
}

extension ResumeRolloutRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ResumeRolloutResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ResumeRolloutResponse: DocumentResponse {
    public init(subject: RolloutRun) { self.init(rollout: subject) }
    public var subject: RolloutRun? { rollout }
}

extension AbortRolloutRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = AbortRolloutResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension AbortRolloutResponse: DocumentResponse {
    public init(subject: RolloutRun) { self.init(rollout: subject) }
    public var subject: RolloutRun? { rollout }
}

extension GetRolloutRequest: NamedRequest {}

extension GetRolloutResponse: DocumentResponse {
    public init(subject: RolloutRun) { self.init(rollout: subject) }
    public var subject: RolloutRun? { rollout }
}

extension ListRolloutsRequest: ListRequest {
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

extension ListRolloutsResponse: ListResponse {
    public init(items: [RolloutRun], nextPageToken: String) {
        self.init(rollouts: items, nextPageToken: nextPageToken)
    }
    public var items: [RolloutRun] { rollouts }
}

/// Rollouts that run: a canary goes through the stages of its rollout policy, is judged, and is promoted or rolled back.
public enum RolloutRunServiceMethods {
    /// Starts the rollout of the canary that a rollout policy names, with the policy's first stage. Its stages, judge, triggers and
    /// limits are frozen. There is one at a time for a model in an environment.
    public static let startRollout = Method<StartRolloutRequest, StartRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutRunService/StartRollout", service: "regent.v1.RolloutRunService",
            method: "StartRollout", requireAny: ["rollout.write"], scope: ["{rollout.policy}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.StartRolloutRequest",
            responseType: "regent.v1.StartRolloutResponse",
            comment: "Starts the rollout of the canary that a rollout policy names, with the policy's first stage. Its stages, judge, triggers and limits are frozen. There is one at a time for a model in an environment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.rollout?.policy ?? "", ""))]
    }

    /// Pauses a rollout: the share stays as it is, no stage passes, and the canary is still judged. Needs a reason.
    public static let pauseRollout = Method<PauseRolloutRequest, PauseRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutRunService/PauseRollout", service: "regent.v1.RolloutRunService",
            method: "PauseRollout", requireAny: ["rollout.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PauseRolloutRequest",
            responseType: "regent.v1.PauseRolloutResponse",
            comment: "Pauses a rollout: the share stays as it is, no stage passes, and the canary is still judged. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Resumes a paused rollout; its stage starts again from its beginning.
    public static let resumeRollout = Method<ResumeRolloutRequest, ResumeRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutRunService/ResumeRollout", service: "regent.v1.RolloutRunService",
            method: "ResumeRollout", requireAny: ["rollout.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResumeRolloutRequest",
            responseType: "regent.v1.ResumeRolloutResponse",
            comment: "Resumes a paused rollout; its stage starts again from its beginning.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Ends a rollout and rolls its policy back to the last known good revision: the canary becomes DRAFT. Needs a reason.
    public static let abortRollout = Method<AbortRolloutRequest, AbortRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutRunService/AbortRollout", service: "regent.v1.RolloutRunService",
            method: "AbortRollout", requireAny: ["rollout.rollback"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AbortRolloutRequest",
            responseType: "regent.v1.AbortRolloutResponse",
            comment: "Ends a rollout and rolls its policy back to the last known good revision: the canary becomes DRAFT. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One rollout.
    public static let getRollout = Method<GetRolloutRequest, GetRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutRunService/GetRollout", service: "regent.v1.RolloutRunService",
            method: "GetRollout", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRolloutRequest",
            responseType: "regent.v1.GetRolloutResponse",
            comment: "One rollout.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Rollouts, of those that the caller may read.
    public static let listRollouts = Method<ListRolloutsRequest, ListRolloutsResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutRunService/ListRollouts", service: "regent.v1.RolloutRunService",
            method: "ListRollouts", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListRolloutsRequest",
            responseType: "regent.v1.ListRolloutsResponse",
            comment: "Rollouts, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        startRollout.descriptor,
        pauseRollout.descriptor,
        resumeRollout.descriptor,
        abortRollout.descriptor,
        getRollout.descriptor,
        listRollouts.descriptor,
    ]
}
