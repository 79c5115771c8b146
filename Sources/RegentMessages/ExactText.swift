/// A text that equals another one only where both are the same bytes.
///
/// Two `String`s are equal where Unicode takes their texts for the same, as "é" in one character and in two, or the
/// Kelvin sign and K. What is stored, searched and hashed is bytes, so keys and comparisons that must agree with those
/// use this type.
package struct ExactText: Sendable, Hashable {
    /// The text.
    package let text: String

    /// A text, by its bytes.
    package init(_ text: String) { self.text = text }

    /// Whether both are the same bytes.
    package static func == (one: ExactText, other: ExactText) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    /// The hash of the bytes, not that of the text: marks in another order are one text to Unicode, so that a request
    /// could hold a hundred thousand keys of one hash, each held against all the others.
    package func hash(into hasher: inout Hasher) {
        let bytes = text.utf8.span
        hasher.combine(bytes.count)
        var word: UInt64 = 0
        for place in bytes.indices {
            word = word << 8 | UInt64(bytes[place])
            if place & 7 == 7 { hasher.combine(word) }
        }
        hasher.combine(word)
    }
}
