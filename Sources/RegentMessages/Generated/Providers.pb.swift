// Generated from regent/v1/providers.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// A place where requests are served: prod, staging, or one that operators have created.
public struct Environment: Document {
    public static var fullName: String { "regent.v1.Environment" }
    public static var kind: String { "environments" }
    public static var pattern: String { "environments/{environment}" }
    public static var getMethod: String { "/regent.v1.ProviderService/GetEnvironment" }
    public static var listMethod: String { "/regent.v1.ProviderService/ListEnvironments" }
    public static var placement: Placement { .name }
    public static var scopeTemplates: [String] { ["{name}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.name, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "archive_time"] }
    public static var indexes: [[String]] { [["state"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name)]] }

    /// environments/{environment}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Version of the document; different after every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// Description for people.
    public var description: String = ""
    /// When it was archived; absent while it is active. Output only.
    public var archiveTime: Timestamp? = nil
    /// How the health of its providers is judged; absent = by the defaults.
    public var health: HealthPolicy? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        description: String = "",
        archiveTime: Timestamp? = nil,
        health: HealthPolicy? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.description = description
        self.archiveTime = archiveTime
        self.health = health
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Environment.pattern)
        checker.text("etag", etag)
        checker.text("description", description, bytesMax: 1024, multiline: true)
        checker.message("health", health)
    }
}

/// How the health of the providers of an environment is judged by their outcomes. A number that is 0 is left out: its
/// default holds.
public struct HealthPolicy: Message {
    public static var fullName: String { "regent.v1.HealthPolicy" }

    /// Failures in a row that eject a provider, at most 1,000; 0 = 5.
    public var consecutiveFailures: UInt32 = 0
    /// Share of failures, 0 ... 1, above which a provider is ejected once it is certain enough; 0 = 0.5.
    public var failureRateLimit: Double = 0
    /// Share of answers that break their schema, or whose patch does not apply, above which it is ejected; 0 = 0.5.
    public var qualityRateLimit: Double = 0
    /// Milliseconds above which an answer is slow, at most 3,600,000; 0 = none is.
    public var slowCallMs: UInt32 = 0
    /// Share of slow answers, 0 ... 1, above which it is ejected; 0 = 0.5.
    public var slowRateLimit: Double = 0
    /// Seconds of the first ejection, at most 86,400; each one after it is twice as long. 0 = 30.
    public var baseEjectionS: UInt32 = 0
    /// Seconds of an ejection at most, 86,400 at most; 0 = 300.
    public var maxEjectionS: UInt32 = 0
    /// Share of the weight of the enabled providers that may be ejected at once, in thousandths; 0 = 500.
    public var maxEjectedPermille: UInt32 = 0
    /// Seconds from the readmission of a provider to its full weight, at most 3,600; 0 = 30.
    public var slowStartS: UInt32 = 0
    /// Nothing is ejected: every enabled provider serves by its weight.
    public var disabled: Bool = false

    public init() {}

    public init(
        consecutiveFailures: UInt32 = 0,
        failureRateLimit: Double = 0,
        qualityRateLimit: Double = 0,
        slowCallMs: UInt32 = 0,
        slowRateLimit: Double = 0,
        baseEjectionS: UInt32 = 0,
        maxEjectionS: UInt32 = 0,
        maxEjectedPermille: UInt32 = 0,
        slowStartS: UInt32 = 0,
        disabled: Bool = false
    ) {
        self.consecutiveFailures = consecutiveFailures
        self.failureRateLimit = failureRateLimit
        self.qualityRateLimit = qualityRateLimit
        self.slowCallMs = slowCallMs
        self.slowRateLimit = slowRateLimit
        self.baseEjectionS = baseEjectionS
        self.maxEjectionS = maxEjectionS
        self.maxEjectedPermille = maxEjectedPermille
        self.slowStartS = slowStartS
        self.disabled = disabled
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("consecutive_failures", Double(consecutiveFailures), atMost: 1000)
        checker.number("failure_rate_limit", failureRateLimit, atMost: 1, finite: true)
        checker.number("quality_rate_limit", qualityRateLimit, atMost: 1, finite: true)
        checker.number("slow_call_ms", Double(slowCallMs), atMost: 3600000)
        checker.number("slow_rate_limit", slowRateLimit, atMost: 1, finite: true)
        checker.number("base_ejection_s", Double(baseEjectionS), atMost: 86400)
        checker.number("max_ejection_s", Double(maxEjectionS), atMost: 86400)
        checker.number("max_ejected_permille", Double(maxEjectedPermille), atMost: 1000)
        checker.number("slow_start_s", Double(slowStartS), atMost: 3600)
    }
}

/// How one provider serves in one environment.
public struct ProviderConfig: Document {
    public static var fullName: String { "regent.v1.ProviderConfig" }
    public static var kind: String { "providers" }
    public static var pattern: String { "environments/{environment}/providers/{provider}" }
    public static var getMethod: String { "/regent.v1.ProviderService/GetProviderConfig" }
    public static var listMethod: String { "/regent.v1.ProviderService/ListProviderConfigs" }
    public static var placement: Placement { .name }
    public static var scopeTemplates: [String] { ["{name}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.name, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "provider", "environment", "archive_time"] }
    public static var indexes: [[String]] { [["state", "provider"], ["provider"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .text(provider)], [.text(provider)]] }

    /// environments/{environment}/providers/{provider}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Version of the document; different after every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// Id of the provider; output only.
    public var provider: String = ""
    /// Id of the environment; output only.
    public var environment: String = ""
    /// Whether it may serve.
    /// Absent = true.
    public var enabled: Bool? = nil
    /// Serves if no eligible provider has a weight; at most one in an environment.
    public var isDefault: Bool = false
    /// Raw share; 0 = only when requested, as default or as fallback.
    public var weight: UInt32 = 0
    /// Milliseconds that a caller should wait for an answer, at most 3,600,000; 0 = 30,000.
    public var timeoutMs: UInt32 = 0
    /// How often a caller should repeat a failed request.
    /// 0 ... 16; absent = 2.
    public var maxRetries: UInt32? = nil
    /// Name of the model at the provider.
    public var model: String = ""
    /// Version of the prompt template.
    public var promptTemplateVersion: String = ""
    /// Free labels.
    public var metadata: TextMap = [:]
    /// When it was archived; absent while it is not. Output only.
    public var archiveTime: Timestamp? = nil
    /// Tier, 0 ... 100: 0 serves first, and the next higher number in use only when no provider of those before it can.
    public var priority: UInt32 = 0

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        provider: String = "",
        environment: String = "",
        enabled: Bool? = nil,
        isDefault: Bool = false,
        weight: UInt32 = 0,
        timeoutMs: UInt32 = 0,
        maxRetries: UInt32? = nil,
        model: String = "",
        promptTemplateVersion: String = "",
        metadata: TextMap = [:],
        archiveTime: Timestamp? = nil,
        priority: UInt32 = 0
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.provider = provider
        self.environment = environment
        self.enabled = enabled
        self.isDefault = isDefault
        self.weight = weight
        self.timeoutMs = timeoutMs
        self.maxRetries = maxRetries
        self.model = model
        self.promptTemplateVersion = promptTemplateVersion
        self.metadata = metadata
        self.archiveTime = archiveTime
        self.priority = priority
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ProviderConfig.pattern)
        checker.text("etag", etag)
        checker.text("provider", provider, identifier: true)
        checker.text("environment", environment, identifier: true)
        checker.number("timeout_ms", Double(timeoutMs), atMost: 3600000)
        checker.number("max_retries", maxRetries.map(Double.init), atMost: 16)
        checker.text("model", model, bytesMax: 256)
        checker.text("prompt_template_version", promptTemplateVersion, bytesMax: 256)
        checker.items("metadata", metadata.count, max: 64)
        checker.labels("metadata", metadata)
        checker.number("priority", Double(priority), atMost: 100)
    }
}

/// Creates an environment.
public struct CreateEnvironmentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateEnvironmentRequest" }

    /// The environment; output-only fields are ignored.
    public var environment: Environment? = nil
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(environment: Environment? = nil, mutation: Mutation? = nil) {
        self.environment = environment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment, required: true)
        checker.message("mutation", mutation)
    }
}

/// The new environment.
public struct CreateEnvironmentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateEnvironmentResponse" }

    /// The document as stored.
    public var environment: Environment? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(environment: Environment? = nil, receipt: Receipt? = nil) {
        self.environment = environment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment)
    }
}

/// Changes an environment.
public struct UpdateEnvironmentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.UpdateEnvironmentRequest" }

    /// The whole environment; output-only fields are ignored.
    public var environment: Environment? = nil
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(environment: Environment? = nil, mutation: Mutation? = nil) {
        self.environment = environment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment, required: true)
        checker.message("mutation", mutation)
    }
}

/// The environment after the change.
public struct UpdateEnvironmentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.UpdateEnvironmentResponse" }

    /// The document as stored.
    public var environment: Environment? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(environment: Environment? = nil, receipt: Receipt? = nil) {
        self.environment = environment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment)
    }
}

/// Asks for an environment.
public struct GetEnvironmentRequest: Message {
    public static var fullName: String { "regent.v1.GetEnvironmentRequest" }

    /// environments/{environment}.
    public var name: String = ""
    /// Returns the state after this revision of the ledger; 0 = the current state.
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
        checker.text("name", name, required: true, resource: Environment.pattern)
    }
}

/// An environment.
public struct GetEnvironmentResponse: Message {
    public static var fullName: String { "regent.v1.GetEnvironmentResponse" }

    /// The document as stored.
    public var environment: Environment? = nil

    public init() {}

    public init(environment: Environment? = nil) {
        self.environment = environment
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment)
    }
}

/// Archives an environment.
public struct ArchiveEnvironmentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveEnvironmentRequest" }

    /// environments/{environment}.
    public var name: String = ""
    /// Idempotency key, etag, reason (required).
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
        checker.text("name", name, required: true, resource: Environment.pattern)
        checker.message("mutation", mutation)
    }
}

/// The archived environment.
public struct ArchiveEnvironmentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveEnvironmentResponse" }

    /// The document as stored.
    public var environment: Environment? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(environment: Environment? = nil, receipt: Receipt? = nil) {
        self.environment = environment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment)
    }
}

/// Restores an archived environment.
public struct RestoreEnvironmentRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreEnvironmentRequest" }

    /// environments/{environment}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
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
        checker.text("name", name, required: true, resource: Environment.pattern)
        checker.message("mutation", mutation)
    }
}

/// The restored environment.
public struct RestoreEnvironmentResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreEnvironmentResponse" }

    /// The document as stored.
    public var environment: Environment? = nil
    /// Receipt of the change.
    public var receipt: Receipt? = nil

    public init() {}

    public init(environment: Environment? = nil, receipt: Receipt? = nil) {
        self.environment = environment
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("environment", environment)
    }
}

/// Asks for environments.
public struct ListEnvironmentsRequest: Message {
    public static var fullName: String { "regent.v1.ListEnvironmentsRequest" }

    /// Environments per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Whether to list archived ones too.
    public var showArchived: Bool = false
    /// Filter, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// Returns the states after this revision of the ledger; 0 = the current states.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        pageSize: UInt32 = 0,
        pageToken: String = "",
        showArchived: Bool = false,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.showArchived = showArchived
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

/// A page of environments.
public struct ListEnvironmentsResponse: Message {
    public static var fullName: String { "regent.v1.ListEnvironmentsResponse" }

    /// In the requested order.
    public var environments: [Environment] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        environments: [Environment] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.environments = environments
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
        checker.messages("environments", environments)
    }
}

/// Creates or replaces a provider config.
public struct PutProviderConfigRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.PutProviderConfigRequest" }

    /// The whole config; output-only fields are ignored.
    public var providerConfig: ProviderConfig? = nil
    /// Idempotency key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(providerConfig: ProviderConfig? = nil, mutation: Mutation? = nil) {
        self.providerConfig = providerConfig
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("provider_config", providerConfig, required: true)
        checker.message("mutation", mutation)
    }
}

/// The config after the change.
public struct PutProviderConfigResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.PutProviderConfigResponse" }

    /// The document as stored.
    public var providerConfig: ProviderConfig? = nil
    /// Receipt of the change.
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

/// Archives a provider config.
public struct ArchiveProviderConfigRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ArchiveProviderConfigRequest" }

    /// environments/{environment}/providers/{provider}.
    public var name: String = ""
    /// Idempotency key, etag, reason (required).
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

/// The archived config.
public struct ArchiveProviderConfigResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ArchiveProviderConfigResponse" }

    /// The document as stored.
    public var providerConfig: ProviderConfig? = nil
    /// Receipt of the change.
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

/// Restores an archived provider config.
public struct RestoreProviderConfigRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RestoreProviderConfigRequest" }

    /// environments/{environment}/providers/{provider}.
    public var name: String = ""
    /// Idempotency key, etag, reason.
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

/// The restored config, disabled.
public struct RestoreProviderConfigResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RestoreProviderConfigResponse" }

    /// The document as stored.
    public var providerConfig: ProviderConfig? = nil
    /// Receipt of the change.
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

/// Asks for a provider config.
public struct GetProviderConfigRequest: Message {
    public static var fullName: String { "regent.v1.GetProviderConfigRequest" }

    /// environments/{environment}/providers/{provider}.
    public var name: String = ""
    /// Returns the state after this revision of the ledger; 0 = the current state.
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
        checker.text("name", name, required: true, resource: ProviderConfig.pattern)
    }
}

/// A provider config.
public struct GetProviderConfigResponse: Message {
    public static var fullName: String { "regent.v1.GetProviderConfigResponse" }

    /// The document as stored.
    public var providerConfig: ProviderConfig? = nil

    public init() {}

    public init(providerConfig: ProviderConfig? = nil) {
        self.providerConfig = providerConfig
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

/// Asks for the provider configs of an environment.
public struct ListProviderConfigsRequest: Message {
    public static var fullName: String { "regent.v1.ListProviderConfigsRequest" }

    /// environments/{environment}; empty = all environments.
    public var parent: String = ""
    /// Configs per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""
    /// Whether to list archived ones too.
    public var showArchived: Bool = false
    /// Filter, for example `state = RUNNING AND create_time > 2026-01-02T03:04:05Z`; empty = all
    /// (docs/reference/filters.md).
    public var filter: String = ""
    /// Fields to order by, for example "create_time desc"; empty = by name.
    public var orderBy: String = ""
    /// Returns the states after this revision of the ledger; 0 = the current states.
    public var asOf: UInt64 = 0

    public init() {}

    public init(
        parent: String = "",
        pageSize: UInt32 = 0,
        pageToken: String = "",
        showArchived: Bool = false,
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
        self.parent = parent
        self.pageSize = pageSize
        self.pageToken = pageToken
        self.showArchived = showArchived
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
        checker.text("parent", parent, resource: Environment.pattern)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of provider configs.
public struct ListProviderConfigsResponse: Message {
    public static var fullName: String { "regent.v1.ListProviderConfigsResponse" }

    /// In the requested order.
    public var providerConfigs: [ProviderConfig] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        providerConfigs: [ProviderConfig] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.providerConfigs = providerConfigs
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
        checker.messages("provider_configs", providerConfigs)
    }
}

extension Environment: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__environment__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Environment>) {
        unsafe regent__v1__environment__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Environment>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe description = Read.text(c.pointee.description)
        unsafe archiveTime = Read.message(c.pointee.archive_time)
        unsafe health = Read.message(c.pointee.health)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Environment>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.archive_time = arena.message(archiveTime)
        unsafe c.pointee.health = arena.message(health)
    }
}

extension HealthPolicy: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__health_policy__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__HealthPolicy>) {
        unsafe regent__v1__health_policy__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__HealthPolicy>) {
        self.init()
        unsafe consecutiveFailures = c.pointee.consecutive_failures
        unsafe failureRateLimit = c.pointee.failure_rate_limit
        unsafe qualityRateLimit = c.pointee.quality_rate_limit
        unsafe slowCallMs = c.pointee.slow_call_ms
        unsafe slowRateLimit = c.pointee.slow_rate_limit
        unsafe baseEjectionS = c.pointee.base_ejection_s
        unsafe maxEjectionS = c.pointee.max_ejection_s
        unsafe maxEjectedPermille = c.pointee.max_ejected_permille
        unsafe slowStartS = c.pointee.slow_start_s
        unsafe disabled = c.pointee.disabled != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__HealthPolicy>, _ arena: Arena) {
        unsafe c.pointee.consecutive_failures = consecutiveFailures
        unsafe c.pointee.failure_rate_limit = failureRateLimit
        unsafe c.pointee.quality_rate_limit = qualityRateLimit
        unsafe c.pointee.slow_call_ms = slowCallMs
        unsafe c.pointee.slow_rate_limit = slowRateLimit
        unsafe c.pointee.base_ejection_s = baseEjectionS
        unsafe c.pointee.max_ejection_s = maxEjectionS
        unsafe c.pointee.max_ejected_permille = maxEjectedPermille
        unsafe c.pointee.slow_start_s = slowStartS
        unsafe c.pointee.disabled = disabled ? 1 : 0
    }
}

extension ProviderConfig: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__provider_config__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ProviderConfig>) {
        unsafe regent__v1__provider_config__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ProviderConfig>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe provider = Read.text(c.pointee.provider)
        unsafe environment = Read.text(c.pointee.environment)
        if unsafe c.pointee.enabled_presence_case.rawValue == 8 {
            unsafe enabled = c.pointee.enabled != 0
        }
        unsafe isDefault = c.pointee.is_default != 0
        unsafe weight = c.pointee.weight
        unsafe timeoutMs = c.pointee.timeout_ms
        if unsafe c.pointee.max_retries_presence_case.rawValue == 12 {
            unsafe maxRetries = c.pointee.max_retries
        }
        unsafe model = Read.text(c.pointee.model)
        unsafe promptTemplateVersion = Read.text(c.pointee.prompt_template_version)
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
        unsafe archiveTime = Read.message(c.pointee.archive_time)
        unsafe priority = c.pointee.priority
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ProviderConfig>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.provider = arena.text(provider)
        unsafe c.pointee.environment = arena.text(environment)
        if let enabled {
            unsafe c.pointee.enabled_presence_case = .init(rawValue: 8)
            unsafe c.pointee.enabled = enabled ? 1 : 0
        }
        unsafe c.pointee.is_default = isDefault ? 1 : 0
        unsafe c.pointee.weight = weight
        unsafe c.pointee.timeout_ms = timeoutMs
        if let maxRetries {
            unsafe c.pointee.max_retries_presence_case = .init(rawValue: 12)
            unsafe c.pointee.max_retries = maxRetries
        }
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.prompt_template_version = arena.text(promptTemplateVersion)
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__provider_config__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
        unsafe c.pointee.archive_time = arena.message(archiveTime)
        unsafe c.pointee.priority = priority
    }
}

extension CreateEnvironmentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_environment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateEnvironmentRequest>) {
        unsafe regent__v1__create_environment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateEnvironmentRequest>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateEnvironmentRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateEnvironmentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_environment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateEnvironmentResponse>) {
        unsafe regent__v1__create_environment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateEnvironmentResponse>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateEnvironmentResponse>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension UpdateEnvironmentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_environment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateEnvironmentRequest>) {
        unsafe regent__v1__update_environment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateEnvironmentRequest>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateEnvironmentRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension UpdateEnvironmentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__update_environment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__UpdateEnvironmentResponse>) {
        unsafe regent__v1__update_environment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__UpdateEnvironmentResponse>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__UpdateEnvironmentResponse>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetEnvironmentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_environment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetEnvironmentRequest>) {
        unsafe regent__v1__get_environment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetEnvironmentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetEnvironmentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetEnvironmentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_environment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetEnvironmentResponse>) {
        unsafe regent__v1__get_environment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetEnvironmentResponse>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetEnvironmentResponse>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
    }
}

extension ArchiveEnvironmentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_environment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveEnvironmentRequest>) {
        unsafe regent__v1__archive_environment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveEnvironmentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveEnvironmentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveEnvironmentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_environment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveEnvironmentResponse>) {
        unsafe regent__v1__archive_environment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveEnvironmentResponse>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveEnvironmentResponse>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreEnvironmentRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_environment_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreEnvironmentRequest>) {
        unsafe regent__v1__restore_environment_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreEnvironmentRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreEnvironmentRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreEnvironmentResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_environment_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreEnvironmentResponse>) {
        unsafe regent__v1__restore_environment_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreEnvironmentResponse>) {
        self.init()
        unsafe environment = Read.message(c.pointee.environment)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreEnvironmentResponse>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.message(environment)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ListEnvironmentsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_environments_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListEnvironmentsRequest>) {
        unsafe regent__v1__list_environments_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListEnvironmentsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListEnvironmentsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListEnvironmentsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_environments_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListEnvironmentsResponse>) {
        unsafe regent__v1__list_environments_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListEnvironmentsResponse>) {
        self.init()
        unsafe environments = Read.messages(c.pointee.environments, c.pointee.n_environments)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListEnvironmentsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_environments, c.pointee.environments) = arena.messages(environments)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension PutProviderConfigRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_provider_config_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutProviderConfigRequest>) {
        unsafe regent__v1__put_provider_config_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutProviderConfigRequest>) {
        self.init()
        unsafe providerConfig = Read.message(c.pointee.provider_config)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutProviderConfigRequest>, _ arena: Arena) {
        unsafe c.pointee.provider_config = arena.message(providerConfig)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension PutProviderConfigResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__put_provider_config_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__PutProviderConfigResponse>) {
        unsafe regent__v1__put_provider_config_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__PutProviderConfigResponse>) {
        self.init()
        unsafe providerConfig = Read.message(c.pointee.provider_config)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__PutProviderConfigResponse>, _ arena: Arena) {
        unsafe c.pointee.provider_config = arena.message(providerConfig)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ArchiveProviderConfigRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_provider_config_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveProviderConfigRequest>) {
        unsafe regent__v1__archive_provider_config_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveProviderConfigRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveProviderConfigRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ArchiveProviderConfigResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__archive_provider_config_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ArchiveProviderConfigResponse>) {
        unsafe regent__v1__archive_provider_config_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ArchiveProviderConfigResponse>) {
        self.init()
        unsafe providerConfig = Read.message(c.pointee.provider_config)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ArchiveProviderConfigResponse>, _ arena: Arena) {
        unsafe c.pointee.provider_config = arena.message(providerConfig)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RestoreProviderConfigRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_provider_config_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreProviderConfigRequest>) {
        unsafe regent__v1__restore_provider_config_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreProviderConfigRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreProviderConfigRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RestoreProviderConfigResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__restore_provider_config_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RestoreProviderConfigResponse>) {
        unsafe regent__v1__restore_provider_config_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RestoreProviderConfigResponse>) {
        self.init()
        unsafe providerConfig = Read.message(c.pointee.provider_config)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RestoreProviderConfigResponse>, _ arena: Arena) {
        unsafe c.pointee.provider_config = arena.message(providerConfig)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetProviderConfigRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_provider_config_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetProviderConfigRequest>) {
        unsafe regent__v1__get_provider_config_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetProviderConfigRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetProviderConfigRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetProviderConfigResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_provider_config_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetProviderConfigResponse>) {
        unsafe regent__v1__get_provider_config_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetProviderConfigResponse>) {
        self.init()
        unsafe providerConfig = Read.message(c.pointee.provider_config)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetProviderConfigResponse>, _ arena: Arena) {
        unsafe c.pointee.provider_config = arena.message(providerConfig)
    }
}

extension ListProviderConfigsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_provider_configs_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListProviderConfigsRequest>) {
        unsafe regent__v1__list_provider_configs_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListProviderConfigsRequest>) {
        self.init()
        unsafe parent = Read.text(c.pointee.parent)
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe showArchived = c.pointee.show_archived != 0
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListProviderConfigsRequest>, _ arena: Arena) {
        unsafe c.pointee.parent = arena.text(parent)
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.show_archived = showArchived ? 1 : 0
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListProviderConfigsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_provider_configs_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListProviderConfigsResponse>) {
        unsafe regent__v1__list_provider_configs_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListProviderConfigsResponse>) {
        self.init()
        unsafe providerConfigs = Read.messages(c.pointee.provider_configs, c.pointee.n_provider_configs)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListProviderConfigsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_provider_configs, c.pointee.provider_configs) = arena.messages(providerConfigs)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/providers.proto declares, in its order.
    static let providers: [any Message.Type] = [
        Environment.self,
        HealthPolicy.self,
        ProviderConfig.self,
        CreateEnvironmentRequest.self,
        CreateEnvironmentResponse.self,
        UpdateEnvironmentRequest.self,
        UpdateEnvironmentResponse.self,
        GetEnvironmentRequest.self,
        GetEnvironmentResponse.self,
        ArchiveEnvironmentRequest.self,
        ArchiveEnvironmentResponse.self,
        RestoreEnvironmentRequest.self,
        RestoreEnvironmentResponse.self,
        ListEnvironmentsRequest.self,
        ListEnvironmentsResponse.self,
        PutProviderConfigRequest.self,
        PutProviderConfigResponse.self,
        ArchiveProviderConfigRequest.self,
        ArchiveProviderConfigResponse.self,
        RestoreProviderConfigRequest.self,
        RestoreProviderConfigResponse.self,
        GetProviderConfigRequest.self,
        GetProviderConfigResponse.self,
        ListProviderConfigsRequest.self,
        ListProviderConfigsResponse.self,
    ]
}

extension CreateEnvironmentRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateEnvironmentResponse
    public init(document: Environment, mutation: Mutation?) {
        self.init(environment: document, mutation: mutation)
    }
}

extension CreateEnvironmentResponse: DocumentResponse {
    public init(subject: Environment) { self.init(environment: subject) }
    public var subject: Environment? { environment }
}

extension UpdateEnvironmentRequest: VerbRequest, DocumentRequest {
    public typealias Answer = UpdateEnvironmentResponse
    public init(document: Environment, mutation: Mutation?) {
        self.init(environment: document, mutation: mutation)
    }
}

extension UpdateEnvironmentResponse: DocumentResponse {
    public init(subject: Environment) { self.init(environment: subject) }
    public var subject: Environment? { environment }
}

extension GetEnvironmentRequest: NamedRequest {}

extension GetEnvironmentResponse: DocumentResponse {
    public init(subject: Environment) { self.init(environment: subject) }
    public var subject: Environment? { environment }
}

extension ArchiveEnvironmentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveEnvironmentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveEnvironmentResponse: DocumentResponse {
    public init(subject: Environment) { self.init(environment: subject) }
    public var subject: Environment? { environment }
}

extension RestoreEnvironmentRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreEnvironmentResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreEnvironmentResponse: DocumentResponse {
    public init(subject: Environment) { self.init(environment: subject) }
    public var subject: Environment? { environment }
}

extension ListEnvironmentsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(showsArchived: showArchived, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        showArchived = query.showsArchived
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListEnvironmentsResponse: ListResponse {
    public init(items: [Environment], nextPageToken: String) {
        self.init(environments: items, nextPageToken: nextPageToken)
    }
    public var items: [Environment] { environments }
}

extension PutProviderConfigRequest: VerbRequest, DocumentRequest {
    public typealias Answer = PutProviderConfigResponse
    public init(document: ProviderConfig, mutation: Mutation?) {
        self.init(providerConfig: document, mutation: mutation)
    }
}

extension PutProviderConfigResponse: DocumentResponse {
    public init(subject: ProviderConfig) { self.init(providerConfig: subject) }
    public var subject: ProviderConfig? { providerConfig }
}

extension ArchiveProviderConfigRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ArchiveProviderConfigResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ArchiveProviderConfigResponse: DocumentResponse {
    public init(subject: ProviderConfig) { self.init(providerConfig: subject) }
    public var subject: ProviderConfig? { providerConfig }
}

extension RestoreProviderConfigRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RestoreProviderConfigResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RestoreProviderConfigResponse: DocumentResponse {
    public init(subject: ProviderConfig) { self.init(providerConfig: subject) }
    public var subject: ProviderConfig? { providerConfig }
}

extension GetProviderConfigRequest: NamedRequest {}

extension GetProviderConfigResponse: DocumentResponse {
    public init(subject: ProviderConfig) { self.init(providerConfig: subject) }
    public var subject: ProviderConfig? { providerConfig }
}

extension ListProviderConfigsRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(parent: parent, showsArchived: showArchived, filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        parent = query.parent
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        showArchived = query.showsArchived
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListProviderConfigsResponse: ListResponse {
    public init(items: [ProviderConfig], nextPageToken: String) {
        self.init(providerConfigs: items, nextPageToken: nextPageToken)
    }
    public var items: [ProviderConfig] { providerConfigs }
}

/// Environments and the providers that may serve in each.
public enum ProviderServiceMethods {
    /// Creates an environment.
    public static let createEnvironment = Method<CreateEnvironmentRequest, CreateEnvironmentResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/CreateEnvironment", service: "regent.v1.ProviderService",
            method: "CreateEnvironment", requireAny: ["provider.write"], scope: ["{environment.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateEnvironmentRequest",
            responseType: "regent.v1.CreateEnvironmentResponse",
            comment: "Creates an environment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.environment?.name ?? "", ""))]
    }

    /// An environment.
    public static let getEnvironment = Method<GetEnvironmentRequest, GetEnvironmentResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/GetEnvironment", service: "regent.v1.ProviderService",
            method: "GetEnvironment", requireAny: ["provider.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetEnvironmentRequest",
            responseType: "regent.v1.GetEnvironmentResponse",
            comment: "An environment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Replaces an environment.
    public static let updateEnvironment = Method<UpdateEnvironmentRequest, UpdateEnvironmentResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/UpdateEnvironment", service: "regent.v1.ProviderService",
            method: "UpdateEnvironment", requireAny: ["provider.write"], scope: ["{environment.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.UpdateEnvironmentRequest",
            responseType: "regent.v1.UpdateEnvironmentResponse",
            comment: "Replaces an environment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.environment?.name ?? "", ""))]
    }

    /// Archives an environment: its name cannot be used again, and its history stays readable. Refused while a provider
    /// config in it is enabled. Requires a reason.
    public static let archiveEnvironment = Method<ArchiveEnvironmentRequest, ArchiveEnvironmentResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/ArchiveEnvironment", service: "regent.v1.ProviderService",
            method: "ArchiveEnvironment", requireAny: ["provider.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveEnvironmentRequest",
            responseType: "regent.v1.ArchiveEnvironmentResponse",
            comment: "Archives an environment: its name cannot be used again, and its history stays readable. Refused while a provider config in it is enabled. Requires a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Restores an archived environment.
    public static let restoreEnvironment = Method<RestoreEnvironmentRequest, RestoreEnvironmentResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/RestoreEnvironment", service: "regent.v1.ProviderService",
            method: "RestoreEnvironment", requireAny: ["provider.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreEnvironmentRequest",
            responseType: "regent.v1.RestoreEnvironmentResponse",
            comment: "Restores an archived environment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Lists the environments that the caller may read.
    public static let listEnvironments = Method<ListEnvironmentsRequest, ListEnvironmentsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/ListEnvironments", service: "regent.v1.ProviderService",
            method: "ListEnvironments", requireAny: ["provider.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListEnvironmentsRequest",
            responseType: "regent.v1.ListEnvironmentsResponse",
            comment: "Lists the environments that the caller may read."))

    /// Creates or replaces a provider config. A new default replaces the old one.
    public static let putProviderConfig = Method<PutProviderConfigRequest, PutProviderConfigResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/PutProviderConfig", service: "regent.v1.ProviderService",
            method: "PutProviderConfig", requireAny: ["provider.write"], scope: ["{provider_config.name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.PutProviderConfigRequest",
            responseType: "regent.v1.PutProviderConfigResponse",
            comment: "Creates or replaces a provider config. A new default replaces the old one.")
    ) { request in
        [ScopeName.all(ScopeName("", request.providerConfig?.name ?? "", ""))]
    }

    /// Archives a provider config: it no longer serves, not even as a fallback, and lists leave it out. Its name cannot be used
    /// again. Requires a reason.
    public static let archiveProviderConfig = Method<ArchiveProviderConfigRequest, ArchiveProviderConfigResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/ArchiveProviderConfig", service: "regent.v1.ProviderService",
            method: "ArchiveProviderConfig", requireAny: ["provider.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ArchiveProviderConfigRequest",
            responseType: "regent.v1.ArchiveProviderConfigResponse",
            comment: "Archives a provider config: it no longer serves, not even as a fallback, and lists leave it out. Its name cannot be used again. Requires a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Restores an archived provider config; it stays disabled until it is enabled.
    public static let restoreProviderConfig = Method<RestoreProviderConfigRequest, RestoreProviderConfigResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/RestoreProviderConfig", service: "regent.v1.ProviderService",
            method: "RestoreProviderConfig", requireAny: ["provider.write"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RestoreProviderConfigRequest",
            responseType: "regent.v1.RestoreProviderConfigResponse",
            comment: "Restores an archived provider config; it stays disabled until it is enabled.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// A provider config.
    public static let getProviderConfig = Method<GetProviderConfigRequest, GetProviderConfigResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/GetProviderConfig", service: "regent.v1.ProviderService",
            method: "GetProviderConfig", requireAny: ["provider.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetProviderConfigRequest",
            responseType: "regent.v1.GetProviderConfigResponse",
            comment: "A provider config.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Lists the provider configs of an environment, or of all, that the caller may read.
    public static let listProviderConfigs = Method<ListProviderConfigsRequest, ListProviderConfigsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ProviderService/ListProviderConfigs", service: "regent.v1.ProviderService",
            method: "ListProviderConfigs", requireAny: ["provider.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListProviderConfigsRequest",
            responseType: "regent.v1.ListProviderConfigsResponse",
            comment: "Lists the provider configs of an environment, or of all, that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createEnvironment.descriptor,
        getEnvironment.descriptor,
        updateEnvironment.descriptor,
        archiveEnvironment.descriptor,
        restoreEnvironment.descriptor,
        listEnvironments.descriptor,
        putProviderConfig.descriptor,
        archiveProviderConfig.descriptor,
        restoreProviderConfig.descriptor,
        getProviderConfig.descriptor,
        listProviderConfigs.descriptor,
    ]
}
