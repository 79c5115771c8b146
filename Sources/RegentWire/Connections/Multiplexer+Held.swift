/// The bytes that a connection holds, and their age.
extension Multiplexer {
    /// Bytes of this connection in memory: what was read and not taken, and what waits to be written.
    var heldBytes: Int { decoder.byteCount + partialBytes + unreadBytes + queuedBytes }

    /// Bytes that wait to be written, whether the peer has given credit for them or not.
    var queuedBytes: Int { outboundBytes + answered.byteCount + control.count }

    /// Bytes among them that wait for the transport alone.
    ///
    /// - Complexity: O(open streams).
    var readyBytes: Int { streams.values.reduce(control.count + answered.byteCount) { $0 + $1.readyBytes } }

    /// The application has taken a message of so many bytes.
    mutating func noteTaken(_ bytes: Int, on stream: StreamState) {
        // Less where the count was given up before, as at an abrupt end.
        let counted = min(bytes, stream.unreadBytes)
        stream.unreadBytes -= counted
        unreadBytes -= counted
    }

    /// A frame of a stream has been taken: notes when its message began, or that it is whole.
    mutating func noteBeginning(on stream: StreamState, at now: ContinuousClock.Instant) {
        guard stream.reassembly.isIncomplete else { return forgetBeginning(on: stream) }
        if stream.messageBegan == nil {
            incompleteMessages += 1
            stream.messageBegan = now
            stream.wasStarved = false
        }
        if stream.receiveCredit <= 0 { stream.wasStarved = true }
    }

    /// The message of a stream is complete, or the rest of it is not needed.
    mutating func forgetBeginning(on stream: StreamState) {
        guard stream.messageBegan != nil else { return }
        incompleteMessages -= 1
        stream.messageBegan = nil
    }

    /// When the oldest of the incomplete messages began; nil if there is none.
    ///
    /// - Complexity: O(open streams), unless nothing is incomplete.
    var oldestMessageBegan: ContinuousClock.Instant? {
        incompleteMessages == 0 ? nil : streams.values.lazy.compactMap(\.messageBegan).min()
    }

    /// Streams whose message is incomplete after all the time it had.
    ///
    /// One whose sender was without credit meanwhile, which was the receiver's doing, gets its time again.
    func lateStreams(
        at now: ContinuousClock.Instant, timeout: Duration
    ) -> [StreamKey] {
        streams.values.filter { ($0.messageBegan ?? now) + timeout <= now }.compactMap { stream in
            guard stream.wasStarved || stream.receiveCredit <= 0 else { return stream.key }
            stream.messageBegan = now
            stream.wasStarved = false
            return nil
        }
    }

    /// Streams with more of an incomplete message than their window allows without being asked for.
    func overgrownStreams() -> [StreamKey] {
        streams.values.filter { $0.reassembly.byteCount > local.streamCreditBytes }.map(\.key)
    }
}
