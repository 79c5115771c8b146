import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of versions")
struct ModelVersionRulesTests {
    private typealias Methods = VersionServiceMethods

    private static let name = "models/m/versions/1.1.0"
    private static let said = ServiceBench.version(name)
    private static let register = Command.of(Methods.registerVersion, by: "principals/ada")

    /// Stands for SHA-256: two contents have the same digest if their bytes are the same.
    private static func digest(_ bytes: [UInt8]) -> [UInt8] { bytes }

    private static func registered(
        _ said: ModelVersion = said, over before: ModelVersion? = nil, base: ModelVersion? = nil
    ) throws(Refusal) -> Change<ModelVersion> {
        try ModelVersion.registered(said, over: before, base: base, register, digest: digest)
    }

    private static func approved(
        _ target: ModelVersion = said, over before: ModelVersion? = nil, by proposal: String = "proposals/p",
        base: ModelVersion? = nil
    ) throws(Refusal) -> Change<ModelVersion> {
        try ModelVersion.approved(
            target, over: before, base: base, by: VersionApproval(proposal: proposal), register, digest: digest)
    }

    @Test("A registered version is a draft; what is output only is not taken from the request")
    func outputOnly() throws {
        var said = Self.said
        said.state = .stable
        said.suspended = true
        said.releaseTime = Timestamp(microseconds: 1)
        said.performance = ["auto_rate": 1]
        said.approval = VersionApproval(proposal: "proposals/forged")
        said.releaseAnswers = ServiceBench.answers
        said.supersededBy = "models/m/versions/9.0.0"
        said.statuses = [VersionStatus(environment: "environments/prod", state: .stable)]
        let version = try Self.registered(said).after
        var expected = Self.said
        expected.model = "models/m"
        expected.version = "1.1.0"
        expected.state = .draft
        expected.registeredBy = "principals/ada"
        expected.contentDigest = VersionContent.bytes(of: Self.said)
        #expect(version == expected)
    }

    /// Content that is not whole.
    static let bad: [@Sendable (inout ModelVersion) -> Void] = [
        { $0.name = "models/m/versions/1.1" }, { $0.name = "models/m/versions/1.1.0+5" },
        { $0.name = "models/m/versions/v1.1.0" }, { $0.name = "models/m" }, { $0.base = "models/m/versions/1.0.0" },
        {
            $0.artifacts = []
            $0.decisionModel = nil
        },
        { $0.artifacts += $0.artifacts }, { $0.artifacts[0].digest = "" }, { $0.artifacts[0].digest = "sha256:" },
        { $0.artifacts[0].digest = "sha256:" + String(repeating: "AB", count: 32) },
        { $0.artifacts[0].digest = "sha256:" + String(repeating: "ab", count: 31) },
        { $0.artifacts[0].digest = "sha512:" + String(repeating: "ab", count: 32) },
        { $0.artifacts[0].digest = "md5:" + String(repeating: "ab", count: 16) },
        { $0.artifacts[0].digest = String(repeating: "ab", count: 32) },
        { $0.decisionModel?.weights[0] = .nan }, { $0.decisionModel?.biases["x"] = .infinity },
        { $0.decisionModel?.biases[""] = 1 }, { $0.decisionModel?.thresholdAuto = 0.5 },
        { $0.decisionModel?.thresholdAuto = -0.1 }, { $0.decisionModel?.thresholdAuto = .nan },
        { $0.decisionModel?.thresholdEscalate = 1.1 }, { $0.decisionModel?.thresholdEscalate = .nan },
        { $0.decisionModel?.features = [DecisionFeature(name: "a")] },
        { $0.decisionModel?.features = "abcc".map { DecisionFeature(name: String($0)) } },
        { $0.decisionModel?.features = "abcd".map { DecisionFeature(name: String($0), defaultValue: .nan) } },
        { $0.decisionModel?.calibration = Calibration(kind: .temperature) },
        { $0.decisionModel?.calibration = Calibration(kind: .platt, plattA: .nan) },
        { $0.decisionModel?.calibration = Calibration(kind: .platt, plattA: 0) },
        { $0.decisionModel?.calibration = Calibration(kind: .platt, plattA: 1) },
        {
            $0.decisionModel?.calibration = Calibration(
                kind: .temperature, temperature: Double.leastNonzeroMagnitude)
        },
        {
            $0.decisionModel?.features = "abcd".map { DecisionFeature(name: String($0)) }
            $0.decisionModel?.safetyRules = [SafetyRule(feature: "e", comparator: .less, action: .escalate)]
        },
        { $0.contract = ModelContract(inputs: ["a", "a"].map { ContractField(name: $0, type: "t") }) },
        { $0.contract = ModelContract(outputs: ["a", "a"].map { ContractField(name: $0, type: "t") }) },
    ]

    @Test("Content that is not whole is refused", arguments: bad.indices)
    func invalid(row: Int) {
        var said = Self.said
        Self.bad[row](&said)
        #expect(refusal { _ = try Self.registered(said) } == .versionInvalid)
    }

    @Test("A model with features, calibration and safety rules that fit together is taken")
    func decisionModel() throws {
        var said = Self.said
        said.decisionModel?.features = "abcd".map { DecisionFeature(name: String($0)) }
        said.decisionModel?.calibration = Calibration(kind: .temperature, temperature: 1.5)
        said.decisionModel?.safetyRules = [
            SafetyRule(feature: "d", comparator: .greaterOrEqual, threshold: 3, action: .escalate)
        ]
        #expect(try Self.registered(said).after.decisionModel == said.decisionModel)
    }

    @Test(
        "A version is above its base, and raises what the contract demands",
        arguments: [
            ("1.1.0", "1.0.0", .versionBumpTooSmall), ("1.0.1", "1.0.0", .versionBumpTooSmall), ("2.0.0", "1.0.0", nil),
            ("2.0.0", "2.0.0-rc.1", nil), ("2.0.0", "2.0.0", .versionNotAboveBase),
            ("1.0.0", "2.0.0", .versionNotAboveBase), ("1.0.0-rc.1", "1.0.0", .versionNotAboveBase),
        ] as [(String, String, ErrorReason?)])
    func base(number: String, baseNumber: String, expected: ErrorReason?) throws {
        let base = ModelVersion(
            name: "models/m/versions/\(baseNumber)", model: "models/m", version: baseNumber,
            contract: ModelContract(inputs: [ContractField(name: "a", type: "t")]))
        var said = ServiceBench.version("models/m/versions/\(number)", base: base.name)
        said.contract = ModelContract()
        #expect(refusal { _ = try Self.registered(said, base: base) } == expected)
    }

    @Test("A base is a version of the same model")
    func otherModel() {
        let base = ModelVersion(name: "models/n/versions/1.0.0", model: "models/n", version: "1.0.0")
        let said = ServiceBench.version(Self.name, base: base.name)
        #expect(refusal { _ = try Self.registered(said, base: base) } == .versionInvalid)
    }

    @Test("Registering the same again changes nothing; another content, base or description is refused")
    func again() throws {
        let stored = try Self.registered().after
        #expect(try Self.registered(over: stored).effect == .none)
        let edits: [(inout ModelVersion) -> Void] = [
            { $0.decisionModel?.thresholdAuto = 0.2 }, { $0.artifacts[0].size = 7 }, { $0.changelog = "Other" },
            { $0.breakingChanges = "all" }, { $0.metadata = ["a": "b"] },
        ]
        for edit in edits {
            var said = Self.said
            edit(&said)
            #expect(refusal { _ = try Self.registered(said, over: stored) } == .versionContentDiffers)
        }
    }

    @Test("Applying a proposal registers its target, or binds a draft of the same content")
    func approval() throws {
        let new = try Self.approved()
        #expect(new.effect == .created("version.registered") && new.after.approval?.proposal == "proposals/p")
        var evidence = Self.said
        evidence.changelog = ""
        let draft = try Self.registered(evidence).after
        let bound = try Self.approved(over: draft)
        #expect(bound.effect == .changed("version.approved") && bound.after.approval?.proposal == "proposals/p")
        #expect(bound.after.changelog == Self.said.changelog && bound.after.registeredBy == "principals/ada")
        #expect(bound.command.method == Methods.registerVersion.descriptor)
        let other = refusal { _ = try Self.approved(over: bound.after, by: "proposals/q") }
        #expect(other == .versionContentDiffers)
        var target = Self.said
        target.decisionModel?.weights[0] = 0.4
        #expect(refusal { _ = try Self.approved(target, over: draft) } == .versionContentDiffers)
        var ended = draft
        ended.state = .stable
        #expect(refusal { _ = try Self.approved(over: ended) } == .illegalTransition)
    }

    @Test("A draft without a base gets that of the proposal; one with another is not bound")
    func approvalBase() throws {
        let base = ModelVersion(name: "models/m/versions/1.0.0", model: "models/m", version: "1.0.0")
        let target = ServiceBench.version(Self.name, base: base.name)
        let bound = try Self.approved(target, over: try Self.registered().after, base: base).after
        #expect(bound.base == base.name)
        #expect(refusal { _ = try Self.approved(over: bound) } == .versionContentDiffers)
    }

    @Test(
        "A measured number has a word for a name and is finite; a rate is from 0 to 1",
        arguments: [
            ("auto_rate", 0.5, true), ("correct_auto", 1, true), ("youden_improvement", -3, true), ("p95_ms", 88, true),
            ("auto_rate", 1.01, false), ("escalate_rate", -0.01, false), ("correct_auto", 95.3, false),
            ("auto_rate", .nan, false), ("x", .infinity, false), ("", 1, false), ("Auto", 1, false), ("9x", 1, false),
            ("a-b", 1, false), (String(repeating: "a", count: 65), 1, false),
        ])
    func measures(name: String, value: Double, isTaken: Bool) throws {
        let draft = try Self.registered().after
        let command = Command.of(Methods.recordPerformance)
        let reason = refusal { _ = try draft.recorded([name: value], command) }
        #expect(reason == (isTaken ? nil : .versionInvalid))
    }

    @Test("New numbers are added to those that are there; the same again are no change")
    func recorded() throws {
        let command = Command.of(Methods.recordPerformance)
        let first = try Self.registered().after.recorded(["a": 1, "b": 2], command).after
        let second = try first.recorded(["b": 3], command).after
        #expect(second.performance == ["a": 1, "b": 3])
        #expect(try second.recorded(["a": 1], command).effect == .none)
    }

    @Test("A suspended version keeps its state and says who, when and why, until it is resumed")
    func suspension() throws {
        let draft = try Self.registered().after
        let suspend = Command.of(Methods.suspendVersion, by: "principals/op", reason: "wrong", now: 5)
        let suspended = try draft.suspended(incident: "incidents/i", suspend).after
        #expect(suspended.suspended && suspended.state == .draft)
        #expect(
            suspended.suspension
                == VersionSuspension(
                    suspendedBy: "principals/op", reason: "wrong", suspendTime: Timestamp(microseconds: 5),
                    incident: "incidents/i"))
        #expect(refusal { _ = try suspended.suspended(incident: "", suspend) } == .illegalTransition)
        let resume = Command.of(Methods.resumeVersion, reason: "mended")
        #expect(refusal { _ = try draft.resumed(resume) } == .illegalTransition)
        #expect(refusal { _ = try suspended.resumed(Command.of(Methods.resumeVersion)) } == .reasonRequired)
        #expect(try suspended.resumed(resume).after == draft)
    }
}
