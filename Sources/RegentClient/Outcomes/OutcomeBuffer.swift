import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC

/// The outcomes of a client that are not durable yet, cut into batches in the order of their reporting.
struct OutcomeBuffer: Sendable {
    /// A batch of outcomes of one environment.
    struct Batch: Sendable {
        let environment: String
        fileprivate(set) var columns: OutcomeColumns
    }

    private let outcomesMax: Int
    private let level: Int32
    private var open: [String: OutcomeBatcher] = [:]
    /// In order; the first has the number after `durableSeq`.
    private(set) var batches: [Batch] = []
    /// Last number the daemon is known to have.
    private(set) var durableSeq: UInt64 = 0
    private(set) var statistics = OutcomeStatistics()

    /// - Parameters:
    ///   - outcomesMax: outcomes kept at most.
    ///   - level: of zstd.
    init(outcomesMax: Int, level: Int32) {
        self.outcomesMax = outcomesMax
        self.level = level
    }

    /// Whether there is nothing to send.
    var isEmpty: Bool { statistics.pending == 0 }
    /// Whether a batch is full.
    var hasFullBatch: Bool { !batches.isEmpty }

    /// Adds a checked outcome.
    ///
    /// - Throws: RESOURCE_EXHAUSTED `OVERLOADED` when the buffer is full; it is counted as dropped.
    mutating func add(_ outcome: RouteOutcome) throws(RPCError) {
        guard statistics.pending < outcomesMax else {
            statistics.dropped += 1
            throw RPCError(.overloaded, "\(outcomesMax) outcomes are waiting to be sent; this one was dropped")
        }
        statistics.reported += 1
        let environment = outcome.environment
        if let full = open[environment, default: OutcomeBatcher(level: level)].append(outcome) {
            batches.append(Batch(environment: environment, columns: full))
        }
    }

    /// Makes batches of everything.
    mutating func cut() {
        for environment in open.keys.sorted() {
            guard let columns = open[environment]?.finish() else { continue }
            batches.append(Batch(environment: environment, columns: columns))
        }
    }

    /// Removes what the daemon has.
    mutating func settle(_ seq: UInt64) {
        let settled = Int(min(seq - min(seq, durableSeq), UInt64(batches.count)))
        for batch in batches.prefix(settled) { statistics.durable += Int(batch.columns.count) }
        batches.removeFirst(settled)
        durableSeq += UInt64(settled)
    }

    /// Removes the refused outcomes from a batch; all of them if the daemon named no records.
    mutating func refuse(_ seq: UInt64, records: Set<UInt32>) {
        guard seq > durableSeq, seq - durableSeq <= UInt64(batches.count) else { return }
        let place = Int(seq - durableSeq) - 1
        let batch = batches[place]
        // They were packed here: what cannot be read again cannot be sent either.
        let rows = (try? batch.columns.rows(environment: batch.environment)) ?? []
        let kept = rows.enumerated().filter { !records.isEmpty && !records.contains(UInt32($0.offset)) }
            .map(\.element)
        statistics.refused += Int(batch.columns.count) - kept.count
        if kept.isEmpty {
            batches.remove(at: place)
        } else {
            batches[place].columns = OutcomeColumns(packing: kept, level: level)
        }
    }
}
