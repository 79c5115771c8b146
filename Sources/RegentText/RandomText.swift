/// Random letters and digits, for generated names.
package enum RandomText {
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// Random characters, none of them easily confused with another.
    package static func letters(_ count: Int) -> String {
        String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] })
    }
}
