import Foundation
import RegentTestKit
import Testing

/// `regentd` as an operator starts and stops it.
@Suite("The daemon's program")
struct DaemonProgramTests {
    /// A daemon with a store in a directory.
    private struct Running {
        let process: ChildProcess
        let address: String

        /// Starts it; nil where it ends instead of getting ready.
        init?(in folder: TemporaryFolder, _ name: String, data: String, listen: String) async throws {
            let log = URL(fileURLWithPath: folder.file(name + ".log"))
            try Data().write(to: log)
            address = "unix:" + listen
            process = try ChildProcess(
                ChildProcess.built("regentd"), ["--data", data, "--listen", address, "--log-format", "json"],
                errors: log)
            guard try await process.line(with: #""message":"ready""#, in: log) != nil else { return nil }
        }

        func stop() async -> Int32 {
            process.signal(SIGTERM)
            return await process.exitStatus
        }

        /// A field of its status.
        func status(_ field: String) async throws -> Any? {
            try await RegentBinary.run(["status", "-o", "json", "--address", address]).json?[field]
        }
    }

    @Test("A second daemon does not take over the socket of the first, and each removes only its own")
    func socketOfAnother() async throws {
        try await withTemporaryFolder { folder in
            let socket = folder.file("r.sock")
            let first = try #require(try await Running(in: folder, "1", data: folder.file("1"), listen: socket))
            let store = try #require(try await first.status("store_id") as? String)
            let second = try await Running(in: folder, "2", data: folder.file("2"), listen: socket)
            #expect(second == nil)
            second?.process.signal(SIGKILL)
            #expect(try await first.status("store_id") as? String == store)
            first.process.signal(SIGKILL)
            _ = await first.process.exitStatus
            // What a killed daemon leaves is taken by another.
            let third = try #require(try await Running(in: folder, "3", data: folder.file("3"), listen: socket))
            #expect(try await third.status("store_id") as? String != store)
            #expect(await third.stop() == 0)
            #expect(!FileManager.default.fileExists(atPath: socket))
        }
    }

    @Test(
        "Two signals at once count as one", arguments: [[SIGTERM, SIGINT], [SIGINT, SIGTERM]])
    func oneSignal(signals: [Int32]) async throws {
        try await withTemporaryFolder { folder in
            let daemon = try #require(
                try await Running(in: folder, "d", data: folder.file("d"), listen: folder.file("r.sock")))
            for signal in signals { daemon.process.signal(signal) }
            #expect(await daemon.process.exitStatus == 0)
        }
    }

    @Test("A symbolic link to a directory works as --data")
    func linkedData() async throws {
        try await withTemporaryFolder { folder in
            let (real, link) = (folder.file("real"), folder.file("link"))
            try FileManager.default.createDirectory(
                atPath: real, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: real)
            let daemon = try #require(
                try await Running(in: folder, "d", data: link, listen: folder.file("r.sock")))
            #expect(FileManager.default.fileExists(atPath: real + "/regent.db"))
            // One directory, by whatever name, has one daemon.
            #expect(try await Running(in: folder, "e", data: real, listen: folder.file("s.sock")) == nil)
            #expect(await daemon.stop() == 0)
        }
    }

    @Test("A symbolic link to nothing or to a file is refused", arguments: ["none", "file"])
    func badLink(target: String) async throws {
        try await withTemporaryFolder { folder in
            try Data().write(to: URL(fileURLWithPath: folder.file("file")))
            let link = folder.file("link")
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.file(target))
            #expect(try await Running(in: folder, "d", data: link, listen: folder.file("r.sock")) == nil)
        }
    }

    @Test(
        "A daemon that does not start says why in the form that regent has",
        arguments: [
            (["--nonsense"], Int32(64), "--nonsense", true), (["--slow-call-ms", "many"], 64, "many", true),
            (["--data", ":memory:", "--log-format", "loud"], 1, "log_format: ", false), ([], 1, "data_dir: ", false),
            (["--data", "/dev/null/store"], 1, "/dev/null/store", false),
        ])
    func refusal(_ arguments: [String], _ code: Int32, _ named: String, _ hasHint: Bool) async throws {
        try await withTemporaryFolder { folder in
            let said = URL(fileURLWithPath: folder.file("said"))
            try Data().write(to: said)
            let environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REGENT_") }
            let process = try ChildProcess(
                ChildProcess.built("regentd"), arguments, environment: environment, errors: said)
            let status = await process.exitStatus
            let text = try String(contentsOf: said, encoding: .utf8)
            #expect(status == code && text.hasPrefix("error: ") && text.contains(named), "\(text)")
            #expect(text.contains("\n  hint: see regentd --help\n") == hasHint && !text.contains("Usage"), "\(text)")
        }
    }

    @Test("Help and version fail if the output device is full", arguments: ["--help", "--version"])
    func fullDevice(flag: String) async throws {
        let process = try ChildProcess(
            ChildProcess.built("regentd"), [flag], output: URL(fileURLWithPath: "/dev/full"))
        #expect(await process.exitStatus == 1)
    }
}
