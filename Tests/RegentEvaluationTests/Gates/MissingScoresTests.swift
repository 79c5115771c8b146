import RegentEvaluation
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

/// Bounds of a score with missing values: never inside what some filling of them gives.
@Suite("Missing scores")
struct MissingScoresTests {
    /// A gate with the lower bound from below, or its mirror image with the upper bound from above.
    static func result(
        _ values: [Double], absent: Int, _ bound: GateBound, _ threshold: Double, range: ClosedRange<Double>,
        confidence: Double = 0.95, missing: MissingPolicy = .bound
    ) throws -> GateResult {
        let legal = MetricRange(min: range.lowerBound, max: range.upperBound)
        let declared = [MetricDeclaration(name: "q", range: legal)]
        let rule =
            bound == .lower
            ? GateRule(key: "q_min", min: threshold, bound: bound, confidence: confidence, missing: missing)
            : GateRule(key: "q_max", max: threshold, bound: bound, confidence: confidence, missing: missing)
        let evidence = Columns.evidence(Columns.score("q", values, absent: absent), declared: declared)
        return try #require(try GateJudgeTests.judge(evidence, rule, declared: declared).results.first)
    }

    static let tenth = Array(repeating: 0.1, count: 20)
    static let halves = Array(repeating: 0.4, count: 14) + Array(repeating: 0.6, count: 14) + [0.5]

    @Test(
        "Missing values make a PASS of nothing that is none, and take none away unsaid",
        arguments: [
            // present, missing, q_min, verdict
            (tenth, [1.0] + Array(repeating: 0.0, count: 9), 0.05, GateVerdict.inconclusive),
            // Equal values are never certain.
            (tenth, Array(repeating: 0.1, count: 10), 0.05, .inconclusive),
            (halves, [0.892], 0.475208, .pass),
            (halves, [0], 0.475208, .inconclusive),
        ])
    func verdicts(present: [Double], missing: [Double], threshold: Double, whole: GateVerdict) throws {
        let all = present + missing
        let mirrored = (present.map { 1 - $0 }, all.map { 1 - $0 })
        let range = 0.0...1.0
        #expect(try Self.result(all, absent: 0, .lower, threshold, range: range).verdict == whole)
        #expect(try Self.result(mirrored.1, absent: 0, .upper, 1 - threshold, range: range).verdict == whole)
        for result in [
            try Self.result(present, absent: missing.count, .lower, threshold, range: range),
            try Self.result(mirrored.0, absent: missing.count, .upper, 1 - threshold, range: range),
        ] {
            #expect((result.verdict, result.reason) == (.inconclusive, "COVERAGE"))
        }
    }

    @Test("The worst case of many missing values is the worst of all vertices")
    func many() throws {
        let values = (0..<800).map { 0.1 + Double($0 % 2) / 1_000_000 }
        let result = try Self.result(values, absent: 200, .lower, 0.05, range: 0...1, confidence: 0.99999)
        let t = Distributions.studentQuantile(0.99999, degrees: 999)
        let bounds = (0...200).map { j in
            Self.lowerBound(values + (0..<200).map { $0 < j ? 1 : 0 }, t: t, range: 0...1)
        }
        let least = try #require(bounds.min())
        #expect(bounds.first != least && bounds.last != least)
        #expect(abs((try #require(result.worst)) - least) < 1e-12)
    }

    /// The lower bound by its textbook formula, of values whose mean is exact where they are equal.
    ///
    /// - Parameter level: how far the bound of equal values lies from them, in widths of the range: inside it, and at
    ///   an end.
    static func lowerBound(
        _ values: [Double], t: Double, range: ClosedRange<Double>, level: (inside: Double, end: Double) = (0, 0)
    ) -> Double {
        let n = Double(values.count)
        let mean = values.reduce(0, +) / n
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let width = range.upperBound - range.lowerBound
        let isEnd = mean <= range.lowerBound || mean >= range.upperBound
        let reach =
            squares == 0
            ? width * (isEnd ? level.end : level.inside) : t * (squares / (n - 1)).squareRoot() / n.squareRoot()
        return max(range.lowerBound, mean - reach)
    }

    /// Calls with every filling of `count` values from a grid, in which order does not matter.
    static func withEveryFilling(
        _ count: Int, of grid: ArraySlice<Double>, beside values: [Double], _ body: ([Double]) -> Void
    ) {
        guard count > 0 else { return body(values) }
        for index in grid.indices {
            withEveryFilling(count - 1, of: grid[index...], beside: values + [grid[index]], body)
        }
    }

    @Test("Small cases: no filling from a fine grid has a bound outside the worst and the best", arguments: 1...5)
    func everyFilling(present: Int) throws {
        var random = SplitMix64(seed: announcedSeed("MissingScores.everyFilling"))
        for absent in 1...4 {
            for _ in 0..<16 {
                let range = [0.0...1, -1...3, 0.5...0.625].randomElement(using: &random) ?? 0...1
                let confidence = [0.5, 0.6, 0.8, 0.95, 0.999].randomElement(using: &random) ?? 0.95
                let width = range.upperBound - range.lowerBound
                // Sixteenths, whose means are exact where they are equal.
                let grid = (0...16).map { range.lowerBound + Double($0) / 16 * width }
                let coarse = stride(from: 0, through: 16, by: 4).map { grid[$0] }
                let values = (0..<present).map { _ in coarse.randomElement(using: &random) ?? 0 }
                try check(values, absent: absent, range: range, confidence: confidence, grid: grid)
            }
        }
    }

    private func check(
        _ values: [Double], absent: Int, range: ClosedRange<Double>, confidence: Double, grid: [Double]
    ) throws {
        let n = values.count + absent
        let t = Distributions.studentQuantile(confidence, degrees: Double(n - 1))
        // √(ln(1/(1 − c)) / (2·n)), by W. Hoeffding; the highest of equal values inside the range gives it without a
        // logarithm. At an end it is z²/(n + z²), by E. B. Wilson.
        let inside = try #require(
            try Self.result(
                Array(repeating: 0.9375, count: n), absent: 0, .lower, 0, range: 0...1, confidence: confidence
            ).worst)
        let z = Distributions.normalQuantile(confidence)
        let level = (inside: 0.9375 - inside, end: z * z / (Double(n) + z * z))
        func extremes(_ values: [Double], _ range: ClosedRange<Double>, _ grid: [Double]) -> ClosedRange<Double> {
            var (least, greatest) = (Double.infinity, -Double.infinity)
            Self.withEveryFilling(absent, of: grid[...], beside: values) {
                let bound = Self.lowerBound($0, t: t, range: range, level: level)
                (least, greatest) = (min(least, bound), max(greatest, bound))
            }
            return least...greatest
        }
        let lower = extremes(values, range, grid)
        let mirrored = -range.upperBound ... -range.lowerBound
        let upper = extremes(values.map { -$0 }, mirrored, grid.map { -$0 })
        func ends(_ bound: GateBound) throws -> (worst: Double, best: Double) {
            let result = try Self.result(
                values, absent: absent, bound, range.lowerBound, range: range, confidence: confidence)
            return (try #require(result.worst), try #require(result.best))
        }
        let (below, above) = (try ends(.lower), try ends(.upper))
        let comment: Comment = "\(values) in \(range), \(absent) missing, at \(confidence)"
        let slack = 1e-12
        #expect(below.worst <= lower.lowerBound + slack && below.best >= lower.upperBound - slack, comment)
        #expect(-above.worst <= upper.lowerBound + slack && -above.best >= upper.upperBound - slack, comment)
        // The worst is no looser than it must be: its filling, of ends of the range or equal values, is on the grid.
        #expect(below.worst >= lower.lowerBound - slack && -above.worst >= upper.lowerBound - slack, comment)
    }

    @Test(
        "A range as wide as a double has finite bounds, or none",
        arguments: [1.7e308, Double.greatestFiniteMagnitude, 1e200], [1, 2, 40])
    func wide(end: Double, absent: Int) throws {
        for values in [[end], [-end, end], [0, 1, 2], [0, 0], [1, 1e160]] {
            for bound in [GateBound.lower, .upper] {
                let result = try Self.result(values, absent: absent, bound, 0.5, range: -end...end)
                #expect(result.verdict != .error)
                guard result.reason != "NOT_FINITE" else { continue }
                let (worst, best) = (try #require(result.worst), try #require(result.best))
                #expect(worst.isFinite && best.isFinite)
                #expect(bound == .lower ? worst <= best : worst >= best)
            }
        }
    }

    @Test("The best of values far smaller than their range lies near them")
    func smallInWide() throws {
        // With c = t/√12, t(0.95, 3) and S = 2: 2 + √(2·(c² − 1/12)⁻¹)/3 is the best constant.
        let result = try Self.result([1, 2, 3], absent: 1, .lower, 0.5, range: -1e300...1e300)
        let t = Distributions.studentQuantile(0.95, degrees: 3)
        let best = 2 + (2 / (t * t / 12 - 1.0 / 12)).squareRoot() / 3
        let expected = Self.lowerBound([1, 2, 3, best], t: t, range: -1e300...1e300)
        #expect(abs((try #require(result.best)) - expected) < 1e-12)
    }
}
