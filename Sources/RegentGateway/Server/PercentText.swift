import RegentMessages

/// Percent-encoded text of paths and queries (RFC 3986, section 2.1).
package enum PercentText {
    /// The text that is encoded; nil where it is not UTF-8, holds a NUL, or has a `%` without two digits.
    ///
    /// - Parameter plusIsSpace: as in the queries that forms make.
    package static func decoded(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let decoded = HexText.bytes(String(decoding: rest.prefix(2), as: UTF8.self))
                else { return nil }
                bytes += decoded
                rest.removeFirst(2)
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        guard !bytes.contains(0) else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }
}
