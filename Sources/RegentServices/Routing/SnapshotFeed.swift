import RegentModel
import Synchronization

/// What the streams of routing snapshots share: how often they say that they are current, and what they sent last.
package final class SnapshotFeed: Sendable {
    /// Milliseconds between two responses at most.
    package static let heartbeatMillis: UInt32 = 5_000
    /// Bytes of a snapshot at most: a stream has at most one in memory beside the shared ones, and what is much larger
    /// is that of a store with many models, of which a program decides for few.
    package static let bytesMax = 1 << 20
    /// Snapshots kept: most programs watch the same models and may see the same.
    private static let countMax = 8

    /// Returns when the next heartbeat is due.
    let pause: @Sendable () async throws -> Void
    private let pages = Mutex<[SnapshotPage]>([])

    /// A feed.
    ///
    /// - Parameter pause: returns when the next heartbeat is due; tests own it.
    package init(
        pause: @escaping @Sendable () async throws -> Void = {
            try await Task.sleep(for: .milliseconds(Int64(SnapshotFeed.heartbeatMillis)))
        }
    ) {
        self.pause = pause
    }

    /// The snapshot that was made of a key; nil where none is kept.
    func page(_ key: SnapshotPage.Key) -> SnapshotPage? { pages.withLock { $0.first { $0.key == key } } }

    /// Keeps a snapshot instead of the oldest.
    func keep(_ page: SnapshotPage) {
        pages.withLock { pages in
            if pages.count == Self.countMax { pages.removeFirst() }
            pages.append(page)
        }
    }
}

/// An encoded snapshot, with what it depends on.
struct SnapshotPage: Sendable {
    /// What a snapshot depends on.
    struct Key: Hashable, Sendable {
        /// Id of the environment.
        let environment: String
        /// Ids of the models asked for.
        let models: [String]
        /// What decides which models are shown.
        let authority: Caller.Authority
        /// Revision of the last change of what routing knows.
        let change: UInt64
        /// Version of the standings of the environment's providers.
        let standings: UInt64
    }

    /// What it depends on.
    let key: Key
    /// The encoded EnvironmentSnapshot.
    let bytes: [UInt8]
}
