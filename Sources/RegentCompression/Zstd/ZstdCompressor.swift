import CZstd

extension Zstd {
    /// A compression context, reused from frame to frame; for one caller at a time.
    ///
    /// Unchecked because the context moves between threads, but the pool and the owner never share it.
    @safe package final class Compressor: @unchecked Sendable {
        private let context: OpaquePointer

        /// Level of the next frame, 1…6.
        package var level: Int32 {
            didSet { precondition(levels.contains(level), "zstd levels 1...6 only") }
        }

        /// A fresh context.
        ///
        /// - Precondition: level in 1…6.
        package convenience init(level: Int32) {
            precondition(levels.contains(level), "zstd levels 1...6 only")
            self.init(anyLevel: level)
        }

        /// A fresh context of any level; whoever uses it reads each frame again.
        init(anyLevel level: Int32) {
            guard let context = unsafe ZSTD_createCCtx() else { fatalError("no memory for a zstd context") }
            unsafe self.context = unsafe context
            self.level = level
            unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        }

        deinit { unsafe ZSTD_freeCCtx(context) }

        /// The bytes as one frame with content size and checksum.
        package func compress(_ bytes: RawSpan) -> [UInt8] {
            unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, level)
            let bound = ZSTD_compressBound(bytes.byteCount)
            return unsafe [UInt8](unsafeUninitializedCapacity: bound) { frame, frameBytes in
                let result = unsafe bytes.withUnsafeBytes { source in
                    unsafe ZSTD_compress2(
                        context, frame.baseAddress, bound, source.baseAddress, source.count)
                }
                precondition(ZSTD_isError(result) == 0, "within the bound only memory can fail")
                frameBytes = result
            }
        }

        /// The bytes of an array as one frame.
        package func compress(_ bytes: [UInt8]) -> [UInt8] { unsafe compress(bytes.span.bytes) }
    }
}
