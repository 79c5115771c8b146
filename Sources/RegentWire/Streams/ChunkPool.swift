import Synchronization

/// Chunks that were written, of all streams of a server: their memory is for the next ones.
///
/// A handler that is faster than its connection fills as many as the stream may leave waiting. Kept for each stream
/// they would be a lot of memory where many streams are busy one after the other.
package final class ChunkPool: Sendable {
    /// Chunks kept, of 4 KiB each: those of a few busy streams.
    private static let chunksMax = 256

    private let chunks = Mutex<[FrameChunk]>([])

    /// An empty pool.
    package init() {}

    /// Takes an empty chunk; nil if none is kept.
    func take() -> FrameChunk? { chunks.withLock { $0.popLast() } }

    /// Keeps an empty chunk, unless there are enough.
    func put(_ chunk: FrameChunk) {
        chunks.withLock { if $0.count < Self.chunksMax { $0.append(chunk) } }
    }
}
