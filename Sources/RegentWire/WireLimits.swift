/// The numbers of the protocol, in the only place of the code that has them.
///
/// PROTOCOL.md prints the same numbers and a test compares the two; change both or neither.
/// - Source: PROTOCOL.md, "Limits".
package enum WireLimits {
    /// Protocol version spoken, lowest and highest.
    package static let version: UInt32 = 1
    /// The eight bytes that a client sends first; other protocols (HTTP, TLS) are rejected at once.
    package static let preface: [UInt8] = Array("REGENT1\n".utf8)
    /// Bytes of the fixed frame header.
    package static let headerBytes = 12
    /// Hard cap of head + body, so that the first byte of every frame is zero.
    package static let frameBytesCap = (1 << 24) - 1
    /// Head + body accepted by a peer that has not said otherwise, and the most that is sent in one frame to a peer
    /// whose `max_frame` is below its `max_message`: a larger frame would wait in one piece for a slow peer.
    package static let frameBytesDefault = 64 * 1024
    /// The least `max_frame` a peer may advertise.
    package static let frameBytesMin = 16 * 1024
    /// Largest message, in bytes on the wire and again after decompression.
    package static let messageBytesMax = 4 * 1024 * 1024
    /// Largest head, and so largest metadata, of one frame.
    package static let headBytesMax = 8 * 1024
    /// Bytes that a server accepts before it has accepted the HELLO: preface, header and HELLO.
    package static let preHelloBytesMax = 16 * 1024
    /// Streams a client may have open at once.
    package static let streamsMax = 100
    /// Credit of a new stream, bytes of MSG bodies.
    package static let streamCreditBytes = 256 * 1024
    /// Credit of a new stream while the peer's HELLO has not arrived; the difference is added then.
    package static let streamCreditInitialBytes = 64 * 1024
    /// Credit a server raises a bulk stream to, right after its CALL.
    package static let bulkCreditBytes = 4 * 1024 * 1024
    /// Highest credit a stream may hold; one more byte is a violation.
    package static let creditBytesCap = (1 << 31) - 1
    /// Breaches on streams that are tolerated on one connection.
    package static let glitchesMax = 200
    /// CREDITs and frames without a body that a call may have beyond those its messages explain.
    package static let spareFramesMax = 64
    /// Bytes of a message that explain one CREDIT more, beyond the one of its frame.
    package static let creditedBytesMin = 64
    /// Longest key of a metadata entry, bytes.
    package static let metadataKeyBytesMax = 64
    /// Entries of the metadata of one head.
    package static let metadataEntriesMax = 64
    /// Messages that may wait unread on one stream. Credit counts bodies only, so without this cap
    /// a flood of empty messages would cost its sender nothing.
    package static let messagesWaitingMax = 16 * 1024
    /// Control frames that may wait for a peer that does not read them.
    package static let controlFramesWaitingMax = 4096
    /// Time a client has for its HELLO.
    package static let helloTimeout = Duration.seconds(5)
    /// Time without a byte from a peer over TCP after which it is asked whether it is there.
    package static let keepaliveIdle = Duration.seconds(60)
    /// Time it then has for any byte at all.
    package static let keepalivePatience = Duration.seconds(20)
    /// Deadline of a unary call whose caller set none.
    package static let unaryTimeout = Duration.seconds(10)
    /// Smaller messages are never compressed.
    package static let compressibleBytesMin = 512
}

extension WireLimits {
    /// Whether metadata may have this key: lower-case letters, digits, `_`, `.` and `-`, as gRPC's.
    package static func isMetadataKey(_ key: String) -> Bool {
        (1...metadataKeyBytesMax).contains(key.utf8.count)
            && key.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                    UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
