package import RegentGovernance
import RegentMessages
import RegentModel
package import RegentStorage

/// Who may do what, made of principals and their tokens.
package struct AccessProjection: Projection {
    /// Kinds of document that it is made of.
    package let kinds: Set<String> = [Principal.kind, Token.kind]
    /// User id that owns the store.
    let ownerUID: UInt32
    /// Whether the store was in single-person mode when the projection began, which no document has.
    let beganInSinglePersonMode: Bool

    /// Who may do what in a store.
    package init(ownerUID: UInt32, beganInSinglePersonMode: Bool) {
        self.ownerUID = ownerUID
        self.beganInSinglePersonMode = beganInSinglePersonMode
    }

    /// The value of all documents.
    package func value(of documents: [StoredDocument], asOf revision: UInt64) throws -> AccessSnapshot {
        try AccessSnapshot(
            revision: revision, ownerUID: ownerUID, isSinglePersonMode: beganInSinglePersonMode,
            principals: try documents.of(Principal.self), tokens: try documents.of(Token.self))
    }

    /// The value after some changes.
    package func value(_ before: AccessSnapshot, after entries: [DocumentEntry]) throws -> AccessSnapshot {
        var after = before
        let changed = entries.map { StoredDocument($0) }
        for principal in try changed.of(Principal.self) { try after.put(principal) }
        for token in try changed.of(Token.self) { try after.put(token) }
        if entries.contains(where: { $0.entry.event == Principal.hardeningEvent }) { after.isSinglePersonMode = false }
        return after
    }

    /// The same as of a later revision.
    package func value(_ before: AccessSnapshot, reaching revision: UInt64) -> AccessSnapshot {
        var after = before
        after.revision = revision
        return after
    }
}
