import RegentDatabase
package import RegentMessages
import Synchronization

/// A value in memory that is made from documents of some kinds and follows their changes.
///
/// It receives entries of its kinds only. Its value after entries is made inside the writer before COMMIT and may be
/// refused there, and so refuse the change; once the batch is committed it is in force before anything is acknowledged.
package protocol Projection: Sendable {
    /// The value.
    associatedtype Value: Sendable

    /// Kinds of document that it is made of.
    var kinds: Set<String> { get }

    /// The value of all documents, as of a revision: at the start, and what tests hold the other one against.
    ///
    /// - Throws: `Refusal`, `StorageError`; the store then does not open.
    func value(of documents: [StoredDocument], asOf revision: UInt64) throws -> Value

    /// The value after some changes, in order.
    ///
    /// - Throws: what the change is refused with.
    func value(_ before: Value, after entries: [DocumentEntry]) throws -> Value

    /// The value as of a later revision at which nothing of its kinds changed.
    func value(_ before: Value, reaching revision: UInt64) -> Value
}

/// A document as a projection is given it.
package struct StoredDocument: Sendable {
    /// Resource name.
    package let name: String
    /// Its collection.
    package let kind: String
    /// Revision of its last change.
    package let revision: UInt64
    /// Encoded document, without revision, etag and times.
    package let body: [UInt8]

    /// A document, by its parts.
    package init(name: String, kind: String, revision: UInt64, body: [UInt8]) {
        self.name = name
        self.kind = kind
        self.revision = revision
        self.body = body
    }
}

/// An entry of the ledger with the kind of the document that it is about.
package struct DocumentEntry: Sendable {
    /// Collection of the document.
    package let kind: String
    /// The entry.
    package let entry: LedgerEntry

    /// An entry about a document of a kind.
    package init(kind: String, entry: LedgerEntry) {
        self.kind = kind
        self.entry = entry
    }
}

/// The value of a projection, layered as the writer's savepoints are: request, batch, committed.
///
/// Anybody reads the committed one at any time; the writer alone goes on from the latest.
package final class Projected<P: Projection>: Sendable {
    private struct Layers {
        var committed: P.Value
        var batch: Layer?
        var request: Layer?
    }

    /// A value that is not committed, with the last revision that changed it.
    private struct Layer {
        let value: P.Value
        let change: UInt64?
    }

    /// Announces revisions that changed the value.
    package let changes: RevisionSignal

    private let projection: P
    private let layers: Mutex<Layers>

    init(_ projection: P, _ value: P.Value, asOf revision: UInt64) {
        self.projection = projection
        changes = RevisionSignal(last: revision)
        layers = Mutex(Layers(committed: value))
    }

    /// The value of what is committed.
    package var current: P.Value { layers.withLock { $0.committed } }

    /// The value of what the writer has made so far, of its present request too; for use inside the writer.
    package var inWriter: P.Value { layers.withLock { $0.request?.value ?? $0.batch?.value ?? $0.committed } }
}

extension Projected: FollowedProjection {
    func prepare(_ entries: [DocumentEntry]) throws {
        let own = entries.filter { projection.kinds.contains($0.kind) }
        guard let last = entries.last?.entry else { return }
        // Not under the lock: a refusal leaves the layers unchanged, and only the writer changes them.
        let before = inWriter
        let value = own.isEmpty ? before : try projection.value(before, after: own)
        let reached = projection.value(value, reaching: last.revision)
        layers.withLock { $0.request = Layer(value: reached, change: own.last?.entry.revision) }
    }

    func begin() { layers.withLock { $0.request = nil } }

    func keep() {
        layers.withLock {
            if let request = $0.request {
                $0.batch = Layer(value: request.value, change: request.change ?? $0.batch?.change)
            }
            $0.request = nil
        }
    }

    func undo() { layers.withLock { $0.request = nil } }

    func seal(_ connection: any DatabaseConnection) {}

    func commit() {
        let change = layers.withLock { layers in
            let batch = layers.batch
            layers.committed = batch?.value ?? layers.committed
            (layers.batch, layers.request) = (nil, nil)
            return batch?.change
        }
        if let change { changes.publish(change) }
    }

    func lose() { layers.withLock { ($0.batch, $0.request) = (nil, nil) } }
}

/// A projection as the writer drives it.
protocol FollowedProjection: WriteCompanion {
    /// Makes the value after the changes of the present request.
    ///
    /// - Throws: what the request is refused with.
    func prepare(_ entries: [DocumentEntry]) throws
}
