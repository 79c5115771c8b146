package import RegentMessages
package import RegentModel

/// Some rows of a view as columns.
package struct QueryChunk: Sendable {
    /// Rows.
    package let count: Int
    /// When each was made, microseconds since 1970; empty where all lie in the range and in one bucket.
    package let times: [Int64]
    /// A time of every row, where `times` is empty.
    package let time: Int64
    /// The fields of the query, in their order.
    package let columns: [Column]

    /// Rows.
    package init(count: Int, times: [Int64], time: Int64 = 0, columns: [Column]) {
        self.count = count
        self.times = times
        self.time = time
        self.columns = columns
    }

    /// The values of a field.
    package enum Column: Sendable {
        /// The place of the value of each row, nil for a missing one; every row has the last value where there are no
        /// codes.
        case coded(values: [FieldValue?], codes: [UInt32])
        /// Numbers that are multiples of a unit, and which are there: all where `isPresent` is empty.
        case integers([UInt32], unit: Double, isPresent: [Bool])
        /// Numbers, nil where one is missing.
        case decimals([Double?])
    }

    /// The rows that lie in a range and of which a filter is true.
    func rows(of query: MetricsQuery) -> [Bool] {
        var rows = query.shape.filter.map { mask($0, query.fields) } ?? [Bool](repeating: true, count: count)
        for row in times.indices where !query.times.contains(times[row]) { rows[row] = false }
        return rows
    }

    private func mask(_ term: FilterTerm<QueryField>, _ fields: [QueryField]) -> [Bool] {
        switch term {
        case .comparison(let comparison):
            guard let place = fields.firstIndex(of: comparison.field), place < columns.count else {
                preconditionFailure("a chunk has every field of its query")
            }
            return columns[place].mask(comparison, count: count)
        case .not(let term): return mask(term, fields).map { !$0 }
        case .all(let terms):
            return terms.reduce(into: [Bool](repeating: true, count: count)) { all, term in
                let rows = mask(term, fields)
                for row in rows.indices where !rows[row] { all[row] = false }
            }
        case .any(let terms):
            return terms.reduce(into: [Bool](repeating: false, count: count)) { any, term in
                let rows = mask(term, fields)
                for row in rows.indices where rows[row] { any[row] = true }
            }
        }
    }
}

extension QueryChunk.Column {
    /// Of which rows a comparison is true.
    fileprivate func mask(_ comparison: FieldComparison<QueryField>, count: Int) -> [Bool] {
        switch self {
        case .coded(let values, let codes):
            let verdicts = values.map { comparison.holds(forValue: $0) }
            guard !codes.isEmpty else { return [Bool](repeating: verdicts.last ?? false, count: count) }
            return codes.map { verdicts[Int($0)] }
        case .integers(let numbers, let unit, let isPresent):
            let test = comparison.numberTest
            return numbers.indices.map { row in
                isPresent.isEmpty || isPresent[row] ? test(Double(numbers[row]) / unit) : test(nil)
            }
        case .decimals(let numbers): return numbers.map(comparison.numberTest)
        }
    }
}

extension FieldComparison where Field == QueryField {
    /// Whether a value satisfies it; nil = the field is missing.
    package func holds(forValue value: FieldValue?) -> Bool {
        // A missing text is empty to a comparison and a missing enum its zero, as they are in filters of lists.
        let absent = field.missingText.map { [FieldValue.text($0)] } ?? []
        return holds(among: value.map { [$0] } ?? absent, isPresent: value.map { $0 != .flag(false) } ?? false)
    }

    /// Whether a number satisfies it; nil = the field is missing.
    fileprivate var numberTest: (Double?) -> Bool {
        let bound = value.number ?? 0
        return switch relation {
        case .present: { $0 != nil }
        case .equal: { $0 == bound }
        case .notEqual: { $0 != bound }
        case .less: { $0.map { $0 < bound } ?? false }
        case .lessOrEqual: { $0.map { $0 <= bound } ?? false }
        case .greater: { $0.map { $0 > bound } ?? false }
        case .greaterOrEqual: { $0.map { $0 >= bound } ?? false }
        case .has: { _ in false }
        }
    }
}
