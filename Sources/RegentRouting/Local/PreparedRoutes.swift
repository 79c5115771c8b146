import RegentMessages
import RegentModel
import Synchronization

/// All decisions that requests of one model in one environment can get, made before they are asked for: a decision is
/// then a hash, the least of a few scores, and two places in an array. Nothing is allocated.
///
/// Only for requests that name no provider, no job and no session, exclude none, and are no probes; the decisions are
/// made by `RoutingTable` and `VersionSelection`, which remain the rule for all of it.
package final class PreparedRoutes: Sendable {
    private let hasher: AssignmentHasher
    /// Of the tier that serves.
    private let assignment: AssignmentTable
    private let versions: VersionTable?
    /// Each provider that keys can get, by its place, with each version; one provider where no weight decides, none
    /// where nothing may serve.
    private let decisions: [PreparedDecision]
    /// Versions that keys can get, at least 1.
    private let versionCount: Int
    /// Whether weights decide.
    private let isWeighted: Bool

    /// A decision, and the hash of its key or the place of its turn.
    package typealias Decided = (decision: PreparedDecision, hash: AssignmentHash)

    /// Makes the decisions of a table for what names the version.
    init(_ table: RoutingTable, _ selection: VersionSelection) {
        hasher = selection.hasher(in: table)
        versions = selection.table
        versionCount = max(1, selection.table?.choices.count ?? 1)
        let first = try? table.decide(RouteQuery(hash: AssignmentHash(value: 0)))
        isWeighted = first?.routeStrategy == .weighted
        assignment = table.servingTier.map { table.tiers[$0].assignment } ?? AssignmentTable([])
        guard let first, !selection.hasNoCandidate else {
            decisions = []
            return
        }
        let providers = isWeighted ? assignment.weightedIDs : [first.selectedProvider]
        decisions = providers.flatMap { provider in
            var decision = table.decision(of: provider, strategy: first.routeStrategy, reason: first.reason)
            decision.policyRevision = max(decision.policyRevision, selection.revision)
            return selection.versions(of: decision).map { completed in
                PreparedDecision(environment: table.environment, model: selection.model, decision: completed)
            }
        }
    }

    /// The decision for a key; nil where nothing may serve.
    package func decide(key: Span<UInt8>) -> Decided? { decision(of: hasher.hash(key)) }

    /// The decision for a key; nil where nothing may serve.
    package func decide(key: String) -> Decided? { decision(of: hasher.hash(key)) }

    /// The decision for a request without a key, whose turn it is; nil where nothing may serve.
    package func decide(turn: AssignmentHash) -> Decided? {
        decisions.isEmpty ? nil : (decision(provider: isWeighted ? assignment.place(turn: turn) : 0, turn), turn)
    }

    private func decision(of hash: AssignmentHash) -> Decided? {
        decisions.isEmpty ? nil : (decision(provider: isWeighted ? assignment.place(of: hash) : 0, hash), hash)
    }

    private func decision(provider: Int, _ hash: AssignmentHash) -> PreparedDecision {
        decisions[provider * versionCount + (versions?.place(of: hash) ?? 0)]
    }
}

/// The prepared decisions of a model, made when they are first asked for: a store may have many models, and a program
/// decides for few.
final class LazyRoutes: Sendable {
    private let make: @Sendable () -> PreparedRoutes
    private let made = AtomicLazyReference<PreparedRoutes>()

    init(_ make: @escaping @Sendable () -> PreparedRoutes) { self.make = make }

    /// The decisions; nothing is allocated from the second time on.
    var routes: PreparedRoutes { made.load() ?? made.storeIfNil(make()) }
}
