import RegentMessages
import RegentModel

/// A rate that is compared over pairs.
enum PairedRate: Hashable, Sendable, CaseIterable {
    /// A tri-state outcome.
    case outcome(Outcome)
    /// Samples of a status among all: known for every sample.
    case status(SampleStatus, metric: String)

    static let allCases: [PairedRate] =
        Outcome.allCases.map(PairedRate.outcome)
        + Metric.statusRates.map { .status($0.status, metric: $0.name) }

    /// Name of the metric in summaries and gates.
    var metric: String {
        switch self {
        case .outcome(let outcome): outcome.metric
        case .status(_, let metric): metric
        }
    }

    /// Its place among all.
    var index: Int {
        switch self {
        case .outcome(let outcome): outcome.rawValue
        case .status(.error, _): Outcome.allCases.count
        case .status(.timeout, _): Outcome.allCases.count + 1
        case .status(.refused, _): Outcome.allCases.count + 2
        case .status: Outcome.allCases.count + 3
        }
    }

    /// The value in a sample; nil where it is absent.
    func value(_ code: OutcomeCode) -> Bool? {
        switch self {
        case .outcome(let outcome): code.isTrue(outcome)
        case .status(let status, _): code.status == UInt32(status.rawValue)
        }
    }
}
