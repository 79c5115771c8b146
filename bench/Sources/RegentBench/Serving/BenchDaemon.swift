import Foundation
import RegentClient

/// A daemon on a fresh directory.
final class BenchDaemon {
    let client: RegentClient
    /// Where more clients connect.
    let address: Address
    private let process: Process
    private let folder: URL

    /// Starts a daemon on a fresh directory and connects to it.
    ///
    /// - Parameter isTraced: whether spans of calls go to a file in the directory, of one trace in a hundred.
    convenience init(_ place: BenchPlace, isTraced: Bool = false) async throws {
        // Short: the address of a Unix socket has at most 107 bytes.
        let folder = place.scratch.appending(path: "d-\(UInt32.random(in: 0 ... .max))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let spans = folder.appending(path: "spans.jsonl").path
        try await self.init(
            place, in: folder, isTraced ? ["--otlp-file", spans, "--trace-sampling", "0.01"] : [])
    }

    private init(_ place: BenchPlace, in folder: URL, _ arguments: [String] = []) async throws {
        self.folder = folder
        process = Process()
        process.executableURL = URL(filePath: place.regentd)
        address = try Address("unix:\(folder.path)/r.sock")
        process.arguments =
            ["--data", folder.appending(path: "data").path, "--listen", "\(address)", "--debuggable"] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        do {
            client = try await Self.connect(address)
        } catch {
            process.terminate()
            throw error
        }
    }

    /// Runs a body with a daemon of its own, which is gone afterwards.
    static func with<Result>(
        _ place: BenchPlace, isTraced: Bool = false, _ body: (BenchDaemon) async throws -> Result
    ) async throws -> Result {
        let daemon = try await BenchDaemon(place, isTraced: isTraced)
        do {
            let result = try await body(daemon)
            try await daemon.remove()
            return result
        } catch {
            try? await daemon.remove()
            throw error
        }
    }

    /// Connects as soon as somebody answers, within ten seconds.
    static func connect(_ address: Address) async throws -> RegentClient {
        let end = ContinuousClock.now + .seconds(10)
        while true {
            do {
                return try await RegentClient.connect(to: address)
            } catch {
                guard ContinuousClock.now < end else { throw error }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    /// Ends the daemon and starts another on its directory, which remembers nothing but what is stored.
    func restarted(_ place: BenchPlace) async throws -> BenchDaemon {
        await stop()
        return try await again(place)
    }

    /// Starts another on the directory of one that has ended.
    func again(_ place: BenchPlace) async throws -> BenchDaemon { try await BenchDaemon(place, in: folder) }

    /// Ends the daemon at once, whatever it does.
    func kill() async {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        await client.close()
    }

    /// Ends the daemon and leaves its directory, as a clean stop leaves it.
    func stop() async {
        await client.close()
        process.terminate()
        process.waitUntilExit()
    }

    /// Ends the daemon and removes its directory.
    func remove() async throws {
        if process.isRunning { await stop() }
        try FileManager.default.removeItem(at: folder)
    }

    /// Bytes of all files of the store.
    func storedBytes() throws -> Int {
        let data = folder.appending(path: "data")
        return try FileManager.default.subpathsOfDirectory(atPath: data.path).reduce(0) { sum, path in
            let attributes = try FileManager.default.attributesOfItem(atPath: data.appending(path: path).path)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { return sum }
            return sum + (attributes[.size] as? Int ?? 0)
        }
    }

    /// Processor time the daemon has used so far, in seconds, all threads.
    func processorSeconds() throws -> Double {
        let stat = try String(contentsOf: URL(filePath: "/proc/\(process.processIdentifier)/stat"), encoding: .utf8)
        guard let end = stat.lastIndex(of: ")") else { throw BenchError("/proc says nothing of the daemon") }
        let fields = stat[end...].split(separator: " ")
        guard let user = Double(fields[12]), let system = Double(fields[13]) else {
            throw BenchError("/proc says nothing of the daemon")
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Resident memory in MiB: `VmRSS` now, `VmHWM` at most so far.
    func residentMiB(_ field: String) throws -> Double {
        let status = try String(contentsOf: URL(filePath: "/proc/\(process.processIdentifier)/status"), encoding: .utf8)
        for line in status.split(separator: "\n") where line.hasPrefix(field + ":") {
            if let kilobytes = Double(line.split(whereSeparator: \.isWhitespace)[1]) { return kilobytes / 1_024 }
        }
        throw BenchError("/proc says nothing of \(field)")
    }
}
