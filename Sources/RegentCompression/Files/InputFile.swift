/// A file to read from, decompressed on the way where it is compressed.
///
/// `.gz` and `.zst` are recognised by the name; standard input and other names by their first bytes, which no
/// text file has.
package final class InputFile: ByteBlocks {
    /// How the file is packed.
    package enum Packing: Sendable { case plain, gzip, zstd }

    /// Nil where the bytes come from elsewhere.
    private let file: FileBlocks?
    private var content: any ByteBlocks
    private var isAtEnd = false
    /// Why the file cannot be read behind its first bytes.
    private var failure: CompressionError?

    /// How the file is packed.
    package let packing: Packing
    /// Size of the packed file; nil for a pipe.
    package var bytesTotal: Int? { file?.bytesTotal }
    /// Packed bytes read so far, for progress.
    package var bytesRead: Int { file?.bytesRead ?? 0 }

    /// Opens a file, or standard input for `-`.
    ///
    /// - Throws: `io` when it cannot be opened or its first bytes cannot be read.
    package init(path: String) throws(CompressionError) {
        let file = path == "-" ? .standardInput() : try FileBlocks(path: path)
        self.file = file
        packing = try Self.packing(path, file)
        content = Self.unpacked(file, packing)
    }

    /// Reads bytes that come from elsewhere, packed in a known way: how many there are is not known.
    package init(_ blocks: any ByteBlocks, packing: Packing) {
        file = nil
        self.packing = packing
        content = Self.unpacked(blocks, packing)
    }

    private static func unpacked(_ blocks: any ByteBlocks, _ packing: Packing) -> any ByteBlocks {
        switch packing {
        case .plain: blocks
        case .gzip: GzipBlocks(blocks)
        case .zstd: ZstdBlocks(blocks)
        }
    }

    /// The next bytes of the content; nil at its end.
    ///
    /// - Throws: `CompressionError` of the file or its packing.
    package func next() throws(CompressionError) -> [UInt8]? {
        if let failure { throw failure }
        guard !isAtEnd else { return nil }
        let block = try content.next()
        isAtEnd = block == nil
        return block
    }

    /// The first bytes of the content, at least `count` where it has as many; `next` goes on behind them.
    ///
    /// A pipe gives what it has, and a packed file a block: however few bytes these are, whoever looks at the beginning
    /// sees the same.
    /// - Throws: `CompressionError` where not even the first byte can be read; a later one is thrown by `next`.
    package func head(_ count: Int) throws(CompressionError) -> [UInt8] {
        var head: [UInt8] = []
        while head.count < count {
            do throws(CompressionError) {
                guard let block = try next() else { break }
                if head.isEmpty { head = block } else { head += block }
            } catch {
                failure = error
                break
            }
        }
        if head.isEmpty, let failure { throw failure }
        return head
    }

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
