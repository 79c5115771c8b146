// Generated from regent/v1/validations.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a validation request.
public enum ValidationRequestState: OpenEnum {
    /// Not used.
    case unspecified
    /// Waits for an approver.
    case requested
    /// An approver is at it.
    case inProgress
    /// The version may be used in production.
    case approved
    /// It may not.
    case rejected
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .requested
        case 2: self = .inProgress
        case 3: self = .approved
        case 4: self = .rejected
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .requested: 1
        case .inProgress: 2
        case .approved: 3
        case .rejected: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .requested: "REQUESTED"
        case .inProgress: "IN_PROGRESS"
        case .approved: "APPROVED"
        case .rejected: "REJECTED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .requested,
        .inProgress,
        .approved,
        .rejected
    ]
}

/// What a validation ends with.
public enum ValidationDecision: OpenEnum {
    /// Refused.
    case unspecified
    /// The version may be used in production.
    case approve
    /// It may not.
    case reject
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .approve
        case 2: self = .reject
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .approve: 1
        case .reject: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .approve: "APPROVE"
        case .reject: "REJECT"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .approve, .reject]
}

/// The question whether a version may be used in production, and its answer.
public struct ValidationRequest: Document {
    public static var fullName: String { "regent.v1.ValidationRequest" }
    public static var kind: String { "validationRequests" }
    public static var pattern: String { "validationRequests/{validation_request}" }
    public static var getMethod: String { "/regent.v1.ValidationService/GetValidationRequest" }
    public static var listMethod: String { "/regent.v1.ValidationService/ListValidationRequests" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{version}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.version, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "registrant", "requested_by", "started_by", "start_time", "decided_by", "decide_time", "comment"] }
    public static var indexes: [[String]] { [["state", "create_time"], ["scope:{version}", "state", "create_time"], ["version", "state"], ["requested_by", "state"], ["scope:{version}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(createTime)], [.text(ScopeName("", self.version, "").scope), .text(state.name), .time(createTime)], [.text(version), .text(state.name)], [.text(requestedBy), .text(state.name)], [.text(ScopeName("", self.version, "").scope)]] }

    /// validationRequests/{validation_request}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was requested.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: ValidationRequestState = .unspecified
    /// The version, models/{model}/versions/{version}.
    public var version: String = ""
    /// Principal who registered the version; output only.
    public var registrant: String = ""
    /// Principal who asked for it; output only.
    public var requestedBy: String = ""
    /// What is to be looked at, for people.
    public var description: String = ""
    /// Principal who took it up; output only.
    public var startedBy: String = ""
    /// When it was taken up; output only.
    public var startTime: Timestamp? = nil
    /// Principal who decided; output only.
    public var decidedBy: String = ""
    /// When it was decided; output only.
    public var decideTime: Timestamp? = nil
    /// What its decider said; output only.
    public var comment: String = ""

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: ValidationRequestState = .unspecified,
        version: String = "",
        registrant: String = "",
        requestedBy: String = "",
        description: String = "",
        startedBy: String = "",
        startTime: Timestamp? = nil,
        decidedBy: String = "",
        decideTime: Timestamp? = nil,
        comment: String = ""
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.version = version
        self.registrant = registrant
        self.requestedBy = requestedBy
        self.description = description
        self.startedBy = startedBy
        self.startTime = startTime
        self.decidedBy = decidedBy
        self.decideTime = decideTime
        self.comment = comment
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ValidationRequest.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("version", version, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("requested_by", requestedBy, bytesMax: 256, resource: Principal.pattern)
        checker.text("description", description, bytesMax: 4096, multiline: true)
        checker.text("comment", comment, bytesMax: 4096, multiline: true)
    }
}

/// Asks for the validation of a version.
public struct RequestValidationRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RequestValidationRequest" }

    /// The request; what is output only is ignored.
    public var validationRequest: ValidationRequest? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(validationRequest: ValidationRequest? = nil, mutation: Mutation? = nil) {
        self.validationRequest = validationRequest
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("validation_request", validationRequest, required: true)
        checker.message("mutation", mutation)
    }
}

/// The new request.
public struct RequestValidationResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RequestValidationResponse" }

    /// As stored.
    public var validationRequest: ValidationRequest? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(validationRequest: ValidationRequest? = nil, receipt: Receipt? = nil) {
        self.validationRequest = validationRequest
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("validation_request", validationRequest)
    }
}

/// Starts a validation.
public struct StartValidationRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.StartValidationRequest" }

    /// validationRequests/{validation_request}.
    public var name: String = ""
    /// Key, etag, reason.
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
        checker.text("name", name, required: true, resource: ValidationRequest.pattern)
        checker.message("mutation", mutation)
    }
}

/// The request in progress.
public struct StartValidationResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.StartValidationResponse" }

    /// As stored.
    public var validationRequest: ValidationRequest? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(validationRequest: ValidationRequest? = nil, receipt: Receipt? = nil) {
        self.validationRequest = validationRequest
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("validation_request", validationRequest)
    }
}

/// Decides a validation.
public struct DecideValidationRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DecideValidationRequest" }

    /// validationRequests/{validation_request}.
    public var name: String = ""
    /// What it ends with.
    public var decision: ValidationDecision = .unspecified
    /// Why.
    public var comment: String = ""
    /// Key, etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        name: String = "",
        decision: ValidationDecision = .unspecified,
        comment: String = "",
        mutation: Mutation? = nil
    ) {
        self.name = name
        self.decision = decision
        self.comment = comment
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: ValidationRequest.pattern)
        checker.known("decision", decision, required: true)
        checker.text("comment", comment, required: true, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The decided request.
public struct DecideValidationResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DecideValidationResponse" }

    /// As stored.
    public var validationRequest: ValidationRequest? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(validationRequest: ValidationRequest? = nil, receipt: Receipt? = nil) {
        self.validationRequest = validationRequest
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("validation_request", validationRequest)
    }
}

/// Asks for a validation request.
public struct GetValidationRequestRequest: Message {
    public static var fullName: String { "regent.v1.GetValidationRequestRequest" }

    /// validationRequests/{validation_request}.
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
        checker.text("name", name, required: true, resource: ValidationRequest.pattern)
    }
}

/// One validation request.
public struct GetValidationRequestResponse: Message {
    public static var fullName: String { "regent.v1.GetValidationRequestResponse" }

    /// As stored.
    public var validationRequest: ValidationRequest? = nil

    public init() {}

    public init(validationRequest: ValidationRequest? = nil) {
        self.validationRequest = validationRequest
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("validation_request", validationRequest)
    }
}

/// Asks for validation requests.
public struct ListValidationRequestsRequest: Message {
    public static var fullName: String { "regent.v1.ListValidationRequestsRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = REQUESTED AND create_time > 2026-01-02T03:04:05Z`; empty = all
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

/// A page of validation requests.
public struct ListValidationRequestsResponse: Message {
    public static var fullName: String { "regent.v1.ListValidationRequestsResponse" }

    /// In the order that was asked for.
    public var validationRequests: [ValidationRequest] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        validationRequests: [ValidationRequest] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.validationRequests = validationRequests
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
        checker.messages("validation_requests", validationRequests)
    }
}

extension ValidationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__validation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ValidationRequest>) {
        unsafe regent__v1__validation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ValidationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = ValidationRequestState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe version = Read.text(c.pointee.version)
        unsafe registrant = Read.text(c.pointee.registrant)
        unsafe requestedBy = Read.text(c.pointee.requested_by)
        unsafe description = Read.text(c.pointee.description)
        unsafe startedBy = Read.text(c.pointee.started_by)
        unsafe startTime = Read.message(c.pointee.start_time)
        unsafe decidedBy = Read.text(c.pointee.decided_by)
        unsafe decideTime = Read.message(c.pointee.decide_time)
        unsafe comment = Read.text(c.pointee.comment)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ValidationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.registrant = arena.text(registrant)
        unsafe c.pointee.requested_by = arena.text(requestedBy)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.started_by = arena.text(startedBy)
        unsafe c.pointee.start_time = arena.message(startTime)
        unsafe c.pointee.decided_by = arena.text(decidedBy)
        unsafe c.pointee.decide_time = arena.message(decideTime)
        unsafe c.pointee.comment = arena.text(comment)
    }
}

extension RequestValidationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__request_validation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequestValidationRequest>) {
        unsafe regent__v1__request_validation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequestValidationRequest>) {
        self.init()
        unsafe validationRequest = Read.message(c.pointee.validation_request)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequestValidationRequest>, _ arena: Arena) {
        unsafe c.pointee.validation_request = arena.message(validationRequest)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RequestValidationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__request_validation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequestValidationResponse>) {
        unsafe regent__v1__request_validation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequestValidationResponse>) {
        self.init()
        unsafe validationRequest = Read.message(c.pointee.validation_request)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequestValidationResponse>, _ arena: Arena) {
        unsafe c.pointee.validation_request = arena.message(validationRequest)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension StartValidationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__start_validation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StartValidationRequest>) {
        unsafe regent__v1__start_validation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StartValidationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StartValidationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension StartValidationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__start_validation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__StartValidationResponse>) {
        unsafe regent__v1__start_validation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__StartValidationResponse>) {
        self.init()
        unsafe validationRequest = Read.message(c.pointee.validation_request)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__StartValidationResponse>, _ arena: Arena) {
        unsafe c.pointee.validation_request = arena.message(validationRequest)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension DecideValidationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decide_validation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecideValidationRequest>) {
        unsafe regent__v1__decide_validation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecideValidationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe decision = ValidationDecision(rawValue: Int32(bitPattern: c.pointee.decision.rawValue))
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecideValidationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.decision = .init(rawValue: UInt32(bitPattern: decision.rawValue))
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DecideValidationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__decide_validation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DecideValidationResponse>) {
        unsafe regent__v1__decide_validation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DecideValidationResponse>) {
        self.init()
        unsafe validationRequest = Read.message(c.pointee.validation_request)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DecideValidationResponse>, _ arena: Arena) {
        unsafe c.pointee.validation_request = arena.message(validationRequest)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetValidationRequestRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_validation_request_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetValidationRequestRequest>) {
        unsafe regent__v1__get_validation_request_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetValidationRequestRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetValidationRequestRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetValidationRequestResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_validation_request_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetValidationRequestResponse>) {
        unsafe regent__v1__get_validation_request_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetValidationRequestResponse>) {
        self.init()
        unsafe validationRequest = Read.message(c.pointee.validation_request)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetValidationRequestResponse>, _ arena: Arena) {
        unsafe c.pointee.validation_request = arena.message(validationRequest)
    }
}

extension ListValidationRequestsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_validation_requests_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListValidationRequestsRequest>) {
        unsafe regent__v1__list_validation_requests_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListValidationRequestsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListValidationRequestsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListValidationRequestsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_validation_requests_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListValidationRequestsResponse>) {
        unsafe regent__v1__list_validation_requests_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListValidationRequestsResponse>) {
        self.init()
        unsafe validationRequests = Read.messages(c.pointee.validation_requests, c.pointee.n_validation_requests)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListValidationRequestsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_validation_requests, c.pointee.validation_requests) = arena.messages(validationRequests)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/validations.proto declares, in its order.
    static let validations: [any Message.Type] = [
        ValidationRequest.self,
        RequestValidationRequest.self,
        RequestValidationResponse.self,
        StartValidationRequest.self,
        StartValidationResponse.self,
        DecideValidationRequest.self,
        DecideValidationResponse.self,
        GetValidationRequestRequest.self,
        GetValidationRequestResponse.self,
        ListValidationRequestsRequest.self,
        ListValidationRequestsResponse.self,
    ]
}

extension ValidationRequestState: DocumentState {}

extension RequestValidationRequest: VerbRequest, DocumentRequest {
    public typealias Answer = RequestValidationResponse
    public init(document: ValidationRequest, mutation: Mutation?) {
        self.init(validationRequest: document, mutation: mutation)
    }
}

extension RequestValidationResponse: DocumentResponse {
    public init(subject: ValidationRequest) { self.init(validationRequest: subject) }
    public var subject: ValidationRequest? { validationRequest }
}

extension StartValidationRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = StartValidationResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension StartValidationResponse: DocumentResponse {
    public init(subject: ValidationRequest) { self.init(validationRequest: subject) }
    public var subject: ValidationRequest? { validationRequest }
}

extension DecideValidationRequest: VerbRequest {
    public typealias Answer = DecideValidationResponse
}

extension DecideValidationResponse: DocumentResponse {
    public init(subject: ValidationRequest) { self.init(validationRequest: subject) }
    public var subject: ValidationRequest? { validationRequest }
}

extension GetValidationRequestRequest: NamedRequest {}

extension GetValidationRequestResponse: DocumentResponse {
    public init(subject: ValidationRequest) { self.init(validationRequest: subject) }
    public var subject: ValidationRequest? { validationRequest }
}

extension ListValidationRequestsRequest: ListRequest {
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

extension ListValidationRequestsResponse: ListResponse {
    public init(items: [ValidationRequest], nextPageToken: String) {
        self.init(validationRequests: items, nextPageToken: nextPageToken)
    }
    public var items: [ValidationRequest] { validationRequests }
}

/// Validation requests: an approver judges a version before it is confirmed in production.
public enum ValidationServiceMethods {
    /// Asks for the validation of a version; a version has at most one that is not decided.
    public static let requestValidation = Method<RequestValidationRequest, RequestValidationResponse>(
        MethodDescriptor(
            name: "/regent.v1.ValidationService/RequestValidation", service: "regent.v1.ValidationService",
            method: "RequestValidation", requireAny: ["validation.request"], scope: ["{validation_request.version}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RequestValidationRequest",
            responseType: "regent.v1.RequestValidationResponse",
            comment: "Asks for the validation of a version; a version has at most one that is not decided.")
    ) { request in
        [ScopeName.all(ScopeName("", request.validationRequest?.version ?? "", ""))]
    }

    /// Starts a validation: the caller judges the version. The person who registered the version cannot.
    public static let startValidation = Method<StartValidationRequest, StartValidationResponse>(
        MethodDescriptor(
            name: "/regent.v1.ValidationService/StartValidation", service: "regent.v1.ValidationService",
            method: "StartValidation", requireAny: ["validation.decide"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.StartValidationRequest",
            responseType: "regent.v1.StartValidationResponse",
            comment: "Starts a validation: the caller judges the version. The person who registered the version cannot.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Approves or rejects the version, with a comment; the person who registered it cannot. Needs the etag of what was read.
    public static let decideValidation = Method<DecideValidationRequest, DecideValidationResponse>(
        MethodDescriptor(
            name: "/regent.v1.ValidationService/DecideValidation", service: "regent.v1.ValidationService",
            method: "DecideValidation", requireAny: ["validation.decide"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DecideValidationRequest",
            responseType: "regent.v1.DecideValidationResponse",
            comment: "Approves or rejects the version, with a comment; the person who registered it cannot. Needs the etag of what was read.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One validation request.
    public static let getValidationRequest = Method<GetValidationRequestRequest, GetValidationRequestResponse>(
        MethodDescriptor(
            name: "/regent.v1.ValidationService/GetValidationRequest", service: "regent.v1.ValidationService",
            method: "GetValidationRequest", requireAny: ["model.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetValidationRequestRequest",
            responseType: "regent.v1.GetValidationRequestResponse",
            comment: "One validation request.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Validation requests, of those that the caller may read.
    public static let listValidationRequests = Method<ListValidationRequestsRequest, ListValidationRequestsResponse>(
        MethodDescriptor(
            name: "/regent.v1.ValidationService/ListValidationRequests", service: "regent.v1.ValidationService",
            method: "ListValidationRequests", requireAny: ["model.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListValidationRequestsRequest",
            responseType: "regent.v1.ListValidationRequestsResponse",
            comment: "Validation requests, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        requestValidation.descriptor,
        startValidation.descriptor,
        decideValidation.descriptor,
        getValidationRequest.descriptor,
        listValidationRequests.descriptor,
    ]
}
