/// A generated protobuf message as a Swift value.
///
/// Values are plain: no presence bits, no unknown fields, no shared storage. Absent sub-messages and
/// absent `x_presence` fields are nil; everything else has its proto3 default.
public protocol Message: Sendable, Hashable {
    /// The message with every field at its default.
    init()

    /// Full proto name, for example "regent.v1.EvalRun".
    static var fullName: String { get }

    /// The message that `bytes` encode.
    ///
    /// One pass over the bytes refuses what protobuf-c would swallow (see `regent_prescan.h`), before
    /// anything is allocated; unknown fields are skipped.
    /// - Throws: `DecodingError` with its code.
    /// - Complexity: O(n) in the bytes.
    init(decoding bytes: RawSpan) throws(DecodingError)

    /// Bytes of the encoding.
    ///
    /// - Complexity: as `encoded()`; use that where the size is not needed first.
    var encodedByteCount: Int { get }

    /// The encoding: fields in number order, map entries by ascending UTF-8 bytes of the key.
    ///
    /// The same value always gives the same bytes, so a digest of them is a digest of the value.
    func encoded() -> [UInt8]

    /// Appends the encoding; `output` must have capacity for `encodedByteCount` bytes.
    func encode(into output: inout OutputRawSpan)

    /// Reports every constraint of the .proto that the value breaks to `checker`.
    func check(_ checker: inout ConstraintChecker)
}

extension Message {
    /// The message that `bytes` encode.
    ///
    /// - Throws: `DecodingError` with its code.
    public init(decoding bytes: [UInt8]) throws(DecodingError) {
        try unsafe self.init(decoding: bytes.span.bytes)
    }

    /// Everything the constraints of the .proto forbid in this value, sub-messages included.
    ///
    /// Paths are those of the .proto, for example "gates.rules[2].min". Empty when all is well.
    /// At most 100 are listed: a caller needs no more to see what is wrong.
    public func violations() -> [FieldViolation] {
        var checker = ConstraintChecker()
        check(&checker)
        return checker.violations
    }
}

/// One thing wrong with a request; `field` is its path.
public typealias FieldViolation = BadRequest.FieldViolation

/// The generated messages, as a list.
public enum MessageTypes {}
