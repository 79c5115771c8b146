import RegentMessages

/// Results of promptfoo: `results.json` (versions 2 and 3 of its summary), or its JSONL with a result a line.
///
/// A sample is one result: test `testIdx` answered by prompt and provider `promptIdx`. The test is the cluster, because
/// several of them share its input; unless the file says that there is one.
/// - Source: promptfoo.dev/docs/configuration/outputs, and `EvaluateResult` of promptfoo.dev/docs/usage/node-package.
struct PromptfooRules: ToolRules {
    private enum Slot: Int, CaseIterable {
        case test, prompt, success, score, latency, error, reason, provider, providerID, promptID, cost
        case tokens, tokensIn, tokensOut, isRefusal, isCached, description, isGraded
    }

    private static let paths: [(String, Slot)] = [
        ("testIdx", .test), ("promptIdx", .prompt), ("success", .success), ("score", .score),
        ("latencyMs", .latency), ("error", .error), ("failureReason", .reason), ("provider", .provider),
        ("provider.id", .providerID), ("promptId", .promptID), ("cost", .cost),
        ("response.tokenUsage.total", .tokens), ("response.tokenUsage.prompt", .tokensIn),
        ("response.tokenUsage.completion", .tokensOut), ("response.isRefusal", .isRefusal),
        ("response.cached", .isCached), ("description", .description), ("gradingResult.pass", .isGraded),
    ]
    private static let (namedScores, labels) = (0, 1)
    /// `ResultFailureReason.ERROR`.
    private static let failed = 2

    let outline: FieldTree
    let fields: FieldTree
    let slotCount = Slot.allCases.count
    /// Whether the file says that it has one prompt and provider; nil before the first result.
    private var hasOnePrompt: Bool?

    /// - Parameter isLines: whether each line is a result.
    init(isLines: Bool) {
        var outline = FieldTree()
        if !isLines {
            outline.add("results", .records)
            outline.add("results.results", .records)
            outline.add("results.prompts", .slot(0))
        }
        self.outline = outline
        var fields = FieldTree()
        for (path, slot) in Self.paths { fields.add(path, .slot(slot.rawValue)) }
        fields.add("namedScores", .members(Self.namedScores))
        fields.add("testCase.metadata", .members(Self.labels))
        self.fields = fields
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        guard let test = record.whole(Slot.test.rawValue) else {
            throw SampleFault(.missingField, "testIdx", "the result has no test index")
        }
        let prompt = record.whole(Slot.prompt.rawValue) ?? 0
        try draft.setID("\(test)/\(prompt)")
        if hasOnePrompt == nil { hasOnePrompt = header.elementCount(0) == 1 }
        if hasOnePrompt == false { draft.setText(.cluster, "\(test)") }
        let status = try status(record)
        try draft.setStatus(status)
        let hasFailed = status == .error || status == .timeout
        let latency = record.number(record.range(Slot.latency.rawValue))
        // A call that failed has 0 where its time was not measured.
        if !hasFailed || latency?.finiteDouble != 0 { draft.setLatency(latency) }
        if hasFailed {
            draft.setError(status == .timeout ? "TIMEOUT" : "ERROR", try record.string(Slot.error.rawValue))
        } else {
            try setScores(&draft, record)
        }
        try setTexts(&draft, record)
        return true
    }

    private func status(_ record: ImportRecord) throws(SampleFault) -> SampleStatus {
        let error = try record.string(Slot.error.rawValue) ?? ""
        // Version 2 has no reason, and keeps the text of a failed assertion in `error` too.
        let hasFailed =
            record.has(Slot.reason.rawValue)
            ? record.whole(Slot.reason.rawValue) == Self.failed : !error.isEmpty && !record.has(Slot.isGraded.rawValue)
        if hasFailed { return error.contains("timed out after") ? .timeout : .error }
        return record.truth(Slot.isRefusal.rawValue) == true ? .refused : .scored
    }

    private func setScores(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        if let success = record.truth(Slot.success.rawValue) { draft.setScore("pass", success) }
        if record.has(Slot.score.rawValue) {
            draft.setScore("score", record.number(record.range(Slot.score.rawValue)))
        }
        for member in record.members where member.group == Self.namedScores {
            draft.setScore(member.name, record.number(member.range))
        }
    }

    private func setTexts(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        for (slot, name) in [
            (Slot.cost, "cost"), (.tokens, "total_tokens"), (.tokensIn, "input_tokens"), (.tokensOut, "output_tokens"),
        ] where record.has(slot.rawValue) {
            draft.setScore(name, record.number(record.range(slot.rawValue)))
        }
        draft.setText(
            .selectedProvider, try record.string(Slot.providerID.rawValue, or: Slot.provider.rawValue))
        draft.setText(.promptTemplateVersion, try record.string(Slot.promptID.rawValue))
        draft.setLabel("description", try record.string(Slot.description.rawValue))
        if record.truth(Slot.isCached.rawValue) == true { draft.setLabel("cached", "true") }
        for member in record.members where member.group == Self.labels {
            draft.setLabel(member.name, try record.scalar(member.range))
        }
    }
}
