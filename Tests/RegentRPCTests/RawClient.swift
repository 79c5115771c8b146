import RegentMessages
import RegentRPC
import RegentTestKit
import RegentTransport
import RegentTransportInProcess
import RegentWire
import Synchronization
import Testing

/// A client that writes any frame it likes, to show the server what bad peers do.
final class RawClient: ConnectionHandler {
    /// The connection has ended.
    struct Closed: Error {}
    /// The server says nothing, and does not close.
    struct Silent: Error {}

    private struct State {
        var outgoing: [UInt8] = []
        var decoder = FrameDecoder()
        var frames = Fifo<Frame>()
        var isClosed = false
    }

    /// The server at the other end.
    let server: RPCServer
    private let listener: InProcessListener
    private let connection: any Connection
    private let state = Mutex(State())

    private init(_ connection: any Connection, _ listener: InProcessListener, server: RPCServer) {
        self.connection = connection
        self.listener = listener
        self.server = server
    }

    /// Runs a body with a client that has exchanged HELLOs with a server.
    static func with(
        entries: [MethodTable.Entry] = TestService.entries, options: ServerOptions = .patient,
        authenticator: any Authenticator = OpenDoor(), greets: Bool = true,
        settings: ConnectionSettings = ConnectionSettings(agent: "raw"),
        _ body: (RawClient) async throws -> Void
    ) async throws {
        let server = RPCServer(
            methods: MethodTable(entries), authenticator: authenticator, options: options)
        let listener = InProcessListener()
        try await server.serve(listener)
        let client = try await dial(listener, server)
        if greets { try await client.greet(settings) }
        try await body(client)
        await server.drain(grace: .zero)
    }

    private static func dial(_ listener: InProcessListener, _ server: RPCServer) async throws -> RawClient {
        let made = Mutex<RawClient?>(nil)
        try await listener.dialer(uid: 7).dial { connection in
            let client = RawClient(connection, listener, server: server)
            made.withLock { $0 = client }
            return client
        }
        return made.withLock { $0! }
    }

    /// Another connection to the same server.
    func another(
        greets: Bool = true, settings: ConnectionSettings = ConnectionSettings(agent: "raw")
    ) async throws -> RawClient {
        let client = try await Self.dial(listener, server)
        if greets { try await client.greet(settings) }
        return client
    }

    /// Exchanges HELLOs.
    func greet(_ settings: ConnectionSettings = ConnectionSettings(agent: "raw")) async throws {
        writeBytes(WireLimits.preface)
        write(Frame(kind: .hello, head: settings.hello.encoded()))
        guard try await next().kind == .hello else { throw Closed() }
    }

    /// Ends the connection.
    func close() { connection.close() }

    /// Whether the connection has ended.
    var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Whether a frame has come that `next` has not given.
    var hasFrames: Bool { state.withLock { !$0.frames.isEmpty } }

    /// Reads nothing from now on, or again.
    func setReading(_ isReading: Bool) { connection.setReading(isReading) }

    func write(_ frames: Frame...) {
        writeBytes(frames.flatMap(\.encoded))
    }

    func writeBytes(_ bytes: [UInt8]) {
        state.withLock { $0.outgoing += bytes }
        connection.wake()
    }

    /// The server's next frame.
    ///
    /// - Throws: `Closed` where the connection has ended; `Silent` where nothing comes, which is no end.
    func next() async throws -> Frame {
        _ = await eventually { state.withLock { !$0.frames.isEmpty || $0.isClosed } }
        let (frame, isClosed) = state.withLock { ($0.frames.popFirst(), $0.isClosed) }
        if let frame { return frame }
        if isClosed { throw Closed() }
        throw Silent()
    }

    /// What the server's next frame says of the end of its stream.
    ///
    /// Never inlined: its typed error inside an async closure crashes the optimiser of Swift 6.3.1.
    @inline(never)
    func nextEnd() async throws -> End {
        try Self.end(of: try await next())
    }

    @inline(never)
    private static func end(of frame: Frame) throws -> End { try End(decoding: frame.head) }

    /// All frames up to the end of the connection.
    func rest() async -> [Frame] {
        var frames: [Frame] = []
        while let frame = try? await next() { frames.append(frame) }
        return frames
    }

    func received(_ bytes: [UInt8]) {
        state.withLock { state in
            state.decoder.append(bytes)
            while let frame = try? state.decoder.next(lengthMax: WireLimits.frameBytesCap) {
                state.frames.append(frame)
            }
        }
    }

    func bytesToSend(bytesMax: Int) -> [UInt8] {
        state.withLock { state in
            defer { state.outgoing = Array(state.outgoing.dropFirst(bytesMax)) }
            return Array(state.outgoing.prefix(bytesMax))
        }
    }

    func timerFired() {}

    func closed(_ error: TransportError?) {
        state.withLock { $0.isClosed = true }
    }
}

extension End {
    /// The ErrorInfo every failed call carries first.
    func info() throws -> ErrorInfo { try ErrorInfo(decoding: try #require(details.first).value) }
}
