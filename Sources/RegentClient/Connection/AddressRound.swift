import RegentModel
import RegentRPC
import RegentTransport
import RegentWire
import Synchronization

/// The addresses of a client, tried in turn; all lead to daemons of one store.
///
/// The next round begins after the address of the last success, so that one which lost its connection is tried last.
final class AddressRound: Sendable {
    private let dialers: [any Dialer]
    private let settings: ConnectionSettings
    private let next = Mutex(0)

    /// - Precondition: there is an address.
    init(_ dialers: [any Dialer], settings: ConnectionSettings) {
        precondition(!dialers.isEmpty, "a client requires at least one address")
        self.dialers = dialers
        self.settings = settings
    }

    /// The connection to the first that answers, each tried once.
    ///
    /// - Throws: why the last could not be reached; at once an error that another address would not change, for
    ///   example UNAUTHENTICATED.
    func connected() async throws(RPCError) -> RPCChannel {
        var failure = RPCError(.connectFailed, "no daemon can be reached")
        for _ in dialers.indices {
            do throws(RPCError) {
                return try await connectedToNext()
            } catch {
                guard error.isRetryable, !Task.isCancelled else { throw error }
                failure = error
            }
        }
        throw failure
    }

    private func connectedToNext() async throws(RPCError) -> RPCChannel {
        // Before it is known what comes of it: a caller that gives up on a silent one leaves the next to the others.
        let place = next.withLock { next in
            defer { next = (next + 1) % dialers.count }
            return next
        }
        do throws(RPCError) {
            return try await RPCChannel.connect(dialers[place], settings: settings)
        } catch {
            if !error.isRetryable, !Task.isCancelled { next.withLock { $0 = place } }
            throw error
        }
    }
}
