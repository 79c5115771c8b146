// Generated from regent/v1/provider_health.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What routing does with a provider.
public enum ProviderHealthState: OpenEnum {
    /// Not used.
    case unspecified
    /// It serves by its weight.
    case healthy
    /// It serves nothing before its readmission.
    case ejected
    /// It serves one request, a probe, whose outcome decides.
    case halfOpen
    /// Its probe succeeded: it serves by a weight that grows to its own.
    case slowStart
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .healthy
        case 2: self = .ejected
        case 3: self = .halfOpen
        case 4: self = .slowStart
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .healthy: 1
        case .ejected: 2
        case .halfOpen: 3
        case .slowStart: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .healthy: "HEALTHY"
        case .ejected: "EJECTED"
        case .halfOpen: "HALF_OPEN"
        case .slowStart: "SLOW_START"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .healthy, .ejected, .halfOpen, .slowStart]
}

/// Why a provider was ejected.
public enum EjectionCause: OpenEnum {
    /// It was not.
    case unspecified
    /// So many requests in a row failed.
    case consecutiveFailures
    /// The share of requests that fail is above its limit.
    case failureRate
    /// The share of answers that break their schema, or whose patch does not apply, is above its limit.
    case qualityRate
    /// The share of slow answers is above its limit.
    case slowRate
    /// It limits the rate of requests.
    case throttled
    /// It refuses the caller: key, permission or address are wrong (401, 403, 404).
    case config
    /// Its probe failed.
    case probeFailed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .consecutiveFailures
        case 2: self = .failureRate
        case 3: self = .qualityRate
        case 4: self = .slowRate
        case 5: self = .throttled
        case 6: self = .config
        case 7: self = .probeFailed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .consecutiveFailures: 1
        case .failureRate: 2
        case .qualityRate: 3
        case .slowRate: 4
        case .throttled: 5
        case .config: 6
        case .probeFailed: 7
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .consecutiveFailures: "CONSECUTIVE_FAILURES"
        case .failureRate: "FAILURE_RATE"
        case .qualityRate: "QUALITY_RATE"
        case .slowRate: "SLOW_RATE"
        case .throttled: "THROTTLED"
        case .config: "CONFIG"
        case .probeFailed: "PROBE_FAILED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .consecutiveFailures,
        .failureRate,
        .qualityRate,
        .slowRate,
        .throttled,
        .config,
        .probeFailed
    ]
}

/// A share of outcomes; older ones count less.
public struct HealthRate: Message {
    public static var fullName: String { "regent.v1.HealthRate" }

    /// 0 ... 1; 0 without outcomes.
    public var rate: Double = 0
    /// Outcomes that it is of, each by its age.
    public var weight: Double = 0

    public init() {}

    public init(rate: Double = 0, weight: Double = 0) {
        self.rate = rate
        self.weight = weight
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The health of a provider in an environment.
public struct ProviderHealth: Message {
    public static var fullName: String { "regent.v1.ProviderHealth" }

    /// environments/{environment}/providers/{provider}.
    public var name: String = ""
    /// What routing does with it.
    public var state: ProviderHealthState = .unspecified
    /// Why it was ejected last; unspecified if it never was, or its health was reset.
    public var cause: EjectionCause = .unspecified
    /// When it was ejected last.
    public var ejectionTime: Timestamp? = nil
    /// When it may serve a probe; absent while nothing keeps it from serving.
    public var readmissionTime: Timestamp? = nil
    /// Ejections that the length of the next one counts; one less after every five clean minutes.
    public var ejectionCount: UInt32 = 0
    /// It has failed as much as an ejected one and serves all the same: without it too little of the environment's weight
    /// would serve.
    public var heldByCap: Bool = false
    /// Share of its weight by which it serves, in thousandths, 0 ... 1000.
    public var weightPermille: UInt32 = 0
    /// Weight of its config.
    public var weight: UInt32 = 0
    /// Failures in a row.
    public var consecutiveFailures: UInt32 = 0
    /// Errors, timeouts and broken answers, of the requests that succeeded or failed.
    public var failures: HealthRate? = nil
    /// Answers that break their schema, or whose patch does not apply, of those where either is known.
    public var qualityFailures: HealthRate? = nil
    /// Throttled requests, of all.
    public var throttles: HealthRate? = nil
    /// Answers slower than the limit of the policy, of those with a latency; no outcomes without a limit.
    public var slowCalls: HealthRate? = nil
    /// When the lease of the probe ends; absent while no probe is out.
    public var probeExpireTime: Timestamp? = nil

    public init() {}

    public init(
        name: String = "",
        state: ProviderHealthState = .unspecified,
        cause: EjectionCause = .unspecified,
        ejectionTime: Timestamp? = nil,
        readmissionTime: Timestamp? = nil,
        ejectionCount: UInt32 = 0,
        heldByCap: Bool = false,
        weightPermille: UInt32 = 0,
        weight: UInt32 = 0,
        consecutiveFailures: UInt32 = 0,
        failures: HealthRate? = nil,
        qualityFailures: HealthRate? = nil,
        throttles: HealthRate? = nil,
        slowCalls: HealthRate? = nil,
        probeExpireTime: Timestamp? = nil
    ) {
        self.name = name
        self.state = state
        self.cause = cause
        self.ejectionTime = ejectionTime
        self.readmissionTime = readmissionTime
        self.ejectionCount = ejectionCount
        self.heldByCap = heldByCap
        self.weightPermille = weightPermille
        self.weight = weight
        self.consecutiveFailures = consecutiveFailures
        self.failures = failures
        self.qualityFailures = qualityFailures
        self.throttles = throttles
        self.slowCalls = slowCalls
        self.probeExpireTime = probeExpireTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, resource: ProviderConfig.pattern)
        checker.known("state", state)
        checker.known("cause", cause)
    }
}

/// Asks for the health of providers.
public struct ListProviderHealthRequest: Message {
    public static var fullName: String { "regent.v1.ListProviderHealthRequest" }

    /// Id of the environment.
    public var environment: String = ""

    public init() {}

    public init(environment: String = "") {
        self.environment = environment
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
    }
}

/// The health of providers.
public struct ListProviderHealthResponse: Message {
    public static var fullName: String { "regent.v1.ListProviderHealthResponse" }

    /// By the bytes of their ids.
    public var providers: [ProviderHealth] = []
    /// Version of what routing goes by; it grows with every change.
    public var version: UInt64 = 0

    public init() {}

    public init(providers: [ProviderHealth] = [], version: UInt64 = 0) {
        self.providers = providers
        self.version = version
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("providers", providers)
    }
}

/// Asks to follow the health of providers.
public struct WatchProviderHealthRequest: Message {
    public static var fullName: String { "regent.v1.WatchProviderHealthRequest" }

    /// Id of the environment.
    public var environment: String = ""

    public init() {}

    public init(environment: String = "") {
        self.environment = environment
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
    }
}

/// The health of providers after a change.
public struct WatchProviderHealthResponse: Message {
    public static var fullName: String { "regent.v1.WatchProviderHealthResponse" }

    /// All of them, by the bytes of their ids.
    public var providers: [ProviderHealth] = []
    /// Version of what routing goes by; it grows with every change.
    public var version: UInt64 = 0

    public init() {}

    public init(providers: [ProviderHealth] = [], version: UInt64 = 0) {
        self.providers = providers
        self.version = version
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("providers", providers)
    }
}

/// Lets a provider serve again.
public struct ResetProviderHealthRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ResetProviderHealthRequest" }

    /// environments/{environment}/providers/{provider}.
    public var name: String = ""
    /// Idempotency key, reason (required).
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
        checker.text("name", name, required: true, resource: ProviderConfig.pattern)
        checker.message("mutation", mutation)
    }
}

/// The config of the provider, which is as it was.
public struct ResetProviderHealthResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ResetProviderHealthResponse" }

    /// The document as stored.
    public var providerConfig: ProviderConfig? = nil
    /// Proof of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(providerConfig: ProviderConfig? = nil, receipt: Receipt? = nil) {
        self.providerConfig = providerConfig
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("provider_config", providerConfig)
    }
}

extension HealthRate: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__health_rate__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__HealthRate>) {
        unsafe regent__v1__health_rate__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__HealthRate>) {
        self.init()
        unsafe rate = c.pointee.rate
        unsafe weight = c.pointee.weight
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__HealthRate>, _ arena: Arena) {
        unsafe c.pointee.rate = rate
        unsafe c.pointee.weight = weight
    }
}

extension ProviderHealth: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__provider_health__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProviderHealth>) {
        unsafe regent__v1__provider_health__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProviderHealth>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe state = ProviderHealthState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe cause = EjectionCause(rawValue: Int32(bitPattern: c.pointee.cause.rawValue))
        unsafe ejectionTime = Read.message(c.pointee.ejection_time)
        unsafe readmissionTime = Read.message(c.pointee.readmission_time)
        unsafe ejectionCount = c.pointee.ejection_count
        unsafe heldByCap = c.pointee.held_by_cap != 0
        unsafe weightPermille = c.pointee.weight_permille
        unsafe weight = c.pointee.weight
        unsafe consecutiveFailures = c.pointee.consecutive_failures
        unsafe failures = Read.message(c.pointee.failures)
        unsafe qualityFailures = Read.message(c.pointee.quality_failures)
        unsafe throttles = Read.message(c.pointee.throttles)
        unsafe slowCalls = Read.message(c.pointee.slow_calls)
        unsafe probeExpireTime = Read.message(c.pointee.probe_expire_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProviderHealth>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.cause = .init(rawValue: UInt32(bitPattern: cause.rawValue))
        unsafe c.pointee.ejection_time = arena.message(ejectionTime)
        unsafe c.pointee.readmission_time = arena.message(readmissionTime)
        unsafe c.pointee.ejection_count = ejectionCount
        unsafe c.pointee.held_by_cap = heldByCap ? 1 : 0
        unsafe c.pointee.weight_permille = weightPermille
        unsafe c.pointee.weight = weight
        unsafe c.pointee.consecutive_failures = consecutiveFailures
        unsafe c.pointee.failures = arena.message(failures)
        unsafe c.pointee.quality_failures = arena.message(qualityFailures)
        unsafe c.pointee.throttles = arena.message(throttles)
        unsafe c.pointee.slow_calls = arena.message(slowCalls)
        unsafe c.pointee.probe_expire_time = arena.message(probeExpireTime)
    }
}

extension ListProviderHealthRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_provider_health_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListProviderHealthRequest>) {
        unsafe regent__v1__list_provider_health_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListProviderHealthRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListProviderHealthRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
    }
}

extension ListProviderHealthResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_provider_health_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListProviderHealthResponse>) {
        unsafe regent__v1__list_provider_health_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListProviderHealthResponse>) {
        self.init()
        unsafe providers = Read.messages(c.pointee.providers, c.pointee.n_providers)
        unsafe version = c.pointee.version
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListProviderHealthResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_providers, c.pointee.providers) = arena.messages(providers)
        unsafe c.pointee.version = version
    }
}

extension WatchProviderHealthRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_provider_health_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchProviderHealthRequest>) {
        unsafe regent__v1__watch_provider_health_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchProviderHealthRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchProviderHealthRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
    }
}

extension WatchProviderHealthResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_provider_health_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchProviderHealthResponse>) {
        unsafe regent__v1__watch_provider_health_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchProviderHealthResponse>) {
        self.init()
        unsafe providers = Read.messages(c.pointee.providers, c.pointee.n_providers)
        unsafe version = c.pointee.version
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchProviderHealthResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_providers, c.pointee.providers) = arena.messages(providers)
        unsafe c.pointee.version = version
    }
}

extension ResetProviderHealthRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reset_provider_health_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResetProviderHealthRequest>) {
        unsafe regent__v1__reset_provider_health_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResetProviderHealthRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResetProviderHealthRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ResetProviderHealthResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reset_provider_health_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ResetProviderHealthResponse>) {
        unsafe regent__v1__reset_provider_health_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ResetProviderHealthResponse>) {
        self.init()
        unsafe providerConfig = Read.message(c.pointee.provider_config)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ResetProviderHealthResponse>, _ arena: Arena) {
        unsafe c.pointee.provider_config = arena.message(providerConfig)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/provider_health.proto declares, in its order.
    static let providerHealth: [any Message.Type] = [
        HealthRate.self,
        ProviderHealth.self,
        ListProviderHealthRequest.self,
        ListProviderHealthResponse.self,
        WatchProviderHealthRequest.self,
        WatchProviderHealthResponse.self,
        ResetProviderHealthRequest.self,
        ResetProviderHealthResponse.self,
    ]
}

extension ResetProviderHealthRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ResetProviderHealthResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ResetProviderHealthResponse: DocumentResponse {
    public init(subject: ProviderConfig) { self.init(providerConfig: subject) }
    public var subject: ProviderConfig? { providerConfig }
}

/// How healthy the providers of an environment are, by the outcomes that are reported of them.
public enum ProviderHealthServiceMethods {
    /// The health of every enabled provider of an environment.
    public static let listProviderHealth = Method<ListProviderHealthRequest, ListProviderHealthResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderHealthService/ListProviderHealth", service: "regent.v1.ProviderHealthService",
            method: "ListProviderHealth", requireAny: ["provider.read"], scope: ["environments/{environment}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListProviderHealthRequest",
            responseType: "regent.v1.ListProviderHealthResponse",
            comment: "The health of every enabled provider of an environment.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""))]
    }

    /// Streams the health of every enabled provider of an environment: first as it is, then whenever it changes. What changes
    /// gradually, such as a rate or the weight of a slow start, is sent once a second.
    public static let watchProviderHealth = Method<WatchProviderHealthRequest, WatchProviderHealthResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderHealthService/WatchProviderHealth", service: "regent.v1.ProviderHealthService",
            method: "WatchProviderHealth", requireAny: ["provider.read"], scope: ["environments/{environment}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.WatchProviderHealthRequest",
            responseType: "regent.v1.WatchProviderHealthResponse",
            comment: "Streams the health of every enabled provider of an environment: first as it is, then whenever it changes. What changes gradually, such as a rate or the weight of a slow start, is sent once a second.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""))]
    }

    /// Lets a provider serve again at once and forgets its failures; the ledger keeps who did it and why. Requires a reason.
    public static let resetProviderHealth = Method<ResetProviderHealthRequest, ResetProviderHealthResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderHealthService/ResetProviderHealth", service: "regent.v1.ProviderHealthService",
            method: "ResetProviderHealth", requireAny: ["provider.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ResetProviderHealthRequest",
            responseType: "regent.v1.ResetProviderHealthResponse",
            comment: "Lets a provider serve again at once and forgets its failures; the ledger keeps who did it and why. Requires a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        listProviderHealth.descriptor,
        watchProviderHealth.descriptor,
        resetProviderHealth.descriptor,
    ]
}
