import Foundation
import RegentTestKit
import Testing

/// A daemon of its own for one test, with a store in memory, or with one that the test has made.
struct TestDaemon: Sendable {
    private let process: ChildProcess
    /// For `--address`.
    let address: String

    /// Starts it and waits until it answers.
    private init(in folder: TemporaryFolder, data: String) async throws {
        address = "unix:" + folder.file("regent.sock")
        let log = URL(fileURLWithPath: folder.file("regentd.log"))
        try Data().write(to: log)
        process = try ChildProcess(
            ChildProcess.built("regentd"),
            ["--data", data, "--listen", address, "--log-format", "json"], errors: log)
        guard try await process.line(with: #""message":"ready""#, in: log) == nil else { return }
        await stop()
        Issue.record("regentd is not ready: \(try String(contentsOf: log, encoding: .utf8))")
    }

    /// Ends it, as an operator does.
    func stop() async {
        process.signal(SIGTERM)
        _ = await process.exitStatus
    }

    /// Lets it hang for as long as the body runs: connections are accepted, and nothing is answered.
    func hanging<Value>(_ body: () async throws -> Value) async rethrows -> Value {
        process.signal(SIGSTOP)
        defer { process.signal(SIGCONT) }
        return try await body()
    }

    /// Runs `regent` against it.
    func regent(_ arguments: String..., input: String = "") async throws -> RegentBinary.Outcome {
        try await RegentBinary.run(
            arguments, input: input, environment: ["REGENT_ADDRESS": address])
    }

    /// Runs `regent` against it.
    func regent(_ arguments: [String]) async throws -> RegentBinary.Outcome {
        try await RegentBinary.run(arguments, environment: ["REGENT_ADDRESS": address])
    }

    /// Runs `regent` against it and expects an exit code.
    @discardableResult
    func expect(
        _ code: Int32, _ arguments: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> RegentBinary.Outcome {
        let outcome = try await RegentBinary.run(arguments, environment: ["REGENT_ADDRESS": address])
        #expect(outcome.code == code, "\(outcome.stderr)", sourceLocation: sourceLocation)
        return outcome
    }

    /// Runs the body with a daemon.
    ///
    /// - Parameter planting: makes the database of the daemon's store; nil for a store in memory.
    static func with(
        planting: ((_ database: String) async throws -> Void)? = nil,
        _ body: (TestDaemon, TemporaryFolder) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let data = folder.file("data")
            if let planting {
                try FileManager.default.createDirectory(
                    atPath: data, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
                try await planting(data + "/regent.db")
            }
            let daemon = try await TestDaemon(in: folder, data: planting == nil ? ":memory:" : data)
            do { try await body(daemon, folder) } catch {
                await daemon.stop()
                throw error
            }
            await daemon.stop()
        }
    }
}

/// A `regent watch -o jsonl` that goes on until it is interrupted or loses its daemon.
struct RunningWatch {
    private let process: ChildProcess
    private let stdout: URL
    private let stderr: URL

    /// Starts watching the daemon from the first revision.
    init(_ daemon: TestDaemon, in folder: TemporaryFolder, _ more: String...) throws {
        stdout = URL(fileURLWithPath: folder.file("watch.out"))
        stderr = URL(fileURLWithPath: folder.file("watch.err"))
        for file in [stdout, stderr] { try Data().write(to: file) }
        process = try ChildProcess(
            ChildProcess.built("regent"),
            ["watch", "--from", "1", "-o", "jsonl", "--address", daemon.address] + more,
            output: stdout, errors: stderr)
    }

    /// Returns as soon as it has written the text, or has ended.
    func waitForOutput(_ text: String) async throws { _ = try await process.line(with: text, in: stdout) }

    /// Asks it to end, as Ctrl-C does.
    func interrupt() { process.signal(SIGINT) }

    /// Its end.
    func outcome() async throws -> RegentBinary.Outcome {
        RegentBinary.Outcome(
            code: await process.exitStatus, stdout: "",
            stderr: try String(contentsOf: stderr, encoding: .utf8))
    }
}
