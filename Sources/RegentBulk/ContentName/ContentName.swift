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

    /// As `uploadName(ofFile:)`, of what options make of the file: the same file and options always give the same name,
    /// and without options it is the file's.
    ///
    /// - Parameter options: words that say how the content is read, in an order that does not depend on the caller's.
    /// - Throws: `CompressionError` with `io`.
    package static func uploadName(ofFile path: String, options: [String]) throws(CompressionError) -> String {
        let name = try uploadName(ofFile: path)
        guard !options.isEmpty else { return name }
        var hash = SHA256()
        for word in [name] + options {
            // The count keeps two words from being one.
            hash.update(data: Array("\(word.utf8.count):\(word)".utf8))
        }
        return "sha256-" + hash.finalize().prefix(16).map(hex).joined()
    }

    private static func hex(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count == 1 ? "0" + digits : digits
    }
}
