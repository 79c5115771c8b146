package import RegentMessages

/// Outcomes of a model that were recorded, by time, and the keys of its stable version.
package struct RecordedOutcomes: Sendable {
    /// Outcomes that are used, at most: the newest.
    package static let countMax = 50_000

    /// By time; equals in the order in which they came.
    package let outcomes: [RouteOutcome]
    /// Whether older ones were left out.
    package let isCut: Bool
    /// Places of the outcomes of each key of the stable version, by the time of its first one. One without a key is a
    /// key of its own.
    let keys: [[Int]]
    /// Whether there are outcomes of a canary and of a baseline.
    package let hasArms: Bool

    /// The outcomes of a model among others.
    ///
    /// - Parameters:
    ///   - model: models/{model}; empty = all of them.
    ///   - isCut: whether the caller has left out older ones.
    package init(_ recorded: some Sequence<RouteOutcome>, model: String, isCut: Bool = false) {
        let ofModel = recorded.filter { model.isEmpty || $0.isOf(model: model) }
        let sorted = ofModel.enumerated().sorted { ($0.element.micros, $0.offset) < ($1.element.micros, $1.offset) }
        let outcomes = sorted.suffix(Self.countMax).map(\.element)
        self.outcomes = outcomes
        self.isCut = isCut || sorted.count > outcomes.count
        var places: [UInt64: Int] = [:]
        var keys: [[Int]] = []
        for (place, outcome) in outcomes.enumerated() where outcome.arm != .canary {
            if outcome.keyDigest != 0, let key = places[outcome.keyDigest] {
                keys[key].append(place)
            } else {
                places[outcome.keyDigest] = keys.count
                keys.append([place])
            }
        }
        self.keys = keys
        hasArms = outcomes.contains { $0.arm == .canary } && outcomes.contains { $0.arm == .baseline }
    }

    /// Outcomes of a key of the stable version, on average; 1 without any.
    var perKey: Double {
        keys.isEmpty ? 1 : Double(keys.reduce(0) { $0 + $1.count }) / Double(keys.count)
    }

    /// Keys of the stable version.
    package var keyCount: Int { keys.count }

    /// Time of the first outcome, microseconds since 1970.
    var firstMicros: Int64 { outcomes.first?.micros ?? 0 }

    /// Time from the first outcome to the last, at least a microsecond.
    var durationMicros: Double { max(1, Double(outcomes.last?.micros ?? 0) - Double(firstMicros)) }
}

extension RouteOutcome {
    /// Whether a version of the model answered.
    package func isOf(model: String) -> Bool { modelVersion.hasPrefix(model + "/versions/") }

    /// When the request was made, microseconds since 1970.
    var micros: Int64 { createTime?.microseconds ?? 0 }
}
