import Synchronization

/// Fresh salts for the leaves of the ledger, drawn many at once: a system call for each would cost more than its leaf.
final class LeafSalts: Sendable {
    /// Salts that are drawn together.
    private static let drawCount = 256

    private let random: @Sendable (Int) -> [UInt8]
    private let drawn = Mutex<[UInt8]>([])

    /// - Parameter random: so many fresh random bytes.
    init(random: @escaping @Sendable (Int) -> [UInt8]) { self.random = random }

    /// The next salt, which none was before.
    func next() -> [UInt8] {
        drawn.withLock { drawn in
            if drawn.isEmpty {
                let byteCount = Self.drawCount * LedgerLeaf.saltByteCount
                drawn = random(byteCount)
                precondition(drawn.count == byteCount, "a source of random bytes gives as many as were asked for")
            }
            let salt = Array(drawn.suffix(LedgerLeaf.saltByteCount))
            drawn.removeLast(LedgerLeaf.saltByteCount)
            return salt
        }
    }
}
