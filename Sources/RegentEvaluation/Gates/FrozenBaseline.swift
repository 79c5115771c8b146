package import RegentMessages
package import RegentModel

/// The run that a baseline names when the gates are locked, by name and content.
package struct FrozenBaseline: Sendable, Hashable {
    /// evalRuns/{run}.
    package let run: String
    /// Digest of its samples.
    package let contentDigest: [UInt8]
    /// Ranges of the scores that it declares with one.
    let ranges: [String: ClosedRange<Double>]

    /// A sealed run that was not invalidated.
    ///
    /// - Throws: `Refusal` BASELINE_UNAVAILABLE saying why it is none.
    package init(_ run: EvalRun) throws(Refusal) {
        guard !run.isInvalidated else { throw Self.unavailable(run.name, "was invalidated; name another run") }
        guard [.sealed, .passed, .failed, .inconclusive].contains(run.state), !run.contentDigest.isEmpty else {
            throw Self.unavailable(run.name, "is \(run.state.name) and not sealed; seal it first")
        }
        (self.run, contentDigest) = (run.name, run.contentDigest)
        let declared = run.metrics.compactMap { metric in metric.range?.closed.map { (metric.name, $0) } }
        ranges = Dictionary(declared, uniquingKeysWith: { first, _ in first })
    }

    /// The refusal of a baseline, with why.
    package static func unavailable(_ name: String, _ why: String) -> Refusal {
        Refusal(.baselineUnavailable, "baseline \(name) \(why)", ["resource": name])
    }
}

/// What a gate names to compare with.
package enum BaselineName: Sendable, Hashable {
    /// evalRuns/{run}.
    case run(String)
    /// The latest PASSED run of a version.
    case version(String)
    /// The latest PASSED run of the model's version in a state.
    case alias(model: String, state: ModelVersionState)

    /// Versions that have a name of their own, of which a model has one at most.
    private static let aliases: [String: ModelVersionState] = ["stable": .stable, "canary": .canary]

    /// A name as gates have it; nil for any other text.
    package init?(_ text: String) {
        func isName(_ text: String, _ pattern: String) -> Bool {
            (try? ResourceName(text, matching: pattern)) != nil
        }
        if isName(text, EvalRun.pattern) {
            self = .run(text)
        } else if isName(text, ModelVersion.pattern) {
            self = .version(text)
        } else {
            let halves = text.split(separator: "@", omittingEmptySubsequences: false).map(String.init)
            guard halves.count == 2, isName(halves[0], Model.pattern), let state = Self.aliases[halves[1]] else {
                return nil
            }
            self = .alias(model: halves[0], state: state)
        }
    }
}

extension GatePolicy {
    /// The baselines that the rules name, each once, ascending.
    package var baselineNames: [String] {
        Set(rules.map(\.baseline)).filter { !$0.isEmpty }.sorted()
    }

    /// The policy without what only a daemon can lock.
    package var withoutFrozenBaselines: GatePolicy {
        var policy = self
        for place in policy.rules.indices {
            policy.rules[place].baselineRun = ""
            policy.rules[place].baselineDigest = []
        }
        return policy
    }
}
