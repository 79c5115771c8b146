/// Text of an error without what a request or the machine said.
package enum RedactedText {
    /// Scalars that are kept.
    private static let scalarsMax = 256
    private static let leftOut = "…"
    /// What may stand around a word.
    private static let marks: Set<Character> = [".", ",", ";", ":", "(", ")", "!", "?"]
    private static let quotes: Set<Character> = ["\"", "'", "`", "“", "”", "‘", "’"]

    /// Keeps words of letters; numbers, paths, names and quoted texts become "…".
    package static func redacted(_ text: String) -> String {
        let words = withoutQuotes(text).split(whereSeparator: \.isWhitespace).map { redacted(word: $0) }
        var kept: [String] = []
        for word in words where word != leftOut || kept.last != leftOut { kept.append(word) }
        return String(kept.joined(separator: " ").prefix(scalarsMax))
    }

    /// The text with "…" for each pair of quotes and what is between them; an apostrophe within a word is none.
    private static func withoutQuotes(_ text: String) -> String {
        var (result, quote, before): (String, Character?, Character) = ("", nil, " ")
        for character in text.prefix(4 * scalarsMax) {
            if let open = quote {
                if character == open || (open == "“" && character == "”") || (open == "‘" && character == "’") {
                    quote = nil
                }
            } else if quotes.contains(character), !before.isLetter {
                quote = character
                result += " \(leftOut) "
            } else {
                result.append(character)
            }
            before = character
        }
        return result
    }

    private static func redacted(word: Substring) -> String {
        let core = word.drop { marks.contains($0) }
        let trailing = core.reversed().prefix { marks.contains($0) }.count
        let letters = core.dropLast(trailing)
        let isWord = letters.allSatisfy { $0.isLetter && $0.isASCII || $0 == "-" || $0 == "'" }
        if isWord { return String(word) }
        return leftOut + String(core.suffix(trailing))
    }
}
