package import RegentMessages

/// Cuts a stream of samples into batches: as many samples as fit, so the same stream gives the same batches.
package struct SampleBatcher {
    private var builder: SampleColumnsBuilder

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
        let checked = try CheckedSample(sample, index: builder.count)
        let full = builder.count > 0 && !builder.hasRoom(for: sample, checked) ? builder.finish() : nil
        try builder.append(sample, checked)  // throws only for a repeated id, which an emptied batch does not have
        sampleCount += 1
        return full
    }

    /// The last batch; nil when there is none.
    package mutating func finish() -> SampleColumns? { builder.count > 0 ? builder.finish() : nil }
}
