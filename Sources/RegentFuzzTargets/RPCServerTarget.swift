import Logging
import RegentMessages
import RegentRPC
import RegentTransport
import RegentWire

extension FuzzTarget {
    /// A server with handlers of every shape under a client that writes any frames: when the connection has gone,
    /// every handler returns.
    static let rpcServer = FuzzTarget(
        waiting: "rpc-server", inputBytesMax: 2_048, seeds: RPCServerTarget.seeds
    ) {
        (input) async throws(Finding) in
        var target = RPCServerTarget(input)
        try await target.run()
    }
}

/// Bytes as a script of what a client writes and when a server gets it.
private struct RPCServerTarget {
    private var script: FuzzInput
    private let connection = ScriptedConnection()
    private let server: RPCServer
    private var model: ServerModel
    private var pending: [UInt8] = []
    private var bytesLeft = 4 << 20
    private let opening: [UInt8]

    init(_ input: [UInt8]) {
        script = FuzzInput(input)
        let style = script.byte()
        let settings = script.settings("server")
        server = RPCServer(
            methods: FuzzService.methods, authenticator: FuzzDoor(),
            options: ServerOptions(
                settings: settings, logger: Logger(label: "fuzz") { _ in SwiftLogNoOpLogHandler() }))
        model = ServerModel(settings)
        let hello = style & 2 == 0 ? ConnectionSettings(agent: "client").hello : script.hello()
        model.peer = hello
        let greeting = WireLimits.preface + Frame(kind: .hello, head: hello.encoded()).encoded
        opening = style & 1 == 0 ? greeting : []
    }

    mutating func run() async throws(Finding) {
        let place = ScriptedPlace(connection)
        _ = try? await server.serve(place)
        guard let handler = place.accepted() else { throw Finding("nothing listens") }
        pending = opening
        deliver(handler, piece: .max)
        for _ in 0..<300 where !script.isEmpty { try await step(handler) }
        deliver(handler, piece: .max)
        for _ in 0..<8 { try await turn(handler) }
        handler.closed(nil)
        let server = server
        try await wait(for: "handlers outlive their connection") { server.connectionCount == 0 }
    }

    private mutating func step(_ handler: any ConnectionHandler) async throws(Finding) {
        let choice = script.byte()
        switch choice % 14 {
        case 0...2:
            write(script.frame())
            if choice & 0x80 == 0 { deliver(handler, piece: .max) }
        case 3...6:
            write(request())
            if choice & 0x80 == 0 { deliver(handler, piece: .max) }
        case 7: deliver(handler, piece: script.size() + 1)
        case 8:
            model.isKnown = false
            pending += script.take(Int(script.byte()))
            deliver(handler, piece: .max)
        case 9, 10: try await turn(handler)
        case 11: try take(output: script.size(), handler)
        case 12: handler.timerFired()
        default:
            // A timer is a wish that the transport must be able to grant.
            if let delay = connection.takeTimer() { try expect(delay >= .zero, "a timer of \(delay)") }
        }
    }

    // MARK: The client

    /// A CALL or MSG that carries a request of its method.
    private mutating func request() -> Frame {
        let style = script.byte()
        var frame = Frame(
            stream: UInt32(style & 3) + 1, kind: style & 4 == 0 ? .call : .message, flags: .hasMessage)
        let method = Int(script.byte()) % TestServiceMethods.all.count
        if style & 8 == 0 { frame.flags.insert(.end) }
        if frame.kind == .call {
            frame.head = Call(method: TestServiceMethods.all[method].name, accept: style & 16 != 0 ? [1] : [])
                .encoded()
        }
        let sizes = (0..<script.byte() % 3).map { _ in UInt32(script.size()) }
        let status = style & 32 != 0 ? EchoStatus(code: UInt32(script.byte()), message: script.text()) : nil
        switch method {
        case 0: frame.body = []
        case 1:
            frame.body = UnaryCallRequest(responseSize: sizes.first ?? 0, responseStatus: status).encoded()
        case 2: frame.body = StreamingOutputCallRequest(responseSizes: sizes).encoded()
        case 3:
            frame.body = StreamingInputCallRequest(body: [UInt8](repeating: 1, count: script.size()))
                .encoded()
        default: frame.body = FullDuplexCallRequest(responseSizes: sizes, responseStatus: status).encoded()
        }
        return frame
    }

    private mutating func write(_ frame: Frame) {
        guard pending.count + frame.body.count < bytesLeft else { return }
        model.note(written: frame)
        // A bulk method raises its window.
        if frame.kind == .call { model.noteRaise(frame.stream, to: WireLimits.bulkCreditBytes) }
        frame.append(to: &pending)
    }

    private mutating func deliver(_ handler: any ConnectionHandler, piece: Int) {
        let piece = max(piece, pending.count / 64)
        while !pending.isEmpty, connection.isReading, !connection.isClosing {
            let bytes = Array(pending.prefix(piece))
            pending.removeFirst(bytes.count)
            bytesLeft -= bytes.count
            handler.received(bytes)
        }
    }

    // MARK: The server

    /// Lets the handlers go on, then writes what they have.
    private mutating func turn(_ handler: any ConnectionHandler) async throws(Finding) {
        for _ in 0..<4 { await Task.yield() }
        try take(output: 1 << 16, handler)
        deliver(handler, piece: .max)
    }

    private mutating func take(output bytesMax: Int, _ handler: any ConnectionHandler) throws(Finding) {
        try model.note(output: handler.bytesToSend(bytesMax: bytesMax))
        let streamsMax = model.settings.streamsMax
        try expect(server.runningHandlerCount <= streamsMax, "\(server.runningHandlerCount) handlers run")
    }

    static func seeds() -> [[UInt8]] {
        let start: [UInt8] = [0, 0, 0, 0, 0, 9, 9]
        return [
            start + [3, 0, 0, 0, 9, 3, 1, 1, 1, 200, 9, 9],
            start + [3, 0, 2, 2, 255, 255, 9, 11, 255, 0, 4, 0, 2, 9],
            start + [3, 8, 3, 0, 200, 9, 3, 12, 3, 0, 255, 9, 3, 4, 3, 0, 1, 9, 9],
            start + [3, 8, 4, 1, 200, 9, 3, 44, 4, 1, 9, 5, 1, 1, 9],
            start + [3, 16, 1, 1, 255, 9, 12, 13, 0, 3, 0, 1],
            [2, 0, 0, 0, 0, 64, 1, 1, 9, 9, 3, 0, 0], [1, 0, 0, 0, 0, 8, 8] + WireLimits.preface,
        ]
    }
}
