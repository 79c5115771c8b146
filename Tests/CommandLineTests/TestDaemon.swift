import Foundation
import RegentTestKit
import Testing

/// A daemon of its own for one test, with a store in memory.
struct TestDaemon: Sendable {
    private let process: Process
    /// For `--address`.
    let address: String

    /// Starts it and waits until it answers.
    private init(in folder: TemporaryFolder) async throws {
        address = "unix:" + folder.file("regent.sock")
        process = Process()
        process.executableURL = URL(fileURLWithPath: RegentBinary.path(of: "regentd"))
        process.arguments = ["--data", ":memory:", "--listen", address]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // Each question is a process of its own, so this waits seconds at most.
        for _ in 0..<500 where process.isRunning {
            if try await RegentBinary.run(["status", "--address", address]).code == 0 { return }
        }
        stop()
        Issue.record("regentd does not answer")
    }

    /// Ends it, as an operator does.
    func stop() {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
    }

    /// Runs `regent` against it.
    func regent(_ arguments: String..., input: String = "") async throws -> RegentBinary.Outcome {
        try await RegentBinary.run(
            arguments, input: input, environment: ["REGENT_ADDRESS": address])
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
    static func with(_ body: (TestDaemon, TemporaryFolder) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let daemon = try await TestDaemon(in: folder)
            defer { daemon.stop() }
            try await body(daemon, folder)
        }
    }
}

/// A `regent watch -o jsonl` that goes on until it is interrupted or loses its daemon.
struct RunningWatch {
    private let process = Process()
    private let stdout = Pipe()
    private let stderr = Pipe()

    /// Starts watching the daemon from the first revision.
    init(_ daemon: TestDaemon, _ more: String...) throws {
        process.executableURL = URL(fileURLWithPath: RegentBinary.path(of: "regent"))
        process.arguments = ["watch", "--from", "1", "-o", "jsonl", "--address", daemon.address] + more
        process.standardOutput = stdout
        process.standardError = stderr
        try process.run()
    }

    /// Returns as soon as it has written the text, or has ended.
    func waitForOutput(_ text: String) {
        var written = Data()
        while !String(decoding: written, as: UTF8.self).contains(text) {
            let more = stdout.fileHandleForReading.availableData
            if more.isEmpty { return }
            written += more
        }
    }

    /// Asks it to end, as Ctrl-C does.
    func interrupt() { process.interrupt() }

    /// Its end.
    func outcome() -> RegentBinary.Outcome {
        let said = stderr.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return RegentBinary.Outcome(
            code: process.terminationStatus, stdout: "", stderr: String(decoding: said, as: UTF8.self))
    }
}
