import Synchronization

/// Messages of one call that its handler has encoded as frames, one behind the other, and that the connection has not
/// taken yet: the call's own chunk.
///
/// A handler that writes here shares nothing with other calls. The connection is told of the first frame and takes
/// all that have come when it is the stream's turn; a chunk that is full is handed over. What may be put here is
/// settled beforehand: as many bytes as the stream has room and credit for.
///
/// Whoever holds the lock of a connection may take that of an outbox, never the other way round.
package final class Outbox: Sendable {
    /// Bytes from which on a chunk is handed over.
    package static let chunkBytesMax = 4096
    /// Largest message that is put into a chunk; a larger one is a frame by itself, and is not copied.
    package static let messageBytesMax = 4096

    /// What became of messages.
    package enum Added: Hashable, Sendable {
        /// The connection knows that something waits here, and will take it.
        case waiting
        /// They are the first: the connection has to be told.
        case first
        /// The chunk is full: the connection has to take it over.
        case full
        /// The message was not taken and goes to the connection itself; its bytes, where it has been encoded.
        case left([UInt8]?)
    }

    private struct State {
        var chunk = FrameChunk()
        /// Bytes of messages that are taken as long as it is above 0.
        var room = 0
        /// Largest message that is taken; below 0 where messages are not to be tried.
        var bytesMax = -1
        /// Whether the connection knows that something waits here.
        var isAnnounced = false

        var takesMore: Bool { room > 0 && bytesMax >= 0 && chunk.bytes.count < Outbox.chunkBytesMax }
    }

    private let stream: UInt32
    private let pool: ChunkPool
    private let state = Mutex(State())

    /// The empty outbox of a stream, which takes nothing before it has been granted room.
    ///
    /// - Parameter pool: memory for chunks.
    package init(stream: UInt32, pool: ChunkPool = ChunkPool()) {
        self.stream = stream
        self.pool = pool
    }

    /// Takes messages from the first on, as many as there is room for; gives how many, and what became of them. The
    /// first is left where none was taken.
    ///
    /// - Parameters:
    ///   - bytesMax: a larger message is left.
    ///   - encode: appends the n-th message, from 0.
    package func add(
        _ count: Int, bytesMax: Int, _ encode: (Int, inout [UInt8]) -> Void
    ) -> (taken: Int, added: Added) {
        state.withLock { state in
            var taken = 0
            var left: [UInt8]?
            while taken < count, state.takesMore {
                let result = state.chunk.add(of: stream, bytesMax: min(bytesMax, state.bytesMax)) { encode(taken, &$0) }
                left = result.left
                guard left == nil else { break }
                state.room -= result.count
                taken += 1
            }
            // Probably the next ones are no smaller, and would be encoded here in vain.
            if left != nil { state.bytesMax = -1 }
            guard taken > 0 else { return (0, .left(left)) }
            let isFull = state.chunk.bytes.count >= Self.chunkBytesMax
            guard isFull || !state.isAnnounced else { return (taken, .waiting) }
            state.isAnnounced = true
            return (taken, isFull ? .full : .first)
        }
    }

    // MARK: For the connection

    /// Lets the handler put messages here until they have passed `room` bytes.
    ///
    /// - Parameter bytesMax: the largest message; nil where the last one was too large for this.
    func grant(room: Int, bytesMax: Int?) {
        state.withLock { state in
            state.room = room
            state.bytesMax = bytesMax ?? -1
        }
    }

    /// Takes what waits here, as a chunk. No more is put here until room is granted again: what that is has to be
    /// counted first.
    func take() -> FrameChunk {
        state.withLock { state in
            state.room = 0
            guard !state.chunk.bytes.isEmpty else { return FrameChunk() }
            // Of a handler that is faster than the connection: the next chunk will be as large.
            let isLarge = state.chunk.bytes.capacity >= Self.chunkBytesMax
            return state.chunk.take(before: isLarge ? pool.take() ?? .large : FrameChunk())
        }
    }

    /// A chunk that was taken has been written: its memory is used again.
    func reuse(_ chunk: FrameChunk) {
        if chunk.bytes.capacity >= Self.chunkBytesMax { pool.put(chunk) }
    }

    /// Writes what waits here at the end of a buffer; from now on the connection has to be told of the next frame.
    func write(to buffer: inout [UInt8]) -> FrameChunk.Totals {
        state.withLock { state in
            state.isAnnounced = false
            return state.chunk.write(to: &buffer)
        }
    }

}

/// Whole MSG frames of one stream, one behind the other, each of them a message.
struct FrameChunk: Hashable, Sendable {
    /// What the frames of a chunk add up to.
    struct Totals: Hashable, Sendable {
        /// Bytes of their bodies: the credit that they use.
        var bodyBytes = 0
        /// CREDITs that the peer can have a reason for when it has them.
        var creditsExpected = 0
    }

    private(set) var bytes: [UInt8] = []
    private(set) var totals = Totals()

    /// Appends a message as a frame, and gives its bytes; gives the message itself, and appends nothing, where it is
    /// larger than `bytesMax`.
    mutating func add(
        of stream: UInt32, bytesMax: Int, _ encode: (inout [UInt8]) -> Void
    ) -> (count: Int, left: [UInt8]?) {
        let start = bytes.count
        let body = start + WireLimits.headerBytes
        bytes.append(contentsOf: repeatElement(0, count: WireLimits.headerBytes))
        encode(&bytes)
        let count = bytes.count - body
        guard count <= bytesMax else {
            let message = Array(bytes[body...])
            bytes.removeLast(bytes.count - start)
            // Without the memory that a large message took.
            if bytes.capacity > 4 * Outbox.chunkBytesMax { bytes = Array(bytes) }
            return (0, message)
        }
        FrameHeader(length: count, stream: stream, kind: .message, flags: .hasMessage, headLength: 0)
            .put(into: &bytes, at: start)
        totals.bodyBytes += count
        totals.creditsExpected += 1 + count / WireLimits.creditedBytesMin
        return (count, nil)
    }

    /// An empty chunk with room for many frames.
    static var large: FrameChunk {
        var chunk = FrameChunk()
        chunk.bytes.reserveCapacity(Outbox.chunkBytesMax + 512)
        return chunk
    }

    /// Takes all frames out; the next ones go into an empty chunk.
    mutating func take(before next: FrameChunk) -> FrameChunk {
        defer { self = next }
        return self
    }

    /// Writes all frames at the end of a buffer; the memory is kept for the next ones.
    mutating func write(to buffer: inout [UInt8]) -> Totals {
        buffer.append(contentsOf: bytes)
        bytes.removeAll(keepingCapacity: true)
        defer { totals = Totals() }
        return totals
    }
}
