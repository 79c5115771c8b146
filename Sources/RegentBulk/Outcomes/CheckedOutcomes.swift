package import RegentMessages
package import RegentModel
package import RegentSystem

/// A batch of outcomes in columns, every value of which is legal: what was reported is checked here.
package struct CheckedOutcomes: Sendable {
    /// The columns, packed here, so that one content has one digest however it came; or as they are stored.
    package let columns: OutcomeColumns
    /// The cold ones, decoded.
    package let cold: OutcomeColdColumns
    /// Id of the environment.
    package let environment: String

    /// Checks a batch, in columns or in rows.
    ///
    /// - Parameter clocks: receives the time that it takes.
    /// - Throws: `OutcomeRefusal`.
    package init(checking batch: OutcomeBatch, clocks: StageClocks? = nil) throws(OutcomeRefusal) {
        environment = batch.environment
        if let (columns, cold) = Self.plain(batch, clocks) {
            (self.columns, self.cold) = (columns, cold)
        } else {
            let reported = try Self.reported(batch, clocks)
            let violations = clocks.measure(.check) { Self.violations(of: reported, in: batch.environment) }
            guard violations.isEmpty else { throw OutcomeRefusal(violations) }
            cold = OutcomeColdColumns(packing: reported)
            columns = OutcomeColumns(packing: reported, cold, clocks: clocks)
        }
        guard columns.fitsInBatch else {
            let error = BatchError(
                .tooLarge, "the batch has more than \(BatchLimits.encodedBytesMax) bytes when encoded")
            throw OutcomeRefusal(error)
        }
    }

    /// The columns of a batch that was checked when it came, as they are stored.
    ///
    /// - Throws: `BatchError` where they are not of one length or cannot be decoded.
    package init(stored columns: OutcomeColumns, environment: String) throws(BatchError) {
        cold = try columns.checkedCold(clocks: nil)
        self.columns = columns
        self.environment = environment
    }

    /// Parts of checked outcomes.
    init(columns: OutcomeColumns, cold: OutcomeColdColumns, environment: String) {
        (self.columns, self.cold, self.environment) = (columns, cold, environment)
    }

    /// Outcomes.
    package var count: Int { Int(columns.count) }

    /// The outcomes, in order: latencies in whole microseconds.
    package func rows() -> [RouteOutcome] {
        guard let rows = try? columns.rows(environment: environment, cold) else {
            preconditionFailure("the columns were checked")
        }
        return rows
    }

    /// Refuses outcomes whose provider is not known.
    ///
    /// - Parameter isKnown: asked once for each provider that occurs.
    /// - Throws: `OutcomeRefusal` that lists all of them.
    package func check(providers isKnown: (String) -> Bool) throws(OutcomeRefusal) {
        let column = columns.selectedProvider ?? DictionaryColumn()
        let isUnknown = column.values.map { !isKnown($0) }
        guard isUnknown.contains(true) else { return }
        throw OutcomeRefusal(
            (0..<count).compactMap { row -> OutcomeViolation? in
                // Without codes every row has the first value; code 0 is the empty text, which no outcome has.
                let place = (column.codes.isEmpty ? 1 : Int(column.codes[row])) - 1
                guard isUnknown.indices.contains(place), isUnknown[place] else { return nil }
                return OutcomeViolation(
                    record: UInt32(row), field: "selected_provider",
                    description: "is \(column.values[place]), which is no provider of environments/\(environment)")
            })
    }

    private static func violations(of rows: [RouteOutcome], in environment: String) -> [OutcomeViolation] {
        var violations: [OutcomeViolation] = []
        for index in rows.indices {
            for fault in rows[index].faults(in: environment) {
                violations.append(
                    OutcomeViolation(record: UInt32(index), field: fault.field, description: fault.description))
            }
        }
        return violations
    }

    /// Columns that are legal and such as packing gives; nil for any other batch, about which its rows decide.
    private static func plain(
        _ batch: OutcomeBatch, _ clocks: StageClocks?
    ) -> (columns: OutcomeColumns, cold: OutcomeColdColumns)? {
        guard batch.rows.isEmpty, var columns = batch.columns,
            let cold: OutcomeColdColumns = try? ColdCheck.decoded(columns.coldZstd, clocks),
            clocks.measure(.check, { OutcomeColumnCheck(columns, cold).passes })
        else { return nil }
        // The frame of a client may be of another level.
        columns.coldZstd = cold.compressed(clocks: clocks)
        return (columns, cold)
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

extension CheckedOutcomes {
    /// First and last create time, microseconds since 1970.
    package var times: ClosedRange<Int64> {
        var (first, last): (UInt64, UInt64) = (.max, 0)
        for time in columns.createTimeUs { (first, last) = (min(first, time), max(last, time)) }
        return Int64(clamping: min(first, last))...Int64(clamping: last)
    }

    /// The providers whose answers were used.
    package var selectedProviders: [String] {
        columns.selectedProvider?.values ?? []
    }

    /// The strategies by which they were chosen.
    package var routeStrategies: [RouteStrategy] {
        var found: UInt32 = 0
        for code in columns.outcomeCodes { found |= 1 << RouteOutcomeCode(rawValue: code).routeStrategy }
        return (0...7).filter { found >> UInt32($0) & 1 == 1 }.map { RouteStrategy(rawValue: $0) }
    }

    /// Says which request ids are not here.
    package var filter: RequestFilter { RequestFilter(cold.requestIds ?? TextColumn()) }
}

extension OutcomeColumns {
    /// Whether they encode to no more than a batch may have.
    fileprivate var fitsInBatch: Bool {
        let texts = [selectedProvider, modelVersion, useCase].reduce(0) { bytes, column in
            bytes + (column?.values.reduce(0) { $0 + $1.utf8.count + 8 } ?? 0) + (column?.codes.count ?? 0) * 2
        }
        // Tags and lengths are not counted; only near the limit is the exact size worth an encoding.
        guard Int(count) * 16 + texts + coldZstd.count > BatchLimits.encodedBytesMax - 65_536 else { return true }
        return encodedByteCount <= BatchLimits.encodedBytesMax
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
