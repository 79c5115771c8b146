import RegentMessages

/// Reads one CSV record into a sample, by the targets of the header's columns.
struct CSVSampleParser {
    private struct Column {
        let name: String
        /// nil = left out.
        let target: SampleTarget?
    }

    private let columns: [Column]

    /// The columns of a header.
    ///
    /// - Throws: `unknownField`, `duplicateKey` or `missingField`.
    init(header: CSVRecord, _ options: SampleFileOptions) throws(SampleFault) {
        let table = try FieldTable(map: options.fieldMap)
        var columns: [Column] = []
        var names = Set<String>()
        for index in 0..<header.count {
            let name = try header.text(index, name: "header")
            guard names.insert(name).inserted else {
                throw SampleFault(.duplicateKey, name, "stands twice in the header")
            }
            let target = try Self.target(name, table, options.extra)
            columns.append(Column(name: name, target: target))
        }
        self.columns = columns
        for required in [SampleField.sampleID, .status]
        where !columns.contains(where: { $0.target == .field(required) }) {
            throw SampleFault(.missingField, required.name, "has no column")
        }
    }

    private static func target(
        _ name: String, _ table: FieldTable, _ extra: SampleFileOptions.Extra
    ) throws(SampleFault) -> SampleTarget? {
        if let target = table[Array(name.utf8)[...]] { return target }
        // Beside the fields' names only `scores.NAME` and `metadata.KEY`: a mapped field's own name is free.
        switch SampleTarget(name: name) {
        case .score(let score): return .score(score)
        case .label(let key): return .label(key)
        default: break
        }
        switch extra {
        case .refuse: throw SampleFault(.unknownField, name, "is no field of a sample")
        case .metadata: return .label(name)
        case .ignore: return nil
        }
    }

    /// The sample of the record in a range of bytes.
    ///
    /// - Throws: `SampleFault` naming the column.
    func sample(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFault) -> EvalSample {
        let record = try CSVRecord(bytes, range, fieldCount: columns.count)
        guard record.count == columns.count else {
            throw SampleFault(
                .malformedCSV, nil, "the record has \(record.count) fields, the header \(columns.count)")
        }
        var draft = SampleDraft()
        for (index, column) in columns.enumerated() where !record.isEmpty(index) {
            switch column.target {
            case .field(let field): try read(field, record, index, &draft)
            case .score(let name): try draft.setScore(name, DecimalNumber(record[index]))
            case .label(let key): try draft.setLabel(key, try record.text(index, name: column.name))
            case nil: break
            }
        }
        try draft.checkLabels()
        return try draft.finished()
    }

    private func read(
        _ field: SampleField, _ record: CSVRecord, _ index: Int, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        try draft.begin(field)
        switch field {
        case .sampleID: try draft.setSampleID(try record.text(index, name: field.name))
        case .status: try draft.setStatus(try record.text(index, name: field.name))
        case .latencyMillis: try draft.setLatency(DecimalNumber(record[index]))
        case .scores, .metadata: try readObject(field, record[index], &draft)
        default:
            guard field.outcome != nil else {
                return try draft.setText(field, try record.text(index, name: field.name))
            }
            draft.setOutcome(field, try Self.triState(record[index], field))
        }
    }

    /// A column `scores` or `metadata` holds a JSON object, as the writer makes it.
    private func readObject(
        _ field: SampleField, _ bytes: ArraySlice<UInt8>, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        let code: SampleFileError.Code = field == .scores ? .badScore : .badMetadata
        var cursor = JSONCursor(Array(bytes), 0..<bytes.count)
        guard cursor.take(UInt8(ascii: "{")) else { throw SampleFault(code, field.name, "is no JSON object") }
        var count = 0
        while try cursor.hasElement(after: count, closing: UInt8(ascii: "}")) {
            let key = try cursor.value(try cursor.string(), field: field.name)
            try cursor.require(UInt8(ascii: ":"), "':'")
            if field == .scores {
                try draft.setScore(key, try cursor.number())
            } else {
                guard cursor.byte == UInt8(ascii: "\"") else {
                    throw SampleFault(code, "metadata.\(key)", "is no string")
                }
                try draft.setLabel(key, try cursor.value(try cursor.string(), field: field.name))
            }
            count += 1
        }
        guard cursor.at == cursor.end else { throw SampleFault(code, field.name, "goes on behind its end") }
    }

    private static let yes = (word: Array("true".utf8), digit: UInt8(ascii: "1"))
    private static let no = (word: Array("false".utf8), digit: UInt8(ascii: "0"))

    /// true, false (any case), 1 or 0.
    private static func triState(
        _ bytes: ArraySlice<UInt8>, _ field: SampleField
    ) throws(SampleFault) -> TriState {
        func matches(_ value: (word: [UInt8], digit: UInt8)) -> Bool {
            if bytes.count == 1 { return bytes.first == value.digit }
            return bytes.count == value.word.count && zip(bytes, value.word).allSatisfy { $0 | 0x20 == $1 }
        }
        if matches(yes) { return .true }
        if matches(no) { return .false }
        throw SampleFault(.badOutcome, field.name, "is neither true, false, 1, 0 nor empty")
    }
}
