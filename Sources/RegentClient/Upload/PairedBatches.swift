import RegentBulk
package import RegentMessages
import RegentModel
import RegentRPC

/// Samples counted off for one batch, and what became of them.
package struct EncodedLot: Sendable {
    fileprivate let number: Int
    fileprivate let result: BatchEncoder.Result

    /// Encodes the samples in a task of its own.
    fileprivate static func encode(
        _ samples: ArraySlice<EvalSample>, number: Int, _ encoder: BatchEncoder,
        in group: inout ThrowingTaskGroup<EncodedLot, any Error>
    ) {
        group.addTask { EncodedLot(number: number, result: encoder.encode(samples)) }
    }
}

/// Makes the batches of samples that are in memory or made without waiting, two of them side by side.
///
/// The batches are those that one `SampleBatcher` makes of the same samples: most hold 8,192 samples, and so samples
/// are counted off and each lot is encoded by itself. From the first lot on that does not fit into one batch, a
/// `SampleBatcher` goes on alone, since then where a batch begins is known only when the one before it ends.
package struct PairedBatches<Source: IteratorProtocol> where Source.Element == EvalSample {
    private struct Lot {
        let number: Int
        let samples: ArraySlice<EvalSample>
    }

    /// Most bytes of the samples of a lot, about: of larger ones a batch holds fewer.
    private static var lotBytesMax: Int { 4 << 20 }

    private let level: Int32
    private let encoders: [BatchEncoder]
    /// Samples that were there from the beginning.
    private var ready: ArraySlice<EvalSample>
    private var source: Source?
    /// Samples of the source that are too large for a lot.
    private var large: ArraySlice<EvalSample> = []
    private var lotCount = 0
    /// Lots being encoded, in order.
    private var open: [Lot] = []
    /// Those of the open ones that are encoded.
    private var results: [Int: BatchEncoder.Result] = [:]
    /// Samples of all batches so far.
    private var sampleCount = 0
    /// Goes on alone; nil before.
    private var batcher: SampleBatcher?
    /// Samples that it is given before the others.
    private var left: ArraySlice<EvalSample> = []

    /// Batches of the samples that are ready, then of those of the source.
    package init(ready: ArraySlice<EvalSample> = [], source: Source? = nil, level: Int32) {
        (self.ready, self.source, self.level) = (ready, source, level)
        encoders = [BatchEncoder(level: level), BatchEncoder(level: level)]
    }

    /// The next batch; nil at the end. Those behind it are being encoded in the group when it comes.
    ///
    /// - Throws: `RPCError` INVALID_ARGUMENT naming the sample that is not legal.
    package mutating func next(
        in group: inout ThrowingTaskGroup<EncodedLot, any Error>
    ) async throws -> SampleColumns? {
        guard batcher == nil else { return try nextAlone() }
        fill(&group)
        guard let first = open.first else {
            guard !large.isEmpty else { return nil }
            return try goOnAlone()
        }
        while results[first.number] == nil, let done = try await group.next() { results[done.number] = done.result }
        switch results.removeValue(forKey: first.number) {
        case .batch(let columns)?:
            open.removeFirst()
            sampleCount += first.samples.count
            fill(&group)
            return columns
        case .illegal(let index, let error)?:
            throw error.naming(
                first.samples[first.samples.startIndex + index], number: sampleCount + index + 1)
        case .tooMany?, nil:
            return try goOnAlone()
        }
    }

    /// Begins to encode lots until one is open for each encoder. The encoder of a lot is free: the lot before the last
    /// one is done.
    private mutating func fill(_ group: inout ThrowingTaskGroup<EncodedLot, any Error>) {
        while open.count < encoders.count, let samples = nextLot() {
            let lot = Lot(number: lotCount, samples: samples)
            lotCount += 1
            open.append(lot)
            EncodedLot.encode(samples, number: lot.number, encoders[lot.number % encoders.count], in: &group)
        }
    }

    private mutating func nextLot() -> ArraySlice<EvalSample>? {
        guard ready.isEmpty else {
            defer { ready = ready.dropFirst(BatchLimits.samplesMax) }
            return ready.prefix(BatchLimits.samplesMax)
        }
        guard large.isEmpty else { return nil }
        var samples: [EvalSample] = []
        var bytes = 0
        while samples.count < BatchLimits.samplesMax, let sample = source?.next() {
            bytes += sample.roughByteCount
            samples.append(sample)
            guard bytes <= Self.lotBytesMax else {
                large = samples[...]
                return nil
            }
        }
        // An iterator need not end twice.
        if samples.count < BatchLimits.samplesMax { source = nil }
        return samples.isEmpty ? nil : samples[...]
    }

    /// Gives what is not in a batch to a batcher.
    private mutating func goOnAlone() throws(RPCError) -> SampleColumns? {
        left = (open.flatMap(\.samples) + large)[...]
        (open, large, results) = ([], [], [:])
        batcher = SampleBatcher(level: level)
        return try nextAlone()
    }

    private mutating func nextAlone() throws(RPCError) -> SampleColumns? {
        while let sample = left.popFirst() ?? ready.popFirst() ?? source?.next() {
            if let full = try batcher?.appended(sample, behind: sampleCount) { return full }
        }
        source = nil
        return batcher?.finish()
    }
}

extension SampleBatcher {
    /// Adds a sample; gives the batch before it where that is full.
    ///
    /// - Parameter others: samples that came before those of the batcher.
    /// - Throws: `RPCError` INVALID_ARGUMENT naming the sample.
    mutating func appended(_ sample: EvalSample, behind others: Int = 0) throws(RPCError) -> SampleColumns? {
        do {
            return try append(sample)
        } catch {
            throw error.naming(sample, number: others + sampleCount + 1)
        }
    }
}

extension BatchError {
    /// The refusal of the sample, by its id and its number in the sequence, from 1.
    fileprivate func naming(_ sample: EvalSample, number: Int) -> RPCError {
        let refusal = refusal
        return RPCError(
            refusal.reason, "sample \(number) (\(sample.sampleId)): \(refusal.message)",
            metadata: refusal.metadata.merging(["sample_id": sample.sampleId, "sample": "\(number)"]) { $1 })
    }
}
