package import RegentMessages
package import RegentModel

/// A query whose words are checked; what it says of time is still as it was written.
package struct QueryShape: Sendable {
    /// What is counted.
    package let view: QueryView
    /// What is computed of a group.
    package let measures: [QueryMeasure]
    /// What groups are made by.
    package let dimensions: [QueryField]
    /// Which rows count; nil = all.
    package let filter: FilterTerm<QueryField>?
    /// The message, with the filter as it is written anew and no text.
    package let request: QueryMetricsRequest
    let order: [QueryOrder]

    /// Most measures of a query.
    package static let measuresMax = 16
    /// Most dimensions of a query.
    package static let dimensionsMax = 4

    /// Checks a query: the text where there is one.
    ///
    /// - Throws: `Refusal` QUERY_INVALID, FILTER_INVALID.
    package init(reading request: QueryMetricsRequest) throws(Refusal) {
        guard !request.text.isEmpty else {
            try self.init(request)
            return
        }
        guard request == QueryMetricsRequest(text: request.text) else {
            throw .invalidQuery("text", "stands alone: leave out the other fields, or the text")
        }
        try self.init(QueryText.request(request.text))
    }

    /// Checks a query without text.
    init(_ request: QueryMetricsRequest) throws(Refusal) {
        let names = QueryView.all.map(\.name)
        guard let view = QueryView.all.first(where: { $0.name == request.view }) else {
            throw .invalidQuery(
                "view", "is not a view; views are \(names.joined(separator: ", "))", term: request.view, known: names)
        }
        self.view = view
        measures = try Self.measures(request.measures, view)
        dimensions = try Self.dimensions(request.dimensions, view)
        var parser = QueryFilter.parser(Array(request.filter.utf8), of: view)
        filter = try parser.filter()
        try Self.checkTimes(request)
        order = try QueryOrder.terms(request.orderBy, measures, dimensions, hasBuckets: request.bucketSeconds > 0)
        var written = request
        written.text = ""
        written.filter = filter.map { QueryFilter.text(of: $0) } ?? ""
        self.request = written
    }

    /// Every field that the query reads, once each.
    package var fields: [QueryField] {
        var fields: [QueryField] = []
        for field in measures.compactMap(\.field) + dimensions + filteredFields where !fields.contains(field) {
            fields.append(field)
        }
        return fields
    }

    /// Every field of the filter.
    package var filteredFields: [QueryField] { filter?.fields ?? [] }

    private static func measures(_ names: [String], _ view: QueryView) throws(Refusal) -> [QueryMeasure] {
        guard (1...measuresMax).contains(names.count) else {
            throw .invalidQuery("measures", "must name 1 to \(measuresMax) measures")
        }
        var measures: [QueryMeasure] = []
        for (index, name) in names.enumerated() {
            guard let measure = QueryMeasure(name, of: view) else {
                throw .invalidQuery(
                    "measures[\(index)]", "is not a measure of \(view.name)", term: name, known: view.measureNames)
            }
            guard !measures.contains(where: { $0.name == name }) else {
                throw .invalidQuery("measures[\(index)]", "appears twice", term: name)
            }
            measures.append(measure)
        }
        return measures
    }

    private static func dimensions(_ names: [String], _ view: QueryView) throws(Refusal) -> [QueryField] {
        guard names.count <= dimensionsMax else {
            throw .invalidQuery("dimensions", "must name at most \(dimensionsMax) fields")
        }
        var fields: [QueryField] = []
        for (index, name) in names.enumerated() {
            guard let field = view.field(named: name), field.isDimension else {
                throw .invalidQuery(
                    "dimensions[\(index)]", "is not a field that \(view.name) are grouped by", term: name,
                    known: view.dimensionNames)
            }
            guard !fields.contains(field) else {
                throw .invalidQuery("dimensions[\(index)]", "appears twice", term: name)
            }
            fields.append(field)
        }
        return fields
    }

    private static func checkTimes(_ request: QueryMetricsRequest) throws(Refusal) {
        guard request.sinceSeconds == 0 || request.fromTime == nil else {
            throw .invalidQuery("since_seconds", "and from_time are two beginnings; leave one out")
        }
        guard request.untilSeconds == 0 || request.toTime == nil else {
            throw .invalidQuery("until_seconds", "and to_time are two ends; leave one out")
        }
        guard request.limit <= UInt32(QueryBound.rows.limit) else {
            throw .invalidQuery("limit", "must be at most \(QueryBound.rows.limit)")
        }
        guard request.bucketSeconds > 0 else {
            guard request.region.isEmpty else {
                throw .invalidQuery("region", "is the zone of buckets; give their width, for example every 1d")
            }
            return
        }
        guard BucketWidth.isLegal(request.bucketSeconds) else {
            throw .invalidQuery("bucket_seconds", "must be whole minutes from 60 to 2592000")
        }
        guard request.region.isEmpty || 86_400 % request.bucketSeconds == 0 || request.bucketSeconds % 86_400 == 0
        else {
            throw .invalidQuery("bucket_seconds", "must divide a day, or be whole days, in the time zone of a region")
        }
        guard request.sinceSeconds > 0 || request.fromTime != nil else {
            throw .invalidQuery(
                "since_seconds", "is required with buckets: they need a beginning, for example since 7d")
        }
    }
}

extension FilterTerm where Field == QueryField {
    /// Every field that it reads.
    var fields: [QueryField] {
        switch self {
        case .comparison(let comparison): [comparison.field]
        case .all(let terms), .any(let terms): terms.flatMap(\.fields)
        case .not(let term): term.fields
        }
    }

    /// Whether it is true where some comparisons are true or false and others are not known; nil = not known.
    package func verdict(_ known: (FieldComparison<QueryField>) -> Bool?) -> Bool? {
        switch self {
        case .comparison(let comparison): return known(comparison)
        case .not(let term): return term.verdict(known).map { !$0 }
        case .all(let terms):
            let verdicts = terms.map { $0.verdict(known) }
            return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
        case .any(let terms):
            let verdicts = terms.map { $0.verdict(known) }
            return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
        }
    }
}
