package import RegentMessages

/// The server's side of one connection: bytes and decisions in, actions and bytes out; no I/O.
///
/// ```
/// preface → hello → authenticating → open → draining → closed
/// any breach, anywhere: DRAIN{code}, then closed
/// ```
/// The caller keeps it under one lock, carries out the actions in order after leaving the lock, and
/// writes what `output` gives whenever `hasOutput` says so.
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
        /// The client or a breach ended the call; nothing can be sent on it any more.
        case cancelled(StreamKey, StatusCode)
        /// A writer that was told `full` may go on.
        case writable(StreamKey)
        /// The connection ends by this breach once its output is written; every call is over.
        case failed(WireError)
    }

    private enum Phase { case preface, hello, authenticating, open, closed }

    private var phase = Phase.preface
    var multiplexer: Multiplexer
    private var pings = PingWatch()
    private var actions: [Action] = []
    /// CALLs read so far, refused ones too, because the client counts what it sent.
    private var callsRead: UInt64 = 0
    /// Calls whose handler still runs although their stream has closed.
    private var outlived: Set<StreamKey> = []
    private var isDraining = false

    /// Makes the machine of a new connection.
    package init(settings: ConnectionSettings) {
        multiplexer = Multiplexer(local: settings, partialBytesMax: settings.partialBytesMax)
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
    package var openCallCount: Int { multiplexer.streams.count + outlived.count }
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

    /// Takes what was read; gives what to do, in order.
    package mutating func receive(_ bytes: [UInt8], at now: ContinuousClock.Instant) -> [Action] {
        guard phase != .closed else { return [] }
        multiplexer.decoder.append(bytes)
        return step(now)
    }

    /// Gives the next bytes to write; empty when there is nothing to write now.
    package mutating func output(
        bytesMax: Int, now: ContinuousClock.Instant
    ) -> (bytes: [UInt8], actions: [Action]) {
        let (bytes, written) = multiplexer.output(bytesMax: bytesMax, now: now)
        for event in written {
            switch event {
            case .writable(let key): actions.append(.writable(key))
            case .end(let key):
                if let stream = multiplexer.stream(key) { close(stream) }
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
        do throws(WireError) {
            try multiplexer.sendControl(Frame(kind: .ping, body: Array("are you?".utf8)))
        } catch { fail(error) }
        return takeActions()
    }

    /// Takes no more calls; what is open goes on for the grace, which the caller keeps.
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

    /// Whether a response message would be taken now; `writable` tells when `full` has passed.
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
        let head = end == End() ? [] : end.encoded()
        let reply = stream.takeReplyHead()
        let fits = head.count + (message?.count ?? 0) <= multiplexer.peer.frameBytesMax
        let isApart = !reply.isEmpty || !fits
        if isApart {
            multiplexer.enqueue(
                OutboundMessage(
                    kind: .message, head: reply, body: message, isCompressed: isCompressed,
                    isLast: false), on: key)
        }
        multiplexer.enqueue(
            OutboundMessage(
                kind: .end, head: head, body: isApart ? nil : message,
                isCompressed: isApart ? false : isCompressed, isLast: true), on: key)
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
        guard multiplexer.stream(key) != nil else {
            // The client has given it up meanwhile.
            outlived.remove(key)
            return []
        }
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

    /// Lets the client send more on one call than the settings say.
    package mutating func raiseWindow(of key: StreamKey, to bytes: Int) {
        multiplexer.raiseWindow(of: key, to: bytes)
    }

    // MARK: Frames

    private mutating func takeActions() -> [Action] {
        defer { actions = [] }
        return actions
    }

    private mutating func step(_ now: ContinuousClock.Instant) -> [Action] {
        do throws(WireError) {
            if phase == .preface, try multiplexer.decoder.takePreface() { phase = .hello }
            if phase == .hello, let frame = try multiplexer.nextFrame(lengthMax: helloLengthMax) {
                try takeHello(frame)
            }
            while phase == .open,
                let frame = try multiplexer.nextFrame(
                    lengthMax: frameLengthMax)
            { try take(frame, now) }
        } catch { fail(error) }
        return takeActions()
    }

    /// Never below the default, which a client uses before it has read the HELLO.
    private var frameLengthMax: Int {
        max(multiplexer.local.frameBytesMax, WireLimits.frameBytesDefault)
    }

    private var helloLengthMax: Int {
        WireLimits.preHelloBytesMax - WireLimits.preface.count - WireLimits.headerBytes
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
        if frame.kind != .ping { pings.noteOther() }
        switch frame.kind {
        case .call: try takeCall(frame, now)
        case .message, .credit, .cancel: try takeStreamFrame(frame, now)
        case .ping:
            if !frame.flags.contains(.ack) { try pings.note(at: now, intervalMin: multiplexer.local.pingIntervalMin) }
            try multiplexer.takePing(frame)
        case .drain:
            let _: Drain = try decodeHead(frame)
            isDraining = true
        default: throw WireError(.order, "kind \(frame.kind.rawValue) from a client")
        }
    }

    private mutating func takeCall(_ frame: Frame, _ now: ContinuousClock.Instant) throws(WireError) {
        guard multiplexer.streams[frame.stream] == nil else {
            throw WireError(.order, "CALL on open stream \(frame.stream)")
        }
        callsRead += 1
        let key = StreamKey(id: frame.stream, ordinal: callsRead)
        guard !isDraining else {
            return try refuseCall(key, .unavailable, "DRAINING", "no more calls are taken here")
        }
        guard openCallCount < multiplexer.local.streamsMax else {
            return try refuseCall(key, .resourceExhausted, "TOO_MANY_STREAMS", "too many open calls")
        }
        let stream = multiplexer.open(key)
        stream.isHandled = true
        do throws(WireError) {
            let call: Call = try decodeHead(frame)
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
        _ key: StreamKey, _ status: StatusCode, _ reason: String, _ message: String
    ) throws(WireError) {
        var end = End(code: status.rawValue, message: message, details: [.errorInfo(reason)])
        end.notProcessed = true
        try multiplexer.sendControl(Frame(stream: key.id, kind: .end, head: end.encoded()))
    }

    private mutating func takeStreamFrame(
        _ frame: Frame, _ now: ContinuousClock.Instant
    ) throws(WireError) {
        guard let stream = multiplexer.streams[frame.stream] else { return }
        let key = stream.key
        do throws(WireError) {
            switch frame.kind {
            case .credit:
                if let writer = try multiplexer.takeCredit(frame, on: stream) { actions.append(.writable(writer)) }
            case .cancel:
                let cancel: Cancel = try decodeHead(frame)
                close(stream, as: cancel.code == 0 ? .cancelled : StatusCode(rawValue: cancel.code))
            default:
                // Nobody reads what comes behind the answer.
                guard !stream.isSendingEnded else { return }
                deliver(try multiplexer.takeBody(of: frame, on: stream, at: now), of: frame, on: key)
            }
        } catch { try violate(stream, error) }
    }

    private mutating func deliver(_ message: WireMessage?, of frame: Frame, on key: StreamKey) {
        if let message { actions.append(.message(key, message)) }
        if frame.flags.contains(.end) { actions.append(.requestsEnded(key)) }
    }

    /// A breach of one stream: tells the client, ends the call, goes on with the others.
    private mutating func violate(_ stream: StreamState, _ error: WireError) throws(WireError) {
        let (status, reason) = error.ofCall
        let end = End(code: status.rawValue, message: error.message, details: [.errorInfo(reason)])
        try multiplexer.sendControl(Frame(stream: stream.key.id, kind: .end, head: end.encoded()))
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

/// Decodes the head of a frame.
///
/// - Throws: `.malformed` when the bytes are not that message.
func decodeHead<Head: Message>(_ frame: Frame) throws(WireError) -> Head {
    do { return try Head(decoding: frame.head) } catch {
        throw WireError(.malformed, "the head of kind \(frame.kind.rawValue) cannot be read")
    }
}
