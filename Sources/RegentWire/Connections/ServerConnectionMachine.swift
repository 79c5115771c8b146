package import RegentMessages

/// The server's side of one connection: bytes and decisions in, actions and bytes out; no I/O.
///
/// ```
/// preface → hello → authenticating → open → draining → closed
/// any breach, anywhere: DRAIN{code}, then closed
/// ```
/// The caller keeps it under one lock, carries out the actions in order after leaving the lock, and
/// writes what `output` returns whenever `hasOutput` is true.
package struct ServerConnectionMachine: ~Copyable {
    /// What the caller has to do.
    package enum Action: Sendable {
        /// Find the principal of this HELLO, then `accept` or `refuse`; read nothing meanwhile.
        case authenticate(Hello)
        /// A call has begun; its handler counts against the streams until `handlerReturned`.
        case opened(StreamKey, Call)
        /// The call's next request message.
        case message(StreamKey, WireMessage)
        /// No further request message comes.
        case requestsEnded(StreamKey)
        /// The client or a breach ended the call; nothing more can be sent on it.
        case cancelled(StreamKey, StatusCode)
        /// A writer that got `full` may continue.
        case writable(StreamKey)
        /// The client opens no more calls: those without an end of their own are to end.
        case draining
        /// The connection ends by this breach once its output is written; every call is over.
        case failed(WireError)
    }

    private enum Phase { case preface, hello, authenticating, open, closed }

    private var phase = Phase.preface
    var multiplexer: Multiplexer
    var pings = PingWatch()
    private var late: LateFrames
    private var actions: [Action] = []
    /// CALLs read so far, refused ones too, because the client counts what it sent.
    private(set) var callsRead: UInt64 = 0
    /// Calls whose handler still runs although their stream has closed.
    private var outlived: Set<StreamKey> = []
    private var isDraining = false
    private var hasClientDrained = false
    /// PINGs sent whose answer has not come.
    private var pingsUnanswered = 0

    /// Makes the machine of a new connection.
    package init(settings: ConnectionSettings) {
        multiplexer = Multiplexer(local: settings, partialBytesMax: settings.partialBytesMax)
        late = LateFrames(streamsMax: settings.streamsMax)
    }

    /// Whether there is something to write.
    package var hasOutput: Bool { multiplexer.hasOutput }
    /// Whether the connection is to be closed after its output has been written.
    package var isClosed: Bool { phase == .closed || (isDraining && openCallCount == 0) }
    /// Whether the HELLO has not been accepted yet.
    package var isAwaitingHello: Bool { phase != .open && phase != .closed }
    /// Whether authentication is under way, so that nothing is to be read.
    package var isAuthenticating: Bool { phase == .authenticating }
    /// Calls that count against the limit of streams: whose handler has not returned or whose END is not written.
    package var openCallCount: Int { multiplexer.streams.count + multiplexer.answered.count + outlived.count }
    /// Whether calls are taken now.
    var isOpenForCalls: Bool { phase == .open && !isDraining }
    /// Handlers that have not returned.
    ///
    /// - Complexity: O(open streams).
    package var runningHandlerCount: Int {
        multiplexer.streams.values.count { $0.isHandled } + outlived.count
    }
    /// Bytes kept for open calls, beyond what the handlers were given; 0 when there are none.
    package var streamBytes: Int { multiplexer.streamBytes }
    /// Largest message the client takes.
    package var peerMessageBytesMax: Int { multiplexer.peer.messageBytesMax }

    // MARK: Bytes

    /// Takes what was read; returns what to do, in order.
    package mutating func receive(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> [Action] {
        guard phase != .closed else { return [] }
        multiplexer.decoder.append(bytes)
        return step(now)
    }

    /// Returns the next bytes to write; empty when there is nothing to write now.
    package mutating func output(
        bytesMax: Int, now: ContinuousClock.Instant
    ) -> (bytes: [UInt8], actions: [Action]) {
        let (bytes, written) = multiplexer.output(bytesMax: bytesMax, now: now)
        while let key = multiplexer.answered.popWritten() { late.expect(answeredAllowance, of: key.id) }
        for event in written {
            switch event {
            case .writable(let key): actions.append(.writable(key))
            case .end(let key):
                if let stream = multiplexer.stream(key) {
                    late.expect(stream.lateAllowance, of: key.id)
                    close(stream)
                }
            }
        }
        return (bytes, takeActions())
    }

    // MARK: Decisions

    /// The client is known: answers its HELLO and reads the calls that came behind it.
    package mutating func accept(at now: ContinuousClock.Instant) -> [Action] {
        guard phase == .authenticating else { return [] }
        phase = .open
        do throws(WireError) {
            try multiplexer.sendControl(Frame(kind: .hello, head: multiplexer.local.hello.encoded()))
        } catch { fail(error) }
        return step(now)
    }

    /// Ends the connection with a status, before or instead of serving it; what it held is let go.
    package mutating func refuse(_ status: StatusCode, _ message: String) {
        guard phase != .closed else { return }
        outlived.formUnion(multiplexer.streams.values.lazy.filter(\.isHandled).map(\.key))
        multiplexer.closeAll()
        multiplexer.sendLast(drainFrame(status, message, grace: .zero))
        phase = .closed
    }

    /// Ends the connection for what its client did or failed to do.
    package mutating func abort(_ error: WireError) -> [Action] {
        guard phase != .closed else { return [] }
        fail(error)
        return takeActions()
    }

    /// Asks the client whether it is there.
    package mutating func ping() -> [Action] {
        guard phase == .open else { return [] }
        pingsUnanswered += 1
        do throws(WireError) {
            try multiplexer.sendControl(Frame(kind: .ping, body: Array("are you?".utf8)))
        } catch { fail(error) }
        return takeActions()
    }

    /// Accepts no more calls; open ones continue for the grace, which the caller measures.
    package mutating func drain(_ status: StatusCode, _ message: String, grace: Duration) {
        guard phase == .open, !isDraining else {
            if isAwaitingHello { refuse(status == .ok ? .unavailable : status, message) }
            return
        }
        isDraining = true
        do throws(WireError) {
            try multiplexer.sendControl(drainFrame(status, message, grace: grace))
        } catch { fail(error) }
    }

    private func drainFrame(_ status: StatusCode, _ message: String, grace: Duration) -> Frame {
        var drain = Drain()
        drain.code = status.rawValue
        drain.message = message
        drain.acceptedCalls = callsRead
        let parts = grace.components
        drain.graceMs = UInt32(
            clamping: parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000)
        return Frame(kind: .drain, head: drain.encoded())
    }

    // MARK: Sending

    /// Sets the Reply that goes with the call's first MSG or before its END.
    package mutating func setReply(_ reply: Reply, on key: StreamKey) {
        multiplexer.setReply(reply, on: key)
    }

    /// Offers a response message.
    ///
    /// - Parameters:
    ///   - isPressed: takes it only where none waits on the stream.
    ///   - hasRoom: takes it although others wait.
    package mutating func offer(
        _ message: [UInt8], isCompressed: Bool, on key: StreamKey, isPressed: Bool = false, hasRoom: Bool = false
    ) -> SendOffer {
        pings.noteOther()
        return multiplexer.offer(
            message, isCompressed: isCompressed, on: key, isPressed: isPressed, hasRoom: hasRoom)
    }

    /// Whether a response message would be accepted now; after `full`, `writable` follows when one would be.
    package mutating func room(on key: StreamKey, isPressed: Bool) -> SendOffer {
        multiplexer.room(on: key, isPressed: isPressed)
    }

    /// Ends a call, with its last response message if there is one.
    ///
    /// END and message share a frame when they fit and no Reply has to go before them.
    /// - Parameter isAbrupt: drops what the call still had to send, so that the END does not wait
    ///   for a client that gives no credit.
    package mutating func end(
        _ key: StreamKey, with end: End, message: [UInt8]? = nil, isCompressed: Bool = false,
        isAbrupt: Bool = false
    ) {
        guard let stream = multiplexer.stream(key), !stream.isSendingEnded else { return }
        pings.noteOther()
        if isAbrupt {
            multiplexer.discardOutbound(of: stream)
            multiplexer.discardInbound(of: stream)
        }
        multiplexer.closeOutbox(of: stream, isDropped: false)
        let head = end == End() ? [] : end.encoded()
        let reply = stream.takeReplyHead()
        let fits = head.count + (message?.count ?? 0) <= multiplexer.peer.frameBytesMax
        let isApart = !reply.isEmpty || !fits
        if isApart {
            multiplexer.enqueue(
                OutboundMessage(
                    kind: .message, head: reply, body: message, isCompressed: isCompressed,
                    isLast: false, shrinks: true), on: key)
        }
        multiplexer.enqueue(
            OutboundMessage(
                kind: .end, head: head, body: isApart ? nil : message,
                isCompressed: isApart ? false : isCompressed, isLast: true, shrinks: true), on: key)
    }

    /// The call's handler has returned; frees its place once its END is written.
    package mutating func handlerReturned(_ key: StreamKey) {
        guard let stream = multiplexer.stream(key) else {
            outlived.remove(key)
            return
        }
        stream.isHandled = false
        multiplexer.discardInbound(of: stream)
    }

    /// Refuses a call that was opened before anything of it was looked at; what else comes of it is dropped as what
    /// comes on an unknown id.
    package mutating func reject(_ key: StreamKey, with end: End) -> [Action] {
        guard let stream = multiplexer.stream(key) else {
            // The client has given it up meanwhile.
            outlived.remove(key)
            return []
        }
        late.expect(stream.lateAllowance, of: key.id)
        multiplexer.close(key)
        do throws(WireError) {
            try multiplexer.sendControl(Frame(stream: key.id, kind: .end, head: end.encoded()))
        } catch { fail(error) }
        return takeActions()
    }

    // MARK: Credit

    /// The handler has taken request messages.
    package mutating func consumed(_ taken: TakenMessages, on key: StreamKey) {
        multiplexer.consumed(taken, on: key)
    }

    /// The handler waits for the next request message.
    package mutating func demand(_ key: StreamKey) {
        multiplexer.demand(key)
    }

    /// Raises the credit of one call above the settings.
    package mutating func raiseWindow(of key: StreamKey, to bytes: Int) {
        multiplexer.raiseWindow(of: key, to: bytes)
    }

    // MARK: Frames

    private mutating func takeActions() -> [Action] {
        defer { actions = [] }
        return actions
    }

    mutating func step(_ now: ContinuousClock.Instant) -> [Action] {
        do throws(WireError) {
            if phase == .preface, try multiplexer.decoder.takePreface() { phase = .hello }
            if phase == .hello,
                let frame = try multiplexer.nextFrame(
                    lengthMax: frameLengthMax, bytesMax: WireLimits.preHelloBytesMax)
            {
                try takeHello(frame)
            }
            while phase == .open,
                let frame = try multiplexer.nextFrame(
                    lengthMax: frameLengthMax)
            {
                multiplexer.openAnswered()
                try take(frame, now)
            }
        } catch { fail(error) }
        return takeActions()
    }

    /// Never below the default, which a client uses before it has read the HELLO.
    var frameLengthMax: Int {
        max(multiplexer.local.frameBytesMax, WireLimits.frameBytesDefault)
    }

    /// A call was answered in place: takes note of it as of one that was opened and ended.
    mutating func noteAnswered() {
        callsRead += 1
        pings.noteOther()
    }

    /// What may still come of a call that was answered in place: as of a stream on which all has been received.
    private var answeredAllowance: LateFrames.Allowance {
        LateFrames.Allowance(
            messageBytes: max(multiplexer.local.streamCreditBytes, WireLimits.streamCreditInitialBytes), messages: 0,
            credits: WireLimits.spareFramesMax)
    }

    private mutating func fail(_ error: WireError) {
        refuse(error.status, error.message)
        actions.append(.failed(error))
    }

    private mutating func takeHello(_ frame: Frame) throws(WireError) {
        guard frame.kind == .hello else { throw WireError(.order, "the first frame is not HELLO") }
        let hello: Hello = try decodeHead(frame)
        guard hello.minVersion <= WireLimits.version, hello.maxVersion >= WireLimits.version else {
            throw WireError(.version, "supported \(WireLimits.version)..\(WireLimits.version)")
        }
        _ = multiplexer.adopt(try PeerLimits(hello))
        phase = .authenticating
        actions.append(.authenticate(hello))
    }

    private mutating func take(_ frame: Frame, _ now: ContinuousClock.Instant) throws(WireError) {
        switch frame.kind {
        case .call:
            pings.noteOther()
            try takeCall(frame, now)
        case .message, .credit, .cancel: try takeStreamFrame(frame, now)
        case .ping:
            if !frame.flags.contains(.ack) {
                try pings.note(at: now, intervalMin: multiplexer.local.pingIntervalMin)
            } else if pingsUnanswered > 0 {
                pingsUnanswered -= 1
            } else {
                try multiplexer.noteGlitch()
            }
            try multiplexer.takePing(frame)
        case .drain:
            let drain: Drain = try decodeHead(frame)
            guard drain.code == 0 else { return heedEnd(drain) }
            if hasClientDrained { try multiplexer.noteGlitch() }
            (isDraining, hasClientDrained) = (true, true)
            actions.append(.draining)
        default: throw WireError(.order, "a client must not send frame kind \(frame.kind.rawValue)")
        }
    }

    /// The client has found a breach, and closes: nothing it is sent would be read.
    private mutating func heedEnd(_ drain: Drain) {
        outlived.formUnion(multiplexer.streams.values.lazy.filter(\.isHandled).map(\.key))
        multiplexer.closeAll()
        multiplexer.discardOutput()
        phase = .closed
        actions.append(.failed(WireError(.order, "the client closed the connection with code \(drain.code)")))
    }

    private mutating func takeCall(_ frame: Frame, _ now: ContinuousClock.Instant) throws(WireError) {
        guard multiplexer.streams[frame.stream] == nil else {
            throw WireError(.order, "CALL on stream \(frame.stream), which is open")
        }
        callsRead += 1
        let key = StreamKey(id: frame.stream, ordinal: callsRead)
        guard !isDraining else {
            return try refuseCall(
                frame, key, .unavailable, "DRAINING", "no more calls on this connection; connect again")
        }
        guard openCallCount < multiplexer.local.streamsMax else {
            return try refuseCall(
                frame, key, .resourceExhausted, "TOO_MANY_STREAMS", "too many open calls on this connection")
        }
        let stream = multiplexer.open(key)
        stream.isHandled = true
        do throws(WireError) {
            let call: Call = try decodeHead(frame)
            try checkMetadata(call.metadata)
            let message = try multiplexer.takeBody(of: frame, on: stream, at: now)
            actions.append(.opened(key, call))
            deliver(message, of: frame, on: key)
        } catch {
            stream.isHandled = false
            try violate(stream, error)
        }
    }

    /// Answers a CALL that no handler sees; its later frames are dropped as those of an unknown id.
    private mutating func refuseCall(
        _ frame: Frame, _ key: StreamKey, _ status: StatusCode, _ reason: String, _ message: String
    ) throws(WireError) {
        var end = End(code: status.rawValue, message: message, details: [.errorInfo(reason)])
        end.notProcessed = true
        late.expect(
            LateFrames.Allowance(
                messageBytes: max(multiplexer.local.streamCreditBytes, WireLimits.streamCreditInitialBytes),
                messages: frame.flags.contains(.end) ? 0 : WireLimits.messagesWaitingMax,
                credits: WireLimits.spareFramesMax), of: key.id)
        try multiplexer.sendControl(Frame(stream: key.id, kind: .end, head: end.encoded()))
    }

    private mutating func takeStreamFrame(
        _ frame: Frame, _ now: ContinuousClock.Instant
    ) throws(WireError) {
        guard let stream = multiplexer.streams[frame.stream] else {
            // Late, as a rule. It is nothing that happens: a PING behind it is alone.
            if !late.take(frame) { try multiplexer.noteGlitch() }
            return
        }
        let key = stream.key
        if frame.kind == .message, stream.isSendingEnded {
            // What comes after the answer is not read.
            if !stream.lateAllowance.take(frame) { try multiplexer.noteGlitch() }
            return
        }
        if frame.kind == .credit {
            stream.creditsExpected -= 1
            if stream.creditsExpected < 0 { try multiplexer.noteGlitch() }
        } else {
            pings.noteOther()
        }
        do throws(WireError) {
            switch frame.kind {
            case .credit:
                if let writer = try multiplexer.takeCredit(frame, on: stream) { actions.append(.writable(writer)) }
            case .cancel:
                let cancel = try multiplexer.takeCancel(frame)
                late.forget(frame.stream)
                close(stream, as: cancel.code == 0 ? .cancelled : StatusCode(rawValue: cancel.code))
            default:
                guard frame.head.isEmpty || frame.head.count > WireLimits.headBytesMax else {
                    throw WireError(.malformed, "a client's MSG must not have a head")
                }
                guard !frame.flags.isDisjoint(with: [.hasMessage, .end]) || !frame.body.isEmpty else {
                    throw WireError(.malformed, "MSG has neither HAS_MSG nor END")
                }
                deliver(try multiplexer.takeBody(of: frame, on: stream, at: now), of: frame, on: key)
            }
        } catch { try violate(stream, error) }
    }

    private mutating func deliver(_ message: WireMessage?, of frame: Frame, on key: StreamKey) {
        if let message { actions.append(.message(key, message)) }
        if frame.flags.contains(.end) { actions.append(.requestsEnded(key)) }
    }

    /// A breach of one stream: informs the client, ends the call, and continues with the others.
    private mutating func violate(_ stream: StreamState, _ error: WireError) throws(WireError) {
        let (status, reason) = error.ofCall
        let end = End(code: status.rawValue, message: error.message, details: [.errorInfo(reason)])
        try multiplexer.sendControl(Frame(stream: stream.key.id, kind: .end, head: end.encoded()))
        late.expect(stream.lateAllowance, of: stream.key.id)
        close(stream, as: status)
        try multiplexer.noteGlitch()
    }

    private mutating func close(_ stream: StreamState, as status: StatusCode) {
        if stream.isHandled { actions.append(.cancelled(stream.key, status)) }
        close(stream)
    }

    /// Forgets a stream, but not its handler.
    private mutating func close(_ stream: StreamState) {
        if stream.isHandled { outlived.insert(stream.key) }
        multiplexer.close(stream.key)
    }
}

/// Checks metadata as it came.
///
/// - Throws: `.malformed` where there are too many entries, or a key is not as PROTOCOL.md has it.
func checkMetadata(_ metadata: [KeyValue]) throws(WireError) {
    guard metadata.count <= WireLimits.metadataEntriesMax else {
        throw WireError(
            .head, "metadata has \(metadata.count) entries, at most \(WireLimits.metadataEntriesMax) are allowed")
    }
    for entry in metadata where !WireLimits.isMetadataKey(entry.key) {
        throw WireError(.malformed, "a metadata key must be 1 to \(WireLimits.metadataKeyBytesMax) of a-z 0-9 _ . -")
    }
}

/// Decodes the head of a frame.
///
/// - Throws: `.malformed` when the bytes are not that message.
func decodeHead<Head: Message>(_ frame: Frame) throws(WireError) -> Head {
    do { return try Head(decoding: frame.head) } catch {
        throw WireError(.malformed, "the head of frame kind \(frame.kind.rawValue) cannot be decoded")
    }
}
