import Logging
import RegentMessages
import RegentRPC
import Synchronization

/// What a client writes to the log of its program: connections, retries, outcomes that do not reach the daemon.
///
/// Lines hold codes, reasons and addresses, and messages of errors; never requests, tokens or keys.
final class ClientLog: Sendable {
    /// Shortest time between two lines about dropped outcomes, which may be many.
    private static let dropLineGap = Duration.seconds(10)

    private struct Drops {
        var unsaid = 0
        var lastLine: ContinuousClock.Instant?
    }

    private let logger: Logger?
    private let drops = Mutex(Drops())

    /// - Parameter logger: nil = nothing is written.
    init(_ logger: Logger?) { self.logger = logger }

    // MARK: Connection

    /// A connection is open.
    func connected(to address: String, isReconnect: Bool) {
        logger?.info("\(isReconnect ? "connected again" : "connected")", metadata: ["address": "\(address)"])
    }

    /// A connection accepts no more calls.
    func lost(_ link: Link) {
        let fields = Self.fields(link.channel.ending).merging(["address": "\(link.address)"]) { $1 }
        logger?.warning("the connection is lost; this call connects again", metadata: fields)
    }

    /// No address of the client could be reached; a warning the first time only, because the next dials of an outage
    /// say the same.
    func failedToConnect(_ error: RPCError, isFirst: Bool) {
        logger?.log(level: isFirst ? .warning : .debug, "no daemon could be reached", metadata: Self.fields(error))
    }

    /// The newest checkpoint of a ledger could not be kept; the one before it goes on to count.
    func couldNotKeep(_ error: CheckpointError) {
        logger?.warning("the checkpoint of the ledger could not be kept", metadata: ["error": "\(error)"])
    }

    /// A ledger was not compared with the checkpoint that was kept of it.
    func postponedComparison(_ error: RPCError) {
        logger?.warning(
            "the ledger could not be compared with what was seen of it; a later call tries again",
            metadata: Self.fields(error))
    }

    /// It was, after all.
    func comparedLate() { logger?.info("the ledger goes on from what was seen of it") }

    // MARK: Calls

    /// A call is made again.
    func retried(_ method: MethodDescriptor, after error: RPCError, attempt: UInt32) {
        let fields: Logger.Metadata = ["rpc.method": "\(method.qualifiedName)", "attempt": "\(attempt)"]
        logger?.debug("a call is made again", metadata: Self.fields(error).merging(fields) { $1 })
    }

    // MARK: Outcomes

    /// An outcome found the buffer full.
    func dropped() {
        guard let logger else { return }
        let now = ContinuousClock.now
        let unsaid = drops.withLock { drops -> Int in
            drops.unsaid += 1
            if let last = drops.lastLine, now - last < Self.dropLineGap { return 0 }
            defer { drops = Drops(unsaid: 0, lastLine: now) }
            return drops.unsaid
        }
        guard unsaid > 0 else { return }
        logger.error(
            "outcomes were dropped: as many as ClientOptions.outcomesMax wait to be sent",
            metadata: ["count": "\(unsaid)"])
    }

    /// The daemon refused outcomes of a batch.
    func refused(_ count: Int, _ error: RPCError) {
        guard count > 0 else { return }
        logger?.warning(
            "the daemon refused outcomes", metadata: Self.fields(error).merging(["count": "\(count)"]) { $1 })
    }

    /// The client ends with outcomes that the daemon has not acknowledged.
    func abandoned(_ count: Int) {
        let unsaid = drops.withLock { drops in
            defer { drops.unsaid = 0 }
            return drops.unsaid
        }
        if unsaid > 0 {
            logger?.error("more outcomes were dropped before the client closed", metadata: ["count": "\(unsaid)"])
        }
        if count > 0 {
            logger?.error(
                "the client closed before the daemon had acknowledged its outcomes", metadata: ["count": "\(count)"])
        }
    }

    private static func fields(_ error: RPCError?) -> Logger.Metadata {
        guard let error else { return [:] }
        return ["code": "\(error.code)", "reason": "\(error.reason)", "message": "\(error.message)"]
    }
}
