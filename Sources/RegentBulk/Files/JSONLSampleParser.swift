import RegentMessages

/// Reads one line of JSONL into a sample.
struct JSONLSampleParser {
    private let table: FieldTable
    private let extra: SampleFileOptions.Extra

    init(_ options: SampleFileOptions) throws(SampleFault) {
        table = try FieldTable(map: options.fieldMap)
        extra = options.extra
    }

    /// The sample of the JSON object in a range of bytes.
    ///
    /// - Throws: `SampleFault` naming the field.
    func sample(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFault) -> EvalSample {
        var cursor = JSONCursor(bytes, range)
        var draft = SampleDraft()
        var ignored = Set<String>()
        var count = 0
        try cursor.require(UInt8(ascii: "{"), "a JSON object")
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.string()
            try cursor.require(UInt8(ascii: ":"), "':'")
            if let target = try target(of: key, cursor) {
                try read(target, &cursor, &draft)
            } else {
                try readExtra(key, &cursor, &draft, &ignored)
            }
            count += 1
        }
        cursor.skipSpace()
        guard cursor.at == cursor.end else { throw cursor.malformed("nothing more should be here") }
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
        case .score(let name): try readScore(name, &cursor, &draft)
        case .label(let key): try readLabel(key, &cursor, &draft)
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
        case .scores: try readScores(&cursor, &draft)
        case .metadata: try readLabels(&cursor, &draft)
        default:
            guard field.outcome != nil else {
                return try draft.setText(field, try text(field, .badText, &cursor))
            }
            guard let value = cursor.takeBool() else {
                throw SampleFault(.badOutcome, field.name, "is neither true, false nor null")
            }
            draft.setOutcome(field, value ? .true : .false)
        }
    }

    private func text(
        _ field: SampleField, _ code: SampleFileError.Code, _ cursor: inout JSONCursor
    ) throws(SampleFault) -> String {
        guard cursor.byte == UInt8(ascii: "\"") else { throw SampleFault(code, field.name, "is no string") }
        return try cursor.value(try cursor.string(), field: field.name)
    }

    private func readScores(
        _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        guard cursor.take(UInt8(ascii: "{")) else { throw SampleFault(.badScore, "scores", "is no object") }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let name = try cursor.value(try cursor.string(), field: "scores")
            try cursor.require(UInt8(ascii: ":"), "':'")
            try readScore(name, &cursor, &draft)
            count += 1
        }
    }

    private func readScore(
        _ name: String, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        if cursor.takeNull() { return }
        try draft.setScore(name, try cursor.number())
    }

    private func readLabels(
        _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        guard cursor.take(UInt8(ascii: "{")) else {
            throw SampleFault(.badMetadata, "metadata", "is no object")
        }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.value(try cursor.string(), field: "metadata")
            try cursor.require(UInt8(ascii: ":"), "':'")
            try readLabel(key, &cursor, &draft)
            count += 1
        }
    }

    /// A string as it is, any other value as its JSON text.
    private func readLabel(
        _ key: String, _ cursor: inout JSONCursor, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        let field = "metadata.\(key)"
        if cursor.byte == UInt8(ascii: "\"") {
            return try draft.setLabel(key, try cursor.value(try cursor.string(), field: field))
        }
        var text: [UInt8] = []
        try cursor.appendCompact(to: &text, depth: 3, field: field)
        try draft.setLabel(key, String(decoding: text, as: UTF8.self))
    }

    private func readExtra(
        _ text: JSONCursor.Text, _ cursor: inout JSONCursor, _ draft: inout SampleDraft,
        _ ignored: inout Set<String>
    ) throws(SampleFault) {
        let key = try cursor.value(text, field: "a key")
        switch extra {
        case .refuse: throw SampleFault(.unknownField, key, "is no field of a sample")
        case .metadata: try readLabel(key, &cursor, &draft)
        case .ignore:
            guard ignored.insert(key).inserted else {
                throw SampleFault(.duplicateKey, key, "is there twice")
            }
            var unused: [UInt8] = []
            try cursor.appendCompact(to: &unused, depth: 2, field: key)
        }
    }
}
