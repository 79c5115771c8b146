/// The content of a raw deflate stream.
struct DeflateBlocks: ByteBlocks {
    private var reader: BitReader
    private var inflater = Inflater()

    /// The inflated blocks of `source`.
    init(_ source: any ByteBlocks) { reader = BitReader(source) }

    mutating func next() throws(CompressionError) -> [UInt8]? { try inflater.next(&reader).map { Array($0) } }
}

/// The content of a member, refused where it is longer or shorter than declared or has another checksum.
struct CheckedMember: ByteBlocks {
    private var content: any ByteBlocks
    private let member: ZipMember
    private var bytesLeft: Int
    private var checksum = CRC32()
    private var isAtEnd = false

    init(_ content: any ByteBlocks, _ member: ZipMember) {
        self.content = content
        self.member = member
        bytesLeft = member.contentBytes
    }

    mutating func next() throws(CompressionError) -> [UInt8]? {
        guard !isAtEnd else { return nil }
        guard let block = try content.next() else {
            isAtEnd = true
            guard bytesLeft == 0, checksum.value == member.checksum else {
                throw CompressionError(.corrupt, "member \(member.name) does not match its size or checksum")
            }
            return nil
        }
        guard block.count <= bytesLeft else {
            throw CompressionError(.corrupt, "member \(member.name) unpacks to more than it declares")
        }
        bytesLeft -= block.count
        checksum.add(block.span)
        return block
    }
}
