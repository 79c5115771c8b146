import RegentDatabase
import RegentMessages

/// What a walk over the whole ledger found.
package struct LedgerAudit: Sendable, Hashable {
    /// Entries walked.
    package let entryCount: UInt64
    /// Revisions at which something is wrong, with what; empty when all is well.
    package let faults: [Fault]

    /// A finding.
    package init(entryCount: UInt64, faults: [Fault]) {
        self.entryCount = entryCount
        self.faults = faults
    }

    /// Something wrong at one revision.
    package struct Fault: Sendable, Hashable {
        /// The entry, or the resource's present revision.
        package let revision: UInt64
        /// What is wrong.
        package let kind: Kind

        /// Something wrong.
        package init(revision: UInt64, kind: Kind) {
            self.revision = revision
            self.kind = kind
        }
    }

    /// What can be wrong.
    package enum Kind: String, Sendable, Hashable {
        /// The revision before it is missing.
        case gap
        /// The leaf is not that of the entry.
        case leaf
        /// The payload does not have the digest after.
        case payload
        /// The digest before is not the digest after of the resource's previous entry.
        case chain
        /// The resource is not as its last entry says.
        case resource
    }
}

extension Store {
    /// Walks the ledger and checks that revisions are gapless, that every leaf and digest is that of its
    /// entry, that the entries of each resource chain, and that every resource is as its last entry left it.
    ///
    /// - Throws: `StorageError`.
    /// - Complexity: O(entries), in pages; memory for one digest a resource.
    package func auditLedger() async throws -> LedgerAudit {
        var walk = LedgerWalk()
        while true {
            let (from, seen) = (walk.last + 1, walk)
            walk = try await read { connection in
                var walk = seen
                try LedgerTable(connection).forEach(from: from, limit: PageSize.max) { entry, salt in
                    walk.visit(entry, salt: salt)
                    return true
                }
                return walk
            }
            if walk.last + 1 == from { break }
        }
        let found = walk
        return try await read { try found.finished(ResourceTable($0)) }
    }
}

/// The state of a walk.
private struct LedgerWalk: Sendable {
    private(set) var last: UInt64 = 0
    private var count: UInt64 = 0
    private var faults: [LedgerAudit.Fault] = []
    private var latest: [String: (revision: UInt64, digest: [UInt8])] = [:]

    mutating func visit(_ entry: LedgerEntry, salt: [UInt8]) {
        note(.gap, at: entry.revision, unless: entry.revision == last + 1)
        note(.leaf, at: entry.revision, unless: LedgerLeaf.hash(of: entry, salt: salt) == entry.leafHash)
        note(.payload, at: entry.revision, unless: sha256(entry.payload) == entry.afterDigest)
        let before = latest[entry.resource]?.digest ?? []
        note(.chain, at: entry.revision, unless: before == entry.beforeDigest)
        latest[entry.resource] = (entry.revision, entry.afterDigest)
        (last, count) = (entry.revision, count + 1)
    }

    func finished(_ resources: ResourceTable) throws -> LedgerAudit {
        var walk = self
        for (name, last) in latest.sorted(by: { $0.value.revision < $1.value.revision }) {
            // A resource may have changed since the walk passed; then its newer entry is not ours to judge.
            guard let stored = try resources.find(name), stored.revision > last.revision else {
                walk.note(.resource, at: last.revision, unless: try resources.matches(name, last))
                continue
            }
        }
        return LedgerAudit(entryCount: count, faults: walk.faults)
    }

    private mutating func note(_ kind: LedgerAudit.Kind, at revision: UInt64, unless isRight: Bool) {
        if !isRight { faults.append(.init(revision: revision, kind: kind)) }
    }
}

extension ResourceTable {
    fileprivate func matches(_ name: String, _ last: (revision: UInt64, digest: [UInt8])) throws -> Bool {
        guard let stored = try find(name) else { return false }
        return stored.revision == last.revision && sha256(stored.body) == last.digest
            && stored.etag == StoredResource.etag(digest: last.digest)
    }
}
