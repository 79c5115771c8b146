import NIOCore
import Synchronization

/// The buffers of what channels were given last: one that its channel has written and let go of is filled again.
///
/// They are those of all channels together, so that an idle connection holds none. One that a slow peer leaves waiting
/// is as large as its bytes, and another one takes its place here.
final class WriteBuffers: Sendable {
    /// Buffers kept: as many small ones as wait in a channel that is full.
    private static let countMax = 128
    /// Capacity of the largest one kept: a write asks for 8 KiB and may pass that, and capacities are powers of two.
    private static let capacityMax = 16 * 1024

    private struct State {
        /// From `oldest` on in the order in which they were filled, round the end.
        var buffers: [ByteBuffer] = []
        var oldest = 0
    }

    private let state = Mutex(State())

    /// Makes no buffer yet.
    init() {}

    /// Some bytes in a buffer.
    func buffer(of bytes: [UInt8], _ allocator: ByteBufferAllocator) -> ByteBuffer {
        state.withLock { state in
            if let reused = Self.reused(for: bytes, &state) { return reused }
            let made = allocator.buffer(bytes: bytes)
            if made.capacity <= Self.capacityMax { Self.keep(made, &state) }
            return made
        }
    }

    /// The oldest buffer with these bytes; nil if it waits to be written or is too small.
    private static func reused(for bytes: [UInt8], _ state: inout State) -> ByteBuffer? {
        guard !state.buffers.isEmpty else { return nil }
        let isFilled = state.buffers[state.oldest].modifyIfUniquelyOwned { buffer in
            guard bytes.count <= buffer.capacity else { return false }
            buffer.clear()
            buffer.writeBytes(bytes)
            return true
        }
        guard isFilled == true else { return nil }
        defer { state.oldest = (state.oldest + 1) % state.buffers.count }
        return state.buffers[state.oldest]
    }

    /// Keeps a buffer as the one filled last, with the others or instead of the oldest one.
    private static func keep(_ made: ByteBuffer, _ state: inout State) {
        if state.buffers.count < countMax {
            state.buffers.insert(made, at: state.oldest)
        } else {
            state.buffers[state.oldest] = made
        }
        state.oldest = (state.oldest + 1) % state.buffers.count
    }
}
