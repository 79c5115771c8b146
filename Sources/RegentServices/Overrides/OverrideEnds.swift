import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// Ends of overrides that nobody has decided.
package enum OverrideRequests: Scheduled {
    package static let dueField = "expire_time"
    package static let filter = "state = REQUESTED"
    package static let method = MethodDescriptor.tick

    package static func dueTime(of override: Override) -> Timestamp? { override.expireTime }

    package static func change(
        of override: Override, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override>? { try override.ended(command, store) }
}

/// Ends of overrides that were granted.
package enum OverrideGrants: Scheduled {
    package static let dueField = "expire_time"
    package static let filter = "state = GRANTED"
    package static let method = MethodDescriptor.tick

    package static func dueTime(of override: Override) -> Timestamp? { override.expireTime }

    package static func change(
        of override: Override, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override>? { try override.ended(command, store) }
}

/// Overrides whose subject has changed since they were requested.
package enum OverrideChanges: Scheduled {
    package static let dueField = "expire_time"
    package static let method = MethodDescriptor.tick

    /// Its last change: nothing says when its subject changed.
    package static func dueTime(of override: Override) -> Timestamp? { override.updateTime }

    package static func change(
        of override: Override, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Override>? { try override.ended(command, store) }

    package static func lane(_ store: Store, _ now: Int64) -> any DueLane { OverrideChangeLane(store: store) }
}

extension Override {
    /// The override at its end; nil while it holds.
    fileprivate func ended(_ command: Command, _ store: WriteTransaction) throws -> Change<Override>? {
        try expired(subjectDigest: try store.documents.digest(ofSubject: subject), command)
    }
}

/// Open overrides with another subject than they name, found by comparing: they live for 24 hours, so there are few.
private struct OverrideChangeLane: DueLane {
    /// Overrides of each state that are compared at a tick, the next to expire first. What is beyond them is in force no
    /// more either: its digest is compared where it is used.
    private static let comparedMax = 100

    let store: Store
    private var waiting: ArraySlice<DueThing>?

    init(store: Store) { self.store = store }

    var kind: String { Override.kind }

    mutating func peek() async throws -> DueThing? {
        let known = if let waiting { waiting } else { try await changed()[...] }
        waiting = known
        return known.first
    }

    mutating func drop() { waiting = waiting?.dropFirst() }

    mutating func end() { waiting = [] }

    private func changed() async throws -> [DueThing] {
        var changed: [DueThing] = []
        for state in ["REQUESTED", "GRANTED"] {
            let query = DocumentQuery(
                filter: "state = \(state)", orderBy: "expire_time", pageSize: Self.comparedMax)
            for override in try await store.list(Override.self, query).items
            where try await store.digest(ofSubject: override.subject) != override.subjectDigest {
                changed.append(OverrideChanges.thing(override))
            }
        }
        return changed
    }
}
