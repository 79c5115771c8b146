package import RegentMessages
package import RegentModel
package import RegentSystem

/// The checked outcomes of a batch: reported outcomes are read only through this type.
package struct CheckedOutcomes: Sendable {
    /// The outcomes, latencies in whole microseconds.
    package let rows: [RouteOutcome]
    /// The same in columns, packed here, so that one content has one digest however it came.
    package let columns: OutcomeColumns

    /// Checks a batch, in columns or in rows.
    ///
    /// - Parameter clocks: receives the time that it takes.
    /// - Throws: `OutcomeRefusal`.
    package init(checking batch: OutcomeBatch, clocks: StageClocks? = nil) throws(OutcomeRefusal) {
        let reported = try Self.reported(batch, clocks)
        let violations = clocks.measure(.check) { Self.violations(of: reported, in: batch.environment) }
        guard violations.isEmpty else { throw OutcomeRefusal(violations) }
        columns = OutcomeColumns(packing: reported, clocks: clocks)
        guard columns.encodedByteCount <= BatchLimits.encodedBytesMax else {
            let error = BatchError(
                .tooLarge, "the batch has more than \(BatchLimits.encodedBytesMax) bytes when encoded")
            throw OutcomeRefusal(error)
        }
        rows = reported.map { row in
            var row = row
            row.environment = batch.environment
            row.createTime = row.createTime.map { Timestamp(microseconds: $0.microseconds) }
            row.latencyMs = row.latencyMs.flatMap { LatencyMicros(milliseconds: $0)?.milliseconds }
            return row
        }
    }

    private static func violations(of rows: [RouteOutcome], in environment: String) -> [OutcomeViolation] {
        var violations: [OutcomeViolation] = []
        for (index, row) in rows.enumerated() {
            for fault in row.faults(in: environment) {
                violations.append(
                    OutcomeViolation(record: UInt32(index), field: fault.field, description: fault.description))
            }
        }
        return violations
    }

    private static func reported(
        _ batch: OutcomeBatch, _ clocks: StageClocks?
    ) throws(OutcomeRefusal) -> [RouteOutcome] {
        do throws(BatchError) {
            guard let columns = batch.columns else {
                guard (1...BatchLimits.samplesMax).contains(batch.rows.count) else {
                    throw BatchError(
                        .badCount, "has \(batch.rows.count) outcomes, not 1-\(BatchLimits.samplesMax)", column: "rows")
                }
                return batch.rows
            }
            guard batch.rows.isEmpty else {
                throw BatchError(.badColumn, "must be empty when columns are given", column: "rows")
            }
            return try columns.rows(environment: batch.environment, clocks: clocks)
        } catch {
            throw OutcomeRefusal(error)
        }
    }
}

/// Why a batch of outcomes was refused whole.
package struct OutcomeRefusal: Error, Sendable, Hashable {
    /// Every broken rule of every outcome; none where the batch as such cannot be read.
    package let violations: [OutcomeViolation]
    /// The refusal of the call that carried it.
    package let refusal: Refusal

    /// Outcomes that break rules; at least one.
    init(_ violations: [OutcomeViolation]) {
        self.violations = violations
        let bad = Set(violations.map(\.record)).count
        let first = violations.first ?? OutcomeViolation()
        refusal = Refusal(
            .outcomeInvalid,
            "\(bad) outcomes are invalid; the first is record \(first.record): \(first.field) \(first.description)",
            ["record": "\(first.record)", "field": first.field, "records": "\(bad)"])
    }

    /// A batch that cannot be read.
    init(_ error: BatchError) {
        violations = []
        refusal = error.refusal
    }
}
