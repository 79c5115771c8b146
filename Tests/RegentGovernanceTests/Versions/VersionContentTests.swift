import RegentGovernance
import RegentMessages
import Testing

@Suite("The content of a version as bytes")
struct VersionContentTests {
    /// A version with every part of its content.
    static let whole = ModelVersion(
        name: "models/m/versions/1.0.0",
        artifacts: [
            VersionArtifact(name: "b", digest: "sha256:0f", size: 258), VersionArtifact(name: "a", digest: "sha256:00"),
        ],
        decisionModel: DecisionModel(
            features: [DecisionFeature(name: "x", defaultValue: 1), DecisionFeature(name: "w", defaultValue: -0.0)],
            weights: [0.5, -2], biases: ["default": 0, "ask": 1], thresholdAuto: 0.25, thresholdEscalate: 0.5,
            calibration: Calibration(kind: .platt, temperature: 9, plattA: 1, plattB: 2),
            safetyRules: [SafetyRule(feature: "x", comparator: .less, threshold: 4, action: .escalate)]),
        contract: ModelContract(
            inputs: [ContractField(name: "t", type: "s", required: true)],
            outputs: [ContractField(name: "é", type: "n")]))

    /// The form of `whole`, written by hand from docs/versions.md.
    static let bytes: [UInt8] =
        Array("regent.version".utf8) + [0, 1]
        + [0, 0, 0, 2]
        + [0, 0, 0, 1, 0x61, 0, 0, 0, 9] + Array("sha256:00".utf8) + [0, 0, 0, 0, 0, 0, 0, 0]
        + [0, 0, 0, 1, 0x62, 0, 0, 0, 9] + Array("sha256:0f".utf8) + [0, 0, 0, 0, 0, 0, 1, 2]
        + [1]
        + [0, 0, 0, 2, 0, 0, 0, 1, 0x78] + one + [0, 0, 0, 1, 0x77] + zero
        + [0, 0, 0, 2] + half + [0xC0, 0, 0, 0, 0, 0, 0, 0]
        + [0, 0, 0, 2, 0, 0, 0, 3] + Array("ask".utf8) + one + [0, 0, 0, 7] + Array("default".utf8) + zero
        + [0x3F, 0xD0, 0, 0, 0, 0, 0, 0] + half
        + [2] + one + two
        + [0, 0, 0, 1, 0, 0, 0, 1, 0x78, 3, 0x40, 0x10, 0, 0, 0, 0, 0, 0, 1]
        + [1]
        + [0, 0, 0, 1, 0, 0, 0, 1, 0x74, 0, 0, 0, 1, 0x73, 1]
        + [0, 0, 0, 1, 0, 0, 0, 2, 0xC3, 0xA9, 0, 0, 0, 1, 0x6E, 0]
    private static let zero: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0]
    private static let half: [UInt8] = [0x3F, 0xE0, 0, 0, 0, 0, 0, 0]
    private static let one: [UInt8] = [0x3F, 0xF0, 0, 0, 0, 0, 0, 0]
    private static let two: [UInt8] = [0x40, 0, 0, 0, 0, 0, 0, 0]

    @Test("The form is the documented one, byte for byte")
    func form() {
        #expect(VersionContent.bytes(of: Self.whole) == Self.bytes)
        #expect(VersionContent.bytes(of: ModelVersion()) == Array(Self.bytes.prefix(16)) + [0, 0, 0, 0, 0, 0])
    }

    @Test("Names, descriptions and the order of names are no content")
    func apart() {
        var version = Self.whole
        version.name = "models/m/versions/2.0.0"
        version.base = "models/m/versions/1.0.0"
        version.changelog = "another"
        version.breakingChanges = "all"
        version.performance = ["auto_rate": 1]
        version.metadata = ["team": "search"]
        version.artifacts.reverse()
        version.decisionModel?.calibration?.temperature = 3
        #expect(VersionContent.bytes(of: version) == Self.bytes)
    }

    /// Each changes one part of the content.
    static let edits: [@Sendable (inout ModelVersion) -> Void] = [
        { $0.artifacts[0].name = "c" }, { $0.artifacts[0].digest = "sha256:10" }, { $0.artifacts[0].size += 1 },
        { $0.artifacts.removeLast() }, { $0.decisionModel = nil }, { $0.decisionModel?.features.reverse() },
        { $0.decisionModel?.features[0].defaultValue = 2 }, { $0.decisionModel?.weights.reverse() },
        { $0.decisionModel?.biases["ask"] = 2 }, { $0.decisionModel?.biases["more"] = 0 },
        { $0.decisionModel?.thresholdAuto = 0.26 }, { $0.decisionModel?.thresholdEscalate = 0.51 },
        { $0.decisionModel?.calibration = nil }, { $0.decisionModel?.calibration?.plattB = 1 },
        { $0.decisionModel?.calibration?.kind = .temperature }, { $0.decisionModel?.safetyRules = [] },
        { $0.decisionModel?.safetyRules[0].comparator = .greater },
        { $0.decisionModel?.safetyRules[0].threshold = 5 }, { $0.contract = nil },
        { $0.contract?.inputs[0].required = false }, { $0.contract?.inputs[0].type = "t" },
        { $0.contract?.outputs[0].name = "e" },
        { $0.contract = ModelContract(outputs: whole.contract?.inputs ?? []) },
    ]

    @Test("Every part of the content is in the form, and no two edits give the same bytes")
    func parts() {
        let forms = Self.edits.map { edit in
            var version = Self.whole
            edit(&version)
            return VersionContent.bytes(of: version)
        }
        #expect(Set(forms + [Self.bytes]).count == Self.edits.count + 1)
    }
}
