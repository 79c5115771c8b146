// Generated from regent/v1/common.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Fields of every mutating call.
public struct Mutation: Message {
    public static var fullName: String { "regent.v1.Mutation" }

    /// 16-64 bytes; a repeat with the same content returns the stored answer. The SDK fills it in.
    public var idempotencyKey: String = ""
    /// Expected etag of the resource; empty = any, sixteen zeros = the resource must not exist yet.
    public var etag: String = ""
    /// Checks everything and changes nothing.
    public var validateOnly: Bool = false
    /// Why, for the ledger.
    public var reason: String = ""

    public init() {}

    public init(
        idempotencyKey: String = "",
        etag: String = "",
        validateOnly: Bool = false,
        reason: String = ""
    ) {
        self.idempotencyKey = idempotencyKey
        self.etag = etag
        self.validateOnly = validateOnly
        self.reason = reason
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("idempotency_key", idempotencyKey, bytesMax: 64)
        checker.text("etag", etag, bytesMax: 64)
        checker.text("reason", reason, bytesMax: 8192, multiline: true)
    }
}

/// The receipt of a change.
public struct Receipt: Message {
    public static var fullName: String { "regent.v1.Receipt" }

    /// Ledger revision of the change; 0 when validated only.
    public var revision: UInt64 = 0
    /// Etag of the resource after the change; empty when validated only.
    public var etag: String = ""
    /// SHA-256 leaf of the ledger entry, 32 bytes.
    public var leafHash: [UInt8] = []
    /// Whether this is the answer of an earlier call with the same idempotency key.
    public var replayed: Bool = false
    /// Whether segregation of duties was relaxed, because the store is in single-person mode.
    public var singlePersonMode: Bool = false
    /// Entries in the smallest tree that has the leaf, whose index there is one less (PROTOCOL.md, "Tree and checkpoints"); 0 when
    /// validated only.
    public var treeSize: UInt64 = 0

    public init() {}

    public init(
        revision: UInt64 = 0,
        etag: String = "",
        leafHash: [UInt8] = [],
        replayed: Bool = false,
        singlePersonMode: Bool = false,
        treeSize: UInt64 = 0
    ) {
        self.revision = revision
        self.etag = etag
        self.leafHash = leafHash
        self.replayed = replayed
        self.singlePersonMode = singlePersonMode
        self.treeSize = treeSize
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// google.rpc.ErrorInfo on the wire.
public struct ErrorInfo: Message {
    public static var fullName: String { "regent.v1.ErrorInfo" }

    /// UPPER_SNAKE, one of the registry in docs/reference/reasons.md.
    public var reason: String = ""
    /// "regent.dev".
    public var domain: String = ""
    /// Details, for example field, line, sample, expected, actual.
    public var metadata: TextMap = [:]

    public init() {}

    public init(reason: String = "", domain: String = "", metadata: TextMap = [:]) {
        self.reason = reason
        self.domain = domain
        self.metadata = metadata
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// google.rpc.BadRequest on the wire: every bad field of a request.
public struct BadRequest: Message {
    /// One violation.
    public struct FieldViolation: Message {
        public static var fullName: String { "regent.v1.BadRequest.FieldViolation" }

        /// Path of the field, for example "gates.rules[2].min".
        public var field: String = ""
        /// Description for people.
        public var description: String = ""

        public init() {}

        public init(field: String = "", description: String = "") {
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

    public static var fullName: String { "regent.v1.BadRequest" }

    /// All violations found.
    public var fieldViolations: [BadRequest.FieldViolation] = []

    public init() {}

    public init(fieldViolations: [BadRequest.FieldViolation] = []) {
        self.fieldViolations = fieldViolations
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension Mutation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__mutation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Mutation>) {
        unsafe regent__v1__mutation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Mutation>) {
        self.init()
        unsafe idempotencyKey = Read.text(c.pointee.idempotency_key)
        unsafe etag = Read.text(c.pointee.etag)
        unsafe validateOnly = c.pointee.validate_only != 0
        unsafe reason = Read.text(c.pointee.reason)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Mutation>, _ arena: Arena) {
        unsafe c.pointee.idempotency_key = arena.text(idempotencyKey)
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.validate_only = validateOnly ? 1 : 0
        unsafe c.pointee.reason = arena.text(reason)
    }
}

extension Receipt: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__receipt__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Receipt>) {
        unsafe regent__v1__receipt__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Receipt>) {
        self.init()
        unsafe revision = c.pointee.revision
        unsafe etag = Read.text(c.pointee.etag)
        unsafe leafHash = Read.bytes(c.pointee.leaf_hash)
        unsafe replayed = c.pointee.replayed != 0
        unsafe singlePersonMode = c.pointee.single_person_mode != 0
        unsafe treeSize = c.pointee.tree_size
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Receipt>, _ arena: Arena) {
        unsafe c.pointee.revision = revision
        unsafe c.pointee.etag = arena.text(etag)
        unsafe c.pointee.leaf_hash = arena.bytes(leafHash)
        unsafe c.pointee.replayed = replayed ? 1 : 0
        unsafe c.pointee.single_person_mode = singlePersonMode ? 1 : 0
        unsafe c.pointee.tree_size = treeSize
    }
}

extension ErrorInfo: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__error_info__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__ErrorInfo>) {
        unsafe regent__v1__error_info__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__ErrorInfo>) {
        self.init()
        unsafe reason = Read.text(c.pointee.reason)
        unsafe domain = Read.text(c.pointee.domain)
        unsafe metadata = Read.map(c.pointee.metadata, c.pointee.n_metadata) {
            unsafe (Read.text($0.pointee.key), Read.text($0.pointee.value))
        }
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__ErrorInfo>, _ arena: Arena) {
        unsafe c.pointee.reason = arena.text(reason)
        unsafe c.pointee.domain = arena.text(domain)
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.map(metadata) {
            unsafe regent__v1__error_info__metadata_entry__init($0)
            unsafe $0.pointee.key = arena.text($1)
            unsafe $0.pointee.value = arena.text($2)
        }
    }
}

extension BadRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__bad_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BadRequest>) {
        unsafe regent__v1__bad_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BadRequest>) {
        self.init()
        unsafe fieldViolations = Read.messages(c.pointee.field_violations, c.pointee.n_field_violations)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BadRequest>, _ arena: Arena) {
        unsafe (c.pointee.n_field_violations, c.pointee.field_violations) = arena.messages(fieldViolations)
    }
}

extension BadRequest.FieldViolation: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__bad_request__field_violation__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__BadRequest__FieldViolation>) {
        unsafe regent__v1__bad_request__field_violation__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__BadRequest__FieldViolation>) {
        self.init()
        unsafe field = Read.text(c.pointee.field)
        unsafe description = Read.text(c.pointee.description)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__BadRequest__FieldViolation>, _ arena: Arena) {
        unsafe c.pointee.field = arena.text(field)
        unsafe c.pointee.description = arena.text(description)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/common.proto declares, in its order.
    static let common: [any Message.Type] = [
        Mutation.self,
        Receipt.self,
        ErrorInfo.self,
        BadRequest.self,
        BadRequest.FieldViolation.self,
    ]
}
