import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentStorage
import RegentSystem

extension Store {
    /// Refuses a run in which a sample id stands twice with the same repeat.
    ///
    /// Ids are compared by a hash first; so many hashes are held at once that memory stays bounded, and a
    /// larger run is read several times, a share of the ids at each.
    /// - Throws: `Refusal` DUPLICATE_SAMPLE_ID naming both places; `StorageError`.
    func checkUniqueSampleIDs(of run: EvalRun, clocks: StageClocks) async throws {
        let count = try await segmentKeys(run: run.name).reduce(0) { $0 + Int($1.sampleCount) }
        let shares = UInt64(count / SampleIDTable.idsMax + 1)
        for share in 0..<shares {
            var table = SampleIDTable(share: share, of: shares)
            try await forEachSegment(run: run.name, columns: .both) { segment in
                let columns = try segment.checkedColumns(of: run, verifying: false, clocks: clocks)
                table.add(columns, at: segment.key.position)
            }
            for places in table.suspects() { try await compare(places, of: run, clocks) }
        }
    }

    /// Refuses places of which two hold the same id; equal hashes of different ids are no harm.
    private func compare(_ places: [SamplePlace], of run: EvalRun, _ clocks: StageClocks) async throws {
        var seen: [[UInt8]: (place: SamplePlace, status: SampleStatus)] = [:]
        for second in places {
            let (id, number, status) = try await sample(second, of: run, clocks)
            let key = Array(SampleKey.bytes(id, repeated: number))
            guard let first = seen.updateValue((second, status), forKey: key) else { continue }
            let text = String(decoding: id, as: UTF8.self)
            throw Refusal(
                .duplicateSampleId,
                "sample \(SampleKey.text(text, repeated: number)) is in the run twice: at \(first.place) and at \(second)",
                [
                    "sample_id": text, "repeat": "\(number)", "first": "\(first.place)", "second": "\(second)",
                    "first_status": first.status.name, "second_status": status.name,
                ])
        }
    }

    private func sample(
        _ place: SamplePlace, of run: EvalRun, _ clocks: StageClocks
    ) async throws -> (id: ArraySlice<UInt8>, number: UInt32, status: SampleStatus) {
        let segments = try await segments(run: run.name, from: place.batch, limit: 1, columns: .both)
        guard let segment = segments.first, segment.key.position == place.batch else {
            throw Refusal(.runChanged, "\(run.name) changed while it was being sealed; seal it again")
        }
        let columns = try segment.checkedColumns(of: run, clocks: clocks)
        let code = OutcomeCode(rawValue: columns.columns.outcomeCodes[place.row])
        return (columns.sampleID(place.row), columns.repeated(place.row), SampleStatus(rawValue: Int32(code.status)))
    }
}

/// Where a sample stands: its batch, and its row there from 0.
private struct SamplePlace: CustomStringConvertible {
    let batch: SegmentPosition
    let row: Int

    var description: String { "upload \(batch.upload), batch \(batch.seq), row \(row)" }
}

/// Hashes of sample ids with their places.
private struct SampleIDTable {
    /// Ids held at once: 16 bytes each.
    static let idsMax = 4_000_000

    private struct Entry {
        let hash: UInt64
        let batch: UInt32
        let row: UInt32
    }

    private let share: UInt64
    private let shares: UInt64
    private var entries: [Entry] = []
    private var batches: [SegmentPosition] = []

    init(share: UInt64, of shares: UInt64) {
        self.share = share
        self.shares = shares
    }

    mutating func add(_ columns: CheckedColumns, at batch: SegmentPosition) {
        let number = UInt32(batches.count)
        batches.append(batch)
        columns.forEachKey { row, key in
            let hash = SampleIDHash.of(key)
            if hash % shares == share {
                entries.append(Entry(hash: hash, batch: number, row: UInt32(row)))
            }
        }
    }

    /// Groups of places whose ids have the same hash, two or more in each.
    mutating func suspects() -> [[SamplePlace]] {
        entries.sort { ($0.hash, $0.batch, $0.row) < ($1.hash, $1.batch, $1.row) }
        var groups: [[SamplePlace]] = []
        var first = 0
        for end in 1..<(entries.count + 1)
        where end == entries.count || entries[end].hash != entries[first].hash {
            if end - first > 1 { groups.append(entries[first..<end].map(place)) }
            first = end
        }
        return groups
    }

    private func place(_ entry: Entry) -> SamplePlace {
        SamplePlace(batch: batches[Int(entry.batch)], row: Int(entry.row))
    }
}

/// Hashes of sample ids.
enum SampleIDHash {
    /// FNV-1a with a final mix: two different ids of one run share it once in 2^64 / n² runs.
    ///
    /// - Source: http://www.isthe.com/chongo/tech/comp/fnv/; the mix is splitmix64's.
    static func of(_ id: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in id { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
        hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 31
    }
}
