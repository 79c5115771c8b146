/// The caller's spellings of an absent value, beside null: NA, None, nan.
struct NullSpellings: Sendable {
    /// No spellings.
    static let none = NullSpellings([])

    private let words: [(plain: [UInt8], quoted: [UInt8])]

    /// Spellings, by their texts.
    init(_ texts: [String]) {
        words = texts.map { (Array($0.utf8), Array("\"\($0)\"".utf8)) }
    }

    /// Whether there are none.
    var isEmpty: Bool { words.isEmpty }

    /// Whether a cell of CSV is one of them, in a column of any kind.
    @inline(__always)
    func isAbsent(_ cell: ArraySlice<UInt8>) -> Bool {
        !words.isEmpty && words.contains { cell.elementsEqual($0.plain) }
    }

    /// Steps over the value at the cursor if it is one of them: a string, or a word such as NaN.
    @inline(__always)
    func take(_ cursor: inout JSONCursor) -> Bool { !words.isEmpty && takeWord(&cursor) }

    private func takeWord(_ cursor: inout JSONCursor) -> Bool {
        for (plain, quoted) in words {
            if cursor.takeWord(quoted) { return true }
            // A bare word that JSON does not have: numbers and literals keep their meaning.
            if let first = plain.first, first | 0x20 >= UInt8(ascii: "a"), cursor.takeWord(plain) { return true }
        }
        return false
    }
}
