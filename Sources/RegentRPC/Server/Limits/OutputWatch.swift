/// Watches whether a peer takes what waits for it.
struct OutputWatch {
    /// What waits at a look.
    struct Waiting {
        /// Bytes that were handed to the transport and that it has not passed on.
        var unsentBytes: Int
        /// Bytes that wait for the transport alone.
        var readyBytes: Int
        /// Bytes that wait in all, for credit too.
        var queuedBytes: Int
        /// Whether the server sheds load.
        var isPressed: Bool
    }

    /// When to look again; nil while nothing waits.
    private(set) var nextLook: ContinuousClock.Instant?
    /// Bytes that waited in the transport when it was last asked.
    private(set) var unsentBytes = 0
    private var handedBytes = 0
    private var sentBytes = 0
    /// Since when the peer could have taken something and has not.
    private var slowSince: ContinuousClock.Instant?
    /// Since when nothing has been taken, be it for want of credit.
    private var quietSince: ContinuousClock.Instant?

    /// Bytes were handed to the transport; true when a look has to be arranged.
    mutating func handedOver(_ bytes: Int, at now: ContinuousClock.Instant, limits: ServerLimits) -> Bool {
        handedBytes += bytes
        guard nextLook == nil, bytes > 0 else { return false }
        (slowSince, quietSince) = (now, now)
        nextLook = now + limits.outputLookInterval
        return true
    }

    /// The transport was asked how many bytes wait there.
    mutating func note(unsentBytes: Int) { self.unsentBytes = unsentBytes }

    /// Looks, if it is time to; true when the peer has had its time.
    mutating func isOver(
        _ waiting: Waiting, at now: ContinuousClock.Instant, limits: ServerLimits
    ) -> Bool {
        guard let look = nextLook, look <= now else { return false }
        unsentBytes = waiting.unsentBytes
        let sent = handedBytes - waiting.unsentBytes
        // A trickle holds as much as nothing does.
        let least = waiting.isPressed ? limits.pressedBytesMin : 1
        let hasTaken = sent - sentBytes >= least
        sentBytes = sent
        if hasTaken || waiting.unsentBytes + waiting.readyBytes == 0 { slowSince = now }
        if hasTaken { quietSince = now }
        guard waiting.unsentBytes + waiting.queuedBytes > 0 else {
            nextLook = nil
            return false
        }
        nextLook = now + limits.outputLookInterval
        let slow = now - (slowSince ?? now)
        let quiet = now - (quietSince ?? now)
        if slow >= limits.slowConsumerTimeout { return true }
        guard waiting.isPressed else { return false }
        let isLarge = waiting.unsentBytes + waiting.queuedBytes > limits.queuedBytesPressed
        return quiet >= (isLarge ? limits.pressedTimeout : limits.slowConsumerTimeout)
    }
}
