package import RegentMessages
package import RegentModel

/// One batch as a grouped summary reads it.
package struct GroupedBatch: Sendable {
    let columns: SampleColumns
    /// The value of the field in every row; nil without groups.
    let groups: DictionaryColumn?
    /// Whether each row matches the filter; nil = every row does.
    let matches: [Bool]?
    let keys: RowKeys

    /// - Parameter keys: of clusters, and of ids where repeats are asked for.
    package init(_ columns: SampleColumns, groups: DictionaryColumn?, matches: [Bool]?, keys: RowKeys) {
        (self.columns, self.groups, self.matches, self.keys) = (columns, groups, matches, keys)
    }
}

/// Which samples and values one reading of a run keeps.
package struct ReadingScope: Sendable {
    /// Names of the groups; nil = every one.
    let groups: Set<ExactText>?
    /// Whether all samples are kept together too.
    let keepsAll: Bool
    let parts: EvidenceParts
    /// Whether the clusters of the samples are kept.
    package let keepsClusters: Bool
    /// Metrics that it gives.
    let query: SummaryQuery

    /// Whether the sample ids are kept, by which repeats find each other.
    package var keepsIDs: Bool { !query.repeats.isEmpty }

    /// Everything in one reading.
    ///
    /// - Parameter keepsAll: whether all samples together are wanted too.
    package static func everything(_ query: SummaryQuery, keepsAll: Bool, keepsClusters: Bool) -> ReadingScope {
        ReadingScope(
            groups: nil, keepsAll: keepsAll, parts: parts(query),
            keepsClusters: keepsClusters || !query.repeats.isEmpty, query: query)
    }

    /// What the metrics of a query are made of.
    private static func parts(_ query: SummaryQuery) -> EvidenceParts {
        guard let names = query.computed else { return .all }
        return EvidenceParts(
            keepsLatencies: names.contains { $0.hasSuffix("_latency_ms") },
            scores: names.union(query.repeats.compactMap(\.score)),
            keepsRows: names.contains { query.derived[$0] != nil })
    }
}

/// One reading of a run: the evidence of some groups.
package struct GroupedReading: Sendable {
    private let scope: ReadingScope
    private var whole: SampleGroups
    private var groups: SampleGroups
    private var rejected = 0
    /// Bytes that the values take, about.
    package private(set) var byteCount = 0

    package init(_ scope: ReadingScope) {
        self.scope = scope
        let none = SampleGroups(
            declared: scope.query.declared, keepingClusters: scope.keepsClusters, parts: scope.parts)
        (whole, groups) = (none, none)
    }

    /// Adds a batch; nothing is added of samples outside the scope.
    package mutating func add(_ batch: GroupedBatch) {
        let count = batch.columns.outcomeCodes.count
        byteCount += scope.bytes(of: batch.columns)
        rejected += Int(batch.columns.rejected)
        if scope.keepsAll {
            let same = DictionaryColumn(codes: [UInt32](repeating: 0, count: count))
            whole.add(batch.columns, keys: same, where: batch.matches, rowKeys: batch.keys)
        }
        guard let column = batch.groups else { return }
        groups.add(batch.columns, keys: column, where: scope.rows(column, batch.matches), rowKeys: batch.keys)
    }

    /// Adds what was read to the summaries.
    ///
    /// - Throws: `Refusal` SUMMARY_TOO_LARGE.
    package func add(to summaries: inout GroupedSummaries) throws(Refusal) {
        if scope.keepsAll {
            var none = Evidence(declared: scope.query.declared, parts: scope.parts)
            none.leaveOut(rejected)
            summaries.addAll(EvalSummary(of: whole.all.first?.evidence ?? none, query: scope.query))
        }
        for group in groups.all {
            try summaries.add(EvalSummary(of: group.evidence, query: scope.query), of: group.name)
        }
    }
}

extension ReadingScope {
    /// Which rows of a batch are kept in their groups; nil = all.
    fileprivate func rows(_ column: DictionaryColumn, _ matches: [Bool]?) -> [Bool]? {
        guard let groups else { return matches }
        let isKept = [groups.contains(ExactText(""))] + column.values.map { groups.contains(ExactText($0)) }
        return column.codes.enumerated().map { row, code in isKept[Int(code)] && (matches?[row] ?? true) }
    }

    /// Bytes that the values of a batch take at most.
    fileprivate func bytes(of columns: SampleColumns) -> Int {
        let scores = columns.scores.filter { parts.contains(score: $0.name) }
        let keepsRows = keepsClusters || query.declared.contains { !$0.expr.isEmpty }
        let values = scores.reduce(0) { $0 + $1.values.count * (keepsRows ? 12 : 8) }
        let row = (keepsClusters ? 24 : keepsRows ? 4 : 0) + 4
        return (values + columns.outcomeCodes.count * row) * (keepsAll ? 2 : 1)
    }
}

/// The summaries that several readings of a run give together.
package struct GroupedSummaries: Sendable {
    /// Of all samples.
    package private(set) var all: EvalSummary?
    private var groups: [ExactText: EvalSummary] = [:]
    /// Bytes of the parts that were added, encoded.
    private var byteCount = 0
    private let bytesMax: Int

    /// - Parameters:
    ///   - all: the summary of all samples, where it is known already.
    ///   - bytesMax: bytes that a reply may have. Summaries of a thousand groups with a thousand metrics each would
    ///     take hundreds of megabytes before they are found to be too large.
    package init(all: EvalSummary? = nil, bytesMax: Int = .max) { (self.all, self.bytesMax) = (all, bytesMax) }

    /// Notes how many samples retries replaced in the summary of all.
    package mutating func noteRetried(_ count: Int) { all?.retried = UInt64(count) }

    mutating func addAll(_ summary: EvalSummary) {
        if all == nil { all = summary } else { all?.add(summary) }
    }

    mutating func add(_ summary: EvalSummary, of name: String) throws(Refusal) {
        byteCount += summary.encodedByteCount
        // Each of several readings repeats what does not depend on its metrics: who replies looks at the exact size.
        guard byteCount / 2 <= bytesMax else { throw Self.tooLarge(bytesMax: bytesMax) }
        let key = ExactText(name)
        if groups[key] == nil { groups[key] = summary } else { groups[key]?.add(summary) }
    }

    /// The summaries do not fit into a reply.
    package static func tooLarge(bytesMax: Int) -> Refusal {
        Refusal(
            .summaryTooLarge,
            "the summaries of the groups have more than \(bytesMax) bytes; name the metrics you need, or filter the "
                + "samples",
            ["limit": "\(bytesMax)"])
    }

    /// The groups by the bytes of their values, the one without a value last.
    package var sorted: [SummaryGroup] {
        let order = groups.keys.sorted { first, second in
            if first.text.isEmpty || second.text.isEmpty { return !first.text.isEmpty }
            return first.text.utf8.lexicographicallyPrecedes(second.text.utf8)
        }
        return order.map { SummaryGroup(value: $0.text, absent: $0.text.isEmpty, summary: groups[$0]) }
    }
}
