import RegentCompression

/// The records of a document, one after the other: an array somewhere inside it, or each of its values.
struct ImportStream {
    private enum Level {
        case object(node: Int, count: Int)
        case records(count: Int)
    }

    private var stream: JSONStream
    private let file: String
    private var open: [Level] = []
    private var isDocument: Bool
    /// Records read so far.
    private var count = 0
    private var sawEndLine = false
    /// Whether the bracket that closes all was read.
    private var isClosed = false
    /// Whether the text shows that it is complete: its brackets are closed, or its lines end with their count.
    var showsItsEnd: Bool { isClosed || sawEndLine }
    /// Keys of the document around the records.
    private(set) var outline: FieldTree
    /// Keys of a record.
    private(set) var fields: FieldTree
    /// The record that `next` read.
    private(set) var record: ImportRecord
    /// What was captured around the records so far.
    private(set) var header: ImportRecord

    /// A document whose records are found by `outline`; where that has no keys, each value is a record.
    init(_ stream: JSONStream, file: String, outline: FieldTree, fields: FieldTree, slotCount: Int) {
        self.stream = stream
        self.file = file
        self.outline = outline
        self.fields = fields
        isDocument = outline.isInner(FieldTree.root)
        record = ImportRecord(slotCount: slotCount)
        header = ImportRecord(slotCount: slotCount)
    }

    /// Goes on with another text of the same kind, such as the next member of an archive.
    mutating func replaceStream(_ stream: JSONStream) {
        self.stream = stream
        open = []
        isClosed = false
    }

    /// Takes every further value for a record, and keeps what was captured around them.
    mutating func beginRecords() { isDocument = false }

    /// Notes what a tool's rules could not map.
    mutating func note(_ text: String) { fields.note(text) }

    /// Reads the next record; false at the end.
    ///
    /// - Throws: `malformedJSON`, also for text behind the end of the document; `truncatedFile`, `countMismatch` and
    ///   the errors of the file: nothing can be read behind them.
    mutating func next() throws(SampleFileError) -> Bool {
        while true {
            switch open.last {
            case nil:
                guard let byte = try stream.peek() else { return false }
                // Two documents in one stream would be one run, with what only the last says of itself.
                guard !isClosed else { throw stream.malformed("text follows the end of the document") }
                guard !sawEndLine else { throw wrongCount("a record follows the end line") }
                if try begin(byte) { return true }
            case .records(let count)?:
                guard try stream.hasElement(after: count, closing: UInt8(ascii: "]")) else {
                    close()
                    continue
                }
                open[open.count - 1] = .records(count: count + 1)
                try readRecord()
                return true
            case .object(let node, let count)?:
                guard try stream.hasElement(after: count, closing: UInt8(ascii: "}")) else {
                    close()
                    continue
                }
                open[open.count - 1] = .object(node: node, count: count + 1)
                try readMember(of: node)
            }
        }
    }

    private mutating func close() {
        open.removeLast()
        isClosed = open.isEmpty
    }

    /// Begins a value of the outermost level; true where it was a record.
    private mutating func begin(_ byte: UInt8) throws(SampleFileError) -> Bool {
        switch byte {
        case UInt8(ascii: "["):
            stream.advance()
            open = [.records(count: 0)]
            return false
        case UInt8(ascii: "{") where isDocument:
            stream.advance()
            header.reset()
            open = [.object(node: FieldTree.root, count: 0)]
            return false
        case UInt8(ascii: "{"):
            try readRecord()
            return !sawEndLine
        default: throw stream.malformed("expected an object or an array of objects")
        }
    }

    /// Reads a member of the document around the records.
    private mutating func readMember(of node: Int) throws(SampleFileError) {
        let child = try stream.key { bytes, range in outline.child(of: node, bytes, range) }
        guard let child else { return try stream.skipValue() }
        let byte = try stream.peek()
        if outline.use(child) == .records, byte == UInt8(ascii: "[") {
            stream.advance()
            open.append(.records(count: 0))
        } else if outline.isInner(child), byte == UInt8(ascii: "{") {
            stream.advance()
            open.append(.object(node: child, count: 0))
        } else if case .slot(let slot) = outline.use(child) {
            guard header.text.count < Self.recordBytesMax else {
                throw stream.malformed("what is around the records has more than \(Self.recordBytesMax) bytes")
            }
            guard let range = try stream.capture(to: &header.text) else { return }
            header.set(slot, range)
        } else {
            try stream.skipValue()
        }
    }

    private mutating func readRecord() throws(SampleFileError) {
        record.reset()
        count += 1
        switch try stream.peek() {
        case UInt8(ascii: "{")?: try readObject(FieldTree.root)
        case UInt8(ascii: "[")?: try readRow()
        default: try stream.skipValue()
        }
    }

    private mutating func readObject(_ node: Int) throws(SampleFileError) {
        stream.advance()
        var count = 0
        while try stream.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let rest = fields.rest(node)
            let mayEnd = count == 0 && node == FieldTree.root && open.isEmpty
            let (child, name) = try stream.key { (bytes, range) throws(SampleFileError) -> (Int?, String?) in
                if mayEnd, bytes[range].elementsEqual(EndLine.key.utf8) { return (nil, EndLine.key) }
                let child = fields.child(of: node, bytes, range)
                return (child, child == nil && rest != nil ? Self.name(bytes, range) : nil)
            }
            if mayEnd, child == nil, name == EndLine.key { return try readEndLine() }
            count += 1
            if let child {
                try readField(child)
            } else if let rest, let name {
                try readRest(rest, name)
            } else {
                try stream.skipValue()
            }
        }
    }

    /// Reads the line that ends a stream of records, behind its first key.
    private mutating func readEndLine() throws(SampleFileError) {
        count -= 1
        var line = Array("{\"\(EndLine.key)\":".utf8)
        var isWhole = try stream.capture(to: &line) != nil
        while try stream.hasElement(after: 1, closing: UInt8(ascii: "}")) {
            line.append(UInt8(ascii: ","))
            let key = try stream.key { (bytes, range) throws(SampleFileError) -> [UInt8] in
                Array(bytes[range].prefix(64))
            }
            line += [UInt8(ascii: "\"")] + key + [UInt8(ascii: "\""), UInt8(ascii: ":")]
            isWhole = try stream.capture(to: &line) != nil && line.count <= EndLine.bytesMax && isWhole
            if !isWhole { line.removeAll() }
        }
        line.append(UInt8(ascii: "}"))
        do throws(SampleFault) {
            guard isWhole, let announced = try EndLine.count(line, 0..<line.count) else {
                throw SampleFault(.countMismatch, EndLine.key, "must be like \(EndLine.example)")
            }
            sawEndLine = true
            guard announced == count else {
                throw SampleFault(.countMismatch, EndLine.key, EndLine.mismatch(announced: announced, found: count))
            }
        } catch {
            throw SampleFileError(error, file: file, line: 0)
        }
    }

    private func wrongCount(_ what: String) -> SampleFileError {
        SampleFileError(code: .countMismatch, message: what, file: file, line: 0, field: EndLine.key)
    }

    /// Keeps a member that has no path of its own, if it is no array and no object.
    private mutating func readRest(_ group: Int, _ name: String) throws(SampleFileError) {
        switch try stream.peek() {
        case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
            try stream.skipValue()
            fields.note(String(name.prefix(64)))
        default:
            guard let range = try captured() else { return }
            guard record.members.count < Self.membersMax else { return fields.note(Self.tooMany) }
            record.add(group, name, range, first: 0)
        }
    }

    private mutating func readField(_ node: Int) throws(SampleFileError) {
        let isObject = try stream.peek() == UInt8(ascii: "{")
        if isObject, fields.isInner(node) { return try readObject(node) }
        switch fields.use(node) {
        case .slot(let slot):
            if let range = try captured() { record.set(slot, range) } else { record.drop(slot) }
        case .members(let group) where isObject: try readMembers(group, first: record.begin(node))
        case .none, .members, .records: try stream.skipValue()
        }
    }

    /// Keeps each member of an object with its name.
    ///
    /// - Parameter first: place of the first one.
    private mutating func readMembers(_ group: Int, first: Int) throws(SampleFileError) {
        stream.advance()
        var count = 0
        while try stream.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let name = try stream.key { (bytes, range) throws(SampleFileError) in Self.name(bytes, range) }
            count += 1
            guard count <= Self.membersMax, record.members.count < 4 * Self.membersMax, let name else {
                try stream.skipValue()
                fields.note(Self.tooMany)
                continue
            }
            if let range = try captured() { record.add(group, name, range, first: first) }
        }
    }

    /// Keeps each cell of a row under its place.
    private mutating func readRow() throws(SampleFileError) {
        stream.advance()
        var count = 0
        while try stream.hasElement(after: count, closing: UInt8(ascii: "]")) {
            count += 1
            guard count <= Self.membersMax else {
                try stream.skipValue()
                fields.note("cells beyond the first \(Self.membersMax) of a row")
                continue
            }
            if let range = try captured() { record.add(cell: count - 1, range) }
        }
    }

    /// Keeps the next value; nil for one that is too large, or would make the record too large.
    private mutating func captured() throws(SampleFileError) -> Range<Int>? {
        if record.text.count < Self.recordBytesMax {
            if let range = try stream.capture(to: &record.text) { return range }
        } else {
            try stream.skipValue()
        }
        fields.note("values of more than \(JSONStream.captureBytesMax) bytes")
        return nil
    }

    /// Bytes of captured values from which on no more are kept of a record.
    static let recordBytesMax = 8 << 20

    /// Most members of an object, or cells of a row, that are kept.
    static let membersMax = 1024
    /// Most bytes of the name of a member: no score and no label has a longer one.
    private static let nameBytesMax = 1024
    private static let tooMany = "members beyond the first \(membersMax) of an object, or without a legal name"

    /// The name of a key; nil for one that is no text, or too long for a name.
    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        guard range.count <= nameBytesMax else { return nil }
        var cursor = JSONCursor(bytes, range.lowerBound - 1..<range.upperBound + 1)
        return try? cursor.value(try cursor.string(), field: "a key")
    }
}
