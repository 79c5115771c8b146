import Foundation
import RegentTestKit
import Testing

@Suite("Jobs on the command line")
struct JobCommandTests {
    @Test("A job goes through its life by its commands")
    func life() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "model", "create", "triage")
            try await daemon.expect(
                0, "job", "create", "nightly", "--model", "triage", "--kind", "external", "--cron", "0 2 * * mon-fri")
            func shown() async throws -> [String: Any] {
                try await daemon.regent("job", "show", "nightly", "-o", "json").json ?? [:]
            }
            let made = try await shown()
            #expect(made["state"] as? String == "ACTIVE" && made["next_run_time"] != nil)
            try await daemon.expect(0, "job", "set", "nightly", "--every", "6h")
            let changed = try await shown()
            #expect((changed["cron"] as? String ?? "").isEmpty && (changed["interval_seconds"] as? Int) == 21_600)
            try await daemon.expect(0, "job", "pause", "nightly", "--reason", "a move")
            let paused = try await shown()
            #expect(paused["state"] as? String == "PAUSED" && paused["next_run_time"] == nil)
            try await daemon.expect(0, "job", "resume", "nightly")
            try await VersionCommandTests.register(daemon, "triage/1.0.0")
            // It is not released.
            #expect(try await daemon.regent("job", "bind", "nightly", "triage/1.0.0").code != 0)
            try await daemon.expect(0, "job", "unbind", "nightly")
            try await daemon.expect(0, "job", "archive", "nightly")
            let listed = try await daemon.regent("job", "list", "--archived", "-o", "json").json
            #expect((listed?["jobs"] as? [[String: Any]])?.first?["state"] as? String == "ARCHIVED")
            try await daemon.expect(0, "job", "restore", "nightly")
            #expect(try await shown()["state"] as? String == "PAUSED")
        }
    }

    @Test("Two schedules, none, and dates that no year has are refused")
    func refused() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "model", "create", "triage")
            let made = ["job", "create", "j", "--model", "triage", "--kind", "external"]
            #expect(try await daemon.regent(made + ["--cron", "@daily", "--every", "6h"]).code == 64)
            for flags in [[], ["--cron", "0 0 30 2 *"], ["--every", "9s"]] {
                #expect(try await daemon.regent(made + flags).code != 0)
            }
            #expect(try await daemon.regent("job", "show", "j").code != 0)
        }
    }

    @Test("A file of jobs and their model is applied, in any order, and the same again changes nothing")
    func apply() async throws {
        try await TestDaemon.with { daemon, folder in
            let file = folder.file("jobs.yaml")
            let text = """
                name: jobs/nightly
                model: models/triage
                kind: MONITOR
                cron: "0 2 * * *"
                ---
                name: models/triage
                display_name: Triage

                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            func etag() async throws -> String {
                let job = try await daemon.regent("job", "show", "nightly", "-o", "json").json
                #expect(job?["kind"] as? String == "MONITOR" && job?["state"] as? String == "ACTIVE")
                return try #require(job?["etag"] as? String)
            }
            try await daemon.expect(0, "apply", "-f", file)
            let made = try await etag()
            try await daemon.expect(0, "apply", "-f", file)
            #expect(try await etag() == made)
        }
    }
}
