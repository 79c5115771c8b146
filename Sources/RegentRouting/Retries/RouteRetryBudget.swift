/// The retries that the requests of one environment may make: enough for what fails now and then, too few to double the
/// load of providers that fail.
///
/// A token bucket: each first attempt pays in a fifth of a retry, and each second ten, up to a hundred. What is paid in
/// goes in equal parts to the principals who retry, and each has its own part of the hundred: whoever retries without
/// end uses up its own part alone.
/// - Source: docs/routing.md, "Retry budget"
package struct RouteRetryBudget: Sendable {
    /// Retries that a first attempt pays for.
    package static let perAttempt = 0.2
    /// Retries that each second pays for, whatever comes in.
    package static let perSecond = 10.0
    /// Retries that are kept at most, for all principals together.
    package static let capacity = 100.0
    /// Microseconds after its last retry for which a principal has a part: by then a second's pay has filled it again.
    package static let activeMicros: Int64 = 10_000_000

    private struct Part {
        var tokens: Double
        /// What each part had received when this one was looked at last.
        var received: Double
        /// When its principal last asked.
        var askedMicros: Int64
    }

    private var parts: [String: Part] = [:]
    /// What every part has received since the beginning.
    private var received = 0.0
    /// First attempts that were paid in.
    private var attempts: UInt64
    private var paidMicros: Int64
    private var sweptMicros: Int64

    /// A full bucket.
    ///
    /// - Parameters:
    ///   - attempts: first attempts before it.
    ///   - nowMicros: microseconds since 1970.
    package init(attempts: UInt64, nowMicros: Int64) {
        self.attempts = attempts
        paidMicros = nowMicros
        sweptMicros = nowMicros
    }

    /// Principals who have a part.
    package var principalCount: Int { parts.count }

    /// Takes a retry for a principal; nil where it may be made, else milliseconds until the next may.
    ///
    /// - Parameters:
    ///   - attempts: first attempts so far.
    ///   - nowMicros: microseconds since 1970; a clock that runs backwards pays nothing.
    package mutating func draw(_ principal: String, attempts: UInt64, nowMicros: Int64) -> UInt32? {
        sweep(nowMicros)
        let isNew = parts[principal] == nil
        pay(attempts, nowMicros, among: max(1, parts.count))
        let most = max(1, Self.capacity / Double(parts.count + (isNew ? 1 : 0)))
        var part = parts[principal] ?? Part(tokens: most, received: received, askedMicros: nowMicros)
        part.tokens = min(most, part.tokens + received - part.received)
        part.received = received
        part.askedMicros = max(part.askedMicros, nowMicros)
        let isAllowed = part.tokens >= 1
        if isAllowed { part.tokens -= 1 }
        parts[principal] = part
        guard !isAllowed else { return nil }
        let seconds = (1 - part.tokens) * Double(parts.count) / Self.perSecond
        return UInt32(max(1, min(seconds * 1_000, Double(UInt32.max / 2)).rounded(.up)))
    }

    /// Pays in what has come since the last time, the same to each part.
    private mutating func pay(_ attempts: UInt64, _ nowMicros: Int64, among count: Int) {
        // A number that went back is of another count, which began anew.
        let made = attempts >= self.attempts ? attempts - self.attempts : attempts
        let elapsed = nowMicros > paidMicros ? Double(nowMicros) - Double(paidMicros) : 0
        // More than the whole bucket makes no difference.
        let paid = min(Self.capacity, Double(made) * Self.perAttempt + elapsed / 1e6 * Self.perSecond)
        received += paid / Double(count)
        self.attempts = attempts
        paidMicros = max(paidMicros, nowMicros)
    }

    /// Forgets the parts of principals who have not asked for a while, at most once a second.
    private mutating func sweep(_ nowMicros: Int64) {
        let (since, overflow) = nowMicros.subtractingReportingOverflow(sweptMicros)
        guard overflow || since >= 1_000_000 else { return }
        sweptMicros = nowMicros
        parts = parts.filter { _, part in
            let (idle, overflow) = nowMicros.subtractingReportingOverflow(part.askedMicros)
            return !overflow && idle < Self.activeMicros
        }
    }
}
