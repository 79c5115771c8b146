/// Scores and labels as JSON has them: the same in a line of JSONL and in a cell of CSV.
extension SampleDraft {
    /// Reads an object of numbers; null is an absent score, and so are the caller's spellings of it.
    mutating func readScores(_ cursor: inout JSONCursor, _ nulls: NullSpellings) throws(SampleFault) {
        guard cursor.take(UInt8(ascii: "{")) else { throw SampleFault(.badScore, "scores", "must be a JSON object") }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let name = try cursor.value(try cursor.string(), field: "scores")
            try cursor.require(UInt8(ascii: ":"), "':'")
            if !nulls.take(&cursor) { try readScore(name, &cursor) }
            count += 1
        }
    }

    /// Reads one score.
    mutating func readScore(_ name: String, _ cursor: inout JSONCursor) throws(SampleFault) {
        if cursor.takeNull() { return }
        try setScore(name, try cursor.number())
    }

    /// Reads an object of labels, which may be absent as scores are.
    mutating func readLabels(_ cursor: inout JSONCursor, _ nulls: NullSpellings) throws(SampleFault) {
        guard cursor.take(UInt8(ascii: "{")) else {
            throw SampleFault(.badMetadata, "metadata", "must be a JSON object")
        }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.value(try cursor.string(), field: "metadata")
            try cursor.require(UInt8(ascii: ":"), "':'")
            if !nulls.take(&cursor) { try readLabel(key, &cursor) }
            count += 1
        }
    }

    /// Reads one label: a string as it is, null as an absent label, any other value as its JSON text.
    mutating func readLabel(_ key: String, _ cursor: inout JSONCursor) throws(SampleFault) {
        if cursor.takeNull() { return }
        let field = "metadata.\(key)"
        if cursor.byte == UInt8(ascii: "\"") {
            return try setLabel(key, try cursor.value(try cursor.string(), field: field))
        }
        var text: [UInt8] = []
        try cursor.appendCompact(to: &text, depth: 3, field: field)
        try setLabel(key, String(decoding: text, as: UTF8.self))
    }
}
