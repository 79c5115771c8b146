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
    private let selections: [GateSelection]
    private var groups: [SampleGroups]

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
        self.selections = selections
        groups = selections.map {
            SampleGroups(declared: declared, keepingClusters: keepingClusters, parts: parts($0.view))
        }
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
        (selections, groups) = ([], [])
    }

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
        if view.isWhole { return [("", whole)] }
        guard let place = selections.firstIndex(where: { $0.view == view }), !groups[place].isOverfull else {
            return nil
        }
        let all = groups[place].all
        // A slice without a sample is one group of nothing.
        guard all.isEmpty, view.by.isEmpty else { return all }
        var nothing = Evidence(declared: [])
        nothing.leaveOut(whole.rejectedCount)
        return [("", nothing)]
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
