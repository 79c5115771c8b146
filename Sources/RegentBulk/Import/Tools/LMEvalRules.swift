import RegentMessages

/// Logged samples of lm-evaluation-harness: `samples_TASK_TIME.jsonl`, one document a line.
///
/// - Source: the options `--log_samples` and `--output_path` of its guide to the command line.
struct LMEvalRules: ToolRules {
    private enum Slot: Int, CaseIterable { case id, filter, metrics }

    private static let values = 0
    /// Keys of every line, whatever the task.
    private static let skipped = [
        "doc", "target", "arguments", "resps", "filtered_resps", "prompt_hash", "target_hash",
    ]

    let outline = FieldTree()
    let fields: FieldTree
    let slotCount = Slot.allCases.count
    private var filter: String?

    init() {
        var fields = FieldTree()
        fields.add("doc_id", .slot(Slot.id.rawValue))
        fields.add("filter", .slot(Slot.filter.rawValue))
        fields.add("metrics", .slot(Slot.metrics.rawValue))
        fields.add("doc_hash", .none)
        for key in Self.skipped {
            fields.add(key, .none)
            fields.note(key)
        }
        // A task's metrics are keys of the line.
        fields.rest = Self.values
        self.fields = fields
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        try checkFilter(try record.string(Slot.filter.rawValue) ?? "none")
        try draft.setID(try record.scalar(record.range(Slot.id.rawValue)))
        try draft.setStatus(.scored)
        let metrics = try names(record)
        for member in record.members where metrics?.contains(member.name) ?? true {
            if let truth = record.truth(member.range) {
                draft.setScore(member.name, truth)
            } else if record.number(member.range) != nil || metrics != nil {
                draft.setScore(member.name, record.number(member.range))
            }
        }
        return true
    }

    /// Names of the metrics; nil in files of versions that do not list them, where every number is one.
    private func names(_ record: ImportRecord) throws(SampleFault) -> [String]? {
        guard record.has(Slot.metrics.rawValue) else { return nil }
        var names: [String] = []
        try record.forEachElement(of: record.range(Slot.metrics.rawValue)) { name throws(SampleFault) in
            if let name = try record.string(name) { names.append(name) }
        }
        return names
    }

    /// The same documents come once per filter: two filters in one run would be two answers under one name.
    private mutating func checkFilter(_ found: String) throws(SampleFault) {
        guard filter == nil || filter == found else {
            throw SampleFault(
                .unsupportedInput, "filter",
                "is \(found.prefix(64)) here and \((filter ?? "").prefix(64)) above; "
                    + "import one of them with --select filter=NAME")
        }
        filter = found
    }
}
