import RegentMessages
import RegentModel
import RegentRPC
import RegentTransport
import RegentTransportSocket

/// The RPC layer without a daemon behind it, for bench/: streams payloads of the size asked for, to anyone who can
/// reach its socket, until its standard input ends.
///
/// `regent-echo PATH`. The daemon serves no stream of small messages, and what it does serve reads a store.
@main
struct RegentEcho {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else { fatalError("usage: regent-echo PATH") }
        let loops = SocketLoops()
        let entries: [MethodTable.Entry] = [.serverStream(TestServiceMethods.streamingOutputCall, Payloads())]
        let server = RPCServer(methods: MethodTable(entries), authenticator: OpenDoor())
        try await server.serve(UnixListener(path: CommandLine.arguments[1], loops: loops))
        while readLine() != nil {}
        await server.drain(grace: .zero)
        await loops.shutDown()
    }
}

/// One payload for every size of the request, a hundred at a time.
private struct Payloads: ServerStreamHandler {
    private static let payloadsAtOnce = 100

    func handle(
        _ request: StreamingOutputCallRequest, _ responses: ResponseWriter<StreamingOutputCallResponse>,
        _ call: CallContext
    ) async throws {
        var rest = request.responseSizes[...]
        while !rest.isEmpty {
            let sizes = rest.prefix(Self.payloadsAtOnce)
            rest = rest.dropFirst(sizes.count)
            try await responses.write(
                contentsOf: sizes.map { StreamingOutputCallResponse(body: [UInt8](repeating: 120, count: Int($0))) })
        }
    }
}

/// Knows everybody.
private struct OpenDoor: Authenticator {
    func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
        Caller(name: "principals/anyone", credential: .none, authority: .all)
    }
}
