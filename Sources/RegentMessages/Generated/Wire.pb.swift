// Generated from regent/v1/wire.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// One metadata entry; the value may be any bytes.
public struct KeyValue: Message {
    public static var fullName: String { "regent.v1.KeyValue" }

    /// 1 to 64 of a-z 0-9 _ . -
    public var key: String = ""
    /// Any bytes.
    public var value: [UInt8] = []

    public init() {}

    public init(key: String = "", value: [UInt8] = []) {
        self.key = key
        self.value = value
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// First frame in each direction.
public struct Hello: Message {
    public static var fullName: String { "regent.v1.Hello" }

    /// Lowest protocol version spoken.
    public var minVersion: UInt32 = 0
    /// Highest protocol version spoken; the server's answer carries the chosen one in both.
    public var maxVersion: UInt32 = 0
    /// Free text: implementation and version.
    public var agent: String = ""
    /// Largest frame payload (head + body) accepted, bytes.
    public var maxFrame: UInt32 = 0
    /// Largest message accepted, bytes.
    public var maxMessage: UInt32 = 0
    /// Credit granted to each stream at its opening, bytes.
    public var streamCredit: UInt32 = 0
    /// Streams that the peer may have open at once.
    public var maxStreams: UInt32 = 0
    /// Encodings understood: 1 = zstd.
    public var encodings: [UInt32] = []
    /// Bearer token of the client; empty to use the user id on Unix sockets or the client certificate.
    public var authToken: [UInt8] = []
    /// Least time between two PINGs that the server accepts, milliseconds.
    public var minPingMs: UInt32 = 0
    /// Feature bits, none defined in version 1.
    public var features: UInt64 = 0

    public init() {}

    public init(
        minVersion: UInt32 = 0,
        maxVersion: UInt32 = 0,
        agent: String = "",
        maxFrame: UInt32 = 0,
        maxMessage: UInt32 = 0,
        streamCredit: UInt32 = 0,
        maxStreams: UInt32 = 0,
        encodings: [UInt32] = [],
        authToken: [UInt8] = [],
        minPingMs: UInt32 = 0,
        features: UInt64 = 0
    ) {
        self.minVersion = minVersion
        self.maxVersion = maxVersion
        self.agent = agent
        self.maxFrame = maxFrame
        self.maxMessage = maxMessage
        self.streamCredit = streamCredit
        self.maxStreams = maxStreams
        self.encodings = encodings
        self.authToken = authToken
        self.minPingMs = minPingMs
        self.features = features
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Opens a stream.
public struct Call: Message {
    public static var fullName: String { "regent.v1.Call" }

    /// Method name, for example "/regent.v1.EvaluationService/SealRun".
    public var method: String = ""
    /// Time left for the call, microseconds; 0 = none.
    public var timeoutUs: UInt64 = 0
    /// Leading metadata.
    public var metadata: [KeyValue] = []
    /// Encoding of the client's COMPRESSED messages.
    public var encoding: UInt32 = 0
    /// Encodings that the client accepts for responses.
    public var accept: [UInt32] = []
    /// Number of earlier attempts of the same call.
    public var attempt: UInt32 = 0

    public init() {}

    public init(
        method: String = "",
        timeoutUs: UInt64 = 0,
        metadata: [KeyValue] = [],
        encoding: UInt32 = 0,
        accept: [UInt32] = [],
        attempt: UInt32 = 0
    ) {
        self.method = method
        self.timeoutUs = timeoutUs
        self.metadata = metadata
        self.encoding = encoding
        self.accept = accept
        self.attempt = attempt
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Head of the server's first MSG on a stream.
public struct Reply: Message {
    public static var fullName: String { "regent.v1.Reply" }

    /// Leading metadata.
    public var metadata: [KeyValue] = []
    /// Encoding of the server's COMPRESSED messages.
    public var encoding: UInt32 = 0

    public init() {}

    public init(metadata: [KeyValue] = [], encoding: UInt32 = 0) {
        self.metadata = metadata
        self.encoding = encoding
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A typed error detail, google.protobuf.Any on the wire.
public struct Detail: Message {
    public static var fullName: String { "regent.v1.Detail" }

    /// Type of the message in `value`.
    public var typeUrl: String = ""
    /// Encoded message.
    public var value: [UInt8] = []

    public init() {}

    public init(typeUrl: String = "", value: [UInt8] = []) {
        self.typeUrl = typeUrl
        self.value = value
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Ends a stream. Fields 1-3 are google.rpc.Status on the wire.
public struct End: Message {
    public static var fullName: String { "regent.v1.End" }

    /// Status code of gRPC.
    public var code: UInt32 = 0
    /// Description for people.
    public var message: String = ""
    /// Typed details.
    public var details: [Detail] = []
    /// Trailing metadata.
    public var trailers: [KeyValue] = []
    /// Whether the server did nothing for this call, so that it is safe to retry on any connection.
    public var notProcessed: Bool = false
    /// Least time to wait before a retry, milliseconds.
    public var retryAfterMs: UInt32 = 0

    public init() {}

    public init(
        code: UInt32 = 0,
        message: String = "",
        details: [Detail] = [],
        trailers: [KeyValue] = [],
        notProcessed: Bool = false,
        retryAfterMs: UInt32 = 0
    ) {
        self.code = code
        self.message = message
        self.details = details
        self.trailers = trailers
        self.notProcessed = notProcessed
        self.retryAfterMs = retryAfterMs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Cancels a stream.
public struct Cancel: Message {
    public static var fullName: String { "regent.v1.Cancel" }

    /// Status code of gRPC.
    public var code: UInt32 = 0
    /// Description for people.
    public var reason: String = ""

    public init() {}

    public init(code: UInt32 = 0, reason: String = "") {
        self.code = code
        self.reason = reason
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Ends the opening of streams on this connection.
public struct Drain: Message {
    public static var fullName: String { "regent.v1.Drain" }

    /// Status code of gRPC; 0 for a normal end.
    public var code: UInt32 = 0
    /// Description for people.
    public var message: String = ""
    /// CALLs read on this connection; later ones were not processed.
    public var acceptedCalls: UInt64 = 0
    /// Time after which open calls are cancelled, milliseconds.
    public var graceMs: UInt32 = 0

    public init() {}

    public init(
        code: UInt32 = 0,
        message: String = "",
        acceptedCalls: UInt64 = 0,
        graceMs: UInt32 = 0
    ) {
        self.code = code
        self.message = message
        self.acceptedCalls = acceptedCalls
        self.graceMs = graceMs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension KeyValue: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__key_value__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__KeyValue>) {
        unsafe regent__v1__key_value__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__KeyValue>) {
        self.init()
        unsafe key = Read.text(c.pointee.key)
        unsafe value = Read.bytes(c.pointee.value)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__KeyValue>, _ arena: Arena) {
        unsafe c.pointee.key = arena.text(key)
        unsafe c.pointee.value = arena.bytes(value)
    }
}

extension Hello: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__hello__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Hello>) {
        unsafe regent__v1__hello__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Hello>) {
        self.init()
        unsafe minVersion = c.pointee.min_version
        unsafe maxVersion = c.pointee.max_version
        unsafe agent = Read.text(c.pointee.agent)
        unsafe maxFrame = c.pointee.max_frame
        unsafe maxMessage = c.pointee.max_message
        unsafe streamCredit = c.pointee.stream_credit
        unsafe maxStreams = c.pointee.max_streams
        unsafe encodings = Read.array(c.pointee.encodings, c.pointee.n_encodings)
        unsafe authToken = Read.bytes(c.pointee.auth_token)
        unsafe minPingMs = c.pointee.min_ping_ms
        unsafe features = c.pointee.features
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Hello>, _ arena: Arena) {
        unsafe c.pointee.min_version = minVersion
        unsafe c.pointee.max_version = maxVersion
        unsafe c.pointee.agent = arena.text(agent)
        unsafe c.pointee.max_frame = maxFrame
        unsafe c.pointee.max_message = maxMessage
        unsafe c.pointee.stream_credit = streamCredit
        unsafe c.pointee.max_streams = maxStreams
        unsafe (c.pointee.n_encodings, c.pointee.encodings) = arena.array(encodings)
        unsafe c.pointee.auth_token = arena.bytes(authToken)
        unsafe c.pointee.min_ping_ms = minPingMs
        unsafe c.pointee.features = features
    }
}

extension Call: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__call__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Call>) {
        unsafe regent__v1__call__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Call>) {
        self.init()
        unsafe method = Read.text(c.pointee.method)
        unsafe timeoutUs = c.pointee.timeout_us
        unsafe metadata = Read.messages(c.pointee.metadata, c.pointee.n_metadata)
        unsafe encoding = c.pointee.encoding
        unsafe accept = Read.array(c.pointee.accept, c.pointee.n_accept)
        unsafe attempt = c.pointee.attempt
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Call>, _ arena: Arena) {
        unsafe c.pointee.method = arena.text(method)
        unsafe c.pointee.timeout_us = timeoutUs
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.messages(metadata)
        unsafe c.pointee.encoding = encoding
        unsafe (c.pointee.n_accept, c.pointee.accept) = arena.array(accept)
        unsafe c.pointee.attempt = attempt
    }
}

extension Reply: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__reply__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Reply>) {
        unsafe regent__v1__reply__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Reply>) {
        self.init()
        unsafe metadata = Read.messages(c.pointee.metadata, c.pointee.n_metadata)
        unsafe encoding = c.pointee.encoding
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Reply>, _ arena: Arena) {
        unsafe (c.pointee.n_metadata, c.pointee.metadata) = arena.messages(metadata)
        unsafe c.pointee.encoding = encoding
    }
}

extension Detail: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__detail__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Detail>) {
        unsafe regent__v1__detail__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Detail>) {
        self.init()
        unsafe typeUrl = Read.text(c.pointee.type_url)
        unsafe value = Read.bytes(c.pointee.value)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Detail>, _ arena: Arena) {
        unsafe c.pointee.type_url = arena.text(typeUrl)
        unsafe c.pointee.value = arena.bytes(value)
    }
}

extension End: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__end__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__End>) {
        unsafe regent__v1__end__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__End>) {
        self.init()
        unsafe code = c.pointee.code
        unsafe message = Read.text(c.pointee.message)
        unsafe details = Read.messages(c.pointee.details, c.pointee.n_details)
        unsafe trailers = Read.messages(c.pointee.trailers, c.pointee.n_trailers)
        unsafe notProcessed = c.pointee.not_processed != 0
        unsafe retryAfterMs = c.pointee.retry_after_ms
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__End>, _ arena: Arena) {
        unsafe c.pointee.code = code
        unsafe c.pointee.message = arena.text(message)
        unsafe (c.pointee.n_details, c.pointee.details) = arena.messages(details)
        unsafe (c.pointee.n_trailers, c.pointee.trailers) = arena.messages(trailers)
        unsafe c.pointee.not_processed = notProcessed ? 1 : 0
        unsafe c.pointee.retry_after_ms = retryAfterMs
    }
}

extension Cancel: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__cancel__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Cancel>) {
        unsafe regent__v1__cancel__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Cancel>) {
        self.init()
        unsafe code = c.pointee.code
        unsafe reason = Read.text(c.pointee.reason)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Cancel>, _ arena: Arena) {
        unsafe c.pointee.code = code
        unsafe c.pointee.reason = arena.text(reason)
    }
}

extension Drain: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__drain__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__Drain>) {
        unsafe regent__v1__drain__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__Drain>) {
        self.init()
        unsafe code = c.pointee.code
        unsafe message = Read.text(c.pointee.message)
        unsafe acceptedCalls = c.pointee.accepted_calls
        unsafe graceMs = c.pointee.grace_ms
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__Drain>, _ arena: Arena) {
        unsafe c.pointee.code = code
        unsafe c.pointee.message = arena.text(message)
        unsafe c.pointee.accepted_calls = acceptedCalls
        unsafe c.pointee.grace_ms = graceMs
    }
}

extension MessageTypes {
    /// Messages that regent/v1/wire.proto declares, in its order.
    static let wire: [any Message.Type] = [
        KeyValue.self,
        Hello.self,
        Call.self,
        Reply.self,
        Detail.self,
        End.self,
        Cancel.self,
        Drain.self,
    ]
}
