// Generated from regent/v1/health.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// State of a service.
public enum ServingStatus: OpenEnum {
    /// Not known.
    case unspecified
    /// Ready.
    case serving
    /// Draining or failed.
    case notServing
    /// A value this release does not know.
    case unrecognized(Int32)

    public init(rawValue: Int32) {
        switch rawValue {
        case 0: self = .unspecified
        case 1: self = .serving
        case 2: self = .notServing
        default: self = .unrecognized(rawValue)
        }
    }

    public var rawValue: Int32 {
        switch self {
        case .unspecified: 0
        case .serving: 1
        case .notServing: 2
        case .unrecognized(let value): value
        }
    }

    public var name: String {
        switch self {
        case .unspecified: "UNSPECIFIED"
        case .serving: "SERVING"
        case .notServing: "NOT_SERVING"
        case .unrecognized(let value): String(value)
        }
    }

    public static let allKnown: [Self] = [.unspecified, .serving, .notServing]
}

/// Asks for one service.
public struct CheckRequest: Message {
    public static var fullName: String { "regent.v1.CheckRequest" }

    /// Full service name; empty = the daemon.
    public var service: String = ""

    public init() {}

    public init(service: String = "") {
        self.service = service
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.text("service", service, bytesMax: 256)
    }
}

/// Answer to a health check.
public struct CheckResponse: Message {
    public static var fullName: String { "regent.v1.CheckResponse" }

    /// State.
    public var status: ServingStatus = .unspecified

    public init() {}

    public init(status: ServingStatus = .unspecified) {
        self.status = status
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {
        checker.known("status", status)
    }
}

extension CheckRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__check_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CheckRequest>) {
        unsafe regent__v1__check_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CheckRequest>) {
        self.init()
        unsafe service = Read.text(c.pointee.service)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CheckRequest>, _ arena: Arena) {
        unsafe c.pointee.service = arena.text(service)
    }
}

extension CheckResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__check_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__CheckResponse>) {
        unsafe regent__v1__check_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__CheckResponse>) {
        self.init()
        unsafe status = ServingStatus(rawValue: Int32(bitPattern: c.pointee.status.rawValue))
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__CheckResponse>, _ arena: Arena) {
        unsafe c.pointee.status = .init(rawValue: UInt32(bitPattern: status.rawValue))
    }
}

extension MessageTypes {
    /// Messages that regent/v1/health.proto declares, in its order.
    static let health: [any Message.Type] = [
        CheckRequest.self,
        CheckResponse.self,
    ]
}

/// Liveness and readiness, in the shapes of grpc.health.v1.
public enum HealthServiceMethods {
    /// Whether the daemon, or one of its services, can serve.
    public static let check = Method<CheckRequest, CheckResponse>(
        MethodDescriptor(
            name: "/regent.v1.HealthService/Check", service: "regent.v1.HealthService",
            method: "Check", requireAny: ["anyone"], scope: ["any"],
            idempotency: .read, criticality: .p0, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.CheckRequest",
            responseType: "regent.v1.CheckResponse",
            comment: "Whether the daemon, or one of its services, can serve."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        check.descriptor,
    ]
}
