package import RegentSystem

/// All series of one metric, as of one moment.
package struct MetricFamily: Sendable {
    /// What its numbers mean.
    package enum Kind: Sendable, Hashable {
        /// It only rises, but for restarts; its samples are named with `_total`.
        case counter
        /// It rises and falls.
        case gauge
        /// Durations or sizes in buckets.
        case histogram
        /// A count and a sum.
        case summary
        /// A one whose labels say something; named with `_info`.
        case info
    }

    /// Name without `_total` and `_info`.
    package let name: String
    /// What its numbers mean.
    package let kind: Kind
    /// Unit, with which the name then ends; empty = it has none.
    package let unit: String
    /// What it is, in one line, for people.
    package let help: String
    /// Its series, in the order in which they are shown.
    package var samples: [MetricSample]

    /// A family, by its parts.
    package init(
        _ name: String, _ kind: Kind, unit: String = "", help: String, _ samples: [MetricSample] = []
    ) {
        self.name = name
        self.kind = kind
        self.unit = unit
        self.help = help
        self.samples = samples
    }
}

/// One series of a family, as of one moment.
package struct MetricSample: Sendable {
    /// Its labels.
    package let labels: MetricLabels
    /// Its value.
    package var value: MetricValue

    /// A sample of labels in any order.
    package init(_ labels: [(name: String, value: String)] = [], _ value: MetricValue) {
        self.init(labels.isEmpty ? .none : MetricLabels(labels), value)
    }

    /// A sample of labels that are made already.
    package init(_ labels: MetricLabels, _ value: MetricValue) {
        self.labels = labels
        self.value = value
    }
}

/// The value of a series.
package enum MetricValue: Sendable, Equatable {
    /// A whole number.
    case count(UInt64)
    /// Any number.
    case number(Double)
    /// Durations or sizes in buckets.
    case histogram(MetricHistogram)
    /// How many, and their sum.
    case summary(count: UInt64, sum: Double)

    /// Lines of a page that it takes, which are the series of Prometheus.
    var lineCount: Int {
        switch self {
        case .count, .number: 1
        case .summary: 2
        case .histogram(let histogram): histogram.counts.count + 2
        }
    }

    /// Adds another value, where several series are shown as one. Values of different kinds are of no family.
    mutating func add(_ other: MetricValue) {
        switch (self, other) {
        case (.count(let one), .count(let two)): self = .count(one &+ two)
        case (.number(let one), .number(let two)): self = .number(one + two)
        case (.number(let one), .count(let two)), (.count(let two), .number(let one)): self = .number(one + Double(two))
        case (.summary(let one, let sum), .summary(let two, let more)):
            self = .summary(count: one &+ two, sum: sum + more)
        case (.histogram(var one), .histogram(let two)) where one.bounds == two.bounds:
            for place in one.counts.indices { one.counts[place] &+= two.counts[place] }
            one.sum += two.sum
            self = .histogram(one)
        default: break
        }
    }
}

/// Durations or sizes in buckets.
package struct MetricHistogram: Sendable, Equatable {
    /// Upper bounds of the buckets but the last one, ascending.
    package let bounds: [Double]
    /// What is in each bucket alone; one more than there are bounds.
    package var counts: [UInt64]
    /// Sum of all values.
    package var sum: Double
    /// A value of each bucket whose trace is known; empty = none is.
    package let exemplars: [MetricExemplar?]

    /// A histogram, by its parts.
    ///
    /// - Precondition: there is one count more than bounds.
    package init(bounds: [Double], counts: [UInt64], sum: Double, exemplars: [MetricExemplar?] = []) {
        precondition(counts.count == bounds.count + 1, "the last bucket has no bound")
        self.bounds = bounds
        self.counts = counts
        self.sum = sum
        self.exemplars = exemplars
    }

    /// Durations, in seconds.
    package init(_ durations: DurationHistogram.Numbers) {
        self.init(
            bounds: Self.durationBounds, counts: durations.counts, sum: Double(durations.nanoseconds) / 1e9,
            exemplars: durations.examples.map { example in
                example.map { MetricExemplar(trace: $0.trace, value: Double($0.nanoseconds) / 1e9) }
            })
    }

    private static let durationBounds = DurationHistogram.bounds.map { Double($0) / 1e9 }
}

/// A value whose trace is known.
package struct MetricExemplar: Sendable, Equatable {
    /// Id of the trace.
    package let trace: String
    /// The value.
    package let value: Double

    /// An exemplar, by its parts.
    package init(trace: String, value: Double) {
        self.trace = trace
        self.value = value
    }
}
