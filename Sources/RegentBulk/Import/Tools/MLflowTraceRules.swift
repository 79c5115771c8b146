import RegentMessages

/// Traces of MLflow 3 with their assessments, as `Trace.to_dict` writes them: an array, or one a line.
///
/// - Source: mlflow.org/docs/latest/genai/eval-monitor and its data model of traces and assessments.
struct MLflowTraceRules: ToolRules {
    private enum Slot: Int, CaseIterable {
        case id, oldID, state, oldState, duration, oldDuration, assessments, clientID, tokens
    }

    private static let labels = 0

    let outline = FieldTree()
    let fields: FieldTree
    let slotCount = Slot.allCases.count
    let tolerated: Set = [Slot.tokens.rawValue]

    init() {
        var fields = FieldTree()
        for (path, slot) in [
            ("info.trace_id", Slot.id), ("info.request_id", .oldID), ("info.state", .state), ("info.status", .oldState),
            ("info.execution_duration_ms", .duration), ("info.execution_time_ms", .oldDuration),
            ("info.assessments", .assessments), ("info.client_request_id", .clientID),
        ] { fields.add(path, .slot(slot.rawValue)) }
        fields.add(["info", "trace_metadata", "mlflow.trace.tokenUsage"], .slot(Slot.tokens.rawValue))
        fields.add("info.tags", .members(Self.labels))
        self.fields = fields
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        // A client's own id is the same in every evaluation of a question, a trace's never.
        let id = try record.string(Slot.id.rawValue, or: Slot.oldID.rawValue)
        try draft.setID(try record.string(Slot.clientID.rawValue) ?? id)
        let state = try record.string(Slot.state.rawValue, or: Slot.oldState.rawValue)
        // A trace that is still in progress has no result either.
        let failure = state == "OK" ? nil : state
        try draft.setStatus(failure == nil ? .scored : .error)
        if let failure { draft.setError(failure, nil) }
        draft.setLatency(record.number(record.range(Slot.duration.rawValue) ?? record.range(Slot.oldDuration.rawValue)))
        try record.forEachElement(of: record.range(Slot.assessments.rawValue)) { assessment throws(SampleFault) in
            try setScore(&draft, record, assessment)
        }
        try setTokens(&draft, record)
        for member in record.members where member.group == Self.labels && !member.name.hasPrefix("mlflow.") {
            draft.setLabel(member.name, try record.scalar(member.range))
        }
        return true
    }

    /// Feedback is a score; an expectation is what was asked for, and no result.
    private func setScore(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ assessment: Range<Int>
    ) throws(SampleFault) {
        guard record.truth(try record.member("valid", of: assessment)) != false,
            let name = try record.string(try record.member("assessment_name", or: "name", of: assessment))
        else { return }
        guard let feedback = try record.member("feedback", of: assessment) else {
            return draft.note("assessment \(name.prefix(64)): an expectation")
        }
        guard let value = try record.member("value", of: feedback) else { return }
        if let truth = record.truth(value) { return draft.setScore(name, truth) }
        switch try record.string(value)?.lowercased() {
        case nil: draft.setScore(name, record.number(value))
        case "yes"?: draft.setScore(name, true)
        case "no"?: draft.setScore(name, false)
        case _?: draft.note("assessment \(name.prefix(64)): texts other than yes and no")
        }
    }

    /// The usage is a text that holds JSON.
    private func setTokens(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        guard let text = try record.string(Slot.tokens.rawValue) else { return }
        let usage = ImportRecord(text: Array(text.utf8))
        guard !usage.text.isEmpty else { return }
        for name in ["input_tokens", "output_tokens", "total_tokens"] {
            guard let value = try usage.member(name, of: 0..<usage.text.count) else { continue }
            draft.setScore(name, usage.number(value))
        }
    }
}
