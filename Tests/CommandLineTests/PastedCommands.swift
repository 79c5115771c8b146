import Foundation
import RegentTestKit

/// Commands that one bash reads one after the other, as if they were pasted.
struct PastedCommands {
    /// What one of them gave.
    struct Outcome {
        let status: Int32
        let stdout: String
    }

    /// In the order of the commands; fewer where the shell ended before them.
    let outcomes: [Outcome]
    /// What they wrote on stderr.
    let stderr: String
    /// Whether they left a process running, which the shell has then ended.
    let leftRunning: Bool

    /// The commands of a block: its lines, each with its here-document.
    static func commands(in lines: [String]) -> [String] {
        var (commands, end): ([String], String?) = ([], nil)
        for line in lines {
            if end == nil {
                commands.append(line)
                end = line.firstMatch(of: /<<'(\w+)'/).map { String($0.1) }
            } else {
                commands[commands.count - 1] += "\n" + line
                if line == end { end = nil }
            }
        }
        return commands
    }

    /// Runs them in a folder, where `.build/release` has what was built.
    init(_ commands: [String], in folder: TemporaryFolder) async throws {
        let build = ChildProcess.built("regent").deletingLastPathComponent()
        try FileManager.default.createDirectory(atPath: folder.file(".build"), withIntermediateDirectories: false)
        try FileManager.default.createSymbolicLink(
            at: URL(fileURLWithPath: folder.file(".build/release")), withDestinationURL: build)
        let (input, output, errors) = (Self.file("in", folder), Self.file("out", folder), Self.file("err", folder))
        let left = Self.file("left", folder)
        // The end of a process is noticed only when those that it started have ended too. They may block SIGTERM, as
        // the thread does that starts the shell.
        let atEnd = "jobs -pr > \(left.path); kill -KILL $(cat \(left.path)) 2> /dev/null; wait"
        let start = ["cd '\(folder.path)'", "trap '\(atEnd)' EXIT"]
        // A command that reads stdin takes the lines behind it, as it does where they are pasted.
        let lines = start + commands.flatMap { [$0, #"printf '\n@@ %d\n' $?"#] }
        try Data(lines.joined(separator: "\n").utf8).write(to: input)
        for file in [output, errors, left] { try Data().write(to: file) }
        let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
            .merging(["TMPDIR": folder.path]) { $1 }
        let shell = try ChildProcess(
            URL(fileURLWithPath: "/bin/bash"), [], environment: environment, input: input, output: output,
            errors: errors)
        // One that waits for a daemon that did not start never ends.
        if await !eventually({ !shell.isRunning }) { shell.killGroup() }
        _ = await shell.exitStatus
        let parts = try String(contentsOf: output, encoding: .utf8).components(separatedBy: "\n@@ ")
        let statuses = parts.dropFirst().map { Int32($0.prefix { $0 != "\n" }) ?? -1 }
        let texts = [parts[0]] + parts.dropFirst().map { String($0.drop { $0 != "\n" }.dropFirst()) }
        outcomes = zip(statuses, texts).map { Outcome(status: $0, stdout: $1) }
        stderr = try String(contentsOf: errors, encoding: .utf8)
        leftRunning = try !Data(contentsOf: left).isEmpty
    }

    private static func file(_ name: String, _ folder: TemporaryFolder) -> URL {
        URL(fileURLWithPath: folder.file("pasted." + name))
    }
}
