import RegentRPC
import Synchronization

/// One open connection, and whether the calls lost with it may be sent again.
final class Link: Sendable {
    let channel: RPCChannel
    /// The address of its daemon, as text.
    let address: String
    private let postponed: PostponedCheck?
    private let verdict = Mutex<Bool?>(nil)

    /// - Parameter postponed: the comparison of its ledger that is still to be made; nil = none.
    init(_ channel: RPCChannel, address: String, postponed: PostponedCheck? = nil) {
        self.channel = channel
        self.address = address
        self.postponed = postponed
    }

    /// Whether it accepts no more calls: it is lost or drains.
    var isLost: Bool { channel.hasEnded }

    /// Makes up for a comparison of the ledger that was postponed, if it is time to.
    ///
    /// - Throws: why the daemon is not to be used.
    func compareIfDue() async throws(RPCError) { try await postponed?.runIfDue() }

    /// Pays for the loss, once however many calls were on it; whether they may be sent again.
    func mayRepeat(_ budget: RetryBudget) -> Bool {
        verdict.withLock { verdict in
            if let verdict { return verdict }
            let isGranted = budget.spend()
            verdict = isGranted
            return isGranted
        }
    }
}
