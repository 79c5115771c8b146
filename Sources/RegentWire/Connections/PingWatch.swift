/// Counts the PINGs of a peer that come too soon.
///
/// One on which something else happened since the last is never too soon: it measures a connection in use.
struct PingWatch: Sendable {
    private var last: ContinuousClock.Instant?
    private var strikes = 0
    private var isAlone = true

    /// A frame other than a PING was taken or sent.
    mutating func noteOther() { isAlone = false }

    /// A PING came.
    ///
    /// - Throws: `.limit` at the one too many.
    mutating func note(at now: ContinuousClock.Instant, intervalMin: Duration) throws(WireError) {
        let isSoon = isAlone && last.map { now - $0 < intervalMin } == true
        strikes = isSoon ? strikes + 1 : 0
        last = now
        isAlone = true
        guard strikes <= WireLimits.pingStrikesMax else {
            throw WireError(.limit, "too many PINGs: one per \(intervalMin) is allowed")
        }
    }
}
