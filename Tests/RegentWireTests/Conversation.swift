import RegentMessages
import RegentWire

/// A client and a server machine joined without a pipe; a test decides who writes when.
struct Conversation: ~Copyable {
    var client: ClientConnectionMachine
    var server: ServerConnectionMachine
    /// What the client has met, in order.
    var clientActions: [ClientConnectionMachine.Action] = []
    /// What the server has met, in order.
    var serverActions: [ServerConnectionMachine.Action] = []
    /// Bytes carried at a time.
    var piece = Int.max

    /// Two machines that have not spoken.
    init(
        client: ConnectionSettings = ConnectionSettings(agent: "c"),
        server: ConnectionSettings = ConnectionSettings(agent: "s")
    ) {
        self.client = ClientConnectionMachine(settings: client)
        self.server = ServerConnectionMachine(settings: server)
    }

    /// Two machines that have exchanged HELLOs.
    static func greeted(
        client: ConnectionSettings = ConnectionSettings(agent: "c"),
        server: ConnectionSettings = ConnectionSettings(agent: "s")
    ) -> Conversation {
        var both = Conversation(client: client, server: server)
        both.run()
        both.clientActions = []
        both.serverActions = []
        return both
    }

    /// Carries what the client has to say; gives how many bytes that was.
    @discardableResult
    mutating func up(bytesMax: Int = 65_536) -> Int {
        let (bytes, actions) = client.output(bytesMax: bytesMax, now: .now)
        clientActions += actions
        for piece in pieces(bytes) { take(server.receive(piece)) }
        return bytes.count
    }

    /// Carries what the server has to say; gives how many bytes that was.
    @discardableResult
    mutating func down(bytesMax: Int = 65_536) -> Int {
        let (bytes, actions) = server.output(bytesMax: bytesMax, now: .now)
        serverActions += actions
        for piece in pieces(bytes) { clientActions += client.receive(piece) }
        return bytes.count
    }

    /// Carries everything both ways until nobody has anything to say.
    mutating func run() {
        while client.hasOutput || server.hasOutput {
            if up() + down() == 0 { break }
        }
    }

    private func pieces(_ bytes: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: Swift.min(piece, max(1, bytes.count))).map {
            Array(bytes[$0..<Swift.min($0 + piece.clamped(bytes.count), bytes.count)])
        }
    }

    /// Notes what the server met, and lets everybody in.
    private mutating func take(_ actions: [ServerConnectionMachine.Action]) {
        serverActions += actions
        for case .authenticate in actions { serverActions += server.accept() }
    }

    /// Calls the server has seen, in order.
    var opened: [StreamKey] {
        serverActions.compactMap { if case .opened(let key, _) = $0 { key } else { nil } }
    }

    /// Messages the server has got.
    var requests: [WireMessage] {
        serverActions.compactMap { if case .message(_, let message) = $0 { message } else { nil } }
    }

    /// Messages the client has got.
    var responses: [WireMessage] {
        clientActions.flatMap { action in
            switch action {
            case .message(_, let message): return [message]
            case .messages(_, let messages):
                return Array(sequence(state: messages) { $0.nextMessage() })
            default: return []
            }
        }
    }

    /// How the client's calls ended, in order.
    var ends: [(StreamKey, End)] {
        clientActions.compactMap { if case .ended(let key, let end) = $0 { (key, end) } else { nil } }
    }

    /// Breaches the server met.
    var failures: [WireError.Code] {
        serverActions.compactMap { if case .failed(let error) = $0 { error.code } else { nil } }
    }
}

extension Int {
    fileprivate func clamped(_ most: Int) -> Int { self > most ? most : self }
}

/// Frames a server writes, as a client would read them.
func frames(_ server: inout ServerConnectionMachine) -> [Frame] {
    var decoder = FrameDecoder()
    var found: [Frame] = []
    while true {
        let (bytes, _) = server.output(bytesMax: 1 << 20, now: .now)
        if bytes.isEmpty { return found }
        decoder.append(bytes)
        while let frame = try? decoder.next(lengthMax: WireLimits.frameBytesCap) { found.append(frame) }
    }
}

/// A server machine that has accepted a HELLO.
func greetedServer(
    _ settings: ConnectionSettings = ConnectionSettings(agent: "s"),
    client: ConnectionSettings = ConnectionSettings(agent: "c")
) -> ServerConnectionMachine {
    var server = ServerConnectionMachine(settings: settings)
    _ = server.receive(WireLimits.preface + Frame(kind: .hello, head: client.hello.encoded()).encoded)
    _ = server.accept()
    _ = frames(&server)
    return server
}

extension ServerConnectionMachine {
    /// Takes what was read, where time does not matter.
    mutating func receive(_ bytes: [UInt8]) -> [Action] { receive(bytes, at: .now) }

    /// Lets the client in, where time does not matter.
    mutating func accept() -> [Action] { accept(at: .now) }
}
