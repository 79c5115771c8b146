import Dispatch
import RegentCompression
import RegentRPC
import Synchronization

/// Carries the body of a request to a reader of files that blocks its thread: one piece at a time, so that no more is
/// read from the socket than is used.
final class BodyBlocks: ByteBlocks, Sendable {
    private struct State {
        var piece: [UInt8]?
        var isWhole = false
        var isBroken = false
    }

    private let state = Mutex(State())
    private let filled = DispatchSemaphore(value: 0)
    private let emptied = Signal()

    // MARK: The body

    /// Hands over a piece once the last one is used.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, or nobody reads any more.
    func put(_ piece: [UInt8]) async throws {
        guard !piece.isEmpty else { return }
        while !offer(piece) {
            if Task.isCancelled || state.withLock({ $0.isBroken }) { throw CancellationError() }
            await emptied.wait()
        }
        filled.signal()
    }

    private func offer(_ piece: [UInt8]) -> Bool {
        state.withLock { state in
            guard state.piece == nil, !state.isBroken else { return false }
            state.piece = piece
            return true
        }
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

    /// The next piece; blocks its thread until it comes.
    ///
    /// - Throws: `io` where the body is cut short.
    func next() throws(CompressionError) -> [UInt8]? {
        while true {
            let (piece, isWhole, isBroken) = state.withLock { ($0.piece.take(), $0.isWhole, $0.isBroken) }
            if isBroken { throw CompressionError(.io, "the body ended too soon") }
            if let piece {
                emptied.raise()
                return piece
            }
            if isWhole { return nil }
            filled.wait()
        }
    }
}
