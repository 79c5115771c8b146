import RegentTestKit
import Testing

@Suite("Commands of decisions")
struct DecisionCommandTests {
    private static let model = """
        decision_model:
          features: [{name: a, default_value: 0.5}, {name: b}]
          weights: [2, -1]
          threshold_auto: 0.15
          threshold_escalate: 0.6
          safety_rules: [{feature: b, comparator: GREATER, threshold: 10, action: ESCALATE}]
        """

    private static let rows = """
        {"id":"sure","features":{"a":3,"b":0}}
        {"features":{"a":0}}

        {"features":{"a":-3},"id":"no"}
        {"features":{"a":3,"b":11}}
        """

    /// Rows of which the label follows from a, with exceptions.
    private static func labelled(_ count: Int) -> String {
        (0..<count).map { row in
            let a = Double(row % 41) / 10 - 2
            let isRight = row % 7 == 0 ? a <= 0 : a > 0
            return "{\"features\":{\"a\":\(a),\"b\":\(Double(row % 13) / 10)},\"correct\":\(isRight)}\n"
        }.joined()
    }

    private static func decisions(_ text: String) -> [String] {
        text.matches(of: /"decision":"(\w+)"/).map { String($0.1) }
    }

    @Test("rows are decided with a daemon and without one, with the same answers")
    func scored() async throws {
        try await TestDaemon.with { daemon, folder in
            let paths = try SmallSamples.files(["v.yaml": Self.model, "rows.jsonl": Self.rows], in: folder)
            let (file, rows) = (try #require(paths["v.yaml"]), try #require(paths["rows.jsonl"]))
            try await daemon.expect(0, "model", "create", "triage")
            try await daemon.expect(0, "version", "register", "triage/1.0.0", "-f", file)
            let found = try await daemon.expect(0, "decision", "score", "triage", "1.0.0", rows)
            #expect(Self.decisions(found.stdout) == ["AUTO", "ASK", "ESCALATE", "ESCALATE"])
            #expect(found.stdout.contains("\"row\":\"sure\"") && found.stdout.contains("\"rule\":1"))
            #expect(found.stderr.contains("AUTO 1, ASK 1, ESCALATE 2"))
            let local = try await daemon.expect(0, "decision", "score", rows, "--local", file)
            #expect(local.stdout == found.stdout)
        }
    }

    @Test("a decision is explained")
    func explained() async throws {
        try await TestDaemon.with { daemon, folder in
            let row = "{\"features\":{\"a\":3}}"
            let paths = try SmallSamples.files(["v.yaml": Self.model, "row.json": row], in: folder)
            let (file, one) = (try #require(paths["v.yaml"]), try #require(paths["row.json"]))
            let found = try await daemon.expect(0, "decision", "explain", one, "--local", file, "-o", "json")
            #expect(found.stdout.contains("\"AUTO\"") && found.stdout.contains("\"contribution\""))
            let table = try await daemon.expect(0, "decision", "explain", one, "--local", file)
            #expect(table.stdout.contains("threshold_auto") && table.stdout.contains("bias"))
        }
    }

    @Test("a study prints what changes and the proposal, and a dry run makes none")
    func optimised() async throws {
        try await TestDaemon.with { daemon, folder in
            let files = ["v.yaml": Self.model, "rows.jsonl": Self.labelled(700)]
            let paths = try SmallSamples.files(files, in: folder)
            let (file, rows) = (try #require(paths["v.yaml"]), try #require(paths["rows.jsonl"]))
            try await daemon.expect(0, "model", "create", "triage")
            try await daemon.expect(0, "version", "register", "triage/1.0.0", "-f", file)
            let arguments = [
                "decision", "optimise", "triage", "1.0.0", rows, "--weights", "logistic", "--calibrate", "best",
                "--proposal", "feb",
            ]
            let dry = try await daemon.regent(arguments + ["--dry-run"])
            #expect(dry.code == 0 && dry.stdout.contains("brier") && dry.stderr.contains("dry run"))
            let absent = try await daemon.regent(["proposal", "show", "feb"])
            #expect(absent.code != 0)
            let made = try await daemon.regent(arguments)
            #expect(made.code == 0 && made.stderr.contains("proposals/feb") && made.stdout.contains("weights"))
            let shown = try await daemon.regent(["proposal", "show", "feb"])
            #expect(shown.code == 0 && shown.stdout.contains("DRAFT"))
        }
    }

    @Test("curves are a picture that says what it shows")
    func curves() async throws {
        try await TestDaemon.with { daemon, folder in
            let files = ["v.yaml": Self.model, "rows.jsonl": Self.labelled(300)]
            let paths = try SmallSamples.files(files, in: folder)
            let (file, rows) = (try #require(paths["v.yaml"]), try #require(paths["rows.jsonl"]))
            let found = try await daemon.regent(["decision", "curves", rows, "--local", file, "--svg", "-"])
            #expect(found.code == 0 && found.stdout.contains("<title id=\"title\">"))
            #expect(found.stdout.contains("<desc id=\"description\">300 rows"))
            #expect(found.stdout.hasSuffix("</svg>\n") && found.stderr.contains("Area under the ROC curve"))
        }
    }

    @Test(
        "A wrong argument ends with 64",
        arguments: [
            ["score", "triage"], ["score", "triage", "1", "rows"], ["score", "a", "b", "--local", "f"],
            ["optimise", "triage", "1.0.0", "f"], ["optimise", "triage", "1.0.0", "f", "--thresholds", "cost"],
            ["optimise", "triage", "1.0.0", "f", "--thresholds", "certificate"],
            ["optimise", "triage", "1.0.0", "f", "--thresholds", "cost", "--cost", "wrong=x"],
            ["optimise", "triage", "1.0.0", "f", "--thresholds", "cost", "--cost", "rong=1"],
            ["optimise", "triage", "1.0.0", "f", "--weights", "logistic", "--cost", "wrong=1"],
            ["optimise", "triage", "1.0.0", "f", "--weights", "logistic", "--l2", "-1"],
            ["curves", "triage", "1.0.0", "f"],
        ])
    func usage(_ arguments: [String]) async throws {
        let address = "unix:/tmp/regent-nobody-\(UInt32.random(in: 0 ... .max)).sock"
        let found = try await RegentBinary.run(["decision"] + arguments, environment: ["REGENT_ADDRESS": address])
        #expect(found.code == 64, "\(found.stderr)")
    }
}
