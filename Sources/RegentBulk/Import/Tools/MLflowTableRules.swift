import RegentMessages

/// Tables of MLflow: `eval_results_table.json`, columns and rows.
///
/// Scores are the columns `NAME/score` and `NAME/value`, and `latency` (seconds) and `token_count` where they are
/// asked for. The id is the column `id`, `sample_id`, `request_id` or `trace_id`; without one the place of the row.
/// - Source: mlflow.org/docs/latest/ml/evaluation and `mlflow.load_table`.
struct MLflowTableRules: ToolRules {
    private enum Column {
        case id, latency, skipped
        case score(String)
    }

    let outline: FieldTree
    let fields = FieldTree()
    let slotCount = 1
    private var columns: [Column]?
    private var names: [String] = []
    private var rowCount = 0

    init() {
        var outline = FieldTree()
        outline.add("columns", .slot(0))
        outline.add("data", .records)
        self.outline = outline
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        if columns == nil { try readColumns(&draft, header) }
        let columns = columns ?? []
        rowCount += 1
        var id: String?
        for member in record.members where member.group < columns.count {
            switch columns[member.group] {
            case .skipped: break
            case .id: id = try record.scalar(member.range)
            case .latency: try setLatency(&draft, record, member.range)
            case .score(let name):
                if let truth = record.truth(member.range) {
                    draft.setScore(name, truth)
                } else {
                    draft.setScore(name, record.number(member.range))
                }
            }
        }
        try draft.setID(id ?? "row-\(rowCount)")
        try draft.setStatus(.scored)
        return true
    }

    private func setLatency(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ range: Range<Int>
    ) throws(SampleFault) {
        var seconds = ImportRecord(slotCount: 1)
        seconds.text = Array(record.text[range])
        seconds.set(0, 0..<seconds.text.count)
        draft.setLatency(seconds.milliseconds(ofSeconds: 0))
    }

    private mutating func readColumns(_ draft: inout ImportDraft, _ header: ImportRecord) throws(SampleFault) {
        var found: [Column] = []
        var skipped: [String] = []
        var hasID = false
        try header.forEachElement(of: header.range(0)) { name throws(SampleFault) in
            let name = try header.string(name) ?? ""
            let column = Self.column(name, &hasID)
            if case .skipped = column { skipped.append("column \(name.prefix(64))") }
            found.append(column)
        }
        guard !found.isEmpty else {
            throw SampleFault(.missingField, "columns", "the table has no columns before its data")
        }
        for name in skipped { draft.note(name) }
        columns = found
    }

    private static func column(_ name: String, _ hasID: inout Bool) -> Column {
        switch name {
        case "id", "sample_id", "request_id", "trace_id":
            if hasID { return .skipped }
            hasID = true
            return .id
        case "latency": return .latency
        case "token_count": return .score("total_tokens")
        case _ where name.hasSuffix("/score"): return .score(String(name.dropLast(6)))
        case _ where name.hasSuffix("/value"): return .score(String(name.dropLast(6)))
        default: return .skipped
        }
    }
}
