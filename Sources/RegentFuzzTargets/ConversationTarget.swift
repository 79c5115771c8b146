import RegentMessages
import RegentWire

extension FuzzTarget {
    /// Two honest machines: whatever their settings, their pace and the cuts between them, nothing is lost, nothing
    /// changes, nobody breaks the protocol, and in the end every call has ended.
    static let conversation = FuzzTarget(
        "conversation", inputBytesMax: 1_024, seeds: ConversationTarget.seeds
    ) {
        (input) throws(Finding) in
        var target = ConversationTarget(input)
        try target.run()
    }
}

/// Bytes as a script of two applications and the pipe between them.
private struct ConversationTarget: ~Copyable {
    /// A message as it was sent or came; the bytes of one are all the same.
    private struct Sent: Equatable {
        let count: Int
        let fill: UInt8
        let isCompressed: Bool

        init(_ message: WireMessage) {
            (count, fill, isCompressed) = (
                message.bytes.count, message.bytes.first ?? 0, message.isCompressed
            )
        }

        init(_ bytes: [UInt8], _ isCompressed: Bool) {
            (count, fill, self.isCompressed) = (bytes.count, bytes.first ?? 0, isCompressed)
        }
    }

    /// One call, told by both sides; the client never uses an id twice.
    private struct Told {
        let client: StreamKey
        var server: StreamKey?
        var requests: [Sent] = []
        var requestsGot = 0
        var responses: [Sent] = []
        var responsesGot = 0
        var clientUnread = Fifo<WireMessage>()
        var serverUnread = Fifo<WireMessage>()
        var isCancelled = false
        var isGone = false
        var isFinished = false
        var end: End?
    }

    private var script: FuzzInput
    private var client: ClientConnectionMachine
    private var server: ServerConnectionMachine
    private var calls: [UInt32: Told] = [:]
    private var order: [UInt32] = []
    private var fill: UInt8 = 1
    private var bytesLeft = 2 << 20

    init(_ input: [UInt8]) {
        script = FuzzInput(input)
        client = ClientConnectionMachine(settings: script.settings("client"))
        server = ServerConnectionMachine(settings: script.settings("server"))
    }

    mutating func run() throws(Finding) {
        if script.bool() { for _ in 0..<4 { try carry(.max, .max) } }
        for _ in 0..<400 where !script.isEmpty { try step() }
        try settle()
    }

    private mutating func step() throws(Finding) {
        switch script.byte() % 16 {
        case 0, 1: open()
        case 2, 3: request()
        case 4: if let id = picked(), let call = calls[id] { client.finishSending(call.client) }
        case 5: cancel()
        case 6: readResponse()
        case 7, 8: respond()
        case 9: finishOne()
        case 10: readRequest()
        case 11: try up(script.size(), piece: script.size() + 1)
        case 12: try down(script.size(), piece: script.size() + 1)
        case 13:
            if let key = pickedServerKey() { server.raiseWindow(of: key, to: WireLimits.bulkCreditBytes) }
        case 14: try carry(1 << 16, 1 << 16)
        default: if script.byte() & 15 == 15 { drain() }
        }
        try expect(client.streamBytes == 0 || client.openCallCount > 0, "the client keeps bytes of no call")
        try expect(server.streamBytes == 0 || server.openCallCount > 0, "the server keeps bytes of no call")
    }

    private mutating func picked() -> UInt32? {
        order.isEmpty ? nil : order[Int(script.byte()) % order.count]
    }

    private mutating func pickedServerKey() -> StreamKey? {
        picked().flatMap { calls[$0]?.server }
    }

    private mutating func message() -> [UInt8] {
        fill = fill == .max ? 1 : fill + 1
        let count = min(script.size(), bytesLeft)
        bytesLeft -= count
        return [UInt8](repeating: fill, count: count)
    }

    // MARK: The client

    private mutating func open() {
        let style = script.byte()
        let message = style & 1 != 0 ? message() : nil
        guard message.map({ $0.count <= client.peerMessageBytesMax }) ?? true else { return }
        let key = client.open(
            Call(method: "/m").encoded(), deadline: nil, message: message, isCompressed: style & 2 != 0,
            isLast: style & 4 != 0)
        guard let key else { return }
        order.append(key.id)
        calls[key.id] = Told(client: key)
        if let message { calls[key.id]?.requests = [Sent(message, style & 2 != 0)] }
    }

    private mutating func request() {
        guard let id = picked(), let call = calls[id] else { return }
        let message = message()
        let isCompressed = script.bool()
        guard client.offer(message, isCompressed: isCompressed, on: call.client) == .accepted else { return }
        calls[id]?.requests.append(Sent(message, isCompressed))
    }

    private mutating func cancel() {
        guard script.byte() & 3 == 3, let id = picked(), let call = calls[id] else { return }
        client.cancel(call.client)
        calls[id]?.isCancelled = true
    }

    private mutating func readResponse() {
        guard let id = picked(), let key = calls[id]?.client else { return }
        if let message = calls[id]?.clientUnread.popFirst() {
            client.consumed(TakenMessages(message), on: key)
        } else {
            client.demand(key)
        }
    }

    // MARK: The server

    private mutating func respond() {
        guard let id = picked(), let key = calls[id]?.server, calls[id]?.isFinished == false else { return }
        let message = message()
        let isCompressed = script.bool()
        guard server.offer(message, isCompressed: isCompressed, on: key) == .accepted else { return }
        calls[id]?.responses.append(Sent(message, isCompressed))
    }

    private mutating func readRequest() {
        guard let id = picked(), let key = calls[id]?.server else { return }
        if let message = calls[id]?.serverUnread.popFirst() {
            server.consumed(TakenMessages(message), on: key)
        } else {
            server.demand(key)
        }
    }

    private mutating func finishOne() {
        guard let id = picked() else { return }
        let last = script.bool() ? message() : nil
        finish(id, last: last)
    }

    private mutating func finish(_ id: UInt32, last: [UInt8]? = nil) {
        guard let key = calls[id]?.server, calls[id]?.isFinished == false else { return }
        calls[id]?.isFinished = true
        let last = (last?.count ?? 0) <= server.peerMessageBytesMax ? last : nil
        server.end(key, with: End(), message: last)
        if let last, calls[id]?.isGone == false { calls[id]?.responses.append(Sent(last, false)) }
        server.handlerReturned(key)
    }

    private mutating func drain() {
        if script.bool() { client.drain() } else { server.drain(.ok, "bye", grace: .seconds(1)) }
    }

    // MARK: The pipe

    private mutating func carry(_ bytesMax: Int, _ piece: Int) throws(Finding) {
        try up(bytesMax, piece: piece)
        try down(bytesMax, piece: piece)
    }

    private mutating func up(_ bytesMax: Int, piece: Int) throws(Finding) {
        let (bytes, actions) = client.output(bytesMax: bytesMax, now: .now)
        try note(actions)
        for piece in pieces(bytes, piece) {
            try note(server.receive(piece, at: .now))
            if server.isAuthenticating { try note(server.accept(at: .now)) }
        }
    }

    private mutating func down(_ bytesMax: Int, piece: Int) throws(Finding) {
        let (bytes, actions) = server.output(bytesMax: bytesMax, now: .now)
        try note(actions)
        for piece in pieces(bytes, piece) { try note(client.receive(piece)) }
    }

    private func pieces(_ bytes: [UInt8], _ count: Int) -> [[UInt8]] {
        let count = min(max(count, bytes.count / 64 + 1), bytes.count)
        return stride(from: 0, to: bytes.count, by: max(1, count)).map {
            Array(bytes[$0..<min($0 + count, bytes.count)])
        }
    }

    // MARK: What must hold

    private mutating func note(_ actions: [ServerConnectionMachine.Action]) throws(Finding) {
        for action in actions {
            switch action {
            case .opened(let key, _): calls[key.id]?.server = key
            case .message(let key, let message):
                try expect(
                    calls[key.id].map { $0.requests.count > $0.requestsGot } ?? false, "a request nobody sent"
                )
                let sent = calls[key.id].map { $0.requests[$0.requestsGot] }
                try expect(sent == Sent(message), "request \(sent as Any) came as \(Sent(message))")
                calls[key.id]?.requestsGot += 1
                calls[key.id]?.serverUnread.append(message)
            case .cancelled(let key, let status):
                calls[key.id]?.isGone = true
                // A message that its receiver no longer accepts is reported by its status.
                let isOurs = calls[key.id]?.isCancelled == true || status == .resourceExhausted
                try expect(isOurs, "\(key) was cancelled with \(status), though nobody did")
            case .failed(let error): throw Finding("the server says the client broke the protocol: \(error)")
            case .authenticate, .requestsEnded, .writable, .draining: break
            }
        }
    }

    private mutating func note(_ actions: [ClientConnectionMachine.Action]) throws(Finding) {
        for action in actions {
            switch action {
            case .message(let key, let message):
                try expect(
                    calls[key.id].map { $0.responses.count > $0.responsesGot } ?? false,
                    "a response nobody sent")
                let sent = calls[key.id].map { $0.responses[$0.responsesGot] }
                try expect(sent == Sent(message), "response \(sent as Any) came as \(Sent(message))")
                calls[key.id]?.responsesGot += 1
                calls[key.id]?.clientUnread.append(message)
            case .ended(let key, let end):
                calls[key.id]?.end = end
                try expect(end.code != StatusCode.internal.rawValue, "the client says: \(end.message)")
            case .failed(let error): throw Finding("the client says the server broke the protocol: \(error)")
            case .connected, .reply, .writable, .draining: break
            }
        }
    }

    /// Both applications read everything and end every call; then nothing may be open.
    private mutating func settle() throws(Finding) {
        var isFinishing = false
        for _ in 0..<10_000 {
            readEverything()
            // First what is under way arrives, then the handlers return.
            if isFinishing { for id in order { finish(id) } }
            let isQuiet = !client.hasOutput && !server.hasOutput
            try carry(1 << 20, 1 << 20)
            if isQuiet, isFinishing { break }
            if isQuiet { isFinishing = true }
        }
        try expect(client.openCallCount == 0, "\(client.openCallCount) calls have not ended at the client")
        try expect(server.openCallCount == 0, "\(server.openCallCount) calls have not ended at the server")
        try expect(server.glitchCount == 0, "\(server.glitchCount) glitches of an honest client")
        for call in calls.values where call.end?.code == 0 && !call.isCancelled {
            try expect(
                call.responsesGot == call.responses.count,
                "\(call.responses.count - call.responsesGot) responses lost")
        }
    }

    private mutating func readEverything() {
        for id in order {
            guard let call = calls[id] else { continue }
            while let key = call.server, let message = calls[id]?.serverUnread.popFirst() {
                server.consumed(TakenMessages(message), on: key)
            }
            while let message = calls[id]?.clientUnread.popFirst() {
                client.consumed(TakenMessages(message), on: call.client)
            }
            if let key = call.server { server.demand(key) }
            client.demand(call.client)
            client.finishSending(call.client)
        }
    }

    static func seeds() -> [[UInt8]] {
        [
            [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 100, 14, 7, 0, 255, 0, 9, 0, 0, 14],
            [
                0, 0, 1, 2, 0, 0, 1, 2, 1, 0, 0, 2, 0, 255, 0, 11, 255, 0, 10, 0, 12, 90, 3, 2, 0, 40, 1, 14,
                9, 0, 1, 200,
            ],
            [
                1, 0, 2, 1, 1, 0, 2, 1, 0, 0, 7, 255, 0, 7, 255, 0, 7, 255, 11, 1, 1, 14, 7, 0, 255, 0, 6, 0,
                14, 5, 3, 0,
            ],
            [0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 1, 9, 0, 1, 9, 0, 1, 9, 0, 1, 9, 14, 15, 15, 1, 13, 0, 14],
        ]
    }
}
