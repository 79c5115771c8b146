/// How far a store had come at one COMMIT. The newest one is in the head file beside the store, so that a start can
/// tell that something acknowledged is missing.
///
/// - Source: docs/decisions/0023
package struct StoreHead: Sendable, Hashable {
    /// Identity of the store, 32 hexadecimal digits.
    package let storeID: String
    /// COMMITs since the store was created; also those that add no ledger entry, as of samples and outcomes.
    package let commitSeq: UInt64
    /// Last revision; 0 for an empty ledger.
    package let revision: UInt64
    /// Leaf of the last revision, 32 bytes; empty for an empty ledger.
    package let leaf: [UInt8]

    /// A head from its parts.
    package init(storeID: String, commitSeq: UInt64, revision: UInt64, leaf: [UInt8]) {
        self.storeID = storeID
        self.commitSeq = commitSeq
        self.revision = revision
        self.leaf = leaf
    }
}

/// The bytes of a head file: two slots, each with its own checksum, written in turn.
///
/// ```
/// slot = "RGNTHD01" ‖ store id, 16 bytes ‖ commit_seq, 8 ‖ revision, 8 ‖ leaf, 32 (zeros for none) ‖ SHA-256 of these
/// file = slot of even commit_seq at 0, slot of odd commit_seq at 4096, zeros between and after, 8192 bytes
/// ```
///
/// Numbers are little-endian. A crash can tear the slot that is being written and never the other one: they lie in
/// blocks of their own, and each COMMIT writes one.
package enum HeadFileFormat {
    /// Bytes of the file.
    package static let byteCount = 2 * blockBytes
    /// Bytes of a slot.
    package static let slotBytes = contentBytes + checksumBytes

    /// The block of most disks and file systems.
    private static let blockBytes = 4_096
    private static let mark = Array("RGNTHD01".utf8)
    private static let idBytes = 16
    private static let leafBytes = 32
    private static let contentBytes = mark.count + idBytes + 8 + 8 + leafBytes
    private static let checksumBytes = 32

    /// Where the slot of a head is.
    package static func offset(of head: StoreHead) -> UInt64 { head.commitSeq % 2 * UInt64(blockBytes) }

    /// The slot of a head.
    ///
    /// - Precondition: the store id has 32 digits, the leaf 32 bytes or none: the store itself made both.
    package static func slot(_ head: StoreHead) -> [UInt8] {
        guard let id = Hexadecimal.bytes(head.storeID), id.count == idBytes else {
            preconditionFailure("a store id has \(2 * idBytes) hexadecimal digits")
        }
        precondition(head.leaf.isEmpty || head.leaf.count == leafBytes, "a leaf has \(leafBytes) bytes")
        let leaf = head.leaf.isEmpty ? [UInt8](repeating: 0, count: leafBytes) : head.leaf
        let content = mark + id + bytes(head.commitSeq) + bytes(head.revision) + leaf
        return content + sha256(content)
    }

    /// A whole file whose only slot is that of a head.
    package static func file(_ head: StoreHead) -> [UInt8] {
        var file = [UInt8](repeating: 0, count: byteCount)
        let (slot, offset) = (slot(head), Int(offset(of: head)))
        file.replaceSubrange(offset..<offset + slot.count, with: slot)
        return file
    }

    /// The head with the greatest `commit_seq` in a file; nil where no slot has its checksum.
    package static func newest(in file: [UInt8]) -> StoreHead? {
        let slots = [0, blockBytes].compactMap { start -> StoreHead? in
            guard file.count >= start + slotBytes else { return nil }
            return head(Array(file[start..<start + slotBytes]))
        }
        return slots.max { $0.commitSeq < $1.commitSeq }
    }

    /// The head of a slot; nil where its checksum is another one.
    private static func head(_ slot: [UInt8]) -> StoreHead? {
        let content = slot.prefix(contentBytes)
        guard sha256(content) == Array(slot.dropFirst(contentBytes)), content.starts(with: mark) else { return nil }
        var rest = content.dropFirst(mark.count)
        func take(_ count: Int) -> ArraySlice<UInt8> {
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
        let id = Hexadecimal.text(take(idBytes))
        let (commitSeq, revision) = (number(take(8)), number(take(8)))
        return StoreHead(
            storeID: id, commitSeq: commitSeq, revision: revision, leaf: revision == 0 ? [] : Array(take(leafBytes)))
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}
