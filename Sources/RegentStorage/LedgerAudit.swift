import RegentDatabase
import RegentMessages
import RegentModel
import RegentProofs

/// The result of an audit of the whole ledger.
package struct LedgerAudit: Sendable, Hashable {
    /// Faults kept; more are only counted.
    package static let faultsMax = 1_000

    /// Entries walked.
    package private(set) var entryCount: UInt64
    /// Resources compared with their last entries.
    package private(set) var resourceCount: UInt64
    /// The last revision walked.
    package private(set) var revision: UInt64
    /// Revisions at which something is wrong, with what; empty when all is well.
    package private(set) var faults: [Fault] = []
    /// How many there are in all.
    package private(set) var faultCount: UInt64 = 0

    /// A finding over nothing yet.
    init() { (entryCount, resourceCount, revision) = (0, 0, 0) }

    /// Something wrong at one revision.
    package struct Fault: Sendable, Hashable {
        /// The entry, or the resource's present revision.
        package let revision: UInt64
        /// What is wrong.
        package let kind: Kind
        /// The resource it is about; empty where it is about none.
        package let resource: String

        /// Something wrong.
        package init(revision: UInt64, kind: Kind, resource: String = "") {
            self.revision = revision
            self.kind = kind
            self.resource = resource
        }
    }

    /// What can be wrong.
    package enum Kind: String, Sendable, Hashable {
        /// The revision before it is missing.
        case gap
        /// The leaf is not that of the entry.
        case leaf
        /// The payload does not have the digest after, of an entry that has one; or it is gone without an erasure.
        case payload
        /// The entry does not go on from the resource's previous entry.
        case chain
        /// The resource differs from its last entry.
        case resource
        /// Rows by which the resource is found are missing, or there are such rows that are not its own.
        case index
        /// A tile of the tree does not have the leaves up to here, or has leaves that the ledger lacks.
        case tile
        /// The checkpoint of so many entries does not have the root of their tree, or no signature of the log.
        case checkpoint
        /// The rows from here on cannot be read.
        case unreadable
    }

    fileprivate mutating func note(
        _ kind: Kind, at revision: UInt64, _ resource: String, unless isRight: Bool = false
    ) {
        guard !isRight else { return }
        faultCount += 1
        if faults.count < Self.faultsMax { faults.append(Fault(revision: revision, kind: kind, resource: resource)) }
    }

    fileprivate mutating func walked(_ revision: UInt64) { (self.revision, entryCount) = (revision, entryCount + 1) }

    fileprivate mutating func compared(_ count: Int) { resourceCount += UInt64(count) }
}

extension Store {
    /// Walks the ledger and checks that revisions are gapless, that every leaf, and digest where there is one, is that
    /// of its entry, that the entries of each resource chain, that every entry without text has an erasure, that every
    /// resource is as its last entry left it, and that the index has its rows and no others. Makes the tree over the
    /// leaves again, and holds the stored tiles and the roots and signatures of the stored checkpoints against it.
    ///
    /// - Parameter onProgress: receives the last audited revision after each page.
    /// - Throws: `StorageError` when the store cannot be read for another reason than damage; what `onProgress` throws.
    /// - Complexity: O(entries + rows of the index), in pages; memory for one digest a resource.
    package func auditLedger(
        onProgress: (_ revision: UInt64) async throws -> Void = { _ in }
    ) async throws -> LedgerAudit {
        var walk = LedgerWalk()
        do {
            while !walk.isAtEnd {
                let seen = walk
                walk = try await read { try seen.nextPage($0) }
                try await onProgress(walk.audit.revision)
            }
            while let place = walk.nextPlace {
                let seen = walk
                walk = try await read { try seen.nextPage(ResourceTable($0), ResourceIndexTable($0), after: place) }
            }
            while let place = walk.nextRow {
                let seen = walk
                walk = try await read { try seen.nextPage(ResourceIndexTable($0), after: place) }
            }
            return walk.finished()
        } catch let error as StorageError where error.code == .damaged {
            walk.audit.note(.unreadable, at: walk.audit.revision + 1, walk.lastName)
            return walk.audit
        }
    }
}

/// The state of a walk: first over the entries, then over the resources, then over the rows of the index.
private struct LedgerWalk: Sendable {
    /// Content read at once: reads are short, so that the log can reset.
    private static let pageBytesMax = 4 << 20

    private struct Last {
        var revision: UInt64
        var digest: [UInt8]
        var createTime: Int64
        var updateTime: Int64 = 0
    }

    var audit = LedgerAudit()
    /// The last page of entries was not full: what was appended since is the next walk's, or this would never end.
    private(set) var isAtEnd = false
    /// The place of the last resource compared; nil at the end.
    private(set) var nextPlace: ResourcePlace? = .start
    /// The place of the last row of the index compared; nil at the end.
    private(set) var nextRow: IndexRow.Place? = .start
    /// The name of the resource compared last; empty before the first one.
    private(set) var lastName = ""
    private var latest: [String: Last] = [:]
    private var tree = TreeAudit()
    /// Entries without text whose erasure was not met yet, by its name: an erasure is later than what it erases.
    private var erased: [String: (revision: UInt64, resource: String)] = [:]

    /// The walk after the next page of entries.
    func nextPage(_ connection: any DatabaseConnection) throws -> LedgerWalk {
        let (ledger, tiles) = (LedgerTable(connection), TileTable(connection))
        var (walk, count, bytes) = (self, 0, 0)
        if audit.entryCount == 0, try ledger.hasUnnumbered() { walk.audit.note(.unreadable, at: 0, "") }
        let checkpoints = try CheckpointTable(connection).audited(from: audit.revision + 1, limit: PageSize.max)
        try ledger.forEach(from: audit.revision + 1, limit: PageSize.max) { entry, salt in
            walk.visit(entry, salt: salt)
            let (revision, leaf) = (entry.revision, MerkleHash(entry.leafHash))
            for fault in try walk.tree.take(leaf, at: revision, tiles, checkpoint: checkpoints[revision]) {
                walk.audit.note(fault == .tile ? .tile : .checkpoint, at: revision, "")
            }
            (count, bytes) = (count + 1, bytes + entry.byteCount)
            return bytes < Self.pageBytesMax
        }
        walk.isAtEnd = count < PageSize.max && bytes < Self.pageBytesMax
        if walk.isAtEnd {
            try walk.findCutOff(checkpoints, tiles)
            for entry in walk.erased.values.sorted(by: { $0.revision < $1.revision }) {
                walk.audit.note(.payload, at: entry.revision, entry.resource)
            }
        }
        return walk
    }

    /// Finds what is stored of entries beyond the last one: the ledger had more.
    private mutating func findCutOff(_ checkpoints: [UInt64: AuditedCheckpoint], _ tiles: TileTable) throws {
        let last = audit.revision
        for size in checkpoints.keys.sorted() where size > last { audit.note(.checkpoint, at: size, "") }
        for level in MerkleTile.levels {
            let full = last >> (8 * (UInt64(level) + 1))
            for index in try tiles.places(level: level, from: full, limit: LedgerAudit.faultsMax) {
                audit.note(.tile, at: MerkleTile(level: level, index: index)?.leafCount ?? .max, "")
            }
        }
    }

    private mutating func visit(_ entry: LedgerEntry, salt: [UInt8]) {
        let (revision, name) = (entry.revision, entry.resource)
        audit.note(.gap, at: revision, "", unless: revision == audit.revision + 1)
        let isLeaf = LedgerLeaf.isOfItsVersion(entry) && LedgerLeaf.hash(of: entry, salt: salt) == entry.leafHash
        audit.note(.leaf, at: revision, name, unless: isLeaf)
        erased[name] = nil
        if salt.isEmpty { erased[TextErasure.name(of: revision)] = (revision, name) }
        let (before, digest) = (latest[name], sha256(entry.payload))
        var last = Last(revision: revision, digest: digest, createTime: entry.time?.microseconds ?? 0)
        (last.updateTime, last.createTime) = (last.createTime, before?.createTime ?? last.createTime)
        if entry.leafVersion == 0 {
            // Of what was erased there is no payload to compare; the leaf says that the digest is the entry's.
            audit.note(.payload, at: revision, name, unless: salt.isEmpty || digest == entry.afterDigest)
            audit.note(.chain, at: revision, name, unless: before?.digest ?? [] == entry.beforeDigest)
            last.digest = entry.afterDigest
        } else {
            audit.note(.chain, at: revision, name, unless: before?.revision ?? 0 == entry.previousRevision)
        }
        latest[name] = last
        audit.walked(revision)
    }

    /// The walk after the next page of resources.
    func nextPage(
        _ resources: ResourceTable, _ index: ResourceIndexTable, after place: ResourcePlace
    ) throws -> LedgerWalk {
        var (walk, count, bytes) = (self, 0, 0)
        try resources.forEach(after: place, limit: PageSize.max) { row in
            walk.compare(row)
            let (name, revision) = (row.resource.name, row.resource.revision)
            walk.audit.note(.index, at: revision, name, unless: try row.isIndexed(index))
            (count, bytes, walk.nextPlace, walk.lastName) = (
                count + 1, bytes + row.resource.body.count, row.place, name
            )
            return bytes < Self.pageBytesMax
        }
        if count < PageSize.max, bytes < Self.pageBytesMax { walk.nextPlace = nil }
        walk.audit.compared(count)
        return walk
    }

    /// The walk after the next page of the index. Each row is held against its resource in the same snapshot, so that
    /// no change made meanwhile looks like a fault.
    func nextPage(_ index: ResourceIndexTable, after place: IndexRow.Place) throws -> LedgerWalk {
        var (walk, count, bytes) = (self, 0, 0)
        try index.forEach(after: place, limit: PageSize.max) { row in
            let name = row.resource?.name ?? row.place.key
            walk.audit.note(.index, at: row.resource?.revision ?? 0, name, unless: row.isOfItsResource)
            (count, bytes, walk.nextRow, walk.lastName) = (
                count + 1, bytes + row.place.values.count + (row.resource?.body.count ?? 0), row.place, name
            )
            return bytes < Self.pageBytesMax
        }
        if count < PageSize.max, bytes < Self.pageBytesMax { walk.nextRow = nil }
        return walk
    }

    private mutating func compare(_ row: IndexedResource) {
        let (resource, name) = (row.resource, row.resource.name)
        // A resource may have changed since the walk passed; then its newer entry is not ours to judge.
        if resource.revision > audit.revision {
            latest[name] = nil
            return
        }
        guard let last = latest.removeValue(forKey: name) else {
            return audit.note(.resource, at: resource.revision, name)
        }
        let isRight =
            resource.revision == last.revision && sha256(resource.body) == last.digest
            && resource.createTime == last.createTime && resource.updateTime == last.updateTime && row.isFound
        audit.note(.resource, at: last.revision, name, unless: isRight)
    }

    /// Resources that are left after the comparison have entries but no row.
    func finished() -> LedgerAudit {
        var audit = audit
        for (name, last) in latest.sorted(by: { $0.value.revision < $1.value.revision }) {
            audit.note(.resource, at: last.revision, name)
        }
        return audit
    }
}

extension IndexedResource {
    /// Whether the columns that it is found by are those of its name.
    fileprivate var isFound: Bool {
        guard let name = try? ResourceName(resource.name) else { return false }
        return place.key == name.key && kind == name.kind
    }

    /// Whether it has its rows in the index; what does not decode has none.
    fileprivate func isIndexed(_ index: ResourceIndexTable) throws -> Bool {
        guard let type = Documents.byKind[kind], let document = try? resource.document(of: type) else { return true }
        return try index.holds(document)
    }
}
