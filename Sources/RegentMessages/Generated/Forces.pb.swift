// Generated from regent/v1/forces.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a force lease.
public enum ForceState: OpenEnum {
    /// Not used.
    case unspecified
    /// Every request for the model in the environment gets the version.
    case active
    /// Released, or its time is over.
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

/// A version that every request for its model gets in an environment, for a time.
public struct Force: Document {
    public static var fullName: String { "regent.v1.Force" }
    public static var kind: String { "forces" }
    public static var pattern: String { "forces/{force}" }
    public static var getMethod: String { "/regent.v1.ForceService/GetForce" }
    public static var listMethod: String { "/regent.v1.ForceService/ListForces" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "expire_time", "reason", "forced_by", "break_glass", "override", "incident", "released_by", "end_time"] }
    public static var indexes: [[String]] { [["state", "expire_time"], ["scope:{model}", "state", "expire_time"], ["version", "state"], ["model", "state"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(expireTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(expireTime)], [.text(version), .text(state.name)], [.text(model), .text(state.name)], [.text(ScopeName("", self.model, "").scope)]] }

    /// forces/{force}.
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
    public var state: ForceState = .unspecified
    /// models/{model}/versions/{version}.
    public var version: String = ""
    /// environments/{environment}.
    public var environment: String = ""
    /// models/{model}; output only.
    public var model: String = ""
    /// Seconds that it lasts, 1 second to 30 days; one under break-glass at most 4 hours.
    public var ttlS: UInt32 = 0
    /// When it ends; output only.
    public var expireTime: Timestamp? = nil
    /// Why: the reason of the request. Output only.
    public var reason: String = ""
    /// Principal who forced it; output only.
    public var forcedBy: String = ""
    /// Whether the version was neither STABLE nor CANARY there; output only.
    public var breakGlass: Bool = false
    /// The granted override behind it, overrides/{override}; output only.
    public var override: String = ""
    /// The incident that was opened with it; output only.
    public var incident: String = ""
    /// Principal who released it; empty = nobody has. Output only.
    public var releasedBy: String = ""
    /// When it ended; output only.
    public var endTime: Timestamp? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: ForceState = .unspecified,
        version: String = "",
        environment: String = "",
        model: String = "",
        ttlS: UInt32 = 0,
        expireTime: Timestamp? = nil,
        reason: String = "",
        forcedBy: String = "",
        breakGlass: Bool = false,
        override: String = "",
        incident: String = "",
        releasedBy: String = "",
        endTime: Timestamp? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.version = version
        self.environment = environment
        self.model = model
        self.ttlS = ttlS
        self.expireTime = expireTime
        self.reason = reason
        self.forcedBy = forcedBy
        self.breakGlass = breakGlass
        self.override = override
        self.incident = incident
        self.releasedBy = releasedBy
        self.endTime = endTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Force.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.text("version", version, required: true, bytesMax: 512, resource: ModelVersion.pattern)
        checker.text("environment", environment, required: true, bytesMax: 256, resource: Environment.pattern)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.number("ttl_s", Double(ttlS), required: true, atMost: 2592000)
        checker.text("reason", reason, bytesMax: 8192, multiline: true)
        checker.text("forced_by", forcedBy, bytesMax: 256)
        checker.text("override", override, bytesMax: 256)
        checker.text("incident", incident, bytesMax: 256)
        checker.text("released_by", releasedBy, bytesMax: 256)
    }
}

/// Forces a version.
public struct ForceVersionRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ForceVersionRequest" }

    /// The lease; what is output only is ignored.
    public var force: Force? = nil
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(force: Force? = nil, mutation: Mutation? = nil) {
        self.force = force
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("force", force, required: true)
        checker.message("mutation", mutation)
    }
}

/// The lease in force.
public struct ForceVersionResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ForceVersionResponse" }

    /// As stored.
    public var force: Force? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(force: Force? = nil, receipt: Receipt? = nil) {
        self.force = force
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("force", force)
    }
}

/// Ends a lease.
public struct ReleaseForceRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ReleaseForceRequest" }

    /// forces/{force}.
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
        checker.text("name", name, required: true, resource: Force.pattern)
        checker.message("mutation", mutation)
    }
}

/// The ended lease.
public struct ReleaseForceResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ReleaseForceResponse" }

    /// As stored.
    public var force: Force? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(force: Force? = nil, receipt: Receipt? = nil) {
        self.force = force
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("force", force)
    }
}

/// Asks for a force lease.
public struct GetForceRequest: Message {
    public static var fullName: String { "regent.v1.GetForceRequest" }

    /// forces/{force}.
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
        checker.text("name", name, required: true, resource: Force.pattern)
    }
}

/// One force lease.
public struct GetForceResponse: Message {
    public static var fullName: String { "regent.v1.GetForceResponse" }

    /// As stored.
    public var force: Force? = nil

    public init() {}

    public init(force: Force? = nil) {
        self.force = force
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("force", force)
    }
}

/// Asks for force leases.
public struct ListForcesRequest: Message {
    public static var fullName: String { "regent.v1.ListForcesRequest" }

    /// At most, 1-1000; 0 = 100.
    public var pageSize: UInt32 = 0
    /// From the answer before.
    public var pageToken: String = ""
    /// Only those that it is true of, for example `state = ACTIVE`; empty = all (docs/reference/filters.md).
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

/// A page of force leases.
public struct ListForcesResponse: Message {
    public static var fullName: String { "regent.v1.ListForcesResponse" }

    /// In the order that was asked for.
    public var forces: [Force] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(forces: [Force] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.forces = forces
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
        checker.messages("forces", forces)
    }
}

extension Force: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__force__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Force>) {
        unsafe regent__v1__force__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Force>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = ForceState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe version = Read.text(c.pointee.version)
        unsafe environment = Read.text(c.pointee.environment)
        unsafe model = Read.text(c.pointee.model)
        unsafe ttlS = c.pointee.ttl_s
        unsafe expireTime = Read.message(c.pointee.expire_time)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe forcedBy = Read.text(c.pointee.forced_by)
        unsafe breakGlass = c.pointee.break_glass != 0
        unsafe override = Read.text(c.pointee.override)
        unsafe incident = Read.text(c.pointee.incident)
        unsafe releasedBy = Read.text(c.pointee.released_by)
        unsafe endTime = Read.message(c.pointee.end_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Force>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.version = arena.text(version)
        unsafe c.pointee.environment = arena.text(environment)
        unsafe c.pointee.model = arena.text(model)
        unsafe c.pointee.ttl_s = ttlS
        unsafe c.pointee.expire_time = arena.message(expireTime)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.forced_by = arena.text(forcedBy)
        unsafe c.pointee.break_glass = breakGlass ? 1 : 0
        unsafe c.pointee.override = arena.text(override)
        unsafe c.pointee.incident = arena.text(incident)
        unsafe c.pointee.released_by = arena.text(releasedBy)
        unsafe c.pointee.end_time = arena.message(endTime)
    }
}

extension ForceVersionRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__force_version_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForceVersionRequest>) {
        unsafe regent__v1__force_version_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForceVersionRequest>) {
        self.init()
        unsafe force = Read.message(c.pointee.force)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForceVersionRequest>, _ arena: Arena) {
        unsafe c.pointee.force = arena.message(force)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ForceVersionResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__force_version_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ForceVersionResponse>) {
        unsafe regent__v1__force_version_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ForceVersionResponse>) {
        self.init()
        unsafe force = Read.message(c.pointee.force)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ForceVersionResponse>, _ arena: Arena) {
        unsafe c.pointee.force = arena.message(force)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension ReleaseForceRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__release_force_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReleaseForceRequest>) {
        unsafe regent__v1__release_force_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReleaseForceRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReleaseForceRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension ReleaseForceResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__release_force_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ReleaseForceResponse>) {
        unsafe regent__v1__release_force_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ReleaseForceResponse>) {
        self.init()
        unsafe force = Read.message(c.pointee.force)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ReleaseForceResponse>, _ arena: Arena) {
        unsafe c.pointee.force = arena.message(force)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetForceRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_force_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetForceRequest>) {
        unsafe regent__v1__get_force_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetForceRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetForceRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetForceResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_force_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetForceResponse>) {
        unsafe regent__v1__get_force_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetForceResponse>) {
        self.init()
        unsafe force = Read.message(c.pointee.force)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetForceResponse>, _ arena: Arena) {
        unsafe c.pointee.force = arena.message(force)
    }
}

extension ListForcesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_forces_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListForcesRequest>) {
        unsafe regent__v1__list_forces_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListForcesRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListForcesRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListForcesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_forces_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListForcesResponse>) {
        unsafe regent__v1__list_forces_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListForcesResponse>) {
        self.init()
        unsafe forces = Read.messages(c.pointee.forces, c.pointee.n_forces)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListForcesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_forces, c.pointee.forces) = arena.messages(forces)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/forces.proto declares, in its order.
    static let forces: [any Message.Type] = [
        Force.self,
        ForceVersionRequest.self,
        ForceVersionResponse.self,
        ReleaseForceRequest.self,
        ReleaseForceResponse.self,
        GetForceRequest.self,
        GetForceResponse.self,
        ListForcesRequest.self,
        ListForcesResponse.self,
    ]
}

extension ForceState: DocumentState {}

extension ForceVersionRequest: VerbRequest, DocumentRequest {
    public typealias Answer = ForceVersionResponse
    public init(document: Force, mutation: Mutation?) {
        self.init(force: document, mutation: mutation)
    }
}

extension ForceVersionResponse: DocumentResponse {
    public init(subject: Force) { self.init(force: subject) }
    public var subject: Force? { force }
}

extension ReleaseForceRequest: VerbRequest, PlainVerbRequest {
    public typealias Answer = ReleaseForceResponse
    public init(subject: String, mutation: Mutation?) {
        self.init(name: subject, mutation: mutation)
    }
}

extension ReleaseForceResponse: DocumentResponse {
    public init(subject: Force) { self.init(force: subject) }
    public var subject: Force? { force }
}

extension GetForceRequest: NamedRequest {}

extension GetForceResponse: DocumentResponse {
    public init(subject: Force) { self.init(force: subject) }
    public var subject: Force? { force }
}

extension ListForcesRequest: ListRequest {
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

extension ListForcesResponse: ListResponse {
    public init(items: [Force], nextPageToken: String) {
        self.init(forces: items, nextPageToken: nextPageToken)
    }
    public var items: [Force] { forces }
}

/// Force leases: for a time every request for a model gets one version, whatever the rollout policy says.
public enum ForceServiceMethods {
    /// Forces a version of a model in an environment. One that is neither STABLE nor CANARY there needs a granted override of the
    /// kind FORCE, opens an incident, and lasts at most 4 hours. Needs a reason.
    public static let forceVersion = Method<ForceVersionRequest, ForceVersionResponse>(
        MethodDescriptor(
            name: "/regent.v1.ForceService/ForceVersion", service: "regent.v1.ForceService",
            method: "ForceVersion", requireAny: ["version.force"], scope: ["{force.version}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ForceVersionRequest",
            responseType: "regent.v1.ForceVersionResponse",
            comment: "Forces a version of a model in an environment. One that is neither STABLE nor CANARY there needs a granted override of the kind FORCE, opens an incident, and lasts at most 4 hours. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.force?.version ?? "", ""))]
    }

    /// Ends a force lease before its time.
    public static let releaseForce = Method<ReleaseForceRequest, ReleaseForceResponse>(
        MethodDescriptor(
            name: "/regent.v1.ForceService/ReleaseForce", service: "regent.v1.ForceService",
            method: "ReleaseForce", requireAny: ["version.force"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ReleaseForceRequest",
            responseType: "regent.v1.ReleaseForceResponse",
            comment: "Ends a force lease before its time.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One force lease.
    public static let getForce = Method<GetForceRequest, GetForceResponse>(
        MethodDescriptor(
            name: "/regent.v1.ForceService/GetForce", service: "regent.v1.ForceService",
            method: "GetForce", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetForceRequest",
            responseType: "regent.v1.GetForceResponse",
            comment: "One force lease.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Force leases, of those that the caller may read.
    public static let listForces = Method<ListForcesRequest, ListForcesResponse>(
        MethodDescriptor(
            name: "/regent.v1.ForceService/ListForces", service: "regent.v1.ForceService",
            method: "ListForces", requireAny: ["rollout.read", "ai.read", "reporting.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListForcesRequest",
            responseType: "regent.v1.ListForcesResponse",
            comment: "Force leases, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        forceVersion.descriptor,
        releaseForce.descriptor,
        getForce.descriptor,
        listForces.descriptor,
    ]
}
