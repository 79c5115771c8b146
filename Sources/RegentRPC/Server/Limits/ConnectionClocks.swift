import RegentWire

/// Everything of a connection that has its time.
struct ConnectionClocks {
    /// When the HELLO must be there.
    var hello: ContinuousClock.Instant?
    /// When what is still open is cancelled.
    var drain: ContinuousClock.Instant?
    /// When each call ends whatever its handler does.
    var calls: [StreamKey: ContinuousClock.Instant] = [:]
    /// When the transport's timer is set to fire.
    var timer: ContinuousClock.Instant?
    /// Whether the peer takes what waits for it.
    var output = OutputWatch()
    /// Whether a frame is completed in time.
    private var frame = FrameWatch()
    /// When the message that began first must be there.
    private var message: ContinuousClock.Instant?
    /// Whether a remote peer is still there.
    private var keepalive: Keepalive?
    /// When a remote connection is old.
    private var age: ContinuousClock.Instant?
    private let limits: ServerLimits

    /// The actions that are due when the timer has fired.
    struct Due {
        var isHelloOver = false
        var isDrained = false
        var isAged = false
        var isPingDue = false
        /// Why the connection ends now.
        var breach: WireError?
    }

    init(at now: ContinuousClock.Instant, isRemote: Bool, options: ServerOptions) {
        limits = options.limits
        hello = now + limits.helloTimeout
        guard isRemote else { return }
        keepalive = Keepalive(idle: limits.keepaliveIdle, patience: limits.keepaliveTimeout, now: now)
        age = now + limits.connectionAge * (1 + WireLimits.connectionAgeSpread * (2 * options.random() - 1))
    }

    /// When the first of them runs out.
    var soonest: ContinuousClock.Instant? {
        var soonest = calls.isEmpty ? nil : calls.values.min()
        func consider(_ moment: ContinuousClock.Instant?) {
            if let moment, soonest.map({ moment < $0 }) ?? true { soonest = moment }
        }
        consider(hello)
        consider(drain)
        consider(output.nextLook)
        consider(frame.deadline)
        consider(message)
        consider(keepalive?.due)
        consider(age)
        return soonest
    }

    /// No deadline is left.
    mutating func stop() {
        (hello, drain, calls, message, keepalive, age) = (nil, nil, [:], nil, nil, nil)
        (output, frame) = (OutputWatch(), FrameWatch())
    }

    /// Something was read; true if the timer has to be set again.
    ///
    /// - Parameter isWaiting: whether what follows waits for this side.
    mutating func noteRead(
        _ progress: ServerConnectionMachine.Progress, isWaiting: Bool, at now: ContinuousClock.Instant
    ) -> Bool {
        _ = keepalive?.hear(at: now)
        frame.note(
            framesTaken: progress.framesTaken, isPartial: progress.isFramePartial && !isWaiting, at: now,
            timeout: limits.frameTimeout)
        noteMessages(progress)
        return isBeforeTimer(frame.deadline) || isBeforeTimer(message) || isBeforeTimer(keepalive?.due)
    }

    private func isBeforeTimer(_ moment: ContinuousClock.Instant?) -> Bool {
        guard let moment else { return false }
        return timer.map { moment < $0 } ?? true
    }

    /// Nothing is read for a while, which is not the peer's doing.
    mutating func pauseReading() { frame.pause() }

    /// A message has begun, or is whole, or was given up.
    mutating func noteMessages(_ progress: ServerConnectionMachine.Progress) {
        message = progress.oldestMessageBegan.map { $0 + limits.messageTimeout }
    }

    /// Takes out what is due by now.
    mutating func due(
        at now: ContinuousClock.Instant, waiting: OutputWatch.Waiting, isPaused: Bool
    ) -> Due {
        timer = nil
        var due = Due()
        due.isHelloOver = Self.take(&hello, at: now)
        due.isDrained = Self.take(&drain, at: now)
        due.isAged = Self.take(&age, at: now)
        if frame.deadline.map({ $0 <= now }) == true {
            due.breach = WireError(.late, "the frame was not completed within \(limits.frameTimeout)")
        }
        if output.isOver(waiting, at: now, limits: limits) {
            due.breach = WireError(.limit, "the peer is not reading its output")
        }
        // A peer that is not read cannot show that it is alive; then only its own reading counts.
        if isPaused { _ = keepalive?.hear(at: now) }
        switch keepalive?.step(at: now) {
        case .ping: due.isPingDue = true
        case .lost: due.breach = WireError(.late, "no bytes from the peer within \(limits.keepaliveTimeout)")
        case .wait, nil: break
        }
        return due
    }

    private static func take(_ deadline: inout ContinuousClock.Instant?, at now: ContinuousClock.Instant) -> Bool {
        guard let moment = deadline, moment <= now else { return false }
        deadline = nil
        return true
    }
}
