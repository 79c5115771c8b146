package import RegentMessages

extension QueryMetricsResponse {
    /// One row for each row of the answer: dimensions, begin of the bucket, measures; and how many rows miss a field,
    /// where some do.
    package var table: Table {
        let gaps = columns.indices.filter { column in rows.contains { $0.value(column).missing > 0 } }
        var titles: [Table.Column] = (query?.dimensions ?? []).map { .text($0) }
        if hasBuckets { titles.append(.text("time")) }
        for column in columns { titles.append(.number(column.name)) }
        for gap in gaps { titles.append(.number(columns[gap].name + ".missing")) }
        return Table(titles, rows: rows.map { cells(of: $0, gaps) })
    }

    /// The cells of a row; no count of missing ones where there is no row at all.
    private func cells(of row: QueryRow, _ gaps: [Int]) -> [String] {
        var cells = row.dimensions
        if hasBuckets { cells.append(TimeText.of(row.bucketTime)) }
        for column in columns.indices { cells.append(row.value(column).value.map(NumberText.decimal) ?? "") }
        for gap in gaps {
            let value = row.value(gap)
            cells.append(value.n == 0 && value.missing == 0 ? "" : "\(value.missing)")
        }
        return cells
    }

    /// One object for each row, its members by the names of dimensions and measures; null where there is no value.
    package var objects: [JSONValue] {
        rows.map { row in
            var members = zip(query?.dimensions ?? [], row.dimensions).map { JSONValue.Member($0, .string($1)) }
            if let time = row.bucketTime { members.append(.init("time", .string(TimeText.of(time)))) }
            for (index, column) in columns.enumerated() {
                let value = row.value(index)
                members.append(.init(column.name, value.value.map { .number($0) } ?? .null))
                members.append(.init(column.name + ".n", .number(value.n)))
                if value.missing > 0 { members.append(.init(column.name + ".missing", .number(value.missing))) }
                if value.estimated { members.append(.init(column.name + ".estimated", .bool(true))) }
            }
            return .object(members)
        }
    }

    /// The rows as numbers, for a chart: of each group the begins of its buckets in seconds since 1970, and the values
    /// of one measure there.
    package func series(
        of column: Int
    ) -> [(group: String, points: [(seconds: Double, value: Double?)])] {
        var (order, points): ([[String]], [[String]: [(seconds: Double, value: Double?)]]) = ([], [:])
        for row in rows {
            if points[row.dimensions] == nil { order.append(row.dimensions) }
            let seconds = Double(row.bucketTime?.microseconds ?? 0) / 1_000_000
            points[row.dimensions, default: []].append((seconds, row.value(column).value))
        }
        return order.map { ($0.joined(separator: ", "), (points[$0] ?? []).sorted { $0.seconds < $1.seconds }) }
    }

    /// Measures of which a value is estimated.
    package var estimated: [String] {
        columns.indices.filter { column in rows.contains { $0.value(column).estimated } }.map { columns[$0].name }
    }

    private var hasBuckets: Bool { (query?.bucketSeconds ?? 0) > 0 }
}

extension QueryRow {
    /// The value of a measure; an empty one where the answer has none.
    fileprivate func value(_ column: Int) -> QueryValue {
        values.indices.contains(column) ? values[column] : QueryValue()
    }
}
