import RegentMessages
package import RegentModel
import Synchronization

/// All decisions that requests of one model in one environment can get, made before they are asked for: a decision is
/// then a hash, the least of a few scores, and two places in an array. Nothing is allocated.
///
/// Only for requests that name no provider, no job, and exclude none; the decisions are made by `RoutingTable` and
/// `VersionSelection`, which remain the rule for all of it.
package final class PreparedRoutes: Sendable {
    private let hasher: AssignmentHasher
    private let assignment: AssignmentTable
    private let versions: VersionTable?
    /// Each provider that keys can get, by its place, with each version; one provider where no weight decides.
    private let decisions: [PreparedDecision]
    /// Versions that keys can get, at least 1.
    private let versionCount: Int
    /// Whether weights decide.
    private let isWeighted: Bool
    /// Why nothing can be decided.
    private let refusal: Refusal?

    /// Makes the decisions of a table for what names the version.
    init(_ table: RoutingTable, _ selection: VersionSelection) {
        hasher = selection.hasher(in: table)
        assignment = table.assignment
        versions = selection.table
        versionCount = max(1, selection.table?.choices.count ?? 1)
        let made: (decisions: [PreparedDecision], isWeighted: Bool, refusal: Refusal?)
        do throws(Refusal) {
            let (decisions, isWeighted) = try Self.decisions(table, selection)
            made = (decisions, isWeighted, nil)
        } catch {
            made = ([], false, error)
        }
        (decisions, isWeighted, refusal) = made
    }

    /// Every decision, and whether weights choose between them.
    private static func decisions(
        _ table: RoutingTable, _ selection: VersionSelection
    ) throws(Refusal) -> ([PreparedDecision], Bool) {
        let single = RouteQuery(hash: AssignmentHash(value: 0))
        var first = try table.decide(single)
        let (strategy, reason) = (first.routeStrategy, first.reason)
        let providers = strategy == .weighted ? table.assignment.weightedIDs : [first.selectedProvider]
        // Refuses where every version is suspended.
        try selection.complete(&first, single.hash)
        let decisions = providers.flatMap { provider in
            var decision = table.decision(of: provider, strategy: strategy, reason: reason)
            decision.policyRevision = max(decision.policyRevision, selection.revision)
            return selection.versions(of: decision).map { completed in
                PreparedDecision(environment: table.environment, model: selection.model, decision: completed)
            }
        }
        return (decisions, strategy == .weighted)
    }

    /// The decision for a key, and its hash.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`.
    package func decide(key: Span<UInt8>) throws(Refusal) -> (decision: PreparedDecision, hash: AssignmentHash) {
        try decision(of: hasher.hash(key))
    }

    /// The decision for a key, and its hash.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`.
    package func decide(key: String) throws(Refusal) -> (decision: PreparedDecision, hash: AssignmentHash) {
        try decision(of: hasher.hash(key))
    }

    /// The decision for a request without a key, whose turn it is.
    ///
    /// - Throws: `Refusal` `NO_CANDIDATE`.
    package func decide(
        turn: AssignmentHash
    ) throws(Refusal) -> (decision: PreparedDecision, hash: AssignmentHash) {
        if let refusal { throw refusal }
        return (decision(provider: isWeighted ? assignment.place(turn: turn) : 0, turn), turn)
    }

    private func decision(of hash: AssignmentHash) throws(Refusal) -> (PreparedDecision, AssignmentHash) {
        if let refusal { throw refusal }
        return (decision(provider: isWeighted ? assignment.place(of: hash) : 0, hash), hash)
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
