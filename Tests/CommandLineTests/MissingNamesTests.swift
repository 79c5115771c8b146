import Foundation
import RegentTestKit
import Testing

/// What is asked about names that nothing has.
@Suite("Names that never existed, by command")
struct MissingNamesTests {
    @Test(
        "A name that never existed gives NOT_FOUND, not an empty result", .sharedDaemon,
        arguments: [
            ["history", "environments/none"], ["history", "evalRuns/none"],
            ["provider", "list", "-e", "none"], ["provider", "history", "none", "-e", "prod"],
            ["environment", "history", "none"], ["eval", "samples", "none"], ["eval", "export", "none"],
            ["eval", "summary", "none"], ["outcome", "list", "-e", "none", "--provider", "openai"],
            ["outcome", "list", "-e", "none", "--request-id", "r"], ["outcome", "summary", "-e", "none"],
            ["access", "token", "list", "none"],
        ])
    func notFound(command: [String]) async throws {
        let daemon = try SharedDaemon.current
        let outcome = try await daemon.regent(command)
        #expect(outcome.code == 1, "\(outcome.stderr)")
        #expect(outcome.stderr.contains("NOT_FOUND"), "\(outcome.stderr)")
        #expect(outcome.stdout.isEmpty)
    }

    @Test(
        "What does not exist is refused with the command that lists its kind", .sharedDaemon,
        arguments: [
            (["eval", "gate", "none"], "regent eval list"), (["model", "show", "none"], "regent model list"),
            (["provider", "show", "none", "-e", "prod"], "regent provider list"),
            (["version", "show", "none/1.0.0"], "regent version list"),
        ])
    func listing(command: [String], hint: String) async throws {
        let daemon = try SharedDaemon.current
        let outcome = try await daemon.regent(command)
        #expect(outcome.code == 1, "\(outcome.stderr)")
        #expect(outcome.stderr.contains("hint: see what exists: \(hint)\n"), "\(outcome.stderr)")
    }

    @Test("What does not exist is refused with the id that is probably meant, unless ids are of a series")
    func nearest() async throws {
        try await TestDaemon.with { daemon, _ in
            let provider = try await daemon.expect(1, "provider", "show", "opneai", "-e", "prod")
            #expect(provider.stderr.contains(" does not exist; did you mean openai?\n"), "\(provider.stderr)")
            let environment = try await daemon.expect(1, "environment", "show", "prd")
            #expect(environment.stderr.contains("; did you mean prod?\n"), "\(environment.stderr)")
            try await daemon.expect(0, "eval", "create", "run-1", "--type", "offline")
            let run = try await daemon.expect(1, "eval", "show", "run-2")
            #expect(!run.stderr.contains("did you mean"), "\(run.stderr)")
        }
    }

    @Test("A watch accepts the words of commands as kinds, and no others", arguments: ["provider", "providers"])
    func kinds(word: String) async throws {
        try await TestDaemon.with { daemon, folder in
            let watch = try RunningWatch(daemon, in: folder, "--kind", word)
            try await watch.waitForOutput("environments/prod/providers/openai")
            watch.interrupt()
            #expect(try await watch.outcome().code == 130)
            try await daemon.expect(64, "watch", "--kind", "gadgets")
            try await daemon.expect(64, "watch", "--kind", "environments/prod")
        }
    }

    @Test("A decision has the reason why the requested provider was not used")
    func requested() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "provider", "set", "off", "-e", "prod", "--weight", "1")
            try await daemon.expect(0, "provider", "disable", "off", "-e", "prod")
            for (requested, exclusion) in [("nope", "UNKNOWN"), ("off", "DISABLED"), ("custom", "UNSPECIFIED")] {
                let select = ["route", "select", "-e", "prod", "--key", "k", "--requested", requested]
                let json = try await daemon.regent(select + ["-o", "json"])
                #expect(json.json?["requested_exclusion"] as? String == exclusion)
                let table = try await daemon.regent(select)
                #expect(table.stdout.contains("requested_exclusion") == (exclusion != "UNSPECIFIED"))
            }
        }
    }
}
