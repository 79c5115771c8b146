package import RegentMessages
package import RegentModel

/// A row of a view whose rows are messages: a document, a sample, an entry of the ledger.
package struct QueryRecord: Sendable {
    let message: [UInt8]
    let state: String
    let derived: [String: FieldValue]
    let time: Int64

    /// A row.
    ///
    /// - Parameters:
    ///   - message: its encoding.
    ///   - state: of its lifecycle; empty where it has none.
    ///   - derived: values of the fields that the view computes.
    ///   - time: microseconds since 1970.
    package init(_ message: [UInt8], state: String = "", derived: [String: FieldValue] = [:], time: Int64) {
        self.message = message
        self.state = state
        self.derived = derived
        self.time = time
    }

    func values(of field: QueryField, countingDefaults: Bool = true) -> [FieldValue] {
        switch field.source {
        case .path(let path): path.values(in: message, countingDefaults: countingDefaults)
        case .state: [.text(state)]
        case .derived: derived[field.name].map { [$0] } ?? []
        }
    }

    func satisfies(_ comparison: FieldComparison<QueryField>) -> Bool {
        comparison.holds(
            among: values(of: comparison.field),
            isPresent: !values(of: comparison.field, countingDefaults: false).isEmpty)
    }
}

extension QueryTally {
    /// Adds rows that are messages.
    ///
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    package mutating func add(_ records: [QueryRecord]) throws(Refusal) {
        let wanted = records.filter { record in
            query.times.contains(record.time) && query.shape.filter?.holds { record.satisfies($0) } != false
        }
        var rest = wanted[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.recordsMax)
            try add(matching: QueryChunk(part, query))
            rest = rest.dropFirst(Self.recordsMax)
        }
    }

    /// Rows of a chunk: codes of dimensions have 16 bits.
    private static var recordsMax: Int { 8_192 }
}

extension QueryChunk {
    /// Rows that are known to count.
    fileprivate init(_ records: ArraySlice<QueryRecord>, _ query: MetricsQuery) {
        let columns = query.fields.map { field in
            let values = records.map { $0.values(of: field).first }
            return field.isNumber ? Column.decimals(values.map { $0?.number }) : Self.coded(values, of: field)
        }
        self.init(count: records.count, times: records.map(\.time), columns: columns)
    }

    private static func coded(_ values: [FieldValue?], of field: QueryField) -> Column {
        var (distinct, known, codes): ([FieldValue?], [ExactText: UInt32], [UInt32]) = ([nil], [:], [])
        for value in values {
            guard let value, !field.isMissing(value), let text = value.groupText else {
                codes.append(0)
                continue
            }
            let code = known[ExactText(text)] ?? UInt32(distinct.count)
            if Int(code) == distinct.count {
                distinct.append(value)
                known[ExactText(text)] = code
            }
            codes.append(code)
        }
        return .coded(values: distinct, codes: codes)
    }
}
