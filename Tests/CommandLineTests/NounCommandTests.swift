import Foundation
import RegentTestKit
import Testing

@Suite("Commands that every document has", .nounStore)
struct NounCommandTests {
    /// A kind of document, one of it, and what can be done with that one.
    struct Noun: Sendable {
        /// Words of its commands.
        let words: [String]
        /// The document as the command line names it.
        let place: [String]
        /// Its resource name.
        let name: String
        /// Member of the list's JSON.
        let list: String
        /// Legal verbs, in order of the lifecycle, with the command of each.
        let verbs: [String: String]
    }

    /// One of each kind of document, in a store that has them.
    fileprivate static func nouns(_ daemon: TestDaemon, _ folder: TemporaryFolder) async throws -> [Noun] {
        try await daemon.expect(0, "access", "principal", "set", "bot", "--kind", "service")
        try await daemon.expect(0, "access", "token", "issue", "bot", "--ttl", "1h")
        try await daemon.expect(0, "eval", "create", "r1", "--type", "offline")
        let listed = try await daemon.regent("access", "token", "list", "bot", "-o", "json").json
        let token = try #require((listed?["tokens"] as? [[String: Any]])?.first?["name"] as? String)
        try await makeGovernance(daemon, folder)
        return [
            Noun(
                words: ["environment"], place: ["prod"], name: "environments/prod", list: "environments",
                verbs: [
                    "UpdateEnvironment": "regent environment edit prod",
                    "ArchiveEnvironment": "regent environment archive prod --reason TEXT",
                ]),
            Noun(
                words: ["provider"], place: ["openai", "-e", "prod"], name: "environments/prod/providers/openai",
                list: "provider_configs",
                verbs: [
                    "PutProviderConfig": "regent provider edit openai -e prod",
                    "ArchiveProviderConfig": "regent provider archive openai -e prod --reason TEXT",
                    "ResetProviderHealth": "regent provider health reset openai -e prod --reason TEXT",
                ]),
            Noun(
                words: ["access", "principal"], place: ["bot"], name: "principals/bot", list: "principals",
                verbs: [
                    "PutPrincipal": "regent access principal edit bot",
                    "GrantRole": "regent access grant bot --role ROLE",
                    "RevokeRole": "regent access revoke bot --role ROLE",
                ]),
            Noun(
                words: ["access", "token"], place: [token], name: token, list: "tokens",
                verbs: ["RevokeToken": "regent access token revoke \(token)"]),
            Noun(
                words: ["eval"], place: ["r1"], name: "evalRuns/r1", list: "runs",
                verbs: [
                    "UploadSamples": "regent eval upload r1 FILE...",
                    "DropBatch": "regent eval drop-batch r1 SEQ --reason TEXT", "SealRun": "regent eval seal r1",
                    "AbortRun": "regent eval abort r1 --reason TEXT",
                ]),
        ] + governance
    }

    /// Pages of kinds that only a released version has, or only the daemon makes: DeploymentCommandTests and
    /// RolloutCommandTests and SlaCommandTests have their commands; `regent ledger` has those of keys.
    private static let apart = [
        "deployment.md", "deployment-task.md", "rollback-record.md", "rollout-run.md", "alert.md", "sla-violation.md",
        "key-rotation.md", "text-erasure.md",
    ]

    /// One of each kind of document of governance.
    private static func makeGovernance(_ daemon: TestDaemon, _ folder: TemporaryFolder) async throws {
        try await RolloutCommandTests.serve(daemon, folder, model: "served")
        try await daemon.expect(
            0, "force", "start", "f1", "served/1.0.0", "-e", "prod", "--for", "1h", "--reason", "r")
        try Data(
            "name: dashboards/calls\npanels:\n- {title: Calls, query: count from outcomes, chart: BAR}\n".utf8
        ).write(to: URL(fileURLWithPath: folder.file("calls.yaml")))
        try await daemon.expect(0, "apply", "-f", folder.file("calls.yaml"))
        let commands = [
            "model create triage --alias vendor/triage:1",
            "sla set up --subject models/triage -e prod --objective availability --threshold 0.99"
                + " --window rolling-7-days",
            "region set eu --time-zone Europe/Berlin",
            "delegation create holidays --model triage --delegate bot --until 14d",
            "usecase create support --impact low --allow triage=>=1.0.0",
            "incident open --id i1 --type reliability_performance --severity info --title t",
            "proposal create feb --type config-change --model triage --description faster",
            "job create nightly --model triage --kind external --cron @daily",
            "report generate --from -1d --to +1d --name october",
        ]
        for command in commands {
            let outcome = try await daemon.regent(command.split(separator: " ").map(String.init))
            #expect(outcome.code == 0, "\(command): \(outcome.stderr)")
        }
        try await VersionCommandTests.register(daemon, "triage/1.0.0")
        try await daemon.expect(0, "validation", "request", "v1", "--version", "triage/1.0.0")
        try await daemon.expect(
            0, "override", "request", "o1", "--kind", "force", "--subject", "models/triage/versions/1.0.0", "--reason",
            "r")
        let seats = ["model-science-lead", "product-manager", "engineering-lead"]
        for seat in seats { try await daemon.expect(0, "access", "principal", "set", seat, "--kind", "human") }
        let held = seats.flatMap { ["--seat", "\($0)=\($0)"] }
        #expect(try await daemon.regent(["committee", "set", "all"] + held).code == 0)
    }

    /// Those of governance.
    private static let governance: [Noun] = [
        Noun(
            words: ["model"], place: ["triage"], name: "models/triage", list: "models",
            verbs: [
                "UpdateModel": "regent model edit triage", "ArchiveModel": "regent model archive triage",
            ]),
        Noun(
            words: ["region"], place: ["eu"], name: "regions/eu", list: "regions",
            verbs: ["PutRegion": "regent region edit eu", "ArchiveRegion": "regent region archive eu"]),
        Noun(
            words: ["dashboard"], place: ["calls"], name: "dashboards/calls", list: "dashboards",
            verbs: [
                "PutDashboard": "regent dashboard edit calls", "ArchiveDashboard": "regent dashboard archive calls",
            ]),
        Noun(
            words: ["report"], place: ["october"], name: "complianceReports/october", list: "reports", verbs: [:]),
        Noun(
            words: ["sla"], place: ["up"], name: "slaTargets/up", list: "sla_targets",
            verbs: [
                "PutSlaTarget": "regent sla edit up", "PauseSla": "regent sla pause up --until TIME --reason TEXT",
                "ArchiveSlaTarget": "regent sla archive up",
            ]),
        Noun(
            words: ["delegation"], place: ["holidays"], name: "delegations/holidays", list: "delegations",
            verbs: ["RevokeDelegation": "regent delegation revoke holidays"]),
        Noun(
            words: ["job"], place: ["nightly"], name: "jobs/nightly", list: "jobs",
            verbs: [
                "UpdateJob": "regent job edit nightly", "PauseJob": "regent job pause nightly",
                "BindJob": "regent job bind nightly VERSION", "UnbindJob": "regent job unbind nightly",
                "ArchiveJob": "regent job archive nightly",
            ]),
        Noun(
            words: ["usecase"], place: ["support"], name: "useCases/support", list: "use_cases",
            verbs: [
                "UpdateUseCase": "regent usecase edit support", "SubmitUseCase": "regent usecase submit support",
            ]),
        Noun(
            words: ["incident"], place: ["i1"], name: "incidents/i1", list: "incidents",
            verbs: [
                "TriageIncident": "regent incident triage i1 --severity SEVERITY --owner PRINCIPAL",
                "DismissIncident": "regent incident dismiss i1 --reason TEXT",
                "AddIncidentNote": "regent incident note i1 TEXT", "UpdateIncident": "regent incident update i1",
            ]),
        Noun(
            words: ["version"], place: ["triage/1.0.0"], name: "models/triage/versions/1.0.0", list: "versions",
            verbs: [
                "RegisterVersion": "regent version register triage/1.0.0 -f FILE",
                "AnswerReleaseChecklist": "regent version answer triage/1.0.0 ITEM",
                "RecordPerformance": "regent version record triage/1.0.0 NAME=NUMBER",
                "ReleaseVersion": "regent version release triage/1.0.0",
                "SuspendVersion": "regent version suspend triage/1.0.0 --reason TEXT",
                "DeprecateVersion": "regent version deprecate triage/1.0.0 --reason TEXT",
            ]),
        Noun(
            words: ["override"], place: ["o1"], name: "overrides/o1", list: "overrides",
            verbs: [
                "GrantOverride": "regent override grant o1", "DenyOverride": "regent override deny o1 --comment TEXT",
            ]),
        Noun(
            words: ["validation"], place: ["v1"], name: "validationRequests/v1", list: "validation_requests",
            verbs: [
                "StartValidation": "regent validation start v1",
                "DecideValidation": "regent validation decide v1 approve|reject --comment TEXT",
            ]),
        Noun(
            words: ["proposal"], place: ["feb"], name: "proposals/feb", list: "proposals",
            verbs: [
                "UpdateProposal": "regent proposal edit feb", "SubmitProposal": "regent proposal submit feb",
                "WithdrawProposal": "regent proposal withdraw feb",
            ]),
        Noun(
            words: ["committee"], place: ["all"], name: "committees/all", list: "committees",
            verbs: [
                "PutCommittee": "regent committee edit all",
                "ArchiveCommittee": "regent committee archive all --reason TEXT",
            ]),
        Noun(
            words: ["rollout"], place: ["served", "-e", "prod"],
            name: "models/served/environments/prod/rolloutPolicy", list: "rollout_policies",
            verbs: [
                "PutRolloutPolicy": "regent rollout edit served -e prod",
                "RollbackRollout": "regent rollout rollback served -e prod --reason TEXT",
                "ApproveAutoPromote": "regent rollout approve served -e prod",
            ]),
        Noun(
            words: ["force"], place: ["f1"], name: "forces/f1", list: "forces",
            verbs: ["ReleaseForce": "regent force release f1"]),
    ]

    /// Runs a command of a kind of document.
    private typealias Run = @Sendable ([String]) async throws -> RegentBinary.Outcome

    /// Runs a command about each kind of document.
    private static func withNouns(
        _ body: @escaping @Sendable (Noun, Run) async throws -> Void
    ) async throws {
        let address = try NounStore.current.daemon.address
        try await concurrently(try NounStore.current.nouns) { noun in
            try await body(noun) { words in
                try await RegentBinary.run(noun.words + words, environment: ["REGENT_ADDRESS": address])
            }
        }
    }

    @Test("Every kind of document with a lifecycle has its commands")
    func complete() throws {
        let pages = try FileManager.default.contentsOfDirectory(atPath: Checkout.file("docs/lifecycles").path)
        #expect(try NounStore.current.nouns.count + Self.apart.count == pages.count)
        #expect(Set(Self.apart).isSubset(of: pages))
    }

    @Test("A list is filtered, ordered, dated and cut")
    func list() async throws {
        try await Self.withNouns { noun, run in
            let whole = try await run(["list", "--order-by", "create_time", "-o", "json"])
            #expect(whole.code == 0, "\(whole.stderr)")
            let names = (whole.json?[noun.list] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            #expect(names.contains(noun.name), "\(noun.words)")
            let one = try await run(["list", "--filter", "name = \"\(noun.name)\"", "--limit", "1", "-o", "jsonl"])
            #expect(one.json?["name"] as? String == noun.name, "\(one.stderr)")
            #expect(try await run(["list", "--as-of", "1"]).code == 0)
            #expect(try await run(["list", "--filter", "nothing = 1"]).code == 1)
            for limit in ["-1", "1.5", "all"] {
                #expect(try await run(["list", "--limit=\(limit)"]).code == 64, "\(noun.words) \(limit)")
            }
        }
    }

    @Test("A document is shown as it is and as it was")
    func show() async throws {
        try await Self.withNouns { noun, run in
            let shown = try await run(["show"] + noun.place + ["-o", "json"])
            #expect(shown.json?["name"] as? String == noun.name, "\(shown.stderr)")
            let revision = try #require(shown.number("revision"))
            let then = try await run(["show"] + noun.place + ["--as-of", "\(Int(revision))", "-o", "json"])
            #expect(then.stdout == shown.stdout)
            #expect(try await run(["show"] + noun.place + ["--as-of", "\(Int(revision) - 1)"]).code == 1)
        }
    }

    @Test("A description has the fields, the timeline, and the possible methods with the roles that may use them")
    func describe() async throws {
        try await Self.withNouns { noun, run in
            let described = try await run(["describe"] + noun.place + ["-o", "json"])
            #expect(described.code == 0, "\(described.stderr)")
            let document = described.json?["document"] as? [String: Any]
            #expect(document?["name"] as? String == noun.name)
            let timeline = described.json?["timeline"] as? [[String: Any]]
            #expect(timeline?.isEmpty == false)
            #expect(timeline?.allSatisfy { $0["resource"] as? String == noun.name } == true)
            let verbs = described.json?["verbs"] as? [[String: Any]] ?? []
            let commands = verbs.map { ($0["verb"] as? String ?? "", $0["command"] as? String ?? "") }
            #expect(Dictionary(commands) { first, _ in first } == noun.verbs)
            for verb in verbs {
                #expect(verb["allowed"] as? Bool == true)
                #expect((verb["roles"] as? [String])?.isEmpty == false)
            }
            #expect(try await run(["describe"] + noun.place + ["--limit", "1"]).code == 0)
        }
    }

    @Test("A description says which roles a method needs and whom a rule excludes")
    func who() async throws {
        try await TestDaemon.with { daemon, folder in
            let (file, _) = try await AccessCommandTests.program(
                daemon, folder, "provider.read", "history.read", "access.self")
            let described = try await daemon.expect(
                0, "environment", "describe", "prod", "-o", "json", "--token-file", file)
            let verbs = described.json?["verbs"] as? [[String: Any]]
            #expect(verbs?.first?["allowed"] as? Bool == false)
            #expect(verbs?.first?["roles"] as? [String] == ["OPERATOR"])
            let principal = try await daemon.expect(0, "access", "principal", "describe", "bot", "-o", "json")
            let grant = (principal.json?["verbs"] as? [[String: Any]])?.first { $0["verb"] as? String == "GrantRole" }
            #expect((grant?["actor"] as? String)?.hasSuffix("principals/bot") == true)
            #expect(grant?["asks"] as? [String] == ["etag"])
        }
    }

    @Test("A history and a difference between two revisions are those of the document")
    func changes() async throws {
        try await Self.withNouns { noun, run in
            let history = try await run(["history"] + noun.place + ["--limit", "1", "-o", "jsonl"])
            #expect(history.json?["resource"] as? String == noun.name, "\(history.stderr)")
            #expect(try await run(["history"] + noun.place + ["--changes"]).code == 0)
            // Without a revision the diff of a proposal is that of what it changes.
            let diff = try await run(["diff"] + noun.place + ["--from", "0", "-o", "json"])
            let paths = (diff.json?["changes"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String }
            #expect(paths.contains("name"), "\(diff.stderr)")
            let revision = try #require(diff.number("to_revision"))
            let same = try await run(["diff"] + noun.place + ["--from", "\(Int(revision))", "-o", "json"])
            #expect((same.json?["changes"] as? [Any])?.isEmpty == true)
            #expect(try await run(["diff"] + noun.place + ["--from", "3", "--to", "2"]).code == 64)
        }
    }

    @Test(
        "A document that does not exist cannot be shown, described or compared",
        arguments: [
            ["environment", "nothing"], ["provider", "nothing", "-e", "prod"], ["access", "principal", "nothing"],
            ["access", "token", "principals/bot/tokens/nothing"], ["eval", "nothing"], ["model", "nothing"],
            ["region", "nothing"], ["delegation", "nothing"], ["override", "nothing"], ["validation", "nothing"],
            ["usecase", "nothing"], ["incident", "nothing"], ["proposal", "nothing"], ["committee", "nothing"],
            ["force", "nothing"], ["rollout", "nothing", "-e", "prod"],
            ["job", "nothing"],
            ["deployment", "nothing"], ["task", "nothing"], ["rollback", "nothing"], ["rollout", "run", "nothing"],
            ["alert", "nothing"],
        ])
    func missing(words: [String]) async throws {
        let noun = words.prefix { !["nothing", "principals/bot/tokens/nothing"].contains($0) }
        for verb in ["show", "describe", "diff"] {
            let outcome = try await NounStore.current.daemon.regent(noun + [verb] + words.dropFirst(noun.count))
            #expect(outcome.code == 1 && outcome.stderr.contains("NOT_FOUND"), "\(verb): \(outcome.stderr)")
        }
    }
}

/// A daemon with one of each kind of document, for all tests of a suite, which only read them: to make them takes
/// longer than to read them.
private struct NounStore: SuiteTrait, TestScoping {
    @TaskLocal private static var running: (daemon: TestDaemon, nouns: [NounCommandTests.Noun])?

    static var current: (daemon: TestDaemon, nouns: [NounCommandTests.Noun]) {
        get throws { try #require(running, "the suite has no .nounStore") }
    }

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        try await TestDaemon.with { daemon, folder in
            let nouns = try await NounCommandTests.nouns(daemon, folder)
            try await Self.$running.withValue((daemon, nouns)) { try await function() }
        }
    }
}

extension Trait where Self == NounStore {
    fileprivate static var nounStore: Self { NounStore() }
}
