import CZstd

extension Zstd {
    /// A decompression context, reused from frame to frame; for one caller at a time.
    ///
    /// Unchecked because the context moves between threads, but the pool and the owner never share it.
    @safe package final class Decompressor: @unchecked Sendable {
        private let context: OpaquePointer

        /// A fresh context.
        package init() {
            guard let context = unsafe ZSTD_createDCtx() else { fatalError("no memory for a zstd context") }
            unsafe self.context = unsafe context
        }

        deinit { unsafe ZSTD_freeDCtx(context) }

        /// The content of exactly one frame; see `Zstd.decompress(_:bytesMax:requiringChecksum:)`.
        package func decompress(
            _ frame: RawSpan, bytesMax: Int, requiringChecksum: Bool = false
        ) throws(CompressionError) -> [UInt8] {
            let count = try FrameCheck(frame, bytesMax, requiringChecksum).contentBytes
            var result = 0
            let content = unsafe [UInt8](unsafeUninitializedCapacity: count) { content, contentBytes in
                result = unsafe frame.withUnsafeBytes { source in
                    unsafe ZSTD_decompressDCtx(
                        context, content.baseAddress, count, source.baseAddress, source.count)
                }
                contentBytes = ZSTD_isError(result) == 0 ? result : 0
            }
            if ZSTD_isError(result) != 0 { throw zstdError(result) }
            guard content.count == count else {
                throw CompressionError(.corrupt, "the content of the frame does not have its declared size")
            }
            return content
        }
    }
}

/// What must hold of a frame before anything is decoded or reserved.
private struct FrameCheck {
    let contentBytes: Int

    init(_ frame: RawSpan, _ bytesMax: Int, _ requiringChecksum: Bool) throws(CompressionError) {
        // Magic and descriptor; a shorter prefix of a frame is merely incomplete.
        let head = (0..<min(5, frame.byteCount)).map { frame.unsafeLoadByte($0) }
        guard head.prefix(4).elementsEqual(Zstd.magic.prefix(head.count)) else {
            throw CompressionError(.corrupt, "not a zstd frame")
        }
        guard head.count == 5 else { throw CompressionError(.truncated, "the frame's header is cut off") }
        let (declared, dictionary, size) = unsafe frame.withUnsafeBytes { bytes in
            (
                unsafe ZSTD_getFrameContentSize(bytes.baseAddress, bytes.count),
                unsafe ZSTD_getDictID_fromFrame(bytes.baseAddress, bytes.count),
                unsafe ZSTD_findFrameCompressedSize(bytes.baseAddress, bytes.count)
            )
        }
        // ZSTD_CONTENTSIZE_UNKNOWN and ZSTD_CONTENTSIZE_ERROR, whose C macros Swift does not see.
        if declared == .max { throw CompressionError(.unknownSize, "the frame does not declare its size") }
        if declared == .max - 1 { throw CompressionError(.truncated, "the frame's header is cut off") }
        guard declared <= UInt64(bytesMax) else {
            throw CompressionError(.tooLarge, "the frame declares \(declared) bytes, more than \(bytesMax)")
        }
        if ZSTD_isError(size) != 0 { throw zstdError(size) }
        guard size == frame.byteCount else {
            throw CompressionError(.trailingBytes, "\(frame.byteCount - size) bytes follow the frame")
        }
        guard dictionary == 0 else { throw CompressionError(.corrupt, "the frame needs a dictionary") }
        // Bit 2 of the descriptor (RFC 8878 §3.1.1.1.1).
        guard !requiringChecksum || head[4] & 4 != 0 else {
            throw CompressionError(.corrupt, "the frame has no checksum")
        }
        contentBytes = Int(declared)
    }
}

extension RawSpan {
    fileprivate func unsafeLoadByte(_ offset: Int) -> UInt8 {
        unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    }
}

/// The error of a zstd result.
func zstdError(_ result: Int) -> CompressionError {
    let number = ZSTD_getErrorCode(result)
    let text = unsafe String(cString: ZSTD_getErrorName(result))
    let cause = Int32(bitPattern: number.rawValue)
    switch number {
    case ZSTD_error_srcSize_wrong: return CompressionError(.truncated, text, cause: cause)
    case ZSTD_error_frameParameter_windowTooLarge:
        return CompressionError(
            .windowTooLarge,
            "the zstd window is above 128 MiB; pack the file again: zstd -dc --long=31 FILE | zstd -o NEW", cause: cause
        )
    default: return CompressionError(.corrupt, text, cause: cause)
    }
}
