import Crypto
import RegentMessages

extension CheckedOutcomes {
    /// Level of zstd of merged batches: they are packed once and kept long.
    private static let mergedLevel: Int32 = 3

    /// The rows in a range, as they would be packed by themselves, without a frame of the cold columns.
    package func rows(_ rows: Range<Int>) -> CheckedOutcomes {
        let hot = OutcomeColumns(
            count: UInt32(rows.count), createTimeUs: Array(columns.createTimeUs[rows]),
            outcomeCodes: Array(columns.outcomeCodes[rows]), latencyUs: Array(columns.latencyUs[rows]),
            selectedProvider: columns.selectedProvider.slice(rows), modelVersion: columns.modelVersion.slice(rows),
            useCase: columns.useCase.slice(rows))
        let part = OutcomeColdColumns(
            requestIds: cold.requestIds.slice(rows), keyDigest: cold.keyDigest.slice(rows),
            policyRevision: cold.policyRevision.slice(rows), attempt: cold.attempt.slice(rows),
            requestedProvider: cold.requestedProvider.slice(rows),
            fallbackProvider: cold.fallbackProvider.slice(rows),
            promptTemplateVersion: cold.promptTemplateVersion.slice(rows), errorCode: cold.errorCode.slice(rows),
            inputTokens: cold.inputTokens.slice(rows), outputTokens: cold.outputTokens.slice(rows),
            autoCount: cold.autoCount.slice(rows), askCount: cold.askCount.slice(rows),
            escalateCount: cold.escalateCount.slice(rows), featuresExpected: cold.featuresExpected.slice(rows),
            featuresAvailable: cold.featuresAvailable.slice(rows), retryAfterMs: cold.retryAfterMs.slice(rows),
            ttftUs: cold.ttftUs.slice(rows))
        return CheckedOutcomes(columns: hot, cold: part, environment: environment)
    }

    /// The rows of several parts of one environment, one part behind the other, as they would be packed together.
    ///
    /// - Precondition: there is a part, and they have 8,192 rows together at most.
    package static func merging(_ parts: [CheckedOutcomes]) -> CheckedOutcomes {
        let counts = parts.map(\.count)
        func numbers<Number: FixedWidthInteger>(_ column: (CheckedOutcomes) -> [Number]) -> [Number] {
            .joined(parts.map(column), counts)
        }
        func texts(_ column: (CheckedOutcomes) -> DictionaryColumn?) -> DictionaryColumn? {
            .joined(parts.map(column), counts)
        }
        let cold = OutcomeColdColumns(
            requestIds: TextColumn(
                byteCounts: parts.flatMap { $0.cold.requestIds?.byteCounts ?? [] },
                text: parts.flatMap { $0.cold.requestIds?.text ?? [] }),
            keyDigest: numbers(\.cold.keyDigest), policyRevision: numbers(\.cold.policyRevision),
            attempt: numbers(\.cold.attempt), requestedProvider: texts(\.cold.requestedProvider),
            fallbackProvider: texts(\.cold.fallbackProvider),
            promptTemplateVersion: texts(\.cold.promptTemplateVersion), errorCode: texts(\.cold.errorCode),
            inputTokens: numbers(\.cold.inputTokens), outputTokens: numbers(\.cold.outputTokens),
            autoCount: numbers(\.cold.autoCount), askCount: numbers(\.cold.askCount),
            escalateCount: numbers(\.cold.escalateCount), featuresExpected: numbers(\.cold.featuresExpected),
            featuresAvailable: numbers(\.cold.featuresAvailable), retryAfterMs: numbers(\.cold.retryAfterMs),
            ttftUs: numbers(\.cold.ttftUs))
        let columns = OutcomeColumns(
            count: UInt32(counts.reduce(0, +)), createTimeUs: parts.flatMap(\.columns.createTimeUs),
            outcomeCodes: parts.flatMap(\.columns.outcomeCodes), latencyUs: parts.flatMap(\.columns.latencyUs),
            selectedProvider: texts(\.columns.selectedProvider), modelVersion: texts(\.columns.modelVersion),
            coldZstd: cold.compressed(level: mergedLevel, clocks: nil), useCase: texts(\.columns.useCase))
        return CheckedOutcomes(columns: columns, cold: cold, environment: parts.first?.environment ?? "")
    }

    /// Bytes of the cold columns before compression. A segment may have as many as a batch.
    package var coldByteCount: Int { cold.encodedByteCount }

    /// Most bytes of cold columns before compression.
    package static let coldBytesMax = BatchLimits.coldBytesMax

    /// SHA-256 of the environment, a zero byte, the hot columns and the cold ones before compression.
    ///
    /// A batch is compared with it once its frame was merged with others. The digest by which a batch is recognised
    /// covers the frame, whose bytes are those of one release of zstd.
    package var contentDigest: [UInt8] {
        var hot = columns
        hot.coldZstd = []
        var hash = SHA256()
        hash.update(data: Array(environment.utf8) + [0])
        hash.update(data: hot.encoded())
        hash.update(data: cold.encoded())
        return Array(hash.finalize())
    }
}

extension Array where Element: FixedWidthInteger {
    /// Some rows of a column; none where all are 0.
    fileprivate func slice(_ rows: Range<Int>) -> [Element] {
        guard !isEmpty, self[rows].contains(where: { $0 != 0 }) else { return [] }
        return Array(self[rows])
    }

    /// Columns of so many rows one behind the other, where an empty one has zeros; none where all are 0.
    fileprivate static func joined(_ columns: [[Element]], _ counts: [Int]) -> [Element] {
        guard columns.contains(where: { !$0.isEmpty }) else { return [] }
        var joined: [Element] = []
        joined.reserveCapacity(counts.reduce(0, +))
        for (column, count) in zip(columns, counts) {
            if column.isEmpty { joined.append(contentsOf: repeatElement(0, count: count)) } else { joined += column }
        }
        return joined
    }
}

extension TextColumn? {
    /// Some rows of a column of texts.
    fileprivate func slice(_ rows: Range<Int>) -> TextColumn? {
        guard let self else { return nil }
        let start = self.byteCounts[..<rows.lowerBound].reduce(0) { $0 + Int($1) }
        let counts = Array(self.byteCounts[rows])
        let end = counts.reduce(start) { $0 + Int($1) }
        return TextColumn(byteCounts: counts, text: Array(self.text[start..<end]))
    }
}

extension DictionaryColumn? {
    /// Some rows of a column, with the texts that they have.
    fileprivate func slice(_ rows: Range<Int>) -> DictionaryColumn? {
        guard let self else { return nil }
        guard !self.codes.isEmpty else { return self }
        return .gathered(self.codes[rows].lazy.map { (self, $0) })
    }

    /// Columns of so many rows one behind the other.
    fileprivate static func joined(_ columns: [DictionaryColumn?], _ counts: [Int]) -> DictionaryColumn? {
        var (table, values, codes, hasGaps) = (TextTable(), [String](), [UInt32](), false)
        codes.reserveCapacity(counts.reduce(0, +))
        for (column, count) in zip(columns, counts) {
            guard let column else {
                codes.append(contentsOf: repeatElement(0, count: count))
                hasGaps = true
                continue
            }
            // Texts stand in the order of first appearance, so theirs joined do too.
            let places = column.values.map { value in
                let (place, isNew) = table.insert(value.utf8)
                if isNew { values.append(value) }
                return UInt32(place + 1)
            }
            if column.codes.isEmpty {
                codes.append(contentsOf: repeatElement(places.first ?? 0, count: count))
            } else {
                for code in column.codes {
                    codes.append(code == 0 ? 0 : places[Int(code) - 1])
                    if code == 0 { hasGaps = true }
                }
            }
        }
        guard !values.isEmpty else { return nil }
        return DictionaryColumn(values: values, codes: values.count == 1 && !hasGaps ? [] : codes)
    }

    /// The column of rows that have texts of another one by their codes.
    private static func gathered(_ rows: some Sequence<(DictionaryColumn, UInt32)>) -> DictionaryColumn? {
        var builder = DictionaryBuilder()
        for (column, code) in rows { _ = builder.append(code == 0 ? "" : column.values[Int(code) - 1]) }
        return builder.column()
    }
}
