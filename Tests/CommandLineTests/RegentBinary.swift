import Foundation
import RegentTestKit

/// The built `regent`, run as a user runs it.
struct RegentBinary: Sendable {
    /// What one run of it gave.
    struct Outcome: Sendable {
        let code: Int32
        let stdout: String
        let stderr: String

        /// Stdout as JSON; nil where it is none.
        var json: [String: Any]? {
            (try? JSONSerialization.jsonObject(with: Data(stdout.utf8))) as? [String: Any]
        }

        /// Numbers at a path of keys, for example "summary", "p95_latency_ms".
        func number(_ path: String...) -> Double? {
            var value: Any? = json
            for key in path { value = (value as? [String: Any])?[key] }
            return (value as? NSNumber)?.doubleValue
        }
    }

    /// Runs it to its end.
    ///
    /// - Parameters:
    ///   - input: stdin; empty = /dev/null.
    ///   - environment: on top of an environment without any variable of Regent's, and without contexts, and where no
    ///     checkpoint can be kept.
    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) async throws -> Outcome {
        let environment = ProcessInfo.processInfo.environment
            .filter { !$0.key.hasPrefix("REGENT_") }
            .merging([
                "XDG_CONFIG_HOME": "/nonexistent", "XDG_RUNTIME_DIR": "/nonexistent", "XDG_STATE_HOME": "/dev/null",
            ]) { $1 }
            .merging(environment) { $1 }
        return try await withOutputFiles { stdin, stdout, stderr in
            try Data(input.utf8).write(to: stdin)
            let process = try ChildProcess(
                ChildProcess.built("regent"), arguments, environment: environment, input: stdin, output: stdout,
                errors: stderr)
            let code = await process.exitStatus
            return Outcome(
                code: code, stdout: try String(contentsOf: stdout, encoding: .utf8),
                stderr: try String(contentsOf: stderr, encoding: .utf8))
        }
    }

    /// Files rather than pipes: nobody has to read while the command runs.
    private static func withOutputFiles(
        _ body: (URL, URL, URL) async throws -> Outcome
    ) async throws -> Outcome {
        let folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("regent-run-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["in", "out", "err"].map { folder.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        return try await body(files[0], files[1], files[2])
    }
}
