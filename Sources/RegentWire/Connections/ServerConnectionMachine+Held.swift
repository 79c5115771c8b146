/// What a connection holds, and what it waits for.
extension ServerConnectionMachine {
    /// Bytes of this connection in memory: what was read and not taken, and what waits to be written.
    package var heldBytes: Int { multiplexer.heldBytes }

    /// Bytes that wait to be written, whether the client has given credit for them or not.
    package var queuedBytes: Int { multiplexer.queuedBytes }

    /// Bytes among them that wait for the transport alone.
    ///
    /// - Complexity: O(open streams).
    package var readyBytes: Int { multiplexer.readyBytes }

    /// Harmless breaches of the client so far.
    package var glitchCount: Int { multiplexer.glitches }

    /// How far what is being received has come.
    package struct Progress: Hashable, Sendable {
        /// Frames taken so far.
        package let framesTaken: UInt64
        /// Whether another has begun to arrive, or waits unread behind the HELLO.
        package let isFramePartial: Bool
        /// When the oldest of the messages that are incomplete began; nil if there is none.
        package let oldestMessageBegan: ContinuousClock.Instant?
    }

    /// How far what is being received has come.
    package var progress: Progress {
        Progress(
            framesTaken: multiplexer.decoder.frameCount, isFramePartial: multiplexer.decoder.byteCount > 0,
            oldestMessageBegan: multiplexer.oldestMessageBegan)
    }

    /// Calls whose message is incomplete after all the time it had; those that had to wait for credit get it again.
    package mutating func lateCalls(at now: ContinuousClock.Instant, timeout: Duration) -> [StreamKey] {
        multiplexer.lateStreams(at: now, timeout: timeout)
    }

    /// Calls with more of an incomplete message than every stream may send without being asked.
    package func overgrownCalls() -> [StreamKey] { multiplexer.overgrownStreams() }
}
