import Foundation
import RegentTestKit
import Testing

@Suite("Daemons on TCP")
struct TLSCommandTests {
    /// A daemon with TLS on a free port and a Unix socket, in a process of its own.
    private struct Listening {
        let process: ChildProcess
        let unix: String
        /// `tls:localhost:PORT`.
        let tls: String
        private let log: URL

        /// Starts it and waits until it says where it listens.
        init(_ fixture: TLSFixture, in folder: TemporaryFolder) async throws {
            log = URL(fileURLWithPath: folder.file("log"))
            try Data().write(to: log)
            unix = "unix:" + folder.file("r.sock")
            process = try ChildProcess(
                ChildProcess.built("regentd"),
                [
                    "--data", ":memory:", "--listen", unix, "--listen", "tls:127.0.0.1:0", "--log-format", "json",
                    "--tls-cert", fixture.certificate("server"), "--tls-key", fixture.key("server"),
                    "--tls-client-ca", fixture.certificate("ca"),
                ], errors: log)
            let ready = try #require(try await process.line(with: #""message":"ready""#, in: log))
            let port = try #require(ready.firstMatch(of: /,tls:127\.0\.0\.1:(\d+)"/)?.1)
            #expect(port != "0" && ready.contains("\"address\":\"\(unix),"))
            tls = "tls:localhost:\(port)"
        }

        /// The first line of the log with a text in it, once it is there.
        func line(_ text: String) async throws -> String? { try await process.line(with: text, in: log) }

        /// Ends it, as an operator does.
        func stop() async -> Int32 {
            process.signal(SIGTERM)
            return await process.exitStatus
        }
    }

    private func with(_ body: (Listening, TLSFixture, TemporaryFolder) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let fixture = try TLSFixture(in: folder)
            let daemon = try await Listening(fixture, in: folder)
            do { try await body(daemon, fixture, folder) } catch {
                _ = await daemon.stop()
                throw error
            }
            #expect(await daemon.stop() == 0)
        }
    }

    /// Runs `regent status` at an address and expects an exit code.
    private func expect(
        _ code: Int32, _ address: String, _ more: String..., environment: [String: String] = [:],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let outcome = try await RegentBinary.run(["status", "--address", address] + more, environment: environment)
        #expect(outcome.code == code, "\(outcome.stderr)", sourceLocation: sourceLocation)
    }

    @Test("a caller over TLS must identify itself; one that trusts another CA sends nothing")
    func overTLS() async throws {
        try await with { daemon, fixture, _ in
            let ca = fixture.certificate("ca")
            try await expect(0, daemon.unix)
            try await expect(4, daemon.tls, "--tls-ca", ca)
            try await expect(4, daemon.tls, environment: ["REGENT_TLS_CA": ca])
            try await expect(7, daemon.tls, "--tls-ca", fixture.certificate("stranger-ca"))
            try await expect(7, daemon.tls)
            // The files of a client certificate are read and shown.
            let shown = ["--tls-cert", fixture.certificate("stranger"), "--tls-key", fixture.key("stranger")]
            try await expect(7, daemon.tls, "--tls-ca", ca, shown[0], shown[1], shown[2], shown[3])
        }
    }

    @Test("the first of several addresses that answers is used")
    func failover() async throws {
        try await with { daemon, _, folder in
            let nobody = "unix:" + folder.file("nobody")
            let closed = "tcp:127.0.0.1:1"
            try await expect(0, "\(nobody),\(closed),\(daemon.unix)")
            try await expect(7, "\(nobody),\(closed)")
            try await expect(64, "\(daemon.unix),")
        }
    }

    @Test("a token comes from a private file, and never from a flag")
    func tokenFile() async throws {
        try await with { daemon, _, folder in
            let file = folder.file("token")
            try Data("sesame\n".utf8).write(to: URL(fileURLWithPath: file))
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
            try await expect(64, daemon.unix, "--token-file", file)
            try await expect(64, daemon.unix, environment: ["REGENT_TOKEN_FILE": file])
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
            // Nobody knows it, and it wins over the user that the kernel knows.
            try await expect(4, daemon.unix, "--token-file", file)
            try await expect(64, daemon.unix, "--tls-cert", file)
        }
    }

    @Test("SIGHUP loads new certificates while a watch continues; bad ones change nothing")
    func renewal() async throws {
        try await with { daemon, fixture, folder in
            let output = URL(fileURLWithPath: folder.file("watch"))
            try Data().write(to: output)
            let watch = try ChildProcess(
                ChildProcess.built("regent"),
                ["watch", "--from", "1", "-o", "jsonl", "--address", daemon.unix], output: output)
            // It is connected before the signals come, and heeds its own.
            _ = try #require(try await watch.line(with: "environment.created", in: output))
            let (old, new) = (fixture.certificate("ca"), fixture.certificate("stranger-ca"))
            try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: fixture.key("server"))
            daemon.process.signal(SIGHUP)
            let refusal = try #require(try await daemon.line("the previous ones stay in use"))
            #expect(refusal.contains(#""level":"error""#) && refusal.contains("server.key"))
            try await expect(4, daemon.tls, "--tls-ca", old)
            try fixture.replace("server", by: "stranger-server")
            daemon.process.signal(SIGHUP)
            #expect(try await daemon.line("certificates read again") != nil)
            try await expect(4, daemon.tls, "--tls-ca", new)
            try await expect(7, daemon.tls, "--tls-ca", old)
            #expect(watch.isRunning)
            watch.signal(SIGINT)
            #expect(await watch.exitStatus == 130)
        }
    }

    @Test(
        "a daemon with a wrong setting names it",
        arguments: [
            (["--listen", "tls:127.0.0.1:0"], "tls_cert"), (["--listen", "tcp:127.0.0.1:0"], "insecure_loopback"),
            (["--listen", "tcp:0.0.0.0:0", "--insecure-loopback"], "listen"), (["--listen", "nowhere"], "listen"),
            (["--listen", "tls:127.0.0.1:0", "--tls-cert", "/nowhere/c", "--tls-key", "/nowhere/k"], "/nowhere/c"),
        ])
    func nonsense(_ arguments: [String], _ named: String) async throws {
        try await withTemporaryFolder { folder in
            let said = URL(fileURLWithPath: folder.file("said"))
            try Data().write(to: said)
            let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
            let process = try ChildProcess(
                ChildProcess.built("regentd"), ["--data", ":memory:"] + arguments, environment: environment,
                errors: said)
            #expect(await process.exitStatus != 0)
            #expect(try String(contentsOf: said, encoding: .utf8).contains(named))
        }
    }

    @Test("plain TCP on this machine works only with its flag")
    func plain() async throws {
        try await withTemporaryFolder { folder in
            let log = URL(fileURLWithPath: folder.file("log"))
            try Data().write(to: log)
            let process = try ChildProcess(
                ChildProcess.built("regentd"),
                ["--data", folder.file("d"), "--listen", "tcp:127.0.0.1:0", "--insecure-loopback"], errors: log)
            let ready = try #require(try await process.line(with: "regent.sock,tcp:127.0.0.1:", in: log))
            let address = try #require(ready.firstMatch(of: /address=\S+regent\.sock,(tcp:127\.0\.0\.1:\d+)/)?.1)
            // It is reached, and has no user the kernel vouches for.
            try await expect(4, String(address))
            try await expect(0, "unix:" + folder.file("d/regent.sock"))
            process.signal(SIGTERM)
            #expect(await process.exitStatus == 0)
        }
    }
}
