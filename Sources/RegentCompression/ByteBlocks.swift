/// Bytes that come block by block: a file, or what a decoder makes of another one.
package protocol ByteBlocks {
    /// The next bytes, at least one; nil at the end, and again when asked again.
    ///
    /// - Throws: `CompressionError`; after an error nothing more may be asked.
    mutating func next() throws(CompressionError) -> [UInt8]?
}

/// Blocks from memory: what a decoder reads when there is no file.
package struct ArrayBlocks: ByteBlocks {
    private var rest: ArraySlice<UInt8>
    private let blockBytes: Int

    /// `bytes` in blocks of `blockBytes`, the last one shorter.
    package init(_ bytes: [UInt8], blockBytes: Int = 1 << 16) {
        precondition(blockBytes > 0, "a block has bytes")
        rest = bytes[...]
        self.blockBytes = blockBytes
    }

    /// The next block; nil at the end.
    package mutating func next() throws(CompressionError) -> [UInt8]? {
        guard !rest.isEmpty else { return nil }
        let block = Array(rest.prefix(blockBytes))
        rest = rest.dropFirst(blockBytes)
        return block
    }
}
