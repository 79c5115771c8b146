import RegentMessages
import RegentModel
package import RegentRPC
import RegentStorage

extension ServiceContext {
    /// Who may call what: by the scopes of the stored documents, every denial of a change recorded in the store.
    package var admission: Admission {
        Admission(
            recordingDenials: { [store, now] call, resource in
                try await store.record(
                    Denial(
                        principal: call.caller.name, time: now(), method: call.method.name, resource: resource,
                        permission: call.method.requireAny.joined(separator: ","),
                        reason: ErrorReason.permissionDenied.name))
            }, resolving: store.scopeNames)
    }

    /// Keeps that a call was made, where its method is audited whatever it does; to be called before it is answered.
    ///
    /// - Throws: `Refusal` AUDIT_BLOCKED: a read that leaves no trace must not be answered.
    func audit(_ call: CallContext, of resource: String = "") async throws(Refusal) {
        guard call.method.audit == .read else { return }
        do {
            try await store.record(
                Denial(
                    principal: call.caller.name, time: now(), method: call.method.name, resource: resource,
                    permission: call.method.requireAny.joined(separator: ","), reason: ""))
        } catch { throw Refusal(.auditBlocked, "the call is audited, and could not be recorded") }
    }

    /// Who calls, with what it may do now: its client may have kept the call open since before a grant was revoked.
    ///
    /// - Throws: `Refusal` UNAUTHENTICATED where its credential holds no more.
    func callerNow(_ call: CallContext) throws(Refusal) -> Caller { try access.current(call.caller) }
}
