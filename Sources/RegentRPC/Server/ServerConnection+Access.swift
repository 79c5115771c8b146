import RegentModel
import RegentTransport
import RegentWire
import Synchronization

/// The current permissions of a caller.
extension ServerConnection {
    /// Ends what the caller may no longer do: the whole connection if its credential is no longer valid, else the calls
    /// it would not be admitted to now.
    ///
    /// - Parameter expiringOnly: does nothing for a caller whose credential does not run out by itself.
    func checkAccess(expiringOnly: Bool) {
        let known = state.withLock { $0.caller }
        guard let known, !expiringOnly || known.credential.expires else { return }
        let calls = state.withLock { Array($0.calls.values) }
        do throws(RPCError) {
            let caller = try server.authenticator.current(known)
            // A call that is being denied ends by itself, once the denial is recorded.
            let ended = calls.filter { $0.context.wasAdmitted && !$0.context.isAllowed(to: caller) }
            for call in ended { end(call, early: Admission.denied(call.context)) }
            if ended.isEmpty { return }
        } catch {
            state.withLock { $0.machine.refuse(error.code, error.message) }
            for call in calls { call.cancel(error) }
        }
        connection.wake()
    }
}
