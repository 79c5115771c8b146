import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension Store {
    /// Memory for the samples of both runs, unless a single share of the ids takes more.
    private static let alignmentBytesMax = 32 << 20
    /// Bytes of a sample, guessed before its id is known.
    private static let sampleBytesGuess = 48

    /// The samples of two runs side by side, a share of the ids at a time, so that memory stays bounded: larger runs
    /// are read several times.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming a batch; `StorageError`.
    func alignment(
        of baseline: EvalRun, with candidate: EvalRun, flipsMax: Int, clocks: StageClocks
    ) async throws -> SampleAlignment {
        var count = 0
        for run in [baseline, candidate] {
            count += try await segmentKeys(run: run.name).reduce(0) { $0 + Int($1.sampleCount) }
        }
        var shares = UInt64(count * Self.sampleBytesGuess / Self.alignmentBytesMax + 1)
        while true {
            let found = try await alignment(
                of: baseline, with: candidate, shares: shares, flipsMax: flipsMax, clocks: clocks)
            if let found { return found }
            shares *= 2
        }
    }

    /// Nil where the ids are so long that a share of them takes too much memory.
    private func alignment(
        of baseline: EvalRun, with candidate: EvalRun, shares: UInt64, flipsMax: Int, clocks: StageClocks
    ) async throws -> SampleAlignment? {
        var alignment = SampleAlignment(flipsMax: flipsMax)
        for share in 0..<shares {
            let before = try await samples(of: baseline, share: share, of: shares, clocks)
            let after = try await samples(of: candidate, share: share, of: shares, clocks)
            // Ids have 256 bytes at most, so no more than a few doublings bring a share down.
            guard before.byteCount + after.byteCount <= 2 * Self.alignmentBytesMax else { return nil }
            alignment.add(baseline: before, candidate: after)
        }
        return alignment
    }

    /// The samples of a run whose ids are in a share; those of a share that takes too much only until that is seen.
    private func samples(
        of run: EvalRun, share: UInt64, of shares: UInt64, _ clocks: StageClocks
    ) async throws -> SampleCodes {
        var samples = SampleCodes()
        let replaced = try await replacedRows(of: run, clocks: clocks)
        try await forEachSegment(run: run.name, columns: .both) { segment in
            guard samples.byteCount <= 2 * Self.alignmentBytesMax else { return }
            // A handler that returns the values of a batch compares it with its digest, once.
            let columns = try segment.checkedColumns(of: run, verifying: share == 0, clocks: clocks)
            let rows = replaced.rows(of: segment.key.position)
            columns.forEachKey { row, key in
                guard rows?.contains(row) != true, shares == 1 || SampleIDHash.of(key) % shares == share else { return }
                samples.add(key, OutcomeCode(rawValue: columns.columns.outcomeCodes[row]))
            }
        }
        return samples
    }
}
