import RegentMessages

/// Reads one line of JSONL into a sample.
struct JSONLSampleParser {
    private let table: FieldTable
    private let extra: SampleFileOptions.Extra
    private let ignored: Set<[UInt8]>
    private let idAsText: Bool

    init(_ options: SampleFileOptions) throws(SampleFault) {
        table = try FieldTable(map: options.fieldMap)
        extra = options.extra
        ignored = Set(options.ignored.map { Array($0.utf8) })
        idAsText = options.idAsText
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

    private func read(
        _ target: SampleTarget, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
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
        case .scores: try draft.readScores(&cursor)
        case .metadata: try draft.readLabels(&cursor)
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
        case .metadata: try draft.readLabel(key, &cursor)
        case .ignore: try leaveOut(text, &cursor, &left)
        }
    }
}
