// Generated from regent/v1/decisions.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What follows from a row.
public enum DecisionAction: OpenEnum {
    /// Not used.
    case unspecified
    /// Go on without a person.
    case auto
    /// Ask the one whom it is about.
    case ask
    /// A person decides.
    case escalate
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .auto
        case 2: self = .ask
        case 3: self = .escalate
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .auto: 1
        case .ask: 2
        case .escalate: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .auto: "AUTO"
        case .ask: "ASK"
        case .escalate: "ESCALATE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .auto, .ask, .escalate]
}

/// How thresholds are chosen.
public enum ThresholdMethod: OpenEnum {
    /// They stay as they are.
    case unspecified
    /// The AUTO threshold with the greatest difference of true and false positive rate; the other stays.
    case youden
    /// Both, by costs.
    case cost
    /// The loosest AUTO threshold whose error is shown to be small enough; the other stays.
    case certificate
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .youden
        case 2: self = .cost
        case 3: self = .certificate
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .youden: 1
        case .cost: 2
        case .certificate: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .youden: "YOUDEN"
        case .cost: "COST"
        case .certificate: "CERTIFICATE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .youden, .cost, .certificate]
}

/// How weights are chosen.
public enum WeightMethod: OpenEnum {
    /// They stay as they are.
    case unspecified
    /// Logistic regression.
    case logistic
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .logistic
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .logistic: 1
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .logistic: "LOGISTIC"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .logistic]
}

/// How the calibration is chosen.
public enum CalibrationMethod: OpenEnum {
    /// It stays as it is.
    case unspecified
    /// None.
    case none
    /// A temperature.
    case temperature
    /// Platt scaling.
    case platt
    /// The one with the least log-loss on rows that it was not fitted to; none unless it is better by a standard error.
    case best
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .none
        case 2: self = .temperature
        case 3: self = .platt
        case 4: self = .best
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .none: 1
        case .temperature: 2
        case .platt: 3
        case .best: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .none: "NONE"
        case .temperature: "TEMPERATURE"
        case .platt: "PLATT"
        case .best: "BEST"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .none, .temperature, .platt, .best]
}

/// Values of a feature.
public struct FeatureColumn: Message {
    public static var fullName: String { "regent.v1.FeatureColumn" }

    /// A feature of the model.
    public var feature: String = ""
    /// One a row, or one for each row and candidate: all rows of the first candidate, then all of the second. Finite.
    public var values: [Double] = []
    /// Ascending places of `values` that are missing: there the default of the feature is taken.
    public var missing: [UInt32] = []

    public init() {}

    public init(feature: String = "", values: [Double] = [], missing: [UInt32] = []) {
        self.feature = feature
        self.values = values
        self.missing = missing
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("feature", feature, required: true, bytesMax: 256)
        checker.items("values", values.count, max: 524288)
        checker.items("missing", missing.count, max: 524288)
    }
}

/// Rows in columns.
public struct DecisionTable: Message {
    public static var fullName: String { "regent.v1.DecisionTable" }

    /// Rows, at least 1.
    public var rows: UInt32 = 0
    /// Candidates among which a row chooses; none: those that the model has biases of, or one without a name.
    public var candidates: [String] = []
    /// Columns; of a feature without one every row has the default.
    public var columns: [FeatureColumn] = []

    public init() {}

    public init(rows: UInt32 = 0, candidates: [String] = [], columns: [FeatureColumn] = []) {
        self.rows = rows
        self.candidates = candidates
        self.columns = columns
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("rows", Double(rows), atMost: 131072)
        checker.items("candidates", candidates.count, max: 64)
        checker.texts("candidates", candidates, bytesMax: 256)
        checker.items("columns", columns.count, max: 4096)
        checker.messages("columns", columns)
    }
}

/// Asks for decisions.
public struct ScoreDecisionsRequest: Message {
    public static var fullName: String { "regent.v1.ScoreDecisionsRequest" }

    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// At most 8,192 rows.
    public var table: DecisionTable? = nil
    /// Whether the probabilities of all candidates are wanted; at most 262,144 of them.
    public var withProbabilities: Bool = false

    public init() {}

    public init(
        version: String = "",
        table: DecisionTable? = nil,
        withProbabilities: Bool = false
    ) {
        self.version = version
        self.table = table
        self.withProbabilities = withProbabilities
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("version", version, required: true, resource: ModelVersion.pattern)
        checker.message("table", table, required: true)
    }
}

/// Decisions.
public struct ScoreDecisionsResponse: Message {
    public static var fullName: String { "regent.v1.ScoreDecisionsResponse" }

    /// Names of the candidates, in the order of their indexes.
    public var candidates: [String] = []
    /// One byte a row: the number of its DecisionAction.
    public var decisions: [UInt8] = []
    /// One a row: 1 - the probability that the chosen candidate is right; 0 ... 1.
    public var risks: [Double] = []
    /// One a row: index of the chosen candidate.
    public var choices: [UInt32] = []
    /// One a row: place of the safety rule that held, from 1; 0 = none.
    public var rules: [UInt32] = []
    /// Where they were asked for: all rows of the first candidate, then all of the second; 0 ... 1.
    public var probabilities: [Double] = []
    /// The version's content digest, 32 bytes.
    public var contentDigest: [UInt8] = []

    public init() {}

    public init(
        candidates: [String] = [],
        decisions: [UInt8] = [],
        risks: [Double] = [],
        choices: [UInt32] = [],
        rules: [UInt32] = [],
        probabilities: [Double] = [],
        contentDigest: [UInt8] = []
    ) {
        self.candidates = candidates
        self.decisions = decisions
        self.risks = risks
        self.choices = choices
        self.rules = rules
        self.probabilities = probabilities
        self.contentDigest = contentDigest
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Asks why a row is decided as it is.
public struct ExplainDecisionRequest: Message {
    public static var fullName: String { "regent.v1.ExplainDecisionRequest" }

    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// One row.
    public var table: DecisionTable? = nil

    public init() {}

    public init(version: String = "", table: DecisionTable? = nil) {
        self.version = version
        self.table = table
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("version", version, required: true, resource: ModelVersion.pattern)
        checker.message("table", table, required: true)
    }
}

/// What a feature contributes to a logit.
public struct FeatureContribution: Message {
    public static var fullName: String { "regent.v1.FeatureContribution" }

    /// The feature.
    public var feature: String = ""
    /// Its value.
    public var value: Double = 0
    /// Whether the value is the default, because the row has none.
    public var isDefault: Bool = false
    /// Its weight.
    public var weight: Double = 0
    /// Weight times value.
    public var contribution: Double = 0

    public init() {}

    public init(
        feature: String = "",
        value: Double = 0,
        isDefault: Bool = false,
        weight: Double = 0,
        contribution: Double = 0
    ) {
        self.feature = feature
        self.value = value
        self.isDefault = isDefault
        self.weight = weight
        self.contribution = contribution
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A candidate, as the decision saw it.
public struct CandidateScore: Message {
    public static var fullName: String { "regent.v1.CandidateScore" }

    /// Its name; empty where there is one without a name.
    public var candidate: String = ""
    /// In the order of the features.
    public var contributions: [FeatureContribution] = []
    /// Its bias.
    public var bias: Double = 0
    /// Sum of the contributions and the bias.
    public var logit: Double = 0
    /// The logit behind the calibration: slope times logit plus offset.
    public var calibratedLogit: Double = 0
    /// That it is right; 0 ... 1.
    public var probability: Double = 0

    public init() {}

    public init(
        candidate: String = "",
        contributions: [FeatureContribution] = [],
        bias: Double = 0,
        logit: Double = 0,
        calibratedLogit: Double = 0,
        probability: Double = 0
    ) {
        self.candidate = candidate
        self.contributions = contributions
        self.bias = bias
        self.logit = logit
        self.calibratedLogit = calibratedLogit
        self.probability = probability
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A decision and its explanation.
public struct ExplainDecisionResponse: Message {
    public static var fullName: String { "regent.v1.ExplainDecisionResponse" }

    /// The decision.
    public var decision: DecisionAction = .unspecified
    /// 1 - the probability that the chosen candidate is right; 0 ... 1.
    public var risk: Double = 0
    /// Index of the chosen candidate.
    public var choice: UInt32 = 0
    /// The safety rule that held; absent = none.
    public var rule: SafetyRule? = nil
    /// Its place, from 1; 0 = none.
    public var rulePlace: UInt32 = 0
    /// The calibration of the model; absent = none.
    public var calibration: Calibration? = nil
    /// Factor of a logit.
    public var calibrationSlope: Double = 0
    /// Added to it.
    public var calibrationOffset: Double = 0
    /// AUTO where the risk is at most this.
    public var thresholdAuto: Double = 0
    /// ESCALATE where the risk is at least this.
    public var thresholdEscalate: Double = 0
    /// In the order of their indexes.
    public var candidates: [CandidateScore] = []

    public init() {}

    public init(
        decision: DecisionAction = .unspecified,
        risk: Double = 0,
        choice: UInt32 = 0,
        rule: SafetyRule? = nil,
        rulePlace: UInt32 = 0,
        calibration: Calibration? = nil,
        calibrationSlope: Double = 0,
        calibrationOffset: Double = 0,
        thresholdAuto: Double = 0,
        thresholdEscalate: Double = 0,
        candidates: [CandidateScore] = []
    ) {
        self.decision = decision
        self.risk = risk
        self.choice = choice
        self.rule = rule
        self.rulePlace = rulePlace
        self.calibration = calibration
        self.calibrationSlope = calibrationSlope
        self.calibrationOffset = calibrationOffset
        self.thresholdAuto = thresholdAuto
        self.thresholdEscalate = thresholdEscalate
        self.candidates = candidates
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("decision", decision)
        checker.message("rule", rule)
        checker.message("calibration", calibration)
    }
}

/// What decisions cost, all in one unit.
public struct DecisionCosts: Message {
    public static var fullName: String { "regent.v1.DecisionCosts" }

    /// Of a wrong answer; above 0.
    public var wrong: Double = 0
    /// Of asking.
    public var ask: Double = 0
    /// Of escalating.
    public var escalate: Double = 0
    /// What it costs besides when the answer that was asked about is wrong.
    public var askFail: Double = 0

    public init() {}

    public init(wrong: Double = 0, ask: Double = 0, escalate: Double = 0, askFail: Double = 0) {
        self.wrong = wrong
        self.ask = ask
        self.escalate = escalate
        self.askFail = askFail
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("wrong", wrong, finite: true)
        checker.number("ask", ask, finite: true)
        checker.number("escalate", escalate, finite: true)
        checker.number("ask_fail", askFail, finite: true)
    }
}

/// What a certificate of a threshold must show.
public struct CertificateTerms: Message {
    public static var fullName: String { "regent.v1.CertificateTerms" }

    /// Greatest rate of wrong answers among those that are decided automatically; above 0, below 1.
    public var errorMax: Double = 0
    /// With which confidence; at least 0.5, below 1; 0 = 0.95.
    public var confidence: Double = 0

    public init() {}

    public init(errorMax: Double = 0, confidence: Double = 0) {
        self.errorMax = errorMax
        self.confidence = confidence
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("error_max", errorMax, atMost: 1, finite: true)
        checker.number("confidence", confidence, atMost: 1, finite: true)
    }
}

/// Asks for a proposal of a better decision model.
public struct OptimiseDecisionModelRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.OptimiseDecisionModelRequest" }

    /// The version to start from, models/{model}/versions/{version}.
    public var version: String = ""
    /// Rows whose right answer is known.
    public var table: DecisionTable? = nil
    /// One a row: index of the right candidate, from 1; 0 = none of them was right.
    public var correct: [UInt32] = []
    /// How weights and biases are fitted.
    public var weights: WeightMethod = .unspecified
    /// Of LOGISTIC: half of this times the sum of the squared weights is added to the loss; 0 = nothing.
    public var l2: Double = 0
    /// How the calibration is fitted.
    public var calibration: CalibrationMethod = .unspecified
    /// How thresholds are chosen.
    public var thresholds: ThresholdMethod = .unspecified
    /// Of COST.
    public var costs: DecisionCosts? = nil
    /// Of CERTIFICATE.
    public var certificate: CertificateTerms? = nil
    /// The version to propose; empty = the next one that the change needs.
    public var targetVersion: String = ""
    /// Name of the proposal; empty = one is made up.
    public var proposal: String = ""
    /// How to take it back; empty = by a rollback to the base.
    public var rollbackPlan: String = ""
    /// What to watch; empty = the rates and the calibration of the impact analysis.
    public var monitoringPlan: String = ""
    /// Runs that the proposal rests on.
    public var evidenceRuns: [String] = []
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        version: String = "",
        table: DecisionTable? = nil,
        correct: [UInt32] = [],
        weights: WeightMethod = .unspecified,
        l2: Double = 0,
        calibration: CalibrationMethod = .unspecified,
        thresholds: ThresholdMethod = .unspecified,
        costs: DecisionCosts? = nil,
        certificate: CertificateTerms? = nil,
        targetVersion: String = "",
        proposal: String = "",
        rollbackPlan: String = "",
        monitoringPlan: String = "",
        evidenceRuns: [String] = [],
        mutation: Mutation? = nil
    ) {
        self.version = version
        self.table = table
        self.correct = correct
        self.weights = weights
        self.l2 = l2
        self.calibration = calibration
        self.thresholds = thresholds
        self.costs = costs
        self.certificate = certificate
        self.targetVersion = targetVersion
        self.proposal = proposal
        self.rollbackPlan = rollbackPlan
        self.monitoringPlan = monitoringPlan
        self.evidenceRuns = evidenceRuns
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("version", version, required: true, resource: ModelVersion.pattern)
        checker.message("table", table, required: true)
        checker.items("correct", correct.count, required: true, max: 131072)
        checker.known("weights", weights)
        checker.number("l2", l2, finite: true)
        checker.known("calibration", calibration)
        checker.known("thresholds", thresholds)
        checker.message("costs", costs)
        checker.message("certificate", certificate)
        checker.text("target_version", targetVersion, resource: ModelVersion.pattern)
        checker.text("proposal", proposal, resource: ChangeProposal.pattern)
        checker.text("rollback_plan", rollbackPlan, bytesMax: 8192, multiline: true)
        checker.text("monitoring_plan", monitoringPlan, bytesMax: 8192, multiline: true)
        checker.items("evidence_runs", evidenceRuns.count, max: 32)
        checker.texts("evidence_runs", evidenceRuns, resource: EvalRun.pattern)
        checker.message("mutation", mutation)
    }
}

/// The proposal.
public struct OptimiseDecisionModelResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.OptimiseDecisionModelResponse" }

    /// As stored, a draft.
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

extension FeatureColumn: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__feature_column__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__FeatureColumn>) {
        unsafe regent__v1__feature_column__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__FeatureColumn>) {
        self.init()
        unsafe feature = Read.text(c.pointee.feature)
        unsafe values = Read.array(c.pointee.values, c.pointee.n_values)
        unsafe missing = Read.array(c.pointee.missing, c.pointee.n_missing)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__FeatureColumn>, _ arena: Arena) {
        unsafe c.pointee.feature = arena.text(feature)
        unsafe (c.pointee.n_values, c.pointee.values) = arena.array(values)
        unsafe (c.pointee.n_missing, c.pointee.missing) = arena.array(missing)
    }
}

extension DecisionTable: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decision_table__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecisionTable>) {
        unsafe regent__v1__decision_table__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecisionTable>) {
        self.init()
        unsafe rows = c.pointee.rows
        unsafe candidates = Read.texts(c.pointee.candidates, c.pointee.n_candidates)
        unsafe columns = Read.messages(c.pointee.columns, c.pointee.n_columns)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecisionTable>, _ arena: Arena) {
        unsafe c.pointee.rows = rows
        unsafe (c.pointee.n_candidates, c.pointee.candidates) = arena.texts(candidates)
        unsafe (c.pointee.n_columns, c.pointee.columns) = arena.messages(columns)
    }
}

extension ScoreDecisionsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__score_decisions_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScoreDecisionsRequest>) {
        unsafe regent__v1__score_decisions_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScoreDecisionsRequest>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe table = Read.message(c.pointee.table)
        unsafe withProbabilities = c.pointee.with_probabilities != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScoreDecisionsRequest>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.table = arena.message(table)
        unsafe c.pointee.with_probabilities = withProbabilities ? 1 : 0
    }
}

extension ScoreDecisionsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__score_decisions_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ScoreDecisionsResponse>) {
        unsafe regent__v1__score_decisions_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ScoreDecisionsResponse>) {
        self.init()
        unsafe candidates = Read.texts(c.pointee.candidates, c.pointee.n_candidates)
        unsafe decisions = Read.bytes(c.pointee.decisions)
        unsafe risks = Read.array(c.pointee.risks, c.pointee.n_risks)
        unsafe choices = Read.array(c.pointee.choices, c.pointee.n_choices)
        unsafe rules = Read.array(c.pointee.rules, c.pointee.n_rules)
        unsafe probabilities = Read.array(c.pointee.probabilities, c.pointee.n_probabilities)
        unsafe contentDigest = Read.bytes(c.pointee.content_digest)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ScoreDecisionsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_candidates, c.pointee.candidates) = arena.texts(candidates)
        unsafe c.pointee.decisions = arena.bytes(decisions)
        unsafe (c.pointee.n_risks, c.pointee.risks) = arena.array(risks)
        unsafe (c.pointee.n_choices, c.pointee.choices) = arena.array(choices)
        unsafe (c.pointee.n_rules, c.pointee.rules) = arena.array(rules)
        unsafe (c.pointee.n_probabilities, c.pointee.probabilities) = arena.array(probabilities)
        unsafe c.pointee.content_digest = arena.bytes(contentDigest)
    }
}

extension ExplainDecisionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__explain_decision_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExplainDecisionRequest>) {
        unsafe regent__v1__explain_decision_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExplainDecisionRequest>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe table = Read.message(c.pointee.table)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExplainDecisionRequest>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.table = arena.message(table)
    }
}

extension FeatureContribution: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__feature_contribution__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__FeatureContribution>) {
        unsafe regent__v1__feature_contribution__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__FeatureContribution>) {
        self.init()
        unsafe feature = Read.text(c.pointee.feature)
        unsafe value = c.pointee.value
        unsafe isDefault = c.pointee.is_default != 0
        unsafe weight = c.pointee.weight
        unsafe contribution = c.pointee.contribution
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__FeatureContribution>, _ arena: Arena) {
        unsafe c.pointee.feature = arena.text(feature)
        unsafe c.pointee.value = value
        unsafe c.pointee.is_default = isDefault ? 1 : 0
        unsafe c.pointee.weight = weight
        unsafe c.pointee.contribution = contribution
    }
}

extension CandidateScore: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__candidate_score__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CandidateScore>) {
        unsafe regent__v1__candidate_score__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CandidateScore>) {
        self.init()
        unsafe candidate = Read.text(c.pointee.candidate)
        unsafe contributions = Read.messages(c.pointee.contributions, c.pointee.n_contributions)
        unsafe bias = c.pointee.bias
        unsafe logit = c.pointee.logit
        unsafe calibratedLogit = c.pointee.calibrated_logit
        unsafe probability = c.pointee.probability
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CandidateScore>, _ arena: Arena) {
        unsafe c.pointee.candidate = arena.text(candidate)
        unsafe (c.pointee.n_contributions, c.pointee.contributions) = arena.messages(contributions)
        unsafe c.pointee.bias = bias
        unsafe c.pointee.logit = logit
        unsafe c.pointee.calibrated_logit = calibratedLogit
        unsafe c.pointee.probability = probability
    }
}

extension ExplainDecisionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__explain_decision_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExplainDecisionResponse>) {
        unsafe regent__v1__explain_decision_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExplainDecisionResponse>) {
        self.init()
        unsafe decision = DecisionAction(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe risk = c.pointee.risk
        unsafe choice = c.pointee.choice
        unsafe rule = Read.message(c.pointee.rule)
        unsafe rulePlace = c.pointee.rule_place
        unsafe calibration = Read.message(c.pointee.calibration)
        unsafe calibrationSlope = c.pointee.calibration_slope
        unsafe calibrationOffset = c.pointee.calibration_offset
        unsafe thresholdAuto = c.pointee.threshold_auto
        unsafe thresholdEscalate = c.pointee.threshold_escalate
        unsafe candidates = Read.messages(c.pointee.candidates, c.pointee.n_candidates)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExplainDecisionResponse>, _ arena: Arena) {
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.risk = risk
        unsafe c.pointee.choice = choice
        unsafe c.pointee.rule = arena.message(rule)
        unsafe c.pointee.rule_place = rulePlace
        unsafe c.pointee.calibration = arena.message(calibration)
        unsafe c.pointee.calibration_slope = calibrationSlope
        unsafe c.pointee.calibration_offset = calibrationOffset
        unsafe c.pointee.threshold_auto = thresholdAuto
        unsafe c.pointee.threshold_escalate = thresholdEscalate
        unsafe (c.pointee.n_candidates, c.pointee.candidates) = arena.messages(candidates)
    }
}

extension DecisionCosts: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decision_costs__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecisionCosts>) {
        unsafe regent__v1__decision_costs__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecisionCosts>) {
        self.init()
        unsafe wrong = c.pointee.wrong
        unsafe ask = c.pointee.ask
        unsafe escalate = c.pointee.escalate
        unsafe askFail = c.pointee.ask_fail
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecisionCosts>, _ arena: Arena) {
        unsafe c.pointee.wrong = wrong
        unsafe c.pointee.ask = ask
        unsafe c.pointee.escalate = escalate
        unsafe c.pointee.ask_fail = askFail
    }
}

extension CertificateTerms: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__certificate_terms__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CertificateTerms>) {
        unsafe regent__v1__certificate_terms__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CertificateTerms>) {
        self.init()
        unsafe errorMax = c.pointee.error_max
        unsafe confidence = c.pointee.confidence
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CertificateTerms>, _ arena: Arena) {
        unsafe c.pointee.error_max = errorMax
        unsafe c.pointee.confidence = confidence
    }
}

extension OptimiseDecisionModelRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__optimise_decision_model_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OptimiseDecisionModelRequest>) {
        unsafe regent__v1__optimise_decision_model_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OptimiseDecisionModelRequest>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe table = Read.message(c.pointee.table)
        unsafe correct = Read.array(c.pointee.correct, c.pointee.n_correct)
        unsafe weights = WeightMethod(rawValue: Int32(bitPattern: c.pointee.weights.rawValue))
        unsafe l2 = c.pointee.l2
        unsafe calibration = CalibrationMethod(rawValue: Int32(bitPattern: c.pointee.calibration.rawValue))
        unsafe thresholds = ThresholdMethod(rawValue: Int32(bitPattern: c.pointee.thresholds.rawValue))
        unsafe costs = Read.message(c.pointee.costs)
        unsafe certificate = Read.message(c.pointee.certificate)
        unsafe targetVersion = Read.text(c.pointee.target_version)
        unsafe proposal = Read.text(c.pointee.proposal)
        unsafe rollbackPlan = Read.text(c.pointee.rollback_plan)
        unsafe monitoringPlan = Read.text(c.pointee.monitoring_plan)
        unsafe evidenceRuns = Read.texts(c.pointee.evidence_runs, c.pointee.n_evidence_runs)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OptimiseDecisionModelRequest>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.table = arena.message(table)
        unsafe (c.pointee.n_correct, c.pointee.correct) = arena.array(correct)
        unsafe c.pointee.weights = .init(rawValue: UInt32(bitPattern: weights.rawValue))
        unsafe c.pointee.l2 = l2
        unsafe c.pointee.calibration = .init(rawValue: UInt32(bitPattern: calibration.rawValue))
        unsafe c.pointee.thresholds = .init(rawValue: UInt32(bitPattern: thresholds.rawValue))
        unsafe c.pointee.costs = arena.message(costs)
        unsafe c.pointee.certificate = arena.message(certificate)
        unsafe c.pointee.target_version = arena.text(targetVersion)
        unsafe c.pointee.proposal = arena.text(proposal)
        unsafe c.pointee.rollback_plan = arena.text(rollbackPlan)
        unsafe c.pointee.monitoring_plan = arena.text(monitoringPlan)
        unsafe (c.pointee.n_evidence_runs, c.pointee.evidence_runs) = arena.texts(evidenceRuns)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension OptimiseDecisionModelResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__optimise_decision_model_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OptimiseDecisionModelResponse>) {
        unsafe regent__v1__optimise_decision_model_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OptimiseDecisionModelResponse>) {
        self.init()
        unsafe proposal = Read.message(c.pointee.proposal)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OptimiseDecisionModelResponse>, _ arena: Arena) {
        unsafe c.pointee.proposal = arena.message(proposal)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/decisions.proto declares, in its order.
    static let decisions: [any Message.Type] = [
        FeatureColumn.self,
        DecisionTable.self,
        ScoreDecisionsRequest.self,
        ScoreDecisionsResponse.self,
        ExplainDecisionRequest.self,
        FeatureContribution.self,
        CandidateScore.self,
        ExplainDecisionResponse.self,
        DecisionCosts.self,
        CertificateTerms.self,
        OptimiseDecisionModelRequest.self,
        OptimiseDecisionModelResponse.self,
    ]
}

extension OptimiseDecisionModelRequest: VerbRequest {
    public typealias Answer = OptimiseDecisionModelResponse
}

extension OptimiseDecisionModelResponse: DocumentResponse {
    public init(subject: ChangeProposal) { self.init(proposal: subject) }
    public var subject: ChangeProposal? { proposal }
}

/// Decisions of a version's decision model: AUTO, ASK or ESCALATE, why, and proposals of a better model.
public enum DecisionServiceMethods {
    /// Decides for many rows at once, in columns.
    public static let scoreDecisions = Method<ScoreDecisionsRequest, ScoreDecisionsResponse>(
        MethodDescriptor(
            name: "/regent.v1.DecisionService/ScoreDecisions", service: "regent.v1.DecisionService",
            method: "ScoreDecisions", requireAny: ["decision.score"], scope: ["{version}"],
            idempotency: .read, criticality: .p3, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ScoreDecisionsRequest",
            responseType: "regent.v1.ScoreDecisionsResponse",
            comment: "Decides for many rows at once, in columns.")
    ) { request in
        [ScopeName.all(ScopeName("", request.version, ""))]
    }

    /// Decides for one row, with what each feature contributes, the safety rule that held, and the calibration.
    public static let explainDecision = Method<ExplainDecisionRequest, ExplainDecisionResponse>(
        MethodDescriptor(
            name: "/regent.v1.DecisionService/ExplainDecision", service: "regent.v1.DecisionService",
            method: "ExplainDecision", requireAny: ["decision.score"], scope: ["{version}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ExplainDecisionRequest",
            responseType: "regent.v1.ExplainDecisionResponse",
            comment: "Decides for one row, with what each feature contributes, the safety rule that held, and the calibration.")
    ) { request in
        [ScopeName.all(ScopeName("", request.version, ""))]
    }

    /// Fits weights, calibration and thresholds to labelled rows and makes a proposal of them: a draft of the caller's, with
    /// its impact analysis. The version itself never changes. With `validate_only` the answer is what would be proposed.
    public static let optimiseDecisionModel = Method<OptimiseDecisionModelRequest, OptimiseDecisionModelResponse>(
        MethodDescriptor(
            name: "/regent.v1.DecisionService/OptimiseDecisionModel", service: "regent.v1.DecisionService",
            method: "OptimiseDecisionModel", requireAny: ["decision.optimise"], scope: ["{version}"],
            idempotency: .keyed, criticality: .p4, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.OptimiseDecisionModelRequest",
            responseType: "regent.v1.OptimiseDecisionModelResponse",
            comment: "Fits weights, calibration and thresholds to labelled rows and makes a proposal of them: a draft of the caller's, with its impact analysis. The version itself never changes. With `validate_only` the answer is what would be proposed.")
    ) { request in
        [ScopeName.all(ScopeName("", request.version, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        scoreDecisions.descriptor,
        explainDecision.descriptor,
        optimiseDecisionModel.descriptor,
    ]
}
