import Foundation
import RegentClient

/// A daemon on a fresh directory.
final class BenchDaemon {
    private let process = Process()
    private let folder: URL

    init(executable: String) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "regent-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        process.executableURL = URL(filePath: executable)
        process.arguments = ["--data", folder.appending(path: "data").path, "--listen", address]
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    private var address: String { "unix:\(folder.path)/r.sock" }

    /// Connects as soon as the daemon answers, within ten seconds.
    func connect() async throws -> RegentClient {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            do {
                return try await RegentClient.connect(to: try Address(address))
            } catch {
                guard ContinuousClock.now < end else { throw error }
                try await Task.sleep(for: .milliseconds(50))
            }
        }
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }
}
