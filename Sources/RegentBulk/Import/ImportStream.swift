import RegentCompression

/// The records of a document, one after the other: an array somewhere inside it, or each of its values.
struct ImportStream {
    private enum Level {
        case object(node: Int, count: Int)
        case records(count: Int)
    }

    private var stream: JSONStream
    private var open: [Level] = []
    private var isDocument: Bool
    /// Keys of the document around the records.
    private(set) var outline: FieldTree
    /// Keys of a record.
    private(set) var fields: FieldTree
    /// The record that `next` read.
    private(set) var record: ImportRecord
    /// What was captured around the records so far.
    private(set) var header: ImportRecord

    /// A document whose records are found by `outline`; where that has no keys, each value is a record.
    init(_ stream: JSONStream, outline: FieldTree, fields: FieldTree, slotCount: Int) {
        self.stream = stream
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
    }

    /// Takes every further value for a record, and keeps what was captured around them.
    mutating func beginRecords() { isDocument = false }

    /// Notes what a tool's rules could not map.
    mutating func note(_ text: String) { fields.note(text) }

    /// Reads the next record; false at the end.
    ///
    /// - Throws: `malformedJSON`, `truncatedFile` and the errors of the file: nothing can be read behind them.
    mutating func next() throws(SampleFileError) -> Bool {
        while true {
            switch open.last {
            case nil:
                guard let byte = try stream.peek() else { return false }
                if try begin(byte) { return true }
            case .records(let count)?:
                guard try stream.hasElement(after: count, closing: UInt8(ascii: "]")) else {
                    open.removeLast()
                    continue
                }
                open[open.count - 1] = .records(count: count + 1)
                try readRecord()
                return true
            case .object(let node, let count)?:
                guard try stream.hasElement(after: count, closing: UInt8(ascii: "}")) else {
                    open.removeLast()
                    continue
                }
                open[open.count - 1] = .object(node: node, count: count + 1)
                try readMember(of: node)
            }
        }
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
            return true
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
            guard header.text.count < Self.recordBytesMax else { return try stream.skipValue() }
            guard let range = try stream.capture(to: &header.text) else { return }
            header.set(slot, range)
        } else {
            try stream.skipValue()
        }
    }

    private mutating func readRecord() throws(SampleFileError) {
        record.reset()
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
            let (child, name) = try stream.key { (bytes, range) throws(SampleFileError) -> (Int?, String?) in
                let child = fields.child(of: node, bytes, range)
                return (child, child == nil && rest != nil ? Self.name(bytes, range) : nil)
            }
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

    /// Keeps a member that has no path of its own, if it is no array and no object.
    private mutating func readRest(_ group: Int, _ name: String) throws(SampleFileError) {
        switch try stream.peek() {
        case UInt8(ascii: "{")?, UInt8(ascii: "[")?:
            try stream.skipValue()
            fields.note(String(name.prefix(64)))
        default:
            if let range = try captured(), record.members.count < Self.membersMax { record.add(group, name, range) }
        }
    }

    private mutating func readField(_ node: Int) throws(SampleFileError) {
        let isObject = try stream.peek() == UInt8(ascii: "{")
        if isObject, fields.isInner(node) { return try readObject(node) }
        switch fields.use(node) {
        case .slot(let slot):
            if let range = try captured() { record.set(slot, range) }
        case .members(let group) where isObject: try readMembers(group)
        case .none, .members, .records: try stream.skipValue()
        }
    }

    /// Keeps each member of an object with its name.
    private mutating func readMembers(_ group: Int) throws(SampleFileError) {
        stream.advance()
        var count = 0
        while try stream.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let name = try stream.key { (bytes, range) throws(SampleFileError) in Self.name(bytes, range) }
            count += 1
            guard count <= Self.membersMax, let name else {
                try stream.skipValue()
                fields.note("members beyond the first \(Self.membersMax) of an object, or without a legal name")
                continue
            }
            if let range = try captured() { record.add(group, name, range) }
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
                continue
            }
            if let range = try captured() { record.add(count - 1, "", range) }
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

    /// The name of a key; nil for one that is no text.
    private static func name(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
        var cursor = JSONCursor(bytes, range.lowerBound - 1..<range.upperBound + 1)
        return try? cursor.value(try cursor.string(), field: "a key")
    }
}
