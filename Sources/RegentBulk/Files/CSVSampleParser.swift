import RegentMessages

/// Reads one CSV record into a sample, by the targets of the header's columns.
struct CSVSampleParser {
    private struct Column {
        let name: String
        /// nil = left out.
        let target: SampleTarget?
    }

    private let columns: [Column]
    private let delimiter: UInt8
    private let nulls: NullSpellings

    /// The columns of a header.
    ///
    /// - Throws: `unknownField`, `duplicateKey` or `missingField`.
    init(header: CSVRecord, _ options: SampleFileOptions) throws(SampleFault) {
        for (name, column) in options.fieldMap where KeyPath.isPath(column) {
            throw SampleFault(.badFieldMap, name, "is mapped to the path \(column), and CSV has columns without keys")
        }
        delimiter = header.delimiter
        nulls = NullSpellings(options.nulls)
        let table = try FieldTable(map: options.fieldMap)
        var names: [[UInt8]] = []
        for index in 0..<header.count { names.append(Array(try header.text(index, name: "header").utf8)) }
        let ignored = try Self.ignored(options.ignored, names)
        try Self.check(options.fieldMap, names, ignored)
        var columns: [Column] = []
        // By bytes: two names that Unicode takes for the same are two columns.
        var seen = Set<[UInt8]>()
        for (index, bytes) in names.enumerated() {
            let name = String(decoding: bytes, as: UTF8.self)
            if ignored.contains(index) || (bytes.isEmpty && options.extra == .ignore) {
                columns.append(Column(name: name, target: nil))
                continue
            }
            guard !bytes.isEmpty else {
                throw SampleFault(
                    .unknownField, "column \(index + 1)",
                    "has no name; give it one, or skip it with --ignore-column \(index + 1)")
            }
            guard seen.insert(bytes).inserted else {
                throw SampleFault(.duplicateKey, name, "appears twice in the header")
            }
            columns.append(Column(name: name, target: try Self.target(name, table, options.extra)))
        }
        self.columns = columns
        for required in [SampleField.sampleID, .status]
        where !columns.contains(where: { $0.target == .field(required) }) {
            throw SampleFault(.missingField, required.name, "has no column")
        }
    }

    /// Places of the columns to leave out: those of a name, or the one at a place where no column has that name.
    ///
    /// - Throws: `badFieldMap` for a name that is not a column.
    private static func ignored(_ wanted: [String], _ names: [[UInt8]]) throws(SampleFault) -> Set<Int> {
        var ignored = Set<Int>()
        for column in wanted {
            let named = names.indices.filter { names[$0].elementsEqual(column.utf8) }
            if !named.isEmpty {
                ignored.formUnion(named)
            } else if let place = Int(column), names.indices.contains(place - 1) {
                ignored.insert(place - 1)
            } else {
                throw SampleFault(.badFieldMap, column, "is not a column of the file, so it cannot be ignored")
            }
        }
        return ignored
    }

    /// Refuses a map that would read nothing: a header shows every column there is.
    private static func check(_ map: TextMap, _ names: [[UInt8]], _ ignored: Set<Int>) throws(SampleFault) {
        for (field, column) in map.sorted(by: { $0.key < $1.key }) {
            guard let place = names.firstIndex(where: { $0.elementsEqual(column.utf8) }) else {
                throw SampleFault(.badFieldMap, field, "is mapped to \(column), which is not a column of the file")
            }
            guard !ignored.contains(place) else {
                throw SampleFault(.badFieldMap, field, "is mapped to \(column), which --ignore-column leaves out")
            }
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
        case .refuse: throw SampleFault(.unknownField, name, "is not a field of a sample")
        case .metadata: return .label(name)
        case .ignore: return nil
        }
    }

    /// The sample of the record in a range of bytes.
    ///
    /// - Throws: `SampleFault` naming the column.
    func sample(_ bytes: [UInt8], _ range: Range<Int>) throws(SampleFault) -> EvalSample {
        let record = try CSVRecord(bytes, range, delimiter: delimiter, fieldCount: columns.count)
        guard record.count == columns.count else {
            throw SampleFault(
                .malformedCSV, nil, "the record has \(record.count) fields, the header has \(columns.count)")
        }
        var draft = SampleDraft()
        for (index, column) in columns.enumerated() where !record.isEmpty(index) {
            if nulls.isAbsent(record[index]) { continue }
            switch column.target {
            case .field(let field):
                if !field.isText, Self.isNull(record[index]) { continue }
                try read(field, record, index, &draft)
            case .score(let name):
                if Self.isNull(record[index]) { continue }
                try draft.setScore(name, DecimalNumber(record[index]))
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
        case .repeated: try draft.setRepeat(DecimalNumber(record[index]))
        case .scores, .metadata: try readObject(field, record[index], &draft)
        default:
            guard field.outcome != nil else {
                return try draft.setText(field, try record.text(index, name: field.name))
            }
            draft.setOutcome(field, try Self.triState(record[index], field))
        }
    }

    /// A column `scores` or `metadata` holds a JSON object, read as in JSONL.
    private func readObject(
        _ field: SampleField, _ bytes: ArraySlice<UInt8>, _ draft: inout SampleDraft
    ) throws(SampleFault) {
        var cursor = JSONCursor(Array(bytes), 0..<bytes.count)
        cursor.skipSpace()
        if field == .scores { try draft.readScores(&cursor, nulls) } else { try draft.readLabels(&cursor, nulls) }
        cursor.skipSpace()
        guard cursor.at == cursor.end else {
            throw SampleFault(
                field == .scores ? .badScore : .badMetadata, field.name, "has text after the end of its object")
        }
    }

    /// Whether the cell is the word null: absent, as in JSONL. In a column of texts it is a text.
    private static func isNull(_ cell: ArraySlice<UInt8>) -> Bool { cell.elementsEqual(null) }

    private static let null = Array("null".utf8)
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
        throw SampleFault(.badOutcome, field.name, "must be true, false, 1, 0 or empty")
    }
}
