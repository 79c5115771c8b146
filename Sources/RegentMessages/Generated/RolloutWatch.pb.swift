// Generated from regent/v1/rollout_watch.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Asks for the figures of a rollout.
public struct WatchRolloutRequest: Message {
    public static var fullName: String { "regent.v1.WatchRolloutRequest" }

    /// rollouts/{rollout}.
    public var name: String = ""

    public init() {}

    public init(name: String = "") {
        self.name = name
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

/// The figures of a rollout.
public struct WatchRolloutResponse: Message {
    public static var fullName: String { "regent.v1.WatchRolloutResponse" }

    /// As they are now.
    public var figures: RolloutFigures? = nil

    public init() {}

    public init(figures: RolloutFigures? = nil) {
        self.figures = figures
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("figures", figures)
    }
}

/// Outcomes that a judge left out, by reason.
public struct IgnoredOutcomes: Message {
    public static var fullName: String { "regent.v1.IgnoredOutcomes" }

    /// VERSION: the arm is not that of the version. NO_KEY: without a key nobody can tell the arm. ARM: the key does not belong to
    /// the arm. POLICY: decided before the rollout, or by a policy that does not exist. TIME: made before the rollout, or in the
    /// future. REPEATED: the attempt was counted before. LOST: the segment is damaged.
    public var reason: String = ""
    /// How many.
    public var count: UInt64 = 0

    public init() {}

    public init(reason: String = "", count: UInt64 = 0) {
        self.reason = reason
        self.count = count
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// What is known of a rollout.
public struct RolloutFigures: Message {
    public static var fullName: String { "regent.v1.RolloutFigures" }

    /// The rollout as it is stored.
    public var rollout: RolloutRun? = nil
    /// What the judge says now; absent where it has not begun.
    public var verdict: RolloutVerdict? = nil
    /// Evidence of harm of all metrics together: an e-value, at least 0; 1/alpha rolls back.
    public var harmEValue: Double = 0
    /// The largest that it has been.
    public var harmEValuePeak: Double = 0
    /// 1/alpha.
    public var harmLimit: Double = 0
    /// Evidence that the arms do not get their shares: an e-value, at least 0.
    public var sampleRatioEValue: Double = 0
    /// Metrics that are found worse.
    public var offenders: [String] = []
    /// Keys of the canary that were compared.
    public var canaryKeys: UInt64 = 0
    /// Keys of the baseline that were compared.
    public var baselineKeys: UInt64 = 0
    /// Outcomes of the canary in the stage.
    public var stageUnits: UInt64 = 0
    /// Outcomes that do not count, by reason; those that are 0 are left out.
    public var ignored: [IgnoredOutcomes] = []
    /// When the last outcome that counts was made; absent without one.
    public var latestOutcomeTime: Timestamp? = nil
    /// How long the rollout took until the decision that it has, microseconds; 0 while that is HOLD.
    public var decisionAfterUs: UInt64 = 0
    /// When the figures were made.
    public var figuresTime: Timestamp? = nil

    public init() {}

    public init(
        rollout: RolloutRun? = nil,
        verdict: RolloutVerdict? = nil,
        harmEValue: Double = 0,
        harmEValuePeak: Double = 0,
        harmLimit: Double = 0,
        sampleRatioEValue: Double = 0,
        offenders: [String] = [],
        canaryKeys: UInt64 = 0,
        baselineKeys: UInt64 = 0,
        stageUnits: UInt64 = 0,
        ignored: [IgnoredOutcomes] = [],
        latestOutcomeTime: Timestamp? = nil,
        decisionAfterUs: UInt64 = 0,
        figuresTime: Timestamp? = nil
    ) {
        self.rollout = rollout
        self.verdict = verdict
        self.harmEValue = harmEValue
        self.harmEValuePeak = harmEValuePeak
        self.harmLimit = harmLimit
        self.sampleRatioEValue = sampleRatioEValue
        self.offenders = offenders
        self.canaryKeys = canaryKeys
        self.baselineKeys = baselineKeys
        self.stageUnits = stageUnits
        self.ignored = ignored
        self.latestOutcomeTime = latestOutcomeTime
        self.decisionAfterUs = decisionAfterUs
        self.figuresTime = figuresTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollout", rollout)
        checker.message("verdict", verdict)
    }
}

extension WatchRolloutRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_rollout_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchRolloutRequest>) {
        unsafe regent__v1__watch_rollout_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchRolloutRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchRolloutRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
    }
}

extension WatchRolloutResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_rollout_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchRolloutResponse>) {
        unsafe regent__v1__watch_rollout_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchRolloutResponse>) {
        self.init()
        unsafe figures = Read.message(c.pointee.figures)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchRolloutResponse>, _ arena: Arena) {
        unsafe c.pointee.figures = arena.message(figures)
    }
}

extension IgnoredOutcomes: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__ignored_outcomes__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__IgnoredOutcomes>) {
        unsafe regent__v1__ignored_outcomes__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__IgnoredOutcomes>) {
        self.init()
        unsafe reason = Read.text(c.pointee.reason)
        unsafe count = c.pointee.count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__IgnoredOutcomes>, _ arena: Arena) {
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.count = count
    }
}

extension RolloutFigures: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_figures__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutFigures>) {
        unsafe regent__v1__rollout_figures__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutFigures>) {
        self.init()
        unsafe rollout = Read.message(c.pointee.rollout)
        unsafe verdict = Read.message(c.pointee.verdict)
        unsafe harmEValue = c.pointee.harm_e_value
        unsafe harmEValuePeak = c.pointee.harm_e_value_peak
        unsafe harmLimit = c.pointee.harm_limit
        unsafe sampleRatioEValue = c.pointee.sample_ratio_e_value
        unsafe offenders = Read.texts(c.pointee.offenders, c.pointee.n_offenders)
        unsafe canaryKeys = c.pointee.canary_keys
        unsafe baselineKeys = c.pointee.baseline_keys
        unsafe stageUnits = c.pointee.stage_units
        unsafe ignored = Read.messages(c.pointee.ignored, c.pointee.n_ignored)
        unsafe latestOutcomeTime = Read.message(c.pointee.latest_outcome_time)
        unsafe decisionAfterUs = c.pointee.decision_after_us
        unsafe figuresTime = Read.message(c.pointee.figures_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutFigures>, _ arena: Arena) {
        unsafe c.pointee.rollout = arena.message(rollout)
        unsafe c.pointee.verdict = arena.message(verdict)
        unsafe c.pointee.harm_e_value = harmEValue
        unsafe c.pointee.harm_e_value_peak = harmEValuePeak
        unsafe c.pointee.harm_limit = harmLimit
        unsafe c.pointee.sample_ratio_e_value = sampleRatioEValue
        unsafe (c.pointee.n_offenders, c.pointee.offenders) = arena.texts(offenders)
        unsafe c.pointee.canary_keys = canaryKeys
        unsafe c.pointee.baseline_keys = baselineKeys
        unsafe c.pointee.stage_units = stageUnits
        unsafe (c.pointee.n_ignored, c.pointee.ignored) = arena.messages(ignored)
        unsafe c.pointee.latest_outcome_time = arena.message(latestOutcomeTime)
        unsafe c.pointee.decision_after_us = decisionAfterUs
        unsafe c.pointee.figures_time = arena.message(figuresTime)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/rollout_watch.proto declares, in its order.
    static let rolloutWatch: [any Message.Type] = [
        WatchRolloutRequest.self,
        WatchRolloutResponse.self,
        IgnoredOutcomes.self,
        RolloutFigures.self,
    ]
}

/// Rollouts as they are judged.
public enum RolloutWatchServiceMethods {
    /// The figures of a rollout now, then again whenever they change, at most ten times a second. Ends with the rollout.
    public static let watchRollout = Method<WatchRolloutRequest, WatchRolloutResponse>(
        MethodDescriptor(
            name: "/regent.v1.RolloutWatchService/WatchRollout", service: "regent.v1.RolloutWatchService",
            method: "WatchRollout", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.WatchRolloutRequest",
            responseType: "regent.v1.WatchRolloutResponse",
            comment: "The figures of a rollout now, then again whenever they change, at most ten times a second. Ends with the rollout.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        watchRollout.descriptor,
    ]
}
