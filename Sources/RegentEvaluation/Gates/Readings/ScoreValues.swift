import RegentMessages
import RegentModel

/// The present values of a score: kept, or asked for.
struct ScoreValues {
    private enum Source {
        case kept([Double])
        case asked(AskedEvidence, String)
    }

    private let source: Source
    /// Values.
    let count: Int

    init(_ values: [Double]) { (source, count) = (.kept(values), values.count) }

    init(_ asked: AskedEvidence, _ name: String, count: Int) {
        (source, self.count) = (count > 0 ? .asked(asked, name) : .kept([]), count)
    }

    /// The value that all have; nil where they differ, and of none.
    var equalValue: Double? {
        switch source {
        case .kept(let values): values.first.flatMap { first in values.allSatisfy { $0 == first } ? first : nil }
        case .asked(let asked, let name): asked.sums(name).flatMap { $0.least == $0.greatest ? $0.least : nil }
        }
    }

    /// Whether every value lies in a range.
    func lie(in range: ClosedRange<Double>) -> Bool {
        switch source {
        case .kept(let values): values.allSatisfy(range.contains)
        case .asked(let asked, let name):
            asked.sums(name).map { range.contains($0.least) && range.contains($0.greatest) } ?? true
        }
    }

    /// Moments of the values with each fill as often as its count; nil of nothing.
    func moments(_ fills: [(value: Double, count: Int)] = []) -> Moments? {
        switch source {
        case .kept(let values): Moments(of: values, fills: fills)
        case .asked(let asked, let name): asked.moments(name, fills)
        }
    }

    /// The mean of them.
    func mean(_ fills: [(value: Double, count: Int)] = []) -> Double? {
        switch source {
        case .kept: moments(fills)?.mean
        case .asked(let asked, let name): asked.mean(name, fills)
        }
    }
}

/// The clusters of samples that depend on each other: those of samples that are kept, or asked for.
enum ClusterSource {
    case kept(ClusterTable)
    case asked
}
