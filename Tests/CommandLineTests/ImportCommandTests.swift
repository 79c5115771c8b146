import Foundation
import RegentTestKit
import Testing

/// Configurations of other programs, imported by command.
@Suite("Import by command")
struct ImportCommandTests {
    private static func write(_ text: String, _ path: String) throws {
        let file = URL(fileURLWithPath: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func revision(_ daemon: TestDaemon) async throws -> String {
        let lines = try await daemon.regent("history", "environments/prod", "-o", "jsonl").stdout
        let models = try await daemon.regent("model", "list", "-o", "json").stdout
        return lines + models + (try await daemon.regent("provider", "list", "-o", "json").stdout)
    }

    static let config = """
        model_list:
          - model_name: gpt
            litellm_params: {model: openai/gpt-4o, weight: 3, timeout: 20, api_key: sk-secret}
          - model_name: gpt
            litellm_params: {model: azure/gpt-4o, weight: 1, max_retries: 1}
        litellm_settings: {request_timeout: 45}
        """

    @Test("A configuration of LiteLLM is imported as its dry run says, and again without a change")
    func litellm() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("config.yaml")
            try Self.write(Self.config, path)
            let command = ["import", "litellm", path, "-e", "chat"]
            let before = try await Self.revision(daemon)
            let dry = try await daemon.regent(command + ["--dry-run", "-o", "json"])
            #expect(dry.code == 0, "\(dry.stderr)")
            #expect(try await Self.revision(daemon) == before)
            let done = try await daemon.regent(command + ["-o", "json"])
            #expect(done.code == 0 && Self.effects(done) == Self.effects(dry))
            #expect(
                Self.effects(done) == [
                    "environments/chat": "CREATED", "environments/chat/providers/openai-gpt-4o": "CREATED",
                    "environments/chat/providers/azure-gpt-4o": "CREATED",
                ])
            #expect(!(done.stdout + done.stderr).contains("secret") && done.stderr.contains("litellm_params.api_key"))
            let shown = try await daemon.regent("provider", "show", "openai-gpt-4o", "-e", "chat", "-o", "json").json
            #expect(shown?["weight"] as? Int == 3 && shown?["timeout_ms"] as? Int == 20_000)
            #expect(shown?["model"] as? String == "openai/gpt-4o")
            let other = try await daemon.regent("provider", "show", "azure-gpt-4o", "-e", "chat", "-o", "json").json
            #expect(other?["timeout_ms"] as? Int == 45_000 && other?["max_retries"] as? Int == 1)
            let after = try await Self.revision(daemon)
            let again = try await daemon.regent(command + ["-o", "json"])
            #expect(again.code == 0 && Set(Self.effects(again).values) == ["UNCHANGED"])
            #expect(try await Self.revision(daemon) == after)
        }
    }

    @Test("Provider configs that a configuration does not have are archived only if it is asked for, with a reason")
    func prune() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("config.yaml")
            try Self.write(Self.config, path)
            try await daemon.expect(0, "import", "litellm", path, "-e", "prod")
            #expect(try await ApplyCommandTests.weights(daemon, "prod").keys.contains("openai"))
            let refused = try await daemon.regent("import", "litellm", path, "-e", "prod", "--prune")
            #expect(refused.code != 0)
            try await daemon.expect(0, "import", "litellm", path, "-e", "prod", "--prune", "--reason", "moved")
            #expect(try await ApplyCommandTests.weights(daemon, "prod") == ["openai-gpt-4o": 3, "azure-gpt-4o": 1])
        }
    }

    @Test("A wrong configuration changes nothing, and its line and field are named")
    func wrong() async throws {
        try await TestDaemon.with { daemon, folder in
            let path = folder.file("config.yaml")
            try Self.write(Self.config.replacing("weight: 1", with: "weight: one"), path)
            let before = try await Self.revision(daemon)
            let outcome = try await daemon.regent("import", "litellm", path, "-e", "chat")
            #expect(outcome.code == 1 && outcome.stdout.isEmpty)
            #expect(outcome.stderr.contains("\(path):5"))
            #expect(outcome.stderr.contains("model_list[1].litellm_params.weight"))
            #expect(try await Self.revision(daemon) == before)
            try await daemon.expect(1, "import", "litellm", folder.file("none.yaml"), "-e", "chat")
            try await daemon.expect(1, "import", "litellm", "/dev/zero", "-e", "chat")
        }
    }

    private static func effects(_ outcome: RegentBinary.Outcome) -> [String: String] {
        let changes = outcome.json?["changes"] as? [[String: Any]] ?? []
        let pairs = changes.map { ($0["name"] as? String ?? "", $0["effect"] as? String ?? "") }
        return Dictionary(pairs) { one, _ in one }
    }

    private static func fixture(_ name: String) -> String { Checkout.file("Tests/Fixtures/mlflow/\(name).db").path }

    /// What every store of these tests has: two models, one of them with two versions.
    private static let imported = [
        "models/Fraud-check", "models/churn", "models/Fraud-check/versions/1.0.0", "models/churn/versions/1.0.0",
        "models/churn/versions/2.0.0",
    ]

    private static func model(_ daemon: TestDaemon, _ name: String) async throws -> [String: Any] {
        try await daemon.regent("model", "show", name, "-o", "json").json ?? [:]
    }

    @Test("A registry in SQLite is imported as its dry run says, and again without a change")
    func database() async throws {
        try await TestDaemon.with { daemon, _ in
            let path = Self.fixture("registry")
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let before = try await Self.revision(daemon)
            let dry = try await daemon.regent("import", "mlflow", path, "--dry-run", "-o", "json")
            #expect(dry.code == 0, "\(dry.stderr)")
            #expect(try await Self.revision(daemon) == before)
            let done = try await daemon.regent("import", "mlflow", path, "-o", "json")
            #expect(done.code == 0, "\(done.stderr)")
            #expect(Self.effects(done) == Self.effects(dry))
            #expect(Self.effects(done).keys.sorted() == Self.imported.sorted())
            let churn = try await Self.model(daemon, "churn")
            #expect(churn["description"] as? String == "Who leaves")
            #expect(
                churn["tags"] as? [String] == [
                    "pii", "team=risk", "alias:champion=2.0.0", "stage:Archived=1.0.0", "stage:Production=2.0.0",
                ])
            #expect(try await Self.model(daemon, "Fraud-check")["aliases"] as? [String] == ["Fraud check"])
            let version = try await daemon.regent("version", "show", "churn/2.0.0", "-o", "json").json
            let labels = version?["metadata"] as? [String: String]
            #expect(labels?["mlflow.source"] == "s3://m/2" && labels?["mlflow.version"] == "2")
            #expect(labels?["mlflow.tag.note"] == #"it's "fine"; DROP TABLE x"#)
            #expect(version?["changelog"] as? String == "Wider features" && version?["state"] as? String == "DRAFT")
            #expect(done.stderr.contains("version 4 of churn") && done.stderr.contains("alias gone of churn"))
            let again = try await daemon.regent("import", "mlflow", path, "-o", "json")
            #expect(again.code == 0 && Set(Self.effects(again).values) == ["UNCHANGED"])
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
            for more in ["-wal", "-shm", "-journal"] {
                #expect(!FileManager.default.fileExists(atPath: path + more))
            }
        }
    }

    @Test("A registry without aliases is imported, and of several workspaces the one that is named")
    func otherReleases() async throws {
        try await TestDaemon.with { daemon, _ in
            try await daemon.expect(0, "import", "mlflow", Self.fixture("old"), "--model", "churn")
            #expect(
                try await Self.model(daemon, "churn")["tags"] as? [String] == [
                    "pii", "team=risk", "stage:Archived=1.0.0", "stage:Production=2.0.0",
                ])
            let path = Self.fixture("workspaces")
            try await daemon.expect(1, "import", "mlflow", path)
            try await daemon.expect(1, "import", "mlflow", path, "--workspace", "none")
            let risk = try await daemon.expect(0, "import", "mlflow", path, "--workspace", "risk", "-o", "json")
            #expect(Self.effects(risk).keys.sorted() == ["models/Fraud-check", "models/Fraud-check/versions/1.0.0"])
        }
    }

    @Test(
        "A database that is no registry, or a damaged one, is refused and changes nothing", .sharedDaemon,
        arguments: [
            ("view", "registered_models"), ("computed", "registered_model_tags"), ("blob", "description"),
            ("number", "version"), ("column", "source"), ("tracking", "registered_models"), ("text", "text.db"),
        ])
    func refused(name: String, says: String) async throws {
        let daemon = try SharedDaemon.current
        let before = try await Self.revision(daemon)
        let outcome = try await daemon.regent("import", "mlflow", Self.fixture(name))
        #expect(outcome.code == 1 && outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("at: ") && outcome.stderr.contains(says), "\(outcome.stderr)")
        #expect(try await Self.revision(daemon) == before)
    }

    /// Writes the file store that has what the fixtures in SQLite have.
    private static func store(in folder: TemporaryFolder) throws -> String {
        let root = folder.file("mlruns")
        let files = [
            "churn/meta.yaml": "name: churn\ndescription: Who leaves\naliases: {champion: '2'}\n",
            "churn/tags/team": "risk", "churn/tags/pii": "", "churn/aliases/champion": "2",
            "churn/version-1/meta.yaml": "{name: churn, version: 1, current_stage: Archived, source: 's3://m/1'}\n",
            "churn/version-2/meta.yaml":
                "name: churn\nversion: 2\ncurrent_stage: Production\nsource: s3://m/2\nrun_id: 12e5\nstatus: READY\n",
            "churn/version-2/tags/a.b/note": "it's \"fine\"",
            "churn/version-3/meta.yaml": "{name: churn, version: 3, current_stage: Deleted_Internal}\n",
            "Fraud check/meta.yaml": "name: Fraud check\ndescription: null\n",
            "Fraud check/version-1/meta.yaml": "{name: Fraud check, version: 1, source: 'file:///m'}\n",
            ".DS_Store": "\u{0}",
        ]
        for (path, text) in files { try write(text, "\(root)/models/\(path)") }
        return root
    }

    @Test("A registry in files is imported, then what changed in it, and a registered version stays")
    func folder() async throws {
        try await TestDaemon.with { daemon, folder in
            let root = try Self.store(in: folder)
            let done = try await daemon.regent("import", "mlflow", root, "-o", "json")
            #expect(done.code == 0, "\(done.stderr)")
            #expect(Self.effects(done).keys.sorted() == Self.imported.sorted())
            let version = try await daemon.regent("version", "show", "churn/2.0.0", "-o", "json").json
            let labels = version?["metadata"] as? [String: String]
            #expect(labels?["mlflow.run_id"] == "12e5" && labels?["mlflow.tag.a.b/note"] == "it's \"fine\"")
            try Self.write("1", root + "/models/churn/aliases/champion")
            try Self.write("other", root + "/models/churn/version-2/tags/a.b/note")
            try Self.write("{name: churn, version: 4}\n", root + "/models/churn/version-4/meta.yaml")
            let changed = try await daemon.regent("import", "mlflow", root, "-o", "json")
            #expect(changed.code == 0, "\(changed.stderr)")
            #expect(
                Self.effects(changed).filter { $0.value != "UNCHANGED" } == [
                    "models/churn": "CHANGED", "models/churn/versions/4.0.0": "CREATED",
                ])
            #expect(changed.stderr.contains("models/churn/versions/2.0.0"))
            let tags = try await Self.model(daemon, "churn")["tags"] as? [String] ?? []
            #expect(tags.contains("alias:champion=1.0.0") && !tags.contains("alias:champion=2.0.0"))
        }
    }

    /// A file of a store that is wrong: where it is, what is in it, and what the failure names.
    static let wrongFiles: [(path: String, text: String, says: String)] = [
        ("churn/meta.yaml", "name: other\n", "meta.yaml:1"), ("churn/meta.yaml", "name: [a]\n", "meta.yaml:1"),
        ("churn/meta.yaml", "description: x\n", "name is missing"), ("churn/meta.yaml", "a: [\n", "meta.yaml"),
        ("churn/version-1/meta.yaml", "name: churn\nversion: one\n", "meta.yaml:2"),
        ("churn/version-1/meta.yaml", "name: churn\nversion: 7\n", "meta.yaml:2"),
        ("churn/version-1/meta.yaml", "a: !!python/object:os.system x\n", "meta.yaml:1"),
        ("churn/aliases/champion", "two", "aliases/champion"), ("churn/version-9/note", "", "version-9/meta.yaml"),
        ("churn/tags/a/b/c/d/e/f/g/h/i", "", "tags/"),
        ("churn/tags/huge", String(repeating: "x", count: 1 << 20 | 1), "tags/huge"),
    ]

    @Test("A wrong file of a registry is refused by its name, and nothing is changed")
    func wrongFile() async throws {
        try await TestDaemon.with { daemon, folder in
            let before = try await Self.revision(daemon)
            for file in Self.wrongFiles {
                let root = try Self.store(in: folder)
                try Self.write(file.text, "\(root)/models/\(file.path)")
                let outcome = try await daemon.regent("import", "mlflow", root)
                #expect(outcome.code == 1 && outcome.stdout.isEmpty, "\(file.path)")
                #expect(outcome.stderr.contains(file.says), "\(outcome.stderr)")
                try FileManager.default.removeItem(atPath: root)
            }
            #expect(try await Self.revision(daemon) == before)
        }
    }

    @Test(
        "A link in a registry is not followed",
        arguments: ["churn/tags/link", "churn/version-5", "churn/aliases", "link"])
    func links(path: String) async throws {
        try await TestDaemon.with { daemon, folder in
            let root = try Self.store(in: folder)
            let link = "\(root)/models/\(path)"
            try? FileManager.default.removeItem(atPath: link)
            let target = path.hasSuffix("tags/link") ? "/etc/passwd" : root + "/models/Fraud check"
            try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
            let outcome = try await daemon.regent("import", "mlflow", root)
            #expect(outcome.code == 1 && outcome.stderr.contains(link), "\(outcome.stderr)")
            #expect(!(outcome.stdout + outcome.stderr).contains("root:"))
        }
    }

    @Test("A folder without a registry, and a path of nothing, are refused")
    func nothing() async throws {
        try await TestDaemon.with { daemon, folder in
            try await daemon.expect(1, "import", "mlflow", folder.path)
            try await daemon.expect(1, "import", "mlflow", folder.file("none.db"))
            try await daemon.expect(1, "import", "mlflow", "/dev/zero")
            try await daemon.expect(1, "import", "mlflow", Self.fixture("registry"), "--model", "nobody")
            let root = try Self.store(in: folder)
            try await daemon.expect(64, "import", "mlflow", root, "--workspace", "risk")
        }
    }
}
