import RegentMessages

/// What both sides of a connection share: its streams, their credit, and the one writer.
///
/// The writer sends control frames first and then one frame of each stream that has something to
/// send and the credit for it, in turn; so no stream holds up another, or a PING.
struct Multiplexer: Sendable {
    let local: ConnectionSettings
    /// Body bytes that may lie in half-received messages.
    let partialBytesMax: Int
    var peer = PeerLimits()
    var decoder = FrameDecoder()
    var streams: [UInt32: StreamState] = [:]
    /// Encoded frames that go before everything else.
    var control: [UInt8] = []
    private var controlFrames = 0
    /// Streams whose next frame may be written, in turn.
    private var round = Fifo<UInt32>()
    /// Streams with credit to give back at the next flush.
    var creditDue: [UInt32] = []
    private var glitches = 0
    /// Bytes of half-received messages.
    private(set) var partialBytes = 0
    /// Bytes of whole messages that the application has not taken.
    var unreadBytes = 0
    /// Bytes of bodies that wait to be written.
    private(set) var outboundBytes = 0
    /// Streams whose message is incomplete.
    var incompleteMessages = 0
    /// CALLs written so far (client).
    private(set) var callsWritten: UInt64 = 0

    init(local: ConnectionSettings, partialBytesMax: Int) {
        self.local = local
        self.partialBytesMax = partialBytesMax
    }

    /// What the writer has brought about.
    enum Written: Hashable, Sendable {
        /// The stream's waiting writer may go on.
        case writable(StreamKey)
        /// The END of the stream has been written.
        case end(StreamKey)
    }

    /// Whether there is anything to write now.
    var hasOutput: Bool { !control.isEmpty || !round.isEmpty }

    /// Bytes kept for open streams: half-received messages, what waits to be sent, places in queues.
    var streamBytes: Int {
        let places = (round.count + creditDue.count) * MemoryLayout<UInt32>.stride
        return streams.values.reduce(partialBytes + places) { $0 + $1.outboundBytes }
    }

    // MARK: Streams

    /// Opens a stream under its key.
    mutating func open(_ key: StreamKey) {
        streams[key.id] = StreamState(
            key: key, sendCredit: peer.streamCreditBytes, window: local.streamCreditBytes)
    }

    /// The stream of a key; nil when it has closed, even if its id lives again.
    func stream(_ key: StreamKey) -> StreamState? {
        guard let stream = streams[key.id], stream.key == key else { return nil }
        return stream
    }

    /// Forgets a stream and all it had to send.
    mutating func close(_ key: StreamKey) {
        guard let stream = stream(key) else { return }
        discardOutbound(of: key)
        discardInbound(of: key)
        streams[key.id] = nil
        // Otherwise a peer that opens, cancels and never reads would grow the queues without end.
        if stream.isScheduled { round.removeAll { $0 == key.id } }
        if stream.isCreditDue { creditDue.removeAll { $0 == key.id } }
    }

    /// Forgets every stream, and what was read and not looked at.
    mutating func closeAll() {
        streams = [:]
        round.removeAll()
        creditDue = []
        decoder = FrameDecoder()
        (partialBytes, unreadBytes, outboundBytes, incompleteMessages) = (0, 0, 0, 0)
    }

    /// Adds the difference when the peer's HELLO arrives after streams were opened; gives the
    /// streams whose writers may go on.
    mutating func adopt(_ limits: PeerLimits) -> [StreamKey] {
        let difference = limits.streamCreditBytes - peer.streamCreditBytes
        peer = limits
        return streams.keys.sorted().compactMap { id in
            streams[id]!.sendCredit += difference
            schedule(id)
            return writerToWake(id)
        }
    }

    // MARK: Sending

    /// Puts a frame before everything else.
    ///
    /// - Throws: `.limit` when the peer leaves too many of them unread.
    mutating func sendControl(_ frame: Frame) throws(WireError) {
        guard controlFrames < WireLimits.controlFramesWaitingMax else {
            throw WireError(.limit, "the peer does not read its control frames")
        }
        controlFrames += 1
        frame.append(to: &control)
    }

    /// The first bytes of a connection.
    mutating func sendFirst(_ bytes: [UInt8]) {
        control = bytes
    }

    /// The last words of a connection: what waited is dropped, the frame goes alone.
    mutating func sendLast(_ frame: Frame) {
        control = frame.encoded
        round.removeAll()
    }

    /// Queues something on a stream.
    mutating func enqueue(_ item: OutboundMessage, on key: StreamKey) {
        guard stream(key) != nil else { return }
        outboundBytes += item.remaining
        streams[key.id]!.outboundBytes += item.remaining
        streams[key.id]!.isSendingEnded = item.isLast
        streams[key.id]!.outbound.append(item)
        schedule(key.id)
    }

    /// Whether a message would be taken now; its writer is told when `full` has passed.
    ///
    /// - Parameter isPressed: takes one message only where none waits.
    mutating func room(on key: StreamKey, isPressed: Bool = false) -> SendOffer {
        guard let stream = stream(key), !stream.isSendingEnded else { return .closed }
        guard stream.acceptsMessage, !isPressed || stream.outboundBytes == 0 else {
            streams[key.id]!.isWriterWaiting = true
            return .full
        }
        return .accepted
    }

    /// Queues a message if its stream has room.
    mutating func offer(
        _ message: [UInt8], isCompressed: Bool, on key: StreamKey, isPressed: Bool = false
    ) -> SendOffer {
        guard message.count <= peer.messageBytesMax || stream(key) == nil else { return .tooLarge }
        let room = room(on: key, isPressed: isPressed)
        guard room == .accepted else { return room }
        let head = takeReplyHead(of: key)
        enqueue(
            OutboundMessage(
                kind: .message, head: head, body: message, isCompressed: isCompressed, isLast: false),
            on: key)
        return .accepted
    }

    /// Drops what waits to be sent on a stream.
    mutating func discardOutbound(of key: StreamKey) {
        guard let stream = stream(key) else { return }
        outboundBytes -= stream.outboundBytes
        streams[key.id]!.outbound.removeAll()
        streams[key.id]!.outboundBytes = 0
    }

    /// Drops what has come of a stream's incomplete message, and no longer counts what was given out.
    mutating func discardInbound(of key: StreamKey) {
        guard let stream = stream(key) else { return }
        partialBytes -= stream.reassembly.byteCount
        unreadBytes -= stream.unreadBytes
        streams[key.id]!.reassembly = Reassembly()
        streams[key.id]!.unreadBytes = 0
        forgetBeginning(on: key.id)
    }

    /// Sets the Reply that goes with the stream's first MSG.
    mutating func setReply(_ reply: Reply, on key: StreamKey) {
        guard stream(key) != nil else { return }
        streams[key.id]!.replyHead = reply.encoded()
    }

    /// Takes the Reply that no MSG has carried yet.
    mutating func takeReplyHead(of key: StreamKey) -> [UInt8] {
        defer { streams[key.id]?.replyHead = nil }
        return streams[key.id]?.replyHead ?? []
    }

    private mutating func schedule(_ id: UInt32) {
        guard let stream = streams[id], stream.isReady, !stream.isScheduled else { return }
        streams[id]!.isScheduled = true
        round.append(id)
    }

    /// Wakes the stream's waiting writer when there is room again.
    private mutating func writerToWake(_ id: UInt32) -> StreamKey? {
        guard let stream = streams[id], stream.isWriterWaiting, stream.acceptsMessage else { return nil }
        streams[id]!.isWriterWaiting = false
        return stream.key
    }

    // MARK: Writing

    /// Writes frames until `bytesMax` is passed or nothing may be sent; empty when there is nothing.
    ///
    /// - Parameter now: the time CALLs are stamped with.
    mutating func output(
        bytesMax: Int, now: ContinuousClock.Instant
    ) -> (bytes: [UInt8], written: [Written]) {
        guard hasOutput else { return ([], []) }
        flushCredit()
        var buffer = control
        control = []
        controlFrames = 0
        var written: [Written] = []
        while buffer.count < bytesMax, let id = round.popFirst() {
            guard streams[id]?.isScheduled == true else { continue }
            streams[id]!.isScheduled = false
            if let end = writeFrame(of: id, to: &buffer, now: now) { written.append(.end(end)) }
            schedule(id)
            if let key = writerToWake(id) { written.append(.writable(key)) }
        }
        return (buffer, written)
    }

    /// Writes one frame of a stream; gives the stream's key when that was its END.
    private mutating func writeFrame(
        of id: UInt32, to buffer: inout [UInt8], now: ContinuousClock.Instant
    ) -> StreamKey? {
        guard var item = streams[id]?.outbound.front else { return nil }
        if let call = item.call {
            item.head = call.head(at: now)
            item.call = nil
            callsWritten += 1
            streams[id]!.callNumber = callsWritten
        }
        let room = peer.frameBytesMax - item.head.count
        if item.kind == .message, !item.head.isEmpty, item.remaining > room {
            // The head goes alone, so that the message may still fit one frame.
            Frame(stream: id, kind: .message, head: item.head).append(to: &buffer)
            item.head = []
            streams[id]!.outbound.front = item
            return nil
        }
        let size = min(item.remaining, room)
        let isWhole = size == item.remaining
        let body = item.body.map { $0[item.offset..<item.offset + size] } ?? []
        Frame.append(
            to: &buffer, stream: id, kind: item.kind, flags: item.flags(isWhole: isWhole),
            head: item.head, body: body)
        streams[id]!.outboundBytes -= size
        outboundBytes -= size
        if item.kind == .message { streams[id]!.sendCredit -= size }
        guard isWhole else {
            item.kind = .message
            item.head = []
            item.offset += size
            streams[id]!.outbound.front = item
            return nil
        }
        _ = streams[id]!.outbound.popFirst()
        return item.kind == .end ? streams[id]!.key : nil
    }

    // MARK: Receiving

    /// Reads the next frame, checks what every frame must satisfy, skips what may be skipped.
    ///
    /// - Throws: errors of the whole connection.
    mutating func nextFrame(lengthMax: Int) throws(WireError) -> Frame? {
        while let frame = try decoder.next(lengthMax: lengthMax) {
            if frame.kind.isIgnorable { continue }
            guard let allowed = frame.kind.allowedFlags else {
                throw WireError(.malformed, "unknown kind \(frame.kind.rawValue)")
            }
            guard frame.flags.isSubset(of: allowed) else {
                throw WireError(.malformed, "flags \(frame.flags.rawValue) on kind \(frame.kind.rawValue)")
            }
            guard frame.kind.isOfStream == (frame.stream != 0) else {
                throw WireError(.malformed, "kind \(frame.kind.rawValue) on stream \(frame.stream)")
            }
            guard frame.stream != 0 || frame.head.count <= WireLimits.headBytesMax
                || frame.kind == .hello
            else { throw WireError(.head, "head of \(frame.head.count) bytes") }
            return frame
        }
        return nil
    }

    /// Counts a stream-level oddity.
    ///
    /// - Throws: `.limit` when the peer has used up what is tolerated.
    mutating func noteGlitch() throws(WireError) {
        glitches += 1
        guard glitches <= WireLimits.glitchesMax else {
            throw WireError(.limit, "more than \(WireLimits.glitchesMax) protocol oddities")
        }
    }

    /// Takes the body of a frame of an open stream; gives the message when it is whole.
    ///
    /// - Parameter now: when a message begins that is not whole yet; nil where nobody asks for that.
    /// - Throws: errors of the stream alone.
    mutating func takeBody(
        of frame: Frame, at now: ContinuousClock.Instant? = nil
    ) throws(WireError) -> WireMessage? {
        let id = frame.stream
        guard frame.head.count <= WireLimits.headBytesMax else {
            throw WireError(.head, "head of \(frame.head.count) bytes")
        }
        guard streams[id]!.isReceivingEnded == false else {
            throw WireError(.order, "a message after the stream's end")
        }
        let isCredited = frame.kind == .message
        if isCredited, !frame.body.isEmpty {
            guard streams[id]!.receiveCredit > 0 else {
                throw WireError(.flow, "body bytes without credit")
            }
            streams[id]!.receiveCredit -= frame.body.count
        }
        let before = streams[id]!.reassembly.byteCount
        let message = try streams[id]!.reassembly.add(
            frame, isCredited: isCredited, bytesMax: local.messageBytesMax)
        partialBytes += streams[id]!.reassembly.byteCount - before
        guard partialBytes <= partialBytesMax else {
            throw WireError(.limit, "too many half-sent messages on this connection")
        }
        if let now { noteBeginning(on: id, at: now) }
        if let message { try noteWaiting(message, on: id) } else { creditFragments(of: id) }
        guard frame.flags.contains(.end) else { return message }
        guard !streams[id]!.reassembly.isIncomplete else {
            throw WireError(.malformed, "the stream ends inside a message")
        }
        streams[id]!.isReceivingEnded = true
        return message
    }

    private mutating func noteWaiting(_ message: WireMessage, on id: UInt32) throws(WireError) {
        streams[id]!.isDemanded = false
        streams[id]!.unreadBytes += message.bytes.count
        unreadBytes += message.bytes.count
        guard message.isCounted else { return }
        streams[id]!.waitingMessages += 1
        guard streams[id]!.waitingMessages <= WireLimits.messagesWaitingMax else {
            throw WireError(.limit, "too many unread messages on this stream")
        }
    }

    /// Takes a CREDIT; gives the stream's writer when it may go on.
    ///
    /// - Throws: errors of the stream alone.
    mutating func takeCredit(_ frame: Frame) throws(WireError) -> StreamKey? {
        let id = frame.stream
        guard frame.body.count == 4, frame.head.isEmpty else {
            throw WireError(.malformed, "CREDIT is four bytes")
        }
        let bytes = frame.body.reduce(0) { $0 << 8 | Int($1) }
        guard bytes > 0, streams[id]!.sendCredit + bytes <= WireLimits.creditBytesCap else {
            throw WireError(.flow, "CREDIT of \(bytes) bytes")
        }
        streams[id]!.sendCredit += bytes
        schedule(id)
        return writerToWake(id)
    }

    /// Answers a PING.
    ///
    /// - Throws: errors of the whole connection.
    mutating func takePing(_ frame: Frame) throws(WireError) {
        guard frame.body.count == 8, frame.head.isEmpty else {
            throw WireError(.malformed, "PING is eight bytes")
        }
        guard !frame.flags.contains(.ack) else { return }
        try sendControl(Frame(kind: .ping, flags: .ack, body: frame.body))
    }
}

extension OutboundMessage {
    /// The flags of a frame that carries the rest of the body (`isWhole`) or a part of it.
    func flags(isWhole: Bool) -> FrameFlags {
        var flags: FrameFlags = []
        if body != nil { flags.insert(.hasMessage) }
        if isCompressed { flags.insert(.compressed) }
        if !isWhole { flags.insert(.more) }
        if isWhole, isLast, kind != .end { flags.insert(.end) }
        return flags
    }
}
