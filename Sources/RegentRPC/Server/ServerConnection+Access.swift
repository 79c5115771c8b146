import RegentModel
import RegentTransport
import RegentWire
import Synchronization

/// What a caller may still do.
extension ServerConnection {
    /// Ends what the caller may do no more: the whole connection where its credential holds no longer, else the calls
    /// it would not be admitted to now.
    func checkAccess() {
        let (known, calls) = state.withLock { ($0.caller, Array($0.calls.values)) }
        guard let known else { return }
        do throws(RPCError) {
            let caller = try server.authenticator.current(known)
            let ended = calls.filter { !$0.context.isAllowed(to: caller) }
            for call in ended { end(call, early: Admission.denied(call.context)) }
            if ended.isEmpty { return }
        } catch {
            state.withLock { $0.machine.refuse(error.code, error.message) }
            for call in calls { call.cancel(error) }
        }
        connection.wake()
    }
}
