// Generated from google/protobuf/timestamp.proto by proto/generator. Do not edit.

internal import CRegentMessages

/// A point in time; google.protobuf.Timestamp on the wire.
public struct Timestamp: Message {
    public static var fullName: String { "google.protobuf.Timestamp" }

    /// Seconds since 1970-01-01T00:00:00Z.
    public var seconds: Int64 = 0
    /// Nanoseconds after `seconds`, 0 ... 999,999,999.
    public var nanos: Int32 = 0

    public init() {}

    public init(seconds: Int64 = 0, nanos: Int32 = 0) {
        self.seconds = seconds
        self.nanos = nanos
    }

    public init(decoding bytes: RawSpan) throws(DecodingError) {
        self = try unsafe Bridge.decode(bytes)
    }

    public var encodedByteCount: Int { unsafe Bridge.byteCount(of: self) }

    public func encoded() -> [UInt8] { unsafe Bridge.encode(self) }

    public func encode(into output: inout [UInt8]) { unsafe Bridge.encode(self, into: &output) }

    public func check(_ checker: inout ConstraintChecker) {}
}

extension Timestamp: @unsafe CMessage {
    static var shape: UnsafePointer<regent_shape> {
        unsafe google__protobuf__timestamp__shape_pointer()
    }

    static func initialize(_ c: UnsafeMutablePointer<Google__Protobuf__Timestamp>) {
        unsafe google__protobuf__timestamp__init(c)
    }

    init(copying c: UnsafePointer<Google__Protobuf__Timestamp>) {
        self.init()
        unsafe seconds = c.pointee.seconds
        unsafe nanos = c.pointee.nanos
    }

    func fill(_ c: UnsafeMutablePointer<Google__Protobuf__Timestamp>, _ arena: Arena) {
        unsafe c.pointee.seconds = seconds
        unsafe c.pointee.nanos = nanos
    }
}

extension MessageTypes {
    /// Messages that google/protobuf/timestamp.proto declares, in its order.
    static let timestamp: [any Message.Type] = [
        Timestamp.self,
    ]
}
