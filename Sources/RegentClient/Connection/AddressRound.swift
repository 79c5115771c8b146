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
    private let gap: Duration
    private let next = Mutex(0)

    /// - Parameters:
    ///   - check: of the ledger behind each new connection; nil = none.
    ///   - gap: shortest time between two tries of one that a busy daemon has postponed.
    /// - Precondition: there is an address.
    init(_ doors: [Door], settings: ConnectionSettings, check: LedgerCheck? = nil, gap: Duration = .zero) {
        precondition(!doors.isEmpty, "a client requires at least one address")
        self.doors = doors
        self.settings = settings
        self.check = check
        self.gap = gap
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
            let postponed = try await checkLedger(behind: channel)
            return Link(channel, address: door.address, postponed: postponed)
        } catch {
            if !error.isRetryable, !Task.isCancelled { next.withLock { $0 = place } }
            throw error
        }
    }

    /// The comparison that the daemon has no time for; nil where its ledger was compared.
    private func checkLedger(behind channel: RPCChannel) async throws(RPCError) -> PostponedCheck? {
        guard let check else { return nil }
        do throws(RPCError) {
            try await check.run(behind: channel)
            return nil
        } catch {
            if LedgerCheck.isPostponed(error), !channel.hasEnded, !Task.isCancelled {
                return PostponedCheck(check, of: channel, gap: gap, after: error)
            }
            channel.close()
            // Another daemon of the store may answer.
            guard error.code == .deadlineExceeded, !Task.isCancelled else { throw error }
            throw RPCError(.connectFailed, "the daemon gave no checkpoint of its ledger in time")
        }
    }
}
