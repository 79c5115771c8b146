package import RegentMessages

/// A change that a caller requests, made inside the writer: the caller is checked there, so what was revoked before
/// is revoked for it.
package struct Command: Sendable {
    /// The actor, with its current permissions.
    package let actor: Caller
    /// Role in force.
    package let role: String
    /// The method that is called.
    package let method: MethodDescriptor
    /// Why, as the caller said; empty where nothing was said.
    package let reason: String
    /// Etag of the document that the caller read; empty = any.
    package let etag: String
    /// Microseconds since 1970, UTC; the daemon's clock, never the database's.
    package let now: Int64
    /// Whether the store is in single-person mode: its owner does everything alone.
    package let isSinglePersonMode: Bool

    /// A command, by its parts.
    package init(
        actor: Caller, role: String, method: MethodDescriptor, reason: String = "", etag: String = "", now: Int64,
        isSinglePersonMode: Bool = false
    ) {
        self.actor = actor
        self.role = role
        self.method = method
        self.reason = reason
        self.etag = etag
        self.now = now
        self.isSinglePersonMode = isSinglePersonMode
    }

    /// A command of the daemon itself.
    package static func daemon(_ method: MethodDescriptor, now: Int64) -> Command {
        Command(actor: .daemon, role: "SYSTEM", method: method, now: now)
    }

    /// Refuses an actor who does not hold the method's permission where a document lies.
    ///
    /// - Throws: `Refusal` PERMISSION_DENIED.
    package func checkHolds(for document: some Document) throws(Refusal) {
        guard actor.holds(anyOf: method.requireAny.map { Permission($0) }, for: document.scopeNames) else {
            throw Refusal(
                .permissionDenied,
                "cannot \(method.words) without \(method.requireAny.joined(separator: " or ")) there too",
                ["permission": method.requireAny.joined(separator: ","), "method": method.name])
        }
    }

    /// The time as a document holds it.
    package var time: Timestamp { Timestamp(microseconds: now) }
}
