/// A file to read from, decompressed on the way where it is compressed.
///
/// `.gz` and `.zst` are recognised by the name; standard input and other names by their first bytes, which no
/// text file has.
package final class InputFile: ByteBlocks {
    /// How the file is packed.
    package enum Packing: Sendable { case plain, gzip, zstd }

    private let file: FileBlocks
    private var content: any ByteBlocks

    /// How the file is packed.
    package let packing: Packing
    /// Size of the packed file; nil for a pipe.
    package var bytesTotal: Int? { file.bytesTotal }
    /// Packed bytes read so far, for progress.
    package var bytesRead: Int { file.bytesRead }

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: `io` when it cannot be opened or its first bytes cannot be read.
    package init(path: String) throws(CompressionError) {
        file = path == "-" ? .standardInput() : try FileBlocks(path: path)
        packing = try Self.packing(path, file)
        switch packing {
        case .plain: content = file
        case .gzip: content = GzipBlocks(file)
        case .zstd: content = ZstdBlocks(file)
        }
    }

    /// The next bytes of the content; nil at its end.
    ///
    /// - Throws: `CompressionError` of the file or its packing.
    package func next() throws(CompressionError) -> [UInt8]? { try content.next() }

    private static func packing(
        _ path: String, _ file: FileBlocks
    ) throws(CompressionError) -> Packing {
        if path.hasSuffix(".gz") { return .gzip }
        if path.hasSuffix(".zst") { return .zstd }
        let head = try file.lookAhead(4)
        if head.starts(with: GzipBlocks.magic) { return .gzip }
        return head == Zstd.magic ? .zstd : .plain
    }
}
