package import RegentMessages
package import RegentModel

extension Command {
    /// A command as a test needs it: of a person who holds the permission.
    package static func of<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, by actor: String = "principals/alice", kind: Caller.Kind = .human,
        isSinglePersonMode: Bool = false, reason: String = "", etag: String = "e", now: Int64 = 1
    ) -> Command {
        Command(
            actor: Caller(name: actor, kind: kind, authority: .all, isSinglePersonMode: isSinglePersonMode),
            role: "ANALYST", method: method.descriptor, reason: reason, etag: etag, now: now)
    }
}
