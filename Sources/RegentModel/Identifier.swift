/// The id of one thing in its collection: `[A-Za-z0-9][A-Za-z0-9._@+~-]{0,127}`.
///
/// Case is kept, but ids are unique ignoring case: `key` is what to compare for uniqueness. ASCII only, so
/// that lowering the case is the same in every language and in SQL.
/// - Source: docs/architecture.md, "Names"
package struct Identifier: Sendable, Hashable, CustomStringConvertible {
    /// Longest id.
    package static let bytesMax = 128

    /// The id as it was given.
    package let description: String

    /// A checked id.
    ///
    /// - Throws: `ResourceNameError` `.emptyIdentifier`, `.identifierTooLong`, `.badCharacter`.
    package init(_ text: String) throws(ResourceNameError) {
        let bytes = text.utf8
        guard let first = bytes.first else { throw ResourceNameError(.emptyIdentifier, "an id must not be empty") }
        guard bytes.count <= Self.bytesMax else {
            throw ResourceNameError(.identifierTooLong, "an id must have at most \(Self.bytesMax) bytes")
        }
        guard Self.isLetterOrDigit(first), bytes.dropFirst().allSatisfy(Self.mayFollow) else {
            throw ResourceNameError(
                .badCharacter, "an id must consist of letters, digits and . _ @ + ~ -, and begin with a letter or digit"
            )
        }
        description = text
    }

    /// The id in lower case: two ids with the same key are the same id.
    package var key: String { description.asciiLowercased }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func mayFollow(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "._@+~-".utf8.contains(byte)
    }
}

extension String {
    /// The text with A–Z lowered and every other byte as it is; independent of any locale.
    package var asciiLowercased: String {
        String(
            decoding: utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 },
            as: UTF8.self)
    }
}
