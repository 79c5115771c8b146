import Foundation
import RegentBulk
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentTestKit
import RegentTransport
import RegentTransportSocket
import RegentWire
import Synchronization
import Testing

@Suite("Addresses, certificates and tokens of clients")
struct IdentityTests {
    @Test("addresses of every form are taken as they are written")
    func addresses() throws {
        for text in ["unix:/run/r.sock", "tls:example.org:7070", "tls:[::1]:7070", "tcp:localhost:7070"] {
            #expect(try Address(text).description == text)
        }
        for text in ["tls:example.org:0", "tcp:127.0.0.1:0", "tcp:example.org:7070", "tls:example.org", "x"] {
            #expect { try Address(text) } throws: { ($0 as? RPCError)?.reason == "BAD_REQUEST" }
        }
    }

    @Test("a token appears in no description")
    func hidden() throws {
        let token = try AuthToken("open-sesame")
        var dumped = ""
        dump(ClientOptions(token: token), to: &dumped)
        for text in ["\(token)", String(reflecting: token), dumped, "\(ClientOptions(token: token))"] {
            #expect(!text.contains("sesame") && !text.contains("\(token.bytes[0]), \(token.bytes[1])"))
        }
        #expect(token.bytes == Array("open-sesame".utf8))
    }

    @Test(
        "a token file must be private and have one word",
        arguments: [
            (0o600, "sesame", true), (0o400, "\n sesame\r\n", true), (0o640, "sesame", false), (0o604, "sesame", false),
            (0o600, "", false), (0o600, " \n", false), (0o600, "open sesame", false),
        ] as [(Int, String, Bool)])
    func tokenFile(_ mode: Int, _ content: String, _ isTaken: Bool) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("token")
            try Data(content.utf8).write(to: URL(fileURLWithPath: path))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
            if isTaken {
                #expect(try AuthToken(file: path).bytes == Array("sesame".utf8))
            } else {
                #expect { try AuthToken(file: path) } throws: {
                    let error = $0 as? RPCError
                    return error?.reason == "BAD_REQUEST" && error?.message.contains("sesame") == false
                }
            }
        }
    }

    /// Runs a body with a server on a free port, with TLS or plain, that lets in who knows the word.
    private func withServer(
        _ entries: [MethodTable.Entry] = [], isTLS: Bool,
        _ body: (Address, TLSFixture) async throws -> Void
    ) async throws {
        let loops = SocketLoops()
        try await withTemporaryFolder { folder in
            let fixture = try TLSFixture(in: folder)
            let files = ServerIdentity.Files(certificate: fixture.certificate("server"), key: fixture.key("server"))
            let server = RPCServer(methods: MethodTable(entries), authenticator: TokenDoor())
            let listener = TCPListener(
                try #require(NetworkAddress("localhost:0")), identity: isTLS ? try ServerIdentity(files) : nil,
                loops: loops)
            try await server.serve(listener)
            try await body(try Address("\(listener.place)"), fixture)
            await server.drain(grace: .zero)
        }
        await loops.shutDown()
    }

    @Test("a client connects over TLS with its token, and only with the right CA")
    func overTLS() async throws {
        try await withServer(isTLS: true) { address, fixture in
            var options = ClientOptions(tls: TLSOptions(caFile: fixture.certificate("ca")))
            let nobody = await failure { _ = try await RegentClient.connect(to: address, options: options) }
            #expect(nobody?.code == .unauthenticated)
            options.token = try AuthToken("sesame")
            let client = try await RegentClient.connect(to: address, options: options)
            #expect(client.bulkLevel == 3)
            await client.close()
            options.tls.caFile = fixture.certificate("stranger-ca")
            let stranger = await failure { _ = try await RegentClient.connect(to: address, options: options) }
            #expect(stranger?.reason == "CONNECT_FAILED")
            options.tls.caFile = fixture.key("server") + ".none"
            let mistaken = await failure { _ = try await RegentClient.connect(to: address, options: options) }
            #expect(mistaken?.reason == "BAD_REQUEST")
        }
    }

    /// Takes an upload and keeps the cold columns of its batches.
    private final class Keeper: DuplexHandler {
        let cold = Mutex<[[UInt8]]>([])

        func handle(
            _ requests: RequestStream<UploadSamplesRequest>, _ responses: ResponseWriter<UploadSamplesResponse>,
            _ call: CallContext
        ) async throws {
            for try await request in requests {
                switch request.request {
                case .start:
                    try await responses.write(UploadSamplesResponse(response: .opened(UploadOpened(window: 4))))
                case .batch(let batch):
                    cold.withLock { $0.append(batch.columns?.coldZstd ?? []) }
                    try await responses.write(
                        UploadSamplesResponse(
                            response: .ack(UploadAck(receivedSeq: batch.seq, durableSeq: batch.seq))))
                default: continue
                }
            }
        }
    }

    @Test("samples go over TCP at level 3")
    func level() async throws {
        let samples = (0..<2_000).map { EvalSample(sampleId: "sample-\($0 * 7919)", status: .scored) }
        func packed(_ level: Int32) throws -> [UInt8] {
            var batcher = SampleBatcher(level: level)
            for sample in samples { _ = try batcher.append(sample) }
            return batcher.finish()?.coldZstd ?? []
        }
        #expect(try packed(1) != packed(3))
        let keeper = Keeper()
        let entry = MethodTable.Entry.duplex(EvaluationServiceMethods.uploadSamples, isBulk: true, keeper)
        try await withServer([entry], isTLS: false) { address, _ in
            let options = ClientOptions(token: try AuthToken("sesame"))
            try await withRegentClient(to: address, options: options) { client in
                let source = AsyncStream { continuation in
                    for sample in samples { continuation.yield(sample) }
                    continuation.finish()
                }
                _ = try await client.upload(run: "evalRuns/r", upload: "u", samples: source)
            }
        }
        #expect(try keeper.cold.withLock { $0 } == [packed(3)])
    }
}
