/// What the bearer of a token shows: `regent_ID_SECRET_CHECK`.
///
/// The id, 8 hexadecimal digits, finds the token; the secret, 64 of them, proves it; the check, 8 more, tells a text
/// cut short or mistyped from one that is not known. Only the secret's digest is kept.
/// - Source: docs/access.md, "Tokens".
package struct TokenText: Sendable, Hashable {
    /// Bytes of a secret.
    package static let secretByteCount = 32
    /// Bytes of an id.
    package static let idByteCount = 4

    /// Last part of the token's name.
    package let id: String
    /// The secret's text, whose digest is kept.
    package let secret: String

    /// A new one, of fresh random bytes.
    package init(idBytes: [UInt8], secretBytes: [UInt8]) {
        precondition(idBytes.count == Self.idByteCount && secretBytes.count == Self.secretByteCount)
        id = Self.hexadecimal(idBytes)
        secret = Self.hexadecimal(secretBytes)
    }

    /// The parts of a text; nil if it is not a token.
    package init?(_ text: String) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 4, parts[0] == Self.prefix, parts[1].utf8.count == 2 * Self.idByteCount,
            parts[2].utf8.count == 2 * Self.secretByteCount
        else { return nil }
        id = parts[1]
        secret = parts[2]
        guard text == self.text else { return nil }
    }

    /// The whole text.
    package var text: String {
        let body = "\(Self.prefix)_\(id)_\(secret)"
        return body + "_" + Self.check(of: body)
    }

    private static let prefix = "regent"

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// FNV-1a of 32 bits: it finds mistakes, it proves nothing.
    ///
    /// - Source: http://www.isthe.com/chongo/tech/comp/fnv/
    private static func check(of text: String) -> String {
        let hash = text.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 8 - digits.count) + digits
    }
}
