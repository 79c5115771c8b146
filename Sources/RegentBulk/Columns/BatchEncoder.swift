package import RegentMessages
import Synchronization

/// Makes whole batches of samples that were counted off before, one batch after the other: one for each thread that
/// makes batches.
package final class BatchEncoder: Sendable {
    /// What became of samples.
    package enum Result: Sendable {
        /// One batch holds all of them.
        case batch(SampleColumns)
        /// They do not fit into one batch.
        case tooMany
        /// The sample at the index is not legal.
        case illegal(index: Int, BatchError)
    }

    private let builder: Mutex<SampleColumnsBuilder>

    /// No batch yet.
    ///
    /// - Parameter level: of zstd; 1 on Unix sockets, 3 on TCP.
    package init(level: Int32 = BatchLimits.levelOnMachine) { builder = Mutex(SampleColumnsBuilder(level: level)) }

    /// Makes one batch of samples, at least one; the same that a `SampleBatcher` makes of them.
    package func encode(_ samples: ArraySlice<EvalSample>) -> Result {
        builder.withLock { builder in
            builder.removeAll()
            for sample in samples {
                do throws(BatchError) {
                    let checked = try CheckedSample.checked(sample, index: builder.count)
                    guard builder.hasRoom(for: sample, checked) else { return .tooMany }
                    try builder.append(sample, checked)
                } catch {
                    return .illegal(index: builder.count, error)
                }
            }
            return .batch(builder.finish())
        }
    }
}

extension EvalSample {
    /// Bytes of its texts, scores and labels in memory, about.
    package var roughByteCount: Int {
        var bytes = sampleId.utf8.count + 64 * scores.count
        forEachText { _, text in bytes += text.utf8.count }
        if !metadata.isEmpty { for (key, value) in metadata { bytes += 64 + key.utf8.count + value.utf8.count } }
        return bytes
    }
}
