import RegentMessages
import RegentModel
import Synchronization

/// What all connections of a server hold and do together, against its limits.
final class ServerLoad: Sendable {
    private struct State {
        /// Handlers that run, by class.
        var calls: [Criticality: Int] = [:]
        /// Raised credit of bulk streams.
        var bulkCreditBytes = 0
    }

    private let limits: ServerLimits
    private let random: @Sendable () -> Double
    private let bytes = Atomic<Int>(0)
    private let state = Mutex(State())

    init(limits: ServerLimits, random: @escaping @Sendable () -> Double) {
        self.limits = limits
        self.random = random
    }

    // MARK: Bytes

    /// Bytes that all connections hold, about: each tells of changes of some size only.
    var heldBytes: Int { bytes.load(ordering: .relaxed) }

    /// Whether that is more than shall be.
    var isPressed: Bool { heldBytes > limits.heldBytesMax }

    /// A connection holds so much more, or less, than it last said.
    func note(heldBytes change: Int) { bytes.add(change, ordering: .relaxed) }

    /// Takes credit for a bulk stream, unless its connection or all together would have promised too much.
    ///
    /// - Parameter promised: what its connection has promised before.
    func takeBulkCredit(_ bytes: Int, promised: Int) -> Bool {
        guard promised + bytes <= limits.bulkCreditConnectionBytes else { return false }
        return state.withLock { state in
            guard state.bulkCreditBytes + bytes <= limits.bulkCreditServerBytes else { return false }
            state.bulkCreditBytes += bytes
            return true
        }
    }

    /// Gives credit of bulk streams back.
    func returnBulkCredit(_ bytes: Int) {
        guard bytes > 0 else { return }
        state.withLock { $0.bulkCreditBytes -= bytes }
    }

    // MARK: Calls

    /// Takes a place for a handler; false when all of its class are taken.
    func takePlace(_ criticality: Criticality) -> Bool {
        guard let most = limits.callsMax[criticality] else { return true }
        return state.withLock { state in
            guard state.calls[criticality, default: 0] < most else { return false }
            state.calls[criticality, default: 0] += 1
            return true
        }
    }

    /// Gives the place back.
    func returnPlace(_ criticality: Criticality) {
        guard limits.callsMax[criticality] != nil else { return }
        state.withLock { $0.calls[criticality, default: 0] -= 1 }
    }

    /// Places of a class that are taken.
    func placesTaken(_ criticality: Criticality) -> Int {
        state.withLock { $0.calls[criticality, default: 0] }
    }

    /// What a shed call is told.
    ///
    /// - Parameter isNotProcessed: whether certainly nothing was done for it.
    func overloaded(_ what: String, isNotProcessed: Bool = true) -> RPCError {
        var error = RPCError(.overloaded, what, isNotProcessed: isNotProcessed)
        error.retryAfter = limits.retryAfter * (0.5 + random())
        return error
    }
}
