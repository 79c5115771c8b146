/// The acknowledged data that a store lacks according to its head file.
package struct StoreLoss: Sendable, Hashable {
    /// How it shows.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The store is missing or empty.
        case missing
        /// The store is another one.
        case otherStore
        /// It has fewer COMMITs.
        case commits
        /// It has fewer revisions.
        case revisions
        /// The revision of the head has another leaf: the history is another one.
        case leaf
        /// No slot of the head file can be read, so nothing can be compared.
        case unreadable
    }

    /// How it shows; the first that applies, in the order of `Kind`.
    package let kind: Kind
    /// The head in the head file; nil if it cannot be read.
    package let head: StoreHead?
    /// The state of the store; nil if there is none.
    package let stored: StoreHead?

    /// A loss from its parts.
    package init(_ kind: Kind, head: StoreHead?, stored: StoreHead?) {
        self.kind = kind
        self.head = head
        self.stored = stored
    }

    /// Compares a head file with the store beside it; nil where nothing is missing.
    ///
    /// More in the store than in the file is not a loss: the file reaches the disk up to a second later, and a power
    /// loss may take its last writes.
    /// - Parameters:
    ///   - file: bytes of the head file.
    ///   - stored: the state of the store; nil if there is none.
    ///   - leaf: returns the leaf of a revision of the store; nil if there is no such revision.
    package static func between(
        _ file: [UInt8], _ stored: StoreHead?, leaf: (_ revision: UInt64) throws -> [UInt8]?
    ) rethrows -> StoreLoss? {
        guard let head = HeadFileFormat.newest(in: file) else {
            return StoreLoss(.unreadable, head: nil, stored: stored)
        }
        guard let stored else { return StoreLoss(.missing, head: head, stored: nil) }
        let kind: Kind? =
            if stored.storeID != head.storeID {
                .otherStore
            } else if stored.commitSeq < head.commitSeq {
                .commits
            } else if stored.revision < head.revision {
                .revisions
            } else if head.revision > 0, try leaf(head.revision) != head.leaf {
                .leaf
            } else {
                nil
            }
        return kind.map { StoreLoss($0, head: head, stored: stored) }
    }
}

extension StoreLoss: CustomStringConvertible {
    /// Both sides with their numbers, for the person at the terminal.
    package var description: String {
        let finding =
            switch kind {
            case .missing: "the store is missing or empty"
            case .otherStore: "the store is not the one that the head file describes"
            case .commits, .revisions: "the store lacks acknowledged writes"
            case .leaf: "the ledger has another entry at the head's revision"
            case .unreadable: "the head file is damaged, so the store cannot be checked for missing writes"
            }
        return "\(finding): the head file has \(Self.text(head)), the store has \(Self.text(stored))"
    }

    private static func text(_ head: StoreHead?) -> String {
        guard let head else { return "nothing" }
        return "commit \(head.commitSeq) and revision \(head.revision) of store \(head.storeID)"
    }
}
