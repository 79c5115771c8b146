import RegentKernels

/// Digests of what came last, so that what comes again is recognised: a fixed number, the oldest give way.
struct RecentDigests: Sendable, Hashable {
    /// Digests that are kept.
    static let capacity = 16_384

    private var ring: [UInt64] = []
    private var next = 0
    private var known: Set<UInt64> = []

    init() {}

    /// Whether a digest is new; it is kept then.
    mutating func insert(_ digest: UInt64) -> Bool {
        guard known.insert(digest).inserted else { return false }
        if ring.count < Self.capacity {
            ring.append(digest)
        } else {
            known.remove(ring[next])
            ring[next] = digest
            next = (next + 1) % Self.capacity
        }
        return true
    }

    /// The digest of an attempt at a request.
    static func digest(_ request: String, attempt: UInt32) -> UInt64 {
        Kernels.xxh64(Array("\(attempt) \(request)".utf8).span)
    }

    func write(_ words: inout StateWriter) {
        words.put(ring.count)
        words.put(next)
        for digest in ring { words.put(digest) }
    }

    /// nil where it cannot be what was written.
    init?(_ words: inout StateReader) {
        let (count, next) = (words.count(), words.count())
        guard words.isWhole, count <= Self.capacity, next < max(count, 1) else { return nil }
        for _ in 0..<count { ring.append(words.word()) }
        known = Set(ring)
        self.next = next
        guard words.isWhole, known.count == count else { return nil }
    }
}
