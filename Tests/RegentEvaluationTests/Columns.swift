import RegentEvaluation
import RegentMessages
import RegentModel

/// Small batches for tests of the core.
enum Columns {
    /// A code with the given status and outcomes; every outcome not named is absent.
    static func code(
        _ status: SampleStatus = .scored, _ outcomes: [Outcome: Bool] = [:], latency: Bool = false
    ) -> UInt32 {
        var bits = UInt32(status.rawValue)
        for (outcome, value) in outcomes {
            bits |= (value ? 1 : 2) << UInt32(3 + 2 * outcome.rawValue)
        }
        return latency ? bits | 1 << 15 : bits
    }

    /// One column of latencies, nil where absent.
    static func latencies(_ values: [UInt32?], status: SampleStatus = .scored) -> SampleColumns {
        var columns = SampleColumns()
        columns.count = UInt32(values.count)
        columns.outcomeCodes = values.map { code(status, latency: $0 != nil) }
        columns.latencyUs = values.map { $0 ?? 0 }
        return columns
    }

    /// `yes` true, `no` false and `absent` absent values of schema_valid.
    static func schemaValid(
        yes: Int, no: Int = 0, absent: Int = 0, absentStatus: SampleStatus = .error
    ) -> SampleColumns {
        var columns = SampleColumns()
        columns.outcomeCodes =
            Array(repeating: code(.scored, [.schemaValid: true]), count: yes)
            + Array(repeating: code(.scored, [.schemaValid: false]), count: no)
            + Array(repeating: code(absentStatus), count: absent)
        columns.count = UInt32(columns.outcomeCodes.count)
        columns.latencyUs = Array(repeating: 0, count: columns.outcomeCodes.count)
        return columns
    }

    /// A score in every row but the last `absent`.
    static func score(_ name: String, _ values: [Double], absent: Int = 0) -> SampleColumns {
        var columns = schemaValid(yes: values.count + absent)
        let rows = absent == 0 ? [] : (0..<values.count).map(UInt32.init)
        columns.scores = [ScoreColumn(name: name, rows: rows, values: values)]
        return columns
    }

    /// Samples of these ids and codes, as a comparison takes them.
    static func paired(
        _ samples: [(id: String, code: UInt32)], cluster: (String) -> UInt64? = { _ in nil }
    ) -> (columns: SampleColumns, rows: [PairedRow]) {
        var columns = SampleColumns()
        columns.count = UInt32(samples.count)
        columns.outcomeCodes = samples.map(\.code)
        columns.latencyUs = samples.map { _ in 0 }
        let rows = samples.enumerated().map { row, sample in
            PairedRow(
                row: row, key: Array(sample.id.utf8)[...], cluster: cluster(sample.id) ?? 0,
                namesCluster: cluster(sample.id) != nil)
        }
        return (columns, rows)
    }

    /// Two runs side by side without samples that could flip.
    static func comparison(_ baseline: Evidence, _ candidate: Evidence) -> RunComparison {
        RunComparison(
            baseline: EvalSummary(of: baseline), candidate: EvalSummary(of: candidate),
            alignment: PairedRuns(flips: FlipList(samplesMax: 0)))
    }

    /// Evidence of some batches.
    static func evidence(
        _ batches: SampleColumns..., declared: [MetricDeclaration] = []
    ) -> Evidence {
        var evidence = Evidence(declared: declared)
        for batch in batches { evidence.add(batch) }
        return evidence
    }
}
