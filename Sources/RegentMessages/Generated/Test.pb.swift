// Generated from regent/test/v1/test.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Nothing.
public struct EmptyCallRequest: Message {
    public static var fullName: String { "regent.test.v1.EmptyCallRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// Nothing.
public struct EmptyCallResponse: Message {
    public static var fullName: String { "regent.test.v1.EmptyCallResponse" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// How the call shall end.
public struct EchoStatus: Message {
    public static var fullName: String { "regent.test.v1.EchoStatus" }

    /// Status code.
    public var code: UInt32 = 0
    /// Status message.
    public var message: String = ""

    public init() {}

    public init(code: UInt32 = 0, message: String = "") {
        self.code = code
        self.message = message
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("message", message, opaque: true)
    }
}

/// A payload and the wish for one.
public struct UnaryCallRequest: Message {
    public static var fullName: String { "regent.test.v1.UnaryCallRequest" }

    /// Bytes wanted back.
    public var responseSize: UInt32 = 0
    /// Bytes sent.
    public var body: [UInt8] = []
    /// End with this status instead.
    public var responseStatus: EchoStatus? = nil
    /// Wait this long before answering, microseconds.
    public var sleepUs: UInt64 = 0

    public init() {}

    public init(
        responseSize: UInt32 = 0,
        body: [UInt8] = [],
        responseStatus: EchoStatus? = nil,
        sleepUs: UInt64 = 0
    ) {
        self.responseSize = responseSize
        self.body = body
        self.responseStatus = responseStatus
        self.sleepUs = sleepUs
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("response_status", responseStatus)
    }
}

/// A payload.
public struct UnaryCallResponse: Message {
    public static var fullName: String { "regent.test.v1.UnaryCallResponse" }

    /// Bytes asked for.
    public var body: [UInt8] = []

    public init() {}

    public init(body: [UInt8] = []) {
        self.body = body
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The wish for payloads.
public struct StreamingOutputCallRequest: Message {
    public static var fullName: String { "regent.test.v1.StreamingOutputCallRequest" }

    /// Size of each, bytes.
    public var responseSizes: [UInt32] = []

    public init() {}

    public init(responseSizes: [UInt32] = []) {
        self.responseSizes = responseSizes
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A payload.
public struct StreamingOutputCallResponse: Message {
    public static var fullName: String { "regent.test.v1.StreamingOutputCallResponse" }

    /// Bytes asked for.
    public var body: [UInt8] = []

    public init() {}

    public init(body: [UInt8] = []) {
        self.body = body
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A payload.
public struct StreamingInputCallRequest: Message {
    public static var fullName: String { "regent.test.v1.StreamingInputCallRequest" }

    /// Bytes sent.
    public var body: [UInt8] = []

    public init() {}

    public init(body: [UInt8] = []) {
        self.body = body
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The sum.
public struct StreamingInputCallResponse: Message {
    public static var fullName: String { "regent.test.v1.StreamingInputCallResponse" }

    /// Bytes received.
    public var aggregatedSize: UInt64 = 0

    public init() {}

    public init(aggregatedSize: UInt64 = 0) {
        self.aggregatedSize = aggregatedSize
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// A payload and the wish for some.
public struct FullDuplexCallRequest: Message {
    public static var fullName: String { "regent.test.v1.FullDuplexCallRequest" }

    /// Size of each answer, bytes.
    public var responseSizes: [UInt32] = []
    /// Bytes sent.
    public var body: [UInt8] = []
    /// End with this status instead.
    public var responseStatus: EchoStatus? = nil

    public init() {}

    public init(
        responseSizes: [UInt32] = [],
        body: [UInt8] = [],
        responseStatus: EchoStatus? = nil
    ) {
        self.responseSizes = responseSizes
        self.body = body
        self.responseStatus = responseStatus
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.message("response_status", responseStatus)
    }
}

/// A payload.
public struct FullDuplexCallResponse: Message {
    public static var fullName: String { "regent.test.v1.FullDuplexCallResponse" }

    /// Bytes asked for.
    public var body: [UInt8] = []

    public init() {}

    public init(body: [UInt8] = []) {
        self.body = body
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension EmptyCallRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__empty_call_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__EmptyCallRequest>) {
        unsafe regent__test__v1__empty_call_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__EmptyCallRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__EmptyCallRequest>, _ arena: Arena) {
    }
}

extension EmptyCallResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__empty_call_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__EmptyCallResponse>) {
        unsafe regent__test__v1__empty_call_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__EmptyCallResponse>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__EmptyCallResponse>, _ arena: Arena) {
    }
}

extension EchoStatus: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__echo_status__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__EchoStatus>) {
        unsafe regent__test__v1__echo_status__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__EchoStatus>) {
        self.init()
        unsafe code = c.pointee.code
        unsafe message = Read.text(c.pointee.message)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__EchoStatus>, _ arena: Arena) {
        unsafe c.pointee.code = code
        unsafe c.pointee.message = arena.text(message)
    }
}

extension UnaryCallRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__unary_call_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__UnaryCallRequest>) {
        unsafe regent__test__v1__unary_call_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__UnaryCallRequest>) {
        self.init()
        unsafe responseSize = c.pointee.response_size
        unsafe body = Read.bytes(c.pointee.body)
        unsafe responseStatus = Read.message(c.pointee.response_status)
        unsafe sleepUs = c.pointee.sleep_us
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__UnaryCallRequest>, _ arena: Arena) {
        unsafe c.pointee.response_size = responseSize
        unsafe c.pointee.body = arena.bytes(body)
        unsafe c.pointee.response_status = arena.message(responseStatus)
        unsafe c.pointee.sleep_us = sleepUs
    }
}

extension UnaryCallResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__unary_call_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__UnaryCallResponse>) {
        unsafe regent__test__v1__unary_call_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__UnaryCallResponse>) {
        self.init()
        unsafe body = Read.bytes(c.pointee.body)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__UnaryCallResponse>, _ arena: Arena) {
        unsafe c.pointee.body = arena.bytes(body)
    }
}

extension StreamingOutputCallRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__streaming_output_call_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingOutputCallRequest>) {
        unsafe regent__test__v1__streaming_output_call_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__StreamingOutputCallRequest>) {
        self.init()
        unsafe responseSizes = Read.array(c.pointee.response_sizes, c.pointee.n_response_sizes)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingOutputCallRequest>, _ arena: Arena) {
        unsafe (c.pointee.n_response_sizes, c.pointee.response_sizes) = arena.array(responseSizes)
    }
}

extension StreamingOutputCallResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__streaming_output_call_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingOutputCallResponse>) {
        unsafe regent__test__v1__streaming_output_call_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__StreamingOutputCallResponse>) {
        self.init()
        unsafe body = Read.bytes(c.pointee.body)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingOutputCallResponse>, _ arena: Arena) {
        unsafe c.pointee.body = arena.bytes(body)
    }
}

extension StreamingInputCallRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__streaming_input_call_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingInputCallRequest>) {
        unsafe regent__test__v1__streaming_input_call_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__StreamingInputCallRequest>) {
        self.init()
        unsafe body = Read.bytes(c.pointee.body)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingInputCallRequest>, _ arena: Arena) {
        unsafe c.pointee.body = arena.bytes(body)
    }
}

extension StreamingInputCallResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__streaming_input_call_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingInputCallResponse>) {
        unsafe regent__test__v1__streaming_input_call_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__StreamingInputCallResponse>) {
        self.init()
        unsafe aggregatedSize = c.pointee.aggregated_size
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__StreamingInputCallResponse>, _ arena: Arena) {
        unsafe c.pointee.aggregated_size = aggregatedSize
    }
}

extension FullDuplexCallRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__full_duplex_call_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__FullDuplexCallRequest>) {
        unsafe regent__test__v1__full_duplex_call_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__FullDuplexCallRequest>) {
        self.init()
        unsafe responseSizes = Read.array(c.pointee.response_sizes, c.pointee.n_response_sizes)
        unsafe body = Read.bytes(c.pointee.body)
        unsafe responseStatus = Read.message(c.pointee.response_status)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__FullDuplexCallRequest>, _ arena: Arena) {
        unsafe (c.pointee.n_response_sizes, c.pointee.response_sizes) = arena.array(responseSizes)
        unsafe c.pointee.body = arena.bytes(body)
        unsafe c.pointee.response_status = arena.message(responseStatus)
    }
}

extension FullDuplexCallResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__test__v1__full_duplex_call_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__Test__V1__FullDuplexCallResponse>) {
        unsafe regent__test__v1__full_duplex_call_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__Test__V1__FullDuplexCallResponse>) {
        self.init()
        unsafe body = Read.bytes(c.pointee.body)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__Test__V1__FullDuplexCallResponse>, _ arena: Arena) {
        unsafe c.pointee.body = arena.bytes(body)
    }
}

extension MessageTypes {
    /// Messages that regent/test/v1/test.proto declares, in its order.
    static let test: [any Message.Type] = [
        EmptyCallRequest.self,
        EmptyCallResponse.self,
        EchoStatus.self,
        UnaryCallRequest.self,
        UnaryCallResponse.self,
        StreamingOutputCallRequest.self,
        StreamingOutputCallResponse.self,
        StreamingInputCallRequest.self,
        StreamingInputCallResponse.self,
        FullDuplexCallRequest.self,
        FullDuplexCallResponse.self,
    ]
}

/// The gRPC interoperability cases, mapped. Never served by the daemon.
public enum TestServiceMethods {
    /// Nothing both ways.
    public static let emptyCall = Method<EmptyCallRequest, EmptyCallResponse>(
        MethodDescriptor(
            name: "/regent.test.v1.TestService/EmptyCall", service: "regent.test.v1.TestService",
            method: "EmptyCall", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.test.v1.EmptyCallRequest",
            responseType: "regent.test.v1.EmptyCallResponse",
            comment: "Nothing both ways."))

    /// One payload each way.
    public static let unaryCall = Method<UnaryCallRequest, UnaryCallResponse>(
        MethodDescriptor(
            name: "/regent.test.v1.TestService/UnaryCall", service: "regent.test.v1.TestService",
            method: "UnaryCall", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.test.v1.UnaryCallRequest",
            responseType: "regent.test.v1.UnaryCallResponse",
            comment: "One payload each way."))

    /// One request, many payloads.
    public static let streamingOutputCall = Method<StreamingOutputCallRequest, StreamingOutputCallResponse>(
        MethodDescriptor(
            name: "/regent.test.v1.TestService/StreamingOutputCall", service: "regent.test.v1.TestService",
            method: "StreamingOutputCall", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: true,
            requestType: "regent.test.v1.StreamingOutputCallRequest",
            responseType: "regent.test.v1.StreamingOutputCallResponse",
            comment: "One request, many payloads."))

    /// Many payloads, one sum.
    public static let streamingInputCall = Method<StreamingInputCallRequest, StreamingInputCallResponse>(
        MethodDescriptor(
            name: "/regent.test.v1.TestService/StreamingInputCall", service: "regent.test.v1.TestService",
            method: "StreamingInputCall", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: true, serverStreaming: false,
            requestType: "regent.test.v1.StreamingInputCallRequest",
            responseType: "regent.test.v1.StreamingInputCallResponse",
            comment: "Many payloads, one sum."))

    /// Both ways at once.
    public static let fullDuplexCall = Method<FullDuplexCallRequest, FullDuplexCallResponse>(
        MethodDescriptor(
            name: "/regent.test.v1.TestService/FullDuplexCall", service: "regent.test.v1.TestService",
            method: "FullDuplexCall", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: true, serverStreaming: true,
            requestType: "regent.test.v1.FullDuplexCallRequest",
            responseType: "regent.test.v1.FullDuplexCallResponse",
            comment: "Both ways at once."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        emptyCall.descriptor,
        unaryCall.descriptor,
        streamingOutputCall.descriptor,
        streamingInputCall.descriptor,
        fullDuplexCall.descriptor,
    ]
}
