import Crypto
import RegentCompression
import RegentMessages

/// A file of the console as it is served.
package struct ConsoleFile: Sendable {
    /// zstd at its strongest here: once, at the first request.
    private static let level = Zstd.levels.upperBound
    private static let typesOfEndings = [
        "css": "text/css; charset=utf-8", "html": "text/html; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "svg": "image/svg+xml",
    ]

    /// Its type.
    package let contentType: String
    /// As it is.
    package let bytes: [UInt8]
    /// Packed with zstd.
    package let packed: [UInt8]
    /// Names exactly these bytes; the packed form has one of its own.
    private let digest: String

    /// A file of a name and its bytes; nil for a name that no file of the console has.
    init?(name: String, bytes: [UInt8]) {
        guard let contentType = Self.contentType(of: name) else { return nil }
        self.contentType = contentType
        self.bytes = bytes
        packed = Zstd.compress(bytes, level: Self.level)
        digest = HexText.text(Array(SHA256.hash(data: bytes).prefix(16)))
    }

    /// The strong etag of one form.
    package func etag(isPacked: Bool) -> String { isPacked ? "\"\(digest)-zstd\"" : "\"\(digest)\"" }

    /// The type of a file by its name: lower-case letters, digits and hyphens, a dot and one of four endings. No other
    /// name is looked for, so that none leads out of the folder.
    static func contentType(of name: String) -> String? {
        let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(isPlain) else { return nil }
        return typesOfEndings[String(parts[1]) ?? ""]
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "-")
    }
}
