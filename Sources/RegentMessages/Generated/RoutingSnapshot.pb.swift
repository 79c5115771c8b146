// Generated from regent/v1/routing_snapshot.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Asks for the snapshot of an environment.
public struct WatchSnapshotRequest: Message {
    public static var fullName: String { "regent.v1.WatchSnapshotRequest" }

    /// Id of the environment.
    public var environment: String = ""
    /// Ids of the models to decide for; none = every model within the caller's scopes.
    public var models: [String] = []
    /// Revision of the snapshot that the program has; 0 = none. A daemon whose ledger has not come that far refuses.
    public var heldRevision: UInt64 = 0

    public init() {}

    public init(environment: String = "", models: [String] = [], heldRevision: UInt64 = 0) {
        self.environment = environment
        self.models = models
        self.heldRevision = heldRevision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.items("models", models.count, max: 256)
        checker.texts("models", models, identifier: true)
    }
}

/// The next state of the snapshot.
public struct WatchSnapshotResponse: Message {
    public static var fullName: String { "regent.v1.WatchSnapshotResponse" }

    /// Ledger revision of which the snapshot is.
    public var revision: UInt64 = 0
    /// The snapshot; absent if the last one is still current.
    public var snapshot: EnvironmentSnapshot? = nil
    /// Milliseconds in which the next response comes at the latest.
    public var heartbeatMs: UInt32 = 0
    /// Probes that were granted to this stream since the last response: each for one request.
    public var probes: [ProbeGrant] = []

    public init() {}

    public init(
        revision: UInt64 = 0,
        snapshot: EnvironmentSnapshot? = nil,
        heartbeatMs: UInt32 = 0,
        probes: [ProbeGrant] = []
    ) {
        self.revision = revision
        self.snapshot = snapshot
        self.heartbeatMs = heartbeatMs
        self.probes = probes
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("snapshot", snapshot)
        checker.messages("probes", probes)
    }
}

/// Leave to send one request to a provider that is half open; its outcome decides whether the provider serves again. One stream
/// at a time has it.
public struct ProbeGrant: Message {
    public static var fullName: String { "regent.v1.ProbeGrant" }

    /// Id of the provider.
    public var provider: String = ""
    /// Milliseconds in which the request must begin; another stream may be granted the probe then.
    public var leaseMs: UInt32 = 0

    public init() {}

    public init(provider: String = "", leaseMs: UInt32 = 0) {
        self.provider = provider
        self.leaseMs = leaseMs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("provider", provider, required: true, identifier: true)
    }
}

/// What routing knows of one environment.
public struct EnvironmentSnapshot: Message {
    public static var fullName: String { "regent.v1.EnvironmentSnapshot" }

    /// Id of the environment.
    public var environment: String = ""
    /// Ledger revision of the last change of the environment itself.
    public var environmentRevision: UInt64 = 0
    /// Every provider config of the environment, with the fields that decisions depend on.
    public var providerConfigs: [ProviderConfig] = []
    /// Models, by the bytes of their ids.
    public var models: [ModelSnapshot] = []
    /// Jobs of these models, by the bytes of their ids.
    public var jobs: [JobSnapshot] = []
    /// Whether all models are there, so that requests of any model, or of none, can be decided.
    public var anyModel: Bool = false
    /// Ledger revision of the last change of any model; 0 unless `any_model` is set.
    public var namesRevision: UInt64 = 0
    /// Standings of the providers that are not healthy at their full weight, by the bytes of their ids.
    public var standings: [StandingSnapshot] = []
    /// Version of the standings; it grows with every change and starts again with the daemon.
    public var standingsVersion: UInt64 = 0

    public init() {}

    public init(
        environment: String = "",
        environmentRevision: UInt64 = 0,
        providerConfigs: [ProviderConfig] = [],
        models: [ModelSnapshot] = [],
        jobs: [JobSnapshot] = [],
        anyModel: Bool = false,
        namesRevision: UInt64 = 0,
        standings: [StandingSnapshot] = [],
        standingsVersion: UInt64 = 0
    ) {
        self.environment = environment
        self.environmentRevision = environmentRevision
        self.providerConfigs = providerConfigs
        self.models = models
        self.jobs = jobs
        self.anyModel = anyModel
        self.namesRevision = namesRevision
        self.standings = standings
        self.standingsVersion = standingsVersion
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.messages("provider_configs", providerConfigs)
        checker.messages("models", models)
        checker.messages("jobs", jobs)
        checker.messages("standings", standings)
    }
}

/// What routing does with a provider by its health.
public struct StandingSnapshot: Message {
    public static var fullName: String { "regent.v1.StandingSnapshot" }

    /// Id of the provider.
    public var provider: String = ""
    /// Whether and how it serves.
    public var state: ProviderHealthState = .unspecified
    /// Share of its weight by which it serves, in thousandths, 0 ... 1000.
    public var weightPermille: UInt32 = 0
    /// Estimate of the share of its requests that fail, 0 ... 1.
    public var failureRate: Double = 0
    /// When it may serve a probe, microseconds since 1970; 0 unless it is ejected.
    public var readmissionMicros: Int64 = 0

    public init() {}

    public init(
        provider: String = "",
        state: ProviderHealthState = .unspecified,
        weightPermille: UInt32 = 0,
        failureRate: Double = 0,
        readmissionMicros: Int64 = 0
    ) {
        self.provider = provider
        self.state = state
        self.weightPermille = weightPermille
        self.failureRate = failureRate
        self.readmissionMicros = readmissionMicros
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("provider", provider, required: true, identifier: true)
        checker.known("state", state)
        checker.number("failure_rate", failureRate, finite: true)
    }
}

/// What routing knows of one model in the environment.
public struct ModelSnapshot: Message {
    public static var fullName: String { "regent.v1.ModelSnapshot" }

    /// Id of the model.
    public var model: String = ""
    /// Its aliases, in lower case.
    public var aliases: [String] = []
    /// Ledger revision of the last change of the model or one of its versions.
    public var revision: UInt64 = 0
    /// Versions that are suspended, models/{model}/versions/{version}.
    public var suspendedVersions: [String] = []
    /// How keys are split; absent if the model has no rollout policy in the environment.
    public var split: RolloutSplit? = nil
    /// Version that is forced; empty = none.
    public var forcedVersion: String = ""
    /// Ledger revision of the last change of the policy or a force lease in the environment.
    public var placeRevision: UInt64 = 0

    public init() {}

    public init(
        model: String = "",
        aliases: [String] = [],
        revision: UInt64 = 0,
        suspendedVersions: [String] = [],
        split: RolloutSplit? = nil,
        forcedVersion: String = "",
        placeRevision: UInt64 = 0
    ) {
        self.model = model
        self.aliases = aliases
        self.revision = revision
        self.suspendedVersions = suspendedVersions
        self.split = split
        self.forcedVersion = forcedVersion
        self.placeRevision = placeRevision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("model", model, required: true, identifier: true)
    }
}

/// How the keys of a model are split between its versions.
public struct RolloutSplit: Message {
    public static var fullName: String { "regent.v1.RolloutSplit" }

    /// The version that serves.
    public var stableVersion: String = ""
    /// The version on trial; empty = none.
    public var canaryVersion: String = ""
    /// Share of the keys that get it, in thousandths, 0-500.
    public var canaryPermille: UInt32 = 0
    /// Decides which keys are the first.
    public var salt: String = ""

    public init() {}

    public init(
        stableVersion: String = "",
        canaryVersion: String = "",
        canaryPermille: UInt32 = 0,
        salt: String = ""
    ) {
        self.stableVersion = stableVersion
        self.canaryVersion = canaryVersion
        self.canaryPermille = canaryPermille
        self.salt = salt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// What routing knows of one job.
public struct JobSnapshot: Message {
    public static var fullName: String { "regent.v1.JobSnapshot" }

    /// Id of the job.
    public var job: String = ""
    /// Id of its model.
    public var model: String = ""
    /// Version that it is bound to; empty = none.
    public var boundVersion: String = ""
    /// Ledger revision of the last change of the job.
    public var revision: UInt64 = 0

    public init() {}

    public init(
        job: String = "",
        model: String = "",
        boundVersion: String = "",
        revision: UInt64 = 0
    ) {
        self.job = job
        self.model = model
        self.boundVersion = boundVersion
        self.revision = revision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("job", job, required: true, identifier: true)
    }
}

extension WatchSnapshotRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_snapshot_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchSnapshotRequest>) {
        unsafe regent__v1__watch_snapshot_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchSnapshotRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe models = Read.texts(c.pointee.models, c.pointee.n_models)
        unsafe heldRevision = c.pointee.held_revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchSnapshotRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe (c.pointee.n_models, c.pointee.models) = arena.texts(models)
        unsafe c.pointee.held_revision = heldRevision
    }
}

extension WatchSnapshotResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__watch_snapshot_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__WatchSnapshotResponse>) {
        unsafe regent__v1__watch_snapshot_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__WatchSnapshotResponse>) {
        self.init()
        unsafe revision = c.pointee.revision
        unsafe snapshot = Read.message(c.pointee.snapshot)
        unsafe heartbeatMs = c.pointee.heartbeat_ms
        unsafe probes = Read.messages(c.pointee.probes, c.pointee.n_probes)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__WatchSnapshotResponse>, _ arena: Arena) {
        unsafe c.pointee.revision = revision
        unsafe c.pointee.snapshot = arena.message(snapshot)
        unsafe c.pointee.heartbeat_ms = heartbeatMs
        unsafe (c.pointee.n_probes, c.pointee.probes) = arena.messages(probes)
    }
}

extension ProbeGrant: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__probe_grant__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProbeGrant>) {
        unsafe regent__v1__probe_grant__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProbeGrant>) {
        self.init()
        unsafe provider = Read.text(c.pointee.provider)
        unsafe leaseMs = c.pointee.lease_ms
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProbeGrant>, _ arena: Arena) {
        unsafe c.pointee.provider = arena.text(provider)
        unsafe c.pointee.lease_ms = leaseMs
    }
}

extension EnvironmentSnapshot: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__environment_snapshot__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__EnvironmentSnapshot>) {
        unsafe regent__v1__environment_snapshot__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__EnvironmentSnapshot>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe environmentRevision = c.pointee.environment_revision
        unsafe providerConfigs = Read.messages(c.pointee.provider_configs, c.pointee.n_provider_configs)
        unsafe models = Read.messages(c.pointee.models, c.pointee.n_models)
        unsafe jobs = Read.messages(c.pointee.jobs, c.pointee.n_jobs)
        unsafe anyModel = c.pointee.any_model != 0
        unsafe namesRevision = c.pointee.names_revision
        unsafe standings = Read.messages(c.pointee.standings, c.pointee.n_standings)
        unsafe standingsVersion = c.pointee.standings_version
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__EnvironmentSnapshot>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.environment_revision = environmentRevision
        unsafe (c.pointee.n_provider_configs, c.pointee.provider_configs) = arena.messages(providerConfigs)
        unsafe (c.pointee.n_models, c.pointee.models) = arena.messages(models)
        unsafe (c.pointee.n_jobs, c.pointee.jobs) = arena.messages(jobs)
        unsafe c.pointee.any_model = anyModel ? 1 : 0
        unsafe c.pointee.names_revision = namesRevision
        unsafe (c.pointee.n_standings, c.pointee.standings) = arena.messages(standings)
        unsafe c.pointee.standings_version = standingsVersion
    }
}

extension StandingSnapshot: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__standing_snapshot__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StandingSnapshot>) {
        unsafe regent__v1__standing_snapshot__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StandingSnapshot>) {
        self.init()
        unsafe provider = Read.text(c.pointee.provider)
        unsafe state = ProviderHealthState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe weightPermille = c.pointee.weight_permille
        unsafe failureRate = c.pointee.failure_rate
        unsafe readmissionMicros = c.pointee.readmission_micros
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StandingSnapshot>, _ arena: Arena) {
        unsafe c.pointee.provider = arena.text(provider)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.weight_permille = weightPermille
        unsafe c.pointee.failure_rate = failureRate
        unsafe c.pointee.readmission_micros = readmissionMicros
    }
}

extension ModelSnapshot: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__model_snapshot__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ModelSnapshot>) {
        unsafe regent__v1__model_snapshot__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ModelSnapshot>) {
        self.init()
        unsafe model = Read.text(c.pointee.model)
        unsafe aliases = Read.texts(c.pointee.aliases, c.pointee.n_aliases)
        unsafe revision = c.pointee.revision
        unsafe suspendedVersions = Read.texts(c.pointee.suspended_versions, c.pointee.n_suspended_versions)
        unsafe split = Read.message(c.pointee.split)
        unsafe forcedVersion = Read.text(c.pointee.forced_version)
        unsafe placeRevision = c.pointee.place_revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ModelSnapshot>, _ arena: Arena) {
        unsafe c.pointee.model = arena.text(model)
        unsafe (c.pointee.n_aliases, c.pointee.aliases) = arena.texts(aliases)
        unsafe c.pointee.revision = revision
        unsafe (c.pointee.n_suspended_versions, c.pointee.suspended_versions) = arena.texts(suspendedVersions)
        unsafe c.pointee.split = arena.message(split)
        unsafe c.pointee.forced_version = arena.text(forcedVersion)
        unsafe c.pointee.place_revision = placeRevision
    }
}

extension RolloutSplit: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollout_split__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RolloutSplit>) {
        unsafe regent__v1__rollout_split__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RolloutSplit>) {
        self.init()
        unsafe stableVersion = Read.text(c.pointee.stable_version)
        unsafe canaryVersion = Read.text(c.pointee.canary_version)
        unsafe canaryPermille = c.pointee.canary_permille
        unsafe salt = Read.text(c.pointee.salt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RolloutSplit>, _ arena: Arena) {
        unsafe c.pointee.stable_version = arena.text(stableVersion)
        unsafe c.pointee.canary_version = arena.text(canaryVersion)
        unsafe c.pointee.canary_permille = canaryPermille
        unsafe c.pointee.salt = arena.text(salt)
    }
}

extension JobSnapshot: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__job_snapshot__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__JobSnapshot>) {
        unsafe regent__v1__job_snapshot__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__JobSnapshot>) {
        self.init()
        unsafe job = Read.text(c.pointee.job)
        unsafe model = Read.text(c.pointee.model)
        unsafe boundVersion = Read.text(c.pointee.bound_version)
        unsafe revision = c.pointee.revision
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__JobSnapshot>, _ arena: Arena) {
        unsafe c.pointee.job = arena.text(job)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.bound_version = arena.text(boundVersion)
        unsafe c.pointee.revision = revision
    }
}

extension MessageTypes {
    /// Messages that regent/v1/routing_snapshot.proto declares, in its order.
    static let routingSnapshot: [any Message.Type] = [
        WatchSnapshotRequest.self,
        WatchSnapshotResponse.self,
        ProbeGrant.self,
        EnvironmentSnapshot.self,
        StandingSnapshot.self,
        ModelSnapshot.self,
        RolloutSplit.self,
        JobSnapshot.self,
    ]
}

/// The routing snapshot, for programs that decide by themselves.
public enum RoutingSnapshotServiceMethods {
    /// Streams what routing knows of an environment: first the whole, then the whole again after each change, and between
    /// changes, at least once in `heartbeat_ms`, that it is current. It has only the models within the caller's scopes. It
    /// ends with PERMISSION_DENIED when the caller may select there no longer.
    public static let watchSnapshot = Method<WatchSnapshotRequest, WatchSnapshotResponse>(
        MethodDescriptor(
            name: "/regent.v1.RoutingSnapshotService/WatchSnapshot", service: "regent.v1.RoutingSnapshotService",
            method: "WatchSnapshot", requireAny: ["route.select"], scope: ["any"],
            idempotency: .read, criticality: .p3, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.v1.WatchSnapshotRequest",
            responseType: "regent.v1.WatchSnapshotResponse",
            comment: "Streams what routing knows of an environment: first the whole, then the whole again after each change, and between changes, at least once in `heartbeat_ms`, that it is current. It has only the models within the caller's scopes. It ends with PERMISSION_DENIED when the caller may select there no longer."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        watchSnapshot.descriptor,
    ]
}
