package import RegentMessages
import RegentModel

/// The samples with the least keys of which an outcome differs, in bounded memory.
package struct FlipList: Sendable {
    private struct Entry {
        let key: [UInt8]
        let before: OutcomeCode
        let after: OutcomeCode

        /// Bytes in memory, about.
        var byteCount: Int { key.count + 64 }
    }

    /// Samples that are kept, at most.
    let samplesMax: Int
    private let bytesMax: Int
    private var byteCount = 0
    /// Samples up to this key are left out.
    private let start: [UInt8]?
    private var entries: [Entry] = []
    /// Samples beyond this key are not among the least.
    private var end: [UInt8]?
    /// Whether samples were left out at the end.
    package private(set) var isCut = false

    /// No flips yet.
    ///
    /// - Parameters:
    ///   - samplesMax: samples that are kept, at most.
    ///   - bytesMax: memory for them, about; one sample is kept in any case.
    ///   - start: only samples with keys after this one; nil = all.
    package init(samplesMax: Int, bytesMax: Int = .max, after start: [UInt8]? = nil) {
        (self.samplesMax, self.bytesMax) = (samplesMax, bytesMax)
        self.start = start
    }

    /// Adds a sample of which an outcome differs.
    mutating func add(_ key: ArraySlice<UInt8>, _ before: OutcomeCode, _ after: OutcomeCode) {
        if let start, !start.lexicographicallyPrecedes(key) { return }
        if let end, end.lexicographicallyPrecedes(key) { return }
        guard samplesMax > 0 else {
            isCut = true
            return
        }
        let entry = Entry(key: Array(key), before: before, after: after)
        entries.append(entry)
        byteCount += entry.byteCount
        // Twice as much is sorted at once, so that not every sample is.
        if entries.count / 2 > samplesMax || byteCount / 2 > bytesMax { cut() }
    }

    /// Ends the list: sorts what is kept.
    package mutating func finish() { cut() }

    /// Key of the last sample; nil without one.
    package var lastKey: [UInt8]? { entries.last?.key }

    /// Their flips in the order of keys and outcomes; `finish` comes first.
    package var flips: [SampleFlip] {
        entries.flatMap { entry in
            let (id, number) = Self.parts(ofKey: entry.key)
            let text = String(decoding: id, as: UTF8.self)
            return Outcome.allCases.filter { entry.before[$0] != entry.after[$0] }.map { outcome in
                SampleFlip(
                    sampleId: text, outcome: outcome.field,
                    baseline: TriState(rawValue: Int32(entry.before[outcome])),
                    candidate: TriState(rawValue: Int32(entry.after[outcome])), repeat: number)
            }
        }
    }

    /// The id and the repeat of a key: an id has no NUL.
    private static func parts(ofKey key: [UInt8]) -> (id: ArraySlice<UInt8>, number: UInt32) {
        guard let end = key.firstIndex(of: 0) else { return (key[...], 0) }
        return (key[..<end], key[(end + 1)...].reduce(0) { $0 << 8 | UInt32($1) })
    }

    private mutating func cut() {
        entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
        var (kept, bytes) = (0, 0)
        while kept < min(entries.count, samplesMax), kept == 0 || bytes + entries[kept].byteCount <= bytesMax {
            bytes += entries[kept].byteCount
            kept += 1
        }
        byteCount = bytes
        guard kept < entries.count else { return }
        isCut = true
        entries.removeLast(entries.count - kept)
        end = entries.last?.key
    }
}
