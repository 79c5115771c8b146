import RegentMessages
import RegentModel

/// Decides who may call what: deny by default, by the permissions the .proto names.
package struct Admission: Sendable {
    /// Told of every denied call that would change something, before its caller hears of it.
    package typealias DenialRecorder = @Sendable (CallContext) async throws -> Void

    private let recordDenial: DenialRecorder?

    /// Records denials with a recorder; without one they are only told to the caller.
    package init(recordingDenials recordDenial: DenialRecorder? = nil) {
        self.recordDenial = recordDenial
    }

    /// Whether the caller holds one of the method's permissions.
    func admits(_ call: CallContext) -> Bool {
        call.principal.holds(anyOf: call.method.permissions.map { Permission($0) })
    }

    /// Admits a call whose principal holds one of the method's permissions.
    ///
    /// - Throws: `PERMISSION_DENIED`; `AUDIT_BLOCKED` when the denial cannot be recorded, because an
    ///   attempt that leaves no trace must not be told from one that does.
    package func admit(_ call: CallContext) async throws(RPCError) {
        guard !admits(call) else { return }
        if let recordDenial, call.method.idempotency != .read {
            do { try await recordDenial(call) } catch {
                throw RPCError(.auditBlocked, "the denial could not be recorded")
            }
        }
        let wanted = call.method.permissions.joined(separator: ",")
        throw RPCError(
            .permissionDenied, "\(call.method.method) needs \(wanted)",
            metadata: ["permission": wanted, "method": call.method.name])
    }
}
