import RegentGovernance
import RegentMessages
import Testing

/// The records against the documents that other tools were written for, key by key.
@Suite("Records of versions")
struct VersionRecordTests {
    /// A version of the model of the documents.
    private static func version(
        _ number: String, released: String, auto: Double, escalate: Double, performance: [String: Double] = [:]
    ) -> ModelVersion {
        ModelVersion(
            name: "models/triage/versions/\(number)", model: "models/triage", version: number, state: .stable,
            decisionModel: DecisionModel(
                weights: [0.30, 0.30, 0.20, 0.20], biases: ["default": 0], thresholdAuto: auto,
                thresholdEscalate: escalate),
            performance: performance, releaseTime: Timestamp(rfc3339: released))
    }

    static let first = version(
        "1.0.0", released: "2024-01-15T00:00:00Z", auto: 0.15, escalate: 0.50,
        performance: ["correct_auto": 0.948, "auto_rate": 0.10, "escalate_rate": 0.10])
    static let second: ModelVersion = {
        var second = version(
            "1.0.1", released: "2024-03-01T00:00:00Z", auto: 0.18, escalate: 0.48, performance: ["correct_auto": 0.953])
        second.base = first.name
        second.changelog = "- Monthly threshold optimization (ROC/Youden)\n"
        second.approval = VersionApproval(proposal: "proposals/p", impact: ["youden_improvement": 0.032])
        return second
    }()
    private static let now: Int64 = 2_000_000_000_000_000

    /// The same JSON with numbers as values: 0.30 is 0.3.
    private static func plain(_ value: JSONValue) -> JSONValue {
        switch value {
        case .number: value.double.map { .number($0) } ?? value
        case .array(let elements): .array(elements.map(plain))
        case .object(let members): .object(members.map { .init($0.key, plain($0.value)) })
        default: value
        }
    }

    private static func expect(_ value: JSONValue, _ text: String, _ location: SourceLocation = #_sourceLocation) throws
    {
        let wanted = try JSONValue(parsing: Array(text.utf8))
        #expect(value.members?.map(\.key) == wanted.members?.map(\.key), sourceLocation: location)
        for member in wanted.members ?? [] {
            let found = value[member.key].map(plain)
            #expect(found == plain(member.value), "\(member.key)", sourceLocation: location)
        }
    }

    @Test("The configuration file of a version has the documented keys, in order")
    func configuration() throws {
        try Self.expect(
            VersionRecord.configuration(of: Self.second),
            """
            {
              "version": "1.0.1",
              "released_at": "2024-03-01T00:00:00Z",
              "weights": [0.30, 0.30, 0.20, 0.20],
              "biases": { "default": 0.0 },
              "thresholds": {
                "auto": 0.18,
                "escalate": 0.48
              }
            }
            """)
    }

    @Test("The historical record of a superseded version has the documented keys, in order")
    func history() throws {
        let records = VersionRecord.history(of: [Self.second, Self.first], at: Self.now)
        #expect(records.count == 2)
        try Self.expect(
            records[0],
            """
            {
              "version": "1.0.0",
              "released_at": "2024-01-15T00:00:00Z",
              "weights": [0.30, 0.30, 0.20, 0.20],
              "threshold_auto": 0.15,
              "threshold_escalate": 0.50,
              "performance": {
                "correct_auto": 0.948,
                "auto_rate": 0.10,
                "escalate_rate": 0.10
              },
              "status": "superseded",
              "superseded_by": "1.0.1"
            }
            """)
        #expect(records[1]["status"] == .string("stable") && records[1]["superseded_by"] == .null)
        #expect(records[0].members?.map(\.key) == records[1].members?.map(\.key))
    }

    @Test("A version is superseded by the one that took over, and by a PATCH, not by a MINOR release alone")
    func superseded() {
        var minor = Self.second
        (minor.name, minor.version) = ("models/triage/versions/1.1.0", "1.1.0")
        var old = Self.first
        func record() -> JSONValue { VersionRecord.history(of: old, among: [old, minor], at: Self.now) }
        #expect(record()["status"] == .string("stable") && record()["superseded_by"] == .null)
        old.state = .deprecated
        old.supersededBy = minor.name
        #expect(record()["status"] == .string("superseded") && record()["superseded_by"] == .string("1.1.0"))
        old.supersededBy = ""
        #expect(record()["status"] == .string("deprecated"))
    }

    @Test("What a version does not have is null or empty, and every key is there")
    func absent() throws {
        let draft = ModelVersion(name: "models/triage/versions/1.0.0", version: "1.0.0", state: .draft)
        try Self.expect(
            VersionRecord.history(of: draft, among: [draft], at: Self.now),
            """
            {"version": "1.0.0", "released_at": null, "weights": [], "threshold_auto": null,
             "threshold_escalate": null, "performance": {}, "status": "draft", "superseded_by": null}
            """)
        try Self.expect(
            VersionRecord.configuration(of: draft),
            """
            {"version": "1.0.0", "released_at": null, "weights": [], "biases": {"default": 0},
             "thresholds": {"auto": null, "escalate": null}}
            """)
    }

    @Test("Versions stand in the order of their numbers")
    func order() {
        let versions = ["1.10.0", "1.2.0", "2.0.0", "1.2.0-rc.1"].map {
            ModelVersion(name: "models/m/versions/\($0)", version: $0)
        }
        #expect(VersionRecord.ordered(versions).map(\.version) == ["1.2.0-rc.1", "1.2.0", "1.10.0", "2.0.0"])
    }

    @Test("The part of a version in the changelog is the documented one, line by line")
    func changelog() {
        let section = VersionChangelog.section(of: Self.second, base: Self.first)
        #expect(
            section == """
                ## [1.0.1] - 2024-03-01
                ### Changed
                - Monthly threshold optimization (ROC/Youden)
                - threshold_auto: 0.15 → 0.18
                - threshold_escalate: 0.5 → 0.48

                ### Metrics
                - Youden index improved by 0.032
                - Auto-resolve accuracy: 95.3%

                """)
    }

    @Test("The changelog has the released versions, the newest first, each against its base or the one before")
    func wholeChangelog() {
        var draft = Self.second
        (draft.name, draft.version, draft.releaseTime) = ("models/triage/versions/1.0.2", "1.0.2", nil)
        var second = Self.second
        second.base = ""
        second.breakingChanges = "age is gone"
        let text = VersionChangelog.text(of: "models/triage", [Self.first, draft, second])
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(
            headings == [
                "# Changelog", "## [1.0.1] - 2024-03-01", "### Changed", "### Metrics", "## [1.0.0] - 2024-01-15",
                "### Metrics",
            ])
        #expect(text.contains("\n- **Breaking:** age is gone\n- threshold_auto: 0.15 → 0.18\n"))
    }
}
