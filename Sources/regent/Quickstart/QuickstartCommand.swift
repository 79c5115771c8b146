import ArgumentParser
import Foundation
import RegentMessages
import RegentText

/// A daemon to try Regent with, which leaves nothing behind.
struct QuickstartCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "quickstart", "Starts a daemon with sample data to try Regent with, and removes it at the end.",
        examples: """
            regent quickstart
            regent quickstart --stay 10m
            regent quickstart --console
            """,
        notes: """
            The store is in a temporary folder. The command prints four commands to try in
            another terminal, waits, then ends the daemon and removes the folder; Ctrl-C
            ends it sooner. The program regentd is looked for beside this one, then in
            PATH.
            --console also serves the console on a free port of this machine, with more
            data, and prints a link that logs in once, within a minute; another one comes
            from regent console. Six people have tokens there, in the files NAME.token.
            """, asksDaemon: false)

    @Option(
        help: ArgumentHelp("How long the daemon stays: seconds, or 90s, 10m, 2h, at most a day.", valueName: "time"))
    var stay: TimeoutArgument = .hour
    @Flag(help: "Also serve the console, and print a link into it.")
    var console = false

    func run() async throws {
        Terminal.pass("starting a daemon and storing sample data" + (console ? "; this takes half a minute" : ""))
        let trial = try await TrialDaemon.start(withConsole: console)
        Interruption.onInterruption(do: { trial.end() })
        defer {
            Interruption.onInterruption(do: nil)
            trial.end()
        }
        try await QuickstartData.load(into: trial)
        if console { try QuickstartGovernance.load(into: trial) }
        Terminal.write(Self.text(trial) + (console ? try Self.link(trial) : ""))
        _ = await Interruption.pause(.seconds(stay.seconds), saying: "Ctrl-C ends the daemon and removes its folder")
        Terminal.say("ended; \(trial.folder) is removed")
    }

    /// A link into the console.
    private static func link(_ trial: TrialDaemon) throws -> String {
        let done = try trial.run(["console", "-o", "json"])
        let url = try? JSONValue(parsing: Array(done.output.utf8))["url"]?.string
        guard done.code == 0, let url else { throw CommandFailure("regent console failed: \(done.errors)") }
        return """
            The console, for one login within a minute:

              \(url)


            """
    }

    /// What to try.
    private static func text(_ trial: TrialDaemon) -> String {
        """
        A daemon with sample data is ready. In another terminal:

          export REGENT_ADDRESS=\(trial.address)

          regent route select --environment prod --key user-7     # which provider serves this key
          regent outcome summary --environment prod               # who answered, how fast, with which errors
          regent eval show quickstart                             # a judged run: why it failed
          regent history environments/prod/providers/openai       # every change, when and by whom


        """
    }
}

extension TimeoutArgument {
    /// An hour.
    static var hour: TimeoutArgument { TimeoutArgument(seconds: 3_600) }
}

/// A daemon of this command, with its folder.
final class TrialDaemon: Sendable {
    /// Longest time that it may take to answer.
    private static let patience = Duration.seconds(30)

    /// Its folder, which is removed at the end.
    let folder: String
    /// Where it listens.
    let address: String
    private let process: Process

    private init(folder: String, process: Process) {
        self.folder = folder
        self.process = process
        address = "unix:\(folder)/regent.sock"
    }

    /// Starts it and waits until it answers.
    ///
    /// - Throws: `CommandFailure` where `regentd` is not found or does not start.
    static func start(withConsole: Bool = false) async throws -> TrialDaemon {
        let program = try program("regentd")
        let folder = NSTemporaryDirectory() + "regent-quickstart-" + RandomText.letters(12)
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments =
            ["--data", folder + "/data", "--listen", "unix:\(folder)/regent.sock"]
            + (withConsole ? ["--http", "tcp:127.0.0.1:0", "--insecure-loopback"] : [])
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
        let log = URL(fileURLWithPath: folder + "/regentd.log")
        try Data().write(to: log)
        process.standardError = try FileHandle(forWritingTo: log)
        process.standardOutput = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        let trial = TrialDaemon(folder: folder, process: process)
        do {
            try process.run()
            try await trial.waitUntilServing(log)
        } catch {
            trial.end()
            throw error
        }
        return trial
    }

    private func waitUntilServing(_ log: URL) async throws {
        let clock = ContinuousClock()
        let end = clock.now + Self.patience
        while try await !isServing() {
            guard process.isRunning, clock.now < end else {
                let last = (try? String(contentsOf: log, encoding: .utf8))?.split(separator: "\n").last.map(String.init)
                throw CommandFailure("regentd did not start: \(last ?? "it wrote nothing")")
            }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private func isServing() async throws -> Bool { try run(["health", "-q"]).code == 0 }

    /// Runs `regent` against it; gives its exit code and what it wrote, of errors less than a pipe holds.
    @discardableResult
    func run(_ arguments: [String], input: String = "") throws -> (code: Int32, output: String, errors: String) {
        let child = Process()
        child.executableURL = URL(fileURLWithPath: try Self.program("regent"))
        child.arguments = arguments
        child.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
            .merging(["REGENT_ADDRESS": address]) { $1 }
        let (given, written, said) = (Pipe(), Pipe(), Pipe())
        child.standardInput = given
        child.standardOutput = written
        child.standardError = said
        try child.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let output = try written.fileHandleForReading.readToEnd() ?? Data()
        let errors = try said.fileHandleForReading.readToEnd() ?? Data()
        child.waitUntilExit()
        return (
            child.terminationStatus, String(decoding: output, as: UTF8.self), String(decoding: errors, as: UTF8.self)
        )
    }

    /// Ends it and removes its folder; safe to repeat.
    func end() {
        if process.isRunning {
            process.terminate()
            process.waitUntilExit()
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// The path of a program of this release: beside this one, else in PATH.
    private static func program(_ name: String) throws(CommandFailure) -> String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folder = URL(fileURLWithPath: own.isEmpty ? CommandLine.arguments[0] : own).deletingLastPathComponent()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let folders = [folder.path] + path.split(separator: ":").map(String.init)
        let found = folders.map { $0 + "/" + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else {
            throw CommandFailure("\(name) is neither beside this program nor in PATH", hint: "install it, or set PATH")
        }
        return found
    }
}
