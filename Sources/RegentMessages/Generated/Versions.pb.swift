// Generated from regent/v1/versions.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a version in an environment; its own is that of prod.
public enum ModelVersionState: OpenEnum {
    /// Not used.
    case unspecified
    /// Registered; not serving.
    case draft
    /// Serves a part of the traffic, compared with the stable version.
    case canary
    /// Serves.
    case stable
    /// Another version has taken over, or it was given up.
    case deprecated
    /// Ended for good.
    case retired
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .draft
        case 2: self = .canary
        case 3: self = .stable
        case 4: self = .deprecated
        case 5: self = .retired
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .draft: 1
        case .canary: 2
        case .stable: 3
        case .deprecated: 4
        case .retired: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .draft: "DRAFT"
        case .canary: "CANARY"
        case .stable: "STABLE"
        case .deprecated: "DEPRECATED"
        case .retired: "RETIRED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .draft,
        .canary,
        .stable,
        .deprecated,
        .retired
    ]
}

/// An item of the release checklist.
public enum ReleaseItem: OpenEnum {
    /// Refused.
    case unspecified
    /// All tests pass: unit, integration, end to end.
    case tests
    /// Reviewed by two engineers or more, none of whom registered it.
    case codeReview
    /// Documentation is updated.
    case documentation
    /// The changelog says what changed; the daemon answers it by the version's changelog.
    case changelog
    /// What breaks is marked; the daemon answers it by the version's mark.
    case breakingChanges
    /// A guide for callers, where something breaks.
    case migrationGuide
    /// Benchmarks were run; the daemon answers it by the recorded performance.
    case benchmarks
    /// The committee approved it; the daemon answers it by the applied proposal.
    case committee
    /// Tagged in version control; the release says the tag.
    case tag
    /// In the ledger; the daemon answers it.
    case ledgerEntry
    /// Release notes are published.
    case releaseNotes
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .tests
        case 2: self = .codeReview
        case 3: self = .documentation
        case 4: self = .changelog
        case 5: self = .breakingChanges
        case 6: self = .migrationGuide
        case 7: self = .benchmarks
        case 8: self = .committee
        case 9: self = .tag
        case 10: self = .ledgerEntry
        case 11: self = .releaseNotes
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .tests: 1
        case .codeReview: 2
        case .documentation: 3
        case .changelog: 4
        case .breakingChanges: 5
        case .migrationGuide: 6
        case .benchmarks: 7
        case .committee: 8
        case .tag: 9
        case .ledgerEntry: 10
        case .releaseNotes: 11
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .tests: "TESTS"
        case .codeReview: "CODE_REVIEW"
        case .documentation: "DOCUMENTATION"
        case .changelog: "CHANGELOG"
        case .breakingChanges: "BREAKING_CHANGES"
        case .migrationGuide: "MIGRATION_GUIDE"
        case .benchmarks: "BENCHMARKS"
        case .committee: "COMMITTEE"
        case .tag: "TAG"
        case .ledgerEntry: "LEDGER_ENTRY"
        case .releaseNotes: "RELEASE_NOTES"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .tests,
        .codeReview,
        .documentation,
        .changelog,
        .breakingChanges,
        .migrationGuide,
        .benchmarks,
        .committee,
        .tag,
        .ledgerEntry,
        .releaseNotes
    ]
}

/// How a decision model turns logits into probabilities.
public enum CalibrationKind: OpenEnum {
    /// As they are.
    case unspecified
    /// Logits are divided by a temperature.
    case temperature
    /// Platt scaling: 1 / (1 + exp(platt_a z + platt_b)).
    case platt
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .temperature
        case 2: self = .platt
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .temperature: 1
        case .platt: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .temperature: "TEMPERATURE"
        case .platt: "PLATT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .temperature, .platt]
}

/// How a safety rule compares.
public enum SafetyComparator: OpenEnum {
    /// Refused.
    case unspecified
    /// >
    case greater
    /// >=
    case greaterOrEqual
    /// <
    case less
    /// <=
    case lessOrEqual
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .greater
        case 2: self = .greaterOrEqual
        case 3: self = .less
        case 4: self = .lessOrEqual
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .greater: 1
        case .greaterOrEqual: 2
        case .less: 3
        case .lessOrEqual: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .greater: "GREATER"
        case .greaterOrEqual: "GREATER_OR_EQUAL"
        case .less: "LESS"
        case .lessOrEqual: "LESS_OR_EQUAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .greater,
        .greaterOrEqual,
        .less,
        .lessOrEqual
    ]
}

/// What a safety rule leads to.
public enum SafetyAction: OpenEnum {
    /// Refused.
    case unspecified
    /// A person decides.
    case escalate
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .escalate
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .escalate: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .escalate: "ESCALATE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .escalate]
}

/// A file that a version consists of.
public struct VersionArtifact: Message {
    public static var fullName: String { "regent.v1.VersionArtifact" }

    /// Name, once in a version, for example "model.onnx".
    public var name: String = ""
    /// sha256:, sha384: or sha512: and the lower-case hexadecimal digest of its bytes.
    public var digest: String = ""
    /// Bytes.
    public var size: UInt64 = 0

    public init() {}

    public init(name: String = "", digest: String = "", size: UInt64 = 0) {
        self.name = name
        self.digest = digest
        self.size = size
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 256)
        checker.text("digest", digest, required: true, bytesMax: 160)
    }
}

/// An input of a decision model.
public struct DecisionFeature: Message {
    public static var fullName: String { "regent.v1.DecisionFeature" }

    /// Name, once in a model.
    public var name: String = ""
    /// Taken where a request does not have it.
    public var defaultValue: Double = 0

    public init() {}

    public init(name: String = "", defaultValue: Double = 0) {
        self.name = name
        self.defaultValue = defaultValue
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 256)
    }
}

/// How logits become probabilities.
public struct Calibration: Message {
    public static var fullName: String { "regent.v1.Calibration" }

    /// Which way.
    public var kind: CalibrationKind = .unspecified
    /// Of TEMPERATURE; above 0.
    public var temperature: Double = 0
    /// Of PLATT.
    public var plattA: Double = 0
    /// Of PLATT.
    public var plattB: Double = 0

    public init() {}

    public init(
        kind: CalibrationKind = .unspecified,
        temperature: Double = 0,
        plattA: Double = 0,
        plattB: Double = 0
    ) {
        self.kind = kind
        self.temperature = temperature
        self.plattA = plattA
        self.plattB = plattB
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("kind", kind)
    }
}

/// Evaluated before the scores: where it holds, its action is taken.
public struct SafetyRule: Message {
    public static var fullName: String { "regent.v1.SafetyRule" }

    /// A feature of the model.
    public var feature: String = ""
    /// How it is compared.
    public var comparator: SafetyComparator = .unspecified
    /// With what.
    public var threshold: Double = 0
    /// What follows.
    public var action: SafetyAction = .unspecified

    public init() {}

    public init(
        feature: String = "",
        comparator: SafetyComparator = .unspecified,
        threshold: Double = 0,
        action: SafetyAction = .unspecified
    ) {
        self.feature = feature
        self.comparator = comparator
        self.threshold = threshold
        self.action = action
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("feature", feature, required: true, bytesMax: 256)
        checker.known("comparator", comparator, required: true)
        checker.known("action", action, required: true)
    }
}

/// How a version decides: the logit of a candidate is the weighted sum of its features and its bias.
public struct DecisionModel: Message {
    public static var fullName: String { "regent.v1.DecisionModel" }

    /// Inputs, in the order of the weights; none: the weights are named elsewhere.
    public var features: [DecisionFeature] = []
    /// One each feature.
    public var weights: [Double] = []
    /// By candidate; "default" is that of every other one.
    public var biases: [String: Double] = [:]
    /// AUTO where the risk is at most this; 0 ... 1.
    public var thresholdAuto: Double = 0
    /// ESCALATE where the risk is at least this; above `threshold_auto`, at most 1.
    public var thresholdEscalate: Double = 0
    /// How logits become probabilities; absent = as they are.
    public var calibration: Calibration? = nil
    /// In order.
    public var safetyRules: [SafetyRule] = []

    public init() {}

    public init(
        features: [DecisionFeature] = [],
        weights: [Double] = [],
        biases: [String: Double] = [:],
        thresholdAuto: Double = 0,
        thresholdEscalate: Double = 0,
        calibration: Calibration? = nil,
        safetyRules: [SafetyRule] = []
    ) {
        self.features = features
        self.weights = weights
        self.biases = biases
        self.thresholdAuto = thresholdAuto
        self.thresholdEscalate = thresholdEscalate
        self.calibration = calibration
        self.safetyRules = safetyRules
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("features", features.count, max: 4096)
        checker.messages("features", features)
        checker.items("weights", weights.count, max: 4096)
        checker.items("biases", biases.count, max: 4096)
        checker.keys("biases", biases.keys)
        checker.message("calibration", calibration)
        checker.items("safety_rules", safetyRules.count, max: 256)
        checker.messages("safety_rules", safetyRules)
    }
}

/// The applied proposal behind a version.
public struct VersionApproval: Message {
    public static var fullName: String { "regent.v1.VersionApproval" }

    /// proposals/{proposal}.
    public var proposal: String = ""
    /// Who approved it, in the order in which they did.
    public var approvedBy: [String] = []
    /// When the last of them did.
    public var approveTime: Timestamp? = nil
    /// Its impact analysis, for example youden_improvement.
    public var impact: [String: Double] = [:]

    public init() {}

    public init(
        proposal: String = "",
        approvedBy: [String] = [],
        approveTime: Timestamp? = nil,
        impact: [String: Double] = [:]
    ) {
        self.proposal = proposal
        self.approvedBy = approvedBy
        self.approveTime = approveTime
        self.impact = impact
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("proposal", proposal, required: true, resource: ChangeProposal.pattern)
        checker.items("approved_by", approvedBy.count, max: 256)
        checker.texts("approved_by", approvedBy)
        checker.items("impact", impact.count, max: 64)
        checker.keys("impact", impact.keys)
    }
}

/// An answer to an item of the release checklist.
public struct ReleaseAnswer: Message {
    public static var fullName: String { "regent.v1.ReleaseAnswer" }

    /// Which item.
    public var item: ReleaseItem = .unspecified
    /// Whether it is done.
    public var done: Bool = false
    /// Where it can be seen; of CHANGELOG the text of the changelog, of BREAKING_CHANGES what breaks, of MIGRATION_GUIDE where
    /// the guide is.
    public var note: String = ""
    /// Of CODE_REVIEW: who reviewed it.
    public var reviewers: [String] = []
    /// Who answered; output only.
    public var answeredBy: String = ""
    /// When; output only.
    public var answerTime: Timestamp? = nil

    public init() {}

    public init(
        item: ReleaseItem = .unspecified,
        done: Bool = false,
        note: String = "",
        reviewers: [String] = [],
        answeredBy: String = "",
        answerTime: Timestamp? = nil
    ) {
        self.item = item
        self.done = done
        self.note = note
        self.reviewers = reviewers
        self.answeredBy = answeredBy
        self.answerTime = answerTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("item", item, required: true)
        checker.text("note", note, bytesMax: 16384, multiline: true)
        checker.items("reviewers", reviewers.count, max: 64)
        checker.texts("reviewers", reviewers, bytesMax: 256)
    }
}

/// Why a version is suspended.
public struct VersionSuspension: Message {
    public static var fullName: String { "regent.v1.VersionSuspension" }

    /// Who suspended it.
    public var suspendedBy: String = ""
    /// Why.
    public var reason: String = ""
    /// When.
    public var suspendTime: Timestamp? = nil
    /// The incident that was opened with it.
    public var incident: String = ""

    public init() {}

    public init(
        suspendedBy: String = "",
        reason: String = "",
        suspendTime: Timestamp? = nil,
        incident: String = ""
    ) {
        self.suspendedBy = suspendedBy
        self.reason = reason
        self.suspendTime = suspendTime
        self.incident = incident
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("suspended_by", suspendedBy)
        checker.text("reason", reason)
        checker.text("incident", incident)
    }
}

/// The state of a version in an environment.
public struct VersionStatus: Message {
    public static var fullName: String { "regent.v1.VersionStatus" }

    /// environments/{environment}.
    public var environment: String = ""
    /// State there.
    public var state: ModelVersionState = .unspecified
    /// The version that took over there; empty = none.
    public var supersededBy: String = ""
    /// Since when; runs before then prove nothing any more.
    public var stateTime: Timestamp? = nil
    /// What proved it, evalRuns/{run} or rollouts/{rollout}; empty = none.
    public var evidence: String = ""

    public init() {}

    public init(
        environment: String = "",
        state: ModelVersionState = .unspecified,
        supersededBy: String = "",
        stateTime: Timestamp? = nil,
        evidence: String = ""
    ) {
        self.environment = environment
        self.state = state
        self.supersededBy = supersededBy
        self.stateTime = stateTime
        self.evidence = evidence
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment)
        checker.known("state", state)
        checker.text("superseded_by", supersededBy)
        checker.text("evidence", evidence)
    }
}

/// A version of a model.
public struct ModelVersion: Document {
    public static var fullName: String { "regent.v1.ModelVersion" }
    public static var kind: String { "versions" }
    public static var pattern: String { "models/{model}/versions/{version}" }
    public static var getMethod: String { "/regent.v1.VersionService/GetVersion" }
    public static var listMethod: String { "/regent.v1.VersionService/ListVersions" }
    public static var placement: Placement { .name }
    public static var scopeTemplates: [String] { ["{name}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.name, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "model", "version", "state", "statuses", "suspended", "suspension", "content_digest", "performance", "registered_by", "approval", "release_answers", "release_time", "released_by", "tag", "superseded_by", "sunset_time", "retire_time", "actual_production_date"] }
    public static var indexes: [[String]] { [["create_time"], ["state", "create_time"], ["suspended", "create_time"], ["release_time"], ["scope:{name}", "create_time"]] }
    public var indexColumns: [[IndexColumn]] { [[.time(createTime)], [.text(state.name), .time(createTime)], [.flag(suspended), .time(createTime)], [.time(releaseTime)], [.text(ScopeName("", self.name, "").scope), .time(createTime)]] }

    /// models/{model}/versions/{version}; the id is strict SemVer, MAJOR.MINOR.PATCH and perhaps a pre-release, without build
    /// metadata.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// models/{model}; output only.
    public var model: String = ""
    /// The SemVer; output only.
    public var version: String = ""
    /// State in prod; output only.
    public var state: ModelVersionState = .unspecified
    /// State in every environment where it is not DRAFT or was rolled back, by name; output only.
    public var statuses: [VersionStatus] = []
    /// Whether it is suspended: never selected, whatever its state; output only.
    public var suspended: Bool = false
    /// While it is suspended; output only.
    public var suspension: VersionSuspension? = nil
    /// The version it was made from, below it; empty = the first.
    public var base: String = ""
    /// What it consists of.
    public var artifacts: [VersionArtifact] = []
    /// How it decides; absent where it makes no decisions.
    public var decisionModel: DecisionModel? = nil
    /// What it takes and gives; absent = not said.
    public var contract: ModelContract? = nil
    /// SHA-256 over artifacts, decision model and contract (docs/versions.md, "Content digest"); output only.
    public var contentDigest: [UInt8] = []
    /// Measured numbers, for example correct_auto, auto_rate, escalate_rate; output only.
    public var performance: [String: Double] = [:]
    /// What changed, a line each.
    public var changelog: String = ""
    /// What breaks for callers; empty = nothing.
    public var breakingChanges: String = ""
    /// Who registered it; output only.
    public var registeredBy: String = ""
    /// The applied proposal behind it; output only.
    public var approval: VersionApproval? = nil
    /// Answers to the release checklist, in its order; output only.
    public var releaseAnswers: [ReleaseAnswer] = []
    /// When it was released; output only.
    public var releaseTime: Timestamp? = nil
    /// Who released it; output only.
    public var releasedBy: String = ""
    /// Tag in version control; output only.
    public var tag: String = ""
    /// The version that took over in prod; output only.
    public var supersededBy: String = ""
    /// When it may be retired, once it is deprecated; output only.
    public var sunsetTime: Timestamp? = nil
    /// When it was retired; output only.
    public var retireTime: Timestamp? = nil
    /// Free labels.
    public var metadata: TextMap = [:]
    /// The date on which it was last confirmed to run in production, in its region; empty before. Output only.
    public var actualProductionDate: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        model: String = "",
        version: String = "",
        state: ModelVersionState = .unspecified,
        statuses: [VersionStatus] = [],
        suspended: Bool = false,
        suspension: VersionSuspension? = nil,
        base: String = "",
        artifacts: [VersionArtifact] = [],
        decisionModel: DecisionModel? = nil,
        contract: ModelContract? = nil,
        contentDigest: [UInt8] = [],
        performance: [String: Double] = [:],
        changelog: String = "",
        breakingChanges: String = "",
        registeredBy: String = "",
        approval: VersionApproval? = nil,
        releaseAnswers: [ReleaseAnswer] = [],
        releaseTime: Timestamp? = nil,
        releasedBy: String = "",
        tag: String = "",
        supersededBy: String = "",
        sunsetTime: Timestamp? = nil,
        retireTime: Timestamp? = nil,
        metadata: TextMap = [:],
        actualProductionDate: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.model = model
        self.version = version
        self.state = state
        self.statuses = statuses
        self.suspended = suspended
        self.suspension = suspension
        self.base = base
        self.artifacts = artifacts
        self.decisionModel = decisionModel
        self.contract = contract
        self.contentDigest = contentDigest
        self.performance = performance
        self.changelog = changelog
        self.breakingChanges = breakingChanges
        self.registeredBy = registeredBy
        self.approval = approval
        self.releaseAnswers = releaseAnswers
        self.releaseTime = releaseTime
        self.releasedBy = releasedBy
        self.tag = tag
        self.supersededBy = supersededBy
        self.sunsetTime = sunsetTime
        self.retireTime = retireTime
        self.metadata = metadata
        self.actualProductionDate = actualProductionDate
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ModelVersion.pattern)
        checker.text("etag", etag)
        checker.text("model", model, bytesMax: 256)
        checker.text("version", version, identifier: true)
        checker.known("state", state)
        checker.items("statuses", statuses.count, max: 1000)
        checker.messages("statuses", statuses)
        checker.message("suspension", suspension)
        checker.text("base", base, resource: ModelVersion.pattern)
        checker.items("artifacts", artifacts.count, max: 256)
        checker.messages("artifacts", artifacts)
        checker.message("decision_model", decisionModel)
        checker.message("contract", contract)
        checker.items("performance", performance.count, max: 256)
        checker.text("changelog", changelog, bytesMax: 16384, multiline: true)
        checker.text("breaking_changes", breakingChanges, bytesMax: 16384, multiline: true)
        checker.message("approval", approval)
        checker.items("release_answers", releaseAnswers.count, max: 64)
        checker.messages("release_answers", releaseAnswers)
        checker.text("tag", tag, bytesMax: 256)
        checker.text("superseded_by", supersededBy, bytesMax: 512)
        checker.items("metadata", metadata.count, max: 64)
        checker.labels("metadata", metadata)
        checker.text("actual_production_date", actualProductionDate, bytesMax: 10)
    }
}

/// Registers a version.
public struct RegisterVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RegisterVersionRequest" }

    /// The version; what is output only is ignored.
    public var version: ModelVersion? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(version: ModelVersion? = nil, mutation: Mutation? = nil) {
        self.version = version
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("version", version, required: true)
        checker.message("mutation", mutation)
    }
}

/// The registered version.
public struct RegisterVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RegisterVersionResponse" }

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

/// Asks for a version.
public struct GetVersionRequest: Message {
    public static var fullName: String { "regent.v1.GetVersionRequest" }

    /// models/{model}/versions/{version}.
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
        checker.text("name", name, required: true, resource: ModelVersion.pattern)
    }
}

/// One version.
public struct GetVersionResponse: Message {
    public static var fullName: String { "regent.v1.GetVersionResponse" }

    /// As stored.
    public var version: ModelVersion? = nil

    public init() {}

    public init(version: ModelVersion? = nil) {
        self.version = version
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

/// Asks for the versions of a model.
public struct ListVersionsRequest: Message {
    public static var fullName: String { "regent.v1.ListVersionsRequest" }

    /// models/{model}; empty = all models.
    public var parent: String = ""
    /// Only versions in this state; unspecified = all.
    public var state: ModelVersionState = .unspecified
    /// Versions a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = DRAFT AND release_time:*`; empty = all (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// As they were after this revision of the ledger; 0 = as they are now.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        parent: String = "",
        state: ModelVersionState = .unspecified,
        pageSize: UInt32 = 0,
        pageToken: String = "",
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.parent = parent
        self.state = state
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
        checker.known("state", state)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of versions.
public struct ListVersionsResponse: Message {
    public static var fullName: String { "regent.v1.ListVersionsResponse" }

    /// In the order that was asked for.
    public var versions: [ModelVersion] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes.
    public var shortened: [String] = []

    public init() {}

    public init(
        versions: [ModelVersion] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.versions = versions
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
        checker.messages("versions", versions)
    }
}

/// Answers items of the release checklist.
public struct AnswerReleaseChecklistRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AnswerReleaseChecklistRequest" }

    /// models/{model}/versions/{version}.
    public var name: String = ""
    /// The answers; an item once.
    public var answers: [ReleaseAnswer] = []
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", answers: [ReleaseAnswer] = [], mutation: Mutation? = nil) {
        self.name = name
        self.answers = answers
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
        checker.items("answers", answers.count, required: true, max: 16)
        checker.messages("answers", answers)
        checker.message("mutation", mutation)
    }
}

/// The version with the answers.
public struct AnswerReleaseChecklistResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AnswerReleaseChecklistResponse" }

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

/// Adds measured numbers.
public struct RecordPerformanceRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RecordPerformanceRequest" }

    /// models/{model}/versions/{version}.
    public var name: String = ""
    /// Numbers by name, for example auto_rate.
    public var performance: [String: Double] = [:]
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", performance: [String: Double] = [:], mutation: Mutation? = nil) {
        self.name = name
        self.performance = performance
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
        checker.items("performance", performance.count, required: true, max: 256)
        checker.keys("performance", performance.keys)
        checker.message("mutation", mutation)
    }
}

/// The version with the numbers.
public struct RecordPerformanceResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RecordPerformanceResponse" }

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

/// Releases a version.
public struct ReleaseVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ReleaseVersionRequest" }

    /// models/{model}/versions/{version}.
    public var name: String = ""
    /// Tag in version control; empty = "v" and the version.
    public var tag: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", tag: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.tag = tag
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
        checker.text("tag", tag, bytesMax: 256)
        checker.message("mutation", mutation)
    }
}

/// The released version.
public struct ReleaseVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ReleaseVersionResponse" }

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

/// Suspends a version.
public struct SuspendVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.SuspendVersionRequest" }

    /// models/{model}/versions/{version}.
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
        checker.text("name", name, required: true, resource: ModelVersion.pattern)
        checker.message("mutation", mutation)
    }
}

/// The suspended version.
public struct SuspendVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.SuspendVersionResponse" }

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

/// Lets a suspended version serve again.
public struct ResumeVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ResumeVersionRequest" }

    /// models/{model}/versions/{version}.
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
        checker.text("name", name, required: true, resource: ModelVersion.pattern)
        checker.message("mutation", mutation)
    }
}

/// The version, which may serve again.
public struct ResumeVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ResumeVersionResponse" }

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

/// Deprecates a version.
public struct DeprecateVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DeprecateVersionRequest" }

    /// models/{model}/versions/{version}.
    public var name: String = ""
    /// The released version that takes over; required of a STABLE one.
    public var successor: String = ""
    /// When it may be retired, at the earliest after its migration; absent = then.
    public var sunsetTime: Timestamp? = nil
    /// Key, etag, reason (required of a DRAFT).
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        successor: String = "",
        sunsetTime: Timestamp? = nil,
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.successor = successor
        self.sunsetTime = sunsetTime
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
        checker.text("successor", successor, resource: ModelVersion.pattern)
        checker.message("mutation", mutation)
    }
}

/// The deprecated version.
public struct DeprecateVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DeprecateVersionResponse" }

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

/// Retires a version.
public struct RetireVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RetireVersionRequest" }

    /// models/{model}/versions/{version}.
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
        checker.text("name", name, required: true, resource: ModelVersion.pattern)
        checker.message("mutation", mutation)
    }
}

/// The retired version.
public struct RetireVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RetireVersionResponse" }

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

extension VersionArtifact: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__version_artifact__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VersionArtifact>) {
        unsafe regent__v1__version_artifact__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VersionArtifact>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe digest = Read.text(c.pointee.digest)
        unsafe size = c.pointee.size
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VersionArtifact>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.digest = arena.text(digest)
        unsafe c.pointee.size = size
    }
}

extension DecisionFeature: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decision_feature__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecisionFeature>) {
        unsafe regent__v1__decision_feature__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecisionFeature>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe defaultValue = c.pointee.default_value
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecisionFeature>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.default_value = defaultValue
    }
}

extension Calibration: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__calibration__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Calibration>) {
        unsafe regent__v1__calibration__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Calibration>) {
        self.init()
        unsafe kind = CalibrationKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe temperature = c.pointee.temperature
        unsafe plattA = c.pointee.platt_a
        unsafe plattB = c.pointee.platt_b
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Calibration>, _ arena: Arena) {
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.temperature = temperature
        unsafe c.pointee.platt_a = plattA
        unsafe c.pointee.platt_b = plattB
    }
}

extension SafetyRule: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__safety_rule__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SafetyRule>) {
        unsafe regent__v1__safety_rule__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SafetyRule>) {
        self.init()
        unsafe feature = Read.text(c.pointee.feature)
        unsafe comparator = SafetyComparator(rawValue: Int32(bitPattern: c.pointee.comparator.rawValue))
        unsafe threshold = c.pointee.threshold
        unsafe action = SafetyAction(rawValue: Int32(bitPattern: c.pointee.action.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SafetyRule>, _ arena: Arena) {
        unsafe c.pointee.feature = arena.text(feature)
        unsafe c.pointee.comparator = .init(rawValue: UInt32(bitPattern: comparator.rawValue))
        unsafe c.pointee.threshold = threshold
        unsafe c.pointee.action = .init(rawValue: UInt32(bitPattern: action.rawValue))
    }
}

extension DecisionModel: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decision_model__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecisionModel>) {
        unsafe regent__v1__decision_model__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecisionModel>) {
        self.init()
        unsafe features = Read.messages(c.pointee.features, c.pointee.n_features)
        unsafe weights = Read.array(c.pointee.weights, c.pointee.n_weights)
        unsafe biases = Read.map(c.pointee.biases, c.pointee.n_biases) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
        unsafe thresholdAuto = c.pointee.threshold_auto
        unsafe thresholdEscalate = c.pointee.threshold_escalate
        unsafe calibration = Read.message(c.pointee.calibration)
        unsafe safetyRules = Read.messages(c.pointee.safety_rules, c.pointee.n_safety_rules)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecisionModel>, _ arena: Arena) {
        unsafe (c.pointee.n_features, c.pointee.features) = arena.messages(features)
        unsafe (c.pointee.n_weights, c.pointee.weights) = arena.array(weights)
        unsafe (c.pointee.n_biases, c.pointee.biases) = arena.map(biases) {
            unsafe regent__v1__decision_model__biases_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
        unsafe c.pointee.threshold_auto = thresholdAuto
        unsafe c.pointee.threshold_escalate = thresholdEscalate
        unsafe c.pointee.calibration = arena.message(calibration)
        unsafe (c.pointee.n_safety_rules, c.pointee.safety_rules) = arena.messages(safetyRules)
    }
}

extension VersionApproval: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__version_approval__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VersionApproval>) {
        unsafe regent__v1__version_approval__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VersionApproval>) {
        self.init()
        unsafe proposal = Read.text(c.pointee.proposal)
        unsafe approvedBy = Read.texts(c.pointee.approved_by, c.pointee.n_approved_by)
        unsafe approveTime = Read.message(c.pointee.approve_time)
        unsafe impact = Read.map(c.pointee.impact, c.pointee.n_impact) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VersionApproval>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.text(proposal)
        unsafe (c.pointee.n_approved_by, c.pointee.approved_by) = arena.texts(approvedBy)
        unsafe c.pointee.approve_time = arena.message(approveTime)
        unsafe (c.pointee.n_impact, c.pointee.impact) = arena.map(impact) {
            unsafe regent__v1__version_approval__impact_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
    }
}

extension ReleaseAnswer: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__release_answer__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReleaseAnswer>) {
        unsafe regent__v1__release_answer__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReleaseAnswer>) {
        self.init()
        unsafe item = ReleaseItem(rawValue: Int32(bitPattern: c.pointee.item.rawValue))
        unsafe done = c.pointee.done != 0
        unsafe note = Read.text(c.pointee.note)
        unsafe reviewers = Read.texts(c.pointee.reviewers, c.pointee.n_reviewers)
        unsafe answeredBy = Read.text(c.pointee.answered_by)
        unsafe answerTime = Read.message(c.pointee.answer_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReleaseAnswer>, _ arena: Arena) {
        unsafe c.pointee.item = .init(rawValue: UInt32(bitPattern: item.rawValue))
        unsafe c.pointee.done = done ? 1 : 0
        unsafe c.pointee.note = arena.text(note)
        unsafe (c.pointee.n_reviewers, c.pointee.reviewers) = arena.texts(reviewers)
        unsafe c.pointee.answered_by = arena.text(answeredBy)
        unsafe c.pointee.answer_time = arena.message(answerTime)
    }
}

extension VersionSuspension: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__version_suspension__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VersionSuspension>) {
        unsafe regent__v1__version_suspension__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VersionSuspension>) {
        self.init()
        unsafe suspendedBy = Read.text(c.pointee.suspended_by)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe suspendTime = Read.message(c.pointee.suspend_time)
        unsafe incident = Read.text(c.pointee.incident)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VersionSuspension>, _ arena: Arena) {
        unsafe c.pointee.suspended_by = arena.text(suspendedBy)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.suspend_time = arena.message(suspendTime)
        unsafe c.pointee.incident = arena.text(incident)
    }
}

extension VersionStatus: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__version_status__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VersionStatus>) {
        unsafe regent__v1__version_status__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VersionStatus>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe state = ModelVersionState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe supersededBy = Read.text(c.pointee.superseded_by)
        unsafe stateTime = Read.message(c.pointee.state_time)
        unsafe evidence = Read.text(c.pointee.evidence)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VersionStatus>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.superseded_by = arena.text(supersededBy)
        unsafe c.pointee.state_time = arena.message(stateTime)
        unsafe c.pointee.evidence = arena.text(evidence)
    }
}

extension ModelVersion: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__model_version__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ModelVersion>) {
        unsafe regent__v1__model_version__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ModelVersion>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe model = Read.text(c.pointee.model)
        unsafe version = Read.text(c.pointee.version)
        unsafe state = ModelVersionState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe statuses = Read.messages(c.pointee.statuses, c.pointee.n_statuses)
        unsafe suspended = c.pointee.suspended != 0
        unsafe suspension = Read.message(c.pointee.suspension)
        unsafe base = Read.text(c.pointee.base_)
        unsafe artifacts = Read.messages(c.pointee.artifacts, c.pointee.n_artifacts)
        unsafe decisionModel = Read.message(c.pointee.decision_model)
        unsafe contract = Read.message(c.pointee.contract)
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
        unsafe performance = Read.map(c.pointee.performance, c.pointee.n_performance) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
        unsafe changelog = Read.text(c.pointee.changelog)
        unsafe breakingChanges = Read.text(c.pointee.breaking_changes)
        unsafe registeredBy = Read.text(c.pointee.registered_by)
        unsafe approval = Read.message(c.pointee.approval)
        unsafe releaseAnswers = Read.messages(c.pointee.release_answers, c.pointee.n_release_answers)
        unsafe releaseTime = Read.message(c.pointee.release_time)
        unsafe releasedBy = Read.text(c.pointee.released_by)
        unsafe tag = Read.text(c.pointee.tag)
        unsafe supersededBy = Read.text(c.pointee.superseded_by)
        unsafe sunsetTime = Read.message(c.pointee.sunset_time)
        unsafe retireTime = Read.message(c.pointee.retire_time)
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe actualProductionDate = Read.text(c.pointee.actual_production_date)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ModelVersion>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe (c.pointee.n_statuses, c.pointee.statuses) = arena.messages(statuses)
        unsafe c.pointee.suspended = suspended ? 1 : 0
        unsafe c.pointee.suspension = arena.message(suspension)
        unsafe c.pointee.base_ = arena.text(base)
        unsafe (c.pointee.n_artifacts, c.pointee.artifacts) = arena.messages(artifacts)
        unsafe c.pointee.decision_model = arena.message(decisionModel)
        unsafe c.pointee.contract = arena.message(contract)
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe (c.pointee.n_performance, c.pointee.performance) = arena.map(performance) {
            unsafe regent__v1__model_version__performance_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
        unsafe c.pointee.changelog = arena.text(changelog)
        unsafe c.pointee.breaking_changes = arena.text(breakingChanges)
        unsafe c.pointee.registered_by = arena.text(registeredBy)
        unsafe c.pointee.approval = arena.message(approval)
        unsafe (c.pointee.n_release_answers, c.pointee.release_answers) = arena.messages(releaseAnswers)
        unsafe c.pointee.release_time = arena.message(releaseTime)
        unsafe c.pointee.released_by = arena.text(releasedBy)
        unsafe c.pointee.tag = arena.text(tag)
        unsafe c.pointee.superseded_by = arena.text(supersededBy)
        unsafe c.pointee.sunset_time = arena.message(sunsetTime)
        unsafe c.pointee.retire_time = arena.message(retireTime)
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__model_version__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.actual_production_date = arena.text(actualProductionDate)
    }
}

extension RegisterVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__register_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RegisterVersionRequest>) {
        unsafe regent__v1__register_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RegisterVersionRequest>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RegisterVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RegisterVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__register_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RegisterVersionResponse>) {
        unsafe regent__v1__register_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RegisterVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RegisterVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetVersionRequest>) {
        unsafe regent__v1__get_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetVersionResponse>) {
        unsafe regent__v1__get_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
    }
}

extension ListVersionsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_versions_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListVersionsRequest>) {
        unsafe regent__v1__list_versions_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListVersionsRequest>) {
        self.init()
        unsafe parent = Read.text(c.pointee.parent)
        unsafe state = ModelVersionState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListVersionsRequest>, _ arena: Arena) {
        unsafe c.pointee.parent = arena.text(parent)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListVersionsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_versions_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListVersionsResponse>) {
        unsafe regent__v1__list_versions_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListVersionsResponse>) {
        self.init()
        unsafe versions = Read.messages(c.pointee.versions, c.pointee.n_versions)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListVersionsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_versions, c.pointee.versions) = arena.messages(versions)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension AnswerReleaseChecklistRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__answer_release_checklist_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AnswerReleaseChecklistRequest>) {
        unsafe regent__v1__answer_release_checklist_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AnswerReleaseChecklistRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe answers = Read.messages(c.pointee.answers, c.pointee.n_answers)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AnswerReleaseChecklistRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe (c.pointee.n_answers, c.pointee.answers) = arena.messages(answers)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AnswerReleaseChecklistResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__answer_release_checklist_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AnswerReleaseChecklistResponse>) {
        unsafe regent__v1__answer_release_checklist_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AnswerReleaseChecklistResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AnswerReleaseChecklistResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RecordPerformanceRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__record_performance_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecordPerformanceRequest>) {
        unsafe regent__v1__record_performance_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecordPerformanceRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe performance = Read.map(c.pointee.performance, c.pointee.n_performance) {
            unsafe (Read.text($0.pointee.key), $0.pointee.value)
        }
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecordPerformanceRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe (c.pointee.n_performance, c.pointee.performance) = arena.map(performance) {
            unsafe regent__v1__record_performance_request__performance_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = $2
        }
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RecordPerformanceResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__record_performance_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RecordPerformanceResponse>) {
        unsafe regent__v1__record_performance_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RecordPerformanceResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RecordPerformanceResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ReleaseVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__release_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReleaseVersionRequest>) {
        unsafe regent__v1__release_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReleaseVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe tag = Read.text(c.pointee.tag)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReleaseVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.tag = arena.text(tag)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ReleaseVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__release_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReleaseVersionResponse>) {
        unsafe regent__v1__release_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReleaseVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReleaseVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension SuspendVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__suspend_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SuspendVersionRequest>) {
        unsafe regent__v1__suspend_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SuspendVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SuspendVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension SuspendVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__suspend_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SuspendVersionResponse>) {
        unsafe regent__v1__suspend_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SuspendVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SuspendVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ResumeVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeVersionRequest>) {
        unsafe regent__v1__resume_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ResumeVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__resume_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResumeVersionResponse>) {
        unsafe regent__v1__resume_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResumeVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResumeVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension DeprecateVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deprecate_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeprecateVersionRequest>) {
        unsafe regent__v1__deprecate_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeprecateVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe successor = Read.text(c.pointee.successor)
        unsafe sunsetTime = Read.message(c.pointee.sunset_time)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeprecateVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.successor = arena.text(successor)
        unsafe c.pointee.sunset_time = arena.message(sunsetTime)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DeprecateVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deprecate_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DeprecateVersionResponse>) {
        unsafe regent__v1__deprecate_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DeprecateVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DeprecateVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RetireVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__retire_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RetireVersionRequest>) {
        unsafe regent__v1__retire_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RetireVersionRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RetireVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RetireVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__retire_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RetireVersionResponse>) {
        unsafe regent__v1__retire_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RetireVersionResponse>) {
        self.init()
        unsafe version = Read.message(c.pointee.version)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RetireVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.version = arena.message(version)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/versions.proto declares, in its order.
    static let versions: [any Message.Type] = [
        VersionArtifact.self,
        DecisionFeature.self,
        Calibration.self,
        SafetyRule.self,
        DecisionModel.self,
        VersionApproval.self,
        ReleaseAnswer.self,
        VersionSuspension.self,
        VersionStatus.self,
        ModelVersion.self,
        RegisterVersionRequest.self,
        RegisterVersionResponse.self,
        GetVersionRequest.self,
        GetVersionResponse.self,
        ListVersionsRequest.self,
        ListVersionsResponse.self,
        AnswerReleaseChecklistRequest.self,
        AnswerReleaseChecklistResponse.self,
        RecordPerformanceRequest.self,
        RecordPerformanceResponse.self,
        ReleaseVersionRequest.self,
        ReleaseVersionResponse.self,
        SuspendVersionRequest.self,
        SuspendVersionResponse.self,
        ResumeVersionRequest.self,
        ResumeVersionResponse.self,
        DeprecateVersionRequest.self,
        DeprecateVersionResponse.self,
        RetireVersionRequest.self,
        RetireVersionResponse.self,
    ]
}

extension ModelVersionState: DocumentState {}

extension RegisterVersionRequest: VerbRequest, DocumentRequest {
    public typealias Answer = RegisterVersionResponse
    public init(document: ModelVersion, mutation: Mutation?) {
        self.init(version: document, mutation: mutation)
    }
}

extension RegisterVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension GetVersionRequest: NamedRequest {}

extension GetVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension ListVersionsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(parent: parent, state: state == .unspecified ? nil : state.name, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        parent = query.parent
        state = query.state.flatMap { ModelVersionState(name: $0) } ?? .unspecified
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListVersionsResponse: ListResponse {
    public init(items: [ModelVersion], nextPageToken: String) {
        self.init(versions: items, nextPageToken: nextPageToken)
    }
    public var items: [ModelVersion] { versions }
}

extension AnswerReleaseChecklistRequest: VerbRequest {
    public typealias Answer = AnswerReleaseChecklistResponse
}

extension AnswerReleaseChecklistResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension RecordPerformanceRequest: VerbRequest {
    public typealias Answer = RecordPerformanceResponse
}

extension RecordPerformanceResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension ReleaseVersionRequest: VerbRequest {
    public typealias Answer = ReleaseVersionResponse
}

extension ReleaseVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension SuspendVersionRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = SuspendVersionResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension SuspendVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension ResumeVersionRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ResumeVersionResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ResumeVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension DeprecateVersionRequest: VerbRequest {
    public typealias Answer = DeprecateVersionResponse
}

extension DeprecateVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

extension RetireVersionRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RetireVersionResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RetireVersionResponse: DocumentResponse {
    public init(subject: ModelVersion) { self.init(version: subject) }
    public var subject: ModelVersion? { version }
}

/// Versions of models: registered, released with their checklist, suspended, deprecated, retired.
public enum VersionServiceMethods {
    /// Registers a version as a DRAFT. Its content never changes afterwards: registering the same again changes nothing, other
    /// content under the same number is refused.
    public static let registerVersion = Method<RegisterVersionRequest, RegisterVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/RegisterVersion", service: "regent.v1.VersionService",
            method: "RegisterVersion", requireAny: ["version.register", "ai.write", "reporting.write"], scope: ["{version.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RegisterVersionRequest",
            responseType: "regent.v1.RegisterVersionResponse",
            comment: "Registers a version as a DRAFT. Its content never changes afterwards: registering the same again changes nothing, other content under the same number is refused.")
    ) { request in
        [ScopeName.all(ScopeName("", request.version?.name ?? "", ""))]
    }

    /// One version.
    public static let getVersion = Method<GetVersionRequest, GetVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/GetVersion", service: "regent.v1.VersionService",
            method: "GetVersion", requireAny: ["model.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetVersionRequest",
            responseType: "regent.v1.GetVersionResponse",
            comment: "One version.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// The versions of a model or of all, of those that the caller may read.
    public static let listVersions = Method<ListVersionsRequest, ListVersionsResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/ListVersions", service: "regent.v1.VersionService",
            method: "ListVersions", requireAny: ["model.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListVersionsRequest",
            responseType: "regent.v1.ListVersionsResponse",
            comment: "The versions of a model or of all, of those that the caller may read."))

    /// Answers items of the release checklist of a DRAFT. An item that is answered again has the newer answer.
    public static let answerReleaseChecklist = Method<AnswerReleaseChecklistRequest, AnswerReleaseChecklistResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/AnswerReleaseChecklist", service: "regent.v1.VersionService",
            method: "AnswerReleaseChecklist", requireAny: ["checklist.answer"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AnswerReleaseChecklistRequest",
            responseType: "regent.v1.AnswerReleaseChecklistResponse",
            comment: "Answers items of the release checklist of a DRAFT. An item that is answered again has the newer answer.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Adds measured numbers to a DRAFT, for example correct_auto; a name that is there already gets the new number.
    public static let recordPerformance = Method<RecordPerformanceRequest, RecordPerformanceResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/RecordPerformance", service: "regent.v1.VersionService",
            method: "RecordPerformance", requireAny: ["version.register", "ai.write", "reporting.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RecordPerformanceRequest",
            responseType: "regent.v1.RecordPerformanceResponse",
            comment: "Adds measured numbers to a DRAFT, for example correct_auto; a name that is there already gets the new number.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Releases a DRAFT that an applied proposal has approved and whose checklist is complete. Only a released version can serve.
    public static let releaseVersion = Method<ReleaseVersionRequest, ReleaseVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/ReleaseVersion", service: "regent.v1.VersionService",
            method: "ReleaseVersion", requireAny: ["version.release"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ReleaseVersionRequest",
            responseType: "regent.v1.ReleaseVersionResponse",
            comment: "Releases a DRAFT that an applied proposal has approved and whose checklist is complete. Only a released version can serve.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Stops a version at once, whatever its state: it is never selected until it is resumed. Opens an incident. Needs a reason.
    public static let suspendVersion = Method<SuspendVersionRequest, SuspendVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/SuspendVersion", service: "regent.v1.VersionService",
            method: "SuspendVersion", requireAny: ["version.suspend"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SuspendVersionRequest",
            responseType: "regent.v1.SuspendVersionResponse",
            comment: "Stops a version at once, whatever its state: it is never selected until it is resumed. Opens an incident. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Lets a suspended version serve again. Needs a reason.
    public static let resumeVersion = Method<ResumeVersionRequest, ResumeVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/ResumeVersion", service: "regent.v1.VersionService",
            method: "ResumeVersion", requireAny: ["version.promote"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResumeVersionRequest",
            responseType: "regent.v1.ResumeVersionResponse",
            comment: "Lets a suspended version serve again. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Ends the use of a STABLE version in favour of a released successor, or that of a DRAFT that was never used, which needs a
    /// reason.
    public static let deprecateVersion = Method<DeprecateVersionRequest, DeprecateVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/DeprecateVersion", service: "regent.v1.VersionService",
            method: "DeprecateVersion", requireAny: ["version.deprecate"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DeprecateVersionRequest",
            responseType: "regent.v1.DeprecateVersionResponse",
            comment: "Ends the use of a STABLE version in favour of a released successor, or that of a DRAFT that was never used, which needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Retires a DEPRECATED version after its sunset: for good, its record stays.
    public static let retireVersion = Method<RetireVersionRequest, RetireVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.VersionService/RetireVersion", service: "regent.v1.VersionService",
            method: "RetireVersion", requireAny: ["version.retire"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RetireVersionRequest",
            responseType: "regent.v1.RetireVersionResponse",
            comment: "Retires a DEPRECATED version after its sunset: for good, its record stays.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        registerVersion.descriptor,
        getVersion.descriptor,
        listVersions.descriptor,
        answerReleaseChecklist.descriptor,
        recordPerformance.descriptor,
        releaseVersion.descriptor,
        suspendVersion.descriptor,
        resumeVersion.descriptor,
        deprecateVersion.descriptor,
        retireVersion.descriptor,
    ]
}
