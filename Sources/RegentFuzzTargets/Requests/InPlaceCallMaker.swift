import RegentMessages
import RegentWire

/// Makes CALLs of the methods that are answered in place: mostly as clients write them, at times broken in their heads
/// or messages, but always whole.
struct InPlaceCallMaker {
    /// Whether a call was made that may be answered by a handler of its own.
    var mayRunBeside = false
    private var lastID: UInt32 = 0

    private static let methods = [
        RoutingServiceMethods.select.descriptor, RoutingServiceMethods.selectBatch.descriptor,
        HealthServiceMethods.check.descriptor,
    ]

    /// A CALL with its only request.
    mutating func call(_ script: inout FuzzInput) -> Frame {
        let style = script.byte()
        var frame = Frame(stream: id(style, &script), kind: .call, flags: [.end, .hasMessage])
        let place = Int(style & 3) % Self.methods.count
        var call = Call(method: Self.methods[place].name)
        if style & 4 != 0 { call.timeoutUs = script.pick([10_000_000, 1 << 40, .max]) }
        if style & 0xF0 == 0x10 { change(&call, &script) }
        frame.head = call.encoded()
        switch place {
        case 0: frame.body = select(&script).encoded()
        case 1: frame.body = selectBatch(&script).encoded()
        default: frame.body = CheckRequest(service: script.pick(["", "regent.v1.RoutingService", "x"])).encoded()
        }
        if style & 0xF0 == 0x20 { spoil(&frame.head, &script) }
        if style & 0xF0 == 0x30 {
            spoil(&frame.body, &script)
            // A batch that is said twice may be a long one.
            if place == 1 { mayRunBeside = true }
        }
        if style & 0xF0 == 0x40 {
            frame.flags.insert(.compressed)
            mayRunBeside = true
        }
        if frame.body.count > WireLimits.inlineBytesMax { mayRunBeside = true }
        return frame
    }

    /// A frame that is about a call, or about the connection.
    func otherFrame(_ script: inout FuzzInput) -> Frame {
        let style = script.byte()
        let stream = style & 0x80 == 0 ? max(1, lastID) : UInt32(style & 7) + 1
        switch style % 4 {
        case 0: return Frame(kind: .ping, body: [UInt8](repeating: style, count: 8))
        case 1: return Frame(stream: stream, kind: .credit, body: [0, 0, 0, 1])
        case 2: return Frame(stream: stream, kind: .cancel)
        default: return Frame(stream: stream, kind: .message, flags: [.end, .hasMessage], body: [1])
        }
    }

    /// A new id, or rarely one that may be open.
    private mutating func id(_ style: UInt8, _ script: inout FuzzInput) -> UInt32 {
        if style & 0xF8 == 0x50 { return UInt32(script.byte() & 7) + 1 }
        lastID += 1
        return lastID
    }

    private func change(_ call: inout Call, _ script: inout FuzzInput) {
        let style = script.byte()
        if style & 1 != 0 { call.metadata = [KeyValue(key: script.pick(["a", "A"]), value: [1])] }
        if style & 2 != 0 { call.accept = [1] }
        if style & 4 != 0 { call.attempt = 1 }
        if style & 8 != 0 { call.encoding = script.pick([1, 2]) }
        if style & 16 != 0 { call.method = "/no/Method" }
    }

    /// Changes a byte, cuts the end off, says it twice or adds a field.
    private func spoil(_ bytes: inout [UInt8], _ script: inout FuzzInput) {
        let style = script.byte()
        let place = script.word() % max(1, bytes.count)
        switch style % 4 {
        case 0 where !bytes.isEmpty: bytes[place] = script.byte()
        case 1: bytes = Array(bytes.prefix(place))
        case 2: bytes += bytes
        default: bytes += script.pick([[0x78, 1], [0xF8, 0x01, 1], [0x0A], [0], [0x0B, 0x0C], [0x12, 0x80, 0x00]])
        }
    }

    // MARK: Requests

    private func environment(_ script: inout FuzzInput) -> String {
        script.pick(["alpha", "prod", "alpha", "staging", "", "ALPHA", "none", "é", "a b"])
    }

    private func model(_ script: inout FuzzInput) -> String {
        script.pick(["", "xray", "", "yankee", "a-model-with-a-name-of-many-bytes", "b/d"])
    }

    private func select(_ script: inout FuzzInput) -> SelectRequest {
        var request = SelectRequest(environment: environment(&script))
        let style = script.byte()
        request.key = script.pick(["user-1", "", "a key that is longer than most", script.text()])
        if style & 1 != 0 { request.model = model(&script) }
        if style & 2 != 0 {
            request.requestId = script.pick(["r-1", String(repeating: "r", count: 257), script.text()])
        }
        if style & 4 != 0 { request.job = script.pick(["job", "j j"]) }
        if style & 8 != 0 { request.region = script.pick(["eu", "e u"]) }
        if style & 0x30 == 0x10 { request.requestedProvider = script.pick(["openai", "none"]) }
        if style & 0x30 == 0x20 { request.excludedProviders = [script.pick(["openai", "custom", ""])] }
        if style & 0xC0 == 0xC0 { request.session = script.pick(["s", String(repeating: "s", count: 257)]) }
        if style & 0xC0 == 0x40 { request.key = String(repeating: "k", count: script.pick([127, 128, 1_024, 1_025])) }
        return request
    }

    private mutating func selectBatch(_ script: inout FuzzInput) -> SelectBatchRequest {
        var request = SelectBatchRequest(environment: environment(&script))
        let style = script.byte()
        let count = script.pick([1, 2, 64, 256, 257])
        if count > WireLimits.inlineKeysMax { mayRunBeside = true }
        request.keys = (0..<count).map { "k-\($0)" }
        if style & 1 != 0 { request.model = model(&script) }
        if style & 2 != 0 { request.keys[count / 2] = script.text() }
        if style & 4 != 0 { request.job = "job" }
        if style & 0x30 == 0x10 { request.requestedProvider = "custom" }
        if style & 0x30 == 0x20 { request.excludedProviders = ["openai"] }
        return request
    }
}
