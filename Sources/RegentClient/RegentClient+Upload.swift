public import RegentMessages
public import RegentRPC
import RegentModel

/// How far an upload has come.
public struct UploadProgress: Sendable, Hashable {
    /// Samples sent or found there already.
    public var samples = 0
    /// Samples that survive a power loss.
    public var durableSamples = 0
    /// Encoded bytes sent.
    public var sentBytes = 0
    /// Batches sent or found there already.
    public var batches = 0
    /// Batches that were there already.
    public var skippedBatches = 0
}

extension RegentClient {
    /// Uploads batches of samples and returns when all of them are durable.
    ///
    /// Batch k of the sequence is batch k of the upload: a repeat of the same sequence under the same name sends
    /// only what the daemon does not have. Sending suspends while the daemon has not caught up.
    /// - Parameters:
    ///   - run: evalRuns/{run}.
    ///   - upload: name of the sequence within the run.
    ///   - resume: continue an upload that has batches; without it that is refused.
    ///   - nextBatch: gives the batches in order, nil at the end; called from one task. What it throws is thrown
    ///     here after everything before it is durable.
    ///   - onProgress: told after every acknowledgement.
    /// - Throws: `RPCError`, or what `nextBatch` throws. What was acknowledged is kept in any case.
    @discardableResult
    public func upload(
        run: String, upload: String, resume: Bool = true, options: CallOptions = CallOptions(),
        nextBatch: @escaping @Sendable () async throws -> SampleColumns?,
        onProgress: @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> UploadProgress {
        let call = try await uploadSamples(options)
        let start = UploadStart(run: run, upload: upload, resume: resume)
        try await call.send(UploadSamplesRequest(request: .start(start)))
        var responses = call.responses.makeAsyncIterator()
        guard case .opened(let opened)? = try await responses.next()?.response else {
            throw RPCError(.protocolViolation, "the upload was not opened")
        }
        let window = UploadWindow(opened)
        return try await withThrowingTaskGroup(of: (any Error)?.self) { group in
            group.addTask {
                let failure = await Self.send(nextBatch, on: call, window)
                call.finishSending()
                return failure
            }
            while let response = try await responses.next() {
                if case .ack(let ack)? = response.response { onProgress(window.acknowledged(ack.durableSeq)) }
            }
            window.open()
            if let failure = try await group.next() ?? nil { throw failure }
            guard window.isSettled else {
                throw RPCError(.protocolViolation, "the upload ended before everything was durable")
            }
            return window.progress
        }
    }

    /// Sends batch after batch; gives what stopped it early.
    private static func send(
        _ nextBatch: @Sendable () async throws -> SampleColumns?,
        on call: DuplexCall<UploadSamplesRequest, UploadSamplesResponse>, _ window: UploadWindow
    ) async -> (any Error)? {
        do {
            while let columns = try await nextBatch() {
                let batch = SampleBatch(seq: window.nextSeq, columns: columns)
                let request = UploadSamplesRequest(request: .batch(batch))
                guard window.add(samples: Int(columns.count), bytes: request.encodedByteCount) else { continue }
                await window.room()
                try await call.send(request)
            }
            try window.checkReachesDurable()
            return nil
        } catch {
            return error
        }
    }
}
