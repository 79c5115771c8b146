// Generated from regent/v1/outcomes.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// How a routed request ended.
public enum RouteOutcomeStatus: OpenEnum {
    /// Not allowed in requests.
    case unspecified
    /// Answered.
    case ok
    /// The provider failed.
    case error
    /// No answer in time.
    case timeout
    /// The provider limited its rate.
    case throttled
    /// The model declined.
    case refused
    /// The answer was incomplete.
    case partial
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .ok
        case 2: self = .error
        case 3: self = .timeout
        case 4: self = .throttled
        case 5: self = .refused
        case 6: self = .partial
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .ok: 1
        case .error: 2
        case .timeout: 3
        case .throttled: 4
        case .refused: 5
        case .partial: 6
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .ok: "OK"
        case .error: "ERROR"
        case .timeout: "TIMEOUT"
        case .throttled: "THROTTLED"
        case .refused: "REFUSED"
        case .partial: "PARTIAL"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .ok,
        .error,
        .timeout,
        .throttled,
        .refused,
        .partial
    ]
}

/// Grouping of a summary.
public enum OutcomeGrouping: OpenEnum {
    /// selected_provider.
    case unspecified
    /// Provider whose answer was used.
    case selectedProvider
    /// How it was chosen.
    case routeStrategy
    /// Model version that answered.
    case modelVersion
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .selectedProvider
        case 2: self = .routeStrategy
        case 3: self = .modelVersion
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .selectedProvider: 1
        case .routeStrategy: 2
        case .modelVersion: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .selectedProvider: "SELECTED_PROVIDER"
        case .routeStrategy: "ROUTE_STRATEGY"
        case .modelVersion: "MODEL_VERSION"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .selectedProvider,
        .routeStrategy,
        .modelVersion
    ]
}

/// The outcome of one routed request, with the field names of JSONL files.
public struct RouteOutcome: Message {
    public static var fullName: String { "regent.v1.RouteOutcome" }

    /// 1-256 bytes of printable UTF-8.
    public var requestId: String = ""
    /// When the request was made.
    public var createTime: Timestamp? = nil
    /// Id of the environment; in a batch, empty or the batch's.
    public var environment: String = ""
    /// As in the decision.
    public var keyDigest: UInt64 = 0
    /// As in the decision.
    public var arm: Arm = .unspecified
    /// As in the decision.
    public var policyRevision: UInt64 = 0
    /// Number of the attempt at the request, from 0.
    public var attempt: UInt32 = 0
    /// Requested provider.
    public var requestedProvider: String = ""
    /// Provider whose answer was used.
    public var selectedProvider: String = ""
    /// How it was chosen.
    public var routeStrategy: RouteStrategy = .unspecified
    /// Fallback provider, which is then the selected one.
    public var fallbackProvider: String = ""
    /// Whether a fallback provider answered.
    public var fallbackUsed: Bool = false
    /// Latency.
    /// Milliseconds, 0 ... 4,294,967.295, rounded half-even to whole microseconds.
    public var latencyMs: Double? = nil
    /// Version of the prompt template.
    public var promptTemplateVersion: String = ""
    /// Model version that answered.
    public var modelVersion: String = ""
    /// How it ended.
    public var status: RouteOutcomeStatus = .unspecified
    /// Error code of the failure.
    public var errorCode: String = ""
    /// The answer satisfies its schema.
    public var schemaValid: TriState = .absent
    /// The patch applied.
    public var patchApplySuccess: TriState = .absent
    /// The answer complies with the safety rules.
    public var safetyCompliant: TriState = .absent
    /// Tokens sent.
    public var inputTokens: UInt32 = 0
    /// Tokens received.
    public var outputTokens: UInt32 = 0
    /// Decisions made without a person.
    public var autoCount: UInt32 = 0
    /// Decisions made by a person.
    public var askCount: UInt32 = 0
    /// Decisions that were escalated.
    public var escalateCount: UInt32 = 0
    /// Features that the decision model expects.
    public var featuresExpected: UInt32 = 0
    /// Features that it had.
    public var featuresAvailable: UInt32 = 0
    /// Wait that the provider asked for, milliseconds; 0 = none.
    public var retryAfterMs: UInt32 = 0
    /// Time to the first token.
    /// Milliseconds, 0 ... 4,294,967.295, rounded half-even to whole microseconds.
    public var ttftMs: Double? = nil
    /// Id of the use case.
    public var useCase: String = ""

    public init() {}

    public init(
        requestId: String = "",
        createTime: Timestamp? = nil,
        environment: String = "",
        keyDigest: UInt64 = 0,
        arm: Arm = .unspecified,
        policyRevision: UInt64 = 0,
        attempt: UInt32 = 0,
        requestedProvider: String = "",
        selectedProvider: String = "",
        routeStrategy: RouteStrategy = .unspecified,
        fallbackProvider: String = "",
        fallbackUsed: Bool = false,
        latencyMs: Double? = nil,
        promptTemplateVersion: String = "",
        modelVersion: String = "",
        status: RouteOutcomeStatus = .unspecified,
        errorCode: String = "",
        schemaValid: TriState = .absent,
        patchApplySuccess: TriState = .absent,
        safetyCompliant: TriState = .absent,
        inputTokens: UInt32 = 0,
        outputTokens: UInt32 = 0,
        autoCount: UInt32 = 0,
        askCount: UInt32 = 0,
        escalateCount: UInt32 = 0,
        featuresExpected: UInt32 = 0,
        featuresAvailable: UInt32 = 0,
        retryAfterMs: UInt32 = 0,
        ttftMs: Double? = nil,
        useCase: String = ""
    ) {
        self.requestId = requestId
        self.createTime = createTime
        self.environment = environment
        self.keyDigest = keyDigest
        self.arm = arm
        self.policyRevision = policyRevision
        self.attempt = attempt
        self.requestedProvider = requestedProvider
        self.selectedProvider = selectedProvider
        self.routeStrategy = routeStrategy
        self.fallbackProvider = fallbackProvider
        self.fallbackUsed = fallbackUsed
        self.latencyMs = latencyMs
        self.promptTemplateVersion = promptTemplateVersion
        self.modelVersion = modelVersion
        self.status = status
        self.errorCode = errorCode
        self.schemaValid = schemaValid
        self.patchApplySuccess = patchApplySuccess
        self.safetyCompliant = safetyCompliant
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.autoCount = autoCount
        self.askCount = askCount
        self.escalateCount = escalateCount
        self.featuresExpected = featuresExpected
        self.featuresAvailable = featuresAvailable
        self.retryAfterMs = retryAfterMs
        self.ttftMs = ttftMs
        self.useCase = useCase
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("request_id", requestId, required: true, bytesMax: 256)
        checker.message("create_time", createTime, required: true)
        checker.text("environment", environment, identifier: true)
        checker.known("arm", arm)
        checker.text("requested_provider", requestedProvider, bytesMax: 128)
        checker.text("selected_provider", selectedProvider, bytesMax: 128)
        checker.known("route_strategy", routeStrategy)
        checker.text("fallback_provider", fallbackProvider, bytesMax: 128)
        checker.number("latency_ms", latencyMs, atMost: 4294967.295)
        checker.text("prompt_template_version", promptTemplateVersion, bytesMax: 256)
        checker.text("model_version", modelVersion, bytesMax: 512)
        checker.known("status", status, required: true)
        checker.text("error_code", errorCode, bytesMax: 256)
        checker.known("schema_valid", schemaValid)
        checker.known("patch_apply_success", patchApplySuccess)
        checker.known("safety_compliant", safetyCompliant)
        checker.number("ttft_ms", ttftMs, atMost: 4294967.295)
        checker.text("use_case", useCase, bytesMax: 128)
    }
}

/// First `start`, then batches.
public struct ReportOutcomesRequest: Message {
    /// Exactly one of these is set.
    public enum Request: Sendable, Hashable {
        /// First message.
        case start(OutcomeReportStart)
        /// All later messages.
        case batch(OutcomeBatch)
    }

    public static var fullName: String { "regent.v1.ReportOutcomesRequest" }

    /// Exactly one of these is set.
    public var request: Request? = nil

    public init() {}

    public init(request: Request? = nil) {
        self.request = request
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        switch request {
        case .start(let value):
            checker.message("start", value)
        case .batch(let value):
            checker.message("batch", value)
        default: break
        }
    }
}

/// Opens a report.
public struct OutcomeReportStart: Message {
    public static var fullName: String { "regent.v1.OutcomeReportStart" }

    /// Name of the sequence of batches: one run of a program, or one file.
    public var reporter: String = ""
    /// Whether to continue after the durable batches; otherwise a reporter that has batches is refused.
    public var resume: Bool = false
    /// Whether an outcome whose selected provider has no config in its environment is refused.
    public var knownProviders: Bool = false

    public init() {}

    public init(reporter: String = "", resume: Bool = false, knownProviders: Bool = false) {
        self.reporter = reporter
        self.resume = resume
        self.knownProviders = knownProviders
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("reporter", reporter, required: true, identifier: true)
    }
}

/// One batch: at most 8,192 outcomes of one environment and 1 MiB, as columns or as plain rows.
public struct OutcomeBatch: Message {
    public static var fullName: String { "regent.v1.OutcomeBatch" }

    /// From 1, without gaps.
    public var seq: UInt64 = 0
    /// Id of the environment.
    public var environment: String = ""
    /// Columns.
    public var columns: OutcomeColumns? = nil
    /// Rows, from simple clients; not together with columns.
    public var rows: [RouteOutcome] = []

    public init() {}

    public init(
        seq: UInt64 = 0,
        environment: String = "",
        columns: OutcomeColumns? = nil,
        rows: [RouteOutcome] = []
    ) {
        self.seq = seq
        self.environment = environment
        self.columns = columns
        self.rows = rows
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.message("columns", columns)
        checker.items("rows", rows.count, max: 8192)
        checker.messages("rows", rows)
    }
}

/// A batch in columns: those that summaries read are packed, the others are in one zstd frame.
public struct OutcomeColumns: Message {
    public static var fullName: String { "regent.v1.OutcomeColumns" }

    /// Outcomes, 1-8192.
    public var count: UInt32 = 0
    /// One per outcome, microseconds since 1970.
    public var createTimeUs: [UInt64] = []
    /// One per outcome: status, tri-states, arm, strategy, fallback, presences (PROTOCOL.md, "Outcomes in columns").
    public var outcomeCodes: [UInt32] = []
    /// One per outcome, microseconds; 0 if absent.
    public var latencyUs: [UInt32] = []
    /// Provider whose answer was used.
    public var selectedProvider: DictionaryColumn? = nil
    /// Model version that answered.
    public var modelVersion: DictionaryColumn? = nil
    /// One zstd frame of OutcomeColdColumns, with size and checksum.
    public var coldZstd: [UInt8] = []
    /// Id of the use case.
    public var useCase: DictionaryColumn? = nil

    public init() {}

    public init(
        count: UInt32 = 0,
        createTimeUs: [UInt64] = [],
        outcomeCodes: [UInt32] = [],
        latencyUs: [UInt32] = [],
        selectedProvider: DictionaryColumn? = nil,
        modelVersion: DictionaryColumn? = nil,
        coldZstd: [UInt8] = [],
        useCase: DictionaryColumn? = nil
    ) {
        self.count = count
        self.createTimeUs = createTimeUs
        self.outcomeCodes = outcomeCodes
        self.latencyUs = latencyUs
        self.selectedProvider = selectedProvider
        self.modelVersion = modelVersion
        self.coldZstd = coldZstd
        self.useCase = useCase
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.number("count", Double(count), atMost: 8192)
        checker.items("create_time_us", createTimeUs.count, max: 8192)
        checker.items("outcome_codes", outcomeCodes.count, max: 8192)
        checker.items("latency_us", latencyUs.count, max: 8192)
        checker.message("selected_provider", selectedProvider)
        checker.message("model_version", modelVersion)
        checker.message("use_case", useCase)
    }
}

/// Columns that summaries do not read. An absent column is empty, or 0, in every row.
public struct OutcomeColdColumns: Message {
    public static var fullName: String { "regent.v1.OutcomeColdColumns" }

    /// One per outcome.
    public var requestIds: TextColumn? = nil
    /// As in the decisions.
    public var keyDigest: [UInt64] = []
    /// As in the decisions.
    public var policyRevision: [UInt64] = []
    /// Number of the attempt.
    public var attempt: [UInt32] = []
    /// Requested provider.
    public var requestedProvider: DictionaryColumn? = nil
    /// Fallback provider.
    public var fallbackProvider: DictionaryColumn? = nil
    /// Version of the prompt template.
    public var promptTemplateVersion: DictionaryColumn? = nil
    /// Error code of the failure.
    public var errorCode: DictionaryColumn? = nil
    /// Tokens sent.
    public var inputTokens: [UInt32] = []
    /// Tokens received.
    public var outputTokens: [UInt32] = []
    /// Decisions made without a person.
    public var autoCount: [UInt32] = []
    /// Decisions made by a person.
    public var askCount: [UInt32] = []
    /// Decisions that were escalated.
    public var escalateCount: [UInt32] = []
    /// Features that the decision model expects.
    public var featuresExpected: [UInt32] = []
    /// Features that it had.
    public var featuresAvailable: [UInt32] = []
    /// Wait that the provider asked for, milliseconds.
    public var retryAfterMs: [UInt32] = []
    /// Time to the first token, microseconds; 0 if absent.
    public var ttftUs: [UInt32] = []

    public init() {}

    public init(
        requestIds: TextColumn? = nil,
        keyDigest: [UInt64] = [],
        policyRevision: [UInt64] = [],
        attempt: [UInt32] = [],
        requestedProvider: DictionaryColumn? = nil,
        fallbackProvider: DictionaryColumn? = nil,
        promptTemplateVersion: DictionaryColumn? = nil,
        errorCode: DictionaryColumn? = nil,
        inputTokens: [UInt32] = [],
        outputTokens: [UInt32] = [],
        autoCount: [UInt32] = [],
        askCount: [UInt32] = [],
        escalateCount: [UInt32] = [],
        featuresExpected: [UInt32] = [],
        featuresAvailable: [UInt32] = [],
        retryAfterMs: [UInt32] = [],
        ttftUs: [UInt32] = []
    ) {
        self.requestIds = requestIds
        self.keyDigest = keyDigest
        self.policyRevision = policyRevision
        self.attempt = attempt
        self.requestedProvider = requestedProvider
        self.fallbackProvider = fallbackProvider
        self.promptTemplateVersion = promptTemplateVersion
        self.errorCode = errorCode
        self.inputTokens = inputTokens
        self.outputTokens = outputTokens
        self.autoCount = autoCount
        self.askCount = askCount
        self.escalateCount = escalateCount
        self.featuresExpected = featuresExpected
        self.featuresAvailable = featuresAvailable
        self.retryAfterMs = retryAfterMs
        self.ttftUs = ttftUs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("requested_provider", requestedProvider)
        checker.message("fallback_provider", fallbackProvider)
        checker.message("prompt_template_version", promptTemplateVersion)
        checker.message("error_code", errorCode)
        checker.items("ttft_us", ttftUs.count, max: 8192)
    }
}

/// Messages of the daemon.
public struct ReportOutcomesResponse: Message {
    /// Exactly one of these is set.
    public enum Response: Sendable, Hashable {
        /// First message.
        case opened(UploadOpened)
        /// Batches that are received and durable.
        case ack(UploadAck)
        /// A batch was refused as a whole; the call ends after this.
        case refused(OutcomeBatchRefused)
    }

    public static var fullName: String { "regent.v1.ReportOutcomesResponse" }

    /// Exactly one of these is set.
    public var response: Response? = nil

    public init() {}

    public init(response: Response? = nil) {
        self.response = response
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Why a batch was refused: every invalid record.
public struct OutcomeBatchRefused: Message {
    public static var fullName: String { "regent.v1.OutcomeBatchRefused" }

    /// The batch.
    public var seq: UInt64 = 0
    /// All of them, in order.
    public var violations: [OutcomeViolation] = []

    public init() {}

    public init(seq: UInt64 = 0, violations: [OutcomeViolation] = []) {
        self.seq = seq
        self.violations = violations
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A broken rule of one record.
public struct OutcomeViolation: Message {
    public static var fullName: String { "regent.v1.OutcomeViolation" }

    /// Index of the record in the batch, from 0.
    public var record: UInt32 = 0
    /// Name of the field.
    public var field: String = ""
    /// Description for people.
    public var description: String = ""

    public init() {}

    public init(record: UInt32 = 0, field: String = "", description: String = "") {
        self.record = record
        self.field = field
        self.description = description
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Outcomes to list, by exactly one of request id, provider and strategy.
public struct ListOutcomesRequest: Message {
    public static var fullName: String { "regent.v1.ListOutcomesRequest" }

    /// Outcomes of this request, in every environment if none is named.
    public var requestId: String = ""
    /// Id of the environment; required with a provider or a strategy.
    public var environment: String = ""
    /// Outcomes of this provider.
    public var selectedProvider: String = ""
    /// Outcomes of this strategy.
    public var routeStrategy: RouteStrategy = .unspecified
    /// Earliest time; absent = from the beginning.
    public var fromTime: Timestamp? = nil
    /// Time before which they were made; absent = to the end.
    public var toTime: Timestamp? = nil
    /// Outcomes per page, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// next_page_token of the previous page; empty = the first page.
    public var pageToken: String = ""

    public init() {}

    public init(
        requestId: String = "",
        environment: String = "",
        selectedProvider: String = "",
        routeStrategy: RouteStrategy = .unspecified,
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        pageSize: UInt32 = 0,
        pageToken: String = ""
    ) {
        self.requestId = requestId
        self.environment = environment
        self.selectedProvider = selectedProvider
        self.routeStrategy = routeStrategy
        self.fromTime = fromTime
        self.toTime = toTime
        self.pageSize = pageSize
        self.pageToken = pageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("request_id", requestId, bytesMax: 256)
        checker.text("environment", environment, identifier: true)
        checker.text("selected_provider", selectedProvider, bytesMax: 128)
        checker.known("route_strategy", routeStrategy)
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 512)
    }
}

/// A page of outcomes.
public struct ListOutcomesResponse: Message {
    public static var fullName: String { "regent.v1.ListOutcomesResponse" }

    /// Newest first.
    public var outcomes: [RouteOutcome] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""

    public init() {}

    public init(outcomes: [RouteOutcome] = [], nextPageToken: String = "") {
        self.outcomes = outcomes
        self.nextPageToken = nextPageToken
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("outcomes", outcomes)
    }
}

/// Asks for a summary.
public struct GetOutcomeSummaryRequest: Message {
    public static var fullName: String { "regent.v1.GetOutcomeSummaryRequest" }

    /// Id of the environment.
    public var environment: String = ""
    /// Earliest time; absent = from the beginning.
    public var fromTime: Timestamp? = nil
    /// Time before which they were made; absent = to the end.
    public var toTime: Timestamp? = nil
    /// Grouping.
    public var groupBy: OutcomeGrouping = .unspecified
    /// Whether to count every outcome instead of adding up the stored exact summaries of segments, as a check of those.
    public var fullScan: Bool = false

    public init() {}

    public init(
        environment: String = "",
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        groupBy: OutcomeGrouping = .unspecified,
        fullScan: Bool = false
    ) {
        self.environment = environment
        self.fromTime = fromTime
        self.toTime = toTime
        self.groupBy = groupBy
        self.fullScan = fullScan
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("environment", environment, required: true, identifier: true)
        checker.known("group_by", groupBy)
    }
}

/// A summary.
public struct GetOutcomeSummaryResponse: Message {
    public static var fullName: String { "regent.v1.GetOutcomeSummaryResponse" }

    /// One per value of the grouping.
    public var groups: [OutcomeGroup] = []
    /// The total.
    public var total: OutcomeGroup? = nil
    /// Outcomes of batches that may be in the range and were erased after the retention time; they are in none of
    /// the numbers.
    public var erasedCount: UInt64 = 0

    public init() {}

    public init(groups: [OutcomeGroup] = [], total: OutcomeGroup? = nil, erasedCount: UInt64 = 0) {
        self.groups = groups
        self.total = total
        self.erasedCount = erasedCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The outcomes of one group.
public struct OutcomeGroup: Message {
    public static var fullName: String { "regent.v1.OutcomeGroup" }

    /// Value of the grouping; empty for the total.
    public var value: String = ""
    /// Outcomes.
    public var count: UInt64 = 0
    /// Share that was answered by a fallback provider.
    public var fallbackRate: Double = 0
    /// Share that ended in ERROR, TIMEOUT, THROTTLED or PARTIAL.
    public var errorRate: Double = 0
    /// Outcomes with a latency.
    public var latencyCount: UInt64 = 0
    /// Nearest rank.
    /// Milliseconds; absent without a latency.
    public var p50LatencyMs: Double? = nil
    /// Nearest rank.
    /// Milliseconds; absent without a latency.
    public var p90LatencyMs: Double? = nil
    /// Nearest rank.
    /// Milliseconds; absent without a latency.
    public var p95LatencyMs: Double? = nil
    /// Nearest rank.
    /// Milliseconds; absent without a latency.
    public var p99LatencyMs: Double? = nil

    public init() {}

    public init(
        value: String = "",
        count: UInt64 = 0,
        fallbackRate: Double = 0,
        errorRate: Double = 0,
        latencyCount: UInt64 = 0,
        p50LatencyMs: Double? = nil,
        p90LatencyMs: Double? = nil,
        p95LatencyMs: Double? = nil,
        p99LatencyMs: Double? = nil
    ) {
        self.value = value
        self.count = count
        self.fallbackRate = fallbackRate
        self.errorRate = errorRate
        self.latencyCount = latencyCount
        self.p50LatencyMs = p50LatencyMs
        self.p90LatencyMs = p90LatencyMs
        self.p95LatencyMs = p95LatencyMs
        self.p99LatencyMs = p99LatencyMs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension RouteOutcome: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__route_outcome__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RouteOutcome>) {
        unsafe regent__v1__route_outcome__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RouteOutcome>) {
        self.init()
        unsafe requestId = Read.text(c.pointee.request_id)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe keyDigest = c.pointee.key_digest
        unsafe arm = Arm(rawValue: Int32(bitPattern: c.pointee.arm.rawValue))
        unsafe policyRevision = c.pointee.policy_revision
        unsafe attempt = c.pointee.attempt
        unsafe requestedProvider = Read.text(c.pointee.requested_provider)
        unsafe selectedProvider = Read.text(c.pointee.selected_provider)
        unsafe routeStrategy = RouteStrategy(rawValue: Int32(bitPattern: c.pointee.route_strategy.rawValue))
        unsafe fallbackProvider = Read.text(c.pointee.fallback_provider)
        unsafe fallbackUsed = c.pointee.fallback_used != 0
        if unsafe c.pointee.latency_ms_presence_case.rawValue == 13 {
            unsafe latencyMs = c.pointee.latency_ms
        }
        unsafe promptTemplateVersion = Read.text(c.pointee.prompt_template_version)
        unsafe modelVersion = Read.text(c.pointee.model_version)
        unsafe status = RouteOutcomeStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
        unsafe errorCode = Read.text(c.pointee.error_code)
        unsafe schemaValid = TriState(rawValue: Int32(bitPattern: c.pointee.schema_valid.rawValue))
        unsafe patchApplySuccess = TriState(rawValue: Int32(bitPattern: c.pointee.patch_apply_success.rawValue))
        unsafe safetyCompliant = TriState(rawValue: Int32(bitPattern: c.pointee.safety_compliant.rawValue))
        unsafe inputTokens = c.pointee.input_tokens
        unsafe outputTokens = c.pointee.output_tokens
        unsafe autoCount = c.pointee.auto_count
        unsafe askCount = c.pointee.ask_count
        unsafe escalateCount = c.pointee.escalate_count
        unsafe featuresExpected = c.pointee.features_expected
        unsafe featuresAvailable = c.pointee.features_available
        unsafe retryAfterMs = c.pointee.retry_after_ms
        if unsafe c.pointee.ttft_ms_presence_case.rawValue == 29 {
            unsafe ttftMs = c.pointee.ttft_ms
        }
        unsafe useCase = Read.text(c.pointee.use_case)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RouteOutcome>, _ arena: Arena) {
        unsafe c.pointee.request_id = arena.text(requestId)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.key_digest = keyDigest
        unsafe c.pointee.arm = .init(rawValue: UInt32(bitPattern: arm.rawValue))
        unsafe c.pointee.policy_revision = policyRevision
        unsafe c.pointee.attempt = attempt
        unsafe c.pointee.requested_provider = arena.text(requestedProvider)
        unsafe c.pointee.selected_provider = arena.text(selectedProvider)
        unsafe c.pointee.route_strategy = .init(rawValue: UInt32(bitPattern: routeStrategy.rawValue))
        unsafe c.pointee.fallback_provider = arena.text(fallbackProvider)
        unsafe c.pointee.fallback_used = fallbackUsed ? 1 : 0
        if let latencyMs {
            unsafe c.pointee.latency_ms_presence_case = .init(rawValue: 13)
            unsafe c.pointee.latency_ms = latencyMs
        }
        unsafe c.pointee.prompt_template_version = arena.text(promptTemplateVersion)
        unsafe c.pointee.model_version = arena.text(modelVersion)
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
        unsafe c.pointee.error_code = arena.text(errorCode)
        unsafe c.pointee.schema_valid = .init(rawValue: UInt32(bitPattern: schemaValid.rawValue))
        unsafe c.pointee.patch_apply_success = .init(rawValue: UInt32(bitPattern: patchApplySuccess.rawValue))
        unsafe c.pointee.safety_compliant = .init(rawValue: UInt32(bitPattern: safetyCompliant.rawValue))
        unsafe c.pointee.input_tokens = inputTokens
        unsafe c.pointee.output_tokens = outputTokens
        unsafe c.pointee.auto_count = autoCount
        unsafe c.pointee.ask_count = askCount
        unsafe c.pointee.escalate_count = escalateCount
        unsafe c.pointee.features_expected = featuresExpected
        unsafe c.pointee.features_available = featuresAvailable
        unsafe c.pointee.retry_after_ms = retryAfterMs
        if let ttftMs {
            unsafe c.pointee.ttft_ms_presence_case = .init(rawValue: 29)
            unsafe c.pointee.ttft_ms = ttftMs
        }
        unsafe c.pointee.use_case = arena.text(useCase)
    }
}

extension ReportOutcomesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_outcomes_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportOutcomesRequest>) {
        unsafe regent__v1__report_outcomes_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportOutcomesRequest>) {
        self.init()
        switch unsafe c.pointee.request_case.rawValue {
        case 1: unsafe request = Read.message(c.pointee.start).map { .start($0) }
        case 2: unsafe request = Read.message(c.pointee.batch).map { .batch($0) }
        default: break
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportOutcomesRequest>, _ arena: Arena) {
        switch request {
        case .start(let value):
            unsafe c.pointee.request_case = .init(rawValue: 1)
            unsafe c.pointee.start = arena.message(value)
        case .batch(let value):
            unsafe c.pointee.request_case = .init(rawValue: 2)
            unsafe c.pointee.batch = arena.message(value)
        case nil: break
        }
    }
}

extension OutcomeReportStart: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_report_start__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeReportStart>) {
        unsafe regent__v1__outcome_report_start__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeReportStart>) {
        self.init()
        unsafe reporter = Read.text(c.pointee.reporter)
        unsafe resume = c.pointee.resume != 0
        unsafe knownProviders = c.pointee.known_providers != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeReportStart>, _ arena: Arena) {
        unsafe c.pointee.reporter = arena.text(reporter)
        unsafe c.pointee.resume = resume ? 1 : 0
        unsafe c.pointee.known_providers = knownProviders ? 1 : 0
    }
}

extension OutcomeBatch: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_batch__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeBatch>) {
        unsafe regent__v1__outcome_batch__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeBatch>) {
        self.init()
        unsafe seq = c.pointee.seq
        unsafe environment = Read.text(c.pointee.environment)
        unsafe columns = Read.message(c.pointee.columns)
        unsafe rows = Read.messages(c.pointee.rows, c.pointee.n_rows)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeBatch>, _ arena: Arena) {
        unsafe c.pointee.seq = seq
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.columns = arena.message(columns)
        unsafe (c.pointee.n_rows, c.pointee.rows) = arena.messages(rows)
    }
}

extension OutcomeColumns: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_columns__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeColumns>) {
        unsafe regent__v1__outcome_columns__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeColumns>) {
        self.init()
        unsafe count = c.pointee.count
        unsafe createTimeUs = Read.array(c.pointee.create_time_us, c.pointee.n_create_time_us)
        unsafe outcomeCodes = Read.array(c.pointee.outcome_codes, c.pointee.n_outcome_codes)
        unsafe latencyUs = Read.array(c.pointee.latency_us, c.pointee.n_latency_us)
        unsafe selectedProvider = Read.message(c.pointee.selected_provider)
        unsafe modelVersion = Read.message(c.pointee.model_version)
        unsafe coldZstd = Read.bytes(c.pointee.cold_zstd)
        unsafe useCase = Read.message(c.pointee.use_case)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeColumns>, _ arena: Arena) {
        unsafe c.pointee.count = count
        unsafe (c.pointee.n_create_time_us, c.pointee.create_time_us) = arena.array(createTimeUs)
        unsafe (c.pointee.n_outcome_codes, c.pointee.outcome_codes) = arena.array(outcomeCodes)
        unsafe (c.pointee.n_latency_us, c.pointee.latency_us) = arena.array(latencyUs)
        unsafe c.pointee.selected_provider = arena.message(selectedProvider)
        unsafe c.pointee.model_version = arena.message(modelVersion)
        unsafe c.pointee.cold_zstd = arena.bytes(coldZstd)
        unsafe c.pointee.use_case = arena.message(useCase)
    }
}

extension OutcomeColdColumns: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_cold_columns__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeColdColumns>) {
        unsafe regent__v1__outcome_cold_columns__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeColdColumns>) {
        self.init()
        unsafe requestIds = Read.message(c.pointee.request_ids)
        unsafe keyDigest = Read.array(c.pointee.key_digest, c.pointee.n_key_digest)
        unsafe policyRevision = Read.array(c.pointee.policy_revision, c.pointee.n_policy_revision)
        unsafe attempt = Read.array(c.pointee.attempt, c.pointee.n_attempt)
        unsafe requestedProvider = Read.message(c.pointee.requested_provider)
        unsafe fallbackProvider = Read.message(c.pointee.fallback_provider)
        unsafe promptTemplateVersion = Read.message(c.pointee.prompt_template_version)
        unsafe errorCode = Read.message(c.pointee.error_code)
        unsafe inputTokens = Read.array(c.pointee.input_tokens, c.pointee.n_input_tokens)
        unsafe outputTokens = Read.array(c.pointee.output_tokens, c.pointee.n_output_tokens)
        unsafe autoCount = Read.array(c.pointee.auto_count, c.pointee.n_auto_count)
        unsafe askCount = Read.array(c.pointee.ask_count, c.pointee.n_ask_count)
        unsafe escalateCount = Read.array(c.pointee.escalate_count, c.pointee.n_escalate_count)
        unsafe featuresExpected = Read.array(c.pointee.features_expected, c.pointee.n_features_expected)
        unsafe featuresAvailable = Read.array(c.pointee.features_available, c.pointee.n_features_available)
        unsafe retryAfterMs = Read.array(c.pointee.retry_after_ms, c.pointee.n_retry_after_ms)
        unsafe ttftUs = Read.array(c.pointee.ttft_us, c.pointee.n_ttft_us)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeColdColumns>, _ arena: Arena) {
        unsafe c.pointee.request_ids = arena.message(requestIds)
        unsafe (c.pointee.n_key_digest, c.pointee.key_digest) = arena.array(keyDigest)
        unsafe (c.pointee.n_policy_revision, c.pointee.policy_revision) = arena.array(policyRevision)
        unsafe (c.pointee.n_attempt, c.pointee.attempt) = arena.array(attempt)
        unsafe c.pointee.requested_provider = arena.message(requestedProvider)
        unsafe c.pointee.fallback_provider = arena.message(fallbackProvider)
        unsafe c.pointee.prompt_template_version = arena.message(promptTemplateVersion)
        unsafe c.pointee.error_code = arena.message(errorCode)
        unsafe (c.pointee.n_input_tokens, c.pointee.input_tokens) = arena.array(inputTokens)
        unsafe (c.pointee.n_output_tokens, c.pointee.output_tokens) = arena.array(outputTokens)
        unsafe (c.pointee.n_auto_count, c.pointee.auto_count) = arena.array(autoCount)
        unsafe (c.pointee.n_ask_count, c.pointee.ask_count) = arena.array(askCount)
        unsafe (c.pointee.n_escalate_count, c.pointee.escalate_count) = arena.array(escalateCount)
        unsafe (c.pointee.n_features_expected, c.pointee.features_expected) = arena.array(featuresExpected)
        unsafe (c.pointee.n_features_available, c.pointee.features_available) = arena.array(featuresAvailable)
        unsafe (c.pointee.n_retry_after_ms, c.pointee.retry_after_ms) = arena.array(retryAfterMs)
        unsafe (c.pointee.n_ttft_us, c.pointee.ttft_us) = arena.array(ttftUs)
    }
}

extension ReportOutcomesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__report_outcomes_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReportOutcomesResponse>) {
        unsafe regent__v1__report_outcomes_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReportOutcomesResponse>) {
        self.init()
        switch unsafe c.pointee.response_case.rawValue {
        case 1: unsafe response = Read.message(c.pointee.opened).map { .opened($0) }
        case 2: unsafe response = Read.message(c.pointee.ack).map { .ack($0) }
        case 3: unsafe response = Read.message(c.pointee.refused).map { .refused($0) }
        default: break
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReportOutcomesResponse>, _ arena: Arena) {
        switch response {
        case .opened(let value):
            unsafe c.pointee.response_case = .init(rawValue: 1)
            unsafe c.pointee.opened = arena.message(value)
        case .ack(let value):
            unsafe c.pointee.response_case = .init(rawValue: 2)
            unsafe c.pointee.ack = arena.message(value)
        case .refused(let value):
            unsafe c.pointee.response_case = .init(rawValue: 3)
            unsafe c.pointee.refused = arena.message(value)
        case nil: break
        }
    }
}

extension OutcomeBatchRefused: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_batch_refused__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeBatchRefused>) {
        unsafe regent__v1__outcome_batch_refused__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeBatchRefused>) {
        self.init()
        unsafe seq = c.pointee.seq
        unsafe violations = Read.messages(c.pointee.violations, c.pointee.n_violations)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeBatchRefused>, _ arena: Arena) {
        unsafe c.pointee.seq = seq
        unsafe (c.pointee.n_violations, c.pointee.violations) = arena.messages(violations)
    }
}

extension OutcomeViolation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_violation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeViolation>) {
        unsafe regent__v1__outcome_violation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeViolation>) {
        self.init()
        unsafe record = c.pointee.record
        unsafe field = Read.text(c.pointee.field)
        unsafe description = Read.text(c.pointee.description)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeViolation>, _ arena: Arena) {
        unsafe c.pointee.record = record
        unsafe c.pointee.field = arena.text(field)
        unsafe c.pointee.description = arena.text(description)
    }
}

extension ListOutcomesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_outcomes_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListOutcomesRequest>) {
        unsafe regent__v1__list_outcomes_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListOutcomesRequest>) {
        self.init()
        unsafe requestId = Read.text(c.pointee.request_id)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe selectedProvider = Read.text(c.pointee.selected_provider)
        unsafe routeStrategy = RouteStrategy(rawValue: Int32(bitPattern: c.pointee.route_strategy.rawValue))
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListOutcomesRequest>, _ arena: Arena) {
        unsafe c.pointee.request_id = arena.text(requestId)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.selected_provider = arena.text(selectedProvider)
        unsafe c.pointee.route_strategy = .init(rawValue: UInt32(bitPattern: routeStrategy.rawValue))
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
    }
}

extension ListOutcomesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_outcomes_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListOutcomesResponse>) {
        unsafe regent__v1__list_outcomes_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListOutcomesResponse>) {
        self.init()
        unsafe outcomes = Read.messages(c.pointee.outcomes, c.pointee.n_outcomes)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListOutcomesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_outcomes, c.pointee.outcomes) = arena.messages(outcomes)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
    }
}

extension GetOutcomeSummaryRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_outcome_summary_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetOutcomeSummaryRequest>) {
        unsafe regent__v1__get_outcome_summary_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetOutcomeSummaryRequest>) {
        self.init()
        unsafe environment = Read.text(c.pointee.environment)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe groupBy = OutcomeGrouping(rawValue: Int32(bitPattern: c.pointee.group_by.rawValue))
        unsafe fullScan = c.pointee.full_scan != 0
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetOutcomeSummaryRequest>, _ arena: Arena) {
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe c.pointee.group_by = .init(rawValue: UInt32(bitPattern: groupBy.rawValue))
        unsafe c.pointee.full_scan = fullScan ? 1 : 0
    }
}

extension GetOutcomeSummaryResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_outcome_summary_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetOutcomeSummaryResponse>) {
        unsafe regent__v1__get_outcome_summary_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetOutcomeSummaryResponse>) {
        self.init()
        unsafe groups = Read.messages(c.pointee.groups, c.pointee.n_groups)
        unsafe total = Read.message(c.pointee.total)
        unsafe erasedCount = c.pointee.erased_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetOutcomeSummaryResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_groups, c.pointee.groups) = arena.messages(groups)
        unsafe c.pointee.total = arena.message(total)
        unsafe c.pointee.erased_count = erasedCount
    }
}

extension OutcomeGroup: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_group__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeGroup>) {
        unsafe regent__v1__outcome_group__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeGroup>) {
        self.init()
        unsafe value = Read.text(c.pointee.value)
        unsafe count = c.pointee.count
        unsafe fallbackRate = c.pointee.fallback_rate
        unsafe errorRate = c.pointee.error_rate
        unsafe latencyCount = c.pointee.latency_count
        if unsafe c.pointee.p50_latency_ms_presence_case.rawValue == 6 {
            unsafe p50LatencyMs = c.pointee.p50_latency_ms
        }
        if unsafe c.pointee.p90_latency_ms_presence_case.rawValue == 7 {
            unsafe p90LatencyMs = c.pointee.p90_latency_ms
        }
        if unsafe c.pointee.p95_latency_ms_presence_case.rawValue == 8 {
            unsafe p95LatencyMs = c.pointee.p95_latency_ms
        }
        if unsafe c.pointee.p99_latency_ms_presence_case.rawValue == 9 {
            unsafe p99LatencyMs = c.pointee.p99_latency_ms
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeGroup>, _ arena: Arena) {
        unsafe c.pointee.value = arena.text(value)
        unsafe c.pointee.count = count
        unsafe c.pointee.fallback_rate = fallbackRate
        unsafe c.pointee.error_rate = errorRate
        unsafe c.pointee.latency_count = latencyCount
        if let p50LatencyMs {
            unsafe c.pointee.p50_latency_ms_presence_case = .init(rawValue: 6)
            unsafe c.pointee.p50_latency_ms = p50LatencyMs
        }
        if let p90LatencyMs {
            unsafe c.pointee.p90_latency_ms_presence_case = .init(rawValue: 7)
            unsafe c.pointee.p90_latency_ms = p90LatencyMs
        }
        if let p95LatencyMs {
            unsafe c.pointee.p95_latency_ms_presence_case = .init(rawValue: 8)
            unsafe c.pointee.p95_latency_ms = p95LatencyMs
        }
        if let p99LatencyMs {
            unsafe c.pointee.p99_latency_ms_presence_case = .init(rawValue: 9)
            unsafe c.pointee.p99_latency_ms = p99LatencyMs
        }
    }
}

extension MessageTypes {
    /// Messages that regent/v1/outcomes.proto declares, in its order.
    static let outcomes: [any Message.Type] = [
        RouteOutcome.self,
        ReportOutcomesRequest.self,
        OutcomeReportStart.self,
        OutcomeBatch.self,
        OutcomeColumns.self,
        OutcomeColdColumns.self,
        ReportOutcomesResponse.self,
        OutcomeBatchRefused.self,
        OutcomeViolation.self,
        ListOutcomesRequest.self,
        ListOutcomesResponse.self,
        GetOutcomeSummaryRequest.self,
        GetOutcomeSummaryResponse.self,
        OutcomeGroup.self,
    ]
}

/// Outcomes of routed requests.
public enum OutcomeServiceMethods {
    /// Stores batches in order without gaps, and acknowledges those that are durable.
    public static let reportOutcomes = Method<ReportOutcomesRequest, ReportOutcomesResponse>(
        MethodDescriptor(
            name: "/regent.v1.OutcomeService/ReportOutcomes", service: "regent.v1.OutcomeService",
            method: "ReportOutcomes", requireAny: ["outcome.report"], scope: ["environments/{batch.environment}"],
            idempotency: .natural, criticality: .p4, audit: .mutation,
            clientStreaming: true, serverStreaming: true,
            requestType: "regent.v1.ReportOutcomesRequest",
            responseType: "regent.v1.ReportOutcomesResponse",
            comment: "Stores batches in order without gaps, and acknowledges those that are durable.")
    ) { request in
        let batch = if case .batch(let value)? = request.request { Optional(value) } else { OutcomeBatch?.none }
        return [ScopeName.all(ScopeName("environments/", batch?.environment ?? "", ""))]
    }

    /// Lists the outcomes of one request, or the newest of one provider or strategy in a time range.
    public static let listOutcomes = Method<ListOutcomesRequest, ListOutcomesResponse>(
        MethodDescriptor(
            name: "/regent.v1.OutcomeService/ListOutcomes", service: "regent.v1.OutcomeService",
            method: "ListOutcomes", requireAny: ["outcome.read"], scope: ["environments/{environment}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListOutcomesRequest",
            responseType: "regent.v1.ListOutcomesResponse",
            comment: "Lists the outcomes of one request, or the newest of one provider or strategy in a time range.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""))]
    }

    /// Returns counts, rates and exact latency percentiles of an environment in a time range, by group.
    public static let getOutcomeSummary = Method<GetOutcomeSummaryRequest, GetOutcomeSummaryResponse>(
        MethodDescriptor(
            name: "/regent.v1.OutcomeService/GetOutcomeSummary", service: "regent.v1.OutcomeService",
            method: "GetOutcomeSummary", requireAny: ["outcome.read"], scope: ["environments/{environment}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetOutcomeSummaryRequest",
            responseType: "regent.v1.GetOutcomeSummaryResponse",
            comment: "Returns counts, rates and exact latency percentiles of an environment in a time range, by group.")
    ) { request in
        [ScopeName.all(ScopeName("environments/", request.environment, ""))]
    }

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        reportOutcomes.descriptor,
        listOutcomes.descriptor,
        getOutcomeSummary.descriptor,
    ]
}
