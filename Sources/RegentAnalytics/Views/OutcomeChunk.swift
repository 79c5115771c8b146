package import RegentMessages
import RegentModel

extension QueryChunk {
    /// The rows of a segment of outcomes.
    ///
    /// - Parameters:
    ///   - columns: checked; without times where all lie in the range and in one bucket.
    ///   - cold: the cold columns, checked; needed where `MetricsQuery.readsColdColumns`.
    ///   - time: a time of the segment.
    package init(
        outcomes columns: OutcomeColumns, cold: OutcomeColdColumns?, environment: String, time: Int64,
        for query: MetricsQuery
    ) {
        let source = OutcomeSource(columns: columns, cold: cold ?? OutcomeColdColumns(), environment: environment)
        self.init(
            count: columns.outcomeCodes.count, times: columns.createTimeUs.map { Int64(clamping: $0) }, time: time,
            columns: query.fields.map { source.column($0.name) })
    }
}

extension MetricsQuery {
    /// Fields that the hot columns of outcomes have.
    private static let hotFields: Set<String> = [
        "environment", "selected_provider", "model_version", "use_case", "status", "schema_valid",
        "patch_apply_success", "safety_compliant", "arm", "route_strategy", "fallback_used", "fallback", "error",
        "latency_ms", "create_time",
    ]

    /// Whether a field lies in the cold columns of outcomes.
    package var readsColdColumns: Bool { fields.contains { !Self.hotFields.contains($0.name) } }

    /// Whether it asks for the create time as a field.
    package var readsTimes: Bool { fields.contains { $0.name == "create_time" } }
}

/// The columns of one segment, by the names of fields.
private struct OutcomeSource {
    let columns: OutcomeColumns
    let cold: OutcomeColdColumns
    let environment: String

    private var count: Int { columns.outcomeCodes.count }

    func column(_ name: String) -> QueryChunk.Column {
        switch name {
        case "environment": .coded(values: [.text(environment)], codes: [])
        case "selected_provider": texts(columns.selectedProvider)
        case "model_version": texts(columns.modelVersion)
        case "use_case": texts(columns.useCase)
        case "latency_ms": micros(columns.latencyUs) { $0.latencyPresent }
        case "create_time":
            .coded(
                values: columns.createTimeUs.map { .time(Timestamp(microseconds: Int64(clamping: $0))) },
                codes: columns.createTimeUs.indices.map { UInt32($0) })
        default: code(name) ?? coldText(name) ?? coldNumber(name)
        }
    }

    /// What the words of codes have.
    private func code(_ name: String) -> QueryChunk.Column? {
        switch name {
        case "status": names((0...7).map { RouteOutcomeStatus(rawValue: $0).name }) { $0.status }
        case "schema_valid": names(Self.triStates) { $0.schemaValid }
        case "patch_apply_success": names(Self.triStates) { $0.patchApplySuccess }
        case "safety_compliant": names(Self.triStates) { $0.safetyCompliant }
        case "arm": names((0...3).map { Arm(rawValue: $0).name }) { $0.arm }
        case "route_strategy": names((0...7).map { RouteStrategy(rawValue: $0).name }) { $0.routeStrategy }
        case "fallback_used", "fallback": flags { $0.fallbackUsed }
        case "error": flags { [2, 3, 4, 6].contains($0.status) }
        default: nil
        }
    }

    private func coldText(_ name: String) -> QueryChunk.Column? {
        switch name {
        case "requested_provider": texts(cold.requestedProvider)
        case "fallback_provider": texts(cold.fallbackProvider)
        case "prompt_template_version": texts(cold.promptTemplateVersion)
        case "error_code": texts(cold.errorCode)
        case "request_id": ids(cold.requestIds ?? TextColumn())
        default: nil
        }
    }

    private func coldNumber(_ name: String) -> QueryChunk.Column {
        switch name {
        case "attempt": numbers(cold.attempt)
        case "input_tokens": numbers(cold.inputTokens)
        case "output_tokens": numbers(cold.outputTokens)
        case "auto_count": numbers(cold.autoCount)
        case "ask_count": numbers(cold.askCount)
        case "escalate_count": numbers(cold.escalateCount)
        case "features_expected": numbers(cold.featuresExpected)
        case "features_available": numbers(cold.featuresAvailable)
        case "retry_after_ms": numbers(cold.retryAfterMs)
        case "ttft_ms": micros(cold.ttftUs) { $0.ttftPresent }
        case "policy_revision":
            .decimals(
                cold.policyRevision.isEmpty
                    ? [Double?](repeating: 0, count: count) : cold.policyRevision.map { Double($0) })
        default: .coded(values: [nil], codes: [])
        }
    }

    // MARK: Columns

    private static let triStates = (0...2).map { TriState(rawValue: $0).name }

    private func texts(_ column: DictionaryColumn?) -> QueryChunk.Column {
        guard let column else { return .coded(values: [nil], codes: []) }
        return .coded(values: [nil] + column.values.map { .text($0) }, codes: column.codes)
    }

    private func ids(_ column: TextColumn) -> QueryChunk.Column {
        var (values, start): ([FieldValue?], Int) = ([], 0)
        for length in column.byteCounts {
            let end = min(column.text.count, start + Int(length))
            values.append(.text(String(decoding: column.text[min(start, end)..<end], as: UTF8.self)))
            start = end
        }
        guard values.count == count else { return .coded(values: [nil], codes: []) }
        return .coded(values: values, codes: values.indices.map { UInt32($0) })
    }

    /// The names of an enum, the first of which is that of a missing one.
    private func names(_ names: [String], _ place: (RouteOutcomeCode) -> UInt32) -> QueryChunk.Column {
        let last = UInt32(names.count - 1)
        return .coded(
            values: [nil] + names.dropFirst().map { .text($0) },
            codes: columns.outcomeCodes.map { min(last, place(RouteOutcomeCode(rawValue: $0))) })
    }

    private func flags(_ isTrue: (RouteOutcomeCode) -> Bool) -> QueryChunk.Column {
        .coded(
            values: [.flag(false), .flag(true)],
            codes: columns.outcomeCodes.map { isTrue(RouteOutcomeCode(rawValue: $0)) ? 1 : 0 })
    }

    private func numbers(_ column: [UInt32]) -> QueryChunk.Column {
        let numbers = column.isEmpty ? [UInt32](repeating: 0, count: count) : column
        return .integers(numbers, unit: 1, isPresent: [])
    }

    private func micros(_ column: [UInt32], _ isPresent: (RouteOutcomeCode) -> Bool) -> QueryChunk.Column {
        let numbers = column.isEmpty ? [UInt32](repeating: 0, count: count) : column
        return .integers(
            numbers, unit: 1_000,
            isPresent: columns.outcomeCodes.map { isPresent(RouteOutcomeCode(rawValue: $0)) })
    }
}
