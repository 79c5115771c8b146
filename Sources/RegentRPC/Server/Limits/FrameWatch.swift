/// Watches whether a frame that has begun is completed in time.
struct FrameWatch {
    /// When the frame that has begun must be there; nil while none has.
    private(set) var deadline: ContinuousClock.Instant?
    private var framesTaken: UInt64 = 0

    /// Something was read.
    ///
    /// - Parameters:
    ///   - framesTaken: how many frames have been completed so far.
    ///   - isPartial: whether another has begun.
    mutating func note(
        framesTaken: UInt64, isPartial: Bool, at now: ContinuousClock.Instant, timeout: Duration
    ) {
        if !isPartial {
            deadline = nil
        } else if deadline == nil || framesTaken != self.framesTaken {
            deadline = now + timeout
        }
        self.framesTaken = framesTaken
    }

    /// Nothing is read for a while, which is not the peer's doing.
    mutating func pause() { deadline = nil }
}
