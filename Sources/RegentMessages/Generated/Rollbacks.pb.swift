// Generated from regent/v1/rollbacks.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a record.
public enum RollbackRecordState: OpenEnum {
    /// Not used.
    case unspecified
    /// The cause is to be found.
    case `open`
    /// The cause is known.
    case closed
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .`open`
        case 2: self = .closed
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .`open`: 1
        case .closed: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .`open`: "OPEN"
        case .closed: "CLOSED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .`open`, .closed]
}

/// A rollback that was carried out.
public struct RollbackRecord: Document {
    public static var fullName: String { "regent.v1.RollbackRecord" }
    public static var kind: String { "rollbacks" }
    public static var pattern: String { "rollbacks/{rollback}" }
    public static var getMethod: String { "/regent.v1.RollbackService/GetRollback" }
    public static var listMethod: String { "/regent.v1.RollbackService/ListRollbacks" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "environment", "from_version", "to_version", "reason", "trigger", "rolled_back_by", "rollback_time", "due_time", "root_cause", "root_cause_by", "root_cause_time", "informed"] }
    public static var indexes: [[String]] { [["state", "due_time"], ["scope:{model}", "state", "due_time"], ["model", "create_time"], ["scope:{model}", "create_time"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(dueTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(dueTime)], [.text(model), .time(createTime)], [.text(ScopeName("", self.model, "").scope), .time(createTime)], [.text(ScopeName("", self.model, "").scope)]] }

    /// rollbacks/{rollback}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was rolled back.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: RollbackRecordState = .unspecified
    /// The model; output only.
    public var model: String = ""
    /// Where; output only.
    public var environment: String = ""
    /// The version that left; output only.
    public var fromVersion: String = ""
    /// The version that came back, or that stayed; empty where none serves. Output only.
    public var toVersion: String = ""
    /// Why; output only.
    public var reason: String = ""
    /// The trigger that fired; empty where somebody did it. Output only.
    public var trigger: String = ""
    /// Principal who did it; output only.
    public var rolledBackBy: String = ""
    /// When it was done; output only.
    public var rollbackTime: Timestamp? = nil
    /// Until when the cause is to be found; output only.
    public var dueTime: Timestamp? = nil
    /// The cause; empty while it is not known. Output only.
    public var rootCause: String = ""
    /// Principal who said it; output only.
    public var rootCauseBy: String = ""
    /// When it was said; output only.
    public var rootCauseTime: Timestamp? = nil
    /// Principals who hold a seat of the committee that decides on the model: they are notified. Output only.
    public var informed: [String] = []

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: RollbackRecordState = .unspecified,
        model: String = "",
        environment: String = "",
        fromVersion: String = "",
        toVersion: String = "",
        reason: String = "",
        trigger: String = "",
        rolledBackBy: String = "",
        rollbackTime: Timestamp? = nil,
        dueTime: Timestamp? = nil,
        rootCause: String = "",
        rootCauseBy: String = "",
        rootCauseTime: Timestamp? = nil,
        informed: [String] = []
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.model = model
        self.environment = environment
        self.fromVersion = fromVersion
        self.toVersion = toVersion
        self.reason = reason
        self.trigger = trigger
        self.rolledBackBy = rolledBackBy
        self.rollbackTime = rollbackTime
        self.dueTime = dueTime
        self.rootCause = rootCause
        self.rootCauseBy = rootCauseBy
        self.rootCauseTime = rootCauseTime
        self.informed = informed
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: RollbackRecord.pattern)
        checker.known("state", state)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.text("environment", environment, bytesMax: 256, resource: Environment.pattern)
        checker.text("from_version", fromVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("to_version", toVersion, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("reason", reason, bytesMax: 8192, multiline: true)
        checker.text("trigger", trigger, bytesMax: 256)
        checker.text("rolled_back_by", rolledBackBy, bytesMax: 256)
        checker.text("root_cause", rootCause, bytesMax: 8192, multiline: true)
        checker.text("root_cause_by", rootCauseBy, bytesMax: 256)
        checker.texts("informed", informed, bytesMax: 256)
    }
}

/// Closes a record.
public struct SetRootCauseRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.SetRootCauseRequest" }

    /// rollbacks/{rollback}.
    public var name: String = ""
    /// The cause.
    public var rootCause: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", rootCause: String = "", mutation: Mutation? = nil) {
        self.name = name
        self.rootCause = rootCause
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: RollbackRecord.pattern)
        checker.text("root_cause", rootCause, required: true, bytesMax: 8192, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The closed record.
public struct SetRootCauseResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.SetRootCauseResponse" }

    /// As stored.
    public var rollback: RollbackRecord? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(rollback: RollbackRecord? = nil, receipt: Receipt? = nil) {
        self.rollback = rollback
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollback", rollback)
    }
}

/// Asks for a record.
public struct GetRollbackRequest: Message {
    public static var fullName: String { "regent.v1.GetRollbackRequest" }

    /// rollbacks/{rollback}.
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
        checker.text("name", name, required: true, resource: RollbackRecord.pattern)
    }
}

/// One record.
public struct GetRollbackResponse: Message {
    public static var fullName: String { "regent.v1.GetRollbackResponse" }

    /// As stored.
    public var rollback: RollbackRecord? = nil

    public init() {}

    public init(rollback: RollbackRecord? = nil) {
        self.rollback = rollback
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollback", rollback)
    }
}

/// Asks for records.
public struct ListRollbacksRequest: Message {
    public static var fullName: String { "regent.v1.ListRollbacksRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = OPEN AND create_time > 2026-01-02T03:04:05Z`; empty = all
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
        filter: String = "",
        orderBy: String = "",
        asOf: UInt64 = 0
    ) {
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
        checker.number("page_size", Double(pageSize), atMost: 1000)
        checker.text("page_token", pageToken, bytesMax: 3072)
        checker.text("filter", filter, bytesMax: 4096)
        checker.text("order_by", orderBy, bytesMax: 512)
    }
}

/// A page of records.
public struct ListRollbacksResponse: Message {
    public static var fullName: String { "regent.v1.ListRollbacksResponse" }

    /// In the order that was asked for.
    public var rollbacks: [RollbackRecord] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        rollbacks: [RollbackRecord] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.rollbacks = rollbacks
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
        checker.messages("rollbacks", rollbacks)
    }
}

/// Asks for what happened before a rollback.
public struct GetRollbackReviewRequest: Message {
    public static var fullName: String { "regent.v1.GetRollbackReviewRequest" }

    /// rollbacks/{rollback}.
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
        checker.text("name", name, required: true, resource: RollbackRecord.pattern)
    }
}

/// What happened in the 24 hours before a rollback.
public struct GetRollbackReviewResponse: Message {
    public static var fullName: String { "regent.v1.GetRollbackReviewResponse" }

    /// The record.
    public var rollback: RollbackRecord? = nil
    /// Beginning of the 24 hours.
    public var fromTime: Timestamp? = nil
    /// Their end: the time of the rollback.
    public var toTime: Timestamp? = nil
    /// The version that left, then the one that came back, if there is one.
    public var versions: [VersionReview] = []
    /// The newest outcomes of the version that left whose status is not OK or whose safety_compliant or schema_valid is false, at
    /// most ten, newest first.
    public var failures: [RouteOutcome] = []
    /// Outcomes of batches that may lie in the 24 hours and were erased after the retention time; they are in none of the numbers.
    public var erasedCount: UInt64 = 0

    public init() {}

    public init(
        rollback: RollbackRecord? = nil,
        fromTime: Timestamp? = nil,
        toTime: Timestamp? = nil,
        versions: [VersionReview] = [],
        failures: [RouteOutcome] = [],
        erasedCount: UInt64 = 0
    ) {
        self.rollback = rollback
        self.fromTime = fromTime
        self.toTime = toTime
        self.versions = versions
        self.failures = failures
        self.erasedCount = erasedCount
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("rollback", rollback)
        checker.messages("failures", failures)
    }
}

/// What a version answered in a time.
public struct VersionReview: Message {
    public static var fullName: String { "regent.v1.VersionReview" }

    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// Of all 24 hours.
    public var total: OutcomeReview? = nil
    /// Of each hour in which it answered, oldest first.
    public var hours: [OutcomeReview] = []

    public init() {}

    public init(version: String = "", total: OutcomeReview? = nil, hours: [OutcomeReview] = []) {
        self.version = version
        self.total = total
        self.hours = hours
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Counts and rates of outcomes; a rate without data is absent.
public struct OutcomeReview: Message {
    public static var fullName: String { "regent.v1.OutcomeReview" }

    /// Beginning of the time.
    public var fromTime: Timestamp? = nil
    /// Outcomes.
    public var count: UInt64 = 0
    /// Outcomes by arm.
    public var canaryCount: UInt64 = 0
    /// Of the concurrent baseline.
    public var baselineCount: UInt64 = 0
    /// Share that ended in ERROR, TIMEOUT, THROTTLED or PARTIAL.
    /// 0 ... 1.
    public var errorRate: Double? = nil
    /// Share with a valid schema, of those of which that is known.
    /// 0 ... 1.
    public var schemaValidRate: Double? = nil
    /// Share that was answered by a fallback provider.
    /// 0 ... 1.
    public var fallbackRate: Double? = nil
    /// Nearest rank of the latencies.
    /// Milliseconds.
    public var p95LatencyMs: Double? = nil
    /// Answers with safety_compliant = false.
    public var safetyViolations: UInt64 = 0
    /// Share of the decisions that were made without a person.
    /// 0 ... 1.
    public var autoRate: Double? = nil
    /// Share of the decisions that a person was asked for.
    /// 0 ... 1.
    public var askRate: Double? = nil
    /// Share of the decisions that were escalated.
    /// 0 ... 1.
    public var escalateRate: Double? = nil

    public init() {}

    public init(
        fromTime: Timestamp? = nil,
        count: UInt64 = 0,
        canaryCount: UInt64 = 0,
        baselineCount: UInt64 = 0,
        errorRate: Double? = nil,
        schemaValidRate: Double? = nil,
        fallbackRate: Double? = nil,
        p95LatencyMs: Double? = nil,
        safetyViolations: UInt64 = 0,
        autoRate: Double? = nil,
        askRate: Double? = nil,
        escalateRate: Double? = nil
    ) {
        self.fromTime = fromTime
        self.count = count
        self.canaryCount = canaryCount
        self.baselineCount = baselineCount
        self.errorRate = errorRate
        self.schemaValidRate = schemaValidRate
        self.fallbackRate = fallbackRate
        self.p95LatencyMs = p95LatencyMs
        self.safetyViolations = safetyViolations
        self.autoRate = autoRate
        self.askRate = askRate
        self.escalateRate = escalateRate
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension RollbackRecord: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__rollback_record__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RollbackRecord>) {
        unsafe regent__v1__rollback_record__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RollbackRecord>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = RollbackRecordState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe model = Read.text(c.pointee.model)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe fromVersion = Read.text(c.pointee.from_version)
        unsafe toVersion = Read.text(c.pointee.to_version)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe trigger = Read.text(c.pointee.trigger)
        unsafe rolledBackBy = Read.text(c.pointee.rolled_back_by)
        unsafe rollbackTime = Read.message(c.pointee.rollback_time)
        unsafe dueTime = Read.message(c.pointee.due_time)
        unsafe rootCause = Read.text(c.pointee.root_cause)
        unsafe rootCauseBy = Read.text(c.pointee.root_cause_by)
        unsafe rootCauseTime = Read.message(c.pointee.root_cause_time)
        unsafe informed = Read.texts(c.pointee.informed, c.pointee.n_informed)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RollbackRecord>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.from_version = arena.text(fromVersion)
        unsafe c.pointee.to_version = arena.text(toVersion)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.trigger = arena.text(trigger)
        unsafe c.pointee.rolled_back_by = arena.text(rolledBackBy)
        unsafe c.pointee.rollback_time = arena.message(rollbackTime)
        unsafe c.pointee.due_time = arena.message(dueTime)
        unsafe c.pointee.root_cause = arena.text(rootCause)
        unsafe c.pointee.root_cause_by = arena.text(rootCauseBy)
        unsafe c.pointee.root_cause_time = arena.message(rootCauseTime)
        unsafe (c.pointee.n_informed, c.pointee.informed) = arena.texts(informed)
    }
}

extension SetRootCauseRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__set_root_cause_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SetRootCauseRequest>) {
        unsafe regent__v1__set_root_cause_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SetRootCauseRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe rootCause = Read.text(c.pointee.root_cause)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SetRootCauseRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.root_cause = arena.text(rootCause)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension SetRootCauseResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__set_root_cause_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__SetRootCauseResponse>) {
        unsafe regent__v1__set_root_cause_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__SetRootCauseResponse>) {
        self.init()
        unsafe rollback = Read.message(c.pointee.rollback)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__SetRootCauseResponse>, _ arena: Arena) {
        unsafe c.pointee.rollback = arena.message(rollback)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetRollbackRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollback_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackRequest>) {
        unsafe regent__v1__get_rollback_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRollbackRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetRollbackResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollback_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackResponse>) {
        unsafe regent__v1__get_rollback_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRollbackResponse>) {
        self.init()
        unsafe rollback = Read.message(c.pointee.rollback)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackResponse>, _ arena: Arena) {
        unsafe c.pointee.rollback = arena.message(rollback)
    }
}

extension ListRollbacksRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_rollbacks_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRollbacksRequest>) {
        unsafe regent__v1__list_rollbacks_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRollbacksRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRollbacksRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListRollbacksResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_rollbacks_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListRollbacksResponse>) {
        unsafe regent__v1__list_rollbacks_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListRollbacksResponse>) {
        self.init()
        unsafe rollbacks = Read.messages(c.pointee.rollbacks, c.pointee.n_rollbacks)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListRollbacksResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_rollbacks, c.pointee.rollbacks) = arena.messages(rollbacks)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension GetRollbackReviewRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollback_review_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackReviewRequest>) {
        unsafe regent__v1__get_rollback_review_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRollbackReviewRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackReviewRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
    }
}

extension GetRollbackReviewResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_rollback_review_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackReviewResponse>) {
        unsafe regent__v1__get_rollback_review_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetRollbackReviewResponse>) {
        self.init()
        unsafe rollback = Read.message(c.pointee.rollback)
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe toTime = Read.message(c.pointee.to_time)
        unsafe versions = Read.messages(c.pointee.versions, c.pointee.n_versions)
        unsafe failures = Read.messages(c.pointee.failures, c.pointee.n_failures)
        unsafe erasedCount = c.pointee.erased_count
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetRollbackReviewResponse>, _ arena: Arena) {
        unsafe c.pointee.rollback = arena.message(rollback)
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.to_time = arena.message(toTime)
        unsafe (c.pointee.n_versions, c.pointee.versions) = arena.messages(versions)
        unsafe (c.pointee.n_failures, c.pointee.failures) = arena.messages(failures)
        unsafe c.pointee.erased_count = erasedCount
    }
}

extension VersionReview: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__version_review__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__VersionReview>) {
        unsafe regent__v1__version_review__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__VersionReview>) {
        self.init()
        unsafe version = Read.text(c.pointee.version)
        unsafe total = Read.message(c.pointee.total)
        unsafe hours = Read.messages(c.pointee.hours, c.pointee.n_hours)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__VersionReview>, _ arena: Arena) {
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.total = arena.message(total)
        unsafe (c.pointee.n_hours, c.pointee.hours) = arena.messages(hours)
    }
}

extension OutcomeReview: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__outcome_review__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__OutcomeReview>) {
        unsafe regent__v1__outcome_review__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__OutcomeReview>) {
        self.init()
        unsafe fromTime = Read.message(c.pointee.from_time)
        unsafe count = c.pointee.count
        unsafe canaryCount = c.pointee.canary_count
        unsafe baselineCount = c.pointee.baseline_count
        if unsafe c.pointee.error_rate_presence_case.rawValue == 5 {
            unsafe errorRate = c.pointee.error_rate
        }
        if unsafe c.pointee.schema_valid_rate_presence_case.rawValue == 6 {
            unsafe schemaValidRate = c.pointee.schema_valid_rate
        }
        if unsafe c.pointee.fallback_rate_presence_case.rawValue == 7 {
            unsafe fallbackRate = c.pointee.fallback_rate
        }
        if unsafe c.pointee.p95_latency_ms_presence_case.rawValue == 8 {
            unsafe p95LatencyMs = c.pointee.p95_latency_ms
        }
        unsafe safetyViolations = c.pointee.safety_violations
        if unsafe c.pointee.auto_rate_presence_case.rawValue == 10 {
            unsafe autoRate = c.pointee.auto_rate
        }
        if unsafe c.pointee.ask_rate_presence_case.rawValue == 11 {
            unsafe askRate = c.pointee.ask_rate
        }
        if unsafe c.pointee.escalate_rate_presence_case.rawValue == 12 {
            unsafe escalateRate = c.pointee.escalate_rate
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__OutcomeReview>, _ arena: Arena) {
        unsafe c.pointee.from_time = arena.message(fromTime)
        unsafe c.pointee.count = count
        unsafe c.pointee.canary_count = canaryCount
        unsafe c.pointee.baseline_count = baselineCount
        if let errorRate {
            unsafe c.pointee.error_rate_presence_case = .init(rawValue: 5)
            unsafe c.pointee.error_rate = errorRate
        }
        if let schemaValidRate {
            unsafe c.pointee.schema_valid_rate_presence_case = .init(rawValue: 6)
            unsafe c.pointee.schema_valid_rate = schemaValidRate
        }
        if let fallbackRate {
            unsafe c.pointee.fallback_rate_presence_case = .init(rawValue: 7)
            unsafe c.pointee.fallback_rate = fallbackRate
        }
        if let p95LatencyMs {
            unsafe c.pointee.p95_latency_ms_presence_case = .init(rawValue: 8)
            unsafe c.pointee.p95_latency_ms = p95LatencyMs
        }
        unsafe c.pointee.safety_violations = safetyViolations
        if let autoRate {
            unsafe c.pointee.auto_rate_presence_case = .init(rawValue: 10)
            unsafe c.pointee.auto_rate = autoRate
        }
        if let askRate {
            unsafe c.pointee.ask_rate_presence_case = .init(rawValue: 11)
            unsafe c.pointee.ask_rate = askRate
        }
        if let escalateRate {
            unsafe c.pointee.escalate_rate_presence_case = .init(rawValue: 12)
            unsafe c.pointee.escalate_rate = escalateRate
        }
    }
}

extension MessageTypes {
    /// Messages that regent/v1/rollbacks.proto declares, in its order.
    static let rollbacks: [any Message.Type] = [
        RollbackRecord.self,
        SetRootCauseRequest.self,
        SetRootCauseResponse.self,
        GetRollbackRequest.self,
        GetRollbackResponse.self,
        ListRollbacksRequest.self,
        ListRollbacksResponse.self,
        GetRollbackReviewRequest.self,
        GetRollbackReviewResponse.self,
        VersionReview.self,
        OutcomeReview.self,
    ]
}

extension RollbackRecordState: DocumentState {}

extension SetRootCauseRequest: VerbRequest {
    public typealias Answer = SetRootCauseResponse
}

extension SetRootCauseResponse: DocumentResponse {
    public init(subject: RollbackRecord) { self.init(rollback: subject) }
    public var subject: RollbackRecord? { rollback }
}

extension GetRollbackRequest: NamedRequest {}

extension GetRollbackResponse: DocumentResponse {
    public init(subject: RollbackRecord) { self.init(rollback: subject) }
    public var subject: RollbackRecord? { rollback }
}

extension ListRollbacksRequest: ListRequest {
    public var query: DocumentQuery { DocumentQuery(filter: filter, orderBy: orderBy, asOf: asOf, pageSize: Int(pageSize), pageToken: pageToken) }
    public init(query: DocumentQuery) {
        self.init()
        pageSize = UInt32(clamping: query.pageSize)
        pageToken = query.pageToken
        filter = query.filter
        orderBy = query.orderBy
        asOf = query.asOf
    }
}

extension ListRollbacksResponse: ListResponse {
    public init(items: [RollbackRecord], nextPageToken: String) {
        self.init(rollbacks: items, nextPageToken: nextPageToken)
    }
    public var items: [RollbackRecord] { rollbacks }
}

/// Records of rollbacks: what went back to what, and why it had to.
public enum RollbackServiceMethods {
    /// Closes a record with the cause that was found.
    public static let setRootCause = Method<SetRootCauseRequest, SetRootCauseResponse>(
        MethodDescriptor(
            name: "/regent.v1.RollbackService/SetRootCause", service: "regent.v1.RollbackService",
            method: "SetRootCause", requireAny: ["rollout.rollback"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.SetRootCauseRequest",
            responseType: "regent.v1.SetRootCauseResponse",
            comment: "Closes a record with the cause that was found.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One record.
    public static let getRollback = Method<GetRollbackRequest, GetRollbackResponse>(
        MethodDescriptor(
            name: "/regent.v1.RollbackService/GetRollback", service: "regent.v1.RollbackService",
            method: "GetRollback", requireAny: ["rollout.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRollbackRequest",
            responseType: "regent.v1.GetRollbackResponse",
            comment: "One record.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// The last 24 hours of decisions and outcomes of both versions before a rollback. The caller may also read the outcomes of the
    /// environment.
    public static let getRollbackReview = Method<GetRollbackReviewRequest, GetRollbackReviewResponse>(
        MethodDescriptor(
            name: "/regent.v1.RollbackService/GetRollbackReview", service: "regent.v1.RollbackService",
            method: "GetRollbackReview", requireAny: ["rollout.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetRollbackReviewRequest",
            responseType: "regent.v1.GetRollbackReviewResponse",
            comment: "The last 24 hours of decisions and outcomes of both versions before a rollback. The caller may also read the outcomes of the environment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Records, of those that the caller may read.
    public static let listRollbacks = Method<ListRollbacksRequest, ListRollbacksResponse>(
        MethodDescriptor(
            name: "/regent.v1.RollbackService/ListRollbacks", service: "regent.v1.RollbackService",
            method: "ListRollbacks", requireAny: ["rollout.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListRollbacksRequest",
            responseType: "regent.v1.ListRollbacksResponse",
            comment: "Records, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        setRootCause.descriptor,
        getRollback.descriptor,
        getRollbackReview.descriptor,
        listRollbacks.descriptor,
    ]
}
