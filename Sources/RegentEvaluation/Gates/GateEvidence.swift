package import RegentMessages
package import RegentModel

/// A checked batch of samples as gates look at it; what is not asked for is not made.
package struct GateBatch {
    /// The columns.
    package let columns: SampleColumns
    /// Keys of the clusters of the rows.
    package let keys: RowKeys
    /// The value of a field in every row.
    package let groupKeys: (GroupField) -> DictionaryColumn
    /// The samples one by one.
    package let samples: () -> [EvalSample]
    /// Bytes of the sample id of a row.
    package let sampleID: (Int) -> ArraySlice<UInt8>
    /// `repeat` of each row; empty = 0 in every row.
    package let repeats: [UInt32]
    /// Whether each row names a cluster; empty where none does.
    package let namesCluster: () -> [Bool]

    /// A batch, by its parts.
    package init(
        columns: SampleColumns, keys: RowKeys, groupKeys: @escaping (GroupField) -> DictionaryColumn,
        samples: @escaping () -> [EvalSample], sampleID: @escaping (Int) -> ArraySlice<UInt8>, repeats: [UInt32],
        namesCluster: @escaping () -> [Bool]
    ) {
        (self.columns, self.keys, self.groupKeys) = (columns, keys, groupKeys)
        (self.samples, self.sampleID, self.repeats) = (samples, sampleID, repeats)
        self.namesCluster = namesCluster
    }
}

/// A slice and a field of gates, parsed.
struct GateSelection: Sendable {
    let view: GateView
    private let filter: SampleFilter?
    private let field: GroupField?

    /// - Throws: `Refusal` of a slice or a field that no locked gate has.
    init(_ view: GateView) throws(Refusal) {
        self.view = view
        filter = view.slice.isEmpty ? nil : try SampleFilter(view.slice)
        field = view.by.isEmpty ? nil : try GroupField(view.by)
    }

    /// Whether each row is in the slice; nil = all are.
    func rows(_ batch: GateBatch) -> [Bool]? { filter.map { filter in batch.samples().map(filter.matches) } }

    /// The group of each row; all in the one without a name where there is no field.
    func keys(_ batch: GateBatch) -> DictionaryColumn {
        guard let field else {
            return DictionaryColumn(codes: Array(repeating: 0, count: batch.columns.outcomeCodes.count))
        }
        return batch.groupKeys(field)
    }
}

/// The samples of a run as a set of gates looks at them: all, and by each slice and field.
package struct GateEvidence: Sendable {
    /// All samples.
    package private(set) var whole: Evidence
    let selections: [GateSelection]
    private var groups: [SampleGroups]
    /// Who answers for the values, where they are not kept.
    let book: GateBook?

    /// No samples yet.
    ///
    /// - Parameters:
    ///   - keepingClusters: bounds are compared, so each batch comes with the keys of its clusters.
    ///   - keepingAll: keep of all samples what a summary needs too, not only what the gates look at.
    /// - Throws: `Refusal` of a slice or a field that no locked gate has.
    package init(
        _ policy: GatePolicy, declared: [MetricDeclaration], keepingClusters: Bool, keepingAll: Bool = true
    ) throws(Refusal) {
        func parts(_ view: GateView) -> EvidenceParts {
            Self.parts(policy.rules.filter { GateView($0) == view }, declared)
        }
        let views = Set(policy.rules.map(GateView.init))
        whole = Evidence(
            declared: declared, keepingClusters: keepingClusters,
            parts: keepingAll ? .all : parts(GateView(GateRule())))
        var selections: [GateSelection] = []
        for view in views where !view.isWhole { selections.append(try GateSelection(view)) }
        (self.selections, book) = (selections, nil)
        groups = selections.map {
            SampleGroups(declared: declared, keepingClusters: keepingClusters, parts: parts($0.view))
        }
    }

    /// No samples yet, of which only counts are kept: what else the gates ask for is read again, see `GateReadings`.
    ///
    /// - Throws: `Refusal` of a slice or a field that no locked gate has.
    package init(counting policy: GatePolicy, declared: [MetricDeclaration]) throws(Refusal) {
        let derived = DerivedMetrics(declared)
        func parts(_ view: GateView) -> EvidenceParts {
            let rules = policy.rules.filter { GateView($0) == view && !$0.paired }
            return .counts(of: Set(rules.flatMap { derived[$0.metric]?.parts ?? [$0.metric] }))
        }
        whole = Evidence(declared: declared, parts: parts(GateView(GateRule())))
        var selections: [GateSelection] = []
        for view in policy.rules.map(GateView.init)
        where !view.isWhole && !selections.contains(where: { $0.view == view }) {
            selections.append(try GateSelection(view))
        }
        (self.selections, book) = (selections, GateBook())
        groups = selections.map { SampleGroups(declared: declared, parts: parts($0.view)) }
    }

    /// What rules look at. A paired rule has its own samples.
    private static func parts(_ rules: [GateRule], _ declared: [MetricDeclaration]) -> EvidenceParts {
        var (keepsLatencies, scores) = (false, Set<String>())
        for rule in rules where !rule.paired {
            guard declared.first(where: { $0.name == rule.metric })?.expr.isEmpty ?? true else { return .all }
            if case .latency = Metric.builtIn(rule.metric, quantile: rule.quantile) { keepsLatencies = true }
            scores.insert(rule.metric)
        }
        return EvidenceParts(keepsLatencies: keepsLatencies, scores: scores)
    }

    /// Evidence of all samples, for gates without slices and groups.
    package init(whole: Evidence) {
        self.whole = whole
        (selections, groups, book) = ([], [], nil)
    }

    /// Bytes of judging values over clusters for each byte that is kept.
    private static let clusteredCost = 4

    /// Bytes that judging takes, about.
    package var byteCount: Int {
        let kept = whole.byteCount + groups.reduce(0) { $0 + $1.byteCount }
        return whole.keepsClusters ? Self.clusteredCost * kept : kept
    }

    /// Bytes that judging all samples together takes, about, were their clusters kept.
    package var clusteredByteCount: Int { Self.clusteredCost * whole.clusteredByteCount }

    /// Notes that samples depend on each other, within clusters or as repeats of one question.
    package mutating func noteClusters() { whole.noteClusters() }

    /// Adds a batch whose texts are not needed.
    package mutating func add(_ columns: SampleColumns, without rows: RowSet?) { whole.add(columns, without: rows) }

    /// Whether a sample names a cluster or repeats a question.
    package var hasClusters: Bool { whole.hasClusters }

    /// Adds a batch.
    package mutating func add(_ batch: GateBatch) {
        whole.add(batch.columns, keys: batch.keys)
        for (place, selection) in selections.enumerated() {
            groups[place].add(
                batch.columns, keys: selection.keys(batch), where: selection.rows(batch), rowKeys: batch.keys)
        }
    }

    /// Counts records that were left out and that no batch counts.
    package mutating func leaveOut(_ count: Int) {
        whole.leaveOut(count)
        for place in groups.indices { groups[place].leaveOut(count) }
    }

    /// The groups of a view; nil where there are more than can be told apart, or the view is none of the gates'.
    func groups(_ view: GateView) -> [(name: String, evidence: Evidence)]? {
        if view.isWhole { return [("", asking(whole, .whole))] }
        guard let place = selections.firstIndex(where: { $0.view == view }), !groups[place].isOverfull else {
            return nil
        }
        let all = groups[place].all.map { group in
            (group.name, asking(group.evidence, GateUnit(view: view, group: ExactText(group.name))))
        }
        // A slice without a sample is one group of nothing.
        guard all.isEmpty, view.by.isEmpty else { return all }
        var nothing = Evidence(declared: [])
        nothing.leaveOut(whole.rejectedCount)
        return [("", nothing)]
    }

    /// The samples of a unit; nil where there are none.
    func evidence(of unit: GateUnit) -> Evidence? {
        if unit.view.isWhole { return asking(whole, unit) }
        guard let place = selections.firstIndex(where: { $0.view == unit.view }) else { return nil }
        return groups[place].evidence(unit.group).map { asking($0, unit) }
    }

    private func asking(_ evidence: Evidence, _ unit: GateUnit) -> Evidence {
        guard let book else { return evidence }
        var evidence = evidence
        evidence.asked = AskedEvidence(book: book, unit: unit)
        return evidence
    }

    /// How many groups a view has; one of all samples together.
    func groupCount(_ view: GateView) -> Int {
        selections.firstIndex { $0.view == view }.map { groups[$0].count } ?? 1
    }
}

extension GatePolicy {
    /// Whether judging needs the texts of the samples, whether or not they name clusters.
    package var needsTexts: Bool { rules.contains { !GateView($0).isWhole || $0.paired } }
}

extension GateView {
    /// All samples in one group.
    var isWhole: Bool { slice.isEmpty && by.isEmpty }
}
