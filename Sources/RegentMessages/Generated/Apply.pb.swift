// Generated from regent/v1/apply.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Effect on a document.
public enum AppliedEffect: OpenEnum {
    /// Never sent.
    case unspecified
    /// It is already as requested; nothing was written.
    case unchanged
    /// It was created.
    case created
    /// It was changed.
    case changed
    /// It was restored from the archive, and may have been changed too.
    case restored
    /// It was not named and was archived.
    case archived
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .unchanged
        case 2: self = .created
        case 3: self = .changed
        case 4: self = .restored
        case 5: self = .archived
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .unchanged: 1
        case .created: 2
        case .changed: 3
        case .restored: 4
        case .archived: 5
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .unchanged: "UNCHANGED"
        case .created: "CREATED"
        case .changed: "CHANGED"
        case .restored: "RESTORED"
        case .archived: "ARCHIVED"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [
        .unspecified,
        .unchanged,
        .created,
        .changed,
        .restored,
        .archived
    ]
}

/// Documents to apply.
public struct ApplyRequest: Message, MutatingRequest {
    public static var fullName: String { "regent.v1.ApplyRequest" }

    /// In any order; each name at most once, ignoring case.
    public var documents: [AppliedDocument] = []
    /// Resets every field that a document does not set.
    public var replace: Bool = false
    /// Parents whose other documents are archived, for example "environments/prod". Requires a reason.
    public var prune: [String] = []
    /// Whether an environment that serves may be left without a provider that may serve.
    public var allowEmpty: Bool = false
    /// Idempotency key, reason, validate_only. Its etag must be empty: each document has its own.
    public var mutation: Mutation? = nil

    public init() {}

    public init(
        documents: [AppliedDocument] = [],
        replace: Bool = false,
        prune: [String] = [],
        allowEmpty: Bool = false,
        mutation: Mutation? = nil
    ) {
        self.documents = documents
        self.replace = replace
        self.prune = prune
        self.allowEmpty = allowEmpty
        self.mutation = mutation
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.items("documents", documents.count, max: 200)
        checker.messages("documents", documents)
        checker.items("prune", prune.count, max: 200)
        checker.texts("prune", prune, bytesMax: 512, name: true)
        checker.message("mutation", mutation)
    }
}

/// One document, and the fields to change.
public struct AppliedDocument: Message {
    public static var fullName: String { "regent.v1.AppliedDocument" }

    /// Resource name, which determines the kind.
    public var name: String = ""
    /// The encoded message of the kind, for example ProviderConfig.
    public var content: [UInt8] = []
    /// Fields of the content to set, for example `weight`, `metadata["team"]`. A list is replaced whole; a message or a map is
    /// merged: `metadata` sets every label of the content and keeps the others. Other fields keep their values. Output-only
    /// fields are ignored.
    public var setPaths: [String] = []
    /// Fields to reset to their defaults, before others are set.
    public var resetPaths: [String] = []
    /// Expected etag of the resource before the call; empty = any, sixteen zeros = the resource must not exist yet.
    public var etag: String = ""
    /// Why, for the ledger; empty = the reason of the call.
    public var reason: String = ""

    public init() {}

    public init(
        name: String = "",
        content: [UInt8] = [],
        setPaths: [String] = [],
        resetPaths: [String] = [],
        etag: String = "",
        reason: String = ""
    ) {
        self.name = name
        self.content = content
        self.setPaths = setPaths
        self.resetPaths = resetPaths
        self.etag = etag
        self.reason = reason
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("name", name, required: true, bytesMax: 512, name: true)
        checker.bytes("content", content, bytesMax: 1048576)
        checker.items("set_paths", setPaths.count, max: 1000)
        checker.texts("set_paths", setPaths, bytesMax: 1024)
        checker.items("reset_paths", resetPaths.count, max: 1000)
        checker.texts("reset_paths", resetPaths, bytesMax: 1024)
        checker.text("etag", etag, bytesMax: 64)
        checker.text("reason", reason, bytesMax: 8192, multiline: true)
    }
}

/// Effect on one document.
public struct AppliedChange: Message {
    public static var fullName: String { "regent.v1.AppliedChange" }

    /// Resource name.
    public var name: String = ""
    /// The effect.
    public var effect: AppliedEffect = .unspecified
    /// Changed fields, in the order of their numbers, without output-only fields.
    public var fields: [FieldChange] = []
    /// Number of changed fields that did not fit into the answer.
    public var omitted: UInt32 = 0
    /// Ledger revision of its last change; 0 when validated only.
    public var revision: UInt64 = 0
    /// Its etag; empty when validated only.
    public var etag: String = ""

    public init() {}

    public init(
        name: String = "",
        effect: AppliedEffect = .unspecified,
        fields: [FieldChange] = [],
        omitted: UInt32 = 0,
        revision: UInt64 = 0,
        etag: String = ""
    ) {
        self.name = name
        self.effect = effect
        self.fields = fields
        self.omitted = omitted
        self.revision = revision
        self.etag = etag
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("effect", effect)
    }
}

/// The plan, carried out or validated only.
public struct ApplyResponse: Message, ReceiptedResponse {
    public static var fullName: String { "regent.v1.ApplyResponse" }

    /// One per document, in the order in which they were first changed, including documents that changed as a consequence.
    public var changes: [AppliedChange] = []
    /// Receipt of the last change: a reader at its revision sees all of them. If nothing changed, that of an unchanged document.
    public var receipt: Receipt? = nil

    public init() {}

    public init(changes: [AppliedChange] = [], receipt: Receipt? = nil) {
        self.changes = changes
        self.receipt = receipt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.messages("changes", changes)
    }
}

extension ApplyRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__apply_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApplyRequest>) {
        unsafe regent__v1__apply_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApplyRequest>) {
        self.init()
        unsafe documents = Read.messages(c.pointee.documents, c.pointee.n_documents)
        unsafe replace = c.pointee.replace != 0
        unsafe prune = Read.texts(c.pointee.prune, c.pointee.n_prune)
        unsafe allowEmpty = c.pointee.allow_empty != 0
        unsafe mutation = Read.message(c.pointee.mutation)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApplyRequest>, _ arena: Arena) {
        unsafe (c.pointee.n_documents, c.pointee.documents) = arena.messages(documents)
        unsafe c.pointee.replace = replace ? 1 : 0
        unsafe (c.pointee.n_prune, c.pointee.prune) = arena.texts(prune)
        unsafe c.pointee.allow_empty = allowEmpty ? 1 : 0
        unsafe c.pointee.mutation = arena.message(mutation)
    }
}

extension AppliedDocument: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__applied_document__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AppliedDocument>) {
        unsafe regent__v1__applied_document__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AppliedDocument>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe content = Read.bytes(c.pointee.content)
        unsafe setPaths = Read.texts(c.pointee.set_paths, c.pointee.n_set_paths)
        unsafe resetPaths = Read.texts(c.pointee.reset_paths, c.pointee.n_reset_paths)
        unsafe etag = Read.text(c.pointee.etag)
        unsafe reason = Read.text(c.pointee.reason)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AppliedDocument>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.content = arena.bytes(content)
        unsafe (c.pointee.n_set_paths, c.pointee.set_paths) = arena.texts(setPaths)
        unsafe (c.pointee.n_reset_paths, c.pointee.reset_paths) = arena.texts(resetPaths)
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.reason = arena.text(reason)
    }
}

extension AppliedChange: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__applied_change__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__AppliedChange>) {
        unsafe regent__v1__applied_change__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__AppliedChange>) {
        self.init()
        unsafe name = Read.text(c.pointee.name)
        unsafe effect = AppliedEffect(rawValue: Int32(bitPattern: c.pointee.effect.rawValue))
        unsafe fields = Read.messages(c.pointee.fields, c.pointee.n_fields)
        unsafe omitted = c.pointee.omitted
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__AppliedChange>, _ arena: Arena) {
        unsafe c.pointee.name = arena.text(name)
        unsafe c.pointee.effect = .init(rawValue: UInt32(bitPattern: effect.rawValue))
        unsafe (c.pointee.n_fields, c.pointee.fields) = arena.messages(fields)
        unsafe c.pointee.omitted = omitted
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
    }
}

extension ApplyResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__apply_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ApplyResponse>) {
        unsafe regent__v1__apply_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ApplyResponse>) {
        self.init()
        unsafe changes = Read.messages(c.pointee.changes, c.pointee.n_changes)
        unsafe receipt = Read.message(c.pointee.receipt)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ApplyResponse>, _ arena: Arena) {
        unsafe (c.pointee.n_changes, c.pointee.changes) = arena.messages(changes)
        unsafe c.pointee.receipt = arena.message(receipt)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/apply.proto declares, in its order.
    static let apply: [any Message.Type] = [
        ApplyRequest.self,
        AppliedDocument.self,
        AppliedChange.self,
        ApplyResponse.self,
    ]
}

/// Changes many documents at once.
public enum ApplyServiceMethods {
    /// Applies documents in one transaction: either all of them or none, and all take effect at once. A document that would not
    /// change is not written. Each is authorised, checked and recorded as by the method of its kind, parents first.
    public static let apply = Method<ApplyRequest, ApplyResponse>(
        MethodDescriptor(
            name: "/regent.v1.ApplyService/Apply", service: "regent.v1.ApplyService",
            method: "Apply", requireAny: MethodDescriptor.declarativePermissions, scope: ["any"],
            idempotency: .keyed, criticality: .p2, audit: .mutation,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.ApplyRequest",
            responseType: "regent.v1.ApplyResponse",
            comment: "Applies documents in one transaction: either all of them or none, and all take effect at once. A document that would not change is not written. Each is authorised, checked and recorded as by the method of its kind, parents first."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        apply.descriptor,
    ]
}
