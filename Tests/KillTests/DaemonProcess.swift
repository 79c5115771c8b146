import Foundation
import RegentClient
import RegentRPC
import RegentTestKit
import RegentWire

/// A daemon in a process of its own, to be killed.
struct DaemonProcess {
    private let process: Process
    private let address: Address

    /// Starts one of the built programs on a directory and waits until it answers.
    static func start(_ program: String, in folder: TemporaryFolder) async throws -> DaemonProcess {
        let process = Process()
        process.executableURL = binaries.appendingPathComponent(program)
        let socket = "unix:" + folder.file("r.sock")
        process.arguments = ["--data", folder.file("data"), "--listen", socket]
        process.standardError = FileHandle.nullDevice
        try process.run()
        let daemon = DaemonProcess(process: process, address: try Address(socket))
        try await daemon.connect().close()
        return daemon
    }

    /// A new connection; waits until the daemon listens.
    func connect() async throws -> RegentClient {
        var attempts = 0
        while true {
            do {
                return try await RegentClient.connect(to: address)
            } catch {
                guard error.code == .unavailable, attempts < 500, process.isRunning else { throw error }
                attempts += 1
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// SIGKILL: nothing in the process gets another instruction.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    /// SIGTERM, and the exit status of an orderly end.
    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// Folder of the test bundle, where the programs are built too.
    private static let binaries: URL = {
        let arguments = CommandLine.arguments
        let bundle = arguments.first { $0.hasSuffix(".xctest") } ?? arguments[0]
        return URL(fileURLWithPath: bundle).resolvingSymlinksInPath().deletingLastPathComponent()
    }()
}
