import RegentBulk
import RegentClient
import RegentMessages
import RegentRPC
import RegentTestKit
import RegentWire
import Synchronization

/// An upload whose acknowledgements are written down outside the daemon's process.
final class UploadLog: Sendable {
    let run: String
    let batches: [SampleColumns]
    private let durable = Mutex<UInt64>(0)
    private let acknowledged = Signal()
    /// Batches under way at once: few, so that an upload has many moments.
    private static let window: UInt64 = 8

    init(run: String, batches: [SampleColumns]) {
        self.run = run
        self.batches = batches
    }

    /// The highest sequence number ever acknowledged as durable.
    var acknowledgedSeq: UInt64 { durable.withLock { $0 } }

    /// Where the daemon says to go on, which must not lie before what it acknowledged.
    struct Lost: Error {
        let acknowledged: UInt64
        let durable: UInt64
    }

    /// Uploads from where the daemon stands until all is durable or the daemon is gone.
    ///
    /// - Parameter onAcknowledged: called with every acknowledged number; may kill the daemon.
    /// - Returns: whether everything is durable.
    /// - Throws: `Lost` when an acknowledged batch is not there any more.
    func resume(
        _ client: RegentClient, onAcknowledged: @escaping @Sendable (UInt64) -> Void = { _ in }
    ) async throws -> Bool {
        do {
            let call = try await client.uploadSamples()
            try await call.send(
                UploadSamplesRequest(request: .start(UploadStart(run: run, upload: "u", resume: true))))
            var responses = call.responses.makeAsyncIterator()
            guard case .opened(let opened)? = try await responses.next()?.response else { return false }
            guard opened.durableSeq >= acknowledgedSeq else {
                throw Lost(acknowledged: acknowledgedSeq, durable: opened.durableSeq)
            }
            try await withThrowingTaskGroup { group in
                group.addTask { try await self.send(on: call, after: opened.durableSeq) }
                while case .ack(let ack)? = try await responses.next()?.response {
                    self.durable.withLock { $0 = max($0, ack.durableSeq) }
                    self.acknowledged.raise()
                    onAcknowledged(ack.durableSeq)
                }
                try await group.waitForAll()
            }
            return acknowledgedSeq == UInt64(batches.count)
        } catch let error as RPCError where error.code == .unavailable {
            return false
        }
    }

    private func send(
        on call: DuplexCall<UploadSamplesRequest, UploadSamplesResponse>, after seq: UInt64
    ) async throws {
        for (index, columns) in batches.enumerated().dropFirst(Int(seq)) {
            let batch = SampleBatch(seq: UInt64(index) + 1, columns: columns)
            while batch.seq > max(seq, acknowledgedSeq) + Self.window {
                try Task.checkCancellation()
                await acknowledged.wait()
            }
            try await call.send(UploadSamplesRequest(request: .batch(batch)))
        }
        call.finishSending()
    }

    /// Seeded samples in small batches, so that an upload has many moments.
    static func batches(seed: UInt64, count: Int, size: Int) throws -> [SampleColumns] {
        var batches: [SampleColumns] = []
        var builder = SampleColumnsBuilder()
        for generated in SeededSamples(seed: seed, count: count * size) {
            var sample = EvalSample()
            sample.sampleId = generated.sampleID
            sample.status = .scored
            sample.schemaValid = generated.outcomes[0] ? .true : .false
            sample.latencyMs = Double(generated.latencyMicros) / 1_000
            try builder.append(sample)
            if builder.count == size { batches.append(builder.finish()) }
        }
        return batches
    }
}
