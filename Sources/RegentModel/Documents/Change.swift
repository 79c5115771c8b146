package import RegentMessages

/// The decision of a rule: a document after a command, its subject, and other documents that change with it.
package struct Change<D: Document>: DocumentChange {
    /// Its whole state after the change.
    package let after: D
    /// Its change.
    package let effect: ChangeEffect
    /// The command, with actor, method and reason; its etag is that of the subject.
    package let command: Command
    /// Further documents that change, in order; they hold or fall with the subject.
    package private(set) var others: [any DocumentChange] = []

    /// A change, as it stands. Rules get theirs from `Governed.applying`, which asks the lifecycle.
    package init(after: D, effect: ChangeEffect, command: Command) {
        self.after = after
        self.effect = effect
        self.command = command
    }

    /// The same change with another beside it.
    package func with(_ other: some DocumentChange) -> Self {
        var change = self
        change.others.append(other)
        return change
    }

    /// The same change with another beside it, and with those beside that one.
    package func joined<Other>(with other: Change<Other>) -> Self {
        other.others.reduce(with(other)) { $0.with($1) }
    }
}

/// A change of one document of some kind.
package protocol DocumentChange: Sendable {
    /// Its kind.
    associatedtype D: Document

    /// Its whole state after the change.
    var after: D { get }
    /// Its change.
    var effect: ChangeEffect { get }
    /// The command, with actor, method and reason, for the ledger.
    var command: Command { get }
}

extension DocumentChange {
    /// Event of its ledger entry; nil where it gets none.
    package var event: String? {
        switch effect {
        case .created(let event), .changed(let event): event
        case .none: nil
        }
    }
}

/// The change of a document, with the event of its ledger entry, for example "evalRun.sealed".
package enum ChangeEffect: Sendable, Hashable {
    /// It is new.
    case created(String)
    /// It is another than before.
    case changed(String)
    /// It stays as it is, and the ledger gets no entry.
    case none
}
