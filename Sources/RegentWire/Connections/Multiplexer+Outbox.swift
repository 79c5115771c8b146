/// Sending what the handlers of calls have put into their outboxes.
extension Multiplexer {
    /// Gives a stream its outbox.
    func attach(_ outbox: Outbox, to key: StreamKey) { stream(key)?.outbox = outbox }

    /// The first message lies in the outbox of a stream.
    ///
    /// - Parameter isFull: whether the outbox has as much as it takes: that goes to what waits to be written.
    mutating func announce(_ key: StreamKey, isFull: Bool) {
        guard let stream = stream(key), stream.outbox != nil else { return }
        if isFull {
            takeOutbox(of: stream)
            grantRoom(to: stream, afterMessageOf: 0)
        }
        setOutboxWaiting(true, of: stream)
        schedule(stream)
    }

    /// Puts what lies in the outbox of a stream behind what waits to be written: something comes that goes after it.
    mutating func takeOutbox(of stream: StreamState) {
        if let outbox = stream.outbox { enqueue(outbox.take(), on: stream) }
    }

    /// Lets the handler of a stream go on without asking: it may put as much into its outbox as would be taken here.
    ///
    /// Before each message so taken the stream has credit, because what was taken before it is less than that.
    /// - Parameter bytes: of the last message, as large as which the next one probably is.
    func grantRoom(to stream: StreamState, afterMessageOf bytes: Int) {
        guard let outbox = stream.outbox else { return }
        let bytesMax = min(Outbox.messageBytesMax, peer.messageBytesMax)
        outbox.grant(room: stream.room, bytesMax: bytes <= bytesMax ? bytesMax : nil)
    }

    /// Nothing more is taken from the outbox of a stream; what lies in it goes before the stream's END, unless it is
    /// dropped.
    mutating func closeOutbox(of stream: StreamState, isDropped: Bool) {
        guard let outbox = stream.outbox else { return }
        // Nobody grants it room any more.
        stream.outbox = nil
        let chunk = outbox.take()
        if !isDropped { enqueue(chunk, on: stream) }
        setOutboxWaiting(false, of: stream)
    }

    /// Writes what lies in the outbox of a stream whose turn it is.
    mutating func writeOutbox(of stream: StreamState, to buffer: inout [UInt8]) {
        guard let outbox = stream.outbox else { return }
        setOutboxWaiting(false, of: stream)
        stream.noteWritten(outbox.write(to: &buffer))
    }

    private mutating func enqueue(_ chunk: FrameChunk, on stream: StreamState) {
        guard !chunk.bytes.isEmpty else { return }
        enqueue(
            OutboundMessage(
                kind: .message, head: [], body: nil, isCompressed: false, isLast: false, chunk: chunk),
            on: stream)
    }

    private mutating func setOutboxWaiting(_ isWaiting: Bool, of stream: StreamState) {
        guard stream.isOutboxWaiting != isWaiting else { return }
        stream.isOutboxWaiting = isWaiting
        outboxesWaiting += isWaiting ? 1 : -1
    }
}

extension StreamState {
    /// Frames of a chunk have been written.
    func noteWritten(_ totals: FrameChunk.Totals) {
        sendCredit -= totals.bodyBytes
        creditsExpected += totals.creditsExpected
    }
}
