// Generated from regent/v1/rollout_simulation.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What a simulation says of a draft.
public enum SimulationVerdict: OpenEnum {
    /// Not used.
    case unspecified
    /// It does not roll back what was recorded, and not more often without a change than planned.
    case sound
    /// It would have rolled back what was recorded.
    case rollsBack
    /// It rolls back without a change more often than planned.
    case tooManyFalse
    /// There are too few keys, or the recorded arms cannot be compared.
    case tooLittle
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .sound
        case 2: self = .rollsBack
        case 3: self = .tooManyFalse
        case 4: self = .tooLittle
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .sound: 1
        case .rollsBack: 2
        case .tooManyFalse: 3
        case .tooLittle: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .sound: "SOUND"
        case .rollsBack: "ROLLS_BACK"
        case .tooManyFalse: "TOO_MANY_FALSE"
        case .tooLittle: "TOO_LITTLE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .sound,
        .rollsBack,
        .tooManyFalse,
        .tooLittle
    ]
}

/// A change that is put into the outcomes of the canary.
public struct SimulatedEffect: Message {
    public static var fullName: String { "regent.v1.SimulatedEffect" }

    /// What changes: one of the metrics that a judge compares.
    public var metric: String = ""
    /// By how much it gets worse: of a rate a difference, 0.03 makes 0.97 to 0.94; of p95_latency_ms a factor, 1.3.
    public var size: Double = 0

    public init() {}

    public init(metric: String = "", size: Double = 0) {
        self.metric = metric
        self.size = size
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("metric", metric, required: true, bytesMax: 256)
        checker.number("size", size, finite: true)
    }
}

/// How rollouts are simulated.
public struct SimulationSettings: Message {
    public static var fullName: String { "regent.v1.SimulationSettings" }

    /// Rollouts of each simulation, 1-10000; 0 = 200.
    public var runs: UInt32 = 0
    /// Keys of each arm in a rollout, up to 100000; 0 = half of those that were recorded, at most 2000.
    public var units: UInt32 = 0
    /// Share of the canary in thousandths, 1-500, by which its keys arrive; 0 = that of the first stage, or of the
    /// stored policy, or 500.
    public var canaryPermille: UInt32 = 0
    /// Seed of what is drawn.
    public var seed: UInt64 = 0
    /// Change of the canary; absent = none is simulated.
    public var effect: SimulatedEffect? = nil

    public init() {}

    public init(
        runs: UInt32 = 0,
        units: UInt32 = 0,
        canaryPermille: UInt32 = 0,
        seed: UInt64 = 0,
        effect: SimulatedEffect? = nil
    ) {
        self.runs = runs
        self.units = units
        self.canaryPermille = canaryPermille
        self.seed = seed
        self.effect = effect
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("runs", Double(runs), atMost: 10000)
        checker.number("units", Double(units), atMost: 100000)
        checker.number("canary_permille", Double(canaryPermille), atMost: 500)
        checker.message("effect", effect)
    }
}

/// Asks for a simulation.
public struct SimulateRolloutRequest: Message {
    public static var fullName: String { "regent.v1.SimulateRolloutRequest" }

    /// Id of the environment.
    public var environment: String = ""
    /// models/{model}.
    public var model: String = ""
    /// What is tried: judge, triggers, limits, stages; absent = those of the stored policy.
    public var draft: RolloutPlan? = nil
    /// Earliest time of stored outcomes; absent = from the beginning.
    public var fromTime: Timestamp? = nil
    /// Time before which they were made; absent = to the end.
    public var toTime: Timestamp? = nil
    /// Outcomes to use instead of stored ones.
    public var outcomes: [RouteOutcome] = []
    /// Size, seed and effect.
    public var settings: SimulationSettings? = nil

    public init() {}

    public init(
        environment: String = "",
        model: String = "",
        draft: RolloutPlan? = nil,
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        outcomes: [RouteOutcome] = [],
        settings: SimulationSettings? = nil
    ) {
        self.environment = environment
        self.model = model
        self.draft = draft
        self.fromTime = fromTime
        self.toTime = toTime
        self.outcomes = outcomes
        self.settings = settings
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.text("model", model, required: true, resource: Model.pattern)
        checker.message("draft", draft)
        checker.items("outcomes", outcomes.count, max: 8192)
        checker.messages("outcomes", outcomes)
        checker.message("settings", settings)
    }
}

/// What a simulation found.
public struct SimulateRolloutResponse: Message {
    public static var fullName: String { "regent.v1.SimulateRolloutResponse" }

    /// The findings.
    public var simulation: RolloutSimulation? = nil

    public init() {}

    public init(simulation: RolloutSimulation? = nil) {
        self.simulation = simulation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("simulation", simulation)
    }
}

/// What a draft would have done.
public struct RolloutSimulation: Message {
    public static var fullName: String { "regent.v1.RolloutSimulation" }

    /// What that says of the draft.
    public var verdict: SimulationVerdict = .unspecified
    /// Outcomes that were used: of the model, with a key or without.
    public var outcomeCount: UInt64 = 0
    /// Whether older outcomes were left out: the newest 50,000 are used.
    public var isCut: Bool = false
    /// Keys of the stable version, from which rollouts are drawn.
    public var keyCount: UInt64 = 0
    /// Time of the first outcome.
    public var firstTime: Timestamp? = nil
    /// Time of the last outcome.
    public var lastTime: Timestamp? = nil
    /// Whether the recorded outcomes have a canary and a baseline; otherwise their keys were divided among both.
    public var hasArms: Bool = false
    /// What the draft would have done with the recorded outcomes.
    public var recorded: SimulatedReplay? = nil
    /// The same with the effect in those of the canary; absent without an effect.
    public var recordedWithEffect: SimulatedReplay? = nil
    /// Rollouts without a change.
    public var unchanged: SimulatedRollouts? = nil
    /// Rollouts with the effect; absent without an effect.
    public var changed: SimulatedRollouts? = nil
    /// Chance of a false rollback that the judge of the draft is planned with.
    public var plannedFalseRollbackRate: Double = 0
    /// Each raw trigger, in the order of the draft.
    public var triggers: [SimulatedTrigger] = []

    public init() {}

    public init(
        verdict: SimulationVerdict = .unspecified,
        outcomeCount: UInt64 = 0,
        isCut: Bool = false,
        keyCount: UInt64 = 0,
        firstTime: Timestamp? = nil,
        lastTime: Timestamp? = nil,
        hasArms: Bool = false,
        recorded: SimulatedReplay? = nil,
        recordedWithEffect: SimulatedReplay? = nil,
        unchanged: SimulatedRollouts? = nil,
        changed: SimulatedRollouts? = nil,
        plannedFalseRollbackRate: Double = 0,
        triggers: [SimulatedTrigger] = []
    ) {
        self.verdict = verdict
        self.outcomeCount = outcomeCount
        self.isCut = isCut
        self.keyCount = keyCount
        self.firstTime = firstTime
        self.lastTime = lastTime
        self.hasArms = hasArms
        self.recorded = recorded
        self.recordedWithEffect = recordedWithEffect
        self.unchanged = unchanged
        self.changed = changed
        self.plannedFalseRollbackRate = plannedFalseRollbackRate
        self.triggers = triggers
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("verdict", verdict)
        checker.message("recorded", recorded)
        checker.message("recorded_with_effect", recordedWithEffect)
        checker.messages("triggers", triggers)
    }
}

/// A rollout that was replayed.
public struct SimulatedReplay: Message {
    public static var fullName: String { "regent.v1.SimulatedReplay" }

    /// What the judge found.
    public var decision: RolloutDecision = .unspecified
    /// Its reasons.
    public var reasons: [String] = []
    /// What rolled back: JUDGE, or the kind of a trigger; empty = nothing did.
    public var rolledBackBy: String = ""
    /// When; absent = nothing did.
    public var rollbackTime: Timestamp? = nil
    /// Outcomes of the canary until then, or all.
    public var canaryOutcomes: UInt64 = 0
    /// Outcomes of the baseline until then, or all.
    public var baselineOutcomes: UInt64 = 0
    /// Metrics at the end, as a verdict has them.
    public var metrics: [RolloutMetricVerdict] = []
    /// Metrics that are found worse.
    public var offenders: [String] = []

    public init() {}

    public init(
        decision: RolloutDecision = .unspecified,
        reasons: [String] = [],
        rolledBackBy: String = "",
        rollbackTime: Timestamp? = nil,
        canaryOutcomes: UInt64 = 0,
        baselineOutcomes: UInt64 = 0,
        metrics: [RolloutMetricVerdict] = [],
        offenders: [String] = []
    ) {
        self.decision = decision
        self.reasons = reasons
        self.rolledBackBy = rolledBackBy
        self.rollbackTime = rollbackTime
        self.canaryOutcomes = canaryOutcomes
        self.baselineOutcomes = baselineOutcomes
        self.metrics = metrics
        self.offenders = offenders
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("decision", decision)
        checker.messages("metrics", metrics)
    }
}

/// Simulated rollouts of one kind.
public struct SimulatedRollouts: Message {
    public static var fullName: String { "regent.v1.SimulatedRollouts" }

    /// Rollouts.
    public var runs: UInt32 = 0
    /// Keys of each arm.
    public var units: UInt32 = 0
    /// How many were rolled back.
    public var rolledBack: UInt32 = 0
    /// How many were promoted, and not rolled back.
    public var promoted: UInt32 = 0
    /// How many ended as INVALID.
    public var invalid: UInt32 = 0
    /// rolled_back / runs: the power with an effect, the rate of false rollbacks without.
    public var rate: Double = 0
    /// Wilson's lower bound of the rate, at 0.95 one-sided.
    public var rateLower: Double = 0
    /// Wilson's upper bound of the rate, at 0.95 one-sided.
    public var rateUpper: Double = 0
    /// Outcomes of the canary until half of the rollouts are rolled back.
    /// Absent where fewer are.
    public var medianOutcomes: UInt64? = nil
    /// Outcomes of the canary until nine tenths of the rollouts are rolled back.
    /// Absent where fewer are.
    public var p90Outcomes: UInt64? = nil
    /// Seconds until half of the rollouts are rolled back, at the recorded traffic and the share of the canary.
    /// Absent where fewer are.
    public var medianSeconds: Double? = nil
    /// Seconds until nine tenths of the rollouts are rolled back.
    /// Absent where fewer are.
    public var p90Seconds: Double? = nil
    /// Mean number of outcomes of the canary until the rollback or the end: requests that were exposed.
    public var exposedOutcomes: Double = 0

    public init() {}

    public init(
        runs: UInt32 = 0,
        units: UInt32 = 0,
        rolledBack: UInt32 = 0,
        promoted: UInt32 = 0,
        invalid: UInt32 = 0,
        rate: Double = 0,
        rateLower: Double = 0,
        rateUpper: Double = 0,
        medianOutcomes: UInt64? = nil,
        p90Outcomes: UInt64? = nil,
        medianSeconds: Double? = nil,
        p90Seconds: Double? = nil,
        exposedOutcomes: Double = 0
    ) {
        self.runs = runs
        self.units = units
        self.rolledBack = rolledBack
        self.promoted = promoted
        self.invalid = invalid
        self.rate = rate
        self.rateLower = rateLower
        self.rateUpper = rateUpper
        self.medianOutcomes = medianOutcomes
        self.p90Outcomes = p90Outcomes
        self.medianSeconds = medianSeconds
        self.p90Seconds = p90Seconds
        self.exposedOutcomes = exposedOutcomes
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A raw trigger and what it is worth.
public struct SimulatedTrigger: Message {
    public static var fullName: String { "regent.v1.SimulatedTrigger" }

    /// As in the draft.
    public var kind: RolloutTriggerKind = .unspecified
    /// Of SIGMA: which metric.
    public var metric: String = ""
    /// Unchanged rollouts in which it fired.
    public var fired: UInt32 = 0
    /// Chance that a window fires though nothing has changed, at the recorded rate; 0 of safety and where it has none.
    public var windowChance: Double = 0
    /// Chance that it fires in a rollout though nothing has changed, with its number of windows in a row.
    public var rolloutChance: Double = 0

    public init() {}

    public init(
        kind: RolloutTriggerKind = .unspecified,
        metric: String = "",
        fired: UInt32 = 0,
        windowChance: Double = 0,
        rolloutChance: Double = 0
    ) {
        self.kind = kind
        self.metric = metric
        self.fired = fired
        self.windowChance = windowChance
        self.rolloutChance = rolloutChance
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

extension SimulatedEffect: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulated_effect__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulatedEffect>) {
        unsafe regent__v1__simulated_effect__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulatedEffect>) {
        self.init()
        unsafe metric = Read.text(c.pointee.metric)
        unsafe size = c.pointee.size
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulatedEffect>, _ arena: Arena) {
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.size = size
    }
}

extension SimulationSettings: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulation_settings__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulationSettings>) {
        unsafe regent__v1__simulation_settings__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulationSettings>) {
        self.init()
        unsafe runs = c.pointee.runs
        unsafe units = c.pointee.units
        unsafe canaryPermille = c.pointee.canary_permille
        unsafe seed = c.pointee.seed
        unsafe effect = Read.message(c.pointee.effect)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulationSettings>, _ arena: Arena) {
        unsafe c.pointee.runs = runs
        unsafe c.pointee.units = units
        unsafe c.pointee.canary_permille = canaryPermille
        unsafe c.pointee.seed = seed
        unsafe c.pointee.effect = arena.message(effect)
    }
}

extension SimulateRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulate_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulateRolloutRequest>) {
        unsafe regent__v1__simulate_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulateRolloutRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe model = Read.text(c.pointee.model)
        unsafe draft = Read.message(c.pointee.draft)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe outcomes = Read.messages(c.pointee.outcomes, c.pointee.n_outcomes)
        unsafe settings = Read.message(c.pointee.settings)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulateRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.draft = arena.message(draft)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe (c.pointee.n_outcomes, c.pointee.outcomes) = arena.messages(outcomes)
        unsafe c.pointee.settings = arena.message(settings)
    }
}

extension SimulateRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulate_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulateRolloutResponse>) {
        unsafe regent__v1__simulate_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulateRolloutResponse>) {
        self.init()
        unsafe simulation = Read.message(c.pointee.simulation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulateRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.simulation = arena.message(simulation)
    }
}

extension RolloutSimulation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_simulation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutSimulation>) {
        unsafe regent__v1__rollout_simulation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutSimulation>) {
        self.init()
        unsafe verdict = SimulationVerdict(rawValue: Int32(bitPattern: c.pointee.verdict.rawValue))
        unsafe outcomeCount = c.pointee.outcome_count
        unsafe isCut = c.pointee.is_cut != 0
        unsafe keyCount = c.pointee.key_count
        unsafe firstTime = Read.message(c.pointee.first_time)
        unsafe lastTime = Read.message(c.pointee.last_time)
        unsafe hasArms = c.pointee.has_arms != 0
        unsafe recorded = Read.message(c.pointee.recorded)
        unsafe recordedWithEffect = Read.message(c.pointee.recorded_with_effect)
        unsafe unchanged = Read.message(c.pointee.unchanged)
        unsafe changed = Read.message(c.pointee.changed)
        unsafe plannedFalseRollbackRate = c.pointee.planned_false_rollback_rate
        unsafe triggers = Read.messages(c.pointee.triggers, c.pointee.n_triggers)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutSimulation>, _ arena: Arena) {
        unsafe c.pointee.verdict = .init(rawValue: UInt32(bitPattern: verdict.rawValue))
        unsafe c.pointee.outcome_count = outcomeCount
        unsafe c.pointee.is_cut = isCut ? 1 : 0
        unsafe c.pointee.key_count = keyCount
        unsafe c.pointee.first_time = arena.message(firstTime)
        unsafe c.pointee.last_time = arena.message(lastTime)
        unsafe c.pointee.has_arms = hasArms ? 1 : 0
        unsafe c.pointee.recorded = arena.message(recorded)
        unsafe c.pointee.recorded_with_effect = arena.message(recordedWithEffect)
        unsafe c.pointee.unchanged = arena.message(unchanged)
        unsafe c.pointee.changed = arena.message(changed)
        unsafe c.pointee.planned_false_rollback_rate = plannedFalseRollbackRate
        unsafe (c.pointee.n_triggers, c.pointee.triggers) = arena.messages(triggers)
    }
}

extension SimulatedReplay: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulated_replay__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulatedReplay>) {
        unsafe regent__v1__simulated_replay__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulatedReplay>) {
        self.init()
        unsafe decision = RolloutDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe reasons = Read.texts(c.pointee.reasons, c.pointee.n_reasons)
        unsafe rolledBackBy = Read.text(c.pointee.rolled_back_by)
        unsafe rollbackTime = Read.message(c.pointee.rollback_time)
        unsafe canaryOutcomes = c.pointee.canary_outcomes
        unsafe baselineOutcomes = c.pointee.baseline_outcomes
        unsafe metrics = Read.messages(c.pointee.metrics, c.pointee.n_metrics)
        unsafe offenders = Read.texts(c.pointee.offenders, c.pointee.n_offenders)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulatedReplay>, _ arena: Arena) {
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe (c.pointee.n_reasons, c.pointee.reasons) = arena.texts(reasons)
        unsafe c.pointee.rolled_back_by = arena.text(rolledBackBy)
        unsafe c.pointee.rollback_time = arena.message(rollbackTime)
        unsafe c.pointee.canary_outcomes = canaryOutcomes
        unsafe c.pointee.baseline_outcomes = baselineOutcomes
        unsafe (c.pointee.n_metrics, c.pointee.metrics) = arena.messages(metrics)
        unsafe (c.pointee.n_offenders, c.pointee.offenders) = arena.texts(offenders)
    }
}

extension SimulatedRollouts: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulated_rollouts__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulatedRollouts>) {
        unsafe regent__v1__simulated_rollouts__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulatedRollouts>) {
        self.init()
        unsafe runs = c.pointee.runs
        unsafe units = c.pointee.units
        unsafe rolledBack = c.pointee.rolled_back
        unsafe promoted = c.pointee.promoted
        unsafe invalid = c.pointee.invalid
        unsafe rate = c.pointee.rate
        unsafe rateLower = c.pointee.rate_lower
        unsafe rateUpper = c.pointee.rate_upper
        if unsafe c.pointee.median_outcomes_presence_case.rawValue == 9 {
            unsafe medianOutcomes = c.pointee.median_outcomes
        }
        if unsafe c.pointee.p90_outcomes_presence_case.rawValue == 10 {
            unsafe p90Outcomes = c.pointee.p90_outcomes
        }
        if unsafe c.pointee.median_seconds_presence_case.rawValue == 11 {
            unsafe medianSeconds = c.pointee.median_seconds
        }
        if unsafe c.pointee.p90_seconds_presence_case.rawValue == 12 {
            unsafe p90Seconds = c.pointee.p90_seconds
        }
        unsafe exposedOutcomes = c.pointee.exposed_outcomes
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulatedRollouts>, _ arena: Arena) {
        unsafe c.pointee.runs = runs
        unsafe c.pointee.units = units
        unsafe c.pointee.rolled_back = rolledBack
        unsafe c.pointee.promoted = promoted
        unsafe c.pointee.invalid = invalid
        unsafe c.pointee.rate = rate
        unsafe c.pointee.rate_lower = rateLower
        unsafe c.pointee.rate_upper = rateUpper
        if let medianOutcomes {
            unsafe c.pointee.median_outcomes_presence_case = .init(rawValue: 9)
            unsafe c.pointee.median_outcomes = medianOutcomes
        }
        if let p90Outcomes {
            unsafe c.pointee.p90_outcomes_presence_case = .init(rawValue: 10)
            unsafe c.pointee.p90_outcomes = p90Outcomes
        }
        if let medianSeconds {
            unsafe c.pointee.median_seconds_presence_case = .init(rawValue: 11)
            unsafe c.pointee.median_seconds = medianSeconds
        }
        if let p90Seconds {
            unsafe c.pointee.p90_seconds_presence_case = .init(rawValue: 12)
            unsafe c.pointee.p90_seconds = p90Seconds
        }
        unsafe c.pointee.exposed_outcomes = exposedOutcomes
    }
}

extension SimulatedTrigger: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__simulated_trigger__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SimulatedTrigger>) {
        unsafe regent__v1__simulated_trigger__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SimulatedTrigger>) {
        self.init()
        unsafe kind = RolloutTriggerKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe metric = Read.text(c.pointee.metric)
        unsafe fired = c.pointee.fired
        unsafe windowChance = c.pointee.window_chance
        unsafe rolloutChance = c.pointee.rollout_chance
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SimulatedTrigger>, _ arena: Arena) {
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.metric = arena.text(metric)
        unsafe c.pointee.fired = fired
        unsafe c.pointee.window_chance = windowChance
        unsafe c.pointee.rollout_chance = rolloutChance
    }
}

extension MessageTypes {
    /// Messages that regent/v1/rollout_simulation.proto declares, in its order.
    static let rolloutSimulation: [any Message.Type] = [
        SimulatedEffect.self,
        SimulationSettings.self,
        SimulateRolloutRequest.self,
        SimulateRolloutResponse.self,
        RolloutSimulation.self,
        SimulatedReplay.self,
        SimulatedRollouts.self,
        SimulatedTrigger.self,
    ]
}

/// Simulations: what a draft of a rollout policy would have done with outcomes that were recorded.
public enum RolloutSimulationServiceMethods {
    /// Replays the outcomes of a model in an environment through a draft, then simulates rollouts that are drawn from them, without
    /// a change and with one. Changes nothing. The same request on the same outcomes has the same answer.
    public static let simulateRollout = Method<SimulateRolloutRequest, SimulateRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutSimulationService/SimulateRollout", service: "regent.v1.RolloutSimulationService",
            method: "SimulateRollout", requireAny: ["rollout.simulate"], scope: ["environments/{environment}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SimulateRolloutRequest",
            responseType: "regent.v1.SimulateRolloutResponse",
            comment: "Replays the outcomes of a model in an environment through a draft, then simulates rollouts that are drawn from them, without a change and with one. Changes nothing. The same request on the same outcomes has the same answer.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        simulateRollout.descriptor,
    ]
}
