import RegentMessages

/// Characters and lines of the formats of C2SP. Everything is compared by bytes: two names that merely look the same
/// are two names.
enum NoteText {
    static let newline = UInt8(ascii: "\n")

    /// The text of bytes that are valid UTF-8 without ASCII control characters other than newline.
    static func text(_ bytes: some Collection<UInt8>, of subject: String) throws(NoteError) -> String {
        if let place = bytes.firstIndex(where: { $0 < 0x20 && $0 != newline }) {
            let line = bytes[..<place].count { $0 == newline } + 1
            throw NoteError(subject, line: line, "a control character is not allowed")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw NoteError(subject, "not UTF-8") }
        return text
    }

    /// The lines of bytes of which each is ended by a newline, the last one too.
    static func lines(
        _ bytes: some BidirectionalCollection<UInt8>, of subject: String
    ) throws(NoteError) -> [[UInt8]] {
        guard bytes.last == newline else { throw NoteError(subject, "the last line has no newline at its end") }
        return bytes.dropLast().split(separator: newline, omittingEmptySubsequences: false).map { Array($0) }
    }

    /// The number of a text of decimal digits without sign and without leading zeros.
    static func number(_ text: some Collection<UInt8>) -> UInt64? {
        guard !text.isEmpty, text.count <= 20, text.count == 1 || text.first != UInt8(ascii: "0") else { return nil }
        var number: UInt64 = 0
        for letter in text {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(letter) else { return nil }
            let (ten, overflows) = number.multipliedReportingOverflow(by: 10)
            let (sum, carries) = ten.addingReportingOverflow(UInt64(letter - UInt8(ascii: "0")))
            guard !overflows, !carries else { return nil }
            number = sum
        }
        return number
    }

    /// Whether a text may name a key: not empty, without control characters, Unicode spaces and plus signs.
    static func isKeyName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "+" && !$0.properties.isWhitespace }
    }

    /// Whether two texts have the same bytes.
    static func isSame(_ one: String, _ other: String) -> Bool { one.utf8.elementsEqual(other.utf8) }

    /// A hash from its base64.
    static func hash(_ base64: [UInt8]) -> MerkleHash? {
        guard base64.count == 44 else { return nil }
        return Base64Text.bytes(String(decoding: base64, as: UTF8.self)).flatMap { MerkleHash($0) }
    }
}
