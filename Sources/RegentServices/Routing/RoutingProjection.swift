import RegentMessages
import RegentModel
package import RegentRouting
package import RegentStorage

/// What routing knows, made of environments and their provider configs.
package struct RoutingProjection: Projection {
    /// Kinds of document that it is made of.
    package let kinds: Set<String> = [Environment.kind, ProviderConfig.kind]

    /// What routing knows.
    package init() {}

    /// The value of all documents.
    package func value(of documents: [StoredDocument], asOf revision: UInt64) throws -> RoutingSnapshot {
        try RoutingSnapshot(
            revision: revision, environments: try documents.of(Environment.self),
            configs: try documents.of(ProviderConfig.self))
    }

    /// The value after some changes.
    package func value(_ before: RoutingSnapshot, after entries: [DocumentEntry]) throws -> RoutingSnapshot {
        let changed = entries.map { StoredDocument($0) }
        return try before.changed(
            environments: try changed.of(Environment.self), configs: try changed.of(ProviderConfig.self))
    }

    /// The same as of a later revision.
    package func value(_ before: RoutingSnapshot, reaching revision: UInt64) -> RoutingSnapshot {
        var after = before
        after.revision = revision
        return after
    }
}
