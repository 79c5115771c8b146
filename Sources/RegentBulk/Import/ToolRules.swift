import RegentMessages

/// How the records of one tool become samples.
protocol ToolRules {
    /// Keys around the records; without keys each value of the file is a record.
    var outline: FieldTree { get }
    /// Keys of a record that are read.
    var fields: FieldTree { get }
    /// Values that are kept of a record, or of what is around it.
    var slotCount: Int { get }

    /// Fills the sample of a record; false where the record is not a sample of its own.
    ///
    /// - Throws: `SampleFault` for a record that is left out.
    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool

    /// Fills the next sample of those that were complete only with the last record; false behind the last.
    mutating func fillRest(_ draft: inout ImportDraft, _ header: ImportRecord) throws(SampleFault) -> Bool

    /// Number of samples that the file announces; nil where it announces none.
    func announced(_ header: ImportRecord) -> Int?

    /// Refuses a file that must not be imported: before its first sample, and at its end.
    func check(_ header: ImportRecord) throws(SampleFault)

    /// Values without which a record still says what became of it: one that is too large to be kept is left out. Any
    /// other one makes the record a bad one, because it may hold why it failed.
    var tolerated: Set<Int> { get }

    /// Looks at a record, whether or not the caller selects it.
    mutating func see(_ record: ImportRecord)

    /// Whether the record that ends a log was read; nil of a tool that writes none.
    var sawEnd: Bool? { get }
}

extension ToolRules {
    mutating func fillRest(_ draft: inout ImportDraft, _ header: ImportRecord) throws(SampleFault) -> Bool { false }
    func announced(_ header: ImportRecord) -> Int? { nil }
    func check(_ header: ImportRecord) throws(SampleFault) {}
    var tolerated: Set<Int> { [] }
    mutating func see(_ record: ImportRecord) {}
    var sawEnd: Bool? { nil }
}

extension ImportRecord {
    /// The member of an object at a range.
    ///
    /// - Throws: `malformedJSON`, also for a value that nests deeper than 32 levels.
    func member(_ name: String, of range: Range<Int>?) throws(SampleFault) -> Range<Int>? {
        guard let range else { return nil }
        let wanted = Array(name.utf8)
        var found: Range<Int>?
        try forEachMember(of: range) { (key, value) throws(SampleFault) in
            if key.elementsEqual(wanted) { found = value }
        }
        return found
    }

    /// The member of an object, or where there is none another one.
    func member(_ name: String, or other: String, of range: Range<Int>?) throws(SampleFault) -> Range<Int>? {
        if let member = try member(name, of: range) { return member }
        return try member(other, of: range)
    }

    /// Gives each member of an object to `body`; another value has none.
    func forEachMember(
        of range: Range<Int>, _ body: (_ key: ArraySlice<UInt8>, _ value: Range<Int>) throws(SampleFault) -> Void
    ) throws(SampleFault) {
        var cursor = cursor(range)
        guard cursor.take(UInt8(ascii: "{")) else { return }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.string()
            try cursor.require(UInt8(ascii: ":"), "':'")
            let first = cursor.at
            try cursor.skip()
            try body(text[key.range], first..<cursor.at)
            count += 1
        }
    }

    /// Gives each element of an array to `body`; another value has none.
    func forEachElement(
        of range: Range<Int>?, _ body: (_ value: Range<Int>) throws(SampleFault) -> Void
    ) throws(SampleFault) {
        guard let range else { return }
        var cursor = cursor(range)
        guard cursor.take(UInt8(ascii: "[")) else { return }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "]")) {
            let first = cursor.at
            try cursor.skip()
            try body(first..<cursor.at)
            count += 1
        }
    }

    /// Number of elements of an array; nil for another value.
    func elementCount(_ slot: Int) -> Int? {
        guard let range = range(slot), text[range.lowerBound] == UInt8(ascii: "[") else { return nil }
        var count = 0
        do throws(SampleFault) {
            try forEachElement(of: range) { _ throws(SampleFault) in count += 1 }
        } catch { return nil }
        return count
    }
}

extension JSONCursor {
    /// Words that Python writes for numbers that are none.
    private static let pythonWords = ["NaN", "Infinity", "-Infinity"].map { Array($0.utf8) }

    /// Steps over any value, Python's NaN and Infinity among them.
    mutating func skip() throws(SampleFault) {
        for word in Self.pythonWords where takeWord(word) { return }
        switch byte {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        default:
            if !takeNull(), takeBool() == nil, try number() == nil { throw malformed("expected a value") }
        }
    }

    /// Steps over an array or object, whose brackets the reader of the file has matched.
    private mutating func skipNested() throws(SampleFault) {
        var depth = 0
        repeat {
            switch byte {
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                step()
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                step()
            default:
                guard at < end else { throw malformed("a bracket is not closed") }
                step()
            }
        } while depth > 0
    }
}
