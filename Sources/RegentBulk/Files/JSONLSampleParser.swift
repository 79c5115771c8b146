import RegentMessages

/// Reads one line of JSONL into a sample.
struct JSONLSampleParser {
    private let table: FieldTable
    private let extra: SampleFileOptions.Extra
    private let ignored: Set<[UInt8]>
    private let idAsText: Bool
    private let nested: NestedFields
    private let nulls: NullSpellings

    init(_ options: SampleFileOptions) throws(SampleFault) {
        let table = try FieldTable(map: options.fieldMap)
        self.table = table
        nested = try NestedFields(options.fieldMap, beside: table)
        nulls = NullSpellings(options.nulls)
        extra = options.extra
        ignored = Set(options.ignored.map { Array($0.utf8) })
        idAsText = options.idAsText
        for (name, column) in options.fieldMap.sorted(by: { $0.key < $1.key }) {
            let key = KeyPath.isPath(column) ? try KeyPath.keys(of: column, field: name)[0] : column
            guard ignored.contains(Array(key.utf8)) else { continue }
            throw SampleFault(.badFieldMap, name, "is mapped to \(column), which --ignore-column leaves out")
        }
    }

    /// The sample of the JSON object in a range of bytes.
    ///
    /// - Throws: `SampleFault` naming the field.
    func sample(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFault) -> EvalSample {
        var cursor = JSONCursor(bytes, range)
        var draft = SampleDraft()
        var left = Set<[UInt8]>()
        var count = 0
        try cursor.require(UInt8(ascii: "{"), "a JSON object")
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.string()
            try cursor.require(UInt8(ascii: ":"), "':'")
            if try isIgnored(key, cursor) {
                try leaveOut(key, &cursor, &left)
            } else if !nested.isEmpty, try readNested(try name(key, cursor), nested, &cursor, &draft) {
                // It was read.
            } else if let target = try target(of: key, cursor) {
                try read(target, &cursor, &draft)
            } else {
                try readExtra(key, &cursor, &draft, &left)
            }
            count += 1
        }
        cursor.skipSpace()
        guard cursor.at == cursor.end else { throw cursor.malformed("unexpected text after the end of the object") }
        try draft.checkLabels()
        return try draft.finished()
    }

    @inline(__always)
    private func target(
        of key: JSONCursor.Text, _ cursor: JSONCursor
    ) throws(SampleFault) -> SampleTarget? {
        guard key.hasEscapes else { return table[cursor.bytes[key.range]] }
        return table[try cursor.unescaped(key, field: "a key")[...]]
    }

    private func name(_ key: JSONCursor.Text, _ cursor: JSONCursor) throws(SampleFault) -> ArraySlice<UInt8> {
        key.hasEscapes ? try cursor.unescaped(key, field: "a key")[...] : cursor.bytes[key.range]
    }

    /// Reads the mapped keys of an object inside the record, and steps over its others; another value has none.
    private func read(
        _ fields: NestedFields, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        var unused: [UInt8] = []
        guard cursor.take(UInt8(ascii: "{")) else {
            return try cursor.appendCompact(to: &unused, depth: 2, field: "a mapped object")
        }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.string()
            try cursor.require(UInt8(ascii: ":"), "':'")
            let name = try name(key, cursor)
            if try !readNested(name, fields, &cursor, &draft) {
                unused.removeAll(keepingCapacity: true)
                try cursor.appendCompact(to: &unused, depth: 2, field: "a key of a mapped object")
            }
            count += 1
        }
    }

    /// Reads the value of a key that is mapped, or holds one that is; false for another key.
    private func readNested(
        _ name: ArraySlice<UInt8>, _ fields: NestedFields, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) -> Bool {
        if let target = fields.target(name) {
            try read(target, &cursor, &draft)
        } else if let inner = fields[name] {
            try read(inner, &cursor, &draft)
        } else {
            return false
        }
        return true
    }

    /// Reads the value of a target.
    ///
    /// - Throws: `SampleFault` naming the field.
    func read(
        _ target: SampleTarget, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        if nulls.take(&cursor) { return }
        switch target {
        case .field(let field):
            try draft.begin(field)
            if cursor.takeNull() { return draft.forget(field) }
            try read(field, &cursor, &draft)
        case .score(let name): try draft.readScore(name, &cursor)
        case .label(let key): try draft.readLabel(key, &cursor)
        }
    }

    private func read(
        _ field: SampleField, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        switch field {
        case .sampleID:
            try draft.setSampleID(try text(field, .badSampleID, &cursor))
        case .status:
            try draft.setStatus(try text(field, .unknownEnum, &cursor))
        case .latencyMillis:
            try draft.setLatency(try cursor.number())
        case .repeated:
            try draft.setRepeat(try cursor.number())
        case .scores: try draft.readScores(&cursor, nulls)
        case .metadata: try draft.readLabels(&cursor, nulls)
        default:
            guard field.outcome != nil else {
                return try draft.setText(field, try text(field, .badText, &cursor))
            }
            draft.setOutcome(field, try Self.truth(field, &cursor) ? .true : .false)
        }
    }

    /// true, false, 1 or 0, as CSV has them.
    private static func truth(_ field: SampleField, _ cursor: inout JSONCursor) throws(SampleFault) -> Bool {
        if let value = cursor.takeBool() { return value }
        if let digit = try cursor.number()?.text, digit.count == 1 {
            if digit.first == UInt8(ascii: "1") { return true }
            if digit.first == UInt8(ascii: "0") { return false }
        }
        throw SampleFault(.badOutcome, field.name, "must be true, false, 1, 0 or null")
    }

    private func text(
        _ field: SampleField, _ code: SampleFileError.Code, _ cursor: inout JSONCursor
    ) throws(SampleFault) -> String {
        if cursor.byte == UInt8(ascii: "\"") { return try cursor.value(try cursor.string(), field: field.name) }
        guard let number = try cursor.number() else { throw SampleFault(code, field.name, "must be a string") }
        guard field == .sampleID else {
            throw SampleFault(code, field.name, "must be a string, is a number; put it in quotes")
        }
        guard idAsText else {
            throw SampleFault(
                code, field.name, "must be a string, is a number; use --id-as-text to read numbers as text")
        }
        guard number.text.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw SampleFault(code, field.name, "is not a non-negative integer; put it in quotes")
        }
        return String(decoding: number.text, as: UTF8.self)
    }

    /// Whether the key was asked to be left out; without such a wish this costs nothing.
    @inline(__always)
    private func isIgnored(_ key: JSONCursor.Text, _ cursor: JSONCursor) throws(SampleFault) -> Bool {
        guard !ignored.isEmpty else { return false }
        return ignored.contains(
            key.hasEscapes ? try cursor.unescaped(key, field: "a key") : Array(cursor.bytes[key.range]))
    }

    /// Steps over the value of a key, which may be there once.
    private func leaveOut(
        _ text: JSONCursor.Text, _ cursor: inout JSONCursor, _ left: inout Set<[UInt8]>
    ) throws(SampleFault) {
        let key = try cursor.value(text, field: "a key")
        guard left.insert(Array(key.utf8)).inserted else { throw SampleFault(.duplicateKey, key, "appears twice") }
        var unused: [UInt8] = []
        try cursor.appendCompact(to: &unused, depth: 2, field: key)
    }

    private func readExtra(
        _ text: JSONCursor.Text, _ cursor: inout JSONCursor, _ draft: inout SampleDraft,
        _ left: inout Set<[UInt8]>
    ) throws(SampleFault) {
        let key = try cursor.value(text, field: "a key")
        switch extra {
        case .refuse: throw SampleFault(.unknownField, key, "is not a field of a sample")
        case .metadata: if !nulls.take(&cursor) { try draft.readLabel(key, &cursor) }
        case .ignore: try leaveOut(text, &cursor, &left)
        }
    }
}
