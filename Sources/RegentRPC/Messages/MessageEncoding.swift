import RegentCompression
import RegentModel
import RegentWire

/// How the messages of a stream may be compressed, by the numbers of HELLO and CALL.
enum MessageEncoding {
    /// As they are.
    static let identity: UInt32 = 0
    /// One zstd frame a message.
    static let zstd: UInt32 = 1
    /// The encodings that this build supports besides identity.
    static let supported: [UInt32] = [zstd]
    /// Fast enough to pay on a local socket.
    private static let level: Int32 = 1

    /// Whether a message is large enough to try.
    static func isWorthIt(_ message: [UInt8]) -> Bool { message.count >= WireLimits.compressibleBytesMin }

    /// The message compressed, or as it was when it is small or does not shrink.
    static func compress(_ message: [UInt8]) -> (bytes: [UInt8], isCompressed: Bool) {
        guard isWorthIt(message) else { return (message, false) }
        let compressed = Zstd.compress(message, level: level)
        return compressed.count < message.count ? (compressed, true) : (message, false)
    }

    /// The message as its sender made it.
    ///
    /// - Throws: `CORRUPT_ENCODING` when it was compressed without a named encoding, or incorrectly;
    ///   `MESSAGE_TOO_LARGE` when it would be larger than `bytesMax`.
    static func decompress(
        _ message: WireMessage, encoding: UInt32, bytesMax: Int
    ) throws(RPCError) -> [UInt8] {
        guard message.isCompressed else { return message.bytes }
        guard encoding == zstd else {
            throw RPCError(.corruptEncoding, "the message is compressed, but the call names no encoding")
        }
        do throws(CompressionError) {
            return try Zstd.decompress(message.bytes, bytesMax: bytesMax, requiringChecksum: true)
        } catch {
            throw error.code == .tooLarge
                ? RPCError(.messageTooLarge, "the message has more than \(bytesMax) bytes after decompression")
                : RPCError(.corruptEncoding, "the message cannot be decompressed")
        }
    }
}
