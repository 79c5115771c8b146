/// The elements of one JSON array, one after the other, however long it is.
struct ArrayRecords {
    private var stream: JSONStream
    private var isOpen = false
    /// Bytes of the last element; replaced with the next one.
    private(set) var bytes: [UInt8] = []
    /// Elements read so far.
    private(set) var count = 0

    private let file: String

    init(_ stream: JSONStream, file: String) {
        self.stream = stream
        self.file = file
    }

    /// The range in `bytes` of the next element; nil at the end.
    ///
    /// - Throws: `malformedJSON`, `truncatedFile` and `recordTooLong`.
    mutating func next() throws(SampleFileError) -> Range<Int>? {
        if !isOpen {
            guard try stream.peek() != nil else { return nil }
            try stream.require(UInt8(ascii: "["))
            isOpen = true
        }
        guard try stream.hasElement(after: count, closing: UInt8(ascii: "]")) else {
            guard try stream.peek() == nil else { throw stream.malformed("text follows the end of the array") }
            return nil
        }
        count += 1
        bytes.removeAll(keepingCapacity: true)
        guard let range = try stream.capture(to: &bytes) else {
            throw SampleFileError(
                code: .recordTooLong, message: "the record has more than \(RecordSource.recordBytesMax) bytes",
                file: file,
                line: count, field: nil)
        }
        return range
    }
}
