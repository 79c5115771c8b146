import RegentMessages
import RegentModel
import Synchronization

/// An encoded WatchResponse, with what it depends on.
struct WatchPage: Sendable {
    /// The key of a page.
    struct Key: Hashable, Sendable {
        /// Revision of the first entry that was looked at.
        let first: UInt64
        /// Collections asked for.
        let kinds: [String]
        /// Beginning of the names asked for.
        let namePrefix: ExactText
        /// What decides which entries are shown, and how much of them.
        let authority: Caller.Authority
    }

    /// What it depends on.
    let key: Key
    /// Revision of the last entry that was looked at.
    let last: UInt64
    /// The response.
    let bytes: [UInt8]
}

/// The pages that were made last: most watchers are at the same place, and many want and may read the same.
final class WatchPages: Sendable {
    /// Pages kept: watchers of so many sorts share them.
    private static let countMax = 8
    /// Larger ones are those of watchers that catch up, each at another place.
    private static let bytesMax = 64 << 10

    private let pages = Mutex<[WatchPage]>([])

    /// The pages as of now. Whoever is judged after this may be shown one that is made for its authority: all that lies
    /// in it was committed, and in force for access, before.
    var recent: [WatchPage] { pages.withLock { $0 } }

    /// Keeps a page instead of the oldest.
    func keep(_ page: WatchPage) {
        guard page.bytes.count <= Self.bytesMax else { return }
        pages.withLock { pages in
            if pages.count == Self.countMax { pages.removeFirst() }
            pages.append(page)
        }
    }
}
