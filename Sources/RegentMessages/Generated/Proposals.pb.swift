// Generated from regent/v1/proposals.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What kind of change it is; each has a least legal step of the version (docs/lifecycles/change-proposal.md).
public enum ChangeType: OpenEnum {
    /// Refused.
    case unspecified
    /// Feature weights. MINOR.
    case weightsUpdate
    /// Decision thresholds. PATCH.
    case thresholdChange
    /// Biases of candidates. PATCH.
    case biasUpdate
    /// A new feature. MINOR.
    case featureAddition
    /// A feature less. MAJOR.
    case featureRemoval
    /// Another logic of a feature. MINOR.
    case featureModification
    /// Temperature or Platt scaling. PATCH.
    case calibrationUpdate
    /// Safety rules. MINOR.
    case safetyRuleChange
    /// A mended fault. PATCH.
    case bugFix
    /// Speed. PATCH.
    case performanceFix
    /// Gates; no version.
    case gatePolicyChange
    /// A rollout policy; no version.
    case rolloutPolicyChange
    /// Roles; no version.
    case roleChange
    /// Other configuration, for example a lower risk tier; no version.
    case configChange
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .weightsUpdate
        case 2: self = .thresholdChange
        case 3: self = .biasUpdate
        case 4: self = .featureAddition
        case 5: self = .featureRemoval
        case 6: self = .featureModification
        case 7: self = .calibrationUpdate
        case 8: self = .safetyRuleChange
        case 9: self = .bugFix
        case 10: self = .performanceFix
        case 11: self = .gatePolicyChange
        case 12: self = .rolloutPolicyChange
        case 13: self = .roleChange
        case 14: self = .configChange
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .weightsUpdate: 1
        case .thresholdChange: 2
        case .biasUpdate: 3
        case .featureAddition: 4
        case .featureRemoval: 5
        case .featureModification: 6
        case .calibrationUpdate: 7
        case .safetyRuleChange: 8
        case .bugFix: 9
        case .performanceFix: 10
        case .gatePolicyChange: 11
        case .rolloutPolicyChange: 12
        case .roleChange: 13
        case .configChange: 14
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .weightsUpdate: "WEIGHTS_UPDATE"
        case .thresholdChange: "THRESHOLD_CHANGE"
        case .biasUpdate: "BIAS_UPDATE"
        case .featureAddition: "FEATURE_ADDITION"
        case .featureRemoval: "FEATURE_REMOVAL"
        case .featureModification: "FEATURE_MODIFICATION"
        case .calibrationUpdate: "CALIBRATION_UPDATE"
        case .safetyRuleChange: "SAFETY_RULE_CHANGE"
        case .bugFix: "BUG_FIX"
        case .performanceFix: "PERFORMANCE_FIX"
        case .gatePolicyChange: "GATE_POLICY_CHANGE"
        case .rolloutPolicyChange: "ROLLOUT_POLICY_CHANGE"
        case .roleChange: "ROLE_CHANGE"
        case .configChange: "CONFIG_CHANGE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .weightsUpdate,
        .thresholdChange,
        .biasUpdate,
        .featureAddition,
        .featureRemoval,
        .featureModification,
        .calibrationUpdate,
        .safetyRuleChange,
        .bugFix,
        .performanceFix,
        .gatePolicyChange,
        .rolloutPolicyChange,
        .roleChange,
        .configChange
    ]
}

/// States of a proposal.
public enum ChangeProposalState: OpenEnum {
    /// Not used.
    case unspecified
    /// Its author's.
    case draft
    /// Waits for its first review.
    case submitted
    /// Has a review, and waits for more.
    case inReview
    /// Its author's again.
    case changesRequested
    /// Waits for the committee.
    case reviewed
    /// May be applied.
    case approved
    /// In force.
    case applied
    /// A reviewer or the committee said no.
    case rejected
    /// Given up by its author.
    case withdrawn
    /// Its time has passed.
    case expired
    /// Another proposal for the same base was applied.
    case superseded
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .draft
        case 2: self = .submitted
        case 3: self = .inReview
        case 4: self = .changesRequested
        case 5: self = .reviewed
        case 6: self = .approved
        case 7: self = .applied
        case 8: self = .rejected
        case 9: self = .withdrawn
        case 10: self = .expired
        case 11: self = .superseded
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .draft: 1
        case .submitted: 2
        case .inReview: 3
        case .changesRequested: 4
        case .reviewed: 5
        case .approved: 6
        case .applied: 7
        case .rejected: 8
        case .withdrawn: 9
        case .expired: 10
        case .superseded: 11
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .draft: "DRAFT"
        case .submitted: "SUBMITTED"
        case .inReview: "IN_REVIEW"
        case .changesRequested: "CHANGES_REQUESTED"
        case .reviewed: "REVIEWED"
        case .approved: "APPROVED"
        case .applied: "APPLIED"
        case .rejected: "REJECTED"
        case .withdrawn: "WITHDRAWN"
        case .expired: "EXPIRED"
        case .superseded: "SUPERSEDED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .draft,
        .submitted,
        .inReview,
        .changesRequested,
        .reviewed,
        .approved,
        .applied,
        .rejected,
        .withdrawn,
        .expired,
        .superseded
    ]
}

/// What a reviewer or voter decides.
public enum ReviewDecision: OpenEnum {
    /// Refused.
    case unspecified
    /// Agrees.
    case approve
    /// Sends it back to its author; reviews only.
    case requestChanges
    /// Says no.
    case reject
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .approve
        case 2: self = .requestChanges
        case 3: self = .reject
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .approve: 1
        case .requestChanges: 2
        case .reject: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .approve: "APPROVE"
        case .requestChanges: "REQUEST_CHANGES"
        case .reject: "REJECT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .approve, .requestChanges, .reject]
}

/// Items of the review checklist.
public enum ChecklistItem: OpenEnum {
    /// Refused.
    case unspecified
    /// The change serves the goals of the business.
    case businessGoals
    /// The cited runs have more than 1,000 scored samples; answered by the server.
    case dataQuality
    /// The impact analysis is complete.
    case impactAnalysis
    /// Nothing became worse.
    case noRegressions
    /// The rollback plan is documented.
    case rollbackPlan
    /// The monitoring plan is documented.
    case monitoringPlan
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .businessGoals
        case 2: self = .dataQuality
        case 3: self = .impactAnalysis
        case 4: self = .noRegressions
        case 5: self = .rollbackPlan
        case 6: self = .monitoringPlan
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .businessGoals: 1
        case .dataQuality: 2
        case .impactAnalysis: 3
        case .noRegressions: 4
        case .rollbackPlan: 5
        case .monitoringPlan: 6
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .businessGoals: "BUSINESS_GOALS"
        case .dataQuality: "DATA_QUALITY"
        case .impactAnalysis: "IMPACT_ANALYSIS"
        case .noRegressions: "NO_REGRESSIONS"
        case .rollbackPlan: "ROLLBACK_PLAN"
        case .monitoringPlan: "MONITORING_PLAN"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .businessGoals,
        .dataQuality,
        .impactAnalysis,
        .noRegressions,
        .rollbackPlan,
        .monitoringPlan
    ]
}

/// Answers to an item.
public enum ChecklistResult: OpenEnum {
    /// Refused.
    case unspecified
    /// It is so.
    case yes
    /// It is not so.
    case no
    /// The change has no version that the item could be about.
    case notApplicable
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .yes
        case 2: self = .no
        case 3: self = .notApplicable
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .yes: 1
        case .no: 2
        case .notApplicable: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .yes: "YES"
        case .no: "NO"
        case .notApplicable: "NOT_APPLICABLE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .yes, .no, .notApplicable]
}

/// A change that is proposed, with what it rests on and who agreed to it.
public struct ChangeProposal: Document {
    public static var fullName: String { "regent.v1.ChangeProposal" }
    public static var kind: String { "proposals" }
    public static var pattern: String { "proposals/{proposal}" }
    public static var getMethod: String { "/regent.v1.ProposalService/GetProposal" }
    public static var listMethod: String { "/regent.v1.ProposalService/ListProposals" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "old_contract", "state", "author", "editors", "round", "submit_time", "state_change_time", "expire_time", "least_bump", "committee", "policy", "evidence", "digest", "checklist", "reviews", "votes", "approval", "applied_by", "apply_time", "superseded_by", "single_person_mode"] }
    public static var indexes: [[String]] { [["state", "create_time"], ["model", "create_time"], ["author", "create_time"], ["state", "scheduled_deployment"], ["expire_time"], ["model", "base_version"], ["committee", "state"], ["scope:{model}", "create_time"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(createTime)], [.text(model), .time(createTime)], [.text(author), .time(createTime)], [.text(state.name), .time(scheduledDeployment)], [.time(expireTime)], [.text(model), .text(baseVersion)], [.text(committee), .text(state.name)], [.text(ScopeName("", self.model, "").scope), .time(createTime)], [.text(ScopeName("", self.model, "").scope)]] }

    /// proposals/{proposal}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// The model it changes; empty where it changes none, for example roles.
    public var model: String = ""
    /// The version it starts from; empty for a first version and where there is no version.
    public var baseVersion: String = ""
    /// The version it leads to; empty where there is none.
    public var targetVersion: String = ""
    /// What kind of change.
    public var changeType: ChangeType = .unspecified
    /// For people.
    public var description: String = ""
    /// Values before, ordered by name.
    public var oldValues: [ChangedValue] = []
    /// Values after, ordered by name.
    public var newValues: [ChangedValue] = []
    /// Contract of the base, as of the last submission or change; output only.
    public var oldContract: ModelContract? = nil
    /// Contract of the target; absent where it stays as it is.
    public var newContract: ModelContract? = nil
    /// How much is at stake: the model's risk tier, or more where the author says so.
    public var impact: RiskTier = .unspecified
    /// What the change is expected to do.
    public var impactAnalysis: ImpactAnalysis? = nil
    /// How to take it back.
    public var rollbackPlan: String = ""
    /// What to watch, and for how long.
    public var monitoringPlan: String = ""
    /// When the scheduler applies it once it is approved; absent: a person does.
    public var scheduledDeployment: Timestamp? = nil
    /// Runs it rests on.
    public var evidenceRuns: [String] = []
    /// Digest of the target's content, 32 bytes, where it was registered for its evidence: the proposal is for exactly that
    /// content. Empty: the content is that of the base with the new values, artifacts and contract.
    public var targetContentDigest: [UInt8] = []
    /// State; output only.
    public var state: ChangeProposalState = .unspecified
    /// Who made it; output only.
    public var author: String = ""
    /// Who has changed it, the author among them; output only.
    public var editors: [String] = []
    /// How often it was submitted; output only.
    public var round: UInt32 = 0
    /// When it was last submitted; output only.
    public var submitTime: Timestamp? = nil
    /// When its state last changed; output only.
    public var stateChangeTime: Timestamp? = nil
    /// When it expires; absent once it has ended. Output only.
    public var expireTime: Timestamp? = nil
    /// The least legal step of the version: MAJOR, MINOR or PATCH; empty where there is no base. Output only.
    public var leastBump: String = ""
    /// The committee that decides, as of the last submission; output only.
    public var committee: String = ""
    /// Rules in force since the last submission; output only.
    public var policy: ProposalPolicy? = nil
    /// What the cited runs were at the last submission, in order of their names; output only.
    public var evidence: [ProposalEvidence] = []
    /// Digest of change, evidence and policy as of the last submission, 32 bytes; output only.
    public var digest: [UInt8] = []
    /// Answers to the checklist since the last submission; output only.
    public var checklist: [ChecklistAnswer] = []
    /// Every review, those of earlier rounds too; output only.
    public var reviews: [ProposalReview] = []
    /// Every vote, those of earlier rounds too; output only.
    public var votes: [ProposalVote] = []
    /// Once approved; output only.
    public var approval: ProposalApproval? = nil
    /// Who applied it; output only.
    public var appliedBy: String = ""
    /// When it was applied; output only.
    public var applyTime: Timestamp? = nil
    /// The proposal that was applied in its place; output only.
    public var supersededBy: String = ""
    /// A step of it was made in single-person mode: segregation of duties did not bind. Output only.
    public var singlePersonMode: Bool = false
    /// What the target consists of; none: what its base does.
    public var targetArtifacts: [VersionArtifact] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        model: String = "",
        baseVersion: String = "",
        targetVersion: String = "",
        changeType: ChangeType = .unspecified,
        description: String = "",
        oldValues: [ChangedValue] = [],
        newValues: [ChangedValue] = [],
        oldContract: ModelContract? = nil,
        newContract: ModelContract? = nil,
        impact: RiskTier = .unspecified,
        impactAnalysis: ImpactAnalysis? = nil,
        rollbackPlan: String = "",
        monitoringPlan: String = "",
        scheduledDeployment: Timestamp? = nil,
        evidenceRuns: [String] = [],
        targetContentDigest: [UInt8] = [],
        state: ChangeProposalState = .unspecified,
        author: String = "",
        editors: [String] = [],
        round: UInt32 = 0,
        submitTime: Timestamp? = nil,
        stateChangeTime: Timestamp? = nil,
        expireTime: Timestamp? = nil,
        leastBump: String = "",
        committee: String = "",
        policy: ProposalPolicy? = nil,
        evidence: [ProposalEvidence] = [],
        digest: [UInt8] = [],
        checklist: [ChecklistAnswer] = [],
        reviews: [ProposalReview] = [],
        votes: [ProposalVote] = [],
        approval: ProposalApproval? = nil,
        appliedBy: String = "",
        applyTime: Timestamp? = nil,
        supersededBy: String = "",
        singlePersonMode: Bool = false,
        targetArtifacts: [VersionArtifact] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.model = model
        self.baseVersion = baseVersion
        self.targetVersion = targetVersion
        self.changeType = changeType
        self.description = description
        self.oldValues = oldValues
        self.newValues = newValues
        self.oldContract = oldContract
        self.newContract = newContract
        self.impact = impact
        self.impactAnalysis = impactAnalysis
        self.rollbackPlan = rollbackPlan
        self.monitoringPlan = monitoringPlan
        self.scheduledDeployment = scheduledDeployment
        self.evidenceRuns = evidenceRuns
        self.targetContentDigest = targetContentDigest
        self.state = state
        self.author = author
        self.editors = editors
        self.round = round
        self.submitTime = submitTime
        self.stateChangeTime = stateChangeTime
        self.expireTime = expireTime
        self.leastBump = leastBump
        self.committee = committee
        self.policy = policy
        self.evidence = evidence
        self.digest = digest
        self.checklist = checklist
        self.reviews = reviews
        self.votes = votes
        self.approval = approval
        self.appliedBy = appliedBy
        self.applyTime = applyTime
        self.supersededBy = supersededBy
        self.singlePersonMode = singlePersonMode
        self.targetArtifacts = targetArtifacts
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.text("etag", etag)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.text("base_version", baseVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("target_version", targetVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.known("change_type", changeType, required: true)
        checker.text("description", description, bytesMax: 8192, multiline: true)
        checker.items("old_values", oldValues.count, max: 256)
        checker.messages("old_values", oldValues)
        checker.items("new_values", newValues.count, max: 256)
        checker.messages("new_values", newValues)
        checker.message("old_contract", oldContract)
        checker.message("new_contract", newContract)
        checker.known("impact", impact)
        checker.message("impact_analysis", impactAnalysis)
        checker.text("rollback_plan", rollbackPlan, bytesMax: 8192, multiline: true)
        checker.text("monitoring_plan", monitoringPlan, bytesMax: 8192, multiline: true)
        checker.items("evidence_runs", evidenceRuns.count, max: 32)
        checker.texts("evidence_runs", evidenceRuns, resource: EvalRun.pattern)
        checker.bytes("target_content_digest", targetContentDigest, bytesMax: 32)
        checker.known("state", state)
        checker.text("author", author, bytesMax: 256)
        checker.text("committee", committee, bytesMax: 256)
        checker.message("policy", policy)
        checker.messages("evidence", evidence)
        checker.messages("checklist", checklist)
        checker.messages("reviews", reviews)
        checker.messages("votes", votes)
        checker.message("approval", approval)
        checker.items("target_artifacts", targetArtifacts.count, max: 256)
        checker.messages("target_artifacts", targetArtifacts)
    }
}

/// A value before or after a change.
public struct ChangedValue: Message {
    public static var fullName: String { "regent.v1.ChangedValue" }

    /// For example "threshold_auto".
    public var name: String = ""
    /// The value as JSON, for example "0.15" or "[0.3,0.3]".
    public var json: String = ""

    public init() {}

    public init(name: String = "", json: String = "") {
        self.name = name
        self.json = json
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 128)
        checker.text("json", json, required: true, bytesMax: 8192, multiline: true)
    }
}

/// What a change is expected to do.
public struct ImpactAnalysis: Message {
    public static var fullName: String { "regent.v1.ImpactAnalysis" }

    /// Whether it says how much is decided automatically.
    /// 0 ... 1.
    public var expectedAutoResolveRate: Double? = nil
    /// Whether it says how much is asked.
    /// 0 ... 1.
    public var expectedAskRate: Double? = nil
    /// Whether it says how much is escalated.
    /// 0 ... 1.
    public var expectedEscalateRate: Double? = nil
    /// Whether it says how much better Youden's index becomes.
    /// -1 ... 1.
    public var youdenImprovement: Double? = nil
    /// How good the decision model of the base was on the rows that the change was fitted to; absent = not measured.
    public var qualityBefore: DecisionQuality? = nil
    /// How good that of the target is on the same rows; absent = not measured.
    public var qualityAfter: DecisionQuality? = nil

    public init() {}

    public init(
        expectedAutoResolveRate: Double? = nil,
        expectedAskRate: Double? = nil,
        expectedEscalateRate: Double? = nil,
        youdenImprovement: Double? = nil,
        qualityBefore: DecisionQuality? = nil,
        qualityAfter: DecisionQuality? = nil
    ) {
        self.expectedAutoResolveRate = expectedAutoResolveRate
        self.expectedAskRate = expectedAskRate
        self.expectedEscalateRate = expectedEscalateRate
        self.youdenImprovement = youdenImprovement
        self.qualityBefore = qualityBefore
        self.qualityAfter = qualityAfter
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("expected_auto_resolve_rate", expectedAutoResolveRate, atMost: 1, finite: true)
        checker.number("expected_ask_rate", expectedAskRate, atMost: 1, finite: true)
        checker.number("expected_escalate_rate", expectedEscalateRate, atMost: 1, finite: true)
        checker.number("youden_improvement", youdenImprovement, atLeast: -1, atMost: 1, finite: true)
        checker.message("quality_before", qualityBefore)
        checker.message("quality_after", qualityAfter)
    }
}

/// How good the probabilities of a decision model are, on rows whose right answer is known.
public struct DecisionQuality: Message {
    public static var fullName: String { "regent.v1.DecisionQuality" }

    /// Rows.
    public var rows: UInt64 = 0
    /// Mean squared error of the probabilities; 0 ... 1.
    public var brier: Double = 0
    /// Mean of -ln of the probability of what came true.
    public var logLoss: Double = 0
    /// Expected calibration error in 15 bins of equally many rows; 0 ... 1.
    public var ece: Double = 0
    /// How much of it is there by chance, by bootstrap.
    public var eceBias: Double = 0
    /// Whether there are rows of both kinds, so that a curve exists.
    /// Area under the ROC curve; 0 ... 1.
    public var auc: Double? = nil
    /// Whether there are rows of both kinds.
    /// True less false positive rate at the AUTO threshold; -1 ... 1.
    public var youden: Double? = nil
    /// Part of the rows that are decided automatically; 0 ... 1.
    public var autoRate: Double = 0
    /// Part of the rows that are asked about; 0 ... 1.
    public var askRate: Double = 0
    /// Part of the rows that are escalated; 0 ... 1.
    public var escalateRate: Double = 0
    /// Whether a row is decided automatically.
    /// Part of the rows decided automatically that are right; 0 ... 1.
    public var correctAuto: Double? = nil

    public init() {}

    public init(
        rows: UInt64 = 0,
        brier: Double = 0,
        logLoss: Double = 0,
        ece: Double = 0,
        eceBias: Double = 0,
        auc: Double? = nil,
        youden: Double? = nil,
        autoRate: Double = 0,
        askRate: Double = 0,
        escalateRate: Double = 0,
        correctAuto: Double? = nil
    ) {
        self.rows = rows
        self.brier = brier
        self.logLoss = logLoss
        self.ece = ece
        self.eceBias = eceBias
        self.auc = auc
        self.youden = youden
        self.autoRate = autoRate
        self.askRate = askRate
        self.escalateRate = escalateRate
        self.correctAuto = correctAuto
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("brier", brier, atMost: 1, finite: true)
        checker.number("log_loss", logLoss, finite: true)
        checker.number("ece", ece, atMost: 1, finite: true)
        checker.number("ece_bias", eceBias, atLeast: -1, atMost: 1, finite: true)
        checker.number("auc", auc, atMost: 1, finite: true)
        checker.number("youden", youden, atLeast: -1, atMost: 1, finite: true)
        checker.number("auto_rate", autoRate, atMost: 1, finite: true)
        checker.number("ask_rate", askRate, atMost: 1, finite: true)
        checker.number("escalate_rate", escalateRate, atMost: 1, finite: true)
        checker.number("correct_auto", correctAuto, atMost: 1, finite: true)
    }
}

/// The rules that a submission is held against; frozen with it.
public struct ProposalPolicy: Message {
    public static var fullName: String { "regent.v1.ProposalPolicy" }

    /// Approving reviews of distinct people.
    public var requiredReviews: UInt32 = 0
    /// Impact in force.
    public var impact: RiskTier = .unspecified
    /// Whether the committee must agree.
    public var committeeNeeded: Bool = false
    /// Seats that must approve, in order.
    public var requiredSeats: [RequiredSeat] = []
    /// Digest of the base version's content, or of the fields of the model that a change of configuration sets, 32 bytes;
    /// empty where there is neither.
    public var baseContentDigest: [UInt8] = []
    /// Delegates of the author, who may not review.
    public var authorDelegates: [String] = []

    public init() {}

    public init(
        requiredReviews: UInt32 = 0,
        impact: RiskTier = .unspecified,
        committeeNeeded: Bool = false,
        requiredSeats: [RequiredSeat] = [],
        baseContentDigest: [UInt8] = [],
        authorDelegates: [String] = []
    ) {
        self.requiredReviews = requiredReviews
        self.impact = impact
        self.committeeNeeded = committeeNeeded
        self.requiredSeats = requiredSeats
        self.baseContentDigest = baseContentDigest
        self.authorDelegates = authorDelegates
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("impact", impact)
        checker.messages("required_seats", requiredSeats)
        checker.texts("author_delegates", authorDelegates)
    }
}

/// A seat that must approve.
public struct RequiredSeat: Message {
    public static var fullName: String { "regent.v1.RequiredSeat" }

    /// Which seat.
    public var seat: CommitteeSeat = .unspecified

    public init() {}

    public init(seat: CommitteeSeat = .unspecified) {
        self.seat = seat
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("seat", seat)
    }
}

/// What a cited run was.
public struct ProposalEvidence: Message {
    public static var fullName: String { "regent.v1.ProposalEvidence" }

    /// The run.
    public var run: String = ""
    /// Digest of its samples, 32 bytes.
    public var contentDigest: [UInt8] = []
    /// Digest of its gates, 32 bytes; empty without gates.
    public var gatesDigest: [UInt8] = []
    /// Scored samples.
    public var scoredSamples: UInt64 = 0
    /// Who made, filled and sealed it, by name.
    public var uploadedBy: [String] = []
    /// It proves nothing any more.
    public var invalidated: Bool = false

    public init() {}

    public init(
        run: String = "",
        contentDigest: [UInt8] = [],
        gatesDigest: [UInt8] = [],
        scoredSamples: UInt64 = 0,
        uploadedBy: [String] = [],
        invalidated: Bool = false
    ) {
        self.run = run
        self.contentDigest = contentDigest
        self.gatesDigest = gatesDigest
        self.scoredSamples = scoredSamples
        self.uploadedBy = uploadedBy
        self.invalidated = invalidated
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("run", run)
        checker.texts("uploaded_by", uploadedBy)
    }
}

/// An answer to an item of the checklist.
public struct ChecklistAnswer: Message {
    public static var fullName: String { "regent.v1.ChecklistAnswer" }

    /// Which item.
    public var item: ChecklistItem = .unspecified
    /// The answer.
    public var result: ChecklistResult = .unspecified
    /// Why, for people.
    public var note: String = ""
    /// Who answered; output only.
    public var answeredBy: String = ""
    /// When; output only.
    public var answerTime: Timestamp? = nil

    public init() {}

    public init(
        item: ChecklistItem = .unspecified,
        result: ChecklistResult = .unspecified,
        note: String = "",
        answeredBy: String = "",
        answerTime: Timestamp? = nil
    ) {
        self.item = item
        self.result = result
        self.note = note
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
        checker.known("result", result, required: true)
        checker.text("note", note, bytesMax: 1024, multiline: true)
    }
}

/// A review of one submission.
public struct ProposalReview: Message {
    public static var fullName: String { "regent.v1.ProposalReview" }

    /// Who.
    public var reviewer: String = ""
    /// What.
    public var decision: ReviewDecision = .unspecified
    /// Why.
    public var comment: String = ""
    /// When.
    public var reviewTime: Timestamp? = nil
    /// Digest of what was reviewed.
    public var digest: [UInt8] = []
    /// The submission that was reviewed, from 1.
    public var round: UInt32 = 0
    /// The reviewer was the owner of a store in single-person mode.
    public var singlePersonMode: Bool = false

    public init() {}

    public init(
        reviewer: String = "",
        decision: ReviewDecision = .unspecified,
        comment: String = "",
        reviewTime: Timestamp? = nil,
        digest: [UInt8] = [],
        round: UInt32 = 0,
        singlePersonMode: Bool = false
    ) {
        self.reviewer = reviewer
        self.decision = decision
        self.comment = comment
        self.reviewTime = reviewTime
        self.digest = digest
        self.round = round
        self.singlePersonMode = singlePersonMode
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("reviewer", reviewer)
        checker.known("decision", decision)
        checker.text("comment", comment)
    }
}

/// A vote on one submission.
public struct ProposalVote: Message {
    public static var fullName: String { "regent.v1.ProposalVote" }

    /// Who.
    public var voter: String = ""
    /// For which seat.
    public var seat: CommitteeSeat = .unspecified
    /// What.
    public var decision: ReviewDecision = .unspecified
    /// Why.
    public var comment: String = ""
    /// When.
    public var voteTime: Timestamp? = nil
    /// Digest of what was voted on.
    public var digest: [UInt8] = []
    /// The submission that was voted on, from 1.
    public var round: UInt32 = 0
    /// The voter was the owner of a store in single-person mode.
    public var singlePersonMode: Bool = false

    public init() {}

    public init(
        voter: String = "",
        seat: CommitteeSeat = .unspecified,
        decision: ReviewDecision = .unspecified,
        comment: String = "",
        voteTime: Timestamp? = nil,
        digest: [UInt8] = [],
        round: UInt32 = 0,
        singlePersonMode: Bool = false
    ) {
        self.voter = voter
        self.seat = seat
        self.decision = decision
        self.comment = comment
        self.voteTime = voteTime
        self.digest = digest
        self.round = round
        self.singlePersonMode = singlePersonMode
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("voter", voter)
        checker.known("seat", seat)
        checker.known("decision", decision)
        checker.text("comment", comment)
    }
}

/// How a proposal was approved.
public struct ProposalApproval: Message {
    public static var fullName: String { "regent.v1.ProposalApproval" }

    /// Who approved: the committee's voters, or the reviewers where no committee was needed.
    public var approvedBy: [String] = []
    /// When.
    public var approveTime: Timestamp? = nil
    /// No committee was needed: a small change that loosens nothing.
    public var committeeWaived: Bool = false

    public init() {}

    public init(
        approvedBy: [String] = [],
        approveTime: Timestamp? = nil,
        committeeWaived: Bool = false
    ) {
        self.approvedBy = approvedBy
        self.approveTime = approveTime
        self.committeeWaived = committeeWaived
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.texts("approved_by", approvedBy)
    }
}

/// Makes a proposal.
public struct CreateProposalRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateProposalRequest" }

    /// The whole proposal; what is output only is ignored.
    public var proposal: ChangeProposal? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, mutation: Mutation? = nil) {
        self.proposal = proposal
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal, required: true)
        checker.message("mutation", mutation)
    }
}

/// The draft.
public struct CreateProposalResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateProposalResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Changes a proposal.
public struct UpdateProposalRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UpdateProposalRequest" }

    /// The whole proposal; what is output only is ignored.
    public var proposal: ChangeProposal? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, mutation: Mutation? = nil) {
        self.proposal = proposal
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal, required: true)
        checker.message("mutation", mutation)
    }
}

/// The proposal after the change.
public struct UpdateProposalResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UpdateProposalResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Submits a proposal for review.
public struct SubmitProposalRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.SubmitProposalRequest" }

    /// proposals/{proposal}.
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
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.message("mutation", mutation)
    }
}

/// The submitted proposal.
public struct SubmitProposalResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.SubmitProposalResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Adds a review.
public struct AddReviewRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AddReviewRequest" }

    /// proposals/{proposal}.
    public var name: String = ""
    /// What the reviewer decides.
    public var decision: ReviewDecision = .unspecified
    /// Why; required but for approving.
    public var comment: String = ""
    /// Key, etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        decision: ReviewDecision = .unspecified,
        comment: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.decision = decision
        self.comment = comment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.known("decision", decision, required: true)
        checker.text("comment", comment, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The proposal with the review.
public struct AddReviewResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AddReviewResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Answers items of the checklist.
public struct AnswerChecklistRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.AnswerChecklistRequest" }

    /// proposals/{proposal}.
    public var name: String = ""
    /// Answers; each takes the place of an earlier one to the same item.
    public var answers: [ChecklistAnswer] = []
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", answers: [ChecklistAnswer] = [], mutation: Mutation? = nil) {
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
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.items("answers", answers.count, required: true, max: 16)
        checker.messages("answers", answers)
        checker.message("mutation", mutation)
    }
}

/// The proposal with the answers.
public struct AnswerChecklistResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.AnswerChecklistResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Casts a vote.
public struct CastVoteRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CastVoteRequest" }

    /// proposals/{proposal}.
    public var name: String = ""
    /// The seat that the caller votes for.
    public var seat: CommitteeSeat = .unspecified
    /// APPROVE or REJECT.
    public var decision: ReviewDecision = .unspecified
    /// Why; required for rejecting.
    public var comment: String = ""
    /// Key, etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        seat: CommitteeSeat = .unspecified,
        decision: ReviewDecision = .unspecified,
        comment: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.seat = seat
        self.decision = decision
        self.comment = comment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.known("seat", seat, required: true)
        checker.known("decision", decision, required: true)
        checker.text("comment", comment, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The proposal with the vote.
public struct CastVoteResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CastVoteResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Applies a proposal.
public struct ApplyProposalRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ApplyProposalRequest" }

    /// proposals/{proposal}.
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
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.message("mutation", mutation)
    }
}

/// The applied proposal.
public struct ApplyProposalResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ApplyProposalResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Ends a proposal.
public struct WithdrawProposalRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.WithdrawProposalRequest" }

    /// proposals/{proposal}.
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
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
        checker.message("mutation", mutation)
    }
}

/// The withdrawn proposal.
public struct WithdrawProposalResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.WithdrawProposalResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil, receipt: Receipt? = nil) {
        self.proposal = proposal
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Asks for a proposal.
public struct GetProposalRequest: Message {
    public static var fullName: String { "regent.v1.GetProposalRequest" }

    /// proposals/{proposal}.
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
        checker.text("name", name, required: true, resource: ChangeProposal.pattern)
    }
}

/// One proposal.
public struct GetProposalResponse: Message {
    public static var fullName: String { "regent.v1.GetProposalResponse" }

    /// As stored.
    public var proposal: ChangeProposal? = nil

    public init() {}

    public init(proposal: ChangeProposal? = nil) {
        self.proposal = proposal
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("proposal", proposal)
    }
}

/// Asks for proposals.
public struct ListProposalsRequest: Message {
    public static var fullName: String { "regent.v1.ListProposalsRequest" }

    /// Proposals a page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those in this state; unspecified = all.
    public var state: ChangeProposalState = .unspecified
    /// Only those that it is true of, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
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
        state: ChangeProposalState = .unspecified,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.state = state
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
        checker.known("state", state)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of proposals.
public struct ListProposalsResponse: Message {
    public static var fullName: String { "regent.v1.ListProposalsResponse" }

    /// In the order that was asked for.
    public var proposals: [ChangeProposal] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        proposals: [ChangeProposal] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.proposals = proposals
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
        checker.messages("proposals", proposals)
    }
}

extension ChangeProposal: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__change_proposal__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ChangeProposal>) {
        unsafe regent__v1__change_proposal__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ChangeProposal>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe model = Read.text(c.pointee.model)
        unsafe baseVersion = Read.text(c.pointee.base_version)
        unsafe targetVersion = Read.text(c.pointee.target_version)
        unsafe changeType = ChangeType(rawValue: Int32(bitPattern: c.pointee.change_type.rawValue))
        unsafe description = Read.text(c.pointee.description)
        unsafe oldValues = Read.messages(c.pointee.old_values, c.pointee.n_old_values)
        unsafe newValues = Read.messages(c.pointee.new_values, c.pointee.n_new_values)
        unsafe oldContract = Read.message(c.pointee.old_contract)
        unsafe newContract = Read.message(c.pointee.new_contract)
        unsafe impact = RiskTier(rawValue: Int32(bitPattern: c.pointee.impact.rawValue))
        unsafe impactAnalysis = Read.message(c.pointee.impact_analysis)
        unsafe rollbackPlan = Read.text(c.pointee.rollback_plan)
        unsafe monitoringPlan = Read.text(c.pointee.monitoring_plan)
        unsafe scheduledDeployment = Read.message(c.pointee.scheduled_deployment)
        unsafe evidenceRuns = Read.texts(c.pointee.evidence_runs, c.pointee.n_evidence_runs)
        unsafe targetContentDigest = Read.bytes(c.pointee.target_content_digest)
        unsafe state = ChangeProposalState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe author = Read.text(c.pointee.author)
        unsafe editors = Read.texts(c.pointee.editors, c.pointee.n_editors)
        unsafe round = c.pointee.round
        unsafe submitTime = Read.message(c.pointee.submit_time)
        unsafe stateChangeTime = Read.message(c.pointee.state_change_time)
        unsafe expireTime = Read.message(c.pointee.expire_time)
        unsafe leastBump = Read.text(c.pointee.least_bump)
        unsafe committee = Read.text(c.pointee.committee)
        unsafe policy = Read.message(c.pointee.policy)
        unsafe evidence = Read.messages(c.pointee.evidence, c.pointee.n_evidence)
        unsafe digest = Read.bytes(c.pointee.digest)
        unsafe checklist = Read.messages(c.pointee.checklist, c.pointee.n_checklist)
        unsafe reviews = Read.messages(c.pointee.reviews, c.pointee.n_reviews)
        unsafe votes = Read.messages(c.pointee.votes, c.pointee.n_votes)
        unsafe approval = Read.message(c.pointee.approval)
        unsafe appliedBy = Read.text(c.pointee.applied_by)
        unsafe applyTime = Read.message(c.pointee.apply_time)
        unsafe supersededBy = Read.text(c.pointee.superseded_by)
        unsafe singlePersonMode = c.pointee.single_person_mode != 0
        unsafe targetArtifacts = Read.messages(c.pointee.target_artifacts, c.pointee.n_target_artifacts)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ChangeProposal>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.base_version = arena.text(baseVersion)
        unsafe c.pointee.target_version = arena.text(targetVersion)
        unsafe c.pointee.change_type = .init(rawValue: UInt32(bitPattern: changeType.rawValue))
        unsafe c.pointee.description = arena.text(description)
        unsafe (c.pointee.n_old_values, c.pointee.old_values) = arena.messages(oldValues)
        unsafe (c.pointee.n_new_values, c.pointee.new_values) = arena.messages(newValues)
        unsafe c.pointee.old_contract = arena.message(oldContract)
        unsafe c.pointee.new_contract = arena.message(newContract)
        unsafe c.pointee.impact = .init(rawValue: UInt32(bitPattern: impact.rawValue))
        unsafe c.pointee.impact_analysis = arena.message(impactAnalysis)
        unsafe c.pointee.rollback_plan = arena.text(rollbackPlan)
        unsafe c.pointee.monitoring_plan = arena.text(monitoringPlan)
        unsafe c.pointee.scheduled_deployment = arena.message(scheduledDeployment)
        unsafe (c.pointee.n_evidence_runs, c.pointee.evidence_runs) = arena.texts(evidenceRuns)
        unsafe c.pointee.target_content_digest = arena.bytes(targetContentDigest)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.author = arena.text(author)
        unsafe (c.pointee.n_editors, c.pointee.editors) = arena.texts(editors)
        unsafe c.pointee.round = round
        unsafe c.pointee.submit_time = arena.message(submitTime)
        unsafe c.pointee.state_change_time = arena.message(stateChangeTime)
        unsafe c.pointee.expire_time = arena.message(expireTime)
        unsafe c.pointee.least_bump = arena.text(leastBump)
        unsafe c.pointee.committee = arena.text(committee)
        unsafe c.pointee.policy = arena.message(policy)
        unsafe (c.pointee.n_evidence, c.pointee.evidence) = arena.messages(evidence)
        unsafe c.pointee.digest = arena.bytes(digest)
        unsafe (c.pointee.n_checklist, c.pointee.checklist) = arena.messages(checklist)
        unsafe (c.pointee.n_reviews, c.pointee.reviews) = arena.messages(reviews)
        unsafe (c.pointee.n_votes, c.pointee.votes) = arena.messages(votes)
        unsafe c.pointee.approval = arena.message(approval)
        unsafe c.pointee.applied_by = arena.text(appliedBy)
        unsafe c.pointee.apply_time = arena.message(applyTime)
        unsafe c.pointee.superseded_by = arena.text(supersededBy)
        unsafe c.pointee.single_person_mode = singlePersonMode ? 1 : 0
        unsafe (c.pointee.n_target_artifacts, c.pointee.target_artifacts) = arena.messages(targetArtifacts)
    }
}

extension ChangedValue: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__changed_value__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ChangedValue>) {
        unsafe regent__v1__changed_value__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ChangedValue>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe json = Read.text(c.pointee.json)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ChangedValue>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.json = arena.text(json)
    }
}

extension ImpactAnalysis: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__impact_analysis__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ImpactAnalysis>) {
        unsafe regent__v1__impact_analysis__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ImpactAnalysis>) {
        self.init()
        if unsafe c.pointee.expected_auto_resolve_rate_presence_case.rawValue == 1 {
            unsafe expectedAutoResolveRate = c.pointee.expected_auto_resolve_rate
        }
        if unsafe c.pointee.expected_ask_rate_presence_case.rawValue == 2 {
            unsafe expectedAskRate = c.pointee.expected_ask_rate
        }
        if unsafe c.pointee.expected_escalate_rate_presence_case.rawValue == 3 {
            unsafe expectedEscalateRate = c.pointee.expected_escalate_rate
        }
        if unsafe c.pointee.youden_improvement_presence_case.rawValue == 4 {
            unsafe youdenImprovement = c.pointee.youden_improvement
        }
        unsafe qualityBefore = Read.message(c.pointee.quality_before)
        unsafe qualityAfter = Read.message(c.pointee.quality_after)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ImpactAnalysis>, _ arena: Arena) {
        if let expectedAutoResolveRate {
            unsafe c.pointee.expected_auto_resolve_rate_presence_case = .init(rawValue: 1)
            unsafe c.pointee.expected_auto_resolve_rate = expectedAutoResolveRate
        }
        if let expectedAskRate {
            unsafe c.pointee.expected_ask_rate_presence_case = .init(rawValue: 2)
            unsafe c.pointee.expected_ask_rate = expectedAskRate
        }
        if let expectedEscalateRate {
            unsafe c.pointee.expected_escalate_rate_presence_case = .init(rawValue: 3)
            unsafe c.pointee.expected_escalate_rate = expectedEscalateRate
        }
        if let youdenImprovement {
            unsafe c.pointee.youden_improvement_presence_case = .init(rawValue: 4)
            unsafe c.pointee.youden_improvement = youdenImprovement
        }
        unsafe c.pointee.quality_before = arena.message(qualityBefore)
        unsafe c.pointee.quality_after = arena.message(qualityAfter)
    }
}

extension DecisionQuality: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decision_quality__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecisionQuality>) {
        unsafe regent__v1__decision_quality__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecisionQuality>) {
        self.init()
        unsafe rows = c.pointee.rows
        unsafe brier = c.pointee.brier
        unsafe logLoss = c.pointee.log_loss
        unsafe ece = c.pointee.ece
        unsafe eceBias = c.pointee.ece_bias
        if unsafe c.pointee.auc_presence_case.rawValue == 6 {
            unsafe auc = c.pointee.auc
        }
        if unsafe c.pointee.youden_presence_case.rawValue == 7 {
            unsafe youden = c.pointee.youden
        }
        unsafe autoRate = c.pointee.auto_rate
        unsafe askRate = c.pointee.ask_rate
        unsafe escalateRate = c.pointee.escalate_rate
        if unsafe c.pointee.correct_auto_presence_case.rawValue == 11 {
            unsafe correctAuto = c.pointee.correct_auto
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecisionQuality>, _ arena: Arena) {
        unsafe c.pointee.rows = rows
        unsafe c.pointee.brier = brier
        unsafe c.pointee.log_loss = logLoss
        unsafe c.pointee.ece = ece
        unsafe c.pointee.ece_bias = eceBias
        if let auc {
            unsafe c.pointee.auc_presence_case = .init(rawValue: 6)
            unsafe c.pointee.auc = auc
        }
        if let youden {
            unsafe c.pointee.youden_presence_case = .init(rawValue: 7)
            unsafe c.pointee.youden = youden
        }
        unsafe c.pointee.auto_rate = autoRate
        unsafe c.pointee.ask_rate = askRate
        unsafe c.pointee.escalate_rate = escalateRate
        if let correctAuto {
            unsafe c.pointee.correct_auto_presence_case = .init(rawValue: 11)
            unsafe c.pointee.correct_auto = correctAuto
        }
    }
}

extension ProposalPolicy: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__proposal_policy__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProposalPolicy>) {
        unsafe regent__v1__proposal_policy__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProposalPolicy>) {
        self.init()
        unsafe requiredReviews = c.pointee.required_reviews
        unsafe impact = RiskTier(rawValue: Int32(bitPattern: c.pointee.impact.rawValue))
        unsafe committeeNeeded = c.pointee.committee_needed != 0
        unsafe requiredSeats = Read.messages(c.pointee.required_seats, c.pointee.n_required_seats)
        unsafe baseContentDigest = Read.bytes(c.pointee.base_content_digest)
        unsafe authorDelegates = Read.texts(c.pointee.author_delegates, c.pointee.n_author_delegates)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProposalPolicy>, _ arena: Arena) {
        unsafe c.pointee.required_reviews = requiredReviews
        unsafe c.pointee.impact = .init(rawValue: UInt32(bitPattern: impact.rawValue))
        unsafe c.pointee.committee_needed = committeeNeeded ? 1 : 0
        unsafe (c.pointee.n_required_seats, c.pointee.required_seats) = arena.messages(requiredSeats)
        unsafe c.pointee.base_content_digest = arena.bytes(baseContentDigest)
        unsafe (c.pointee.n_author_delegates, c.pointee.author_delegates) = arena.texts(authorDelegates)
    }
}

extension RequiredSeat: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__required_seat__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequiredSeat>) {
        unsafe regent__v1__required_seat__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequiredSeat>) {
        self.init()
        unsafe seat = CommitteeSeat(rawValue: Int32(bitPattern: c.pointee.seat.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequiredSeat>, _ arena: Arena) {
        unsafe c.pointee.seat = .init(rawValue: UInt32(bitPattern: seat.rawValue))
    }
}

extension ProposalEvidence: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__proposal_evidence__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProposalEvidence>) {
        unsafe regent__v1__proposal_evidence__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProposalEvidence>) {
        self.init()
        unsafe run = Read.text(c.pointee.run)
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
        unsafe gatesDigest = Read.bytes(c.pointee.gates_digest)
        unsafe scoredSamples = c.pointee.scored_samples
        unsafe uploadedBy = Read.texts(c.pointee.uploaded_by, c.pointee.n_uploaded_by)
        unsafe invalidated = c.pointee.invalidated != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProposalEvidence>, _ arena: Arena) {
        unsafe c.pointee.run = arena.text(run)
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
        unsafe c.pointee.gates_digest = arena.bytes(gatesDigest)
        unsafe c.pointee.scored_samples = scoredSamples
        unsafe (c.pointee.n_uploaded_by, c.pointee.uploaded_by) = arena.texts(uploadedBy)
        unsafe c.pointee.invalidated = invalidated ? 1 : 0
    }
}

extension ChecklistAnswer: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__checklist_answer__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ChecklistAnswer>) {
        unsafe regent__v1__checklist_answer__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ChecklistAnswer>) {
        self.init()
        unsafe item = ChecklistItem(rawValue: Int32(bitPattern: c.pointee.item.rawValue))
        unsafe result = ChecklistResult(rawValue: Int32(bitPattern: c.pointee.result.rawValue))
        unsafe note = Read.text(c.pointee.note)
        unsafe answeredBy = Read.text(c.pointee.answered_by)
        unsafe answerTime = Read.message(c.pointee.answer_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ChecklistAnswer>, _ arena: Arena) {
        unsafe c.pointee.item = .init(rawValue: UInt32(bitPattern: item.rawValue))
        unsafe c.pointee.result = .init(rawValue: UInt32(bitPattern: result.rawValue))
        unsafe c.pointee.note = arena.text(note)
        unsafe c.pointee.answered_by = arena.text(answeredBy)
        unsafe c.pointee.answer_time = arena.message(answerTime)
    }
}

extension ProposalReview: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__proposal_review__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProposalReview>) {
        unsafe regent__v1__proposal_review__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProposalReview>) {
        self.init()
        unsafe reviewer = Read.text(c.pointee.reviewer)
        unsafe decision = ReviewDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe comment = Read.text(c.pointee.comment)
        unsafe reviewTime = Read.message(c.pointee.review_time)
        unsafe digest = Read.bytes(c.pointee.digest)
        unsafe round = c.pointee.round
        unsafe singlePersonMode = c.pointee.single_person_mode != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProposalReview>, _ arena: Arena) {
        unsafe c.pointee.reviewer = arena.text(reviewer)
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.review_time = arena.message(reviewTime)
        unsafe c.pointee.digest = arena.bytes(digest)
        unsafe c.pointee.round = round
        unsafe c.pointee.single_person_mode = singlePersonMode ? 1 : 0
    }
}

extension ProposalVote: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__proposal_vote__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProposalVote>) {
        unsafe regent__v1__proposal_vote__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProposalVote>) {
        self.init()
        unsafe voter = Read.text(c.pointee.voter)
        unsafe seat = CommitteeSeat(rawValue: Int32(bitPattern: c.pointee.seat.rawValue))
        unsafe decision = ReviewDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe comment = Read.text(c.pointee.comment)
        unsafe voteTime = Read.message(c.pointee.vote_time)
        unsafe digest = Read.bytes(c.pointee.digest)
        unsafe round = c.pointee.round
        unsafe singlePersonMode = c.pointee.single_person_mode != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProposalVote>, _ arena: Arena) {
        unsafe c.pointee.voter = arena.text(voter)
        unsafe c.pointee.seat = .init(rawValue: UInt32(bitPattern: seat.rawValue))
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.vote_time = arena.message(voteTime)
        unsafe c.pointee.digest = arena.bytes(digest)
        unsafe c.pointee.round = round
        unsafe c.pointee.single_person_mode = singlePersonMode ? 1 : 0
    }
}

extension ProposalApproval: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__proposal_approval__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProposalApproval>) {
        unsafe regent__v1__proposal_approval__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProposalApproval>) {
        self.init()
        unsafe approvedBy = Read.texts(c.pointee.approved_by, c.pointee.n_approved_by)
        unsafe approveTime = Read.message(c.pointee.approve_time)
        unsafe committeeWaived = c.pointee.committee_waived != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProposalApproval>, _ arena: Arena) {
        unsafe (c.pointee.n_approved_by, c.pointee.approved_by) = arena.texts(approvedBy)
        unsafe c.pointee.approve_time = arena.message(approveTime)
        unsafe c.pointee.committee_waived = committeeWaived ? 1 : 0
    }
}

extension CreateProposalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_proposal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateProposalRequest>) {
        unsafe regent__v1__create_proposal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateProposalRequest>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateProposalRequest>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateProposalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_proposal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateProposalResponse>) {
        unsafe regent__v1__create_proposal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateProposalResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateProposalResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UpdateProposalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_proposal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateProposalRequest>) {
        unsafe regent__v1__update_proposal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateProposalRequest>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateProposalRequest>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UpdateProposalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_proposal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateProposalResponse>) {
        unsafe regent__v1__update_proposal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateProposalResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateProposalResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension SubmitProposalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__submit_proposal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SubmitProposalRequest>) {
        unsafe regent__v1__submit_proposal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SubmitProposalRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SubmitProposalRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension SubmitProposalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__submit_proposal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SubmitProposalResponse>) {
        unsafe regent__v1__submit_proposal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SubmitProposalResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SubmitProposalResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension AddReviewRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__add_review_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AddReviewRequest>) {
        unsafe regent__v1__add_review_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AddReviewRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe decision = ReviewDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AddReviewRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AddReviewResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__add_review_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AddReviewResponse>) {
        unsafe regent__v1__add_review_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AddReviewResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AddReviewResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension AnswerChecklistRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__answer_checklist_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AnswerChecklistRequest>) {
        unsafe regent__v1__answer_checklist_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AnswerChecklistRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe answers = Read.messages(c.pointee.answers, c.pointee.n_answers)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AnswerChecklistRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe (c.pointee.n_answers, c.pointee.answers) = arena.messages(answers)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AnswerChecklistResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__answer_checklist_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AnswerChecklistResponse>) {
        unsafe regent__v1__answer_checklist_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AnswerChecklistResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AnswerChecklistResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension CastVoteRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cast_vote_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CastVoteRequest>) {
        unsafe regent__v1__cast_vote_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CastVoteRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe seat = CommitteeSeat(rawValue: Int32(bitPattern: c.pointee.seat.rawValue))
        unsafe decision = ReviewDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CastVoteRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.seat = .init(rawValue: UInt32(bitPattern: seat.rawValue))
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CastVoteResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cast_vote_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CastVoteResponse>) {
        unsafe regent__v1__cast_vote_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CastVoteResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CastVoteResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ApplyProposalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__apply_proposal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApplyProposalRequest>) {
        unsafe regent__v1__apply_proposal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApplyProposalRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApplyProposalRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ApplyProposalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__apply_proposal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApplyProposalResponse>) {
        unsafe regent__v1__apply_proposal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApplyProposalResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApplyProposalResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension WithdrawProposalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__withdraw_proposal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WithdrawProposalRequest>) {
        unsafe regent__v1__withdraw_proposal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WithdrawProposalRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WithdrawProposalRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension WithdrawProposalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__withdraw_proposal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WithdrawProposalResponse>) {
        unsafe regent__v1__withdraw_proposal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WithdrawProposalResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WithdrawProposalResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetProposalRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_proposal_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetProposalRequest>) {
        unsafe regent__v1__get_proposal_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetProposalRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetProposalRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetProposalResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_proposal_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetProposalResponse>) {
        unsafe regent__v1__get_proposal_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetProposalResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetProposalResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
    }
}

extension ListProposalsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_proposals_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListProposalsRequest>) {
        unsafe regent__v1__list_proposals_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListProposalsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe state = ChangeProposalState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListProposalsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListProposalsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_proposals_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListProposalsResponse>) {
        unsafe regent__v1__list_proposals_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListProposalsResponse>) {
        self.init()
        unsafe proposals = Read.messages(c.pointee.proposals, c.pointee.n_proposals)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListProposalsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_proposals, c.pointee.proposals) = arena.messages(proposals)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/proposals.proto declares, in its order.
    static let proposals: [any Message.Type] = [
        ChangeProposal.self,
        ChangedValue.self,
        ImpactAnalysis.self,
        DecisionQuality.self,
        ProposalPolicy.self,
        RequiredSeat.self,
        ProposalEvidence.self,
        ChecklistAnswer.self,
        ProposalReview.self,
        ProposalVote.self,
        ProposalApproval.self,
        CreateProposalRequest.self,
        CreateProposalResponse.self,
        UpdateProposalRequest.self,
        UpdateProposalResponse.self,
        SubmitProposalRequest.self,
        SubmitProposalResponse.self,
        AddReviewRequest.self,
        AddReviewResponse.self,
        AnswerChecklistRequest.self,
        AnswerChecklistResponse.self,
        CastVoteRequest.self,
        CastVoteResponse.self,
        ApplyProposalRequest.self,
        ApplyProposalResponse.self,
        WithdrawProposalRequest.self,
        WithdrawProposalResponse.self,
        GetProposalRequest.self,
        GetProposalResponse.self,
        ListProposalsRequest.self,
        ListProposalsResponse.self,
    ]
}

extension ChangeProposalState: DocumentState {}

extension CreateProposalRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateProposalResponse
    public init(document: ChangeProposal, mutation: Mutation?) {
        self.init(proposal: document, mutation: mutation)
    }
}

extension CreateProposalResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension UpdateProposalRequest: VerbRequest, DocumentRequest {
    public typealias Answer = UpdateProposalResponse
    public init(document: ChangeProposal, mutation: Mutation?) {
        self.init(proposal: document, mutation: mutation)
    }
}

extension UpdateProposalResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension SubmitProposalRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = SubmitProposalResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension SubmitProposalResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension AddReviewRequest: VerbRequest {
    public typealias Answer = AddReviewResponse
}

extension AddReviewResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension AnswerChecklistRequest: VerbRequest {
    public typealias Answer = AnswerChecklistResponse
}

extension AnswerChecklistResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension CastVoteRequest: VerbRequest {
    public typealias Answer = CastVoteResponse
}

extension CastVoteResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension ApplyProposalRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ApplyProposalResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ApplyProposalResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension WithdrawProposalRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = WithdrawProposalResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension WithdrawProposalResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension GetProposalRequest: NamedRequest {}

extension GetProposalResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

extension ListProposalsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(state: state == .unspecified ? nil : state.name, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        state = query.state.flatMap { ChangeProposalState(name: $0) } ?? .unspecified
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListProposalsResponse: ListResponse {
    public init(items: [ChangeProposal], nextPageToken: String) {
        self.init(proposals: items, nextPageToken: nextPageToken)
    }
    public var items: [ChangeProposal] { proposals }
}

/// Change proposals: what is to change, the evidence for it, and who agreed.
public enum ProposalServiceMethods {
    /// Makes a proposal: a draft of its author's, the caller. ADMIN alone proposes changes of roles and configuration only.
    public static let createProposal = Method<CreateProposalRequest, CreateProposalResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/CreateProposal", service: "regent.v1.ProposalService",
            method: "CreateProposal", requireAny: ["proposal.create"], scope: ["{proposal.model}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateProposalRequest",
            responseType: "regent.v1.CreateProposalResponse",
            comment: "Makes a proposal: a draft of its author's, the caller. ADMIN alone proposes changes of roles and configuration only.")
    ) { request in
        [ScopeName.all(ScopeName("", request.proposal?.model ?? "", ""))]
    }

    /// Changes a draft, or a proposal for which changes were requested: it is replaced whole. Every review and vote becomes
    /// stale. The author's alone.
    public static let updateProposal = Method<UpdateProposalRequest, UpdateProposalResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/UpdateProposal", service: "regent.v1.ProposalService",
            method: "UpdateProposal", requireAny: ["proposal.edit"], scope: ["{proposal.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UpdateProposalRequest",
            responseType: "regent.v1.UpdateProposalResponse",
            comment: "Changes a draft, or a proposal for which changes were requested: it is replaced whole. Every review and vote becomes stale. The author's alone.")
    ) { request in
        [ScopeName.all(ScopeName("", request.proposal?.name ?? "", ""))]
    }

    /// Submits a proposal for review: it must be complete, its version a legal step, its evidence sealed. The policy is frozen,
    /// and reviews begin again. The author's alone.
    public static let submitProposal = Method<SubmitProposalRequest, SubmitProposalResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/SubmitProposal", service: "regent.v1.ProposalService",
            method: "SubmitProposal", requireAny: ["proposal.edit"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SubmitProposalRequest",
            responseType: "regent.v1.SubmitProposalResponse",
            comment: "Submits a proposal for review: it must be complete, its version a legal step, its evidence sealed. The policy is frozen, and reviews begin again. The author's alone.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Adds a review to a submitted proposal: approves it, requests changes, or rejects it. Needs the proposal's etag, and
    /// a person who is not its author, an editor or a delegate of the author.
    public static let addReview = Method<AddReviewRequest, AddReviewResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/AddReview", service: "regent.v1.ProposalService",
            method: "AddReview", requireAny: ["proposal.review"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AddReviewRequest",
            responseType: "regent.v1.AddReviewResponse",
            comment: "Adds a review to a submitted proposal: approves it, requests changes, or rejects it. Needs the proposal's etag, and a person who is not its author, an editor or a delegate of the author.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Answers items of the review checklist. How many samples there are is answered by the server.
    public static let answerChecklist = Method<AnswerChecklistRequest, AnswerChecklistResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/AnswerChecklist", service: "regent.v1.ProposalService",
            method: "AnswerChecklist", requireAny: ["checklist.answer"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.AnswerChecklistRequest",
            responseType: "regent.v1.AnswerChecklistResponse",
            comment: "Answers items of the review checklist. How many samples there are is answered by the server.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Votes for a seat of the committee. Needs the proposal's etag; one vote a person, of a seat they hold.
    public static let castVote = Method<CastVoteRequest, CastVoteResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/CastVote", service: "regent.v1.ProposalService",
            method: "CastVote", requireAny: ["proposal.vote"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CastVoteRequest",
            responseType: "regent.v1.CastVoteResponse",
            comment: "Votes for a seat of the committee. Needs the proposal's etag; one vote a person, of a seat they hold.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Applies an approved proposal: its target version is registered, other open proposals for the same base are superseded.
    /// Needs the proposal's etag. The scheduler does it at `scheduled_deployment`.
    public static let applyProposal = Method<ApplyProposalRequest, ApplyProposalResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/ApplyProposal", service: "regent.v1.ProposalService",
            method: "ApplyProposal", requireAny: ["proposal.apply"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ApplyProposalRequest",
            responseType: "regent.v1.ApplyProposalResponse",
            comment: "Applies an approved proposal: its target version is registered, other open proposals for the same base are superseded. Needs the proposal's etag. The scheduler does it at `scheduled_deployment`.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Ends an open proposal. The author's alone.
    public static let withdrawProposal = Method<WithdrawProposalRequest, WithdrawProposalResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/WithdrawProposal", service: "regent.v1.ProposalService",
            method: "WithdrawProposal", requireAny: ["proposal.withdraw"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.WithdrawProposalRequest",
            responseType: "regent.v1.WithdrawProposalResponse",
            comment: "Ends an open proposal. The author's alone.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One proposal.
    public static let getProposal = Method<GetProposalRequest, GetProposalResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/GetProposal", service: "regent.v1.ProposalService",
            method: "GetProposal", requireAny: ["proposal.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetProposalRequest",
            responseType: "regent.v1.GetProposalResponse",
            comment: "One proposal.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Proposals, of those that the caller may read.
    public static let listProposals = Method<ListProposalsRequest, ListProposalsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProposalService/ListProposals", service: "regent.v1.ProposalService",
            method: "ListProposals", requireAny: ["proposal.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListProposalsRequest",
            responseType: "regent.v1.ListProposalsResponse",
            comment: "Proposals, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createProposal.descriptor,
        updateProposal.descriptor,
        submitProposal.descriptor,
        addReview.descriptor,
        answerChecklist.descriptor,
        castVote.descriptor,
        applyProposal.descriptor,
        withdrawProposal.descriptor,
        getProposal.descriptor,
        listProposals.descriptor,
    ]
}
