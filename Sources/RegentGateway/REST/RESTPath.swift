internal import RegentMessages

/// The path of a request, cut into its segments.
package struct RESTPath: Sendable, Hashable {
    /// The segments, decoded; none is empty or has a slash.
    package let segments: [String]
    /// What stands after the last colon of the last segment; empty = there is none.
    package let customVerb: String

    /// The segments of a path as it stands in the request, without its query; nil where no template can match it: an
    /// empty segment, a percent sign without two hexadecimal digits, a slash or a NUL in disguise, no UTF-8.
    package init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "/") else { return nil }
        var parts = text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard let last = parts.popLast() else { return nil }
        let colon = last.lastIndex(of: UInt8(ascii: ":"))
        parts.append(last[..<(colon ?? last.endIndex)])
        var segments: [String] = []
        for part in parts {
            let segment = EscapedText.decoded(part, plusIsSpace: false)
            guard let segment, Self.isSegment(segment) else { return nil }
            segments.append(segment)
        }
        self.segments = segments
        customVerb = colon.map { String(decoding: last[$0...].dropFirst(), as: UTF8.self) } ?? ""
    }

    private static func isSegment(_ text: String) -> Bool {
        !text.isEmpty && !text.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
    }
}

/// Text with bytes written as a percent sign and two hexadecimal digits (RFC 3986).
enum EscapedText {
    /// The text; nil where a percent sign stands alone, or the bytes are not UTF-8.
    static func decoded(_ text: some Sequence<UInt8>, plusIsSpace: Bool) -> String? {
        var bytes: [UInt8] = []
        var iterator = text.makeIterator()
        while let byte = iterator.next() {
            switch byte {
            case UInt8(ascii: "%"):
                guard let high = iterator.next(), let low = iterator.next(),
                    let decoded = HexText.bytes(String(decoding: [high, low], as: UTF8.self))
                else { return nil }
                bytes += decoded
            case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
            default: bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
