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
        self.init(packing: rows, OutcomeColdColumns(packing: rows), level: level, clocks: clocks)
    }

    /// The columns of outcomes whose cold columns are made already.
    init(packing rows: [RouteOutcome], _ cold: OutcomeColdColumns, level: Int32 = 1, clocks: StageClocks? = nil) {
        self.init(
            count: UInt32(rows.count),
            createTimeUs: rows.column { UInt64(clamping: $0.createTime?.microseconds ?? 0) },
            outcomeCodes: rows.column { $0.code.rawValue }, latencyUs: rows.column { micros($0.latencyMs) },
            selectedProvider: rows.texts { $0.selectedProvider }, modelVersion: rows.texts { $0.modelVersion },
            coldZstd: cold.compressed(level: level, clocks: clocks), useCase: rows.texts { $0.useCase })
    }
}

extension OutcomeColdColumns {
    init(packing rows: [RouteOutcome]) {
        self.init(
            requestIds: rows.requestIDs, keyDigest: rows.numbers { $0.keyDigest },
            policyRevision: rows.numbers { $0.policyRevision }, attempt: rows.numbers { $0.attempt },
            requestedProvider: rows.texts { $0.requestedProvider },
            fallbackProvider: rows.texts { $0.fallbackProvider },
            promptTemplateVersion: rows.texts { $0.promptTemplateVersion }, errorCode: rows.texts { $0.errorCode },
            inputTokens: rows.numbers { $0.inputTokens }, outputTokens: rows.numbers { $0.outputTokens },
            autoCount: rows.numbers { $0.autoCount }, askCount: rows.numbers { $0.askCount },
            escalateCount: rows.numbers { $0.escalateCount }, featuresExpected: rows.numbers { $0.featuresExpected },
            featuresAvailable: rows.numbers { $0.featuresAvailable },
            retryAfterMs: rows.numbers { $0.retryAfterMs }, ttftUs: rows.numbers { micros($0.ttftMs) })
    }

    /// One zstd frame of the columns.
    func compressed(level: Int32 = 1, clocks: StageClocks?) -> [UInt8] {
        clocks.measure(.compress) { Zstd.compress(encoded(), level: level) }
    }
}

// Fields are read by closures that are inlined: through key paths a column of numbers takes a hundred times as long.
extension [RouteOutcome] {
    /// A value of every row.
    @inline(__always)
    fileprivate func column<Value>(_ value: (borrowing RouteOutcome) -> Value) -> [Value] {
        var column: [Value] = []
        column.reserveCapacity(count)
        for index in indices { column.append(value(self[index])) }
        return column
    }

    /// A number of every row; none where all are 0.
    @inline(__always)
    fileprivate func numbers<Number: FixedWidthInteger>(_ number: (borrowing RouteOutcome) -> Number) -> [Number] {
        let numbers = column(number)
        return numbers.contains { $0 != 0 } ? numbers : []
    }

    /// The column of a text of every row.
    @inline(__always)
    fileprivate func texts(_ text: (borrowing RouteOutcome) -> String) -> DictionaryColumn? {
        var builder = DictionaryBuilder()
        for index in indices { _ = builder.append(text(self[index])) }
        return builder.column()
    }

    fileprivate var requestIDs: TextColumn {
        var ids = TextColumn(byteCounts: column { UInt32($0.requestId.utf8.count) })
        ids.text.reserveCapacity(ids.byteCounts.reduce(0) { $0 + Int($1) })
        for index in indices { ids.text.append(contentsOf: self[index].requestId.utf8) }
        return ids
    }
}

/// Whole microseconds of a legal latency; 0 where there is none.
private func micros(_ milliseconds: Double?) -> UInt32 {
    milliseconds.flatMap { LatencyMicros(milliseconds: $0) }?.count ?? 0
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
        code.ttftPresent = ttftMs != nil
        return code
    }
}
