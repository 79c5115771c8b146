/// The word that a misspelt one was probably meant to be.
package enum Misspelling {
    /// The one of `words` that is close to `word`; nil if it is one of them, or if none is close.
    package static func nearest(to word: String, of words: [String]) -> String? {
        let near = words.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let (name, edits) = near, edits > 0, edits <= max(1, name.count / 3) else { return nil }
        return name
    }

    /// Fewest insertions, deletions and replacements between two words.
    ///
    /// - Source: V. I. Levenshtein (1966), Soviet Physics Doklady 10:707-710.
    private static func distance(_ first: String, _ second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var above = Array(0...second.count)
        for (row, letter) in first.enumerated() {
            var line = [row + 1]
            for (column, other) in second.enumerated() {
                let replaced = above[column] + (letter == other ? 0 : 1)
                line.append(min(replaced, above[column + 1] + 1, line[column] + 1))
            }
            above = line
        }
        return above[second.count]
    }
}
