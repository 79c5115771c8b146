import RegentCompression
package import RegentMessages
import RegentModel
package import RegentSystem

extension OutcomeColumns {
    /// The columns of outcomes; the same outcomes always give the same bytes.
    ///
    /// - Parameters:
    ///   - rows: 1…8,192 without faults; their environment is the batch's and not part of the columns.
    ///   - level: of zstd for the cold columns; 1 on Unix sockets, 3 on TCP.
    ///   - clocks: receives the time of compressing.
    package init(packing rows: [RouteOutcome], level: Int32 = 1, clocks: StageClocks? = nil) {
        self.init(
            count: UInt32(rows.count), createTimeUs: rows.map { UInt64(clamping: $0.createTime?.microseconds ?? 0) },
            outcomeCodes: rows.map(\.code.rawValue), latencyUs: rows.map(\.latencyMicros),
            selectedProvider: DictionaryBuilder.column(rows, \.selectedProvider),
            modelVersion: DictionaryBuilder.column(rows, \.modelVersion),
            coldZstd: clocks.measure(.compress) {
                Zstd.compress(OutcomeColdColumns(packing: rows).encoded(), level: level)
            })
    }
}

extension OutcomeColdColumns {
    fileprivate init(packing rows: [RouteOutcome]) {
        let ids = TextColumn(
            byteCounts: rows.map { UInt32($0.requestId.utf8.count) }, text: rows.flatMap { $0.requestId.utf8 })
        self.init(
            requestIds: ids, keyDigest: Self.numbers(rows, \.keyDigest),
            policyRevision: Self.numbers(rows, \.policyRevision), attempt: Self.numbers(rows, \.attempt),
            requestedProvider: DictionaryBuilder.column(rows, \.requestedProvider),
            fallbackProvider: DictionaryBuilder.column(rows, \.fallbackProvider),
            promptTemplateVersion: DictionaryBuilder.column(rows, \.promptTemplateVersion),
            errorCode: DictionaryBuilder.column(rows, \.errorCode), inputTokens: Self.numbers(rows, \.inputTokens),
            outputTokens: Self.numbers(rows, \.outputTokens), autoCount: Self.numbers(rows, \.autoCount),
            askCount: Self.numbers(rows, \.askCount), escalateCount: Self.numbers(rows, \.escalateCount),
            featuresExpected: Self.numbers(rows, \.featuresExpected),
            featuresAvailable: Self.numbers(rows, \.featuresAvailable))
    }

    /// One a row; none where all are 0.
    private static func numbers<Number: FixedWidthInteger>(
        _ rows: [RouteOutcome], _ field: KeyPath<RouteOutcome, Number>
    ) -> [Number] {
        let numbers = rows.map { $0[keyPath: field] }
        return numbers.allSatisfy { $0 == 0 } ? [] : numbers
    }
}

extension DictionaryBuilder {
    /// The column of a text of every row.
    fileprivate static func column(
        _ rows: [RouteOutcome], _ field: KeyPath<RouteOutcome, String>
    ) -> DictionaryColumn? {
        var builder = DictionaryBuilder()
        for row in rows { _ = builder.append(row[keyPath: field]) }
        return builder.column()
    }
}

extension RouteOutcome {
    fileprivate var code: RouteOutcomeCode {
        var code = RouteOutcomeCode(rawValue: 0)
        code.status = UInt32(status.rawValue)
        code.schemaValid = UInt32(schemaValid.rawValue)
        code.patchApplySuccess = UInt32(patchApplySuccess.rawValue)
        code.safetyCompliant = UInt32(safetyCompliant.rawValue)
        code.arm = UInt32(arm.rawValue)
        code.routeStrategy = UInt32(routeStrategy.rawValue)
        code.fallbackUsed = fallbackUsed
        code.latencyPresent = latencyMs != nil
        return code
    }

    /// 0 where there is none.
    fileprivate var latencyMicros: UInt32 {
        latencyMs.flatMap { LatencyMicros(milliseconds: $0) }?.count ?? 0
    }
}
