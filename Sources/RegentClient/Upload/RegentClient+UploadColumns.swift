public import RegentRPC

extension RegentClient {
    /// Uploads samples that are columns in memory and returns when all of them are durable.
    ///
    /// The batches are those of `upload(run:upload:samples:resume:options:onProgress:)` with the same samples, byte for
    /// byte, so one may go on with what the other began; no sample is made of the columns on the way. Memory is
    /// bounded, and a lost connection is mended, as there.
    /// - Parameters:
    ///   - run: evalRuns/{run}.
    ///   - upload: name of the sequence within the run.
    ///   - columns: read until the call returns.
    ///   - resume: continue an upload that has batches; without it that is refused.
    ///   - options: of every call that this makes.
    ///   - onProgress: told after every acknowledgement.
    /// - Throws: `RPCError`. INVALID_ARGUMENT `BATCH_INVALID` or `DUPLICATE_SAMPLE_ID` with `column` and, where one is
    ///   meant, `sample` (from 1) in its metadata: before anything is sent where columns have different lengths, starts
    ///   out of order or codes without a text; where a value is not legal, after the batches before it are durable.
    @discardableResult
    public func uploadColumns(
        run: String, upload: String, columns: SampleTable, resume: Bool = true, options: CallOptions = CallOptions(),
        onProgress: @escaping @Sendable (UploadProgress) -> Void = { _ in }
    ) async throws -> UploadProgress {
        var batches = try TableBatches(columns, level: bulkLevel)
        return try await self.upload(
            run: run, upload: upload, resume: resume, options: options, nextBatch: { try batches.nextBatch() },
            onProgress: onProgress)
    }
}
