import RegentMessages

/// Logs of Inspect, version 2: `.json`, and `.eval`, whose members are one sample each.
///
/// - Source: inspect.aisi.org.uk/eval-logs.html, and `EvalLog` and `EvalSample` of its reference of `inspect_ai.log`.
struct InspectRules: ToolRules {
    private enum Slot: Int, CaseIterable {
        case id, epoch, errorMessage, limitType, totalTime, usage, model, choices, invalidation, completed
    }

    private enum Header: Int, CaseIterable {
        case task, model, dataset, ids, epochs, total, isInvalidated, version, count, limit, selection
    }

    private static let (scores, labels) = (0, 1)

    let outline: FieldTree
    let fields: FieldTree
    let slotCount = max(Slot.allCases.count, Header.allCases.count)
    /// Answers may have pictures and probabilities of tokens.
    let tolerated: Set = [Slot.choices.rawValue]

    init() {
        var outline = FieldTree()
        for (path, slot) in [
            ("eval.task", Header.task), ("eval.model", .model), ("eval.dataset.name", .dataset),
            ("eval.dataset.sample_ids", .ids), ("eval.config.epochs", .epochs), ("results.total_samples", .total),
            ("invalidated", .isInvalidated), ("version", .version), ("eval.dataset.samples", .count),
            ("eval.config.limit", .limit), ("eval.config.sample_id", .selection),
        ] { outline.add(path, .slot(slot.rawValue)) }
        outline.add("samples", .records)
        self.outline = outline
        var fields = FieldTree()
        for (path, slot) in [
            ("id", Slot.id), ("epoch", .epoch), ("error.message", .errorMessage), ("limit.type", .limitType),
            ("total_time", .totalTime), ("model_usage", .usage), ("output.model", .model),
            ("output.choices", .choices), ("invalidation", .invalidation),
        ] { fields.add(path, .slot(slot.rawValue)) }
        fields.add("scores", .members(Self.scores))
        fields.add("metadata", .members(Self.labels))
        self.fields = fields
    }

    /// Samples that the log should have: an unfinished log has fewer, and the rest counts as missing.
    func announced(_ header: ImportRecord) -> Int? {
        if let total = header.whole(Header.total.rawValue), total > 0 { return total }
        // A list of ids that is too long to be kept names the whole data set, unless the log says otherwise.
        let isPart = header.has(Header.limit.rawValue) || header.has(Header.selection.rawValue)
        let count = isPart ? nil : header.whole(Header.count.rawValue)
        guard let ids = header.elementCount(Header.ids.rawValue) ?? count else { return nil }
        let (total, overflow) = ids.multipliedReportingOverflow(by: max(1, header.whole(Header.epochs.rawValue) ?? 1))
        return overflow ? .max : total
    }

    func check(_ header: ImportRecord) throws(SampleFault) {
        guard header.truth(Header.isInvalidated.rawValue) != true else {
            throw SampleFault(.unsupportedInput, "invalidated", "the log was invalidated; import one that counts")
        }
        guard header.whole(Header.version.rawValue) ?? 2 == 2 else {
            throw SampleFault(
                .unsupportedInput, "version",
                "is not 2; convert the log with a current version of Inspect: inspect log convert")
        }
    }

    mutating func fill(
        _ draft: inout ImportDraft, _ record: ImportRecord, _ header: ImportRecord
    ) throws(SampleFault) -> Bool {
        // Epochs count from 1.
        let epoch = record.whole(Slot.epoch.rawValue) ?? 1
        try draft.setID(try record.scalar(record.range(Slot.id.rawValue)), repetition: max(0, epoch - 1))
        try setStatus(&draft, record)
        draft.setLatency(record.milliseconds(ofSeconds: Slot.totalTime.rawValue))
        try setUsage(&draft, record)
        var model = try header.string(Header.model.rawValue)
        if model == nil { model = try record.string(Slot.model.rawValue) }
        draft.setText(.modelVersion, model)
        if let model, let slash = model.firstIndex(of: "/") {
            draft.setText(.selectedProvider, String(model[..<slash]))
        }
        draft.setLabel("task", try header.string(Header.task.rawValue))
        draft.setLabel("dataset", try header.string(Header.dataset.rawValue))
        for member in record.members where member.group == Self.labels {
            draft.setLabel(member.name, try record.scalar(member.range))
        }
        return true
    }

    private func setStatus(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        if record.has(Slot.invalidation.rawValue) {
            try draft.setStatus(.error)
            return draft.setError("INVALIDATED", nil)
        }
        if let error = try record.string(Slot.errorMessage.rawValue) {
            try draft.setStatus(.error)
            return draft.setError("ERROR", error)
        }
        let hasScores = record.members.contains { $0.group == Self.scores }
        let limit = try record.string(Slot.limitType.rawValue)
        if let limit {
            draft.setLabel("limit", limit)
            draft.setText(.errorCode, "LIMIT_" + limit.uppercased())
        }
        switch limit {
        case "time"? where !hasScores, "working"? where !hasScores: try draft.setStatus(.timeout)
        case _? where !hasScores: try draft.setStatus(.error)
        default: try draft.setStatus(try hasRefused(record) ? .refused : .scored)
        }
        try setScores(&draft, record)
    }

    /// Whether the provider's filter stopped the answer.
    private func hasRefused(_ record: ImportRecord) throws(SampleFault) -> Bool {
        var isFiltered = false
        try record.forEachElement(of: record.range(Slot.choices.rawValue)) { choice throws(SampleFault) in
            let reason = try record.string(try record.member("stop_reason", of: choice))
            isFiltered = isFiltered || reason == "content_filter"
        }
        return isFiltered
    }

    private func setScores(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        for member in record.members where member.group == Self.scores {
            guard let value = try record.member("value", of: member.range) else { continue }
            guard record.text[value.lowerBound] == UInt8(ascii: "{") else {
                try setScore(&draft, member.name, value, record)
                continue
            }
            try record.forEachMember(of: value) { key, part throws(SampleFault) in
                let name = "\(member.name).\(String(decoding: key, as: UTF8.self))"
                try setScore(&draft, name, part, record)
            }
        }
    }

    /// A value as Inspect's metrics take it (`value_to_float`), but what it would warn of and take for 0 is left out.
    private func setScore(
        _ draft: inout ImportDraft, _ name: String, _ value: Range<Int>, _ record: ImportRecord
    ) throws(SampleFault) {
        if let truth = record.truth(value) { return draft.setScore(name, truth) }
        guard let word = try record.string(value) else { return draft.setScore(name, record.number(value)) }
        switch word.lowercased() {
        case _ where word == "C", "yes", "true": draft.setScore(name, true)
        case _ where word == "I" || word == "N", "no", "false": draft.setScore(name, false)
        case _ where word == "P": draft.setScore(name, DecimalNumber(Array("0.5".utf8)[...]))
        default: draft.setScore(name, DecimalNumber(Array(word.utf8)[...]))
        }
    }

    /// Tokens of all models of the sample.
    private func setUsage(_ draft: inout ImportDraft, _ record: ImportRecord) throws(SampleFault) {
        guard let usage = record.range(Slot.usage.rawValue) else { return }
        for name in ["input_tokens", "output_tokens", "total_tokens"] {
            var sum: Double?
            try record.forEachMember(of: usage) { _, tokens throws(SampleFault) in
                let value = record.number(try record.member(name, of: tokens))?.finiteDouble
                if let value { sum = (sum ?? 0) + value }
            }
            guard let sum else { continue }
            var text: [UInt8] = []
            JSONText.appendNumber(sum, to: &text)
            draft.setScore(name, DecimalNumber(text[...]))
        }
    }
}
