import RegentModel
import RegentRPC
import RegentTransport
import RegentWire
import Synchronization

/// The addresses of a client, tried in turn; all lead to daemons of one store.
///
/// The next round begins after the address of the last success, so that one which lost its connection is tried last.
final class AddressRound: Sendable {
    /// An address, and what connects to it.
    struct Door {
        let address: String
        let dialer: any Dialer
    }

    private let doors: [Door]
    private let settings: ConnectionSettings
    private let check: LedgerCheck?
    private let next = Mutex(0)

    /// - Parameter check: of the ledger behind each new connection; nil = none.
    /// - Precondition: there is an address.
    init(_ doors: [Door], settings: ConnectionSettings, check: LedgerCheck? = nil) {
        precondition(!doors.isEmpty, "a client requires at least one address")
        self.doors = doors
        self.settings = settings
        self.check = check
    }

    /// The connection to the first that answers, each tried once.
    ///
    /// - Throws: why the last could not be reached; at once an error that another address would not change, for
    ///   example UNAUTHENTICATED.
    func connected() async throws(RPCError) -> Link {
        var failure = RPCError(.connectFailed, "no daemon can be reached")
        for _ in doors.indices {
            do throws(RPCError) {
                return try await connectedToNext()
            } catch {
                guard error.isRetryable, !Task.isCancelled else { throw error }
                failure = error
            }
        }
        throw failure
    }

    private func connectedToNext() async throws(RPCError) -> Link {
        // Before it is known what comes of it: a caller that gives up on a silent one leaves the next to the others.
        let place = next.withLock { next in
            defer { next = (next + 1) % doors.count }
            return next
        }
        do throws(RPCError) {
            let door = doors[place]
            let channel = try await RPCChannel.connect(door.dialer, settings: settings)
            try await checkLedger(behind: channel)
            return Link(channel, address: door.address)
        } catch {
            if !error.isRetryable, !Task.isCancelled { next.withLock { $0 = place } }
            throw error
        }
    }

    private func checkLedger(behind channel: RPCChannel) async throws(RPCError) {
        guard let check else { return }
        do throws(RPCError) {
            try await check.run { method, request throws(RPCError) in
                try await channel.unary(method.name, request, CallOptions())
            }
        } catch {
            channel.close()
            throw error
        }
    }
}
