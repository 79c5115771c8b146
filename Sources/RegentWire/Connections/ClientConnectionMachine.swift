package import RegentMessages

/// The client's side of one connection: calls and bytes in, actions and bytes out; no I/O.
///
/// Calls may be opened at once: until the server's HELLO arrives the protocol's defaults hold.
package struct ClientConnectionMachine: ~Copyable {
    /// What the caller has to do.
    package enum Action: Sendable {
        /// The server has accepted the connection.
        case connected(Hello)
        /// Head of the server's first MSG on a call.
        case reply(StreamKey, Reply)
        /// The call's next response message.
        case message(StreamKey, WireMessage)
        /// The call's next response messages: all that lay one behind the other in what was read.
        case messages(StreamKey, EncodedMessages)
        /// The call is over; its place is free.
        case ended(StreamKey, End)
        /// A writer that got `full` may continue.
        case writable(StreamKey)
        /// The server accepts no more calls on this connection.
        case draining(Drain)
        /// The server broke the protocol; every call is over.
        case failed(WireError)
    }

    private enum Phase { case hello, open, closed }

    private var phase = Phase.hello
    private var multiplexer: Multiplexer
    private var actions: [Action] = []
    private var callsOpened: UInt64 = 0
    private var nextID: UInt32 = 1
    private var keepalive: Keepalive?
    private var pings: UInt64 = 0
    private(set) package var isDraining = false

    /// Makes the machine of a new connection; preface and HELLO are its first output.
    ///
    /// - Parameter keepalive: for a server that can disappear without closing the connection.
    package init(settings: ConnectionSettings, keepalive: Keepalive? = nil) {
        self.keepalive = keepalive
        // What a client has asked for is its own choice, one message a call.
        multiplexer = Multiplexer(local: settings, partialBytesMax: .max)
        let hello = Frame(kind: .hello, head: settings.hello.encoded())
        multiplexer.sendFirst(WireLimits.preface + hello.encoded)
    }

    /// Whether there is something to write.
    package var hasOutput: Bool { multiplexer.hasOutput }
    /// Whether the connection is to be closed after its output has been written.
    package var isClosed: Bool { phase == .closed || (isDraining && multiplexer.streams.isEmpty) }
    /// Whether another call may be opened now.
    package var hasFreeStream: Bool { multiplexer.streams.count < multiplexer.peer.streamsMax }
    /// Calls that have not ended.
    package var openCallCount: Int { multiplexer.streams.count }
    /// Bytes kept for open calls, beyond what the application was given; 0 when there are none.
    package var streamBytes: Int { multiplexer.streamBytes }
    /// Encodings the server understands; none before its HELLO.
    package var peerEncodings: [UInt32] { multiplexer.peer.encodings }
    /// Largest message the server takes.
    package var peerMessageBytesMax: Int { multiplexer.peer.messageBytesMax }
    /// Whether the server's HELLO has arrived.
    package var isConnected: Bool { phase == .open }

    // MARK: Bytes

    /// Takes what was read; returns what to do, in order.
    package mutating func receive(_ bytes: [UInt8]) -> [Action] {
        var actions: [Action] = []
        receive(bytes, into: &actions)
        return actions
    }

    /// Takes what was read, and puts what to do, in order, into an empty array, whose memory is used.
    package mutating func receive(_ bytes: [UInt8], into done: inout [Action]) {
        guard phase != .closed else { return }
        swap(&actions, &done)
        defer { swap(&actions, &done) }
        multiplexer.decoder.append(bytes)
        do throws(WireError) {
            while phase != .closed {
                if phase == .open, let (stream, messages) = multiplexer.takeMessages() {
                    stream.hasMessageCome = true
                    actions.append(.messages(stream.key, messages))
                } else if let frame = try multiplexer.nextFrame(lengthMax: multiplexer.local.frameBytesMax) {
                    try take(frame)
                } else {
                    break
                }
            }
        } catch { fail(error) }
    }

    /// Returns the next bytes to write; empty when there is nothing to write now.
    ///
    /// - Parameter now: what the time left of each CALL is counted from.
    package mutating func output(
        bytesMax: Int, now: ContinuousClock.Instant
    ) -> (bytes: [UInt8], actions: [Action]) {
        let (bytes, written) = multiplexer.output(bytesMax: bytesMax, now: now)
        for case .writable(let key) in written { actions.append(.writable(key)) }
        return (bytes, takeActions())
    }

    /// The transport is gone: every call ends as UNAVAILABLE.
    ///
    /// Only calls that were never written are known not to have been processed.
    package mutating func transportClosed() -> [Action] {
        phase = .closed
        endAll(.unavailable, "the connection was lost", acceptedCalls: .max)
        return takeActions()
    }

    // MARK: Keepalive

    /// When `keepAlive` has something to do, if nothing is read before; nil while there is nothing to watch.
    package var keepaliveDue: ContinuousClock.Instant? { phase == .open ? keepalive?.due : nil }

    /// Bytes have come from the server; whether it had been asked, so that `keepaliveDue` may be sooner now.
    @discardableResult
    package mutating func heard(at now: ContinuousClock.Instant) -> Bool { keepalive?.hear(at: now) ?? false }

    /// Asks a server that has been silent whether it is there; false when it is to be given up.
    package mutating func keepAlive(at now: ContinuousClock.Instant) -> Bool {
        guard phase == .open else { return true }
        switch keepalive?.step(at: now) {
        case .wait, nil: return true
        case .lost: return false
        case .ping:
            pings += 1
            let body = stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: pings >> UInt64($0)) }
            do throws(WireError) {
                try multiplexer.sendControl(Frame(kind: .ping, body: body))
            } catch { fail(error) }
            return true
        }
    }

    // MARK: Calls

    /// Opens a call, with its first request message if there is one; nil when no stream is free
    /// or the connection accepts no more calls.
    ///
    /// - Parameters:
    ///   - head: an encoded Call without a time left.
    ///   - deadline: when the caller stops waiting; the CALL carries the time left.
    package mutating func open(
        _ head: [UInt8], deadline: ContinuousClock.Instant?, message: [UInt8]? = nil,
        isCompressed: Bool = false, isLast: Bool = false
    ) -> StreamKey? {
        guard phase != .closed, !isDraining, hasFreeStream else { return nil }
        while nextID == 0 || multiplexer.streams[nextID] != nil { nextID &+= 1 }
        callsOpened += 1
        let key = StreamKey(id: nextID, ordinal: callsOpened)
        nextID &+= 1
        multiplexer.open(key)
        multiplexer.enqueue(
            OutboundMessage(
                kind: .call, head: head, deadline: deadline, body: message, isCompressed: isCompressed,
                isLast: isLast), on: key)
        return key
    }

    /// Offers a request message.
    package mutating func offer(
        _ message: [UInt8], isCompressed: Bool, on key: StreamKey
    ) -> SendOffer {
        multiplexer.offer(message, isCompressed: isCompressed, on: key)
    }

    /// Ends the request messages.
    package mutating func finishSending(_ key: StreamKey) {
        guard multiplexer.stream(key)?.isSendingEnded == false else { return }
        multiplexer.enqueue(
            OutboundMessage(kind: .message, head: [], body: nil, isCompressed: false, isLast: true),
            on: key)
    }

    /// Gives a call up: its id is closed at once, late frames are dropped.
    package mutating func cancel(_ key: StreamKey, _ status: StatusCode = .cancelled) {
        guard let stream = multiplexer.stream(key) else { return }
        multiplexer.close(key)
        guard stream.callNumber != nil else { return }
        var cancel = Cancel()
        cancel.code = status.rawValue
        do throws(WireError) {
            try multiplexer.sendControl(
                Frame(stream: key.id, kind: .cancel, head: cancel.encoded()))
        } catch { fail(error) }
    }

    /// Opens no more calls; the connection closes when the open ones have ended.
    package mutating func drain() {
        isDraining = true
    }

    /// The application has taken response messages.
    package mutating func consumed(_ taken: TakenMessages, on key: StreamKey) {
        multiplexer.consumed(taken, on: key)
    }

    /// The application waits for the next response message.
    package mutating func demand(_ key: StreamKey) {
        multiplexer.demand(key)
    }

    // MARK: Frames

    private mutating func takeActions() -> [Action] {
        defer { actions = [] }
        return actions
    }

    private mutating func fail(_ error: WireError) {
        guard phase != .closed else { return }
        phase = .closed
        var drain = Drain()
        drain.code = error.status.rawValue
        drain.message = error.message
        multiplexer.sendLast(Frame(kind: .drain, head: drain.encoded()))
        endAll(.unavailable, "the server broke the protocol", acceptedCalls: .max)
        actions.append(.failed(error))
    }

    /// Ends calls the server did not accept, or all of them.
    private mutating func endAll(
        _ status: StatusCode, _ message: String, acceptedCalls: UInt64, sparesAccepted: Bool = false
    ) {
        for stream in multiplexer.streams.values.sorted(by: { $0.key.ordinal < $1.key.ordinal }) {
            let isAccepted = stream.callNumber.map { $0 <= acceptedCalls } ?? false
            if isAccepted && sparesAccepted { continue }
            multiplexer.close(stream.key)
            var end = End()
            end.code = status.rawValue
            end.message = message
            end.notProcessed = !isAccepted
            actions.append(.ended(stream.key, end))
        }
    }

    private mutating func take(_ frame: Frame) throws(WireError) {
        switch frame.kind {
        case .hello: try takeHello(frame)
        case .drain: try takeDrain(frame)
        case .ping: try multiplexer.takePing(frame)
        case .call: throw WireError(.order, "a server must not send CALL")
        default:
            guard phase == .open else { throw WireError(.order, "the first frame is not HELLO") }
            try takeStreamFrame(frame)
        }
    }

    private mutating func takeHello(_ frame: Frame) throws(WireError) {
        guard phase == .hello else { throw WireError(.order, "a second HELLO") }
        let hello: Hello = try decodeHead(frame)
        guard hello.minVersion == WireLimits.version, hello.maxVersion == WireLimits.version else {
            throw WireError(.version, "the server chose version \(hello.maxVersion)")
        }
        let writers = multiplexer.adopt(try PeerLimits(hello))
        keepalive?.lengthen(to: .milliseconds(hello.minPingMs))
        phase = .open
        actions.append(.connected(hello))
        actions += writers.map { .writable($0) }
    }

    private mutating func takeDrain(_ frame: Frame) throws(WireError) {
        let drain: Drain = try decodeHead(frame)
        isDraining = true
        actions.append(.draining(drain))
        let status = drain.code == 0 ? StatusCode.unavailable : StatusCode(rawValue: drain.code)
        endAll(
            status, drain.message, acceptedCalls: drain.acceptedCalls,
            sparesAccepted: drain.code == 0)
        if drain.code != 0 { phase = .closed }
    }

    private mutating func takeStreamFrame(_ frame: Frame) throws(WireError) {
        // A call whose CALL has not been written has no answer: to the server its id is not open.
        guard let stream = multiplexer.streams[frame.stream], stream.callNumber != nil else { return }
        let key = stream.key
        do throws(WireError) {
            switch frame.kind {
            case .credit:
                if let writer = try multiplexer.takeCredit(frame, on: stream) { actions.append(.writable(writer)) }
            case .cancel:
                let cancel = try multiplexer.takeCancel(frame)
                var end = End()
                end.code = cancel.code == 0 ? StatusCode.cancelled.rawValue : cancel.code
                end.message = cancel.reason
                finish(key, end)
            case .message:
                guard !frame.flags.contains(.end) else {
                    throw WireError(.malformed, "a server's MSG must not have the flag END")
                }
                if !frame.head.isEmpty { actions.append(.reply(key, try takeReply(frame, on: stream))) }
                stream.hasMessageCome = true
                if let message = try multiplexer.takeBody(of: frame, on: stream) {
                    actions.append(.message(key, message))
                }
            default:
                let end: End = try decodeHead(frame)
                try checkMetadata(end.trailers)
                // A call may fail in the middle of a message; only a success must be whole.
                if end.code == 0, let message = try multiplexer.takeBody(of: frame, on: stream) {
                    actions.append(.message(key, message))
                }
                finish(key, end)
            }
        } catch { try violate(key, error) }
    }

    private func takeReply(_ frame: Frame, on stream: StreamState) throws(WireError) -> Reply {
        guard !stream.hasMessageCome else { throw WireError(.order, "Reply is allowed on the first MSG only") }
        let reply: Reply = try decodeHead(frame)
        try checkMetadata(reply.metadata)
        return reply
    }

    private mutating func finish(_ key: StreamKey, _ end: End) {
        multiplexer.close(key)
        actions.append(.ended(key, end))
    }

    /// A breach of one stream: gives the call up and goes on with the others.
    private mutating func violate(_ key: StreamKey, _ error: WireError) throws(WireError) {
        cancel(key, error.ofCall.status)
        var end = End()
        end.code = StatusCode.internal.rawValue
        end.message = "the server broke the protocol: \(error.message)"
        actions.append(.ended(key, end))
        try multiplexer.noteGlitch()
    }
}
