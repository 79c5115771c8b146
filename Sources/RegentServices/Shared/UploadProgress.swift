import RegentMessages
import RegentRPC
import RegentStorage
import Synchronization

/// How far an upload of samples or a report of outcomes has come, between the reader of batches, the writer of the
/// store and the writer of acknowledgements.
final class UploadProgress: Sendable {
    /// Batches a client may have under way: 64 MiB at most.
    static let window = 64

    private struct State {
        var receivedSeq: UInt64
        var durableSeq: UInt64
        /// Batches with the writer; a repeated one is under way too, whatever its number.
        var pending = 0
        var inputEnded = false
    }

    private let state: Mutex<State>
    /// Raised when a batch leaves the writer.
    private let settled = Signal()
    private let stream: AsyncThrowingStream<UploadAck, any Error>
    private let continuation: AsyncThrowingStream<UploadAck, any Error>.Continuation

    /// Acknowledgements, the newest only; ends when the input has ended and all of it is durable.
    var acknowledgements: AsyncThrowingStream<UploadAck, any Error> { stream }

    init(durableSeq: UInt64) {
        state = Mutex(State(receivedSeq: durableSeq, durableSeq: durableSeq))
        (stream, continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// A batch was handed to the writer.
    func received(_ seq: UInt64) {
        state.withLock {
            $0.receivedSeq = max($0.receivedSeq, seq)
            $0.pending += 1
        }
    }

    /// Returns when fewer batches than the window are with the writer, or when the upload is over: a client that
    /// ignores the window waits instead of filling the writer's queue.
    private func room() async {
        while !Task.isCancelled, state.withLock({ $0.pending >= Self.window }) { await settled.wait() }
    }

    /// Takes in messages until they end, and acknowledges what becomes durable until all of it is.
    ///
    /// The first to fail ends the other: a refusal of the writer does not wait for the client.
    /// - Parameters:
    ///   - lane: where each message takes its place before it is unpacked.
    ///   - take: takes a message, and the place, which it hands on with the batch.
    func run<Request>(
        _ requests: RequestStream<Request>, lane: BulkLane,
        acknowledge: @escaping @Sendable (UploadAck) async throws -> Void,
        take: @escaping @Sendable (Request, BulkPlace) async throws -> Void
    ) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { [self] in
                // Commits that come in quick succession share an acknowledgement.
                for try await ack in acknowledgements { try await acknowledge(ack) }
            }
            group.addTask { [self] in
                while try await takeNext(of: requests, lane, take) {}
                endOfInput()
            }
            do {
                while try await group.next() != nil {}
            } catch {
                group.cancelAll()
                throw error
            }
        }
    }

    /// Takes one message, when there are both a message and room for it; false at the end.
    private func takeNext<Request>(
        of requests: RequestStream<Request>, _ lane: BulkLane,
        _ take: @Sendable (Request, BulkPlace) async throws -> Void
    ) async throws -> Bool {
        await room()
        // A place is for what has come: one held for a client that says nothing would be taken from all others.
        try await requests.arrival()
        let place = try await lane.place()
        guard let message = try await requests.next() else { return false }
        try await take(message, place)
        return true
    }

    /// Told by the writer what became of a batch.
    func settled(_ seq: UInt64, _ result: Result<SegmentOutcome, any Error>) {
        switch result {
        case .success: durable(seq)
        case .failure(let error): failed(error)
        }
    }

    /// The COMMIT of a batch has returned.
    func durable(_ seq: UInt64) {
        publish {
            $0.durableSeq = max($0.durableSeq, seq)
            $0.pending -= 1
        }
    }

    /// A batch was refused: the upload ends with this error.
    func failed(_ error: any Error) { continuation.finish(throwing: error) }

    /// No more batches will come.
    func endOfInput() {
        publish { $0.inputEnded = true }
    }

    private func publish(_ change: (inout State) -> Void) {
        let (ack, isDone) = state.withLock { state in
            change(&state)
            return (
                UploadAck(receivedSeq: state.receivedSeq, durableSeq: state.durableSeq),
                state.inputEnded && state.pending == 0
            )
        }
        settled.raise()
        continuation.yield(ack)
        if isDone { continuation.finish() }
    }
}
