import Foundation
import RegentClient
import RegentRPC
import RegentTestKit
import RegentWire

/// A daemon in a process of its own, to be killed.
struct DaemonProcess {
    private let process: ChildProcess
    let address: Address

    /// Starts one of the built programs on a directory and waits until it answers.
    ///
    /// - Parameters:
    ///   - flags: besides those for the store and the socket.
    ///   - environment: on top of this process's own.
    static func start(
        _ program: String, in folder: TemporaryFolder, flags: [String] = [], environment: [String: String] = [:]
    ) async throws -> DaemonProcess {
        let socket = "unix:" + folder.file("r.sock")
        let process = try ChildProcess(
            ChildProcess.built(program), ["--data", folder.file("data"), "--listen", socket] + flags,
            environment: ProcessInfo.processInfo.environment.merging(environment) { $1 })
        let daemon = DaemonProcess(process: process, address: try Address(socket))
        try await daemon.connect().close()
        return daemon
    }

    /// A new connection; waits until the daemon listens.
    func connect() async throws -> RegentClient {
        let end = ContinuousClock.now + hangLimit
        var options = ClientOptions(unaryTimeout: hangLimit)
        options.patience = hangLimit
        while true {
            do {
                return try await RegentClient.connect(to: address, options: options)
            } catch {
                // It comes to listen, or ends: how long that takes is the machine's affair.
                guard error.code == .unavailable, process.isRunning, .now < end else { throw error }
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    /// SIGKILL: nothing in the process gets another instruction.
    func kill() { process.signal(SIGKILL) }

    /// Sends a signal.
    func signal(_ number: Int32) { process.signal(number) }

    /// Returns when the process is gone.
    func gone() async { _ = await process.exitStatus }

    /// Its exit status, or the number of the signal that ended it, once it is gone.
    var exitStatus: Int32 {
        get async { await process.exitStatus }
    }

    /// SIGTERM, and the exit status of an orderly end.
    func stop() async -> Int32 {
        process.signal(SIGTERM)
        return await process.exitStatus
    }
}
