// Generated from regent/v1/reflection.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// Asks for the descriptors.
public struct GetDescriptorSetRequest: Message {
    public static var fullName: String { "regent.v1.GetDescriptorSetRequest" }


    public init() {}

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

/// The descriptors.
public struct GetDescriptorSetResponse: Message {
    public static var fullName: String { "regent.v1.GetDescriptorSetResponse" }

    /// google.protobuf.FileDescriptorSet, with comments.
    public var descriptorSet: [UInt8] = []

    public init() {}

    public init(descriptorSet: [UInt8] = []) {
        self.descriptorSet = descriptorSet
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout OutputRawSpan) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension GetDescriptorSetRequest: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_descriptor_set_request__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDescriptorSetRequest>) {
        unsafe regent__v1__get_descriptor_set_request__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDescriptorSetRequest>) {
        self.init()
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDescriptorSetRequest>, _ arena: Arena) {
    }
}

extension GetDescriptorSetResponse: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe regent__v1__get_descriptor_set_response__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Regent__V1__GetDescriptorSetResponse>) {
        unsafe regent__v1__get_descriptor_set_response__init(c)
    }

    init(copying c: UnsafePointer<Regent__V1__GetDescriptorSetResponse>) {
        self.init()
        unsafe descriptorSet = Read.bytes(c.pointee.descriptor_set)
    }

    func fill(_ c: UnsafeMutablePointer<Regent__V1__GetDescriptorSetResponse>, _ arena: Arena) {
        unsafe c.pointee.descriptor_set = arena.bytes(descriptorSet)
    }
}

extension MessageTypes {
    /// Messages that regent/v1/reflection.proto declares, in its order.
    static let reflection: [any Message.Type] = [
        GetDescriptorSetRequest.self,
        GetDescriptorSetResponse.self,
    ]
}

/// The schema of the daemon.
public enum ReflectionServiceMethods {
    /// Returns the descriptors of all messages and methods of the daemon.
    public static let getDescriptorSet = Method<GetDescriptorSetRequest, GetDescriptorSetResponse>(
        MethodDescriptor(
            name: "/regent.v1.ReflectionService/GetDescriptorSet", service: "regent.v1.ReflectionService",
            method: "GetDescriptorSet", requireAny: ["server.info"], scope: ["any"],
            idempotency: .read, criticality: .p2, audit: .none,
            clientStreaming: false, serverStreaming: false,
            requestType: "regent.v1.GetDescriptorSetRequest",
            responseType: "regent.v1.GetDescriptorSetResponse",
            comment: "Returns the descriptors of all messages and methods of the daemon."))

    /// Every method of the service, in order of declaration.
    public static let all: [MethodDescriptor] = [
        getDescriptorSet.descriptor,
    ]
}
