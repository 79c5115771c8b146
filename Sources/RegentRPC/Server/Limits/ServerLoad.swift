import RegentMessages
import RegentModel
import Synchronization

/// The memory and calls of all connections of a server together, against its limits.
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

    /// Approximate bytes that all connections hold: each reports only changes of some size.
    var heldBytes: Int { bytes.load(ordering: .relaxed) }

    /// Whether that is more than shall be.
    var isPressed: Bool { heldBytes > limits.heldBytesMax }

    /// Whether it is so much more that nothing large is made for anybody.
    var isFull: Bool { heldBytes > limits.heldBytesMax + limits.heldBytesMax / 4 }

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
    /// them, so that idle ones do not keep others out. Of the second half of the places a connection gets one only
    /// while it has few, so that some connections do not keep the others out.
    /// - Parameter ofConnection: how many of the same places its connection has; matters where they are scarce.
    func takePlace(_ method: MethodDescriptor, ofConnection: Int = 0) -> Bool {
        state.withLock { state in
            guard let most = method.isStream ? limits.streamsMax : limits.callsMax[method.criticality] else {
                return true
            }
            let taken = method.isStream ? state.streams : state.calls[method.criticality, default: 0]
            guard taken < most else { return false }
            if taken >= most / 2, most >= Self.sharesMin, ofConnection >= most / Self.sharesMin { return false }
            if method.isStream {
                state.streams += 1
            } else {
                state.calls[method.criticality, default: 0] += 1
            }
            return true
        }
    }

    /// Connections that share the places of a class, where more than half of them are taken.
    private static let sharesMin = 32

    /// Whether more than half of the places that a method takes are taken.
    func isScarce(_ method: MethodDescriptor) -> Bool {
        guard !method.isStream else { return state.withLock { $0.streams >= limits.streamsMax / 2 } }
        guard let most = limits.callsMax[method.criticality] else { return false }
        return state.withLock { $0.calls[method.criticality, default: 0] >= most / 2 }
    }

    /// Whether two methods take the same kind of place.
    static func sharePlaces(_ one: MethodDescriptor, _ other: MethodDescriptor) -> Bool {
        one.isStream == other.isStream && (one.isStream || one.criticality == other.criticality)
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

    /// The error of a refused call.
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

extension Criticality {
    /// Whether calls of this class go past all others.
    var isUrgent: Bool { self == .p0 || self == .p1 }
}
