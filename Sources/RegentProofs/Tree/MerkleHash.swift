import Crypto

/// A hash of a tree of RFC 9162, section 2.1.1: 32 bytes of SHA-256.
public struct MerkleHash: Hashable, Sendable {
    /// Bytes of a hash.
    public static let byteCount = 32

    /// The 32 bytes.
    public let bytes: [UInt8]

    /// Nil unless there are 32 bytes.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount else { return nil }
        self.bytes = bytes
    }

    init(_ digest: SHA256.Digest) { bytes = Array(digest) }

    /// The hash of a leaf: SHA-256(0x00 ‖ entry).
    public static func leaf(of entry: some Sequence<UInt8>) -> Self {
        Self(SHA256.hash(data: [0] + Array(entry)))
    }

    /// The hash of an inner node: SHA-256(0x01 ‖ left ‖ right).
    public static func node(_ left: Self, _ right: Self) -> Self {
        var content: [UInt8] = [1]
        content.reserveCapacity(1 + 2 * byteCount)
        content += left.bytes
        content += right.bytes
        return Self(SHA256.hash(data: content))
    }
}
