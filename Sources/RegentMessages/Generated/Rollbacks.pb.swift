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
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "environment", "from_version", "to_version", "reason", "trigger", "rolled_back_by", "rollback_time", "due_time", "root_cause", "root_cause_by", "root_cause_time"] }
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
        rootCauseTime: Timestamp? = nil
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
        listRollbacks.descriptor,
    ]
}
