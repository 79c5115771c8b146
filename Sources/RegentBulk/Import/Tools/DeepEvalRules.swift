import RegentMessages

/// Test runs of DeepEval: the file of its results folder (`testCases`), or an `EvaluationResult` (`test_results`).
///
/// - Source: deepeval.com/docs/evaluation-introduction and its `DEEPEVAL_RESULTS_FOLDER`.
struct DeepEvalRules: ToolRules {
    private enum Slot: Int, CaseIterable {
        case name, success, metrics, time, cost, tokensIn, tokensOut, tags
    }

    private static let labels = 0

    let outline: FieldTree
    let fields: FieldTree
    let slotCount = Slot.allCases.count

    init() {
        var outline = FieldTree()
        for key in ["testCases", "conversationalTestCases", "test_results", "test_cases", "testRunData.testCases"] {
            outline.add(key, .records)
        }
        self.outline = outline
        var fields = FieldTree()
        // The file of a run has names in camel case, the result of Python in snake case.
        for (path, slot) in [
            ("name", Slot.name), ("success", .success), ("metricsData", .metrics), ("metrics_data", .metrics),
            ("completionTime", .time), ("completion_time", .time), ("tokenCost", .cost), ("token_cost", .cost),
            ("inputTokenCount", .tokensIn), ("input_token_count", .tokensIn), ("outputTokenCount", .tokensOut),
            ("output_token_count", .tokensOut), ("tags", .tags),
        ] { fields.add(path, .slot(slot.rawValue)) }
        for key in ["metadata", "additionalMetadata", "additional_metadata"] { fields.add(key, .members(Self.labels)) }
        self.fields = fields
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        try draft.setID(try record.string(Slot.name.rawValue))
        var (metricCount, failedCount) = (0, 0)
        var failure: String?
        try record.forEachElement(of: record.range(Slot.metrics.rawValue)) { metric throws(SampleFault) in
            metricCount += 1
            if let error = try record.string(try record.member("error", of: metric)) {
                failedCount += 1
                failure = failure ?? error
            } else {
                try setScores(&draft, record, metric)
            }
        }
        // A test case none of whose metrics could be computed has no result.
        let hasFailed = metricCount > 0 && failedCount == metricCount
        try draft.setStatus(hasFailed ? .error : .scored)
        if let failure { draft.setError("METRIC_ERROR", failure) }
        if failedCount == 0, let success = record.truth(Slot.success.rawValue) { draft.setScore("pass", success) }
        draft.setLatency(record.milliseconds(ofSeconds: Slot.time.rawValue))
        for (slot, name) in [(Slot.cost, "cost"), (.tokensIn, "input_tokens"), (.tokensOut, "output_tokens")]
        where record.has(slot.rawValue) {
            draft.setScore(name, record.number(record.range(slot.rawValue)))
        }
        try setLabels(&draft, record)
        return true
    }

    private func setScores(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ metric: Range<Int>
    ) throws(SampleFault) {
        guard let name = try record.string(try record.member("name", of: metric)) else { return }
        if let score = try record.member("score", of: metric), record.number(score) != nil {
            draft.setScore(name, record.number(score))
        }
        if let success = record.truth(try record.member("success", of: metric)) {
            draft.setScore("\(name).pass", success)
        }
    }

    private func setLabels(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        var tags: [String] = []
        try record.forEachElement(of: record.range(Slot.tags.rawValue)) { tag throws(SampleFault) in
            if let tag = try record.string(tag) { tags.append(tag) }
        }
        if !tags.isEmpty { draft.setLabel("tags", tags.joined(separator: ",")) }
        for member in record.members where member.group == Self.labels {
            draft.setLabel(member.name, try record.scalar(member.range))
        }
    }
}
