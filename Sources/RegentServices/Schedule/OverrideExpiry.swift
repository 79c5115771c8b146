import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Overrides that wait to be granted: 24 hours, or until what they are about changes.
package enum RequestedOverrideExpiry: OverrideExpiry {
    /// Only those.
    package static let filter = "state = REQUESTED"
}

/// Overrides in force: 24 hours, or until what they are about changes.
package enum GrantedOverrideExpiry: OverrideExpiry {
    /// Only those.
    package static let filter = "state = GRANTED"
}

/// Overrides in a state of which the daemon ends those whose time is over or whose subject is another one by now.
package protocol OverrideExpiry: Scheduled where Subject == Override {}

extension OverrideExpiry {
    /// When it expires.
    package static var dueField: String { "expire_time" }

    /// When it expires.
    package static func dueTime(of override: Override) -> Timestamp? { override.expireTime }

    /// The override at its end.
    package static func change(
        of override: Override, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override>? {
        try override.expired(subjectDigest: try store.documents.digest(ofSubject: override.subject), command)
    }

    /// Those whose subject has changed, of the thousand that expire first: they live for 24 hours, so there are few.
    package static func found(_ context: ServiceContext, at now: Int64) async throws -> [Override] {
        let open = try await context.store.list(
            Override.self, DocumentQuery(filter: filter, orderBy: "expire_time", pageSize: 1_000)
        ).items
        var changed: [Override] = []
        for override in open {
            let digest = try await context.store.digest(ofSubject: override.subject)
            if override.isDue(subjectDigest: digest, at: now) { changed.append(override) }
        }
        return changed
    }
}
