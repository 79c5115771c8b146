// Generated from regent/v1/routing.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// How a provider was chosen.
public enum RouteStrategy: OpenEnum {
    /// Not used.
    case unspecified
    /// The caller requested it, and it may serve.
    case requested
    /// By weight for the key; in turn without a key.
    case weighted
    /// No eligible provider has a weight.
    case `default`
    /// The caller has tried others; this is the next in the ranking of the key.
    case fallback
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .requested
        case 2: self = .weighted
        case 3: self = .`default`
        case 4: self = .fallback
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .requested: 1
        case .weighted: 2
        case .`default`: 3
        case .fallback: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .requested: "REQUESTED"
        case .weighted: "WEIGHTED"
        case .`default`: "DEFAULT"
        case .fallback: "FALLBACK"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .requested,
        .weighted,
        .`default`,
        .fallback
    ]
}

/// Reason, as in OpenTelemetry's feature_flag.result.reason.
public enum RouteReason: OpenEnum {
    /// unknown.
    case unspecified
    /// static: only one provider has a weight.
    case `static`
    /// targeting_match: the caller requested it.
    case targetingMatch
    /// split: by the weights, for the key or for the place of a request without one.
    case split
    /// default: no provider has a weight.
    case `default`
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`static`
        case 2: self = .targetingMatch
        case 3: self = .split
        case 4: self = .`default`
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`static`: 1
        case .targetingMatch: 2
        case .split: 3
        case .`default`: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`static`: "STATIC"
        case .targetingMatch: "TARGETING_MATCH"
        case .split: "SPLIT"
        case .`default`: "DEFAULT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .`static`,
        .targetingMatch,
        .split,
        .`default`
    ]
}

/// What the session of a request did to its decision.
public enum RouteAffinity: OpenEnum {
    /// Nothing: the request has no session, or its provider was requested or probed.
    case unspecified
    /// The session is new, or its time to live had passed: it stays with this provider from now on.
    case pinned
    /// The provider is the one with which the session stays.
    case kept
    /// The provider of the session could not serve: it stays with this one from now on.
    case repinned
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .pinned
        case 2: self = .kept
        case 3: self = .repinned
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .pinned: 1
        case .kept: 2
        case .repinned: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .pinned: "PINNED"
        case .kept: "KEPT"
        case .repinned: "REPINNED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .pinned, .kept, .repinned]
}

/// Arm of a rollout.
public enum Arm: OpenEnum {
    /// No rollout policy is in effect.
    case unspecified
    /// The version on trial.
    case canary
    /// The stable version, with as large a share as the canary and at the same time.
    case baseline
    /// The stable version.
    case stable
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .canary
        case 2: self = .baseline
        case 3: self = .stable
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .canary: 1
        case .baseline: 2
        case .stable: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .canary: "CANARY"
        case .baseline: "BASELINE"
        case .stable: "STABLE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .canary, .baseline, .stable]
}

/// What chose a version; the first that names one does.
public enum VersionSource: OpenEnum {
    /// Nothing did.
    case unspecified
    /// A force lease.
    case manualForce
    /// The job of the request is bound to it.
    case jobBinding
    /// The rollout policy of the model in the environment.
    case modelDefault
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .manualForce
        case 2: self = .jobBinding
        case 3: self = .modelDefault
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .manualForce: 1
        case .jobBinding: 2
        case .modelDefault: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .manualForce: "MANUAL_FORCE"
        case .jobBinding: "JOB_BINDING"
        case .modelDefault: "MODEL_DEFAULT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .manualForce, .jobBinding, .modelDefault]
}

/// Why a candidate was not eligible.
public enum RouteExclusion: OpenEnum {
    /// It was eligible.
    case unspecified
    /// It is not enabled.
    case disabled
    /// The caller has tried it.
    case tried
    /// Weight 0: only when requested, as default or as fallback.
    case noWeight
    /// It is archived.
    case archived
    /// The environment has no config for it.
    case unknown
    /// It is suspended.
    case suspended
    /// It is ejected, or waits for its probe.
    case unhealthy
    /// The session of the request stays with another provider: only as fallback.
    case affinity
    /// A provider of a lower priority number can serve: only as fallback.
    case lowerTier
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .disabled
        case 2: self = .tried
        case 3: self = .noWeight
        case 4: self = .archived
        case 5: self = .unknown
        case 6: self = .suspended
        case 7: self = .unhealthy
        case 8: self = .affinity
        case 9: self = .lowerTier
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .disabled: 1
        case .tried: 2
        case .noWeight: 3
        case .archived: 4
        case .unknown: 5
        case .suspended: 6
        case .unhealthy: 7
        case .affinity: 8
        case .lowerTier: 9
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .disabled: "DISABLED"
        case .tried: "TRIED"
        case .noWeight: "NO_WEIGHT"
        case .archived: "ARCHIVED"
        case .unknown: "UNKNOWN"
        case .suspended: "SUSPENDED"
        case .unhealthy: "UNHEALTHY"
        case .affinity: "AFFINITY"
        case .lowerTier: "LOWER_TIER"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .disabled,
        .tried,
        .noWeight,
        .archived,
        .unknown,
        .suspended,
        .unhealthy,
        .affinity,
        .lowerTier
    ]
}

/// The decision for a request.
public struct RouteDecision: Message {
    public static var fullName: String { "regent.v1.RouteDecision" }

    /// As in the request.
    public var requestId: String = ""
    /// Version to use, models/{model}/versions/{version}; empty if nothing names one.
    public var modelVersion: String = ""
    /// Id of the provider.
    public var selectedProvider: String = ""
    /// Name of the model at the provider.
    public var providerModel: String = ""
    /// Version of the prompt template.
    public var promptTemplateVersion: String = ""
    /// Milliseconds to wait for an answer.
    public var timeoutMs: UInt32 = 0
    /// How often to repeat a failed request.
    public var maxRetries: UInt32 = 0
    /// How it was chosen.
    public var routeStrategy: RouteStrategy = .unspecified
    /// Why.
    public var reason: RouteReason = .unspecified
    /// Arm of the rollout.
    public var arm: Arm = .unspecified
    /// Ids of the providers to try next, in order.
    public var fallbacks: [String] = []
    /// Ledger revision of the policy that decided; `Explain` at this revision gives the same decision.
    public var policyRevision: UInt64 = 0
    /// The assignment hash of (environment, model, key); without a key, the place of the request on the cumulative weights.
    public var keyDigest: UInt64 = 0
    /// Why the requested provider was not used; unspecified if it was used, or none was requested.
    public var requestedExclusion: RouteExclusion = .unspecified
    /// What chose the version; unspecified if none was chosen.
    public var versionSource: VersionSource = .unspecified
    /// What the session of the request did.
    public var affinity: RouteAffinity = .unspecified
    /// The provider was ejected, and this request alone tries whether it works again: report its outcome at once.
    public var probe: Bool = false

    public init() {}

    public init(
        requestId: String = "",
        modelVersion: String = "",
        selectedProvider: String = "",
        providerModel: String = "",
        promptTemplateVersion: String = "",
        timeoutMs: UInt32 = 0,
        maxRetries: UInt32 = 0,
        routeStrategy: RouteStrategy = .unspecified,
        reason: RouteReason = .unspecified,
        arm: Arm = .unspecified,
        fallbacks: [String] = [],
        policyRevision: UInt64 = 0,
        keyDigest: UInt64 = 0,
        requestedExclusion: RouteExclusion = .unspecified,
        versionSource: VersionSource = .unspecified,
        affinity: RouteAffinity = .unspecified,
        probe: Bool = false
    ) {
        self.requestId = requestId
        self.modelVersion = modelVersion
        self.selectedProvider = selectedProvider
        self.providerModel = providerModel
        self.promptTemplateVersion = promptTemplateVersion
        self.timeoutMs = timeoutMs
        self.maxRetries = maxRetries
        self.routeStrategy = routeStrategy
        self.reason = reason
        self.arm = arm
        self.fallbacks = fallbacks
        self.policyRevision = policyRevision
        self.keyDigest = keyDigest
        self.requestedExclusion = requestedExclusion
        self.versionSource = versionSource
        self.affinity = affinity
        self.probe = probe
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("route_strategy", routeStrategy)
        checker.known("reason", reason)
        checker.known("arm", arm)
        checker.known("requested_exclusion", requestedExclusion)
        checker.known("version_source", versionSource)
        checker.known("affinity", affinity)
    }
}

/// Asks for a decision.
public struct SelectRequest: Message {
    public static var fullName: String { "regent.v1.SelectRequest" }

    /// Id of the inference request, for the caller's own records.
    public var requestId: String = ""
    /// Id of the environment.
    public var environment: String = ""
    /// Key that always gets the same decision: a user, a session, a document; empty = none.
    public var key: String = ""
    /// Id of the model, or an alias of it; empty = none.
    public var model: String = ""
    /// Id of the job; empty = none.
    public var job: String = ""
    /// Id of a provider to prefer; empty = none.
    public var requestedProvider: String = ""
    /// Ids of providers that were already tried.
    public var excludedProviders: [String] = []
    /// Id of the caller's region; empty = none.
    public var region: String = ""
    /// A session of the caller, for one model in one environment: it stays with its provider, whose prompt cache it fills, while that
    /// may serve; empty = none.
    public var session: String = ""
    /// Seconds without a request after which the session is forgotten, at most 86,400; 0 = 3,600.
    public var sessionTtlS: UInt32 = 0

    public init() {}

    public init(
        requestId: String = "",
        environment: String = "",
        key: String = "",
        model: String = "",
        job: String = "",
        requestedProvider: String = "",
        excludedProviders: [String] = [],
        region: String = "",
        session: String = "",
        sessionTtlS: UInt32 = 0
    ) {
        self.requestId = requestId
        self.environment = environment
        self.key = key
        self.model = model
        self.job = job
        self.requestedProvider = requestedProvider
        self.excludedProviders = excludedProviders
        self.region = region
        self.session = session
        self.sessionTtlS = sessionTtlS
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("request_id", requestId, bytesMax: 256)
        checker.text("environment", environment, required: true, identifier: true)
        checker.text("key", key, bytesMax: 1024, opaque: true)
        checker.text("model", model, bytesMax: 256)
        checker.text("job", job, identifier: true)
        checker.text("requested_provider", requestedProvider, identifier: true)
        checker.items("excluded_providers", excludedProviders.count, max: 64)
        checker.texts("excluded_providers", excludedProviders, identifier: true)
        checker.text("region", region, identifier: true)
        checker.text("session", session, bytesMax: 256, opaque: true)
        checker.number("session_ttl_s", Double(sessionTtlS), atMost: 86400)
    }
}

/// A decision.
public struct SelectResponse: Message {
    public static var fullName: String { "regent.v1.SelectResponse" }

    /// The decision.
    public var decision: RouteDecision? = nil

    public init() {}

    public init(decision: RouteDecision? = nil) {
        self.decision = decision
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("decision", decision)
    }
}

/// Asks for many decisions that differ in their keys only.
public struct SelectBatchRequest: Message {
    public static var fullName: String { "regent.v1.SelectBatchRequest" }

    /// Id of the environment.
    public var environment: String = ""
    /// Keys, none empty, 1-8192.
    public var keys: [String] = []
    /// Id of the model, or an alias of it; empty = none.
    public var model: String = ""
    /// Id of the job; empty = none.
    public var job: String = ""
    /// Id of a provider to prefer; empty = none.
    public var requestedProvider: String = ""
    /// Ids of providers that were already tried.
    public var excludedProviders: [String] = []
    /// Id of the caller's region; empty = none.
    public var region: String = ""

    public init() {}

    public init(
        environment: String = "",
        keys: [String] = [],
        model: String = "",
        job: String = "",
        requestedProvider: String = "",
        excludedProviders: [String] = [],
        region: String = ""
    ) {
        self.environment = environment
        self.keys = keys
        self.model = model
        self.job = job
        self.requestedProvider = requestedProvider
        self.excludedProviders = excludedProviders
        self.region = region
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.items("keys", keys.count, required: true, max: 8192)
        checker.texts("keys", keys, required: true, bytesMax: 1024, opaque: true)
        checker.text("model", model, bytesMax: 256)
        checker.text("job", job, identifier: true)
        checker.text("requested_provider", requestedProvider, identifier: true)
        checker.items("excluded_providers", excludedProviders.count, max: 64)
        checker.texts("excluded_providers", excludedProviders, identifier: true)
        checker.text("region", region, identifier: true)
    }
}

/// Many decisions: each distinct one once.
public struct SelectBatchResponse: Message {
    public static var fullName: String { "regent.v1.SelectBatchResponse" }

    /// The distinct decisions, without request id, key digest and fallbacks, which differ from key to key.
    public var decisions: [RouteDecision] = []
    /// One per key: its index in `decisions`.
    public var choices: [UInt32] = []

    public init() {}

    public init(decisions: [RouteDecision] = [], choices: [UInt32] = []) {
        self.decisions = decisions
        self.choices = choices
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("decisions", decisions)
    }
}

/// Asks for an explanation.
public struct ExplainRequest: Message {
    public static var fullName: String { "regent.v1.ExplainRequest" }

    /// Id of the environment.
    public var environment: String = ""
    /// The key; if empty, `key_digest` is used.
    public var key: String = ""
    /// The digest of a decision or an outcome.
    public var keyDigest: UInt64 = 0
    /// Id of the model, or an alias of it; empty = none.
    public var model: String = ""
    /// Id of a provider to prefer; empty = none.
    public var requestedProvider: String = ""
    /// Ids of providers that were already tried.
    public var excludedProviders: [String] = []
    /// As of this ledger revision; 0 = now.
    public var revision: UInt64 = 0
    /// `key_digest` is of a decision made without a key.
    public var unkeyed: Bool = false
    /// Id of the job; empty = none.
    public var job: String = ""
    /// A session of the caller, as of now; empty = none.
    public var session: String = ""

    public init() {}

    public init(
        environment: String = "",
        key: String = "",
        keyDigest: UInt64 = 0,
        model: String = "",
        requestedProvider: String = "",
        excludedProviders: [String] = [],
        revision: UInt64 = 0,
        unkeyed: Bool = false,
        job: String = "",
        session: String = ""
    ) {
        self.environment = environment
        self.key = key
        self.keyDigest = keyDigest
        self.model = model
        self.requestedProvider = requestedProvider
        self.excludedProviders = excludedProviders
        self.revision = revision
        self.unkeyed = unkeyed
        self.job = job
        self.session = session
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.text("key", key, bytesMax: 1024, opaque: true)
        checker.text("model", model, bytesMax: 256)
        checker.text("requested_provider", requestedProvider, identifier: true)
        checker.items("excluded_providers", excludedProviders.count, max: 64)
        checker.texts("excluded_providers", excludedProviders, identifier: true)
        checker.text("job", job, identifier: true)
        checker.text("session", session, bytesMax: 256, opaque: true)
    }
}

/// One provider config of the environment, as the decision saw it.
public struct RouteCandidate: Message {
    public static var fullName: String { "regent.v1.RouteCandidate" }

    /// Id of the provider.
    public var provider: String = ""
    /// Raw share.
    public var weight: UInt32 = 0
    /// Whether it is the default.
    public var isDefault: Bool = false
    /// Present if it has a weight and may serve.
    /// Score (PROTOCOL.md, "Assignment"); the lowest wins.
    public var score: Double? = nil
    /// Why it was not eligible by weight.
    public var exclusion: RouteExclusion = .unspecified
    /// Its tier; 0 is the first.
    public var priority: UInt32 = 0
    /// Its health; unspecified as of an earlier revision.
    public var health: ProviderHealthState = .unspecified
    /// The weight that its score was computed with: the raw one, less during a slow start, 0 while it serves nothing.
    public var effectiveWeight: Double = 0

    public init() {}

    public init(
        provider: String = "",
        weight: UInt32 = 0,
        isDefault: Bool = false,
        score: Double? = nil,
        exclusion: RouteExclusion = .unspecified,
        priority: UInt32 = 0,
        health: ProviderHealthState = .unspecified,
        effectiveWeight: Double = 0
    ) {
        self.provider = provider
        self.weight = weight
        self.isDefault = isDefault
        self.score = score
        self.exclusion = exclusion
        self.priority = priority
        self.health = health
        self.effectiveWeight = effectiveWeight
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("exclusion", exclusion)
        checker.known("health", health)
    }
}

/// One version that something names for the model, as the decision saw it.
public struct VersionCandidate: Message {
    public static var fullName: String { "regent.v1.VersionCandidate" }

    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// What names it.
    public var source: VersionSource = .unspecified
    /// Its arm, of a rollout policy.
    public var arm: Arm = .unspecified
    /// Keys that get it, in thousandths, of a rollout policy.
    public var permille: UInt32 = 0
    /// Why it cannot serve.
    public var exclusion: RouteExclusion = .unspecified

    public init() {}

    public init(
        version: String = "",
        source: VersionSource = .unspecified,
        arm: Arm = .unspecified,
        permille: UInt32 = 0,
        exclusion: RouteExclusion = .unspecified
    ) {
        self.version = version
        self.source = source
        self.arm = arm
        self.permille = permille
        self.exclusion = exclusion
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("source", source)
        checker.known("arm", arm)
        checker.known("exclusion", exclusion)
    }
}

/// What it costs that a session stays with its provider.
public struct SessionAffinity: Message {
    public static var fullName: String { "regent.v1.SessionAffinity" }

    /// The provider with which it stays.
    public var provider: String = ""
    /// Since when.
    public var pinTime: Timestamp? = nil
    /// When it is forgotten, if no request comes before.
    public var expireTime: Timestamp? = nil
    /// The provider that would serve without the session; empty if none would.
    public var weightedProvider: String = ""
    /// Present where both providers have a score.
    /// Score of the session's provider less that of the other: 0 where they are the same, else the larger, the further the weights
    /// lead away from it. Negative where the other is of an earlier tier.
    public var scoreDifference: Double? = nil

    public init() {}

    public init(
        provider: String = "",
        pinTime: Timestamp? = nil,
        expireTime: Timestamp? = nil,
        weightedProvider: String = "",
        scoreDifference: Double? = nil
    ) {
        self.provider = provider
        self.pinTime = pinTime
        self.expireTime = expireTime
        self.weightedProvider = weightedProvider
        self.scoreDifference = scoreDifference
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
public struct ExplainResponse: Message {
    public static var fullName: String { "regent.v1.ExplainResponse" }

    /// The decision; absent if no provider may serve.
    public var decision: RouteDecision? = nil
    /// Every provider config of the environment: those that may serve in the order of their ranking, then the others.
    public var candidates: [RouteCandidate] = []
    /// The ledger revision that was used.
    public var revision: UInt64 = 0
    /// Versions that something names for the model, in the order of the priority of what names them.
    public var versions: [VersionCandidate] = []
    /// Whether the decision is by the health of providers and by sessions: they are known as of now alone.
    public var healthKnown: Bool = false
    /// The session of the request; absent where it stays with no provider, and as of an earlier revision.
    public var session: SessionAffinity? = nil

    public init() {}

    public init(
        decision: RouteDecision? = nil,
        candidates: [RouteCandidate] = [],
        revision: UInt64 = 0,
        versions: [VersionCandidate] = [],
        healthKnown: Bool = false,
        session: SessionAffinity? = nil
    ) {
        self.decision = decision
        self.candidates = candidates
        self.revision = revision
        self.versions = versions
        self.healthKnown = healthKnown
        self.session = session
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("decision", decision)
        checker.messages("candidates", candidates)
        checker.messages("versions", versions)
    }
}

extension RouteDecision: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__route_decision__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RouteDecision>) {
        unsafe regent__v1__route_decision__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RouteDecision>) {
        self.init()
        unsafe requestId = Read.text(c.pointee.request_id)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe selectedProvider = Read.text(c.pointee.selected_provider)
        unsafe providerModel = Read.text(c.pointee.provider_model)
        unsafe promptTemplateVersion = Read.text(c.pointee.prompt_template_version)
        unsafe timeoutMs = c.pointee.timeout_ms
        unsafe maxRetries = c.pointee.max_retries
        unsafe routeStrategy = RouteStrategy(rawValue: Int32(bitPattern: c.pointee.route_strategy.rawValue))
        unsafe reason = RouteReason(rawValue: Int32(bitPattern: c.pointee.reason.rawValue))
        unsafe arm = Arm(rawValue: Int32(bitPattern: c.pointee.arm.rawValue))
        unsafe fallbacks = Read.texts(c.pointee.fallbacks, c.pointee.n_fallbacks)
        unsafe policyRevision = c.pointee.policy_revision
        unsafe keyDigest = c.pointee.key_digest
        unsafe requestedExclusion = RouteExclusion(rawValue: Int32(bitPattern: c.pointee.requested_exclusion.rawValue))
        unsafe versionSource = VersionSource(rawValue: Int32(bitPattern: c.pointee.version_source.rawValue))
        unsafe affinity = RouteAffinity(rawValue: Int32(bitPattern: c.pointee.affinity.rawValue))
        unsafe probe = c.pointee.probe != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RouteDecision>, _ arena: Arena) {
        unsafe c.pointee.request_id = arena.text(requestId)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.selected_provider = arena.text(selectedProvider)
        unsafe c.pointee.provider_model = arena.text(providerModel)
        unsafe c.pointee.prompt_template_version = arena.text(promptTemplateVersion)
        unsafe c.pointee.timeout_ms = timeoutMs
        unsafe c.pointee.max_retries = maxRetries
        unsafe c.pointee.route_strategy = .init(rawValue: UInt32(bitPattern: routeStrategy.rawValue))
        unsafe c.pointee.reason = .init(rawValue: UInt32(bitPattern: reason.rawValue))
        unsafe c.pointee.arm = .init(rawValue: UInt32(bitPattern: arm.rawValue))
        unsafe (c.pointee.n_fallbacks, c.pointee.fallbacks) = arena.texts(fallbacks)
        unsafe c.pointee.policy_revision = policyRevision
        unsafe c.pointee.key_digest = keyDigest
        unsafe c.pointee.requested_exclusion = .init(rawValue: UInt32(bitPattern: requestedExclusion.rawValue))
        unsafe c.pointee.version_source = .init(rawValue: UInt32(bitPattern: versionSource.rawValue))
        unsafe c.pointee.affinity = .init(rawValue: UInt32(bitPattern: affinity.rawValue))
        unsafe c.pointee.probe = probe ? 1 : 0
    }
}

extension SelectRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__select_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SelectRequest>) {
        unsafe regent__v1__select_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SelectRequest>) {
        self.init()
        unsafe requestId = Read.text(c.pointee.request_id)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe key = Read.text(c.pointee.key)
        unsafe model = Read.text(c.pointee.model)
        unsafe job = Read.text(c.pointee.job)
        unsafe requestedProvider = Read.text(c.pointee.requested_provider)
        unsafe excludedProviders = Read.texts(c.pointee.excluded_providers, c.pointee.n_excluded_providers)
        unsafe region = Read.text(c.pointee.region)
        unsafe session = Read.text(c.pointee.session)
        unsafe sessionTtlS = c.pointee.session_ttl_s
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SelectRequest>, _ arena: Arena) {
        unsafe c.pointee.request_id = arena.text(requestId)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.key = arena.text(key)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.job = arena.text(job)
        unsafe c.pointee.requested_provider = arena.text(requestedProvider)
        unsafe (c.pointee.n_excluded_providers, c.pointee.excluded_providers) = arena.texts(excludedProviders)
        unsafe c.pointee.region = arena.text(region)
        unsafe c.pointee.session = arena.text(session)
        unsafe c.pointee.session_ttl_s = sessionTtlS
    }
}

extension SelectResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__select_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SelectResponse>) {
        unsafe regent__v1__select_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SelectResponse>) {
        self.init()
        unsafe decision = Read.message(c.pointee.decision)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SelectResponse>, _ arena: Arena) {
        unsafe c.pointee.decision = arena.message(decision)
    }
}

extension SelectBatchRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__select_batch_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SelectBatchRequest>) {
        unsafe regent__v1__select_batch_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SelectBatchRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe keys = Read.texts(c.pointee.keys, c.pointee.n_keys)
        unsafe model = Read.text(c.pointee.model)
        unsafe job = Read.text(c.pointee.job)
        unsafe requestedProvider = Read.text(c.pointee.requested_provider)
        unsafe excludedProviders = Read.texts(c.pointee.excluded_providers, c.pointee.n_excluded_providers)
        unsafe region = Read.text(c.pointee.region)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SelectBatchRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe (c.pointee.n_keys, c.pointee.keys) = arena.texts(keys)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.job = arena.text(job)
        unsafe c.pointee.requested_provider = arena.text(requestedProvider)
        unsafe (c.pointee.n_excluded_providers, c.pointee.excluded_providers) = arena.texts(excludedProviders)
        unsafe c.pointee.region = arena.text(region)
    }
}

extension SelectBatchResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__select_batch_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SelectBatchResponse>) {
        unsafe regent__v1__select_batch_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SelectBatchResponse>) {
        self.init()
        unsafe decisions = Read.messages(c.pointee.decisions, c.pointee.n_decisions)
        unsafe choices = Read.array(c.pointee.choices, c.pointee.n_choices)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SelectBatchResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_decisions, c.pointee.decisions) = arena.messages(decisions)
        unsafe (c.pointee.n_choices, c.pointee.choices) = arena.array(choices)
    }
}

extension ExplainRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__explain_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExplainRequest>) {
        unsafe regent__v1__explain_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExplainRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe key = Read.text(c.pointee.key)
        unsafe keyDigest = c.pointee.key_digest
        unsafe model = Read.text(c.pointee.model)
        unsafe requestedProvider = Read.text(c.pointee.requested_provider)
        unsafe excludedProviders = Read.texts(c.pointee.excluded_providers, c.pointee.n_excluded_providers)
        unsafe revision = c.pointee.revision
        unsafe unkeyed = c.pointee.unkeyed != 0
        unsafe job = Read.text(c.pointee.job)
        unsafe session = Read.text(c.pointee.session)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExplainRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.key = arena.text(key)
        unsafe c.pointee.key_digest = keyDigest
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.requested_provider = arena.text(requestedProvider)
        unsafe (c.pointee.n_excluded_providers, c.pointee.excluded_providers) = arena.texts(excludedProviders)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.unkeyed = unkeyed ? 1 : 0
        unsafe c.pointee.job = arena.text(job)
        unsafe c.pointee.session = arena.text(session)
    }
}

extension RouteCandidate: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__route_candidate__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RouteCandidate>) {
        unsafe regent__v1__route_candidate__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RouteCandidate>) {
        self.init()
        unsafe provider = Read.text(c.pointee.provider)
        unsafe weight = c.pointee.weight
        unsafe isDefault = c.pointee.is_default != 0
        if unsafe c.pointee.score_presence_case.rawValue == 4 {
            unsafe score = c.pointee.score
        }
        unsafe exclusion = RouteExclusion(rawValue: Int32(bitPattern: c.pointee.exclusion.rawValue))
        unsafe priority = c.pointee.priority
        unsafe health = ProviderHealthState(rawValue: Int32(bitPattern: c.pointee.health.rawValue))
        unsafe effectiveWeight = c.pointee.effective_weight
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RouteCandidate>, _ arena: Arena) {
        unsafe c.pointee.provider = arena.text(provider)
        unsafe c.pointee.weight = weight
        unsafe c.pointee.is_default = isDefault ? 1 : 0
        if let score {
            unsafe c.pointee.score_presence_case = .init(rawValue: 4)
            unsafe c.pointee.score = score
        }
        unsafe c.pointee.exclusion = .init(rawValue: UInt32(bitPattern: exclusion.rawValue))
        unsafe c.pointee.priority = priority
        unsafe c.pointee.health = .init(rawValue: UInt32(bitPattern: health.rawValue))
        unsafe c.pointee.effective_weight = effectiveWeight
    }
}

extension VersionCandidate: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__version_candidate__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VersionCandidate>) {
        unsafe regent__v1__version_candidate__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VersionCandidate>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe source = VersionSource(rawValue: Int32(bitPattern: c.pointee.source.rawValue))
        unsafe arm = Arm(rawValue: Int32(bitPattern: c.pointee.arm.rawValue))
        unsafe permille = c.pointee.permille
        unsafe exclusion = RouteExclusion(rawValue: Int32(bitPattern: c.pointee.exclusion.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VersionCandidate>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.source = .init(rawValue: UInt32(bitPattern: source.rawValue))
        unsafe c.pointee.arm = .init(rawValue: UInt32(bitPattern: arm.rawValue))
        unsafe c.pointee.permille = permille
        unsafe c.pointee.exclusion = .init(rawValue: UInt32(bitPattern: exclusion.rawValue))
    }
}

extension SessionAffinity: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__session_affinity__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SessionAffinity>) {
        unsafe regent__v1__session_affinity__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SessionAffinity>) {
        self.init()
        unsafe provider = Read.text(c.pointee.provider)
        unsafe pinTime = Read.message(c.pointee.pin_time)
        unsafe expireTime = Read.message(c.pointee.expire_time)
        unsafe weightedProvider = Read.text(c.pointee.weighted_provider)
        if unsafe c.pointee.score_difference_presence_case.rawValue == 5 {
            unsafe scoreDifference = c.pointee.score_difference
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SessionAffinity>, _ arena: Arena) {
        unsafe c.pointee.provider = arena.text(provider)
        unsafe c.pointee.pin_time = arena.message(pinTime)
        unsafe c.pointee.expire_time = arena.message(expireTime)
        unsafe c.pointee.weighted_provider = arena.text(weightedProvider)
        if let scoreDifference {
            unsafe c.pointee.score_difference_presence_case = .init(rawValue: 5)
            unsafe c.pointee.score_difference = scoreDifference
        }
    }
}

extension ExplainResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__explain_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ExplainResponse>) {
        unsafe regent__v1__explain_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ExplainResponse>) {
        self.init()
        unsafe decision = Read.message(c.pointee.decision)
        unsafe candidates = Read.messages(c.pointee.candidates, c.pointee.n_candidates)
        unsafe revision = c.pointee.revision
        unsafe versions = Read.messages(c.pointee.versions, c.pointee.n_versions)
        unsafe healthKnown = c.pointee.health_known != 0
        unsafe session = Read.message(c.pointee.session)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ExplainResponse>, _ arena: Arena) {
        unsafe c.pointee.decision = arena.message(decision)
        unsafe (c.pointee.n_candidates, c.pointee.candidates) = arena.messages(candidates)
        unsafe c.pointee.revision = revision
        unsafe (c.pointee.n_versions, c.pointee.versions) = arena.messages(versions)
        unsafe c.pointee.health_known = healthKnown ? 1 : 0
        unsafe c.pointee.session = arena.message(session)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/routing.proto declares, in its order.
    static let routing: [any Message.Type] = [
        RouteDecision.self,
        SelectRequest.self,
        SelectResponse.self,
        SelectBatchRequest.self,
        SelectBatchResponse.self,
        ExplainRequest.self,
        RouteCandidate.self,
        VersionCandidate.self,
        SessionAffinity.self,
        ExplainResponse.self,
    ]
}

/// Selection of the provider that serves a request.
public enum RoutingServiceMethods {
    /// Decides for one key.
    public static let select = Method<SelectRequest, SelectResponse>(
        MethodDescriptor(
            name: "/regent.v1.RoutingService/Select", service: "regent.v1.RoutingService",
            method: "Select", requireAny: ["route.select"], scope: ["environments/{environment} | models/{model}"],
            idempotency: .read, criticality: .p3, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SelectRequest",
            responseType: "regent.v1.SelectResponse",
            comment: "Decides for one key.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""), ScopeName("models/", request.model, ""))]
    }

    /// Decides for many keys at once.
    public static let selectBatch = Method<SelectBatchRequest, SelectBatchResponse>(
        MethodDescriptor(
            name: "/regent.v1.RoutingService/SelectBatch", service: "regent.v1.RoutingService",
            method: "SelectBatch", requireAny: ["route.select"], scope: ["environments/{environment} | models/{model}"],
            idempotency: .read, criticality: .p3, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SelectBatchRequest",
            responseType: "regent.v1.SelectBatchResponse",
            comment: "Decides for many keys at once.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""), ScopeName("models/", request.model, ""))]
    }

    /// Computes a decision again, as of now or of any revision of the ledger, with the score of every candidate or the reason why it was left out.
    public static let explain = Method<ExplainRequest, ExplainResponse>(
        MethodDescriptor(
            name: "/regent.v1.RoutingService/Explain", service: "regent.v1.RoutingService",
            method: "Explain", requireAny: ["route.explain"], scope: ["environments/{environment} | models/{model}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ExplainRequest",
            responseType: "regent.v1.ExplainResponse",
            comment: "Computes a decision again, as of now or of any revision of the ledger, with the score of every candidate or the reason why it was left out.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""), ScopeName("models/", request.model, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        select.descriptor,
        selectBatch.descriptor,
        explain.descriptor,
    ]
}
