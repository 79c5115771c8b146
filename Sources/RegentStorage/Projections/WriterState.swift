import RegentDatabase
import RegentMessages
import Synchronization

/// The state that the writer keeps in memory, layered like its savepoints: the last revision, the entries that
/// are not announced yet, and the projections.
final class WriterState: WriteCompanion {
    private struct Layers {
        var committed: UInt64
        var batch: [DocumentEntry] = []
        var request: [DocumentEntry] = []
        /// Revisions whose text was erased, which hold or fall with the entries.
        var erased = (batch: [UInt64](), request: [UInt64]())
        var projections = (
            committed: [any FollowedProjection](), batch: [any FollowedProjection](),
            request: [any FollowedProjection]()
        )

        var allProjections: [any FollowedProjection] {
            projections.committed + projections.batch + projections.request
        }
    }

    private let layers: Mutex<Layers>
    /// Entries that were committed last.
    let recent = RecentEntries()
    private let revisions: RevisionSignal
    private let head: CommitHead
    /// For the leaves of new entries.
    let salts: LeafSalts

    init(last: UInt64, revisions: RevisionSignal, head: CommitHead, salts: LeafSalts) {
        layers = Mutex(Layers(committed: last))
        self.revisions = revisions
        self.head = head
        self.salts = salts
    }

    /// The last revision, that of the present request too; inside the writer.
    var lastRevision: UInt64 {
        layers.withLock { ($0.request.last ?? $0.batch.last)?.entry.revision ?? $0.committed }
    }

    /// Takes an entry of the present request, about a document of a kind.
    func append(_ entry: LedgerEntry, kind: String) {
        layers.withLock { $0.request.append(DocumentEntry(kind: kind, entry: entry)) }
    }

    /// Takes note that the text of an entry is erased, if the present request holds.
    func erase(_ revision: UInt64) { layers.withLock { $0.erased.request.append(revision) } }

    /// Has every projection go on to the changes of the present request, before they are kept.
    ///
    /// - Throws: what a projection refuses the request with.
    func prepare() throws {
        let (entries, projections) = layers.withLock { ($0.request, $0.allProjections) }
        guard !entries.isEmpty else { return }
        for projection in projections { try projection.prepare(entries) }
    }

    /// Adds a projection whose value is that of the writer's present state; it stays if the present request holds.
    func add(_ projection: any FollowedProjection) { layers.withLock { $0.projections.request.append(projection) } }

    private var projections: [any FollowedProjection] { layers.withLock { $0.allProjections } }

    func begin() {
        layers.withLock { ($0.request, $0.erased.request, $0.projections.request) = ([], [], []) }
        for projection in projections { projection.begin() }
    }

    func keep() {
        layers.withLock {
            $0.batch += $0.request
            $0.erased.batch += $0.erased.request
            $0.projections.batch += $0.projections.request
            ($0.request, $0.erased.request, $0.projections.request) = ([], [], [])
        }
        for projection in projections { projection.keep() }
    }

    func undo() {
        layers.withLock { ($0.request, $0.erased.request, $0.projections.request) = ([], [], []) }
        for projection in projections { projection.undo() }
    }

    func seal(_ connection: any DatabaseConnection) throws { try head.willCommit(connection) }

    /// Projections first: a reader that learns of a revision finds it in effect.
    func commit() {
        head.didCommit()
        for projection in projections { projection.commit() }
        let (entries, erased) = layers.withLock { layers in
            let (entries, erased) = (layers.batch, layers.erased.batch)
            layers.erased = ([], [])
            layers.committed = entries.last?.entry.revision ?? layers.committed
            layers.projections = (layers.projections.committed + layers.projections.batch, [], [])
            (layers.batch, layers.request) = ([], [])
            return (entries.map(\.entry), erased)
        }
        guard let last = entries.last else { return }
        recent.append(entries)
        for revision in erased { recent.erase(revision) }
        revisions.publish(last.revision)
    }

    func lose() {
        head.didNotCommit()
        layers.withLock {
            ($0.batch, $0.request) = ([], [])
            $0.erased = ([], [])
            ($0.projections.batch, $0.projections.request) = ([], [])
        }
        for projection in projections { projection.lose() }
    }
}
