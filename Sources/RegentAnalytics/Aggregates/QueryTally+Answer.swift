package import RegentMessages
package import RegentModel

extension QueryTally {
    /// The answer.
    ///
    /// A group without rows is absent. A bucket without rows has no values: it is not 0.
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    package func answer(erasedCount: UInt64 = 0) throws(Refusal) -> QueryMetricsResponse {
        let limit = Int(query.shape.request.limit)
        let bucketCount = query.buckets?.begins.count ?? 1
        let total = groups.count * bucketCount
        guard limit > 0 || total <= QueryBound.rows.limit, total <= 100 * QueryBound.rows.limit else {
            throw .queryTooLarge(.rows, "give a limit, leave out a dimension, or widen the buckets")
        }
        var rows: [Row] = []
        rows.reserveCapacity(total)
        // One for all: there may be far more rows without values than with them.
        let absent = query.shape.measures.map { _ in QueryValue() }
        for (group, dimensions) in groups.enumerated() {
            for bucket in 0..<bucketCount {
                let found = places[Key(group: group, bucket: bucket)].map(values)
                rows.append(Row(dimensions: dimensions, bucket: bucket, values: found ?? absent))
            }
        }
        rows.sort { precedes($0, $1) }
        let kept = limit > 0 ? rows.prefix(limit) : rows[...]
        return QueryMetricsResponse(
            query: query.shape.request, fromTime: query.times.lowerBound > 0 ? time(query.times.lowerBound) : nil,
            toTime: time(query.times.upperBound),
            columns: query.shape.measures.map { QueryColumn(name: $0.name, unit: $0.unit) },
            rows: kept.map { row in
                QueryRow(
                    dimensions: row.dimensions.map(\.text),
                    bucketTime: query.buckets.map { time($0.begins[row.bucket]) },
                    values: row.values)
            },
            leftOut: UInt64(rows.count - kept.count), counted: counted, erasedCount: erasedCount)
    }

    private struct Row {
        let dimensions: [ExactText]
        let bucket: Int
        let values: [QueryValue]
    }

    private func time(_ micros: Int64) -> Timestamp { Timestamp(microseconds: micros) }

    private func values(_ place: Int) -> [QueryValue] {
        let cell = cells[place]
        return query.shape.measures.map { measure in
            guard let field = measure.field, let index = query.fields.firstIndex(of: field) else {
                return QueryValue(value: Double(cell.count), n: cell.count)
            }
            let tally = cell.fields[index]
            return QueryValue(
                value: tally.value(of: measure.aggregate), n: tally.present,
                missing: cell.count - min(cell.count, tally.present),
                estimated: measure.aggregate == .distinct && tally.distinct.isEstimate)
        }
    }

    /// Whether a row comes before another: by the order of the query, then by dimensions, then by time. What has no
    /// value comes last in both directions.
    private func precedes(_ one: Row, _ two: Row) -> Bool {
        for term in query.shape.order {
            switch term.key {
            case .measure(let place):
                switch (one.values[place].value, two.values[place].value) {
                case (let first?, let second?) where first != second: return (first < second) != term.isDescending
                case (nil, _?): return false
                case (_?, nil): return true
                default: continue
                }
            case .dimension(let place):
                let (first, second) = (one.dimensions[place], two.dimensions[place])
                guard first != second else { continue }
                return Self.precedes(first, second) != term.isDescending
            case .time:
                guard one.bucket != two.bucket else { continue }
                return (one.bucket < two.bucket) != term.isDescending
            }
        }
        for (first, second) in zip(one.dimensions, two.dimensions) where first != second {
            return Self.precedes(first, second)
        }
        return one.bucket < two.bucket
    }

    private static func precedes(_ one: ExactText, _ two: ExactText) -> Bool {
        one.text.utf8.lexicographicallyPrecedes(two.text.utf8)
    }
}
