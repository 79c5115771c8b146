import Crypto
package import RegentCompression

/// Names that follow from content.
package enum ContentName {
    /// The upload name of a file: `sha256-` and the first 32 hexadecimal digits of the SHA-256 of its bytes,
    /// as they are packed.
    ///
    /// The same file always gives the same name, so a repeated upload resumes instead of counting twice.
    /// - Throws: `CompressionError` with `io`.
    package static func uploadName(ofFile path: String) throws(CompressionError) -> String {
        let file = try FileBlocks(path: path)
        var hash = SHA256()
        while let block = try file.next() { hash.update(data: block) }
        return "sha256-" + hash.finalize().prefix(16).map(hex).joined()
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
