/// Text of an error without what a request or the machine said.
///
/// A word of letters is kept as far as it may be one of a language: a name or a secret that is one as well, for example
/// a password of one word in the middle of a sentence, cannot be told from it.
package enum RedactedText {
    /// Scalars that are kept.
    private static let scalarsMax = 256
    private static let leftOut = "…"
    /// Letters of a word of a language, and of its consonants in a row, with some room.
    private static let (lettersMax, consonantsMax) = (18, 6)
    /// Hyphens of a word: passphrases have more.
    private static let hyphensMax = 2
    /// What the word after it is a value of.
    private static let labels: Set<String> = [
        "authorization", "code", "cookie", "credential", "credentials", "key", "passphrase", "password", "secret",
        "token",
    ]
    /// What the word after it is a value of without a colon.
    private static let schemes: Set<String> = ["Basic", "Bearer", "bearer"]
    /// What may stand around a word.
    private static let marks: Set<Character> = [".", ",", ";", ":", "(", ")", "!", "?"]
    private static let quotes: Set<Character> = ["\"", "'", "`", "“", "”", "‘", "’"]

    /// Keeps words of letters; numbers, paths, names, quoted texts, what no language has as a word, and what follows
    /// the name of a secret become "…".
    package static func redacted(_ text: String) -> String {
        var (kept, last): ([String], Substring) = ([], "")
        for word in withoutQuotes(text).split(whereSeparator: \.isWhitespace) {
            let shown = redacted(word: word, isValue: isLabel(last))
            if shown != leftOut || kept.last != leftOut { kept.append(shown) }
            last = word
        }
        return String(kept.joined(separator: " ").prefix(scalarsMax))
    }

    /// Whether what follows is a value; in "authorization: Bearer x" that is the scheme, which is kept, and its value.
    private static func isLabel(_ word: Substring) -> Bool {
        schemes.contains(String(word)) || (word.hasSuffix(":") && labels.contains(word.dropLast().lowercased()))
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

    private static func redacted(word: Substring, isValue: Bool) -> String {
        let core = word.drop { marks.contains($0) }
        let trailing = core.reversed().prefix { marks.contains($0) }.count
        let letters = core.dropLast(trailing)
        if isWord(letters), !isValue || schemes.contains(String(word)) { return String(word) }
        return leftOut + String(core.suffix(trailing))
    }

    /// Whether letters may be a word of a language: not too long, no capital after a small letter, enough vowels.
    private static func isWord(_ letters: some Collection<Character>) -> Bool {
        guard letters.allSatisfy({ $0.isLetter && $0.isASCII || $0 == "-" || $0 == "'" }),
            letters.count(where: { $0 == "-" }) <= hyphensMax
        else { return false }
        var (length, consonants, isSmall) = (0, 0, false)
        for character in letters {
            guard character.isLetter else {
                (length, consonants, isSmall) = (0, 0, false)
                continue
            }
            length += 1
            consonants = "aeiouyAEIOUY".contains(character) ? 0 : consonants + 1
            guard length <= lettersMax, consonants <= consonantsMax, !(isSmall && character.isUppercase) else {
                return false
            }
            isSmall = character.isLowercase
        }
        return true
    }
}
