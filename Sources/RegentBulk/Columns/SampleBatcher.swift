package import RegentMessages

/// Cuts a stream of samples into batches: as many samples as fit, so the same stream gives the same batches.
package struct SampleBatcher {
    private var builder: SampleColumnsBuilder
    /// Records left out since the last batch.
    private var rejected = 0

    /// Samples given so far, those of the open batch included.
    package private(set) var sampleCount = 0

    /// No samples yet.
    ///
    /// - Parameter level: of zstd; 1 on Unix sockets, 3 on TCP.
    package init(level: Int32 = BatchLimits.levelOnMachine) { builder = SampleColumnsBuilder(level: level) }

    /// Adds a sample; the batch before it where that is full, which does not hold the sample.
    ///
    /// Ids are unique within a batch only; across batches the daemon sees it.
    /// - Throws: `BatchError`; the sample is left out, and nothing else is lost.
    package mutating func append(_ sample: EvalSample) throws(BatchError) -> SampleColumns? {
        let checked = try CheckedSample.checked(sample, index: builder.count)
        let full = builder.count > 0 && !builder.hasRoom(for: sample, checked) ? finished() : nil
        try builder.append(sample, checked)  // throws only for a repeated id, which an emptied batch does not have
        sampleCount += 1
        return full
    }

    /// Counts records that were left out here: the next batch has their number, and they count as missing.
    package mutating func leaveOut(_ count: Int) { rejected += count }

    /// The last batch; nil when there is none.
    ///
    /// Without a sample there is no batch that could count them, and no run that could be sealed.
    package mutating func finish() -> SampleColumns? { builder.count > 0 ? finished() : nil }

    private mutating func finished() -> SampleColumns {
        var columns = builder.finish()
        columns.rejected = UInt32(clamping: rejected)
        rejected -= Int(columns.rejected)
        return columns
    }
}
