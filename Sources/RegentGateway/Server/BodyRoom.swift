import Synchronization

/// Bytes that the bodies of all connections may take while they come: whoever sends many of them slowly would fill the
/// memory.
final class BodyRoom: Sendable {
    /// Bytes of each body that take no room, so that small requests are served where large ones are not.
    static let freeBytes = 64 * 1024

    private let left: Mutex<Int>

    /// Room for so many bytes.
    init(_ bytes: Int) { left = Mutex(bytes) }

    /// Takes room; false where there is not enough.
    func take(_ bytes: Int) -> Bool {
        left.withLock { left in
            guard bytes <= left else { return false }
            left -= bytes
            return true
        }
    }

    /// Gives back what was taken.
    func give(_ bytes: Int) { left.withLock { $0 += bytes } }
}
