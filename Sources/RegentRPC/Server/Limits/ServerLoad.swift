import RegentMessages
import RegentModel
import Synchronization

/// What all connections of a server hold and do together, against its limits.
final class ServerLoad: Sendable {
    private struct State {
        /// Handlers that run, by class; streams apart.
        var calls: [Criticality: Int] = [:]
        /// Handlers of streams that run.
        var streams = 0
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

    /// Takes a place for a handler; false when all of its kind are taken.
    ///
    /// A stream mostly waits for its client, which may leave it idle: streams have places of their own, many more of
    /// them, so that idle ones do not keep others out.
    func takePlace(_ method: MethodDescriptor) -> Bool {
        state.withLock { state in
            if method.isStream {
                guard state.streams < limits.streamsMax else { return false }
                state.streams += 1
            } else if let most = limits.callsMax[method.criticality] {
                guard state.calls[method.criticality, default: 0] < most else { return false }
                state.calls[method.criticality, default: 0] += 1
            }
            return true
        }
    }

    /// Gives the place back.
    func returnPlace(_ method: MethodDescriptor) {
        state.withLock { state in
            if method.isStream {
                state.streams -= 1
            } else if limits.callsMax[method.criticality] != nil {
                state.calls[method.criticality, default: 0] -= 1
            }
        }
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

extension MethodDescriptor {
    /// Whether either side sends many messages.
    fileprivate var isStream: Bool { clientStreaming || serverStreaming }
}
