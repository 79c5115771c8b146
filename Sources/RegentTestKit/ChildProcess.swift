public import Foundation
import Synchronization

/// A program started by a test, whose end is awaited without holding a thread.
///
/// Tests run side by side on as many threads as there are cores: one that blocked for a child would hold
/// up the very test the child waits for.
public final class ChildProcess: Sendable {
    private struct State {
        var status: Int32?
        var waiters: [CheckedContinuation<Int32, Never>] = []
    }

    private let process = Process()
    private let state = Mutex(State())

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - environment: nil = this process's own.
    ///   - input, output, errors: files; nil = /dev/null.
    public init(
        _ program: URL, _ arguments: [String], environment: [String: String]? = nil,
        input: URL? = nil, output: URL? = nil, errors: URL? = nil
    ) throws {
        process.executableURL = program
        process.arguments = arguments
        if let environment { process.environment = environment }
        let files = try [
            input.map(FileHandle.init(forReadingFrom:)), output.map(FileHandle.init(forWritingTo:)),
            errors.map(FileHandle.init(forWritingTo:)),
        ]
        // The program has its own by then; a process with more than some 1,300 open files cannot start another.
        defer { for file in files { try? file?.close() } }
        process.standardInput = files[0] ?? FileHandle.nullDevice
        process.standardOutput = files[1] ?? FileHandle.nullDevice
        process.standardError = files[2] ?? FileHandle.nullDevice
        process.terminationHandler = { [self] in ended($0.terminationStatus) }
        try process.run()
    }

    /// Whether it has not ended.
    public var isRunning: Bool { state.withLock { $0.status == nil } }

    /// Its exit status, once it has ended; the number of the signal that ended it.
    public var exitStatus: Int32 {
        get async {
            await withCheckedContinuation { continuation in
                let status = state.withLock { state in
                    if state.status == nil { state.waiters.append(continuation) }
                    return state.status
                }
                if let status { continuation.resume(returning: status) }
            }
        }
    }

    /// Sends a signal, if it still runs.
    public func signal(_ number: Int32) {
        if isRunning { Foundation.kill(process.processIdentifier, number) }
    }

    /// Kills it and the processes of its group, those that it started, if it still runs.
    public func killGroup() {
        if isRunning { Foundation.kill(-process.processIdentifier, SIGKILL) }
    }

    /// The first line with a text in a file that it writes, once it is there; nil if it ends without it or hangs.
    public func line(with text: String, in file: URL) async throws -> String? {
        let end = ContinuousClock.now + hangLimit
        while ContinuousClock.now < end {
            let isOver = !isRunning
            // What follows the last line feed is not a line yet.
            let lines = try String(contentsOf: file, encoding: .utf8).split(
                separator: "\n", omittingEmptySubsequences: false
            ).dropLast()
            if let found = lines.first(where: { $0.contains(text) }) { return String(found) }
            if isOver { return nil }
            try await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }

    private func ended(_ status: Int32) {
        let waiters = state.withLock { state in
            state.status = status
            defer { state.waiters = [] }
            return state.waiters
        }
        for waiter in waiters { waiter.resume(returning: status) }
    }

    /// A program that was built beside the test bundle, whatever the configuration.
    public static func built(_ program: String) -> URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).standardizedFileURL
        repeat {
            folder.deleteLastPathComponent()
            let file = folder.appendingPathComponent(program)
            if FileManager.default.isExecutableFile(atPath: file.path) { return file }
        } while folder.path != "/"
        return URL(fileURLWithPath: program)
    }
}
