import Foundation
import GRPCCore
import GRPCNIOTransportHTTP2Posix

/// grpc-swift-2 over a Unix socket: the server in a process of its own, one connection, 64 bytes both ways.
///
/// `GRPCSwiftPeer DATA SCRATCH` answers a line of JSON a request; `GRPCSwiftPeer serve PATH` is its server.
@main
struct GRPCSwiftPeer {
    static func main() async throws {
        let arguments = CommandLine.arguments
        if arguments[1] == "serve" { return try await serve(arguments[2]) }
        let path = arguments[2] + "/gs-\(getpid())"
        let server = Process()
        server.executableURL = URL(filePath: arguments[0])
        server.arguments = ["serve", path]
        // The server ends when this pipe does, however this process ends.
        let leash = Pipe()
        server.standardInput = leash
        server.standardOutput = FileHandle.standardError
        try server.run()
        while !FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(10)) }
        let transport = try HTTP2ClientTransport.Posix(
            target: .unixDomainSocket(path: path), transportSecurity: .plaintext)
        try await withGRPCClient(transport: transport) { client in try await answerLines(client) }
        try leash.fileHandleForWriting.close()
        server.waitUntilExit()
    }

    private static func serve(_ path: String) async throws {
        Thread.detachNewThread {
            while readLine() != nil {}
            exit(0)
        }
        let transport = HTTP2ServerTransport.Posix(
            address: .unixDomainSocket(path: path), transportSecurity: .plaintext)
        try await GRPCServer(transport: transport, services: [EchoService()]).serve()
    }

    private static func answerLines(_ client: GRPCClient<HTTP2ClientTransport.Posix>) async throws {
        while let line = readLine() {
            let request = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
            guard let name = request["run"] else {
                say(#"{"ok": true}"#)
                continue
            }
            let value =
                switch name {
                case "unary_unix_c1": try await medianMicroseconds(client)
                case "unary_unix_c32": try await callsASecond(client)
                default: try await messagesASecond(client)
                }
            say(#"{"value": \#(value), "also": {}}"#)
        }
    }

    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    private static func medianMicroseconds(_ client: GRPCClient<HTTP2ClientTransport.Posix>) async throws -> Double {
        let times = try await callTimes(client, until: .now + .seconds(1)).sorted()
        return times[times.count / 2] * 1e6
    }

    private static func callsASecond(_ client: GRPCClient<HTTP2ClientTransport.Posix>) async throws -> Double {
        let start = ContinuousClock.now
        let calls = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<32 {
                group.addTask { try await callTimes(client, until: start + .seconds(1)).count }
            }
            return try await group.reduce(0, +)
        }
        return Double(calls) / seconds(.now - start)
    }

    private static func callTimes(
        _ client: GRPCClient<HTTP2ClientTransport.Posix>, until end: ContinuousClock.Instant
    ) async throws -> [Double] {
        var times: [Double] = []
        var start = ContinuousClock.now
        while start < end {
            _ = try await client.unary(
                request: ClientRequest(message: EchoService.payload), descriptor: EchoService.unary,
                serializer: RawBytes(), deserializer: RawBytes(), options: .defaults
            ) { try $0.message }
            let next = ContinuousClock.now
            times.append(seconds(next - start))
            start = next
        }
        return times
    }

    private static func messagesASecond(_ client: GRPCClient<HTTP2ClientTransport.Posix>) async throws -> Double {
        let start = ContinuousClock.now
        let count = try await client.serverStreaming(
            request: ClientRequest(message: []), descriptor: EchoService.stream, serializer: RawBytes(),
            deserializer: RawBytes(), options: .defaults
        ) { response in
            var count = 0
            for try await _ in response.messages { count += 1 }
            return count
        }
        guard count == EchoService.messageCount else { fatalError("\(count) messages came") }
        return Double(count) / seconds(.now - start)
    }

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}
