import CRegentKernels

/// `score_batch`: logits of 8,192 rows with 16 features, in columns in memory; rows a second.
struct ScoreCase: BenchCase {
    private static let (rows, features) = (8_192, 16)
    private var columns: [Double] = []
    private let starts = (0..<features).map { $0 * rows }
    private let weights = (0..<features).map { (Double($0) - 7.5) / 16 }

    mutating func prepare(_ place: BenchPlace) throws {
        columns = try GeneratedData(place.data).latencies.prefix(Self.rows * Self.features).map {
            Double($0) / 1_000_000
        }
        guard columns.count == Self.rows * Self.features else { throw BenchError("too few values") }
    }

    func run() -> Measurement {
        var logits = [Double](repeating: 0, count: Self.rows)
        let seconds = Stopwatch.median {
            regent_logits_f64(columns, starts, weights, Self.features, Self.rows, 0.25, &logits)
        }
        return Measurement(value: Double(Self.rows) / seconds, result: [Double(logits.count { $0 > 0 })])
    }
}
