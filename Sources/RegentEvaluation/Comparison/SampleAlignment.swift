import RegentMessages
package import RegentModel

/// Keys and outcomes of samples, end to end: 12 bytes each beside the key, which is the id and what a repeat adds.
package struct SampleCodes: Sendable {
    private var text: [UInt8] = []
    private var ends: [UInt32] = []
    private var codes: [UInt32] = []

    /// No samples yet.
    package init() {}

    /// Samples.
    package var count: Int { ends.count }

    /// Bytes in memory, with those of an order.
    package var byteCount: Int { text.count + 12 * ends.count }

    /// Adds a sample by its key.
    ///
    /// - Precondition: all keys together have less than 4 GiB.
    package mutating func add(_ id: ArraySlice<UInt8>, _ code: OutcomeCode) {
        text += id
        ends.append(UInt32(text.count))
        codes.append(code.rawValue)
    }

    /// The samples by the bytes of their ids.
    var order: [UInt32] {
        (0..<UInt32(count)).sorted { id(Int($0)).lexicographicallyPrecedes(id(Int($1))) }
    }

    func id(_ index: Int) -> ArraySlice<UInt8> {
        text[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    func code(_ index: Int) -> OutcomeCode { OutcomeCode(rawValue: codes[index]) }
}

/// The samples of two runs side by side, aligned by the bytes of their ids; they may come in shares that have no id in
/// common.
package struct SampleAlignment: Sendable {
    private struct Flip {
        let id: [UInt8]
        let outcome: Outcome
        let before: TriState
        let after: TriState
    }

    /// Sample ids in both runs.
    private(set) var aligned: UInt64 = 0
    /// Sample ids in the baseline only.
    private(set) var baselineOnly: UInt64 = 0
    /// Sample ids in the candidate only.
    private(set) var candidateOnly: UInt64 = 0
    /// Outcomes that differ, counted.
    private(set) var flipCounts = Outcome.allCases.map { FlipCount(outcome: $0.field) }

    private let flipsMax: Int
    private var first: [Flip] = []

    /// Nothing yet.
    ///
    /// - Parameter flipsMax: flips that are listed, at most; all are counted.
    package init(flipsMax: Int) { self.flipsMax = flipsMax }

    /// The first flips in the order of ids and outcomes.
    var flips: [SampleFlip] {
        first.map { flip in
            let (id, number) = Self.parts(ofKey: flip.id)
            return SampleFlip(
                sampleId: String(decoding: id, as: UTF8.self), outcome: flip.outcome.field,
                baseline: flip.before, candidate: flip.after, repeat: number)
        }
    }

    /// The id and the repeat of a key: an id has no NUL.
    private static func parts(ofKey key: [UInt8]) -> (id: ArraySlice<UInt8>, number: UInt32) {
        guard let end = key.firstIndex(of: 0) else { return (key[...], 0) }
        return (key[..<end], key[(end + 1)...].reduce(0) { $0 << 8 | UInt32($1) })
    }

    /// Adds a share of both runs, whose ids are in no other share; it walks both sorted lists once.
    package mutating func add(baseline: SampleCodes, candidate: SampleCodes) {
        let (before, after) = (baseline.order, candidate.order)
        var (left, right, both) = (0, 0, 0)
        var found: [Flip] = []
        while left < before.count, right < after.count {
            let (one, other) = (Int(before[left]), Int(after[right]))
            let (id, otherID) = (baseline.id(one), candidate.id(other))
            if id.elementsEqual(otherID) {
                both += 1
                count(id, baseline.code(one), candidate.code(other), &found)
                (left, right) = (left + 1, right + 1)
            } else if id.lexicographicallyPrecedes(otherID) {
                left += 1
            } else {
                right += 1
            }
        }
        aligned += UInt64(both)
        baselineOnly += UInt64(before.count - both)
        candidateOnly += UInt64(after.count - both)
        keep(found)
    }

    private mutating func count(
        _ id: ArraySlice<UInt8>, _ before: OutcomeCode, _ after: OutcomeCode, _ found: inout [Flip]
    ) {
        for outcome in Outcome.allCases where before[outcome] != after[outcome] {
            let state = TriState(rawValue: Int32(after[outcome]))
            switch state {
            case .true: flipCounts[outcome.rawValue].toTrue += 1
            case .false: flipCounts[outcome.rawValue].toFalse += 1
            default: flipCounts[outcome.rawValue].toAbsent += 1
            }
            guard found.count < flipsMax else { continue }
            let past = TriState(rawValue: Int32(before[outcome]))
            found.append(Flip(id: Array(id), outcome: outcome, before: past, after: state))
        }
    }

    /// Keeps the first flips of what was kept and what was found, both of which are in order.
    private mutating func keep(_ found: [Flip]) {
        guard !first.isEmpty else {
            first = found
            return
        }
        let all = (first + found).sorted { one, other in
            one.id == other.id
                ? one.outcome.rawValue < other.outcome.rawValue : one.id.lexicographicallyPrecedes(other.id)
        }
        first = Array(all.prefix(flipsMax))
    }
}
