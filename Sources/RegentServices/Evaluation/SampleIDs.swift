import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension Store {
    /// The sample ids of a run in the order of their bytes, as a digest.
    ///
    /// Keys that come in order, as those of one file mostly do, are read once and not kept. Others are kept and sorted;
    /// of a larger run a share of the keys at a time, so that memory stays bounded and the run is read once per share.
    /// - Parameters:
    ///   - replaced: the rows that a retry replaced.
    ///   - keyBytesMax: memory for keys.
    /// - Throws: `Refusal` DUPLICATE_SAMPLE_ID naming both places of a sample id that stands twice with the same
    ///   repeat; `StorageError`.
    func sampleIDs(
        of run: EvalRun, without replaced: ReplacedRows, keyBytesMax: Int, clocks: StageClocks
    ) async throws -> SampleIDDigest {
        var walk = KeyWalk(keyBytesMax: keyBytesMax)
        try await forEachKey(of: run, without: replaced, clocks) { walk.add($0, in: $1, row: $2) }
        if walk.isAscending { return walk.digest }
        var digest = SampleIDDigest()
        if let share = walk.share {
            try await add(share, of: run, to: &digest, clocks)
            return digest
        }
        // From the last to the first, so that the next one is the last of the list.
        var open = walk.shares.reversed() as [KeyShare]
        while let share = open.popLast() {
            var filled = share
            try await forEachKey(of: run, without: replaced, clocks) { key, batch, row in
                // Two at least, so that a share of any size can be cut.
                let hasRoom = filled.keys.count < 2 || filled.keys.byteCount <= keyBytesMax
                if hasRoom, share.covers(key) { filled.add(key, in: batch, row: row) }
            }
            if filled.keys.byteCount > keyBytesMax, let halves = filled.halves {
                open += [halves.second, halves.first]
            } else {
                try await add(filled, of: run, to: &digest, clocks)
            }
        }
        return digest
    }

    private func forEachKey(
        of run: EvalRun, without replaced: ReplacedRows, _ clocks: StageClocks,
        _ body: (_ key: ArraySlice<UInt8>, _ batch: SegmentPosition, _ row: Int) -> Void
    ) async throws {
        try await forEachSegment(run: run.name, columns: .both) { segment in
            let position = segment.key.position
            let rows = replaced.rows(of: position)
            let columns = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
            columns.forEachKey { row, key in
                if rows?.contains(row) != true { body(key, position, row) }
            }
        }
    }

    /// Adds the keys of a share in order, and refuses one that is there twice.
    private func add(
        _ share: KeyShare, of run: EvalRun, to digest: inout SampleIDDigest, _ clocks: StageClocks
    ) async throws {
        var last: Int?
        for index in share.keys.order {
            if let last, share.keys.key(last).elementsEqual(share.keys.key(index)) {
                throw try await duplicate(share.place(last), share.place(index), in: run, clocks)
            }
            digest.add(share.keys.key(index))
            last = index
        }
    }

    private func duplicate(
        _ first: SamplePlace, _ second: SamplePlace, in run: EvalRun, _ clocks: StageClocks
    ) async throws -> Refusal {
        let (one, other) = (try await sample(first, of: run, clocks), try await sample(second, of: run, clocks))
        let name = SampleKey.text(other.sampleId, repeated: other.repeat)
        return Refusal(
            .duplicateSampleId, "sample \(name) is in the run twice: at \(first) and at \(second)",
            [
                "sample_id": other.sampleId, "repeat": "\(other.repeat)", "first": "\(first)", "second": "\(second)",
                "first_status": one.status.name, "second_status": other.status.name,
            ])
    }

    private func sample(_ place: SamplePlace, of run: EvalRun, _ clocks: StageClocks) async throws -> EvalSample {
        let segments = try await segments(run: run.name, from: place.batch, limit: 1, columns: .both)
        guard let segment = segments.first, segment.key.position == place.batch else {
            throw Refusal(.runChanged, "\(run.name) changed while it was being sealed; seal it again")
        }
        return try segment.checkedColumns(of: run, clocks: clocks).samples()[place.row]
    }
}

/// Where a sample stands: its batch, and its row there from 0.
private struct SamplePlace: CustomStringConvertible {
    let batch: SegmentPosition
    let row: Int

    var description: String { "upload \(batch.upload), batch \(batch.seq), row \(row)" }
}

/// The keys of a run between two of them: from the first on, and before the second.
private struct KeyShare {
    let first: [UInt8]?
    let end: [UInt8]?
    private(set) var keys = SampleKeys()
    private var batches: [SegmentPosition] = []

    init(from first: [UInt8]?, to end: [UInt8]?) { (self.first, self.end) = (first, end) }

    func covers(_ key: ArraySlice<UInt8>) -> Bool {
        if let first, SampleKeys.precedes(key, first[...]) { return false }
        guard let end else { return true }
        return SampleKeys.precedes(key, end[...])
    }

    mutating func add(_ key: ArraySlice<UInt8>, in batch: SegmentPosition, row: Int) {
        if batches.last != batch { batches.append(batch) }
        keys.add(key, batch: batches.count - 1, row: row)
    }

    func place(_ index: Int) -> SamplePlace {
        let place = keys.place(index)
        return SamplePlace(batch: batches[place.batch], row: place.row)
    }

    /// The share cut at the key in its middle; nil where that is its first, because one key is there over and over.
    var halves: (first: KeyShare, second: KeyShare)? {
        let order = keys.order
        let middle = Array(keys.key(order[order.count / 2]))
        guard let least = order.first, !keys.key(least).elementsEqual(middle) else { return nil }
        return (KeyShare(from: first, to: middle), KeyShare(from: middle, to: end))
    }
}

/// The first walk over the keys of a run.
private struct KeyWalk {
    /// Of the ids, while their keys come in order.
    private(set) var digest = SampleIDDigest()
    private(set) var isAscending = true
    /// All keys; nil once they take too much memory.
    private(set) var share: KeyShare? = KeyShare(from: nil, to: nil)
    private var sampler = KeySampler()
    private var byteCount = 0
    private var last: ArraySlice<UInt8> = []
    private let keyBytesMax: Int

    init(keyBytesMax: Int) { self.keyBytesMax = keyBytesMax }

    mutating func add(_ key: ArraySlice<UInt8>, in batch: SegmentPosition, row: Int) {
        isAscending = isAscending && SampleKeys.precedes(last, key)
        if isAscending {
            digest.add(key)
            last = key
        }
        sampler.add(key)
        byteCount += key.count + SampleKeys.entryBytes
        share?.add(key, in: batch, row: row)
        if byteCount > keyBytesMax { share = nil }
    }

    /// All keys in shares of half of the memory, about.
    var shares: [KeyShare] {
        let cuts: [[UInt8]?] = sampler.cuts(shares: 2 * byteCount / keyBytesMax + 1)
        return zip([nil] + cuts, cuts + [nil]).map { KeyShare(from: $0, to: $1) }
    }
}
