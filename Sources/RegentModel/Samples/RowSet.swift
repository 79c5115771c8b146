/// Rows of one batch, a bit each.
package struct RowSet: Sendable, Hashable {
    private var words: [UInt64] = []
    /// Rows in it.
    package private(set) var count = 0

    /// No row.
    package init() {}

    /// Whether the row is in it.
    package func contains(_ row: Int) -> Bool {
        row >> 6 < words.count && words[row >> 6] & (1 << UInt64(row & 63)) != 0
    }

    /// Adds a row; false where it is in it already.
    package mutating func insert(_ row: Int) -> Bool {
        guard !contains(row) else { return false }
        if row >> 6 >= words.count { words += repeatElement(0, count: (row >> 6) + 1 - words.count) }
        words[row >> 6] |= 1 << UInt64(row & 63)
        count += 1
        return true
    }

    /// The rows below `count` that are not in it, ascending.
    package func others(below count: Int) -> [Int] { (0..<count).filter { !contains($0) } }
}
