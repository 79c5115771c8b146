import RegentKernels
import RegentMessages
import Synchronization

/// What the decisions of one table are made of, encoded once: a decision is a few of these pieces behind one another.
///
/// Only for requests that name no provider and exclude none; the pieces themselves are made by `RoutingTable`, which
/// remains the rule for all of it.
package final class EncodedDecisions: Sendable {
    /// The targets of one tier among the pieces.
    private struct Tier: Sendable {
        let assignment: AssignmentTable
        /// Where its pieces lie: first those of the targets with a weight, in ascending order of the bytes of their
        /// ids, then the others in the order a key falls back to them.
        let places: Range<Int>

        /// The place of the first of the tier: of the ranking, or whose turn it is; without weights the default.
        func first(_ ranking: ShortRanking, _ hash: AssignmentHash, _ hasKey: Bool) -> Int {
            guard ranking.count > 0 else { return places.lowerBound }
            return places.lowerBound + (hasKey ? ranking[0] : assignment.place(turn: hash))
        }
    }

    /// Fields 3 to 9 of the decision for each target, tier by tier: who serves, how, and why it was chosen.
    private let chosen: [[UInt8]]
    /// Each target as a fallback, field 11.
    private let fallbacks: [[UInt8]]
    /// Field 12, where no version is named.
    private let tableRevision: UInt64
    /// The decisions of a batch.
    private let batch: [UInt8]
    private let tiers: [Tier]
    /// The place of the tier that serves.
    private let servingTier: Int
    private let fallbackBytes: Int
    private let chosenBytesMax: Int
    /// How often each target was chosen.
    private let counters: [DecisionCounts.Counter]

    /// Encodes what a table decides; nil where nothing may serve, one of its decisions may be a probe, or there are
    /// more targets than a `ShortRanking` holds.
    fileprivate init?(_ table: RoutingTable) {
        let single = RouteQuery(hash: AssignmentHash(value: 0))
        let chains = table.chainOfWeights
        let ids = chains.flatMap(\.self)
        guard ids.count <= ShortRanking.countMax, !table.mayProbe, let place = table.servingTier,
            let first = try? table.decide(single),
            let (decisions, _) = try? table.decide([single.hash], requestedProvider: "", excludedProviders: [])
        else { return nil }
        var start = 0
        tiers = zip(table.tiers, chains).map { tier, chain in
            defer { start += chain.count }
            return Tier(assignment: tier.assignment, places: start..<start + chain.count)
        }
        servingTier = place
        chosen = ids.map { id in
            var decision = table.decision(of: id, strategy: first.routeStrategy, reason: first.reason)
            decision.policyRevision = 0
            return decision.encoded()
        }
        fallbacks = ids.map { RouteDecision(fallbacks: [$0]).encoded() }
        tableRevision = table.revision
        batch = SelectBatchResponse(decisions: decisions).encoded()
        fallbackBytes = fallbacks.reduce(0) { $0 + $1.count }
        chosenBytesMax = chosen.map(\.count).max() ?? 0
        counters = ids.map { table.counts.decisions.counter($0, first.reason) }
    }

    /// Bytes that tag, length and number of one field take at most.
    private static let fieldBytesMax = 11

    /// Bytes of a `SelectResponse` at most, without the request id.
    package func answerBytesMax(_ versions: VersionSelection) -> Int {
        chosenBytesMax + fallbackBytes + versions.piecesBytesMax + 4 * Self.fieldBytesMax
    }

    // MARK: One key

    /// Appends the `SelectResponse` for one key, or for a request without one, and counts the decision.
    ///
    /// - Parameters:
    ///   - requestID: where the request id lies among the bytes; empty for none.
    ///   - hasKey: whether the hash is of a key; else it is the place of a request without one.
    ///   - versions: what names the version.
    /// - Precondition: where versions are named, one may serve.
    package func append(
        requestID: Range<Int>, of bytes: [UInt8], hash: AssignmentHash, hasKey: Bool,
        versions: VersionSelection = .none, to output: inout [UInt8]
    ) {
        let serving = tiers[servingTier].assignment.shortRanking(hash)
        let winner = tiers[servingTier].first(serving, hash, hasKey)
        counters[winner].add()
        let version = versions.pieces(of: hash)
        let revision = max(tableRevision, versions.revision)
        var count = chosen[winner].count + fallbackBytes - fallbacks[winner].count + (version?.count ?? 0)
        if revision != 0 { count += 1 + Self.varintBytes(revision) }
        if !requestID.isEmpty { count += 1 + Self.varintBytes(UInt64(requestID.count)) + requestID.count }
        if hash.value != 0 { count += 1 + MemoryLayout<UInt64>.size }
        Self.append(tag: Self.decisionTag, count: count, to: &output)
        if !requestID.isEmpty {
            Self.append(tag: Self.requestIDTag, count: requestID.count, to: &output)
            output.append(contentsOf: bytes[requestID])
        }
        if let version { output.append(contentsOf: version.version) }
        output.append(contentsOf: chosen[winner])
        if let version { output.append(contentsOf: version.arm) }
        for place in tiers.indices {
            let ranking = place == servingTier ? serving : tiers[place].assignment.shortRanking(hash)
            append(tiers[place], ranking, without: winner, hash, hasKey, to: &output)
        }
        if revision != 0 { Self.append(tag: Self.revisionTag, varint: revision, to: &output) }
        if hash.value != 0 {
            output.append(Self.keyDigestTag)
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                output.append(UInt8(truncatingIfNeeded: hash.value >> shift))
            }
        }
        if let version { output.append(contentsOf: version.source) }
    }

    /// Appends the targets of a tier as fallbacks, the first of it before the others, but for the one that serves.
    private func append(
        _ tier: Tier, _ ranking: ShortRanking, without winner: Int, _ hash: AssignmentHash, _ hasKey: Bool,
        to output: inout [UInt8]
    ) {
        guard !tier.places.isEmpty else { return }
        let (first, start) = (tier.first(ranking, hash, hasKey), tier.places.lowerBound)
        if first != winner { output.append(contentsOf: fallbacks[first]) }
        for rank in 0..<ranking.count {
            let place = start + ranking[rank]
            if place != first && place != winner { output.append(contentsOf: fallbacks[place]) }
        }
        for place in (start + ranking.count)..<tier.places.upperBound where place != first && place != winner {
            output.append(contentsOf: fallbacks[place])
        }
    }

    // MARK: Many keys

    /// Bytes of the `SelectBatchResponse` for so many keys at most.
    package func batchBytesMax(_ keys: Int) -> Int { batch.count + keys + Self.fieldBytesMax }

    /// Appends the `SelectBatchResponse` for keys, and counts the decisions.
    package func append(batch hashes: [AssignmentHash], to output: inout [UInt8]) {
        output.append(contentsOf: batch)
        Self.append(tag: Self.choicesTag, count: hashes.count, to: &output)
        let assignment = tiers[servingTier].assignment
        let start = tiers[servingTier].places.lowerBound
        guard assignment.weightedCount > 1 else {
            counters[start].add(hashes.count)
            for _ in hashes { output.append(0) }
            return
        }
        let places = assignment.places(hashes)
        // Below 128, so that each is one byte.
        for place in places { output.append(UInt8(truncatingIfNeeded: place)) }
        // A pass for each target, so that nothing is allocated for the numbers.
        for target in 0..<assignment.weightedCount {
            let count = places.reduce(0) { $0 &+ ($1 == UInt32(truncatingIfNeeded: target) ? 1 : 0) }
            if count > 0 { counters[start + target].add(count) }
        }
    }

    // MARK: Bytes

    private static let decisionTag: UInt8 = 1 << 3 | 2
    private static let requestIDTag: UInt8 = 1 << 3 | 2
    private static let revisionTag: UInt8 = 12 << 3 | 0
    private static let keyDigestTag: UInt8 = 13 << 3 | 1
    private static let choicesTag: UInt8 = 2 << 3 | 2

    private static func append(tag: UInt8, count: Int, to output: inout [UInt8]) {
        append(tag: tag, varint: UInt64(count), to: &output)
    }

    private static func append(tag: UInt8, varint: UInt64, to output: inout [UInt8]) {
        output.append(tag)
        var rest = varint
        while rest >= 0x80 {
            output.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        output.append(UInt8(rest))
    }

    private static func varintBytes(_ number: UInt64) -> Int {
        var (bytes, rest) = (1, number >> 7)
        while rest > 0 { (bytes, rest) = (bytes + 1, rest >> 7) }
        return bytes
    }
}

/// The encoded decisions of a table, made when they are first asked for: the writer compiles tables that nobody asks.
final class LazyDecisions: Sendable {
    private final class Made: Sendable {
        let decisions: EncodedDecisions?

        init(_ decisions: EncodedDecisions?) { self.decisions = decisions }
    }

    private let made = AtomicLazyReference<Made>()

    /// The decisions of the table that this belongs to.
    func decisions(of table: RoutingTable) -> EncodedDecisions? {
        if let made = made.load() { return made.decisions }
        return made.storeIfNil(Made(EncodedDecisions(table))).decisions
    }
}
