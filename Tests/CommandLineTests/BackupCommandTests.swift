import Foundation
import RegentTestKit
import Testing

@Suite("Backup, restore and verification by command")
struct BackupCommandTests {
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    @Test("A restored backup has all the data, and the store verifies")
    func backup() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let file = folder.file("store.backup")
            let made = try await daemon.expect(0, "backup", file, "-o", "json")
            #expect((made.number("revision") ?? 0) > 0 || made.json?["revision"] != nil)
            #expect(made.stderr.contains("regentd --restore \(file)"))
            let attributes = try FileManager.default.attributesOfItem(atPath: file)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            #expect(!Self.exists(file + ".part"))
            try await daemon.expect(0, "ledger", "verify")

            let again = try await daemon.expect(5, "backup", file)
            #expect(again.stderr.contains("--force"))
            try await daemon.expect(0, "backup", file, "--force")
            try Data().write(to: URL(fileURLWithPath: file + "2.part"))
            try await daemon.expect(5, "backup", file + "2")
            #expect(!Self.exists(file + "2"))
            try await daemon.expect(1, "backup", folder.file("none/store.backup"))

            let target = folder.file("restored")
            let restore = try ChildProcess(ChildProcess.built("regentd"), ["--restore", file, "--data", target])
            #expect(await restore.exitStatus == 0)
            #expect(Self.exists(target + "/regent.db"))
            let twice = try ChildProcess(ChildProcess.built("regentd"), ["--restore", file, "--data", target])
            #expect(await twice.exitStatus != 0)
        }
    }
}
