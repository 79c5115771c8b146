import RegentGovernance
package import RegentMessages
package import RegentModel
package import RegentStorage

/// What falls due by itself on documents of one kind, and the verb that the daemon then performs.
///
/// A noun joins the schedule with a type of this protocol, or of `Scheduled`, and one line in `ScheduledNouns`. The
/// schedule finds what is due by an index, and hands each document to the decision inside the writer: there the noun
/// decides by the document as it is, so that a thing is done once, whoever asks for it and however often.
package protocol ScheduledNoun: Sendable {
    /// The kind of document.
    associatedtype Subject: Governed
    /// What the verb makes of a document, inside the writer; nil where nothing is due any more. The change must move
    /// the due time on, or make the filter untrue.
    typealias Decision = @Sendable (Subject, Command, WriteTransaction) throws -> Change<Subject>?

    /// Proto name of the timestamp after which something is due; absent: nothing is. It is a column of an index of the
    /// kind: the first, or the first after those that `filter` sets equal.
    static var dueField: String { get }
    /// What else must be true of a document, for example "state = ACTIVE"; empty = nothing else.
    static var filter: String { get }
    /// The verb: the row of the lifecycle, and the method of the ledger's entry.
    static var method: MethodDescriptor { get }

    /// Documents of which something is due for another reason than their time, for example because what they are about
    /// has changed; the first pages of them, if there are many.
    static func found(_ context: ServiceContext, at now: Int64) async throws -> [Subject]

    /// When something of a document is due next; nil: never.
    static func dueTime(of document: Subject) -> Timestamp?

    /// Gets what the verb needs from outside the writer, before the writer's turn.
    ///
    /// - Throws: what refuses it; it is then tried again a minute later.
    static func decision(on name: String, _ context: ServiceContext, at now: Int64) async throws -> Decision
}

/// What falls due by itself and is decided by what the writer sees.
package protocol Scheduled: ScheduledNoun {
    /// What the verb makes of a document.
    ///
    /// - Returns: nil where nothing is due any more. The change must move the due time on, or make the filter untrue.
    /// - Throws: what refuses it; it is then tried again a minute later.
    static func change(of document: Subject, _ command: Command, _ store: WriteTransaction) throws -> Change<Subject>?
}

extension Scheduled {
    /// Nothing is needed from outside.
    package static func decision(on name: String, _ context: ServiceContext, at now: Int64) -> Decision {
        { try change(of: $0, $1, $2) }
    }
}

extension ScheduledNoun {
    /// Nothing else.
    package static var filter: String { "" }

    /// A tick: for what nobody can do but the daemon.
    package static var method: MethodDescriptor { .tick }

    /// None.
    package static func found(_ context: ServiceContext, at now: Int64) async throws -> [Subject] { [] }
}
