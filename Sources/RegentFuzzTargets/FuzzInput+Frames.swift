import RegentMessages
import RegentWire

/// Frames as a peer might write them: mostly well formed, at times not.
extension FuzzInput {
    private static let kinds: [FrameKind] = [
        .call, .message, .end, .cancel, .credit, .ping, .drain, .hello, .message, .call, .end, .credit,
    ]

    private static let methods =
        TestServiceMethods.all.map(\.name) + ["", "/no/Method", String(repeating: "m", count: 9_000)]

    /// The next frame; its fields are legal one by one unless the input says otherwise.
    mutating func frame() -> Frame {
        let shape = byte()
        let style = byte()
        let index = Int(shape & 15)
        let kind = index < Self.kinds.count ? Self.kinds[index] : FrameKind(rawValue: byte())
        var frame = Frame(kind: kind)
        let isOdd = shape & 0xF0 == 0xF0
        frame.stream = kind.isOfStream != isOdd ? UInt32(style & 7) + 1 : 0
        if isOdd, style & 0x80 != 0 { frame.stream = UInt32(truncatingIfNeeded: number()) }
        frame.flags = FrameFlags(rawValue: style >> 3 & 0x0F).intersection(kind.allowedFlags ?? [])
        if shape & 0x40 != 0 { frame.flags = FrameFlags(rawValue: byte()) }
        frame.head = shape & 0x20 != 0 ? take(size()) : head(of: kind)
        frame.body = body(of: kind, isRaw: shape & 0x10 != 0)
        if !frame.body.isEmpty, shape & 0x40 == 0, kind.allowedFlags?.contains(.hasMessage) == true {
            frame.flags.insert(.hasMessage)
        }
        return frame
    }

    private mutating func body(of kind: FrameKind, isRaw: Bool) -> [UInt8] {
        if isRaw { return take(size()) }
        switch kind {
        case .credit:
            let bytes = pick([1, 1_000, 65_536, 1 << 20, 0x7FFF_FFFF, 0xFFFF_FFFF, 0])
            return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bytes >> $0) }
        case .ping: return [UInt8](repeating: byte(), count: 8)
        case .call, .message, .end:
            let fill = byte()
            return [UInt8](repeating: fill, count: size())
        default: return []
        }
    }

    /// A head of the kind.
    mutating func head(of kind: FrameKind) -> [UInt8] {
        switch kind {
        case .hello: hello().encoded()
        case .call: call().encoded()
        case .message: byte() & 3 == 3 ? reply().encoded() : []
        case .end: byte() & 3 == 0 ? [] : end().encoded()
        case .cancel: Cancel(code: UInt32(byte()), reason: text()).encoded()
        case .drain:
            Drain(code: pick([0, 0, 14, 3, 200]), message: text(), acceptedCalls: UInt64(byte()), graceMs: 1)
                .encoded()
        default: []
        }
    }

    /// A HELLO; the first choices are the usual ones.
    mutating func hello() -> Hello {
        var hello = ConnectionSettings(agent: "fuzz").hello
        let style = byte()
        if style & 1 != 0 { hello.maxFrame = pick([0, 16_384, 65_536, 1 << 20, .max, 16_383]) }
        if style & 2 != 0 { hello.streamCredit = pick([0, 1, 1_000, 65_536, 1 << 20, .max]) }
        if style & 4 != 0 { hello.maxMessage = pick([0, 1, 1_000, 1 << 20, .max]) }
        if style & 8 != 0 { hello.maxStreams = pick([0, 1, 2, 100, .max]) }
        if style & 16 != 0 { hello.minVersion = UInt32(byte()) }
        if style & 32 != 0 { hello.maxVersion = UInt32(byte()) }
        if style & 64 != 0 { hello.authToken = take(Int(byte())) }
        if style & 128 != 0 { hello.encodings = (0..<byte() % 8).map { UInt32($0) } }
        return hello
    }

    /// A CALL of a method of the test service, or of none.
    mutating func call() -> Call {
        var call = Call(method: pick(Self.methods))
        let style = byte()
        if style & 1 != 0 { call.timeoutUs = pick([0, 1, 1_000_000_000, 1 << 53, 1 << 63, .max]) }
        if style & 2 != 0 { call.encoding = pick([0, 1, 2, .max]) }
        if style & 4 != 0 { call.accept = [1] }
        if style & 8 != 0 { call.metadata = metadata() }
        if style & 16 != 0 { call.attempt = UInt32(byte()) }
        return call
    }

    /// A server's Reply.
    mutating func reply() -> Reply { Reply(metadata: metadata(), encoding: pick([0, 1, 2])) }

    /// An END of any status.
    mutating func end() -> End {
        var end = End(code: pick([0, 1, 5, 13, 14, 16, 17, .max]), message: text())
        let style = byte()
        if style & 1 != 0 { end.details = [.errorInfo("DRAINING", ["k": text()])] }
        if style & 2 != 0 { end.details.append(Detail(typeUrl: text(), value: take(4))) }
        if style & 4 != 0 { end.trailers = metadata() }
        if style & 8 != 0 { end.notProcessed = true }
        if style & 16 != 0 { end.retryAfterMs = pick([1, 1_000, .max]) }
        return end
    }

    private mutating func metadata() -> [KeyValue] {
        (0..<byte() % 4).map { _ in KeyValue(key: text(), value: [UInt8](repeating: 7, count: size() % 3_000))
        }
    }

    /// Settings, the small ones first, since small limits are reached sooner.
    mutating func settings(_ agent: String) -> ConnectionSettings {
        ConnectionSettings(
            agent: agent, frameBytesMax: pick([65_536, 16_384, 1 << 20]),
            messageBytesMax: pick([4 << 20, 1_000, 1 << 16]),
            streamCreditBytes: pick([1 << 18, 1, 1_000, 65_536]), streamsMax: pick([100, 1, 2, 4]))
    }
}
