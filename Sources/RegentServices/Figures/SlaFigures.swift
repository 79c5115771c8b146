import RegentEvaluation
import RegentMessages
import RegentStorage
package import RegentTelemetry

/// What the page of metrics says of SLA targets, as of the last minute that was evaluated: all of it lies in memory.
package struct SlaFigures: Sendable {
    private let context: ServiceContext

    /// Figures of what the services know.
    package init(_ context: ServiceContext) { self.context = context }

    /// The families as of now.
    package var families: [MetricFamily] {
        let walks = context.sla.all.values.sorted { $0.target.name < $1.target.name }.compactMap { counted in
            counted.lastWalk.map { (counted, $0) }
        }
        var (states, budgets, rates): ([MetricSample], [MetricSample], [MetricSample]) = ([], [], [])
        for (counted, walk) in walks {
            let (target, present) = (counted.target.name, walk.state)
            for state in SlaState.allKnown where state != .unspecified {
                states.append(
                    MetricSample([("target", target), ("state", state.name)], .count(state == present ? 1 : 0)))
            }
            if let spent = counted.rule.budgetSpent(walk.count) {
                budgets.append(MetricSample([("target", target)], .number(1 - spent)))
            }
            for (seconds, count) in counted.windows(of: walk) {
                guard let rate = counted.rule.burnRate(count) else { continue }
                rates.append(
                    MetricSample([("target", target), ("window", SlaBurnAlert.words(seconds))], .number(rate)))
            }
        }
        return [
            MetricFamily("regent_sla_state", .gauge, help: "1 for the present state of each SLA target.", states),
            MetricFamily(
                "regent_sla_budget_remaining_ratio", .gauge,
                help: "How much of the budget of an SLA target is left; negative where more is spent.", budgets),
            MetricFamily(
                "regent_sla_burn_rate", .gauge,
                help: "Burn rate of an SLA target by window: 1 spends the budget in the window of the target.", rates),
        ]
    }
}

extension CountedSla {
    /// The last minute that was evaluated; nil before the first one.
    fileprivate var lastWalk: SlaWalk? {
        kept.contains(evaluated) && kept.lowerBound <= evaluated - rule.minutesMax
            ? SlaWalk(rule, minutes, at: evaluated) : nil
    }

    /// Each window once, with its outcomes: that of the promise, then those of the pairs.
    fileprivate func windows(of walk: SlaWalk) -> [(seconds: UInt32, count: SlaCount)] {
        var found: [UInt32: SlaCount] = [:]
        for (place, pair) in rule.pairs.enumerated() {
            let (long, short) = walk.counts(of: place)
            found[pair.alert.longSeconds] = long
            found[pair.alert.shortSeconds] = short
        }
        found[UInt32(clamping: rule.window.minutesMax * 60)] = walk.count
        return found.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
    }
}
