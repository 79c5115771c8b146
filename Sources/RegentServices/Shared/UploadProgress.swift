import RegentMessages
import RegentModel
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

    /// The first answer: what is durable already, and the window.
    let opened: UploadOpened
    private let state: Mutex<State>
    /// Raised when a batch leaves the writer.
    private let settled = Signal()
    /// The newest only; ends when the input has ended and all of it is durable.
    private let acknowledgements: AsyncThrowingStream<UploadAck, any Error>
    private let continuation: AsyncThrowingStream<UploadAck, any Error>.Continuation

    /// Opens an upload, or resumes one that has batches.
    ///
    /// - Parameters:
    ///   - kind: "upload" or "reporter", as in texts and metadata.
    ///   - resume: whether the client goes on with batches that are durable.
    /// - Throws: `Refusal` UPLOAD_EXISTS where some are durable and the client does not resume.
    init(_ kind: String, _ name: String, durableSeq: UInt64, resume: Bool) throws(Refusal) {
        guard durableSeq == 0 || resume else {
            throw Refusal(
                .uploadExists, "\(kind) \(name) has \(durableSeq) batches already",
                [kind: name, "durable_seq": "\(durableSeq)"])
        }
        opened = UploadOpened(durableSeq: durableSeq, window: UInt32(Self.window))
        state = Mutex(State(receivedSeq: durableSeq, durableSeq: durableSeq))
        (acknowledgements, continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Counts a batch that is handed to the writer; the writer calls the result when the batch leaves it.
    func received(_ seq: UInt64) -> @Sendable (Result<SegmentOutcome, any Error>) -> Void {
        state.withLock {
            $0.receivedSeq = max($0.receivedSeq, seq)
            $0.pending += 1
        }
        return { self.settled(seq, $0) }
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

    /// Takes one message, when there are both a message and a place for it; false at the end.
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

    /// Acknowledges a batch whose COMMIT has returned; a refused one ends the upload with its error.
    private func settled(_ seq: UInt64, _ result: Result<SegmentOutcome, any Error>) {
        switch result {
        case .success:
            publish {
                $0.durableSeq = max($0.durableSeq, seq)
                $0.pending -= 1
            }
        case .failure(let error): continuation.finish(throwing: error)
        }
    }

    /// No more batches will come.
    private func endOfInput() {
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

extension Refusal {
    /// The same refusal, of a batch.
    func about(_ seq: UInt64) -> Refusal {
        Refusal(reason, "batch \(seq): \(message)", metadata.merging(["seq": "\(seq)"]) { first, _ in first })
    }
}
