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
    /// How the handler writes its messages.
    enum Rhythm: CaseIterable {
        case inArrays
        case oneByOne
        /// With a pause between two, so that each is written, read and waited for alone.
        case alone

        var messages: Int { self == .alone ? 50_000 : 100_000 }
    }

    /// Writes the same response as often as asked for.
    private struct Repeating: ServerStreamHandler {
        let rhythm: Rhythm

        func handle(
            _ request: StreamingOutputCallRequest,
            _ responses: ResponseWriter<StreamingOutputCallResponse>, _ call: CallContext
        ) async throws {
            let response = StreamingOutputCallResponse(body: [UInt8](repeating: 1, count: 62))
            let hundred = [StreamingOutputCallResponse](repeating: response, count: 100)
            for _ in 0..<rhythm.messages / 100 {
                if rhythm == .inArrays {
                    try await responses.write(contentsOf: hundred)
                } else {
                    for response in hundred { try await write(response, responses) }
                }
            }
        }

        private func write(
            _ response: StreamingOutputCallResponse, _ responses: ResponseWriter<StreamingOutputCallResponse>
        ) async throws {
            try await responses.write(response)
            guard rhythm == .alone else { return }
            let end = ContinuousClock.now + .microseconds(10)
            while end > .now {}
        }
    }

    private struct OpenDoor: Authenticator {
        func caller(of peer: PeerIdentity, token: [UInt8]) async throws -> Caller {
            Caller(name: "principals/anyone", credential: .none, authority: .all)
        }
    }

    @Test("a message, server and client together, however they are written", arguments: Rhythm.allCases)
    func message(_ rhythm: Rhythm) async throws {
        // A read and a wake are some allocations each, whatever they carry; there is one of each for many messages. The
        // consumer runs on the loop: to wake another thread is two allocations of the system's queues.
        // Messages that meet a full socket, as on a busy machine some do that are written one by one, wait in one
        // buffer for all of them.
        let gate = AllocationGate(thing: "messages of a stream", most: 0)
        let name = TestServiceMethods.streamingOutputCall.descriptor.name
        let handler = Repeating(rhythm: rhythm)
        try await withTemporaryFolder { folder in
            let loops = SocketLoops()
            let server = RPCServer(
                methods: MethodTable([.serverStream(TestServiceMethods.streamingOutputCall, handler)]),
                authenticator: OpenDoor())
            let path = folder.file("s")
            try await server.serve(UnixListener(path: path, loops: loops))
            let channel = try await RPCChannel.connect(UnixDialer(path: path, loops: loops))
            let found = try await Task(executorPreference: loops.executor) {
                try await Allocations.least(of: 5) {
                    let call = try await channel.open(name, request: [])
                    var taken = 0
                    while let messages = try await call.nextMessages() {
                        for message in messages where message.count == 64 { taken += 1 }
                    }
                    #expect(taken == rhythm.messages)
                }
            }.value
            #expect(gate.fault(found, for: rhythm.messages) == nil)
            channel.close()
            await server.drain(grace: .zero)
            await loops.shutDown()
        }
    }
}
