package import RegentMessages
import RegentModel
package import RegentSystem

extension OutcomeColumns {
    /// The outcomes of the columns, in order: the inverse of packing them.
    ///
    /// Their values are as they stand there; whether they are legal is for `RouteOutcome.faults` to say.
    /// - Parameter clocks: receives the time of the cold columns.
    /// - Throws: `BatchError` where the columns are not of one length, or name texts that are not there.
    package func rows(environment: String, clocks: StageClocks? = nil) throws(BatchError) -> [RouteOutcome] {
        try rows(environment: environment, try checkedCold(clocks: clocks))
    }

    /// The cold columns, where all columns are of one length and name no text that is not there.
    ///
    /// - Throws: `BatchError`.
    func checkedCold(clocks: StageClocks?) throws(BatchError) -> OutcomeColdColumns {
        let count = Int(self.count)
        guard (1...BatchLimits.samplesMax).contains(count) else {
            throw BatchError(.badCount, "has \(count) outcomes, not 1-\(BatchLimits.samplesMax)", column: "count")
        }
        try Self.check(createTimeUs, "create_time_us", count, mayBeEmpty: false)
        try Self.check(outcomeCodes, "outcome_codes", count, mayBeEmpty: false)
        try Self.check(latencyUs, "latency_us", count, mayBeEmpty: false)
        try ColdCheck.check(
            selectedProvider, "selected_provider", bytesMax: OutcomeText.providerBytesMax, count)
        try ColdCheck.check(modelVersion, "model_version", bytesMax: OutcomeText.modelVersionBytesMax, count)
        try ColdCheck.check(useCase, "use_case", bytesMax: OutcomeText.useCaseBytesMax, count)
        let cold: OutcomeColdColumns = try ColdCheck.decoded(coldZstd, clocks)
        try ColdRows.check(cold, count)
        return cold
    }

    /// The outcomes of columns that fit together.
    ///
    /// - Throws: `BatchError` for a word of codes that is none.
    func rows(environment: String, _ cold: OutcomeColdColumns) throws(BatchError) -> [RouteOutcome] {
        let cold = try ColdRows(cold, Int(count))
        var rows: [RouteOutcome] = []
        rows.reserveCapacity(Int(count))
        for index in 0..<Int(count) { rows.append(try row(index, cold, environment)) }
        return rows
    }

    /// Refuses a column of another length.
    fileprivate static func check<Value>(
        _ column: [Value], _ name: String, _ count: Int, mayBeEmpty: Bool = true
    ) throws(BatchError) {
        guard column.count == count || (mayBeEmpty && column.isEmpty) else {
            throw BatchError(.badColumn, "has \(column.count) rows, not \(count)", column: name)
        }
    }

    private func row(_ index: Int, _ cold: ColdRows, _ environment: String) throws(BatchError) -> RouteOutcome {
        let code = RouteOutcomeCode(rawValue: outcomeCodes[index])
        guard code.isWithinBits, code.latencyPresent || latencyUs[index] == 0,
            code.ttftPresent || cold.ttftMicros(index) == 0
        else {
            throw BatchError(
                .badOutcome, "has a bit above 16, or a value although its bit says that it is absent",
                column: "outcome_codes", index: index)
        }
        var row = RouteOutcome()
        cold.fill(&row, index)
        row.createTime = Timestamp(microseconds: Int64(clamping: createTimeUs[index]))
        row.environment = environment
        row.status = RouteOutcomeStatus(rawValue: Int32(code.status))
        row.schemaValid = TriState(rawValue: Int32(code.schemaValid))
        row.patchApplySuccess = TriState(rawValue: Int32(code.patchApplySuccess))
        row.safetyCompliant = TriState(rawValue: Int32(code.safetyCompliant))
        row.arm = Arm(rawValue: Int32(code.arm))
        row.routeStrategy = RouteStrategy(rawValue: Int32(code.routeStrategy))
        row.fallbackUsed = code.fallbackUsed
        row.latencyMs = code.latencyPresent ? LatencyMicros(latencyUs[index]).milliseconds : nil
        row.ttftMs = code.ttftPresent ? LatencyMicros(cold.ttftMicros(index)).milliseconds : nil
        row.useCase = useCase?.text(index) ?? ""
        row.selectedProvider = selectedProvider?.text(index) ?? ""
        row.modelVersion = modelVersion?.text(index) ?? ""
        return row
    }
}

/// The cold columns of a batch, of one length.
private struct ColdRows {
    private let columns: OutcomeColdColumns
    private let idStarts: [Int]

    init(_ columns: OutcomeColdColumns, _ count: Int) throws(BatchError) {
        self.columns = columns
        idStarts = try Self.starts(columns, count)
    }

    /// Refuses columns that are not of one length.
    static func check(_ columns: OutcomeColdColumns, _ count: Int) throws(BatchError) {
        _ = try starts(columns, count)
        try OutcomeColumns.check(columns.keyDigest, "key_digest", count)
        try OutcomeColumns.check(columns.policyRevision, "policy_revision", count)
        for (name, column) in numbers(columns) { try OutcomeColumns.check(column, name, count) }
        for (name, column, bytesMax) in texts(columns) {
            try ColdCheck.check(column, name, bytesMax: bytesMax, count)
        }
    }

    private static func starts(_ columns: OutcomeColdColumns, _ count: Int) throws(BatchError) -> [Int] {
        guard let ids = columns.requestIds else {
            throw BatchError(.badColumn, "is missing", column: "request_ids")
        }
        return try ColdCheck.starts(of: ids, count, "request_ids")
    }

    private static func numbers(_ columns: OutcomeColdColumns) -> [(String, [UInt32])] {
        [
            ("attempt", columns.attempt), ("input_tokens", columns.inputTokens),
            ("output_tokens", columns.outputTokens), ("auto_count", columns.autoCount),
            ("ask_count", columns.askCount), ("escalate_count", columns.escalateCount),
            ("features_expected", columns.featuresExpected), ("features_available", columns.featuresAvailable),
            ("retry_after_ms", columns.retryAfterMs), ("ttft_us", columns.ttftUs),
        ]
    }

    private static func texts(_ columns: OutcomeColdColumns) -> [(String, DictionaryColumn?, Int)] {
        [
            ("requested_provider", columns.requestedProvider, OutcomeText.providerBytesMax),
            ("fallback_provider", columns.fallbackProvider, OutcomeText.providerBytesMax),
            ("prompt_template_version", columns.promptTemplateVersion, OutcomeText.textBytesMax),
            ("error_code", columns.errorCode, OutcomeText.textBytesMax),
        ]
    }

    func fill(_ row: inout RouteOutcome, _ index: Int) {
        let id = (columns.requestIds?.text ?? [])[idStarts[index]..<idStarts[index + 1]]
        // What is not UTF-8 has no text, and an outcome without an id is refused.
        row.requestId = String(validating: id, as: UTF8.self) ?? ""
        row.requestedProvider = columns.requestedProvider?.text(index) ?? ""
        row.fallbackProvider = columns.fallbackProvider?.text(index) ?? ""
        row.promptTemplateVersion = columns.promptTemplateVersion?.text(index) ?? ""
        row.errorCode = columns.errorCode?.text(index) ?? ""
        row.keyDigest = Self.number(columns.keyDigest, index)
        row.policyRevision = Self.number(columns.policyRevision, index)
        row.attempt = Self.number(columns.attempt, index)
        row.inputTokens = Self.number(columns.inputTokens, index)
        row.outputTokens = Self.number(columns.outputTokens, index)
        row.autoCount = Self.number(columns.autoCount, index)
        row.askCount = Self.number(columns.askCount, index)
        row.escalateCount = Self.number(columns.escalateCount, index)
        row.featuresExpected = Self.number(columns.featuresExpected, index)
        row.featuresAvailable = Self.number(columns.featuresAvailable, index)
        row.retryAfterMs = Self.number(columns.retryAfterMs, index)
    }

    func ttftMicros(_ index: Int) -> UInt32 { Self.number(columns.ttftUs, index) }

    private static func number<Number: FixedWidthInteger>(_ column: [Number], _ index: Int) -> Number {
        column.isEmpty ? 0 : column[index]
    }
}
