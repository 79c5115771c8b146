// Generated from regent/v1/delegations.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a delegation.
public enum DelegationState: OpenEnum {
    /// Not used.
    case unspecified
    /// It holds within its window.
    case active
    /// It was revoked, or its window is over.
    case ended
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .active
        case 2: self = .ended
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .active: 1
        case .ended: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .active: "ACTIVE"
        case .ended: "ENDED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .active, .ended]
}

/// Somebody who stands in for an owner, for a model or one task, within a window of time.
public struct Delegation: Document {
    public static var fullName: String { "regent.v1.Delegation" }
    public static var kind: String { "delegations" }
    public static var pattern: String { "delegations/{delegation}" }
    public static var getMethod: String { "/regent.v1.DelegationService/GetDelegation" }
    public static var listMethod: String { "/regent.v1.DelegationService/ListDelegations" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "owner", "revoked_by", "revoke_time"] }
    public static var indexes: [[String]] { [["state", "end_time"], ["scope:{model}", "state", "end_time"], ["delegate", "state", "end_time"], ["owner", "state", "end_time"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(endTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(endTime)], [.text(delegate), .text(state.name), .time(endTime)], [.text(owner), .text(state.name), .time(endTime)], [.text(ScopeName("", self.model, "").scope)]] }

    /// delegations/{delegation}.
    public var name: String = ""
    /// Ledger revision of the last change.
    public var revision: UInt64 = 0
    /// Changes with every change.
    public var etag: String = ""
    /// When it was created.
    public var createTime: Timestamp? = nil
    /// When it was last changed.
    public var updateTime: Timestamp? = nil
    /// State; output only.
    public var state: DelegationState = .unspecified
    /// The model it is about, also where it covers one task only.
    public var model: String = ""
    /// The one task it covers; empty = every task of the model.
    public var task: String = ""
    /// Principal who made it and is stood in for; output only.
    public var owner: String = ""
    /// Principal who stands in.
    public var delegate: String = ""
    /// When it begins; absent = at once.
    public var beginTime: Timestamp? = nil
    /// When it ends: within 366 days of its begin.
    public var endTime: Timestamp? = nil
    /// What for, for people.
    public var description: String = ""
    /// Principal who revoked it; empty while nobody has. Output only.
    public var revokedBy: String = ""
    /// When it was revoked; absent while it was not. Output only.
    public var revokeTime: Timestamp? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: DelegationState = .unspecified,
        model: String = "",
        task: String = "",
        owner: String = "",
        delegate: String = "",
        beginTime: Timestamp? = nil,
        endTime: Timestamp? = nil,
        description: String = "",
        revokedBy: String = "",
        revokeTime: Timestamp? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.model = model
        self.task = task
        self.owner = owner
        self.delegate = delegate
        self.beginTime = beginTime
        self.endTime = endTime
        self.description = description
        self.revokedBy = revokedBy
        self.revokeTime = revokeTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Delegation.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("model", model, required: true, bytesMax: 256, resource: Model.pattern)
        checker.text("task", task, bytesMax: 256, resource: "deploymentTasks/{task}")
        checker.text("owner", owner, bytesMax: 256, resource: Principal.pattern)
        checker.text("delegate", delegate, required: true, bytesMax: 256, resource: Principal.pattern)
        checker.message("end_time", endTime, required: true)
        checker.text("description", description, bytesMax: 1024, multiline: true)
    }
}

/// Makes a delegation.
public struct CreateDelegationRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.CreateDelegationRequest" }

    /// The delegation; what is output only is ignored.
    public var delegation: Delegation? = nil
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(delegation: Delegation? = nil, mutation: Mutation? = nil) {
        self.delegation = delegation
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("delegation", delegation, required: true)
        checker.message("mutation", mutation)
    }
}

/// The new delegation.
public struct CreateDelegationResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.CreateDelegationResponse" }

    /// As stored.
    public var delegation: Delegation? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(delegation: Delegation? = nil, receipt: Receipt? = nil) {
        self.delegation = delegation
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("delegation", delegation)
    }
}

/// Ends a delegation.
public struct RevokeDelegationRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RevokeDelegationRequest" }

    /// delegations/{delegation}.
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
        checker.text("name", name, required: true, resource: Delegation.pattern)
        checker.message("mutation", mutation)
    }
}

/// The delegation after its end.
public struct RevokeDelegationResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RevokeDelegationResponse" }

    /// As stored.
    public var delegation: Delegation? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(delegation: Delegation? = nil, receipt: Receipt? = nil) {
        self.delegation = delegation
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("delegation", delegation)
    }
}

/// Asks for a delegation.
public struct GetDelegationRequest: Message {
    public static var fullName: String { "regent.v1.GetDelegationRequest" }

    /// delegations/{delegation}.
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
        checker.text("name", name, required: true, resource: Delegation.pattern)
    }
}

/// One delegation.
public struct GetDelegationResponse: Message {
    public static var fullName: String { "regent.v1.GetDelegationResponse" }

    /// As stored.
    public var delegation: Delegation? = nil

    public init() {}

    public init(delegation: Delegation? = nil) {
        self.delegation = delegation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("delegation", delegation)
    }
}

/// Asks for delegations.
public struct ListDelegationsRequest: Message {
    public static var fullName: String { "regent.v1.ListDelegationsRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = ACTIVE AND create_time > 2026-01-02T03:04:05Z`; empty = all
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

/// A page of delegations.
public struct ListDelegationsResponse: Message {
    public static var fullName: String { "regent.v1.ListDelegationsResponse" }

    /// In the order that was asked for.
    public var delegations: [Delegation] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(
        delegations: [Delegation] = [],
        nextPageToken: String = "",
        shortened: [String] = []
    ) {
        self.delegations = delegations
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
        checker.messages("delegations", delegations)
    }
}

extension Delegation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__delegation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Delegation>) {
        unsafe regent__v1__delegation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Delegation>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = DelegationState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe model = Read.text(c.pointee.model)
        unsafe task = Read.text(c.pointee.task)
        unsafe owner = Read.text(c.pointee.owner)
        unsafe delegate = Read.text(c.pointee.delegate)
        unsafe beginTime = Read.message(c.pointee.begin_time)
        unsafe endTime = Read.message(c.pointee.end_time)
        unsafe description = Read.text(c.pointee.description)
        unsafe revokedBy = Read.text(c.pointee.revoked_by)
        unsafe revokeTime = Read.message(c.pointee.revoke_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Delegation>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.task = arena.text(task)
        unsafe c.pointee.owner = arena.text(owner)
        unsafe c.pointee.delegate = arena.text(delegate)
        unsafe c.pointee.begin_time = arena.message(beginTime)
        unsafe c.pointee.end_time = arena.message(endTime)
        unsafe c.pointee.description = arena.text(description)
        unsafe c.pointee.revoked_by = arena.text(revokedBy)
        unsafe c.pointee.revoke_time = arena.message(revokeTime)
    }
}

extension CreateDelegationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_delegation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateDelegationRequest>) {
        unsafe regent__v1__create_delegation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateDelegationRequest>) {
        self.init()
        unsafe delegation = Read.message(c.pointee.delegation)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateDelegationRequest>, _ arena: Arena) {
        unsafe c.pointee.delegation = arena.message(delegation)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension CreateDelegationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__create_delegation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CreateDelegationResponse>) {
        unsafe regent__v1__create_delegation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CreateDelegationResponse>) {
        self.init()
        unsafe delegation = Read.message(c.pointee.delegation)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CreateDelegationResponse>, _ arena: Arena) {
        unsafe c.pointee.delegation = arena.message(delegation)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension RevokeDelegationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__revoke_delegation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RevokeDelegationRequest>) {
        unsafe regent__v1__revoke_delegation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RevokeDelegationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RevokeDelegationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RevokeDelegationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__revoke_delegation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RevokeDelegationResponse>) {
        unsafe regent__v1__revoke_delegation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RevokeDelegationResponse>) {
        self.init()
        unsafe delegation = Read.message(c.pointee.delegation)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RevokeDelegationResponse>, _ arena: Arena) {
        unsafe c.pointee.delegation = arena.message(delegation)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetDelegationRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_delegation_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDelegationRequest>) {
        unsafe regent__v1__get_delegation_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDelegationRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDelegationRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetDelegationResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_delegation_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDelegationResponse>) {
        unsafe regent__v1__get_delegation_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDelegationResponse>) {
        self.init()
        unsafe delegation = Read.message(c.pointee.delegation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDelegationResponse>, _ arena: Arena) {
        unsafe c.pointee.delegation = arena.message(delegation)
    }
}

extension ListDelegationsRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_delegations_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDelegationsRequest>) {
        unsafe regent__v1__list_delegations_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDelegationsRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDelegationsRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListDelegationsResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_delegations_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListDelegationsResponse>) {
        unsafe regent__v1__list_delegations_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListDelegationsResponse>) {
        self.init()
        unsafe delegations = Read.messages(c.pointee.delegations, c.pointee.n_delegations)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListDelegationsResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_delegations, c.pointee.delegations) = arena.messages(delegations)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/delegations.proto declares, in its order.
    static let delegations: [any Message.Type] = [
        Delegation.self,
        CreateDelegationRequest.self,
        CreateDelegationResponse.self,
        RevokeDelegationRequest.self,
        RevokeDelegationResponse.self,
        GetDelegationRequest.self,
        GetDelegationResponse.self,
        ListDelegationsRequest.self,
        ListDelegationsResponse.self,
    ]
}

extension DelegationState: DocumentState {}

extension CreateDelegationRequest: VerbRequest, DocumentRequest {
    public typealias Answer = CreateDelegationResponse
    public init(document: Delegation, mutation: Mutation?) {
        self.init(delegation: document, mutation: mutation)
    }
}

extension CreateDelegationResponse: DocumentResponse {
    public init(subject: Delegation) { self.init(delegation: subject) }
    public var subject: Delegation? { delegation }
}

extension RevokeDelegationRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = RevokeDelegationResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension RevokeDelegationResponse: DocumentResponse {
    public init(subject: Delegation) { self.init(delegation: subject) }
    public var subject: Delegation? { delegation }
}

extension GetDelegationRequest: NamedRequest {}

extension GetDelegationResponse: DocumentResponse {
    public init(subject: Delegation) { self.init(delegation: subject) }
    public var subject: Delegation? { delegation }
}

extension ListDelegationsRequest: ListRequest {
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

extension ListDelegationsResponse: ListResponse {
    public init(items: [Delegation], nextPageToken: String) {
        self.init(delegations: items, nextPageToken: nextPageToken)
    }
    public var items: [Delegation] { delegations }
}

/// Delegations: who may confirm, adjust and cancel deployment tasks in the place of an owner, and until when.
public enum DelegationServiceMethods {
    /// Makes a delegation; only the owner of the model, or of one of its regions, may. It never carries review or vote, and its
    /// delegate cannot pass it on.
    public static let createDelegation = Method<CreateDelegationRequest, CreateDelegationResponse>(
        MethodDescriptor(
            name: "/regent.v1.DelegationService/CreateDelegation", service: "regent.v1.DelegationService",
            method: "CreateDelegation", requireAny: ["delegation.create"], scope: ["{delegation.model}"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CreateDelegationRequest",
            responseType: "regent.v1.CreateDelegationResponse",
            comment: "Makes a delegation; only the owner of the model, or of one of its regions, may. It never carries review or vote, and its delegate cannot pass it on.")
    ) { request in
        [ScopeName.all(ScopeName("", request.delegation?.model ?? "", ""))]
    }

    /// Ends a delegation before its time; only the owner who made it may.
    public static let revokeDelegation = Method<RevokeDelegationRequest, RevokeDelegationResponse>(
        MethodDescriptor(
            name: "/regent.v1.DelegationService/RevokeDelegation", service: "regent.v1.DelegationService",
            method: "RevokeDelegation", requireAny: ["delegation.create"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RevokeDelegationRequest",
            responseType: "regent.v1.RevokeDelegationResponse",
            comment: "Ends a delegation before its time; only the owner who made it may.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One delegation.
    public static let getDelegation = Method<GetDelegationRequest, GetDelegationResponse>(
        MethodDescriptor(
            name: "/regent.v1.DelegationService/GetDelegation", service: "regent.v1.DelegationService",
            method: "GetDelegation", requireAny: ["model.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetDelegationRequest",
            responseType: "regent.v1.GetDelegationResponse",
            comment: "One delegation.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Delegations, of those that the caller may read.
    public static let listDelegations = Method<ListDelegationsRequest, ListDelegationsResponse>(
        MethodDescriptor(
            name: "/regent.v1.DelegationService/ListDelegations", service: "regent.v1.DelegationService",
            method: "ListDelegations", requireAny: ["model.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListDelegationsRequest",
            responseType: "regent.v1.ListDelegationsResponse",
            comment: "Delegations, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        createDelegation.descriptor,
        revokeDelegation.descriptor,
        getDelegation.descriptor,
        listDelegations.descriptor,
    ]
}
