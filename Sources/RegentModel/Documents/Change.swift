package import RegentMessages

/// What a rule decides: a document after a command, its subject, and other documents that change with it.
package struct Change<D: Document>: DocumentChange {
    package let after: D
    package let effect: ChangeEffect
    package let method: String
    /// Further documents that change, in order; they hold or fall with the subject.
    package private(set) var others: [any DocumentChange] = []

    /// A change that the lifecycle allows; `Governed.applying` makes it.
    init(after: D, effect: ChangeEffect, method: String) {
        self.after = after
        self.effect = effect
        self.method = method
    }

    /// The same change with another beside it.
    package func with(_ other: some DocumentChange) -> Self {
        var change = self
        change.others.append(other)
        return change
    }
}

/// A change of one document of some kind.
package protocol DocumentChange: Sendable {
    associatedtype D: Document

    /// Its whole state after the change.
    var after: D { get }
    /// What becomes of it.
    var effect: ChangeEffect { get }
    /// Name of the method whose verb it is, for the ledger.
    var method: String { get }
}

/// What becomes of a document, with the event of its ledger entry, for example "evalRun.sealed".
package enum ChangeEffect: Sendable, Hashable {
    /// It is new.
    case created(String)
    /// It is another than before.
    case changed(String)
    /// It stays as it is, and the ledger gets no entry.
    case none
}
