import Foundation
import RegentTestKit
import Testing

@Suite("Proofs of the ledger by command")
struct LedgerCommandTests {
    /// A daemon with a store in a directory, and commands that keep what they see.
    private struct Running {
        let process: ChildProcess
        let environment: [String: String]

        init(in folder: TemporaryFolder, data: String) async throws {
            let socket = folder.file("\(data).sock")
            let log = URL(fileURLWithPath: folder.file("\(data).log"))
            try Data().write(to: log)
            environment = ["REGENT_ADDRESS": "unix:" + socket, "XDG_STATE_HOME": folder.file("state")]
            process = try ChildProcess(
                ChildProcess.built("regentd"),
                ["--data", folder.file(data), "--listen", "unix:" + socket, "--log-format", "json"], errors: log)
            let ready = try await process.line(with: #""message":"ready""#, in: log)
            try #require(ready != nil)
        }

        @discardableResult
        func regent(_ code: Int32, _ arguments: String...) async throws -> RegentBinary.Outcome {
            let outcome = try await RegentBinary.run(arguments, environment: environment)
            #expect(outcome.code == code, "\(arguments): \(outcome.stderr)")
            return outcome
        }

        func stop() async {
            process.signal(SIGTERM)
            _ = await process.exitStatus
        }
    }

    /// The key that a command names on stderr.
    private static func key(_ outcome: RegentBinary.Outcome) throws -> String {
        let line = outcome.stderr.split(separator: "\n").first { $0.hasPrefix("key: ") }
        return String(try #require(line).dropFirst(5))
    }

    private static func write(_ text: String, _ path: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }

    @Test("A proof and a checkpoint are checked without the daemon; a flipped bit is found")
    func offline() async throws {
        try await TestDaemon.with { daemon, folder in
            for run in ["r1", "r2", "r3"] { try await daemon.expect(0, "eval", "create", run, "--type", "offline") }
            let (file, note) = (folder.file("2.tlog-proof"), folder.file("now.checkpoint"))
            let key = try Self.key(try await daemon.expect(0, "ledger", "prove", "2", "--file", file))
            let printed = try await daemon.expect(0, "ledger", "checkpoint", "--size", "3")
            try Self.write(printed.stdout, note)
            let proved = try await daemon.expect(
                0, "ledger", "verify", "--offline", file, "--key", key, "-o", "json", "--address", "unix:/nowhere")
            #expect(proved.json?["revision"] as? String == "2")
            #expect(proved.json?["file"] as? String == "proof")
            let signed = try await daemon.expect(
                0, "ledger", "verify", "--offline", note, "--key", key, "-o", "json")
            #expect(signed.json?["tree_size"] as? String == "3")
            try await daemon.expect(64, "ledger", "verify", "--offline", note)
            try await daemon.expect(64, "ledger", "verify", "--key", key)
            for path in [file, note] {
                var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                bytes[bytes.count / 2] ^= 1
                try bytes.write(to: URL(fileURLWithPath: path))
                let broken = try await daemon.expect(1, "ledger", "verify", "--offline", path, "--key", key)
                #expect(broken.stderr.contains("it is not proved"), "\(broken.stderr)")
            }
        }
    }

    @Test("A policy says who must have signed and cosigned")
    func policy() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let printed = try await daemon.expect(0, "ledger", "checkpoint")
            let (note, policy) = (folder.file("now.checkpoint"), folder.file("p.policy"))
            try Self.write(printed.stdout, note)
            try Self.write("log \(try Self.key(printed))\nquorum none\n", policy)
            try await daemon.expect(0, "ledger", "verify", "--offline", note, "--policy", policy)
            let witness = "witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X"
            try Self.write("log \(try Self.key(printed))\nwitness w \(witness)\nquorum w\n", policy)
            let refused = try await daemon.expect(1, "ledger", "verify", "--offline", note, "--policy", policy)
            #expect(refused.stderr.contains("0 of 1 witnesses"), "\(refused.stderr)")
        }
    }

    /// A log of three entries, signed by it and cosigned by two witnesses.
    private static let cosigned = """
        log.example/three
        3
        Q/Kh4OgpxIFeRvWliB7k3Pu1LFuMKI9lpGh0kJHjjew=

        — log.example/three \
        gwYS6iy624RfSppS+K45OqX7tmWbvlxXZDCsmfBBymNlg5/GghU4+gnIDhBpt+7tDf5tvRxMAtEMV84/c0krAlUImgc=
        — witness.example/w1 \
        IDJKvgAAAABpUkfAyW1hhgvRaKFgndmGzQq8eWGkuVpoZoZFQwOZOvpJfFviumU1G+u5FlgS9yn8OLa5v2xTi65SArkvWPE1Vn7JCg==
        — witness.example/w2 \
        2MWcxgAAAABpUkfBzheCRVzbOTve2oPIhQXIxgGcM39uCWOIz9jVXU+/Rk+x+2V1tds5D/GaSkfFn1Z/ZiAU5dKGbQaphxDttXDEAw==

        """

    @Test("Witnesses that have cosigned are one list, each key of the answer once")
    func cosigners() async throws {
        try await withTemporaryFolder { folder in
            let (note, policy) = (folder.file("three.checkpoint"), folder.file("w.policy"))
            try Self.write(Self.cosigned, note)
            let log = "log log.example/three+830612ea+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n"
            let witnesses = """
                witness a witness.example/w1+20324abe+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X
                witness b witness.example/w2+d8c59cc6+BCVDuS/xCVURR2rcg2nbbdyTNmWhGXjdoUBO4QZsqVWd

                """
            let both = [
                "witness.example/w1 at 2025-12-29T09:20:00.000000Z",
                "witness.example/w2 at 2025-12-29T09:20:01.000000Z",
            ]
            for (text, expected) in [(log + witnesses + "quorum a\n", both), (log + "quorum none\n", [])] {
                try Self.write(text, policy)
                let arguments = ["ledger", "verify", "--offline", note, "--policy", policy]
                let outcome = try await RegentBinary.run(arguments + ["-o", "json"])
                #expect(outcome.code == 0, "\(outcome.stderr)")
                #expect(outcome.json?["cosigned_by"] as? [String] == expected)
                #expect(outcome.stdout.components(separatedBy: "\"cosigned_by\"").count == 2)
                let table = try await RegentBinary.run(arguments)
                #expect(both.allSatisfy { table.stdout.contains($0) } == !expected.isEmpty, "\(table.stdout)")
            }
        }
    }

    @Test("The ledger only grew between checkpoints, and two ledgers are two")
    func compare() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let old = folder.file("old.checkpoint")
            let first = try await daemon.expect(0, "ledger", "checkpoint", "--size", "1")
            try Self.write(first.stdout, old)
            try await daemon.expect(0, "eval", "create", "r2", "--type", "offline")
            let new = folder.file("new.checkpoint")
            try Self.write(try await daemon.expect(0, "ledger", "checkpoint", "--size", "2").stdout, new)
            try await daemon.expect(0, "ledger", "compare", old, new, "--key", try Self.key(first))
            try await daemon.expect(64, "ledger", "compare", new, old)
            try await TestDaemon.with { other, _ in
                try await other.expect(0, "eval", "create", "r1", "--type", "offline")
                let refused = try await other.expect(1, "ledger", "compare", old)
                #expect(refused.stderr.contains("not trusted"), "\(refused.stderr)")
            }
        }
    }

    @Test("After a restore commands refuse the store until the restore is accepted")
    func restored() async throws {
        try await withTemporaryFolder { folder in
            let daemon = try await Running(in: folder, data: "first")
            try await daemon.regent(0, "eval", "create", "r1", "--type", "offline")
            let backup = folder.file("store.backup")
            try await daemon.regent(0, "backup", backup)
            for run in ["r2", "r3", "r4"] { try await daemon.regent(0, "eval", "create", run, "--type", "offline") }
            await daemon.stop()
            // At its stop the daemon publishes what it has; a command then sees it.
            let again = try await Running(in: folder, data: "first")
            try await again.regent(0, "status")
            await again.stop()

            let restore = try ChildProcess(
                ChildProcess.built("regentd"), ["--restore", backup, "--data", folder.file("second")])
            let status = await restore.exitStatus
            #expect(status == 0)
            let second = try await Running(in: folder, data: "second")
            let refused = try await second.regent(1, "eval", "create", "r5", "--type", "offline")
            #expect(refused.stderr.contains("LEDGER_FORKED"), "\(refused.stderr)")
            #expect(refused.stderr.contains("regent ledger accept-restore"))
            try await second.regent(0, "ledger", "accept-restore")
            try await second.regent(0, "eval", "create", "r5", "--type", "offline")
            await second.stop()
        }
    }

    @Test("A new key signs from then on, and the ledger says so")
    func rotation() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
            let before = try Self.key(try await daemon.expect(0, "ledger", "checkpoint"))
            let made = try await daemon.expect(0, "ledger", "rotate-key", "--reason", "yearly", "-o", "json")
            #expect(made.stdout.contains(before))
            try await daemon.expect(0, "eval", "create", "r2", "--type", "offline")
            let after = try Self.key(try await daemon.expect(0, "ledger", "checkpoint", "--size", "3"))
            #expect(after != before)
        }
    }
}
