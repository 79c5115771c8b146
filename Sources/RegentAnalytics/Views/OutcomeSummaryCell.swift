package import RegentKernels
import RegentMessages
package import RegentModel

/// What a stored summary has of the outcomes of one provider, model version and strategy.
package struct OutcomeSummaryCell: Sendable {
    let provider: String
    let model: String
    let strategy: UInt32
    /// Outcomes by kind: the number of the status, 8 more with a fallback, 16 more with a latency.
    let counts: [UInt64]
    /// Ascending microseconds.
    let latencies: SortedRun

    /// A cell of a summary.
    ///
    /// - Parameter counts: 32 of them.
    package init(provider: String, model: String, strategy: UInt32, counts: [UInt64], latencies: SortedRun) {
        precondition(counts.count == 32, "there are 32 kinds")
        self.provider = provider
        self.model = model
        self.strategy = strategy
        self.counts = counts
        self.latencies = latencies
    }

    fileprivate var count: UInt64 { OutcomeKinds.count(counts) }
    fileprivate var fallbacks: UInt64 { OutcomeKinds.fallbacks(counts) }
    fileprivate var errors: UInt64 { OutcomeKinds.errors(counts) }

    fileprivate func text(_ field: String, _ environment: String) -> String {
        switch field {
        case "environment": environment
        case "selected_provider": provider
        case "model_version": model
        default: RouteStrategy(rawValue: Int32(clamping: strategy)).name
        }
    }
}

extension MetricsQuery {
    private static let summaryDimensions: Set<String> = [
        "environment", "selected_provider", "model_version", "route_strategy",
    ]

    /// Whether stored summaries of segments of outcomes have everything that it reads.
    package var readsSummaries: Bool {
        guard shape.view == .outcomes else { return false }
        return (shape.dimensions + shape.filteredFields).allSatisfy { Self.summaryDimensions.contains($0.name) }
            && shape.measures.allSatisfy { measure in
                switch measure.aggregate {
                case .count: true
                case .rate: ["error", "fallback", "fallback_used"].contains(measure.field?.name)
                case .percentile: measure.field?.name == "latency_ms"
                default: false
                }
            }
    }
}

extension QueryTally {
    /// Adds the outcomes of a cell of a stored summary, where the filter is true of them.
    ///
    /// - Parameters:
    ///   - environment: theirs.
    ///   - time: one of theirs: all lie in the range, and in one bucket.
    /// - Precondition: `MetricsQuery.readsSummaries`.
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    package mutating func add(
        _ cell: OutcomeSummaryCell, environment: String, time: Int64
    ) throws(Refusal) {
        let isWanted = query.shape.filter?.holds { comparison in
            comparison.holds(forValue: comparison.field.value(cell.text(comparison.field.name, environment)))
        }
        guard isWanted != false else { return }
        let dimensions = query.shape.dimensions.map { field in
            ExactText(field.value(cell.text(field.name, environment))?.groupText ?? "")
        }
        let fields = query.fields
        try add(cell.count, dimensions: dimensions, time: time) { tallies in
            for (place, field) in fields.enumerated() {
                switch field.name {
                case "latency_ms": tallies[place].add(cell.latencies, unit: 1_000)
                case "error": tallies[place].addFlags(present: cell.count, trues: cell.errors)
                case "fallback", "fallback_used":
                    tallies[place].addFlags(present: cell.count, trues: cell.fallbacks)
                default: break
                }
            }
        }
    }
}
