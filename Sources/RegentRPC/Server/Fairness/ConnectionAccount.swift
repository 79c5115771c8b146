import Synchronization

/// The cost of a connection outside of its handlers, until it is charged for it.
package final class ConnectionAccount: Sendable {
    /// Which of the server's connections it is.
    package let number: UInt64
    private let unbilled = Atomic<Int>(0)

    /// An account without costs.
    package init(number: UInt64) { self.number = number }

    /// Bytes were read or written: a nanosecond each, about what copying and parsing them takes.
    package func note(bytes: Int) { unbilled.add(bytes, ordering: .relaxed) }

    /// The loop has worked for it.
    package func note(nanoseconds: Int) { unbilled.add(nanoseconds, ordering: .relaxed) }

    /// Takes what has not been charged.
    func takeUnbilled() -> Int { unbilled.exchange(0, ordering: .relaxed) }
}
