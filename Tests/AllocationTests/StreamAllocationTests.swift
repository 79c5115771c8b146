import RegentMessages
import RegentModel
import RegentRPC
import RegentSystem
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import RegentWire
import Testing

/// Streams of small messages from a server to a client, both in this process, over a socket.
@Suite("Allocations of a stream", .serialized, .enabled(if: Allocations.canBeCounted))
struct StreamAllocationTests {
    private static let messages = 100_000

    /// Writes the same response as often as asked for.
    private struct Repeating: ServerStreamHandler {
        let writesArrays: Bool

        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            let response = StreamingOutputCallResponse(body: [UInt8](repeating: 1, count: 62))
            let hundred = [StreamingOutputCallResponse](repeating: response, count: 100)
            for _ in 0..<StreamAllocationTests.messages / 100 {
                if writesArrays {
                    try await responses.write(contentsOf: hundred)
                } else {
                    for response in hundred { try await responses.write(response) }
                }
            }
        }
    }

    private struct OpenDoor: Authenticator {
        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
            Caller(name: "principals/anyone", credential: .none, authority: .all)
        }
    }

    @Test("a message, server and client together, written one by one or in arrays", arguments: [false, true])
    func message(writesArrays: Bool) async throws {
        // A write, a read and a wake are some allocations each, whatever they carry; there is one of each for many
        // messages: for a known number of those in arrays, and for as many of the others as come while the connection
        // writes. Even one allocation for each message would be more than this.
        let most = writesArrays ? Self.messages / 4 : Self.messages * 3 / 4
        let name = TestServiceMethods.streamingOutputCall.descriptor.name
        let handler = Repeating(writesArrays: writesArrays)
        try await withTemporaryFolder { folder in
            let loops = SocketLoops()
            let server = RPCServer(
                methods: MethodTable([.serverStream(TestServiceMethods.streamingOutputCall, handler)]),
                authenticator: OpenDoor())
            let path = folder.file("s")
            try await server.serve(UnixListener(path: path, loops: loops))
            let channel = try await RPCChannel.connect(UnixDialer(path: path, loops: loops))
            let found = try await Allocations.least(of: 5) {
                let call = try await channel.open(name, request: [])
                var taken = 0
                while let messages = try await call.nextMessages() {
                    for message in messages where message.count == 64 { taken += 1 }
                }
                #expect(taken == Self.messages)
            }
            #expect(found <= most, "\(found) allocations")
            channel.close()
            await server.drain(grace: .zero)
            await loops.shutDown()
        }
    }
}
