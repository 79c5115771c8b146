import Foundation
import RegentModel

/// Outcomes of two kinds, each counted by its age: half as much after every half-life.
package struct DecayedCounts: Sendable, Hashable {
    /// Outcomes that must be known before a rate is judged.
    /// - Source: docs/routing.md, "Health"
    package static let judgedMin = 10.0
    /// Certainty with which a rate must be above its limit.
    /// - Source: docs/routing.md, "Health"
    package static let certainty = 0.95

    /// Those that count against the provider.
    package private(set) var bad = 0.0
    /// All of them.
    package private(set) var total = 0.0
    private var asOfMicros: Int64 = 0

    /// None.
    package init() {}

    /// Adds outcomes that are already weighed by their ages.
    package mutating func add(bad: Double, total: Double, nowMicros: Int64, halfLifeMicros: Int64) {
        self = aged(to: nowMicros, halfLifeMicros)
        self.bad += bad
        self.total += total
    }

    /// The same counts at a later time.
    package func aged(to nowMicros: Int64, _ halfLifeMicros: Int64) -> DecayedCounts {
        var counts = self
        let weight = Self.weight(ageMicros: nowMicros - asOfMicros, halfLifeMicros)
        counts.bad *= weight
        counts.total *= weight
        counts.asOfMicros = max(asOfMicros, nowMicros)
        return counts
    }

    /// What an outcome of an age counts, 0 … 1; one from the future counts as one of now.
    package static func weight(ageMicros: Int64, _ halfLifeMicros: Int64) -> Double {
        ageMicros <= 0 ? 1 : exp2(-Double(ageMicros) / Double(halfLifeMicros))
    }

    /// The share of the bad ones that is expected, from a uniform prior.
    var mean: Double { (bad + 1) / (total + 2) }

    /// The share of the bad ones; 0 where there are none at all.
    var rate: Double { total > 0 ? min(1, bad / total) : 0 }

    /// Whether enough is known to say that the rate of bad ones is above a limit.
    package func exceeds(_ limit: Double) -> Bool {
        total >= Self.judgedMin && chance(above: limit) > Self.certainty
    }

    /// P(rate > limit) of the Beta posterior from a uniform prior.
    package func chance(above limit: Double) -> Double {
        // Subtractions may leave a little less than nothing.
        let bad = max(0, bad)
        return 1 - IncompleteBeta.value(limit, bad + 1, max(0, total - bad) + 1)
    }

    /// These without those of another.
    func without(_ other: DecayedCounts) -> DecayedCounts {
        var rest = self
        rest.bad = max(0, bad - other.bad)
        rest.total = max(0, total - other.total)
        return rest
    }
}
