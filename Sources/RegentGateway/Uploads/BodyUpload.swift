import RegentMessages
import RegentModel
import RegentRPC

/// The batches of one body on their way into a run, and how many of their samples are durable.
struct BodyUpload: ~Copyable {
    private let call: ClientCall
    /// Batches that may be sent beyond the last durable one.
    private let window: UInt64
    /// The last batch that the daemon had before.
    private let durableBefore: UInt64
    private(set) var durableSeq: UInt64
    private var sentSeq: UInt64 = 0
    /// Samples up to each batch.
    private var counts: [Int] = []

    /// Opens or resumes an upload.
    ///
    /// - Throws: why the caller may not, or the run takes none.
    static func open(
        _ caller: GatewayCaller, _ start: UploadStart, _ options: CallOptions
    ) async throws(RPCError) -> BodyUpload {
        let call = try await caller.open(EvaluationServiceMethods.uploadSamples.descriptor.name, nil, options)
        try await call.send(UploadSamplesRequest(request: .start(start)).encoded())
        guard let first = try await call.next(),
            case .opened(let opened)? = try UploadSamplesResponse(response: first).response
        else { throw RPCError(.protocolViolation, "the upload was not opened") }
        return BodyUpload(call, opened)
    }

    private init(_ call: ClientCall, _ opened: UploadOpened) {
        self.call = call
        window = UInt64(max(1, opened.window))
        durableBefore = opened.durableSeq
        durableSeq = opened.durableSeq
    }

    deinit { call.cancel() }

    /// Samples of the body so far, and those of them that survive a power loss.
    var sampleCount: Int { counts.last ?? 0 }
    var durableSamples: Int {
        let durable = min(Int(clamping: durableSeq), counts.count)
        return durable > 0 ? counts[durable - 1] : 0
    }
    /// Batches of the body that the daemon had before.
    var skippedBatches: Int { min(Int(clamping: durableBefore), counts.count) }

    /// Sends a batch once there is room for it. The last one that the daemon has is sent again: where the samples have
    /// changed since, the daemon refuses it instead of taking what follows.
    ///
    /// - Throws: how the upload ended.
    mutating func send(_ columns: SampleColumns) async throws(RPCError) {
        counts.append(sampleCount + Int(columns.count))
        let seq = UInt64(counts.count)
        guard seq >= durableBefore else { return }
        while seq > durableSeq &+ window { try await takeAcknowledgement() }
        let message = SampleBatch(seq: seq, columns: columns)
        try await call.send(UploadSamplesRequest(request: .batch(message)).encoded())
        sentSeq = seq
    }

    /// Ends the upload; returns once everything is durable.
    ///
    /// - Throws: how the upload ended otherwise; CHUNK_CONFLICT where the daemon has more of it than the body has.
    mutating func finish() async throws(RPCError) {
        guard UInt64(counts.count) >= durableBefore else {
            throw RPCError(
                .chunkConflict,
                "the daemon has \(durableBefore) batches of this upload, the body has only \(counts.count); "
                    + "use another upload name", metadata: ["durable_seq": "\(durableBefore)"])
        }
        try await settle()
    }

    /// Waits until everything that was sent is durable.
    mutating func settle() async throws(RPCError) {
        call.finishSending()
        while let message = try await call.next() { try note(message) }
        guard durableSeq >= sentSeq else {
            throw RPCError(.protocolViolation, "the upload ended before everything was durable")
        }
    }

    private mutating func takeAcknowledgement() async throws(RPCError) {
        guard let message = try await call.next() else {
            throw RPCError(.protocolViolation, "the upload ended before everything was durable")
        }
        try note(message)
    }

    private mutating func note(_ message: [UInt8]) throws(RPCError) {
        guard case .ack(let ack)? = try UploadSamplesResponse(response: message).response else { return }
        durableSeq = max(durableSeq, ack.durableSeq)
    }
}
