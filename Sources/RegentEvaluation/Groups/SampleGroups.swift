package import RegentMessages
package import RegentModel

/// Evidence by the value of a field: the samples of a run, each in one group.
///
/// The order and the split of batches do not matter. A record that was left out could have been of any group, so it is
/// missing in each.
package struct SampleGroups: Sendable {
    /// Most groups that are told apart.
    package static let countMax = 1_000

    /// Whether there were more groups; the samples of the others are in none.
    package private(set) var isOverfull = false
    private var slots: [ExactText: Int] = [:]
    private var names: [String] = []
    private var groups: [Evidence] = []
    private var rejected = 0
    /// Evidence of no samples.
    private let none: Evidence

    /// No samples yet.
    ///
    /// - Parameters:
    ///   - declared: scores and derived metrics of the run.
    ///   - keepingClusters: each batch comes with the keys of its clusters.
    ///   - parts: what is kept beside the counts.
    package init(
        declared: [MetricDeclaration], keepingClusters: Bool = false, parts: EvidenceParts = .all
    ) {
        none = Evidence(declared: declared, keepingClusters: keepingClusters, parts: parts)
    }

    /// Bytes in memory, about.
    package var byteCount: Int { groups.reduce(0) { $0 + $1.byteCount } }

    /// The groups by the bytes of their names; the samples without a value are in the one without a name.
    package var all: [(name: String, evidence: Evidence)] {
        let order = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        return order.map { place in
            var evidence = groups[place]
            evidence.leaveOut(rejected)
            return (names[place], evidence)
        }
    }

    /// How many groups there are.
    var count: Int { groups.count }

    /// The samples of a group; nil where there are none.
    func evidence(_ name: ExactText) -> Evidence? {
        guard let slot = slots[name] else { return nil }
        var evidence = groups[slot]
        evidence.leaveOut(rejected)
        return evidence
    }

    /// Counts records that were left out and that no batch counts.
    package mutating func leaveOut(_ count: Int) { rejected += count }

    /// Adds a batch of checked columns.
    ///
    /// - Parameters:
    ///   - keys: the value of the field in every row, see `DictionaryColumn`; a code for each row.
    ///   - rows: whether each row counts; nil = all do.
    ///   - rowKeys: of the clusters of the rows; needed where clusters are kept.
    package mutating func add(
        _ columns: SampleColumns, keys: DictionaryColumn, where rows: [Bool]? = nil, rowKeys: RowKeys = .none
    ) {
        rejected += Int(columns.rejected)
        for part in Self.parts(columns, keys, rows) {
            guard let slot = slot(of: part.name) else { continue }
            groups[slot].add(part.columns, keys: rowKeys.of(part.rows))
        }
    }

    private mutating func slot(of name: String) -> Int? {
        if let slot = slots[ExactText(name)] { return slot }
        guard groups.count < Self.countMax else {
            isOverfull = true
            return nil
        }
        slots[ExactText(name)] = groups.count
        names.append(name)
        groups.append(none)
        return groups.count - 1
    }

    /// The batch, a part for each value that occurs, without the count of records that were left out.
    static func parts(
        _ columns: SampleColumns, _ keys: DictionaryColumn, _ rows: [Bool]?
    ) -> [(name: String, columns: SampleColumns, rows: [Int])] {
        let order = RowOrder(keys, rows)
        var parts = [SampleColumns](repeating: SampleColumns(), count: keys.values.count + 1)
        for code in parts.indices where !order.rows(code).isEmpty {
            let rows = order.rows(code)
            parts[code].count = UInt32(rows.count)
            parts[code].outcomeCodes = rows.map { columns.outcomeCodes[$0] }
            parts[code].latencyUs = rows.map { columns.latencyUs[$0] }
        }
        for score in columns.scores {
            for (place, value) in score.values.enumerated() {
                let row = score.rows.isEmpty ? place : Int(score.rows[place])
                guard rows?[row] ?? true else { continue }
                parts[Int(keys.codes[row])].append(value, of: score.name, at: order.place(row))
            }
        }
        return parts.indices.filter { parts[$0].count > 0 }.map { code in
            (code == 0 ? "" : keys.values[code - 1], parts[code], Array(order.rows(code)))
        }
    }
}

/// The rows of a batch that count, by their codes: a counting sort.
private struct RowOrder {
    /// Where the rows of each code begin in `sorted`, and the last ones end.
    private var starts: [Int]
    private var sorted: [Int]
    /// Place of each row in `sorted`.
    private var places: [Int]
    private let codes: [UInt32]

    init(_ keys: DictionaryColumn, _ rows: [Bool]?) {
        codes = keys.codes
        starts = [Int](repeating: 0, count: keys.values.count + 2)
        for (row, code) in codes.enumerated() where rows?[row] ?? true { starts[Int(code) + 1] += 1 }
        for code in starts.indices.dropFirst() { starts[code] += starts[code - 1] }
        var next = starts
        sorted = [Int](repeating: 0, count: starts[starts.count - 1])
        places = [Int](repeating: 0, count: codes.count)
        for (row, code) in codes.enumerated() where rows?[row] ?? true {
            let place = next[Int(code)]
            (sorted[place], places[row]) = (row, place)
            next[Int(code)] += 1
        }
    }

    /// Rows of a code, ascending.
    func rows(_ code: Int) -> ArraySlice<Int> { sorted[starts[code]..<starts[code + 1]] }

    /// Place of a row that counts among those of its code.
    func place(_ row: Int) -> UInt32 { UInt32(places[row] - starts[Int(codes[row])]) }
}

extension SampleColumns {
    /// Adds a value of the score that is being split; scores come one after the other.
    fileprivate mutating func append(_ value: Double, of name: String, at row: UInt32) {
        if scores.last?.name != name { scores.append(ScoreColumn(name: name)) }
        scores[scores.count - 1].rows.append(row)
        scores[scores.count - 1].values.append(value)
    }
}
