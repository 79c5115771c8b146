/// Letters and digits by chance, for names nobody chose.
package enum RandomText {
    private static let alphabet = Array("abcdefghjkmnpqrstuvwxyz23456789")

    /// So many characters, none of them easily taken for another.
    package static func letters(_ count: Int) -> String {
        String((0..<count).map { _ in alphabet[Int.random(in: alphabet.indices)] })
    }
}
