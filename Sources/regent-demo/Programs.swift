import Foundation

/// Prints a line at once, so that it stands between what the programs print.
func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

/// What went wrong in the demonstration.
struct DemoError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// The two programs, found beside this one.
struct Programs {
    let folder: URL
    let address: String
    /// File with the token of whoever gives the commands; nil = the user.
    var tokenFile: String?

    private var connection: [String] {
        address.isEmpty ? [] : ["--address", address] + (tokenFile.map { ["--token-file", $0] } ?? [])
    }

    /// The command line without a daemon.
    var offline: Programs { Programs(folder: folder, address: "") }

    /// Starts the daemon on a directory.
    func startDaemon(data: String) throws -> Process {
        let process = Process()
        process.executableURL = folder.appendingPathComponent("regentd")
        process.arguments = ["--data", data, "--listen", address, "--log-format", "text"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Starts the command line without waiting for it.
    func start(_ arguments: [String], quiet: Bool = false) throws -> Process {
        let process = Process()
        process.executableURL = folder.appendingPathComponent("regent")
        process.arguments = arguments + connection
        if quiet {
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
        }
        try process.run()
        return process
    }

    /// Runs the command line, prints the command, and demands its exit code.
    func run(_ arguments: String..., expecting code: Int32 = 0) throws { try run(arguments, expecting: code) }

    /// The same.
    func run(_ arguments: [String], expecting code: Int32 = 0) throws {
        let who = tokenFile.map { URL(fileURLWithPath: $0).deletingPathExtension().lastPathComponent } ?? ""
        say("\n\(who)$ regent \(arguments.joined(separator: " "))")
        let process = try start(arguments)
        process.waitUntilExit()
        guard process.terminationStatus == code else {
            throw DemoError(
                "regent \(arguments.joined(separator: " ")): exit \(process.terminationStatus), not \(code)")
        }
    }

    /// Runs a command that must refuse, with whatever exit code but that of success.
    func refuse(_ arguments: String...) throws {
        let process = try start(arguments, quiet: true)
        process.waitUntilExit()
        guard process.terminationStatus != 0 else {
            throw DemoError("regent \(arguments.joined(separator: " ")): accepted")
        }
    }

    /// Ends a daemon as an operator does; it has ten seconds.
    func stop(_ daemon: Process) async throws {
        daemon.terminate()
        let end = ContinuousClock.now + .seconds(10)
        while daemon.isRunning {
            guard .now < end else { throw DemoError("the daemon did not stop within ten seconds") }
            try await Task.sleep(for: .milliseconds(10))
        }
        guard daemon.terminationStatus == 0 else {
            throw DemoError("the daemon ended with \(daemon.terminationStatus)")
        }
    }

    /// Runs a command with its standard output in a file.
    func run(_ arguments: String..., into path: String) throws { try run(arguments, into: path) }

    /// The same.
    func run(_ arguments: [String], into path: String) throws {
        say("\n$ regent \(arguments.joined(separator: " ")) > \(path)")
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let process = Process()
        process.executableURL = folder.appendingPathComponent("regent")
        process.arguments = arguments + connection
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw DemoError("regent \(arguments[0]): exit \(process.terminationStatus)")
        }
    }

    /// The JSON object a command prints; nil where it failed.
    func object(_ arguments: String...) throws -> [String: Any]? { try object(arguments) }

    /// The same.
    func object(_ arguments: [String]) throws -> [String: Any]? {
        let process = Process()
        process.executableURL = folder.appendingPathComponent("regent")
        process.arguments = arguments + ["-o", "json"] + connection
        process.standardError = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let data = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
        return try JSONSerialization.jsonObject(with: data) as? [String: Any]
    }

    /// Waits until the daemon answers.
    func waitUntilReady() throws {
        for _ in 0..<200 {
            if try object("status") != nil { return }
            usleep(50_000)
        }
        throw DemoError("the daemon did not answer within ten seconds")
    }
}
