import RegentMessages
import RegentModel

/// Decides who may call what: deny by default, by the permissions and scopes the .proto names.
///
/// A call is checked twice: when it arrives, by its method alone, before its body is read; and then each of its
/// requests, by what it is about.
package struct Admission: Sendable {
    /// Told of every denied call that would change something, before its caller hears of it.
    package typealias DenialRecorder = @Sendable (CallContext, _ resource: String) async throws -> Void
    /// The names by which a resource lies in scopes, where its own does not say; none where it does not exist.
    package typealias ScopeResolver = @Sendable (_ name: String) async throws -> [String]

    private let recordDenial: DenialRecorder?
    private let resolve: ScopeResolver?

    /// Records denials with a recorder; without one only the caller gets them.
    ///
    /// - Parameter resolving: for names as "evalRuns/{run}", which lies in the scope of its model.
    package init(recordingDenials recordDenial: DenialRecorder? = nil, resolving: ScopeResolver? = nil) {
        self.recordDenial = recordDenial
        resolve = resolving
    }

    /// Whether the caller holds one of the method's permissions, wherever.
    func admits(_ call: CallContext) -> Bool { call.caller.holds(anyOf: call.permissions) }

    /// Whether the caller holds one of the method's permissions for all that a request is about.
    func admits(_ call: CallContext, for subjects: [[String]]) -> Bool {
        Self.admits(call, call.caller, for: subjects)
    }

    private static func admits(_ call: CallContext, _ caller: Caller, for subjects: [[String]]) -> Bool {
        subjects.allSatisfy { caller.holds(anyOf: call.permissions, for: $0) }
    }

    /// Admits a call whose caller holds one of the method's permissions, wherever.
    ///
    /// - Throws: `PERMISSION_DENIED`; `AUDIT_BLOCKED` when the denial cannot be recorded, because an
    ///   attempt that leaves no trace must look like one that does.
    package func admit(_ call: CallContext) async throws(RPCError) {
        guard !admits(call) else { return }
        throw await denial(of: call)
    }

    /// Admits a request whose caller holds one of the method's permissions, as of now, for all that it is about.
    ///
    /// - Throws: as `admit`; what it is about need not exist, and the caller does not learn whether it does.
    ///   UNAUTHENTICATED where the caller's credential is no longer valid.
    func admit(_ call: CallContext, for subjects: [[String]]) async throws(RPCError) {
        guard !subjects.isEmpty else { return }
        let caller = try call.callerNow()
        var subjects = subjects
        // For callers who hold it for the whole store the scope of a resource does not matter.
        for (place, names) in subjects.enumerated() where !Self.admits(call, caller, for: [[]]) {
            subjects[place] = await resolved(names)
            guard Self.admits(call, caller, for: [subjects[place]]) else {
                throw await denial(of: call, resource: names.first ?? "")
            }
        }
        call.admitted(for: subjects)
    }

    private func resolved(_ names: [String]) async -> [String] {
        guard let resolve else { return names }
        var found: [String] = []
        for name in names {
            // What cannot be read is in no scope but that of the whole store.
            found += (try? await resolve(name)) ?? []
        }
        return found
    }

    /// The error of a denied call, once the denial is recorded.
    func denial(of call: CallContext, resource: String = "") async -> RPCError {
        if let recordDenial, call.method.idempotency != .read {
            do { try await recordDenial(call, resource) } catch {
                return RPCError(.auditBlocked, "permission is denied, and the denial could not be recorded")
            }
        }
        return Self.denied(call, resource: resource)
    }

    /// The error of a denied call.
    static func denied(_ call: CallContext, resource: String = "") -> RPCError {
        let wanted = call.method.requireAny.joined(separator: ",")
        var metadata = ["permission": wanted, "method": call.method.name]
        if !resource.isEmpty { metadata["resource"] = resource }
        return RPCError(
            .permissionDenied,
            "cannot \(call.method.words) without \(call.method.requireAny.joined(separator: " or "))"
                + (resource.isEmpty ? "" : " for \(resource)"),
            metadata: metadata)
    }
}
