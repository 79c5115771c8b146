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

    /// Equal bytes are equal texts, which have equal hashes.
    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
