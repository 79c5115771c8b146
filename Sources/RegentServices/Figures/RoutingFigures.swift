import RegentMessages
import RegentRouting
import RegentStorage
package import RegentTelemetry

/// What the page of metrics says of routing, rollouts, samples and outcomes: all of it lies in memory.
package struct RoutingFigures: Sendable {
    private let context: ServiceContext

    /// Figures of what the services know.
    package init(_ context: ServiceContext) { self.context = context }

    /// The families as of now.
    package var families: [MetricFamily] {
        [decisions, health, outcomes, fallbacks, samples, rollouts]
    }

    private var decisions: MetricFamily {
        MetricFamily(
            "regent_decisions", .counter,
            help: "Routing decisions of the daemon by environment, provider and reason, explanations left out.",
            context.routing.current.counts.flatMap { environment, counts in
                counts.decisions.entries.map { entry in
                    MetricSample(
                        [
                            ("environment", environment), ("provider", entry.provider),
                            ("reason", entry.reason.name.lowercased()),
                        ], .count(entry.count))
                }
            })
    }

    private var health: MetricFamily {
        var samples: [MetricSample] = []
        for (environment, providers) in context.routing.current.enabledProviders {
            let standings = context.health.standings(of: environment)
            for provider in providers {
                let present = standings.standing(of: provider).state
                for state in ProviderHealthState.allKnown where state != .unspecified {
                    samples.append(
                        MetricSample(
                            [("environment", environment), ("provider", provider), ("state", state.name)],
                            .count(state == present ? 1 : 0)))
                }
            }
        }
        return MetricFamily(
            "regent_provider_health", .gauge, help: "1 for the state of the health of each enabled provider, else 0.",
            samples)
    }

    private var outcomes: MetricFamily {
        MetricFamily(
            "regent_outcomes", .counter,
            help: "Route outcomes stored by environment, provider whose answer was used, and status.",
            Self.added(
                context.counts.outcomeCounts.map { outcomes, count in
                    let labels = [
                        ("environment", outcomes.environment), ("provider", outcomes.provider),
                        ("status", outcomes.status.name),
                    ]
                    return (labels, count)
                }))
    }

    private var fallbacks: MetricFamily {
        MetricFamily(
            "regent_fallbacks", .counter,
            help: "Route outcomes that a fallback provider answered, by environment and fallback provider.",
            Self.added(
                context.counts.outcomeCounts.filter(\.outcomes.isFallback).map { outcomes, count in
                    ([("environment", outcomes.environment), ("provider", outcomes.provider)], count)
                }))
    }

    /// One sample for counts of the same labels, which come one after the other.
    private static func added(_ counts: [([(String, String)], UInt64)]) -> [MetricSample] {
        var samples: [MetricSample] = []
        var last: UInt64 = 0
        for (pairs, count) in counts {
            let labels = MetricLabels(pairs.map { (name: $0.0, value: $0.1) })
            if samples.last?.labels == labels {
                last += count
                samples[samples.count - 1].value = .count(last)
            } else {
                last = count
                samples.append(MetricSample(labels, .count(count)))
            }
        }
        return samples
    }

    private var samples: MetricFamily {
        MetricFamily(
            "regent_eval_samples", .counter, help: "Eval samples stored.",
            [MetricSample([], .count(context.counts.sampleCount))])
    }

    private var rollouts: MetricFamily {
        var counts: [String: [String: UInt64]] = [:]
        for run in context.rollouts.open.current.runs.values {
            let verdict = run.verdict?.decision ?? .unspecified
            counts[run.state.name, default: [:]][verdict.name, default: 0] += 1
        }
        return MetricFamily(
            "regent_open_rollouts", .gauge, help: "Rollouts that are not at their end, by state and verdict.",
            counts.sorted { $0.key < $1.key }.flatMap { state, verdicts in
                verdicts.sorted { $0.key < $1.key }.map {
                    MetricSample([("state", state), ("verdict", $0.key)], .count($0.value))
                }
            })
    }
}
