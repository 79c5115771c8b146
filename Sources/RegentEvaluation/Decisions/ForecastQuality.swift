/// How good probabilities are: Brier score with its parts, log-loss, calibration error.
///
/// - Source: A. Murphy, "A new vector partition of the probability score" (1973); docs/decision-models.md, "Quality".
package struct ForecastQuality: Sendable, Equatable {
    /// Draws of the bootstrap.
    static let drawCount = 199
    /// Seed of the draws, locked: "ece" in ASCII.
    static let seed: UInt64 = 0x65_6365

    /// Mean squared error.
    package let brier: Double
    /// Mean of −ln of the probability of what came true.
    package let logLoss: Double
    /// Calibration in bins, and what is made of it.
    package let reliability: ReliabilityBins
    /// How much of the calibration error is there by chance: the mean of draws, less that of the rows.
    package let eceBias: Double

    /// Expected calibration error.
    package var ece: Double { reliability.ece }

    /// Measures the probabilities behind logits.
    ///
    /// - Parameter logits: calibrated, finite, at least one.
    /// - Throws: `CancellationError`.
    package init(_ logits: [Double], isRight: [Bool], stop: StopCheck = StopCheck()) throws {
        let count = Double(logits.count)
        let probabilities = logits.map(LogisticFunction.probability)
        brier =
            zip(probabilities, isRight).reduce(0) { sum, row in
                let error = row.0 - (row.1 ? 1 : 0)
                return sum + error * error
            } / count
        logLoss = zip(logits, isRight).reduce(0) { $0 + LogisticFunction.softplus($1.1 ? -$1.0 : $1.0) } / count
        reliability = ReliabilityBins(probabilities, isRight: isRight)
        eceBias = try Self.bias(probabilities, isRight, from: reliability.ece, stop)
    }

    private static func bias(
        _ probabilities: [Double], _ isRight: [Bool], from ece: Double, _ stop: StopCheck
    ) throws -> Double {
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        let (sorted, right) = (order.map { probabilities[$0] }, order.map { isRight[$0] })
        var numbers = SplitMixNumbers(seed: seed)
        var sum = 0.0
        for _ in 0..<drawCount {
            try stop.check()
            var counts = [Int](repeating: 0, count: sorted.count)
            for _ in sorted.indices { counts[numbers.next(below: sorted.count)] += 1 }
            sum += ReliabilityBins(sorted: sorted, isRight: right, counts: counts).ece
        }
        return sum / Double(drawCount) - ece
    }
}

/// Rows in bins of equally many, by their probability; equal ones stay together.
///
/// - Source: M. Naeini, G. Cooper and M. Hauskrecht (2015); docs/decision-models.md, "Quality".
package struct ReliabilityBins: Sendable, Equatable {
    static let binCount = 15

    /// Rows of similar probabilities.
    package struct Bin: Sendable, Equatable {
        /// Rows.
        package var count = 0
        /// Sum of their probabilities.
        fileprivate var sum = 0.0
        /// Rows that were right.
        package var right = 0

        /// Mean of the probabilities.
        package var forecast: Double { sum / Double(count) }
        /// Part of the rows that were right.
        package var observed: Double { Double(right) / Double(count) }
    }

    /// Ascending.
    package let bins: [Bin]
    /// Rows.
    private let count: Int

    /// Bins of probabilities.
    package init(_ probabilities: [Double], isRight: [Bool]) {
        let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
        self.init(
            sorted: order.map { probabilities[$0] }, isRight: order.map { isRight[$0] },
            counts: [Int](repeating: 1, count: order.count))
    }

    /// Bins of ascending probabilities, each there so many times.
    init(sorted: [Double], isRight: [Bool], counts: [Int]) {
        let total = counts.reduce(0, +)
        var (bins, bin, seen, edge): ([Bin], Bin, Int, Int) = ([], Bin(), 0, 1)
        for row in sorted.indices {
            bin.count += counts[row]
            bin.sum += Double(counts[row]) * sorted[row]
            bin.right += isRight[row] ? counts[row] : 0
            seen += counts[row]
            let isTied = row + 1 < sorted.count && sorted[row + 1] == sorted[row]
            guard !isTied, bin.count > 0, seen * Self.binCount >= edge * total else { continue }
            bins.append(bin)
            bin = Bin()
            edge = seen * Self.binCount / max(1, total) + 1
        }
        (self.bins, count) = (bins, total)
    }

    /// Mean distance of forecast and observed rate, by rows.
    package var ece: Double { mean { abs($0.forecast - $0.observed) } }

    /// Part of the Brier score that is there because forecasts are not the observed rates.
    package var reliability: Double { mean { ($0.forecast - $0.observed) * ($0.forecast - $0.observed) } }

    /// Part by which bins differ from each other, which makes the score less.
    package var resolution: Double {
        let base = baseRate
        return mean { ($0.observed - base) * ($0.observed - base) }
    }

    /// Part that no forecast can change.
    package var uncertainty: Double { baseRate * (1 - baseRate) }

    private var baseRate: Double { Double(bins.reduce(0) { $0 + $1.right }) / Double(max(1, count)) }

    private func mean(_ value: (Bin) -> Double) -> Double {
        bins.reduce(0) { $0 + Double($1.count) * value($1) } / Double(max(1, count))
    }
}
