// Generated from regent/v1/rollouts.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a rollout policy.
public enum RolloutPolicyState: OpenEnum {
    /// Not used.
    case unspecified
    /// In force.
    case active
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .active
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .active: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .active: "ACTIVE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .active]
}

/// What a trigger watches.
public enum RolloutTriggerKind: OpenEnum {
    /// Refused.
    case unspecified
    /// An answer of the canary with safety_compliant = false.
    case safetyRegression
    /// A schema-valid rate below that of the baseline by more than the threshold.
    case schemaValidDrop
    /// A metric further from its mean so far than the threshold, in standard deviations.
    case sigma
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .safetyRegression
        case 2: self = .schemaValidDrop
        case 3: self = .sigma
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .safetyRegression: 1
        case .schemaValidDrop: 2
        case .sigma: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .safetyRegression: "SAFETY_REGRESSION"
        case .schemaValidDrop: "SCHEMA_VALID_DROP"
        case .sigma: "SIGMA"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .safetyRegression, .schemaValidDrop, .sigma]
}

/// What a trigger does.
public enum RolloutTriggerAction: OpenEnum {
    /// ALERT.
    case unspecified
    /// Alerts.
    case alert
    /// Rolls back.
    case rollback
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .alert
        case 2: self = .rollback
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .alert: 1
        case .rollback: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .alert: "ALERT"
        case .rollback: "ROLLBACK"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .alert, .rollback]
}

/// What happens to a rollout whose stage has not enough outcomes in its time.
public enum RolloutStarvedAction: OpenEnum {
    /// PAUSE.
    case unspecified
    /// It is rolled back.
    case revert
    /// It is paused.
    case pause
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .revert
        case 2: self = .pause
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .revert: 1
        case .pause: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .revert: "REVERT"
        case .pause: "PAUSE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .revert, .pause]
}

/// What a judge knows of a request before the canary could change it, to compare with less noise.
public enum RolloutCovariate: OpenEnum {
    /// Nothing.
    case unspecified
    /// The value of the same metric in the outcome before of the same key.
    case previousValue
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .previousValue
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .previousValue: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .previousValue: "PREVIOUS_VALUE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .previousValue]
}

/// A stage of a rollout.
public struct RolloutStage: Message {
    public static var fullName: String { "regent.v1.RolloutStage" }

    /// Share of the canary, in thousandths.
    public var canaryPermille: UInt32 = 0
    /// Seconds that it lasts at least, up to 30 days.
    public var soakS: UInt32 = 0
    /// Outcomes of the canary that it has at least.
    public var minUnits: UInt64 = 0
    /// Seconds after which a stage without min_units is starved, up to 90 days; 0 = never.
    public var soakMaxS: UInt32 = 0
    /// What then happens.
    public var onStarved: RolloutStarvedAction = .unspecified

    public init() {}

    public init(
        canaryPermille: UInt32 = 0,
        soakS: UInt32 = 0,
        minUnits: UInt64 = 0,
        soakMaxS: UInt32 = 0,
        onStarved: RolloutStarvedAction = .unspecified
    ) {
        self.canaryPermille = canaryPermille
        self.soakS = soakS
        self.minUnits = minUnits
        self.soakMaxS = soakMaxS
        self.onStarved = onStarved
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("canary_permille", Double(canaryPermille), atLeast: 1, atMost: 500)
        checker.number("soak_s", Double(soakS), atMost: 2592000)
        checker.number("soak_max_s", Double(soakMaxS), atMost: 7776000)
        checker.known("on_starved", onStarved)
    }
}

/// How a canary is judged.
public struct RolloutJudge: Message {
    public static var fullName: String { "regent.v1.RolloutJudge" }

    /// Chance of a false rollback of one rollout that is accepted; 0 = what false_rollbacks_per_year says, or 0.01.
    public var alpha: Double = 0
    /// By how much the canary may be worse; 0 ... 1.
    public var margin: Double = 0
    /// Metrics that are compared; empty = error_rate and p95_latency_ms. Each is one of schema_valid_rate, patch_apply_success,
    /// fallback_rate, error_rate, safety_html_tailwind_compliance and p95_latency_ms.
    public var metrics: [String] = []
    /// False rollbacks a year that are accepted, from which alpha follows; 0 = not said. Not together with alpha.
    public var falseRollbacksPerYear: Double = 0
    /// Chance of a false promotion that is accepted; 0 = 0.05.
    public var promoteAlpha: Double = 0
    /// Outcomes of each arm before a verdict is anything but HOLD or INVALID; 0 = none.
    public var minUnits: UInt64 = 0
    /// Whether one answer with safety_compliant = false is ROLLBACK at once.
    public var zeroToleranceSafety: Bool = false
    /// Largest accepted rate of answers with safety_compliant = false, 0 ... 1; 0 = 0.0001. Not with zero_tolerance_safety.
    public var safetyRateLimit: Double = 0
    /// What is known of a request before.
    public var covariate: RolloutCovariate = .unspecified

    public init() {}

    public init(
        alpha: Double = 0,
        margin: Double = 0,
        metrics: [String] = [],
        falseRollbacksPerYear: Double = 0,
        promoteAlpha: Double = 0,
        minUnits: UInt64 = 0,
        zeroToleranceSafety: Bool = false,
        safetyRateLimit: Double = 0,
        covariate: RolloutCovariate = .unspecified
    ) {
        self.alpha = alpha
        self.margin = margin
        self.metrics = metrics
        self.falseRollbacksPerYear = falseRollbacksPerYear
        self.promoteAlpha = promoteAlpha
        self.minUnits = minUnits
        self.zeroToleranceSafety = zeroToleranceSafety
        self.safetyRateLimit = safetyRateLimit
        self.covariate = covariate
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("alpha", alpha, atMost: 1, finite: true)
        checker.number("margin", margin, atMost: 1, finite: true)
        checker.items("metrics", metrics.count, max: 64)
        checker.texts("metrics", metrics, bytesMax: 256)
        checker.number("false_rollbacks_per_year", falseRollbacksPerYear, atMost: 366, finite: true)
        checker.number("promote_alpha", promoteAlpha, atMost: 1, finite: true)
        checker.number("safety_rate_limit", safetyRateLimit, atMost: 1, finite: true)
        checker.known("covariate", covariate)
    }
}

/// What rolls a canary back, or alerts, by itself.
public struct RolloutTrigger: Message {
    public static var fullName: String { "regent.v1.RolloutTrigger" }

    /// What it watches.
    public var kind: RolloutTriggerKind = .unspecified
    /// Of SIGMA: which metric, one that a judge compares or auto_rate, ask_rate, escalate_rate.
    public var metric: String = ""
    /// From where on it fires: of SCHEMA_VALID_DROP a difference of rates, 0 = 0.01; of SIGMA standard deviations, 0 = 2.
    public var threshold: Double = 0
    /// Outcomes that it needs at least; 0 = 200, and 1 for SAFETY_REGRESSION.
    public var minSamples: UInt32 = 0
    /// Windows in a row in which it must hold; 0 = 1.
    public var consecutive: UInt32 = 0
    /// What it does.
    public var action: RolloutTriggerAction = .unspecified

    public init() {}

    public init(
        kind: RolloutTriggerKind = .unspecified,
        metric: String = "",
        threshold: Double = 0,
        minSamples: UInt32 = 0,
        consecutive: UInt32 = 0,
        action: RolloutTriggerAction = .unspecified
    ) {
        self.kind = kind
        self.metric = metric
        self.threshold = threshold
        self.minSamples = minSamples
        self.consecutive = consecutive
        self.action = action
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("kind", kind, required: true)
        checker.text("metric", metric, bytesMax: 256)
        checker.number("threshold", threshold, finite: true)
        checker.known("action", action)
    }
}

/// Which version of a model serves in an environment, and which one is on trial there.
public struct RolloutPolicy: Document {
    public static var fullName: String { "regent.v1.RolloutPolicy" }
    public static var kind: String { "rolloutPolicy" }
    public static var pattern: String { "models/{model}/environments/{environment}/rolloutPolicy" }
    public static var getMethod: String { "/regent.v1.RolloutService/GetRolloutPolicy" }
    public static var listMethod: String { "/regent.v1.RolloutService/ListRolloutPolicies" }
    public static var placement: Placement { .name }
    public static var scopeTemplates: [String] { ["{name}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.name, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "environment", "last_known_good_revision", "auto_promote_approval", "authors"] }
    public static var indexes: [[String]] { [["environment"], ["stable_version"], ["canary_version"], ["scope:{name}", "environment"], ["auto_promote"], ["scope:{name}", "auto_promote"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(environment)], [.text(stableVersion)], [.text(canaryVersion)], [.text(ScopeName("", self.name, "").scope), .text(environment)], [.flag(autoPromote)], [.text(ScopeName("", self.name, "").scope), .flag(autoPromote)]] }

    /// models/{model}/environments/{environment}/rolloutPolicy.
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
    public var state: RolloutPolicyState = .unspecified
    /// models/{model}; output only.
    public var model: String = ""
    /// environments/{environment}; output only.
    public var environment: String = ""
    /// The version that serves, models/{model}/versions/{version}; STABLE in the environment.
    public var stableVersion: String = ""
    /// The version on trial; CANARY in the environment. Empty = none.
    public var canaryVersion: String = ""
    /// Share of the keys that get it, in thousandths, 0-500. The baseline, which is the stable version, gets as much.
    public var canaryPermille: UInt32 = 0
    /// Decides which keys are the first; another one draws them again. Empty = as it was.
    public var salt: String = ""
    /// Stages of a rollout, with rising shares.
    public var stages: [RolloutStage] = []
    /// Largest rate of fallbacks, 0 ... 1; 0 = none set.
    public var maxFallbackRate: Double = 0
    /// Largest p95 of the latency; 0 = none set.
    public var maxP95LatencyMs: Double = 0
    /// Least rate of answers with a valid schema, 0 ... 1; 0 = none set.
    public var minSchemaValidRate: Double = 0
    /// Days for which a passed run proves a version; 0 = 30.
    public var evidenceMaxAgeDays: UInt32 = 0
    /// How a canary is judged.
    public var judge: RolloutJudge? = nil
    /// What rolls it back, or alerts, by itself.
    public var triggers: [RolloutTrigger] = []
    /// Whether a canary that has passed every stage is promoted by itself. It takes effect with auto_promote_approval.
    public var autoPromote: Bool = false
    /// Whether a canary that is judged ROLLBACK is rolled back by itself.
    public var autoRollback: Bool = false
    /// Revision of this policy to which a rollback goes back; 0 = none. Output only.
    public var lastKnownGoodRevision: UInt64 = 0
    /// That auto_promote was approved; absent = it was not, or something changed since. Output only.
    public var autoPromoteApproval: AutoPromoteApproval? = nil
    /// Principals who wrote judge, stages, triggers and limits since they were last approved; output only.
    public var authors: [String] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: RolloutPolicyState = .unspecified,
        model: String = "",
        environment: String = "",
        stableVersion: String = "",
        canaryVersion: String = "",
        canaryPermille: UInt32 = 0,
        salt: String = "",
        stages: [RolloutStage] = [],
        maxFallbackRate: Double = 0,
        maxP95LatencyMs: Double = 0,
        minSchemaValidRate: Double = 0,
        evidenceMaxAgeDays: UInt32 = 0,
        judge: RolloutJudge? = nil,
        triggers: [RolloutTrigger] = [],
        autoPromote: Bool = false,
        autoRollback: Bool = false,
        lastKnownGoodRevision: UInt64 = 0,
        autoPromoteApproval: AutoPromoteApproval? = nil,
        authors: [String] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.model = model
        self.environment = environment
        self.stableVersion = stableVersion
        self.canaryVersion = canaryVersion
        self.canaryPermille = canaryPermille
        self.salt = salt
        self.stages = stages
        self.maxFallbackRate = maxFallbackRate
        self.maxP95LatencyMs = maxP95LatencyMs
        self.minSchemaValidRate = minSchemaValidRate
        self.evidenceMaxAgeDays = evidenceMaxAgeDays
        self.judge = judge
        self.triggers = triggers
        self.autoPromote = autoPromote
        self.autoRollback = autoRollback
        self.lastKnownGoodRevision = lastKnownGoodRevision
        self.autoPromoteApproval = autoPromoteApproval
        self.authors = authors
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: RolloutPolicy.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.text("environment", environment, bytesMax: 256, resource: Environment.pattern)
        checker.text("stable_version", stableVersion, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("canary_version", canaryVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.number("canary_permille", Double(canaryPermille), atMost: 500)
        checker.text("salt", salt, bytesMax: 256)
        checker.items("stages", stages.count, max: 64)
        checker.messages("stages", stages)
        checker.number("max_fallback_rate", maxFallbackRate, atMost: 1, finite: true)
        checker.number("max_p95_latency_ms", maxP95LatencyMs, finite: true)
        checker.number("min_schema_valid_rate", minSchemaValidRate, atMost: 1, finite: true)
        checker.number("evidence_max_age_days", Double(evidenceMaxAgeDays), atMost: 3650)
        checker.message("judge", judge)
        checker.items("triggers", triggers.count, max: 64)
        checker.messages("triggers", triggers)
        checker.message("auto_promote_approval", autoPromoteApproval)
        checker.texts("authors", authors, bytesMax: 256)
    }
}

/// That a second person approved what a policy promotes by itself.
public struct AutoPromoteApproval: Message {
    public static var fullName: String { "regent.v1.AutoPromoteApproval" }

    /// SHA-256, in hexadecimal, of judge, stages, triggers and limits.
    public var contentDigest: String = ""
    /// Principal who approved.
    public var approvedBy: String = ""
    /// When.
    public var approveTime: Timestamp? = nil

    public init() {}

    public init(
        contentDigest: String = "",
        approvedBy: String = "",
        approveTime: Timestamp? = nil
    ) {
        self.contentDigest = contentDigest
        self.approvedBy = approvedBy
        self.approveTime = approveTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("content_digest", contentDigest, bytesMax: 64)
        checker.text("approved_by", approvedBy, bytesMax: 256)
    }
}

/// Makes or replaces a rollout policy.
public struct PutRolloutPolicyRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutRolloutPolicyRequest" }

    /// The whole policy; what is output only is ignored.
    public var rolloutPolicy: RolloutPolicy? = nil
    /// Key, etag (required for one that is stored), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(rolloutPolicy: RolloutPolicy? = nil, mutation: Mutation? = nil) {
        self.rolloutPolicy = rolloutPolicy
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout_policy", rolloutPolicy, required: true)
        checker.message("mutation", mutation)
    }
}

/// The rollout policy after the change.
public struct PutRolloutPolicyResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutRolloutPolicyResponse" }

    /// As stored.
    public var rolloutPolicy: RolloutPolicy? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rolloutPolicy: RolloutPolicy? = nil, receipt: Receipt? = nil) {
        self.rolloutPolicy = rolloutPolicy
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout_policy", rolloutPolicy)
    }
}

/// Goes back to an earlier revision of a rollout policy.
public struct RollbackRolloutRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RollbackRolloutRequest" }

    /// models/{model}/environments/{environment}/rolloutPolicy.
    public var name: String = ""
    /// Revision of the policy to go back to; 0 = the last known good one.
    public var toRevision: UInt64 = 0
    /// Go back even to a version that is no longer supported.
    public var pastSupport: Bool = false
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        toRevision: UInt64 = 0,
        pastSupport: Bool = false,
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.toRevision = toRevision
        self.pastSupport = pastSupport
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: RolloutPolicy.pattern)
        checker.message("mutation", mutation)
    }
}

/// The rollout policy after the rollback.
public struct RollbackRolloutResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RollbackRolloutResponse" }

    /// As stored.
    public var rolloutPolicy: RolloutPolicy? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rolloutPolicy: RolloutPolicy? = nil, receipt: Receipt? = nil) {
        self.rolloutPolicy = rolloutPolicy
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout_policy", rolloutPolicy)
    }
}

/// Approves that a policy promotes by itself.
public struct ApproveAutoPromoteRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ApproveAutoPromoteRequest" }

    /// models/{model}/environments/{environment}/rolloutPolicy.
    public var name: String = ""
    /// Key, etag (required), reason.
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
        checker.text("name", name, required: true, resource: RolloutPolicy.pattern)
        checker.message("mutation", mutation)
    }
}

/// The approved policy.
public struct ApproveAutoPromoteResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ApproveAutoPromoteResponse" }

    /// As stored.
    public var rolloutPolicy: RolloutPolicy? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rolloutPolicy: RolloutPolicy? = nil, receipt: Receipt? = nil) {
        self.rolloutPolicy = rolloutPolicy
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout_policy", rolloutPolicy)
    }
}

/// Promotes a version.
public struct PromoteVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PromoteVersionRequest" }

    /// models/{model}/versions/{version}.
    public var name: String = ""
    /// environments/{environment}.
    public var environment: String = ""
    /// What proves it, evalRuns/{run} or rollouts/{rollout}; empty = the latest one that does.
    public var evidence: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        environment: String = "",
        evidence: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.environment = environment
        self.evidence = evidence
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ModelVersion.pattern)
        checker.text("environment", environment, required: true, resource: Environment.pattern)
        checker.text("evidence", evidence, bytesMax: 256, name: true)
        checker.message("mutation", mutation)
    }
}

/// The promoted version.
public struct PromoteVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PromoteVersionResponse" }

    /// As stored.
    public var version: ModelVersion? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(version: ModelVersion? = nil, receipt: Receipt? = nil) {
        self.version = version
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("version", version)
    }
}

/// Asks for a rollout policy.
public struct GetRolloutPolicyRequest: Message {
    public static var fullName: String { "regent.v1.GetRolloutPolicyRequest" }

    /// models/{model}/environments/{environment}/rolloutPolicy.
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
        checker.text("name", name, required: true, resource: RolloutPolicy.pattern)
    }
}

/// One rollout policy.
public struct GetRolloutPolicyResponse: Message {
    public static var fullName: String { "regent.v1.GetRolloutPolicyResponse" }

    /// As stored.
    public var rolloutPolicy: RolloutPolicy? = nil

    public init() {}

    public init(rolloutPolicy: RolloutPolicy? = nil) {
        self.rolloutPolicy = rolloutPolicy
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout_policy", rolloutPolicy)
    }
}

/// Asks for rollout policies.
public struct ListRolloutPoliciesRequest: Message {
    public static var fullName: String { "regent.v1.ListRolloutPoliciesRequest" }

    /// models/{model}; empty = all.
    public var parent: String = ""
    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `environment = "environments/prod"`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "environment"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        parent: String = "",
        pageSize: UInt32 = 0,
        pageToken: String = "",
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.parent = parent
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
        checker.text("parent", parent, resource: Model.pattern)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of rollout policies.
public struct ListRolloutPoliciesResponse: Message {
    public static var fullName: String { "regent.v1.ListRolloutPoliciesResponse" }

    /// In the order that was asked for.
    public var rolloutPolicies: [RolloutPolicy] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        rolloutPolicies: [RolloutPolicy] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.rolloutPolicies = rolloutPolicies
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
        checker.messages("rollout_policies", rolloutPolicies)
    }
}

extension RolloutStage: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_stage__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutStage>) {
        unsafe regent__v1__rollout_stage__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutStage>) {
        self.init()
        unsafe canaryPermille = c.pointee.canary_permille
        unsafe soakS = c.pointee.soak_s
        unsafe minUnits = c.pointee.min_units
        unsafe soakMaxS = c.pointee.soak_max_s
        unsafe onStarved = RolloutStarvedAction(rawValue: Int32(bitPattern: c.pointee.on_starved.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutStage>, _ arena: Arena) {
        unsafe c.pointee.canary_permille = canaryPermille
        unsafe c.pointee.soak_s = soakS
        unsafe c.pointee.min_units = minUnits
        unsafe c.pointee.soak_max_s = soakMaxS
        unsafe c.pointee.on_starved = .init(rawValue: UInt32(bitPattern: onStarved.rawValue))
    }
}

extension RolloutJudge: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_judge__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutJudge>) {
        unsafe regent__v1__rollout_judge__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutJudge>) {
        self.init()
        unsafe alpha = c.pointee.alpha
        unsafe margin = c.pointee.margin
        unsafe metrics = Read.texts(c.pointee.metrics, c.pointee.n_metrics)
        unsafe falseRollbacksPerYear = c.pointee.false_rollbacks_per_year
        unsafe promoteAlpha = c.pointee.promote_alpha
        unsafe minUnits = c.pointee.min_units
        unsafe zeroToleranceSafety = c.pointee.zero_tolerance_safety != 0
        unsafe safetyRateLimit = c.pointee.safety_rate_limit
        unsafe covariate = RolloutCovariate(rawValue: Int32(bitPattern: c.pointee.covariate.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutJudge>, _ arena: Arena) {
        unsafe c.pointee.alpha = alpha
        unsafe c.pointee.margin = margin
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.texts(metrics)
        unsafe c.pointee.false_rollbacks_per_year = falseRollbacksPerYear
        unsafe c.pointee.promote_alpha = promoteAlpha
        unsafe c.pointee.min_units = minUnits
        unsafe c.pointee.zero_tolerance_safety = zeroToleranceSafety ? 1 : 0
        unsafe c.pointee.safety_rate_limit = safetyRateLimit
        unsafe c.pointee.covariate = .init(rawValue: UInt32(bitPattern: covariate.rawValue))
    }
}

extension RolloutTrigger: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_trigger__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutTrigger>) {
        unsafe regent__v1__rollout_trigger__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutTrigger>) {
        self.init()
        unsafe kind = RolloutTriggerKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe metric = Read.text(c.pointee.metric)
        unsafe threshold = c.pointee.threshold
        unsafe minSamples = c.pointee.min_samples
        unsafe consecutive = c.pointee.consecutive
        unsafe action = RolloutTriggerAction(rawValue: Int32(bitPattern: c.pointee.action.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutTrigger>, _ arena: Arena) {
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.threshold = threshold
        unsafe c.pointee.min_samples = minSamples
        unsafe c.pointee.consecutive = consecutive
        unsafe c.pointee.action = .init(rawValue: UInt32(bitPattern: action.rawValue))
    }
}

extension RolloutPolicy: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_policy__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutPolicy>) {
        unsafe regent__v1__rollout_policy__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutPolicy>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = RolloutPolicyState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe model = Read.text(c.pointee.model)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe stableVersion = Read.text(c.pointee.stable_version)
        unsafe canaryVersion = Read.text(c.pointee.canary_version)
        unsafe canaryPermille = c.pointee.canary_permille
        unsafe salt = Read.text(c.pointee.salt)
        unsafe stages = Read.messages(c.pointee.stages, c.pointee.n_stages)
        unsafe maxFallbackRate = c.pointee.max_fallback_rate
        unsafe maxP95LatencyMs = c.pointee.max_p95_latency_ms
        unsafe minSchemaValidRate = c.pointee.min_schema_valid_rate
        unsafe evidenceMaxAgeDays = c.pointee.evidence_max_age_days
        unsafe judge = Read.message(c.pointee.judge)
        unsafe triggers = Read.messages(c.pointee.triggers, c.pointee.n_triggers)
        unsafe autoPromote = c.pointee.auto_promote != 0
        unsafe autoRollback = c.pointee.auto_rollback != 0
        unsafe lastKnownGoodRevision = c.pointee.last_known_good_revision
        unsafe autoPromoteApproval = Read.message(c.pointee.auto_promote_approval)
        unsafe authors = Read.texts(c.pointee.authors, c.pointee.n_authors)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutPolicy>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.stable_version = arena.text(stableVersion)
        unsafe c.pointee.canary_version = arena.text(canaryVersion)
        unsafe c.pointee.canary_permille = canaryPermille
        unsafe c.pointee.salt = arena.text(salt)
        unsafe (c.pointee.n_stages, c.pointee.stages) = arena.messages(stages)
        unsafe c.pointee.max_fallback_rate = maxFallbackRate
        unsafe c.pointee.max_p95_latency_ms = maxP95LatencyMs
        unsafe c.pointee.min_schema_valid_rate = minSchemaValidRate
        unsafe c.pointee.evidence_max_age_days = evidenceMaxAgeDays
        unsafe c.pointee.judge = arena.message(judge)
        unsafe (c.pointee.n_triggers, c.pointee.triggers) = arena.messages(triggers)
        unsafe c.pointee.auto_promote = autoPromote ? 1 : 0
        unsafe c.pointee.auto_rollback = autoRollback ? 1 : 0
        unsafe c.pointee.last_known_good_revision = lastKnownGoodRevision
        unsafe c.pointee.auto_promote_approval = arena.message(autoPromoteApproval)
        unsafe (c.pointee.n_authors, c.pointee.authors) = arena.texts(authors)
    }
}

extension AutoPromoteApproval: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__auto_promote_approval__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AutoPromoteApproval>) {
        unsafe regent__v1__auto_promote_approval__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AutoPromoteApproval>) {
        self.init()
        unsafe contentDigest = Read.text(c.pointee.content_digest)
        unsafe approvedBy = Read.text(c.pointee.approved_by)
        unsafe approveTime = Read.message(c.pointee.approve_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AutoPromoteApproval>, _ arena: Arena) {
        unsafe c.pointee.content_digest = arena.text(contentDigest)
        unsafe c.pointee.approved_by = arena.text(approvedBy)
        unsafe c.pointee.approve_time = arena.message(approveTime)
    }
}

extension PutRolloutPolicyRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_rollout_policy_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutRolloutPolicyRequest>) {
        unsafe regent__v1__put_rollout_policy_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutRolloutPolicyRequest>) {
        self.init()
        unsafe rolloutPolicy = Read.message(c.pointee.rollout_policy)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutRolloutPolicyRequest>, _ arena: Arena) {
        unsafe c.pointee.rollout_policy = arena.message(rolloutPolicy)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutRolloutPolicyResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_rollout_policy_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutRolloutPolicyResponse>) {
        unsafe regent__v1__put_rollout_policy_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutRolloutPolicyResponse>) {
        self.init()
        unsafe rolloutPolicy = Read.message(c.pointee.rollout_policy)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutRolloutPolicyResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout_policy = arena.message(rolloutPolicy)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RollbackRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollback_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RollbackRolloutRequest>) {
        unsafe regent__v1__rollback_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RollbackRolloutRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe toRevision = c.pointee.to_revision
        unsafe pastSupport = c.pointee.past_support != 0
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RollbackRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.to_revision = toRevision
        unsafe c.pointee.past_support = pastSupport ? 1 : 0
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RollbackRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollback_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RollbackRolloutResponse>) {
        unsafe regent__v1__rollback_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RollbackRolloutResponse>) {
        self.init()
        unsafe rolloutPolicy = Read.message(c.pointee.rollout_policy)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RollbackRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout_policy = arena.message(rolloutPolicy)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ApproveAutoPromoteRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__approve_auto_promote_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApproveAutoPromoteRequest>) {
        unsafe regent__v1__approve_auto_promote_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApproveAutoPromoteRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApproveAutoPromoteRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ApproveAutoPromoteResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__approve_auto_promote_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApproveAutoPromoteResponse>) {
        unsafe regent__v1__approve_auto_promote_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApproveAutoPromoteResponse>) {
        self.init()
        unsafe rolloutPolicy = Read.message(c.pointee.rollout_policy)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApproveAutoPromoteResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout_policy = arena.message(rolloutPolicy)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension PromoteVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__promote_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PromoteVersionRequest>) {
        unsafe regent__v1__promote_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PromoteVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe evidence = Read.text(c.pointee.evidence)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PromoteVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.evidence = arena.text(evidence)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PromoteVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__promote_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PromoteVersionResponse>) {
        unsafe regent__v1__promote_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PromoteVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PromoteVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetRolloutPolicyRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollout_policy_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutPolicyRequest>) {
        unsafe regent__v1__get_rollout_policy_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRolloutPolicyRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutPolicyRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetRolloutPolicyResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollout_policy_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutPolicyResponse>) {
        unsafe regent__v1__get_rollout_policy_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRolloutPolicyResponse>) {
        self.init()
        unsafe rolloutPolicy = Read.message(c.pointee.rollout_policy)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRolloutPolicyResponse>, _ arena: Arena) {
        unsafe c.pointee.rollout_policy = arena.message(rolloutPolicy)
    }
}

extension ListRolloutPoliciesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_rollout_policies_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutPoliciesRequest>) {
        unsafe regent__v1__list_rollout_policies_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRolloutPoliciesRequest>) {
        self.init()
        unsafe parent = Read.text(c.pointee.parent)
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutPoliciesRequest>, _ arena: Arena) {
        unsafe c.pointee.parent = arena.text(parent)
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListRolloutPoliciesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_rollout_policies_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutPoliciesResponse>) {
        unsafe regent__v1__list_rollout_policies_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRolloutPoliciesResponse>) {
        self.init()
        unsafe rolloutPolicies = Read.messages(c.pointee.rollout_policies, c.pointee.n_rollout_policies)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRolloutPoliciesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_rollout_policies, c.pointee.rollout_policies) = arena.messages(rolloutPolicies)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/rollouts.proto declares, in its order.
    static let rollouts: [any Message.Type] = [
        RolloutStage.self,
        RolloutJudge.self,
        RolloutTrigger.self,
        RolloutPolicy.self,
        AutoPromoteApproval.self,
        PutRolloutPolicyRequest.self,
        PutRolloutPolicyResponse.self,
        RollbackRolloutRequest.self,
        RollbackRolloutResponse.self,
        ApproveAutoPromoteRequest.self,
        ApproveAutoPromoteResponse.self,
        PromoteVersionRequest.self,
        PromoteVersionResponse.self,
        GetRolloutPolicyRequest.self,
        GetRolloutPolicyResponse.self,
        ListRolloutPoliciesRequest.self,
        ListRolloutPoliciesResponse.self,
    ]
}

extension RolloutPolicyState: DocumentState {}

extension PutRolloutPolicyRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutRolloutPolicyResponse
    public init(document: RolloutPolicy, mutation: Mutation?) {
        self.init(rolloutPolicy: document, mutation: mutation)
    }
}

extension PutRolloutPolicyResponse: DocumentResponse {
    public init(subject: RolloutPolicy) { self.init(rolloutPolicy: subject) }
    public var subject: RolloutPolicy? { rolloutPolicy }
}

extension RollbackRolloutRequest: VerbRequest {
    public typealias Answer = RollbackRolloutResponse
}

extension RollbackRolloutResponse: DocumentResponse {
    public init(subject: RolloutPolicy) { self.init(rolloutPolicy: subject) }
    public var subject: RolloutPolicy? { rolloutPolicy }
}

extension ApproveAutoPromoteRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ApproveAutoPromoteResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ApproveAutoPromoteResponse: DocumentResponse {
    public init(subject: RolloutPolicy) { self.init(rolloutPolicy: subject) }
    public var subject: RolloutPolicy? { rolloutPolicy }
}

extension PromoteVersionRequest: VerbRequest {
    public typealias Answer = PromoteVersionResponse
}

extension PromoteVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension GetRolloutPolicyRequest: NamedRequest {}

extension GetRolloutPolicyResponse: DocumentResponse {
    public init(subject: RolloutPolicy) { self.init(rolloutPolicy: subject) }
    public var subject: RolloutPolicy? { rolloutPolicy }
}

extension ListRolloutPoliciesRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(parent: parent, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        parent = query.parent
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListRolloutPoliciesResponse: ListResponse {
    public init(items: [RolloutPolicy], nextPageToken: String) {
        self.init(rolloutPolicies: items, nextPageToken: nextPageToken)
    }
    public var items: [RolloutPolicy] { rolloutPolicies }
}

/// Rollouts: which version of a model serves in an environment, which one is on trial there, and how one takes over.
public enum RolloutServiceMethods {
    /// Makes the rollout policy of a model in an environment, or replaces it whole. Its versions are released, not suspended, and
    /// promoted there. Needs the etag of one that is stored.
    public static let putRolloutPolicy = Method<PutRolloutPolicyRequest, PutRolloutPolicyResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutService/PutRolloutPolicy", service: "regent.v1.RolloutService",
            method: "PutRolloutPolicy", requireAny: ["rollout.write", "ai.write", "reporting.write"], scope: ["{rollout_policy.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutRolloutPolicyRequest",
            responseType: "regent.v1.PutRolloutPolicyResponse",
            comment: "Makes the rollout policy of a model in an environment, or replaces it whole. Its versions are released, not suspended, and promoted there. Needs the etag of one that is stored.")
    ) { request in
        [ScopeName.all(ScopeName("", request.rolloutPolicy?.name ?? "", ""))]
    }

    /// Goes back to the last known good revision of a rollout policy, or to another one, in one step. The versions that it takes
    /// out of service become DRAFT and need new evidence. Needs a reason.
    public static let rollbackRollout = Method<RollbackRolloutRequest, RollbackRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutService/RollbackRollout", service: "regent.v1.RolloutService",
            method: "RollbackRollout", requireAny: ["rollout.rollback", "ai.write", "reporting.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RollbackRolloutRequest",
            responseType: "regent.v1.RollbackRolloutResponse",
            comment: "Goes back to the last known good revision of a rollout policy, or to another one, in one step. The versions that it takes out of service become DRAFT and need new evidence. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Approves that the policy promotes by itself: exactly its judge, stages, triggers and limits, by somebody who has not
    /// written them. Any change of those ends the approval.
    public static let approveAutoPromote = Method<ApproveAutoPromoteRequest, ApproveAutoPromoteResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutService/ApproveAutoPromote", service: "regent.v1.RolloutService",
            method: "ApproveAutoPromote", requireAny: ["rollout.approve"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ApproveAutoPromoteRequest",
            responseType: "regent.v1.ApproveAutoPromoteResponse",
            comment: "Approves that the policy promotes by itself: exactly its judge, stages, triggers and limits, by somebody who has not written them. Any change of those ends the approval.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Promotes a version in an environment: DRAFT to CANARY by a passed OFFLINE run, CANARY to STABLE by a passed CANARY run or by
    /// a rollout of it that is judged PROMOTE. Ends that rollout.
    public static let promoteVersion = Method<PromoteVersionRequest, PromoteVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutService/PromoteVersion", service: "regent.v1.RolloutService",
            method: "PromoteVersion", requireAny: ["version.promote"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PromoteVersionRequest",
            responseType: "regent.v1.PromoteVersionResponse",
            comment: "Promotes a version in an environment: DRAFT to CANARY by a passed OFFLINE run, CANARY to STABLE by a passed CANARY run or by a rollout of it that is judged PROMOTE. Ends that rollout.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One rollout policy.
    public static let getRolloutPolicy = Method<GetRolloutPolicyRequest, GetRolloutPolicyResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutService/GetRolloutPolicy", service: "regent.v1.RolloutService",
            method: "GetRolloutPolicy", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRolloutPolicyRequest",
            responseType: "regent.v1.GetRolloutPolicyResponse",
            comment: "One rollout policy.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// The rollout policies of a model or of all, of those that the caller may read.
    public static let listRolloutPolicies = Method<ListRolloutPoliciesRequest, ListRolloutPoliciesResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutService/ListRolloutPolicies", service: "regent.v1.RolloutService",
            method: "ListRolloutPolicies", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListRolloutPoliciesRequest",
            responseType: "regent.v1.ListRolloutPoliciesResponse",
            comment: "The rollout policies of a model or of all, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        putRolloutPolicy.descriptor,
        rollbackRollout.descriptor,
        approveAutoPromote.descriptor,
        promoteVersion.descriptor,
        getRolloutPolicy.descriptor,
        listRolloutPolicies.descriptor,
    ]
}
