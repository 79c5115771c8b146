// Generated from regent/v1/overrides.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// What is overridden.
public enum OverrideKind: OpenEnum {
    /// Refused.
    case unspecified
    /// A validation request that is not approved.
    case validation
    /// The gates that a run has not passed.
    case gate
    /// The state of a version that is forced.
    case force
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .validation
        case 2: self = .gate
        case 3: self = .force
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .validation: 1
        case .gate: 2
        case .force: 3
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .validation: "VALIDATION"
        case .gate: "GATE"
        case .force: "FORCE"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .validation, .gate, .force]
}

/// State of an override.
public enum OverrideState: OpenEnum {
    /// Not used.
    case unspecified
    /// Waits for a second person.
    case requested
    /// In force.
    case granted
    /// Refused by a second person.
    case denied
    /// Its time is over, or what it overrides has changed.
    case expired
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .requested
        case 2: self = .granted
        case 3: self = .denied
        case 4: self = .expired
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .requested: 1
        case .granted: 2
        case .denied: 3
        case .expired: 4
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .requested: "REQUESTED"
        case .granted: "GRANTED"
        case .denied: "DENIED"
        case .expired: "EXPIRED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .requested, .granted, .denied, .expired]
}

/// The permission to go on in spite of something, as it was when it was asked for.
public struct Override: Document {
    public static var fullName: String { "regent.v1.Override" }
    public static var kind: String { "overrides" }
    public static var pattern: String { "overrides/{override}" }
    public static var getMethod: String { "/regent.v1.OverrideService/GetOverride" }
    public static var listMethod: String { "/regent.v1.OverrideService/ListOverrides" }
    public static var placement: Placement { .fields }
    public static var scopeTemplates: [String] { ["{model}"] }
    public var scopeNames: [String] {
        ScopeName.all(ScopeName("", self.model, ""))
    }
    public static var outputOnlyFields: [String] { ["revision", "etag", "create_time", "update_time", "state", "model", "reason", "requested_by", "decided_by", "decide_time", "comment", "expire_time"] }
    public static var indexes: [[String]] { [["state", "expire_time"], ["scope:{model}", "state", "expire_time"], ["subject", "state"], ["requested_by", "state"], ["scope:{model}"]] }
    public var indexColumns: [[IndexColumn]] { [[.text(state.name), .time(expireTime)], [.text(ScopeName("", self.model, "").scope), .text(state.name), .time(expireTime)], [.text(subject), .text(state.name)], [.text(requestedBy), .text(state.name)], [.text(ScopeName("", self.model, "").scope)]] }

    /// overrides/{override}.
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
    public var state: OverrideState = .unspecified
    /// What is overridden.
    public var kind: OverrideKind = .unspecified
    /// The document that is overridden: a validation request, an eval run, or a model version, by kind.
    public var subject: String = ""
    /// SHA-256 of that document as it was when the override was requested, 32 bytes; filled where it is empty, and compared
    /// where it is not.
    public var subjectDigest: [UInt8] = []
    /// The model it is about, empty where the subject names none; output only.
    public var model: String = ""
    /// Keys of the gates that are waived, of a GATE override; empty = every gate that the run has not passed.
    public var gates: [String] = []
    /// Why it is needed: the reason of the request. Output only.
    public var reason: String = ""
    /// Principal who asked for it; output only.
    public var requestedBy: String = ""
    /// Principal who granted or denied it; output only.
    public var decidedBy: String = ""
    /// When it was granted or denied; output only.
    public var decideTime: Timestamp? = nil
    /// What its decider said; output only.
    public var comment: String = ""
    /// It holds until then: 24 hours from its request, and again from its grant. Output only.
    public var expireTime: Timestamp? = nil

    public init() {}

    public init(
        name: String = "",
        revision: UInt64 = 0,
        etag: String = "",
        createTime: Timestamp? = nil,
        updateTime: Timestamp? = nil,
        state: OverrideState = .unspecified,
        kind: OverrideKind = .unspecified,
        subject: String = "",
        subjectDigest: [UInt8] = [],
        model: String = "",
        gates: [String] = [],
        reason: String = "",
        requestedBy: String = "",
        decidedBy: String = "",
        decideTime: Timestamp? = nil,
        comment: String = "",
        expireTime: Timestamp? = nil
    ) {
        self.name = name
        self.revision = revision
        self.etag = etag
        self.createTime = createTime
        self.updateTime = updateTime
        self.state = state
        self.kind = kind
        self.subject = subject
        self.subjectDigest = subjectDigest
        self.model = model
        self.gates = gates
        self.reason = reason
        self.requestedBy = requestedBy
        self.decidedBy = decidedBy
        self.decideTime = decideTime
        self.comment = comment
        self.expireTime = expireTime
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, resource: Override.pattern)
        checker.text("etag", etag)
        checker.known("state", state)
        checker.known("kind", kind, required: true)
        checker.text("subject", subject, required: true, bytesMax: 512, name: true)
        checker.bytes("subject_digest", subjectDigest, bytesMax: 32)
        checker.text("model", model, bytesMax: 256, resource: Model.pattern)
        checker.items("gates", gates.count, max: 256)
        checker.texts("gates", gates, bytesMax: 256)
        checker.text("reason", reason, bytesMax: 8192, multiline: true)
        checker.text("requested_by", requestedBy, bytesMax: 256, resource: Principal.pattern)
        checker.text("comment", comment, bytesMax: 4096, multiline: true)
    }
}

/// Asks for an override.
public struct RequestOverrideRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.RequestOverrideRequest" }

    /// The override; what is output only is ignored.
    public var override: Override? = nil
    /// Key, etag, reason (required).
    public var mutation: Mutation? = nil

    public init() {}

    public init(override: Override? = nil, mutation: Mutation? = nil) {
        self.override = override
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("override", override, required: true)
        checker.message("mutation", mutation)
    }
}

/// The override, which waits for a second person.
public struct RequestOverrideResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.RequestOverrideResponse" }

    /// As stored.
    public var override: Override? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(override: Override? = nil, receipt: Receipt? = nil) {
        self.override = override
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("override", override)
    }
}

/// Grants an override.
public struct GrantOverrideRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.GrantOverrideRequest" }

    /// overrides/{override}.
    public var name: String = ""
    /// For people.
    public var comment: String = ""
    /// Key, etag (required), reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", comment: String = "", mutation: Mutation? = nil) {
        self.name = name
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
        checker.text("name", name, required: true, resource: Override.pattern)
        checker.text("comment", comment, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The override in force.
public struct GrantOverrideResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.GrantOverrideResponse" }

    /// As stored.
    public var override: Override? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(override: Override? = nil, receipt: Receipt? = nil) {
        self.override = override
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("override", override)
    }
}

/// Denies an override.
public struct DenyOverrideRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.DenyOverrideRequest" }

    /// overrides/{override}.
    public var name: String = ""
    /// Why not.
    public var comment: String = ""
    /// Key, etag, reason.
    public var mutation: Mutation? = nil

    public init() {}

    public init(name: String = "", comment: String = "", mutation: Mutation? = nil) {
        self.name = name
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
        checker.text("name", name, required: true, resource: Override.pattern)
        checker.text("comment", comment, required: true, bytesMax: 4096, multiline: true)
        checker.message("mutation", mutation)
    }
}

/// The denied override.
public struct DenyOverrideResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.DenyOverrideResponse" }

    /// As stored.
    public var override: Override? = nil
    /// Proof.
    public var receipt: Receipt? = nil

    public init() {}

    public init(override: Override? = nil, receipt: Receipt? = nil) {
        self.override = override
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("override", override)
    }
}

/// Asks for an override.
public struct GetOverrideRequest: Message {
    public static var fullName: String { "regent.v1.GetOverrideRequest" }

    /// overrides/{override}.
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
        checker.text("name", name, required: true, resource: Override.pattern)
    }
}

/// One override.
public struct GetOverrideResponse: Message {
    public static var fullName: String { "regent.v1.GetOverrideResponse" }

    /// As stored.
    public var override: Override? = nil

    public init() {}

    public init(override: Override? = nil) {
        self.override = override
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("override", override)
    }
}

/// Asks for overrides.
public struct ListOverridesRequest: Message {
    public static var fullName: String { "regent.v1.ListOverridesRequest" }

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

/// A page of overrides.
public struct ListOverridesResponse: Message {
    public static var fullName: String { "regent.v1.ListOverridesResponse" }

    /// In the order that was asked for.
    public var overrides: [Override] = []
    /// Empty on the last page.
    public var nextPageToken: String = ""
    /// Documents of the page that are shown without their large fields, by name: larger than an answer takes, as an earlier
    /// release stored them.
    public var shortened: [String] = []

    public init() {}

    public init(overrides: [Override] = [], nextPageToken: String = "", shortened: [String] = []) {
        self.overrides = overrides
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
        checker.messages("overrides", overrides)
    }
}

extension Override: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__override__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Override>) {
        unsafe regent__v1__override__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Override>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe createTime = Read.message(c.pointee.create_time)
        unsafe updateTime = Read.message(c.pointee.update_time)
        unsafe state = OverrideState(rawValue: Int32(bitPattern: c.pointee.state.rawValue))
        unsafe kind = OverrideKind(rawValue: Int32(bitPattern: c.pointee.kind.rawValue))
        unsafe subject = Read.text(c.pointee.subject)
        unsafe subjectDigest = Read.bytes(c.pointee.subject_digest)
        unsafe model = Read.text(c.pointee.model)
        unsafe gates = Read.texts(c.pointee.gates, c.pointee.n_gates)
        unsafe reason = Read.text(c.pointee.reason)
        unsafe requestedBy = Read.text(c.pointee.requested_by)
        unsafe decidedBy = Read.text(c.pointee.decided_by)
        unsafe decideTime = Read.message(c.pointee.decide_time)
        unsafe comment = Read.text(c.pointee.comment)
        unsafe expireTime = Read.message(c.pointee.expire_time)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Override>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.create_time = arena.message(createTime)
        unsafe c.pointee.update_time = arena.message(updateTime)
        unsafe c.pointee.state = .init(rawValue: UInt32(bitPattern: state.rawValue))
        unsafe c.pointee.kind = .init(rawValue: UInt32(bitPattern: kind.rawValue))
        unsafe c.pointee.subject = arena.text(subject)
        unsafe c.pointee.subject_digest = arena.bytes(subjectDigest)
        unsafe c.pointee.model = arena.text(model)
        unsafe (c.pointee.n_gates, c.pointee.gates) = arena.texts(gates)
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.requested_by = arena.text(requestedBy)
        unsafe c.pointee.decided_by = arena.text(decidedBy)
        unsafe c.pointee.decide_time = arena.message(decideTime)
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.expire_time = arena.message(expireTime)
    }
}

extension RequestOverrideRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__request_override_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequestOverrideRequest>) {
        unsafe regent__v1__request_override_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequestOverrideRequest>) {
        self.init()
        unsafe override = Read.message(c.pointee.override)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequestOverrideRequest>, _ arena: Arena) {
        unsafe c.pointee.override = arena.message(override)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension RequestOverrideResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__request_override_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__RequestOverrideResponse>) {
        unsafe regent__v1__request_override_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__RequestOverrideResponse>) {
        self.init()
        unsafe override = Read.message(c.pointee.override)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__RequestOverrideResponse>, _ arena: Arena) {
        unsafe c.pointee.override = arena.message(override)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GrantOverrideRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__grant_override_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GrantOverrideRequest>) {
        unsafe regent__v1__grant_override_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GrantOverrideRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GrantOverrideRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension GrantOverrideResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__grant_override_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GrantOverrideResponse>) {
        unsafe regent__v1__grant_override_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GrantOverrideResponse>) {
        self.init()
        unsafe override = Read.message(c.pointee.override)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GrantOverrideResponse>, _ arena: Arena) {
        unsafe c.pointee.override = arena.message(override)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension DenyOverrideRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deny_override_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DenyOverrideRequest>) {
        unsafe regent__v1__deny_override_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DenyOverrideRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe comment = Read.text(c.pointee.comment)
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DenyOverrideRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.comment = arena.text(comment)
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension DenyOverrideResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__deny_override_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__DenyOverrideResponse>) {
        unsafe regent__v1__deny_override_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__DenyOverrideResponse>) {
        self.init()
        unsafe override = Read.message(c.pointee.override)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__DenyOverrideResponse>, _ arena: Arena) {
        unsafe c.pointee.override = arena.message(override)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension GetOverrideRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_override_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetOverrideRequest>) {
        unsafe regent__v1__get_override_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetOverrideRequest>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetOverrideRequest>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.as_of = asOf
    }
}

extension GetOverrideResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_override_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetOverrideResponse>) {
        unsafe regent__v1__get_override_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetOverrideResponse>) {
        self.init()
        unsafe override = Read.message(c.pointee.override)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetOverrideResponse>, _ arena: Arena) {
        unsafe c.pointee.override = arena.message(override)
    }
}

extension ListOverridesRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_overrides_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListOverridesRequest>) {
        unsafe regent__v1__list_overrides_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListOverridesRequest>) {
        self.init()
        unsafe pageSize = c.pointee.page_size
        unsafe pageToken = Read.text(c.pointee.page_token)
        unsafe filter = Read.text(c.pointee.filter)
        unsafe orderBy = Read.text(c.pointee.order_by)
        unsafe asOf = c.pointee.as_of
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListOverridesRequest>, _ arena: Arena) {
        unsafe c.pointee.page_size = pageSize
        unsafe c.pointee.page_token = arena.text(pageToken)
        unsafe c.pointee.filter = arena.text(filter)
        unsafe c.pointee.order_by = arena.text(orderBy)
        unsafe c.pointee.as_of = asOf
    }
}

extension ListOverridesResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__list_overrides_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ListOverridesResponse>) {
        unsafe regent__v1__list_overrides_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ListOverridesResponse>) {
        self.init()
        unsafe overrides = Read.messages(c.pointee.overrides, c.pointee.n_overrides)
        unsafe nextPageToken = Read.text(c.pointee.next_page_token)
        unsafe shortened = Read.texts(c.pointee.shortened, c.pointee.n_shortened)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ListOverridesResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_overrides, c.pointee.overrides) = arena.messages(overrides)
        unsafe c.pointee.next_page_token = arena.text(nextPageToken)
        unsafe (c.pointee.n_shortened, c.pointee.shortened) = arena.texts(shortened)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/overrides.proto declares, in its order.
    static let overrides: [any Message.Type] = [
        Override.self,
        RequestOverrideRequest.self,
        RequestOverrideResponse.self,
        GrantOverrideRequest.self,
        GrantOverrideResponse.self,
        DenyOverrideRequest.self,
        DenyOverrideResponse.self,
        GetOverrideRequest.self,
        GetOverrideResponse.self,
        ListOverridesRequest.self,
        ListOverridesResponse.self,
    ]
}

extension OverrideState: DocumentState {}

extension RequestOverrideRequest: VerbRequest, DocumentRequest {
    public typealias Answer = RequestOverrideResponse
    public init(document: Override, mutation: Mutation?) {
        self.init(override: document, mutation: mutation)
    }
}

extension RequestOverrideResponse: DocumentResponse {
    public init(subject: Override) { self.init(override: subject) }
    public var subject: Override? { override }
}

extension GrantOverrideRequest: VerbRequest {
    public typealias Answer = GrantOverrideResponse
}

extension GrantOverrideResponse: DocumentResponse {
    public init(subject: Override) { self.init(override: subject) }
    public var subject: Override? { override }
}

extension DenyOverrideRequest: VerbRequest {
    public typealias Answer = DenyOverrideResponse
}

extension DenyOverrideResponse: DocumentResponse {
    public init(subject: Override) { self.init(override: subject) }
    public var subject: Override? { override }
}

extension GetOverrideRequest: NamedRequest {}

extension GetOverrideResponse: DocumentResponse {
    public init(subject: Override) { self.init(override: subject) }
    public var subject: Override? { override }
}

extension ListOverridesRequest: ListRequest {
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

extension ListOverridesResponse: ListResponse {
    public init(items: [Override], nextPageToken: String) {
        self.init(overrides: items, nextPageToken: nextPageToken)
    }
    public var items: [Override] { overrides }
}

/// Overrides: somebody asks to go on in spite of a validation, a gate or the state of a version, and a second person grants it.
public enum OverrideServiceMethods {
    /// Asks for an override. GATE needs gate.waive, VALIDATION task.confirm, FORCE override.request. Needs a reason.
    public static let requestOverride = Method<RequestOverrideRequest, RequestOverrideResponse>(
        MethodDescriptor(
            name: "/regent.v1.OverrideService/RequestOverride", service: "regent.v1.OverrideService",
            method: "RequestOverride", requireAny: ["override.request", "gate.waive", "task.confirm"], scope: ["{override.subject}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.RequestOverrideRequest",
            responseType: "regent.v1.RequestOverrideResponse",
            comment: "Asks for an override. GATE needs gate.waive, VALIDATION task.confirm, FORCE override.request. Needs a reason.")
    ) { request in
        [ScopeName.all(ScopeName("", request.override?.subject ?? "", ""))]
    }

    /// Grants an override; another person than the requester does. Needs its etag.
    public static let grantOverride = Method<GrantOverrideRequest, GrantOverrideResponse>(
        MethodDescriptor(
            name: "/regent.v1.OverrideService/GrantOverride", service: "regent.v1.OverrideService",
            method: "GrantOverride", requireAny: ["override.grant"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GrantOverrideRequest",
            responseType: "regent.v1.GrantOverrideResponse",
            comment: "Grants an override; another person than the requester does. Needs its etag.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Denies an override, with a comment.
    public static let denyOverride = Method<DenyOverrideRequest, DenyOverrideResponse>(
        MethodDescriptor(
            name: "/regent.v1.OverrideService/DenyOverride", service: "regent.v1.OverrideService",
            method: "DenyOverride", requireAny: ["override.grant"], scope: ["{name}"],
            idempotency: .keyed, criticality: .p1, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.DenyOverrideRequest",
            responseType: "regent.v1.DenyOverrideResponse",
            comment: "Denies an override, with a comment.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// One override.
    public static let getOverride = Method<GetOverrideRequest, GetOverrideResponse>(
        MethodDescriptor(
            name: "/regent.v1.OverrideService/GetOverride", service: "regent.v1.OverrideService",
            method: "GetOverride", requireAny: ["model.read"], scope: ["{name}"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetOverrideRequest",
            responseType: "regent.v1.GetOverrideResponse",
            comment: "One override.")
    ) { request in
        [ScopeName.all(ScopeName("", request.name, ""))]
    }

    /// Overrides, of those that the caller may read.
    public static let listOverrides = Method<ListOverridesRequest, ListOverridesResponse>(
        MethodDescriptor(
            name: "/regent.v1.OverrideService/ListOverrides", service: "regent.v1.OverrideService",
            method: "ListOverrides", requireAny: ["model.read"], scope: ["any"],
            idempotency: .read, criticality: .p4, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ListOverridesRequest",
            responseType: "regent.v1.ListOverridesResponse",
            comment: "Overrides, of those that the caller may read."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        requestOverride.descriptor,
        grantOverride.descriptor,
        denyOverride.descriptor,
        getOverride.descriptor,
        listOverrides.descriptor,
    ]
}
