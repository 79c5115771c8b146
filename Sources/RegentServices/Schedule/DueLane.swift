package import RegentMessages
import RegentModel
package import RegentStorage

/// Something that is due.
package struct DueThing: Sendable {
    /// What was done, with its proof.
    package typealias Done = (change: ScheduledChange, receipt: Receipt?)

    /// Name of the document.
    let resource: String
    /// When it fell due.
    let dueTime: Timestamp?
    /// Does it at a time; nil where it was done already.
    let perform: @Sendable (Store, Int64) async throws -> Done?

    var dueMicros: Int64 { dueTime?.microseconds ?? .min }

    /// What is due of a kind that cannot be read.
    static func unread(_ kind: String) -> DueThing { DueThing(resource: kind, dueTime: nil) { _, _ in nil } }
}

/// What is due of one noun, page by page, in order.
package protocol DueLane: Sendable {
    /// The kind of document.
    var kind: String { get }
    /// The first thing; nil where nothing is due any more.
    mutating func peek() async throws -> DueThing?
    /// Passes the first thing.
    mutating func drop()
    /// Passes everything.
    mutating func end()
}

extension Scheduled {
    /// What is due of it by a time.
    package static func lane(_ store: Store, _ now: Int64) -> any DueLane { NounDueLane<Self>(store: store, now: now) }
}

/// What is due of one noun, read by its index.
private struct NounDueLane<S: Scheduled>: DueLane {
    /// Documents read at once: a tick seldom has more to do.
    private static var pageSize: Int { 50 }

    let store: Store
    let now: Int64
    private var waiting: ArraySlice<DueThing> = []
    private var token = ""
    private var isOver = false

    init(store: Store, now: Int64) {
        self.store = store
        self.now = now
    }

    var kind: String { S.Subject.kind }

    mutating func peek() async throws -> DueThing? {
        while waiting.isEmpty, !isOver {
            guard let filter else { return nil }
            let page = try await store.list(
                S.Subject.self,
                DocumentQuery(filter: filter, orderBy: S.dueField, pageSize: Self.pageSize, pageToken: token))
            waiting = page.items.map(S.thing)[...]
            token = page.nextPageToken
            isOver = token.isEmpty
        }
        return waiting.first
    }

    mutating func drop() { waiting = waiting.dropFirst() }

    mutating func end() { (waiting, isOver) = ([], true) }

    /// nil for a clock outside the years that a filter can name.
    private var filter: String? {
        guard let now = Timestamp(microseconds: now).rfc3339 else { return nil }
        // The lower bound keeps those apart that have no due time: an index has them first.
        let due = "\(S.dueField) >= 0001-01-01T00:00:00Z AND \(S.dueField) <= \(now)"
        return S.filter.isEmpty ? due : "\(S.filter) AND \(due)"
    }
}

extension Scheduled {
    /// What is due of a document: `change`, by the document as it is then.
    static func thing(_ document: Subject) -> DueThing {
        let name = document.name
        return DueThing(resource: name, dueTime: dueTime(of: document)) { store, now in
            try await store.write(MutationCall(.daemon(method, now: now))) { store in try perform(name, store) }
        }
    }

    private static func perform(_ name: String, _ store: WriteTransaction) throws -> DueThing.Done? {
        let document = try store.require(Subject.self, name)
        let due = dueTime(of: document)
        guard let micros = due?.microseconds, micros <= store.command.now,
            let change = try change(of: document, store.command, store), let event = change.event
        else { return nil }
        let after = try store.put(change)
        let done = ScheduledChange(resource: name, event: event, dueTime: due, revision: after.revision)
        return (done, store.receipt)
    }
}
