import RegentMessages

/// The common part of both sides of a connection: its streams, their credit, and the writer.
///
/// The writer sends control frames first and then one frame of each stream that has something to
/// send and the credit for it, or one chunk of small ones, in turn; so no stream holds up another, or a PING. There is
/// one of each connection: a copy would share its streams.
struct Multiplexer: ~Copyable {
    let local: ConnectionSettings
    /// Body bytes that may lie in half-received messages.
    let partialBytesMax: Int
    var peer = PeerLimits()
    var decoder = FrameDecoder()
    private(set) var streams: [UInt32: StreamState] = [:]
    /// Encoded frames that go before everything else.
    var control: [UInt8] = []
    private var controlFrames = 0
    /// What was written last: its memory is for what is written next.
    private var lastOutput: [UInt8] = []
    /// Messages that were copied last (client): their memory is for the next ones.
    var lastMessages: [UInt8] = []
    /// Streams whose next frame may be written, in turn.
    private var round = Fifo<StreamState>()
    /// Calls of a server that were answered in place; they stand before those in the round.
    var answered = AnsweredCalls()
    /// Streams with credit to give back at the next flush.
    var creditDue: [StreamState] = []
    private(set) var glitches = 0
    /// Bytes of half-received messages.
    private(set) var partialBytes = 0
    /// Bytes of whole messages that the application has not taken.
    var unreadBytes = 0
    /// Bytes of bodies that wait to be written.
    private(set) var outboundBytes = 0
    /// Streams whose message is incomplete.
    var incompleteMessages = 0
    /// Streams whose outbox holds something that is not counted elsewhere.
    var outboxesWaiting = 0
    /// CALLs written so far (client).
    private(set) var callsWritten: UInt64 = 0

    init(local: ConnectionSettings, partialBytesMax: Int) {
        self.local = local
        self.partialBytesMax = partialBytesMax
    }

    /// Events of writing.
    enum Written: Hashable, Sendable {
        /// The stream's waiting writer may go on.
        case writable(StreamKey)
        /// The END of the stream has been written.
        case end(StreamKey)
    }

    /// Whether there is anything to write now.
    var hasOutput: Bool { !control.isEmpty || !answered.isEmpty || !round.isEmpty }

    /// Whether a stream has something that may be written now.
    var isAnyScheduled: Bool { !round.isEmpty }

    /// Bytes kept for open streams: half-received messages, what waits to be sent, places in queues.
    var streamBytes: Int {
        let places = (round.count + creditDue.count) * MemoryLayout<StreamState>.stride
        return streams.values.reduce(partialBytes + places + answered.byteCount) { $0 + $1.outboundBytes }
    }

    // MARK: Streams

    /// Opens a stream under its key.
    @discardableResult
    mutating func open(_ key: StreamKey) -> StreamState {
        let stream = StreamState(
            key: key, sendCredit: peer.streamCreditBytes, window: local.streamCreditBytes)
        streams[key.id] = stream
        return stream
    }

    /// The stream of a key; nil when it has closed, even if its id lives again.
    func stream(_ key: StreamKey) -> StreamState? {
        guard let stream = streams[key.id], stream.key == key else { return nil }
        return stream
    }

    /// Forgets a stream and all it had to send.
    mutating func close(_ key: StreamKey) {
        guard let stream = stream(key) else { return }
        discardOutbound(of: stream)
        discardInbound(of: stream)
        streams[key.id] = nil
        // Otherwise a peer that opens, cancels and never reads would grow the queues without end.
        if stream.isScheduled { round.removeAll { $0 === stream } }
        if stream.isCreditDue { creditDue.removeAll { $0 === stream } }
    }

    /// Makes streams of the calls that were answered in place and wait to be written: something may come that is about
    /// them.
    mutating func openAnswered() {
        guard !answered.isEmpty else { return }
        var after = round
        round.removeAll()
        for (key, message) in answered.takeWaiting() {
            let stream = open(key)
            stream.isReceivingEnded = true
            enqueue(
                OutboundMessage(kind: .end, head: [], body: message, isCompressed: false, isLast: true), on: stream)
        }
        while let stream = after.popFirst() { round.append(stream) }
    }

    /// Forgets every stream, and what was read and not looked at.
    mutating func closeAll() {
        for stream in streams.values { closeOutbox(of: stream, isDropped: true) }
        streams = [:]
        answered.removeAll()
        round.removeAll()
        creditDue = []
        decoder = FrameDecoder()
        (partialBytes, unreadBytes, outboundBytes, incompleteMessages) = (0, 0, 0, 0)
    }

    /// Adds the difference when the peer's HELLO arrives after streams were opened; returns the
    /// streams whose writers may go on.
    mutating func adopt(_ limits: PeerLimits) -> [StreamKey] {
        let difference = limits.streamCreditBytes - peer.streamCreditBytes
        peer = limits
        return streams.values.sorted { $0.key.id < $1.key.id }.compactMap { stream in
            stream.sendCredit += difference
            schedule(stream)
            return writerToWake(stream)
        }
    }

    // MARK: Sending

    /// Puts a frame before everything else.
    ///
    /// - Throws: `.limit` when the peer leaves too many of them unread.
    mutating func sendControl(_ frame: Frame) throws(WireError) {
        guard controlFrames < WireLimits.controlFramesWaitingMax else {
            throw WireError(.limit, "the peer is not reading its control frames")
        }
        controlFrames += 1
        frame.append(to: &control)
    }

    /// The first bytes of a connection.
    mutating func sendFirst(_ bytes: [UInt8]) {
        control = bytes
    }

    /// Sends the last frame of a connection, without the waiting output.
    mutating func sendLast(_ frame: Frame) {
        control = frame.encoded
        answered.removeAll()
        round.removeAll()
    }

    /// Drops the output: the peer no longer reads it.
    mutating func discardOutput() {
        control = []
        answered.removeAll()
        round.removeAll()
    }

    /// Queues something on a stream.
    mutating func enqueue(_ item: OutboundMessage, on key: StreamKey) {
        if let stream = stream(key) { enqueue(item, on: stream) }
    }

    mutating func enqueue(_ item: OutboundMessage, on stream: StreamState) {
        outboundBytes += item.remaining
        stream.outboundBytes += item.remaining
        stream.isSendingEnded = item.isLast
        stream.outbound.append(item)
        schedule(stream)
    }

    /// Whether a message would be accepted now; after `full` its writer is woken when one would be.
    ///
    /// - Parameter isPressed: takes one message only where none waits.
    mutating func room(on key: StreamKey, isPressed: Bool = false) -> SendOffer {
        guard let stream = stream(key) else { return .closed }
        takeOutbox(of: stream)
        return room(on: stream, isPressed: isPressed)
    }

    private func room(on stream: StreamState, isPressed: Bool) -> SendOffer {
        guard !stream.isSendingEnded else { return .closed }
        guard stream.acceptsMessage, !isPressed || stream.outboundBytes == 0 else {
            stream.isWriterWaiting = true
            return .full
        }
        return .accepted
    }

    /// Queues a message if its stream has room, or the caller says so.
    mutating func offer(
        _ message: [UInt8], isCompressed: Bool, on key: StreamKey, isPressed: Bool = false, hasRoom: Bool = false
    ) -> SendOffer {
        guard let stream = stream(key), !stream.isSendingEnded else { return .closed }
        guard message.count <= peer.messageBytesMax else { return .tooLarge }
        takeOutbox(of: stream)
        defer { grantRoom(to: stream, afterMessageOf: message.count) }
        let room = hasRoom ? .accepted : room(on: stream, isPressed: isPressed)
        guard room == .accepted else { return room }
        enqueue(
            OutboundMessage(
                kind: .message, head: stream.takeReplyHead(), body: message, isCompressed: isCompressed,
                isLast: false, shrinks: hasRoom),
            on: stream)
        return .accepted
    }

    /// Drops what waits to be sent on a stream.
    mutating func discardOutbound(of stream: StreamState) {
        closeOutbox(of: stream, isDropped: true)
        outboundBytes -= stream.outboundBytes
        stream.outbound.removeAll()
        stream.outboundBytes = 0
    }

    /// Drops what has come of a stream's incomplete message, and no longer counts what was given out.
    mutating func discardInbound(of stream: StreamState) {
        if stream.reassembly.isIncomplete {
            partialBytes -= stream.reassembly.byteCount
            stream.reassembly = Reassembly()
        }
        unreadBytes -= stream.unreadBytes
        stream.unreadBytes = 0
        forgetBeginning(on: stream)
    }

    /// Sets the Reply that goes with the stream's first MSG.
    func setReply(_ reply: Reply, on key: StreamKey) {
        stream(key)?.replyHead = reply.encoded()
    }

    mutating func schedule(_ stream: StreamState) {
        guard stream.isReady, !stream.isScheduled else { return }
        stream.isScheduled = true
        round.append(stream)
    }

    /// Wakes the stream's waiting writer when there is room again.
    private func writerToWake(_ stream: StreamState) -> StreamKey? {
        guard stream.isWriterWaiting, stream.acceptsMessage else { return nil }
        stream.isWriterWaiting = false
        return stream.key
    }

    // MARK: Writing

    /// Memory that is kept for control frames, and for output however little there is to write.
    private static let spareBytesMax = 512
    /// Memory of the largest output whose memory is kept: the transport asks for 8 KiB, a chunk may pass that, and then
    /// the buffer has grown to twice as much.
    private static let lastOutputBytesMax = 20 * 1024
    /// Bytes of the head of a CALL without metadata, about: room for it is made with that for its body.
    private static let headBytesUsual = 64

    /// Writes frames until `bytesMax` is passed or nothing may be sent; empty when there is nothing.
    ///
    /// - Parameter now: the time CALLs are stamped with.
    mutating func output(
        bytesMax: Int, now: ContinuousClock.Instant
    ) -> (bytes: [UInt8], written: [Written]) {
        guard hasOutput else { return ([], []) }
        flushCredit()
        let heads = round.count * (WireLimits.headerBytes + Self.headBytesUsual)
        let waiting = answered.byteCount + outboundBytes + heads + outboxesWaiting * Outbox.chunkBytesMax
        var buffer = spareBuffer(of: control.count + min(bytesMax, waiting))
        buffer.append(contentsOf: control)
        control.removeAll(keepingCapacity: control.capacity <= Self.spareBytesMax)
        controlFrames = 0
        answered.write(to: &buffer, bytesMax: bytesMax)
        var written: [Written] = []
        while buffer.count < bytesMax, let stream = round.popFirst() {
            stream.isScheduled = false
            if writeFrame(of: stream, to: &buffer, now: now) { written.append(.end(stream.key)) }
            schedule(stream)
            if let key = writerToWake(stream) { written.append(.writable(key)) }
        }
        if buffer.capacity <= Self.lastOutputBytesMax { lastOutput = buffer }
        return (buffer, written)
    }

    /// An empty buffer for so many bytes: that of the last output, which the transport has copied by now, unless it is
    /// much larger than what is needed.
    private mutating func spareBuffer(of bytes: Int) -> [UInt8] {
        var buffer: [UInt8] = []
        swap(&buffer, &lastOutput)
        buffer.removeAll(keepingCapacity: buffer.capacity <= max(Self.spareBytesMax, 4 * bytes))
        buffer.reserveCapacity(bytes)
        return buffer
    }

    /// Writes one frame of a stream; whether that was its END.
    private mutating func writeFrame(
        of stream: StreamState, to buffer: inout [UInt8], now: ContinuousClock.Instant
    ) -> Bool {
        guard var item = stream.outbound.popFirst() else {
            writeOutbox(of: stream, to: &buffer)
            return false
        }
        let timeLeft = item.timeLeft(at: now)
        if item.kind == .call {
            callsWritten += 1
            stream.callNumber = callsWritten
        }
        if var chunk = item.chunk.take() {
            let totals = chunk.write(to: &buffer)
            outboundBytes -= totals.bodyBytes
            stream.outboundBytes -= totals.bodyBytes
            stream.noteWritten(totals)
            stream.outbox?.reuse(chunk)
            return false
        }
        let room = peer.frameBytesMax - item.head.count - (timeLeft?.byteCount ?? 0)
        if item.kind == .message, !item.head.isEmpty, item.remaining > room {
            // The head goes alone, so that the message may still fit one frame.
            Frame(stream: stream.key.id, kind: .message, head: item.head).append(to: &buffer)
            item.head = []
            stream.outbound.prepend(item)
            return false
        }
        let size = min(item.remaining, room)
        let isWhole = size == item.remaining
        Frame.append(
            to: &buffer, stream: stream.key.id, kind: item.kind, flags: item.flags(isWhole: isWhole),
            head: item.head, timeLeft: timeLeft, body: item.next(size))
        stream.outboundBytes -= size
        outboundBytes -= size
        if item.kind == .message {
            stream.sendCredit -= size
            stream.creditsExpected += 1 + size / WireLimits.creditedBytesMin
        }
        guard !isWhole else { return item.kind == .end }
        item.kind = .message
        item.head = []
        item.wrote(size)
        stream.outbound.prepend(item)
        return false
    }

    // MARK: Receiving

    /// Reads the next frame, checks what every frame must satisfy, skips what may be skipped.
    ///
    /// - Parameter bytesMax: what the connection may have had with this frame, skipped ones included.
    /// - Throws: errors of the whole connection.
    mutating func nextFrame(lengthMax: Int, bytesMax: Int = .max) throws(WireError) -> Frame? {
        while true {
            let bytesLeft = bytesMax - decoder.takenBytes - WireLimits.headerBytes
            guard let frame = try decoder.next(lengthMax: min(lengthMax, bytesLeft)) else { return nil }
            if frame.kind.isIgnorable { continue }
            guard let allowed = frame.kind.allowedFlags else {
                throw WireError(.malformed, "unknown frame kind \(frame.kind.rawValue)")
            }
            guard frame.flags.isSubset(of: allowed) else {
                throw WireError(
                    .malformed, "flags \(frame.flags.rawValue) are not allowed on frame kind \(frame.kind.rawValue)")
            }
            guard frame.kind.isOfStream == (frame.stream != 0) else {
                throw WireError(
                    .malformed, "frame kind \(frame.kind.rawValue) is not allowed on stream \(frame.stream)")
            }
            guard
                frame.stream != 0 || frame.head.count <= WireLimits.headBytesMax
                    || frame.kind == .hello
            else {
                throw WireError(
                    .head, "the head has \(frame.head.count) bytes, at most \(WireLimits.headBytesMax) are allowed")
            }
            guard frame.body.isEmpty || (frame.kind != .hello && frame.kind != .drain) else {
                throw WireError(.malformed, "frame kind \(frame.kind.rawValue) must not have a body")
            }
            return frame
        }
    }

    /// Counts a breach on a stream.
    ///
    /// - Throws: `.limit` when the peer has used up what is tolerated.
    mutating func noteGlitch() throws(WireError) {
        glitches += 1
        guard glitches <= WireLimits.glitchesMax else {
            throw WireError(.limit, "more than \(WireLimits.glitchesMax) breaches of the protocol on streams")
        }
    }

    /// Takes the body of a frame of an open stream; returns the message when it is whole.
    ///
    /// - Parameter now: the beginning of a message that is not complete yet; nil if it is not needed.
    /// - Throws: errors of the stream alone.
    mutating func takeBody(
        of frame: Frame, on stream: StreamState, at now: ContinuousClock.Instant? = nil
    ) throws(WireError) -> WireMessage? {
        guard frame.head.count <= WireLimits.headBytesMax else {
            throw WireError(
                .head, "the head has \(frame.head.count) bytes, at most \(WireLimits.headBytesMax) are allowed")
        }
        guard !stream.isReceivingEnded else {
            throw WireError(.order, "a message after the flag END")
        }
        let isCredited = frame.kind == .message
        if isCredited, !frame.body.isEmpty {
            guard stream.receiveCredit > 0 else {
                throw WireError(.flow, "body bytes were sent without credit")
            }
            stream.receiveCredit -= frame.body.count
        }
        let before = stream.reassembly.byteCount
        let message = try stream.reassembly.add(
            frame, isCredited: isCredited, bytesMax: local.messageBytesMax)
        partialBytes += stream.reassembly.byteCount - before
        guard partialBytes <= partialBytesMax else {
            throw WireError(.limit, "too many incomplete messages on this connection")
        }
        if let now { noteBeginning(on: stream, at: now) }
        if let message { try noteWaiting(message, on: stream) } else { creditFragments(of: stream) }
        guard frame.flags.contains(.end) else { return message }
        guard !stream.reassembly.isIncomplete else {
            throw WireError(.malformed, "the stream ends inside a message")
        }
        stream.isReceivingEnded = true
        return message
    }

    private mutating func noteWaiting(_ message: WireMessage, on stream: StreamState) throws(WireError) {
        stream.isDemanded = false
        stream.unreadBytes += message.bytes.count
        unreadBytes += message.bytes.count
        guard message.isCounted else { return }
        stream.waitingMessages += 1
        guard stream.waitingMessages <= WireLimits.messagesWaitingMax else {
            throw WireError(.limit, "too many unread messages on this stream")
        }
    }

    /// Takes a CREDIT; returns the stream's writer when it may go on.
    ///
    /// - Throws: errors of the stream alone.
    mutating func takeCredit(_ frame: Frame, on stream: StreamState) throws(WireError) -> StreamKey? {
        guard frame.body.count == 4, frame.head.isEmpty else {
            throw WireError(.malformed, "the body of CREDIT must have four bytes")
        }
        let bytes = frame.body.reduce(0) { $0 << 8 | Int($1) }
        guard bytes > 0, stream.sendCredit + bytes <= WireLimits.creditBytesCap else {
            throw WireError(.flow, "CREDIT grants \(bytes) bytes, must grant at least 1 and keep the credit below 2^31")
        }
        stream.sendCredit += bytes
        schedule(stream)
        return writerToWake(stream)
    }

    /// Takes a CANCEL.
    ///
    /// - Throws: errors of the stream alone.
    func takeCancel(_ frame: Frame) throws(WireError) -> Cancel {
        guard frame.body.isEmpty else { throw WireError(.malformed, "CANCEL must not have a body") }
        return try decodeHead(frame)
    }

    /// Answers a PING.
    ///
    /// - Throws: errors of the whole connection.
    mutating func takePing(_ frame: Frame) throws(WireError) {
        guard frame.body.count == 8, frame.head.isEmpty else {
            throw WireError(.malformed, "the body of PING must have eight bytes")
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
