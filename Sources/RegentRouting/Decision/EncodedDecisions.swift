import RegentKernels
import RegentMessages
import Synchronization

/// What the decisions of one table are made of, encoded once: a decision is a few of these pieces behind one another.
///
/// Only for requests that name no provider and exclude none; the pieces themselves are made by `RoutingTable`, which
/// remains the rule for all of it.
package final class EncodedDecisions: Sendable {
    /// Fields 3 to 9 of the decision for each target: who serves, how, and why it was chosen. First the targets with a
    /// weight, in ascending order of the bytes of their ids, then the others in the order a key falls back to them.
    private let chosen: [[UInt8]]
    /// Each target as a fallback, field 11.
    private let fallbacks: [[UInt8]]
    /// Field 12, where no version is named.
    private let tableRevision: UInt64
    /// The decisions of a batch.
    private let batch: [UInt8]
    private let assignment: AssignmentTable
    private let fallbackBytes: Int
    private let chosenBytesMax: Int

    /// Encodes what a table decides; nil where nothing may serve, or more targets than a `ShortRanking` holds.
    fileprivate init?(_ table: RoutingTable) {
        let single = RouteQuery(hash: AssignmentHash(value: 0))
        let ids = table.chainOfWeights
        guard ids.count <= ShortRanking.countMax, let first = try? table.decide(single),
            let (decisions, _) = try? table.decide([single.hash], requestedProvider: "", excludedProviders: [])
        else { return nil }
        assignment = table.assignment
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
    }

    /// Bytes that tag, length and number of one field take at most.
    private static let fieldBytesMax = 11

    /// Bytes of a `SelectResponse` at most, without the request id.
    package func answerBytesMax(_ versions: VersionSelection) -> Int {
        chosenBytesMax + fallbackBytes + versions.piecesBytesMax + 4 * Self.fieldBytesMax
    }

    // MARK: One key

    /// Appends the `SelectResponse` for one key, or for a request without one.
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
        let ranking = assignment.shortRanking(hash)
        let winner = winner(ranking, hash, hasKey)
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
        for rank in 0..<ranking.count where ranking[rank] != winner {
            output.append(contentsOf: fallbacks[ranking[rank]])
        }
        for place in ranking.count..<fallbacks.count where place != winner {
            output.append(contentsOf: fallbacks[place])
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

    /// The place of who serves: the first of the ranking, or whose turn it is; without weights the default.
    private func winner(_ ranking: ShortRanking, _ hash: AssignmentHash, _ hasKey: Bool) -> Int {
        guard ranking.count > 0 else { return 0 }
        return hasKey ? ranking[0] : assignment.place(turn: hash)
    }

    // MARK: Many keys

    /// Bytes of the `SelectBatchResponse` for so many keys at most.
    package func batchBytesMax(_ keys: Int) -> Int { batch.count + keys + Self.fieldBytesMax }

    /// Appends the `SelectBatchResponse` for keys.
    package func append(batch hashes: [AssignmentHash], to output: inout [UInt8]) {
        output.append(contentsOf: batch)
        Self.append(tag: Self.choicesTag, count: hashes.count, to: &output)
        guard assignment.weightedCount > 1 else {
            for _ in hashes { output.append(0) }
            return
        }
        // Below 128, so that each is one byte.
        for place in assignment.places(hashes) { output.append(UInt8(truncatingIfNeeded: place)) }
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
