import CZstd

/// The content of a `.zst` file: one frame or several, of any size, in bounded memory.
///
/// Frames need no declared size here; skippable frames are skipped; a window above the limit is refused.
@safe package final class ZstdBlocks: ByteBlocks {
    /// Bytes handed out at a time: zstd's own recommendation is 128 KiB; more costs fewer calls.
    private static let blockBytes = 1 << 20

    private let context: OpaquePointer
    private var source: any ByteBlocks
    private var input: [UInt8] = []
    private var inputPosition = 0
    private var insideFrame = false
    private var sawFrame = false

    /// The decompressed blocks of `source`.
    ///
    /// - Parameter windowLogMax: largest window, as a power of two; a decoder keeps as much in memory.
    package init(_ source: any ByteBlocks, windowLogMax: Int32 = Zstd.fileWindowLogMax) {
        guard let context = unsafe ZSTD_createDCtx() else { fatalError("no memory for a zstd context") }
        unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, windowLogMax)
        unsafe self.context = unsafe context
        self.source = source
    }

    deinit { unsafe ZSTD_freeDCtx(context) }

    /// The next bytes of the content; nil after the last frame.
    ///
    /// - Throws: `truncated` when the source ends inside a frame or has none, `windowTooLarge` for a window
    ///   above the limit, `corrupt`, and what the source throws.
    package func next() throws(CompressionError) -> [UInt8]? {
        while true {
            // A frame may have output left after its last input byte, so the decoder is called again
            // without input before the end is accepted.
            let ended = try refill()
            let block = try decode()
            if !block.isEmpty { return block }
            guard ended else { continue }
            guard sawFrame, !insideFrame else {
                throw CompressionError(.truncated, "the zstd stream ends inside a frame")
            }
            return nil
        }
    }

    /// Fetches a block when the last one is used up; true at the end of the source.
    private func refill() throws(CompressionError) -> Bool {
        guard inputPosition == input.count else { return false }
        guard let block = try source.next() else { return true }
        input = block
        inputPosition = 0
        return false
    }

    private func decode() throws(CompressionError) -> [UInt8] {
        guard inputPosition < input.count || insideFrame else { return [] }
        var result = 0
        let block = unsafe [UInt8](unsafeUninitializedCapacity: Self.blockBytes) { output, outputBytes in
            unsafe input.withUnsafeBytes { source in
                var from = unsafe ZSTD_inBuffer(
                    src: source.baseAddress, size: source.count, pos: inputPosition)
                var to = unsafe ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
                result = unsafe ZSTD_decompressStream(context, &to, &from)
                inputPosition = unsafe from.pos
                outputBytes = unsafe ZSTD_isError(result) == 0 ? to.pos : 0
            }
        }
        if ZSTD_isError(result) != 0 { throw zstdError(result) }
        sawFrame = true
        insideFrame = result != 0
        return block
    }
}
