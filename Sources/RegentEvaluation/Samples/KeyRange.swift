/// Keys of samples from one on and before another, in the order of their bytes.
package struct KeyRange: Sendable, Hashable {
    private let first: [UInt8]?
    private let end: [UInt8]?

    /// All keys.
    package static let all = KeyRange(first: nil, end: nil)

    private init(first: [UInt8]?, end: [UInt8]?) { (self.first, self.end) = (first, end) }

    /// Whether a key is in the range.
    package func covers(_ key: ArraySlice<UInt8>) -> Bool {
        if let first, SampleKeys.precedes(key, first[...]) { return false }
        guard let end else { return true }
        return SampleKeys.precedes(key, end[...])
    }

    /// The range divided before each of some keys, ascending; keys at its start or outside divide nothing.
    package func divided(before keys: [[UInt8]]) -> [KeyRange] {
        var parts: [KeyRange] = []
        var start = first
        for key in keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) where key != start && covers(key[...]) {
            parts.append(KeyRange(first: start, end: key))
            start = key
        }
        return parts + [KeyRange(first: start, end: end)]
    }
}
