import RegentBulk
import RegentCompression
import RegentMessages

extension FuzzTarget {
    /// Batches of outcomes: one content gives the same columns however it came.
    static let outcomes = FuzzTarget("outcomes", inputBytesMax: 8_192, seeds: OutcomeTarget.seeds) {
        (input) throws(Finding) in try OutcomeTarget.check(input)
    }
}

/// The first byte selects the meaning of the rest.
private enum OutcomeTarget {
    static func check(_ input: [UInt8]) throws(Finding) {
        var choices = FuzzInput(input)
        switch choices.byte() & 3 {
        case 0:
            guard let batch = try? OutcomeBatch(decoding: choices.rest()) else { return }
            try check(batch)
        case 1:
            // The fuzzer cannot write a checksum, so the cold block is packed here.
            let hot = choices.take(choices.word())
            guard var columns = try? OutcomeColumns(decoding: hot) else { return }
            columns.coldZstd = Zstd.compress(choices.rest(), level: 1)
            try check(OutcomeBatch(environment: "e", columns: columns))
        default:
            var rows: [RouteOutcome] = []
            while !choices.isEmpty { rows.append(choices.outcome()) }
            let legal = rows.filter { $0.faults(in: "e").isEmpty }
            let checked = try? CheckedOutcomes(checking: OutcomeBatch(environment: "e", rows: rows))
            try expect(
                (checked != nil) == (legal.count == rows.count && !rows.isEmpty),
                "legal is not taken, or the other way")
            if !legal.isEmpty { try check(OutcomeBatch(environment: "e", rows: legal)) }
        }
    }

    private static func check(_ batch: OutcomeBatch) throws(Finding) {
        guard let checked = try? CheckedOutcomes(checking: batch) else {
            let rows = batch.rows.isEmpty ? try? batch.columns?.rows(environment: batch.environment) : nil
            let isLegal = rows?.allSatisfy { $0.faults(in: batch.environment).isEmpty } ?? false
            return try expect(!isLegal, "columns of legal rows are not taken")
        }
        let taken = checked.rows()
        try expect(taken.count == Int(checked.columns.count), "\(taken.count) rows in the columns")
        let legal = taken.allSatisfy { $0.faults(in: batch.environment).isEmpty }
        try expect(legal, "a row that is not legal is taken")
        for (what, other) in [
            ("columns", OutcomeBatch(environment: batch.environment, columns: checked.columns)),
            ("rows", OutcomeBatch(environment: batch.environment, rows: taken)),
        ] {
            let again = try accepted("the \(what) of a taken batch") { try CheckedOutcomes(checking: other) }
            try expect(again.columns.encoded() == checked.columns.encoded(), "other columns from its \(what)")
            let sameRows = zip(again.rows(), taken).allSatisfy { $0.encoded() == $1.encoded() }
            try expect(sameRows && again.count == taken.count, "other rows from its \(what)")
        }
        let isMissed = taken.contains { !checked.filter.mayContain($0.requestId) }
        try expect(!isMissed, "the filter denies an id it holds")
    }

    static func seeds() -> [[UInt8]] {
        var plain = RouteOutcome()
        (plain.requestId, plain.selectedProvider) = ("r-2", "p")
        plain.createTime = Timestamp(seconds: 1)
        plain.status = RouteOutcomeStatus(rawValue: 2)
        var seeds: [[UInt8]] = []
        for rows in [[SampleSeeds.outcome], [plain], [SampleSeeds.outcome, plain, plain]] {
            seeds.append([0] + OutcomeBatch(seq: 1, environment: "e", rows: rows).encoded())
            var columns = OutcomeColumns(packing: rows)
            seeds.append([0] + OutcomeBatch(seq: 1, environment: "e", columns: columns).encoded())
            guard let cold = try? Zstd.decompress(columns.coldZstd, bytesMax: 1 << 20) else { continue }
            columns.coldZstd = []
            let bytes = columns.encoded()
            seeds.append([1, UInt8(bytes.count & 255), UInt8(bytes.count >> 8)] + bytes + cold)
        }
        return seeds + [
            [2] + (0..<120).map { UInt8(truncatingIfNeeded: $0 &* 29) }, [2, 0, 1, 0, 0, 0, 1, 0, 0],
        ]
    }
}
