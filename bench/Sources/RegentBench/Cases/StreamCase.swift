import Foundation
import RegentClient

/// `stream_unix`: 100,000 messages of 64 bytes from `regent-echo` on one stream over a Unix socket, taken by the SDK as
/// they come together; messages a second.
struct StreamCase: BenchCase {
    private static let count = 100_000
    private var server: Process?
    private var client: RegentClient?
    private var leash: Pipe?
    private var request: [UInt8] = []

    mutating func prepare(_ place: BenchPlace) async throws {
        let path = place.scratch.appending(path: "e-\(UInt32.random(in: 0 ... .max))").path
        let leash = Pipe()
        let server = Process()
        server.executableURL = URL(filePath: place.regentd).deletingLastPathComponent().appending(path: "regent-echo")
        server.arguments = [path]
        server.standardInput = leash
        try server.run()
        (self.server, self.leash) = (server, leash)
        client = try await BenchDaemon.connect(try Address("unix:\(path)"))
        // Each message is 64 bytes as encoded: 62 of body.
        request = StreamingOutputCallRequest(responseSizes: [UInt32](repeating: 62, count: Self.count)).encoded()
    }

    func run() async throws -> Measurement {
        guard let client else { throw BenchError("not prepared") }
        var count = 0
        let seconds = try await Stopwatch.seconds {
            try await client.callStream("/regent.test.v1.TestService/StreamingOutputCall", [request]) { messages in
                for message in messages {
                    guard message.count == 64 else { throw BenchError("a message of \(message.count) bytes") }
                    count += 1
                }
            }
        }
        guard count == Self.count else { throw BenchError("\(count) messages came") }
        return Measurement(value: Double(count) / seconds)
    }

    mutating func finish() async throws {
        await client?.close()
        try leash?.fileHandleForWriting.close()
        server?.waitUntilExit()
    }
}
