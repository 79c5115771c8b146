import RegentMessages
package import RegentModel

/// What has to be known of a run before its groups are summarised within bounded memory: how large they are.
package struct SummarySurvey: Sendable {
    /// Bytes that the values of one reading may take, unless a single metric of a single group takes more.
    package static let bytesMaxStandard = 32 << 20

    private let query: SummaryQuery
    private let field: String
    private var keepsAll: Bool
    private var counts: [ExactText: Int] = [:]
    private var count = 0
    /// Scores of the samples.
    private(set) var scores: Set<String> = []
    /// Whether samples depend on each other.
    package private(set) var hasClusters = false

    /// - Parameters:
    ///   - field: the field whose values make the groups, for the text of a refusal; empty = no groups.
    ///   - keepsAll: whether all samples together are wanted too.
    package init(_ query: SummaryQuery, by field: String, keepsAll: Bool = true) {
        (self.query, self.field, self.keepsAll) = (query, field, keepsAll)
    }

    /// Counts a batch.
    ///
    /// - Throws: `Refusal` TOO_MANY_GROUPS with the limit.
    package mutating func add(_ batch: GroupedBatch) throws(Refusal) {
        count += batch.matches?.count { $0 } ?? batch.columns.outcomeCodes.count
        scores.formUnion(batch.columns.scores.map(\.name))
        hasClusters = hasClusters || batch.keys.hasDependence
        guard let column = batch.groups else { return }
        var found = [Int](repeating: 0, count: column.values.count + 1)
        for (row, code) in column.codes.enumerated() where batch.matches?[row] ?? true { found[Int(code)] += 1 }
        for (code, number) in found.enumerated() where number > 0 {
            counts[ExactText(code == 0 ? "" : column.values[code - 1]), default: 0] += number
        }
        guard counts.count <= SampleGroups.countMax else {
            throw Refusal(
                .tooManyGroups,
                "\(field) has more than \(SampleGroups.countMax) different values; group by a field with fewer, or "
                    + "filter the samples",
                ["field": field, "limit": "\(SampleGroups.countMax)"])
        }
    }

    /// Refuses a metric that the run does not have.
    ///
    /// - Throws: `Refusal` METRIC_INVALID naming the metric.
    package func check() throws(Refusal) { try query.check(scores: scores) }

    /// Whether one metric of all samples together would not fit into memory. Chances over repeats are left out: they
    /// need all their samples side by side.
    package func exceeds(_ bytesMax: Int) -> Bool {
        keepsAll && query.repeats.isEmpty && units.contains { bytes($0, rows: count) > bytesMax }
    }

    /// Notes that the summary of all samples together is known.
    package mutating func leaveAllOut() { keepsAll = false }

    /// The readings that give every metric of every group.
    ///
    /// Metrics are put into one reading as long as their values fit; the groups of a metric that does not fit are put
    /// into several.
    package func readings(bytesMax: Int = bytesMaxStandard) -> [ReadingScope] {
        var readings: [ReadingScope] = []
        var pack = Pack()
        for unit in units {
            let grown = pack.with(unit)
            if !pack.isEmpty, bytes(grown, rows: rowsOnce) > bytesMax {
                readings += scopes(pack, bytesMax)
                pack = Pack().with(unit)
            } else {
                pack = grown
            }
        }
        return readings + scopes(pack, bytesMax)
    }

    /// Rows that are kept where every group is.
    private var rowsOnce: Int { (keepsAll ? count : 0) + counts.values.reduce(0, +) }

    /// Metrics that are made in one reading, and what it keeps for them.
    private struct Pack {
        var metrics: [String] = []
        var repeats: [RepeatMetric] = []
        var keepsLatencies = false
        var scores: Set<String> = []
        var keepsRows = false

        /// Whether the ids of the samples are kept.
        var keepsIDs: Bool { !repeats.isEmpty }

        var isEmpty: Bool { metrics.isEmpty && repeats.isEmpty }

        func with(_ other: Pack) -> Pack {
            Pack(
                metrics: metrics + other.metrics, repeats: repeats + other.repeats,
                keepsLatencies: keepsLatencies || other.keepsLatencies, scores: scores.union(other.scores),
                keepsRows: keepsRows || other.keepsRows)
        }
    }

    /// What can be computed apart: the rates, the percentiles, and each score, derived metric and chance over repeats.
    private var units: [Pack] {
        let rates = Outcome.allCases.map(\.metric) + Metric.statusRates.map(\.name)
        var units = [
            Pack(metrics: rates.filter(query.returns)),
            Pack(metrics: Metric.percentiles.map(\.name).filter(query.returns), keepsLatencies: true),
        ]
        let names = scores.union(query.declared.filter { $0.expr.isEmpty }.map(\.name))
        for name in names.sorted() where query.returns(name) { units.append(Pack(metrics: [name], scores: [name])) }
        for metric in query.derived.ordered where query.returns(metric.name) {
            units.append(
                Pack(
                    metrics: [metric.name], keepsLatencies: metric.parts.contains { $0.hasSuffix("_latency_ms") },
                    scores: names.intersection(metric.parts), keepsRows: true))
        }
        for metric in query.repeats {
            units.append(Pack(repeats: [metric], scores: Set([metric.score].compactMap(\.self))))
        }
        return units.filter { !$0.isEmpty }
    }

    private func bytes(_ pack: Pack, rows: Int) -> Int {
        let isKept = hasClusters || pack.keepsIDs
        let perRow =
            (isKept ? 12 : pack.keepsRows ? 4 : 0) + (pack.keepsIDs ? 8 : 0)
            + (pack.keepsLatencies ? (isKept ? 8 : 4) : 0)
            + pack.scores.count * (isKept || pack.keepsRows ? 12 : 8)
        return rows * perRow
    }

    private func scopes(_ pack: Pack, _ bytesMax: Int) -> [ReadingScope] {
        let query = SummaryQuery(query, names: pack.metrics, repeats: pack.repeats)
        let parts = EvidenceParts(
            keepsLatencies: pack.keepsLatencies, scores: pack.scores, keepsRows: pack.keepsRows)
        func scope(_ groups: Set<ExactText>?, keepsAll: Bool) -> ReadingScope {
            ReadingScope(
                groups: groups, keepsAll: keepsAll, parts: parts, keepsClusters: hasClusters || pack.keepsIDs,
                query: query)
        }
        guard bytes(pack, rows: rowsOnce) > bytesMax else { return [scope(nil, keepsAll: keepsAll)] }
        var scopes = keepsAll ? [scope([], keepsAll: true)] : []
        var (groups, rows): (Set<ExactText>, Int) = ([], 0)
        let order = counts.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
        for (name, number) in order {
            if !groups.isEmpty, bytes(pack, rows: rows + number) > bytesMax {
                scopes.append(scope(groups, keepsAll: false))
                (groups, rows) = ([], 0)
            }
            groups.insert(name)
            rows += number
        }
        return groups.isEmpty ? scopes : scopes + [scope(groups, keepsAll: false)]
    }
}
