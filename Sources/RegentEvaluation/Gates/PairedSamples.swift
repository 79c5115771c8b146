package import RegentMessages
package import RegentModel

/// The paired gates of a policy that name one baseline, and the scores and selections they look at.
package struct PairedGates: Sendable {
    /// The rules, in their order.
    let rules: [GateRule]
    /// Names of the scores they compare.
    let scores: [String]
    let selections: [GateSelection]
    /// What is compared: rules of one metric and selection have the same pairs.
    let compared: [Compared]
    /// Of each rule the place of what it compares.
    let places: [Int]

    /// A metric over the samples of a selection.
    struct Compared: Sendable, Hashable {
        let metric: Metric
        /// Place of the selection.
        let selection: Int
    }

    /// Nil where no rule is paired with the baseline.
    ///
    /// - Throws: `Refusal` of a slice or a field that no locked gate has.
    package init?(_ policy: GatePolicy, baseline: String) throws(Refusal) {
        rules = policy.rules.filter { $0.paired && $0.baseline == baseline }
        guard !rules.isEmpty else { return nil }
        var names: [String] = []
        var selections: [GateSelection] = []
        var (compared, places): ([Compared], [Int]) = ([], [])
        for rule in rules {
            let metric = Metric.builtIn(rule.metric, quantile: rule.quantile) ?? .score(rule.metric)
            if case .score(let name) = metric, !names.contains(name) { names.append(name) }
            let view = GateView(rule)
            let selection = selections.firstIndex { $0.view == view } ?? selections.count
            if selection == selections.count { selections.append(try GateSelection(view)) }
            let what = Compared(metric: metric, selection: selection)
            let place = compared.firstIndex(of: what) ?? compared.count
            if place == compared.count { compared.append(what) }
            places.append(place)
        }
        (scores, self.selections, self.compared, self.places) = (names, selections, compared, places)
    }
}

/// Samples of one run, ready to be paired by id and repeat.
package struct PairedSamples: Sendable {
    private var text: [UInt8] = []
    private var ends: [UInt64] = []
    private var codes: [UInt32] = []
    private var clusters: [UInt64] = []
    private var namesCluster: [Bool] = []
    private var scores: [[Double]]
    /// Of each selection the group of each row: 0 = not in the slice, k = `names[k - 1]`.
    private var members: [[UInt32]]
    private(set) var names: [[String]]
    private var numbers: [[ExactText: UInt32]]
    private let gates: PairedGates
    /// Whether groups are asked for: those of the baseline decide.
    private let keepsGroups: Bool
    /// Bytes of the names of groups, about.
    private var nameBytes = 0

    /// No samples yet.
    package init(_ gates: PairedGates, keepingGroups: Bool) {
        (self.gates, keepsGroups) = (gates, keepingGroups)
        scores = gates.scores.map { _ in [] }
        members = gates.selections.map { _ in [] }
        names = gates.selections.map { _ in [] }
        numbers = gates.selections.map { _ in [:] }
    }

    /// Samples.
    package var count: Int { ends.count }

    /// Bytes in memory, about, with those of an order.
    package var byteCount: Int {
        text.count + nameBytes + ends.count * (29 + 8 * scores.count + 4 * members.count)
    }

    /// A key with about as many before it as behind it, behind the least; nil of fewer than two, which cannot be
    /// divided.
    package var middleKey: [UInt8]? {
        let some = stride(from: 0, to: count, by: max(1, count / 1_024)).map { Array(id($0)) }
            .sorted { $0.lexicographicallyPrecedes($1) }
        guard let least = some.first else { return nil }
        return some[(some.count / 2)...].first { $0 != least }
    }

    /// Adds the rows of a batch whose keys fulfil a condition.
    ///
    /// A key is the bytes of the id, then, of an answer after the first, a NUL and its number: ids have no NUL, so the
    /// answers to one question are next to each other.
    package mutating func add(_ batch: GateBatch, where holds: (ArraySlice<UInt8>) -> Bool) {
        let first = ends.count
        var places = [Int](repeating: -1, count: batch.columns.outcomeCodes.count)
        let named = batch.namesCluster()
        for row in places.indices {
            let number = batch.repeats.isEmpty ? 0 : batch.repeats[row]
            var key = batch.sampleID(row)
            if number > 0 {
                key.append(0)
                for shift in [24, 16, 8, 0] as [UInt32] { key.append(UInt8(truncatingIfNeeded: number >> shift)) }
            }
            guard holds(key) else { continue }
            places[row] = ends.count - first
            text += key
            ends.append(UInt64(text.count))
            codes.append(batch.columns.outcomeCodes[row])
            clusters.append(batch.keys.clusters[row])
            namesCluster.append(named.isEmpty ? false : named[row])
        }
        addScores(batch, places, first)
        if keepsGroups { addGroups(batch, places) }
    }

    private mutating func addScores(_ batch: GateBatch, _ places: [Int], _ first: Int) {
        for (place, name) in gates.scores.enumerated() {
            scores[place] += Array(repeating: .nan, count: ends.count - first)
            guard let column = batch.columns.scores.first(where: { $0.name == name }) else { continue }
            for (index, value) in column.values.enumerated() {
                let row = column.rows.isEmpty ? index : Int(column.rows[index])
                if places[row] >= 0 { scores[place][first + places[row]] = value }
            }
        }
    }

    private mutating func addGroups(_ batch: GateBatch, _ places: [Int]) {
        for (place, selection) in gates.selections.enumerated() {
            let (rows, keys) = (selection.rows(batch), selection.keys(batch))
            for row in places.indices where places[row] >= 0 {
                guard rows?[row] ?? true else {
                    members[place].append(0)
                    continue
                }
                let code = Int(keys.codes[row])
                members[place].append(number(of: code == 0 ? "" : keys.values[code - 1], in: place))
            }
        }
    }

    private mutating func number(of name: String, in place: Int) -> UInt32 {
        if let number = numbers[place][ExactText(name)] { return number }
        // One more than can be told apart is enough to know that there are too many.
        guard names[place].count <= SampleGroups.countMax else { return UInt32(names[place].count) }
        names[place].append(name)
        nameBytes += Self.nameBytes + name.utf8.count
        numbers[place][ExactText(name)] = UInt32(names[place].count)
        return UInt32(names[place].count)
    }

    /// Bytes of the name of a group beside its text.
    private static let nameBytes = 96

    /// The samples by the bytes of their ids, repeats ascending.
    var order: [UInt32] { (0..<UInt32(count)).sorted { SampleKeys.precedes(id(Int($0)), id(Int($1))) } }

    /// Bytes of the key: the id and the repeat.
    func id(_ index: Int) -> ArraySlice<UInt8> {
        text[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
    }

    /// Bytes of the id alone.
    func sampleID(_ index: Int) -> ArraySlice<UInt8> { id(index).prefix { $0 != 0 } }

    /// The group of a sample in a selection; nil where it is not in the slice.
    func group(_ index: Int, in place: Int) -> String? {
        let number = Int(members[place][index])
        return number == 0 ? nil : names[place][number - 1]
    }

    /// The cluster that a sample is in, and whether it names it.
    func cluster(_ index: Int) -> (key: UInt64, isNamed: Bool) { (clusters[index], namesCluster[index]) }

    /// The value of a metric.
    func side(_ index: Int, _ metric: Metric) -> PairTally.Side {
        let code = OutcomeCode(rawValue: codes[index])
        let absent: PairTally.Side = code.status == UInt32(SampleStatus.skipped.rawValue) ? .skipped : .missing
        switch metric {
        case .rate(let outcome): return code.isTrue(outcome).map { .value($0 ? 1 : 0) } ?? absent
        case .statusRate(let status): return .value(code.status == UInt32(status.rawValue) ? 1 : 0)
        case .score(let name):
            guard let place = gates.scores.firstIndex(of: name) else { return absent }
            let value = scores[place][index]
            return value.isNaN ? absent : .value(value)
        case .sampleCount, .latency, .derived: return absent
        }
    }
}
