import RegentRPC
import Synchronization

/// One open connection, and whether the calls lost with it may be sent again.
final class Link: Sendable {
    let channel: RPCChannel
    /// The address of its daemon, as text.
    let address: String
    private let verdict = Mutex<Bool?>(nil)

    init(_ channel: RPCChannel, address: String) {
        self.channel = channel
        self.address = address
    }

    /// Whether it accepts no more calls: it is lost or drains.
    var isLost: Bool { channel.hasEnded }

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
