import RegentEvaluation
import RegentMessages
import RegentModel

/// A sample of a small run.
struct GateRow {
    var id: String
    var number: UInt32 = 0
    var status = SampleStatus.scored
    var valid: Bool?
    /// Microseconds.
    var latency: UInt32?
    var scores: [String: Double] = [:]
    var cluster = ""
    var labels: [String: String] = [:]
}

/// Small runs for tests of gates.
enum GateRows {
    /// Rows numbered from 0, made one by one.
    static func rows(_ count: Int, _ make: (Int) -> GateRow) -> [GateRow] { (0..<count).map(make) }

    /// `yes` true values of schema_valid, then `no` false ones.
    static func valid(yes: Int, no: Int = 0, absent: Int = 0) -> [GateRow] {
        rows(yes + no + absent) { place in
            GateRow(
                id: "s\(place)", status: place < yes + no ? .scored : .error,
                valid: place < yes + no ? place < yes : nil)
        }
    }

    /// The rows as a batch.
    static func batch(_ rows: [GateRow], rejected: UInt32 = 0) -> GateBatch {
        GateBatch(
            columns: columns(rows, rejected: rejected), keys: keys(rows), groupKeys: { groupKeys(rows, $0) },
            samples: { rows.map(sample) }, sampleID: { Array(rows[$0].id.utf8)[...] }, repeats: rows.map(\.number),
            namesCluster: { rows.map { !$0.cluster.isEmpty } })
    }

    private static func columns(_ rows: [GateRow], rejected: UInt32) -> SampleColumns {
        var columns = SampleColumns(count: UInt32(rows.count), rejected: rejected)
        columns.outcomeCodes = rows.map { row in
            Columns.code(row.status, row.valid.map { [.schemaValid: $0] } ?? [:], latency: row.latency != nil)
        }
        columns.latencyUs = rows.map { $0.latency ?? 0 }
        for name in Set(rows.flatMap(\.scores.keys)).sorted() {
            let places = rows.indices.filter { rows[$0].scores[name] != nil }
            columns.scores.append(
                ScoreColumn(
                    name: name, rows: places.map(UInt32.init), values: places.compactMap { rows[$0].scores[name] }))
        }
        return columns
    }

    private static func keys(_ rows: [GateRow]) -> RowKeys {
        func key(_ text: String) -> UInt64 {
            text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        }
        return RowKeys(
            clusters: rows.map { key($0.cluster.isEmpty ? "id " + $0.id : "cluster " + $0.cluster) },
            isDependent: rows.map { !$0.cluster.isEmpty || $0.number > 0 })
    }

    private static func groupKeys(_ rows: [GateRow], _ field: GroupField) -> DictionaryColumn {
        let texts = rows.map { row in
            switch field {
            case .status: row.status.name
            case .metadata(let key): row.labels[key] ?? ""
            case .text: row.cluster
            }
        }
        let values = Set(texts).filter { !$0.isEmpty }.sorted()
        return DictionaryColumn(
            values: values, codes: texts.map { text in UInt32((values.firstIndex(of: text) ?? -1) + 1) })
    }

    private static func sample(_ row: GateRow) -> EvalSample {
        EvalSample(
            sampleId: row.id, status: row.status, schemaValid: row.valid.map { $0 ? .true : .false } ?? .absent,
            scores: row.scores, cluster: row.cluster, metadata: TextMap(row.labels.map { ($0.key, $0.value) }))
    }
}

/// A run, its gates and a baseline, ready to be judged.
struct GateCase {
    var rows: [GateRow]
    var rejected: UInt32 = 0
    var baseline: [GateRow]?
    var baselineRejected: UInt32 = 0
    var fault: GateBaseline.Fault?
    var age: UInt64?
    var declared: [MetricDeclaration] = []

    /// A declared score in 0...1.
    static let quality = MetricDeclaration(name: "q", range: MetricRange(min: 0, max: 1))
    /// What gates name their baseline.
    static let name = "evalRuns/base"

    /// The verdict over a gates file.
    func verdict(_ gates: String, batches: Int = 1) throws -> Verdict {
        let policy = try GatePolicy(file: Array(gates.utf8)).locked(declared: declared)
        return try judge(policy, batches: batches).verdict(policy)
    }

    private func judge(_ policy: GatePolicy, batches: Int) throws -> GateJudge {
        let candidate = try evidence(policy, rows, rejected, batches)
        var baselines: [String: GateBaseline] = [:]
        if let fault { baselines[Self.name] = GateBaseline(fault) }
        if let baseline {
            let other = try evidence(policy, baseline, baselineRejected, batches)
            baselines[Self.name] = GateBaseline(other, pairs: try pairs(policy, candidate, other), ageSeconds: age)
        }
        return GateJudge(evidence: candidate, baselines: baselines, ageSeconds: age)
    }

    private func evidence(
        _ policy: GatePolicy, _ rows: [GateRow], _ rejected: UInt32, _ batches: Int
    ) throws -> GateEvidence {
        var evidence = try GateEvidence(policy, declared: declared, keepingClusters: true)
        for part in Self.parts(rows, batches) { evidence.add(GateRows.batch(part)) }
        evidence.leaveOut(Int(rejected))
        return evidence
    }

    /// Batches of the rows, in reverse order where there are several.
    static func parts(_ rows: [GateRow], _ count: Int) -> [[GateRow]] {
        guard count > 1 else { return rows.isEmpty ? [] : [rows] }
        let size = max(1, rows.count / count)
        return stride(from: 0, to: rows.count, by: size).reversed().map { Array(rows[$0..<min($0 + size, rows.count)]) }
    }

    private func pairs(
        _ policy: GatePolicy, _ candidate: GateEvidence, _ other: GateEvidence
    ) throws -> GatePairs? {
        guard let gates = try PairedGates(policy, baseline: Self.name), let baseline else { return nil }
        var (before, after) = (
            PairedSamples(gates, keepingGroups: true), PairedSamples(gates, keepingGroups: false)
        )
        if !baseline.isEmpty { before.add(GateRows.batch(baseline)) { _ in true } }
        if !rows.isEmpty { after.add(GateRows.batch(rows)) { _ in true } }
        var pairs = GatePairs(gates, isClustered: candidate.hasClusters || other.hasClusters)
        pairs.add(baseline: before, candidate: after)
        return pairs
    }
}
