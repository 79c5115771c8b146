import Dispatch
import RegentCompression
import RegentRPC
import Synchronization

/// Carries the body of a request to a reader of files that blocks its thread: one block at a time, so that no more is
/// read from the socket than is used. Small pieces become one block: a reader copies what it has of a record with each.
final class BodyBlocks: ByteBlocks, Sendable {
    /// Bytes of a block at least, but of the last one.
    private static let blockBytesMin = 16 * 1024

    private struct State {
        var gathered: [UInt8] = []
        var isWhole = false
        var isBroken = false

        /// What was gathered, if that is a block.
        mutating func takeBlock() -> [UInt8]? {
            guard isWhole ? !gathered.isEmpty : gathered.count >= BodyBlocks.blockBytesMin else { return nil }
            defer { gathered = [] }
            return gathered
        }
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let emptied = Signal()

    // MARK: The body

    /// Hands over a piece once there is room for it.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, or nobody reads any more.
    func put(_ piece: [UInt8]) async throws {
        guard !piece.isEmpty else { return }
        while !offer(piece) {
            if Task.isCancelled || state.withLock({ $0.isBroken }) { throw CancellationError() }
            await emptied.wait()
        }
    }

    private func offer(_ piece: [UInt8]) -> Bool {
        let (isTaken, isBlock) = state.withLock { state in
            guard state.gathered.count < Self.blockBytesMin, !state.isBroken else { return (false, false) }
            state.gathered += piece
            return (true, state.gathered.count >= Self.blockBytesMin)
        }
        if isBlock { filled.signal() }
        return isTaken
    }

    /// The body is whole.
    func finish() {
        state.withLock { $0.isWhole = true }
        filled.signal()
    }

    /// The rest of the body will not come, or is not wanted.
    func fail() {
        state.withLock { $0.isBroken = true }
        filled.signal()
        emptied.raise()
    }

    // MARK: The reader

    /// The next block; blocks its thread until it comes.
    ///
    /// - Throws: `io` where the body is cut short.
    func next() throws(CompressionError) -> [UInt8]? {
        while true {
            let (block, isWhole, isBroken) = state.withLock { ($0.takeBlock(), $0.isWhole, $0.isBroken) }
            if isBroken { throw CompressionError(.io, "the body ended too soon") }
            if let block {
                emptied.raise()
                return block
            }
            if isWhole { return nil }
            filled.wait()
        }
    }
}
