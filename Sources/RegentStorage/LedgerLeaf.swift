package import RegentMessages

/// The leaf of a ledger entry: a salted commitment, final in format (PROTOCOL.md, "Ledger leaves").
///
/// ```
/// commitment(x) = SHA-256(salt ‖ x)                                  salt: 16 random bytes, one an entry
/// canonical     = encoded regent.v1.LedgerEntry with
///                   payload   := commitment(payload)                 32 bytes
///                   reason    := commitment(reason) as lower-case hexadecimal   64 characters
///                   leaf_hash := empty                               so the field is absent
/// leaf          = SHA-256(0x00 ‖ canonical)
/// ```
///
/// The encoding is deterministic: fields in number order, defaults absent. The byte 0x00 keeps leaves apart
/// from inner nodes of the tree over them (RFC 9162 §2.1.1). Payload
/// and reason hold what people wrote: once the text and the salt are erased and the two commitments kept, the
/// leaf can still be computed and no one can test a guess of the text. An empty text is committed to as well.
///
/// Version 1 has `before_digest` and `after_digest`, SHA-256 of the payloads without a salt, against which a guess of
/// an erased payload could be tested. Version 2 leaves both empty and has `leaf_version` and `previous_revision`: the
/// commitment says what the resource became, the revision before it from what.
package enum LedgerLeaf {
    /// Bytes of a salt.
    package static let saltByteCount = 16

    /// Version of the leaves of new entries.
    package static let version: UInt32 = 2

    /// The leaf of an entry, whatever its `leafHash` says; 32 bytes.
    package static func hash(of entry: LedgerEntry, salt: [UInt8]) -> [UInt8] {
        sha256([0x00] + content(of: entry, salt: salt))
    }

    /// What the leaf of an entry commits to: its canonical form, in which no text of people is.
    package static func content(of entry: LedgerEntry, salt: [UInt8]) -> [UInt8] {
        var canonical = entry
        canonical.leafHash = []
        // Of what was erased only the commitments are left, in the places of payload and reason.
        guard !salt.isEmpty else { return canonical.encoded() }
        (canonical.payload, canonical.reason) = commitments(of: entry, salt: salt)
        return canonical.encoded()
    }

    /// Whether an entry has the fields of its version, and no others.
    package static func isOfItsVersion(_ entry: LedgerEntry) -> Bool {
        switch entry.leafVersion {
        case 0: entry.previousRevision == 0
        case version: entry.beforeDigest.isEmpty && entry.afterDigest.isEmpty
        default: false
        }
    }

    /// What stands for payload and reason of an entry in its leaf, and is left of them once they are erased.
    static func commitments(of entry: LedgerEntry, salt: [UInt8]) -> (payload: [UInt8], reason: String) {
        (
            commitment(to: entry.payload, salt: salt),
            Hexadecimal.text(commitment(to: Array(entry.reason.utf8), salt: salt))
        )
    }

    private static func commitment(to bytes: [UInt8], salt: [UInt8]) -> [UInt8] { sha256(salt + bytes) }
}
