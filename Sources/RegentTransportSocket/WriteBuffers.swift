import NIOCore
import Synchronization

/// The buffers of what channels were given last: one that its channel has written and let go of is filled again.
///
/// They are those of all channels together, so that an idle connection holds none. One that a slow peer leaves waiting
/// is as large as its bytes, and another one takes its place here.
final class WriteBuffers: Sendable {
    /// Buffers kept: those of several channels that are written at the same time.
    private static let countMax = 128
    /// Capacity of the largest one kept: a write asks for 8 KiB and may pass that, and capacities are powers of two.
    private static let capacityMax = 16 * 1024
    /// The same for what waited for a full socket: twice as much as may wait.
    private static let heldCapacityMax = 128 * 1024

    private struct State {
        /// From `oldest` on in the order in which they were filled, round the end.
        var buffers: [ByteBuffer] = []
        var oldest = 0
        /// What waited for a full socket last, in whichever channel.
        var held = ByteBuffer()
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

    /// An empty buffer for what waits for a full socket: the one of the last time, if its channel has let go of it.
    func emptyHeld() -> ByteBuffer {
        state.withLock { state in
            var last = ByteBuffer()
            swap(&last, &state.held)
            let isFree = last.modifyIfUniquelyOwned { $0.clear() } != nil
            return isFree ? last : ByteBuffer()
        }
    }

    /// Keeps the memory of what waited for a full socket, and is now given to its channel.
    func keepHeld(_ buffer: ByteBuffer) {
        guard buffer.capacity <= Self.heldCapacityMax else { return }
        state.withLock { $0.held = buffer }
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
