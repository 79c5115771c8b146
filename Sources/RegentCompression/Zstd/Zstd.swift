import CZstd
import Synchronization

/// One-shot zstd: one frame that declares its size and carries a checksum.
///
/// The contexts behind the static functions come from a small pool, so that a call does not pay for a
/// fresh megabyte; a loop that compresses much may hold a `Zstd.Compressor` of its own.
package enum Zstd {
    /// Levels in use. libzstd 1.5.4 corrupts data in rare cases at high levels (facebook/zstd#3517, fixed in
    /// 1.5.5), and below 1 the gain is lost.
    package static let levels: ClosedRange<Int32> = 1...6

    /// Largest window a file may ask for, as a power of two: 128 MiB, which `zstd --long` and its highest levels use.
    package static let fileWindowLogMax: Int32 = 27

    /// Largest window that a body of HTTP may ask for: 8 MiB.
    ///
    /// - Source: RFC 9659, section 3.
    package static let bodyWindowLogMax: Int32 = 23

    /// First four bytes of a frame (RFC 8878 §3.1.1).
    package static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    private static let compressors = ContextPool { Compressor(level: levels.lowerBound) }
    private static let decompressors = ContextPool { Decompressor() }

    /// The bytes as one zstd frame with content size and checksum.
    ///
    /// - Precondition: level in 1…6.
    package static func compress(_ bytes: RawSpan, level: Int32) -> [UInt8] {
        let compressor = compressors.borrow()
        defer { compressors.giveBack(compressor) }
        compressor.level = level
        return compressor.compress(bytes)
    }

    /// The bytes of an array as one zstd frame.
    package static func compress(_ bytes: [UInt8], level: Int32) -> [UInt8] {
        unsafe compress(bytes.span.bytes, level: level)
    }

    /// The bytes of an array as one zstd frame as small as can be, for what is packed once: it is read again, and where
    /// something else comes back, packed at the highest level in use.
    package static func compressOnce(_ bytes: [UInt8]) -> [UInt8] {
        let frame = Compressor(anyLevel: ZSTD_maxCLevel()).compress(bytes)
        let content = try? decompress(frame, bytesMax: bytes.count, requiringChecksum: true)
        return content == bytes ? frame : compress(bytes, level: levels.upperBound)
    }

    /// The content of exactly one frame, decoded into a buffer of its declared size.
    ///
    /// Refused: a frame without a size, more than `bytesMax`, a skippable frame, a dictionary, and anything
    /// after the frame; with `requiringChecksum` also a frame that carries none. A checksum that is there is
    /// always verified.
    /// - Throws: `unknownSize`, `tooLarge`, `truncated`, `trailingBytes` or `corrupt`.
    package static func decompress(
        _ frame: RawSpan, bytesMax: Int, requiringChecksum: Bool = false
    ) throws(CompressionError) -> [UInt8] {
        let decompressor = decompressors.borrow()
        defer { decompressors.giveBack(decompressor) }
        return try decompressor.decompress(
            frame, bytesMax: bytesMax, requiringChecksum: requiringChecksum)
    }

    /// The content of exactly one frame in an array; see `decompress(_:bytesMax:requiringChecksum:)`.
    package static func decompress(
        _ frame: [UInt8], bytesMax: Int, requiringChecksum: Bool = false
    ) throws(CompressionError) -> [UInt8] {
        try unsafe decompress(frame.span.bytes, bytesMax: bytesMax, requiringChecksum: requiringChecksum)
    }
}

/// Contexts that wait for their next use; each is used by one caller at a time.
private struct ContextPool<Context: AnyObject & Sendable>: ~Copyable, Sendable {
    /// More idle contexts than this are freed: a burst should not keep its memory.
    private static var idleMax: Int { 8 }

    private let idle = Mutex<[Context]>([])
    private let make: @Sendable () -> Context

    init(make: @escaping @Sendable () -> Context) { self.make = make }

    func borrow() -> Context { idle.withLock { $0.popLast() } ?? make() }

    func giveBack(_ context: Context) {
        idle.withLock { if $0.count < Self.idleMax { $0.append(context) } }
    }
}
