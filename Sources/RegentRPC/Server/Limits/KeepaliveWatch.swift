/// Watches whether a peer that can vanish without a word is still there.
struct KeepaliveWatch {
    /// What to do when its time has come.
    enum Step: Hashable {
        /// Nothing yet.
        case wait
        /// Ask.
        case ping
        /// The peer has not answered.
        case giveUp
    }

    /// When to look again.
    private(set) var deadline: ContinuousClock.Instant
    private var lastRead: ContinuousClock.Instant
    private var asked: ContinuousClock.Instant?
    private let idle: Duration
    private let timeout: Duration

    /// Begins with a connection that was just opened.
    init(at now: ContinuousClock.Instant, limits: ServerLimits) {
        idle = limits.keepaliveIdle
        timeout = limits.keepaliveTimeout
        lastRead = now
        deadline = now + idle
    }

    /// Something came: any byte is a sign of life.
    mutating func noteRead(at now: ContinuousClock.Instant) {
        lastRead = now
        // Otherwise the deadline is looked at again when it comes.
        if asked != nil { deadline = min(deadline, now + idle) }
        asked = nil
    }

    /// What to do now.
    mutating func step(at now: ContinuousClock.Instant) -> Step {
        guard deadline <= now else { return .wait }
        if let asked {
            deadline = max(asked + timeout, now)
            return asked + timeout <= now ? .giveUp : .wait
        }
        guard lastRead + idle <= now else {
            deadline = lastRead + idle
            return .wait
        }
        asked = now
        deadline = now + timeout
        return .ping
    }
}
