import RegentManifest
import RegentMessages
import Testing

@Suite("Registries of MLflow")
struct MLflowImportTests {
    private static func version(
        _ number: Int64, stage: String = "None", status: String = "READY", description: String = "",
        tags: [String: String] = [:]
    ) -> MLflowRegistry.Version {
        MLflowRegistry.Version(
            number: number, description: description, source: "s3://m/\(number)", runID: "", stage: stage,
            status: status, tags: tags, place: "version \(number)")
    }

    private static func model(
        _ name: String, description: String = "", tags: [String: String] = [:], aliases: [String: Int64] = [:],
        _ versions: MLflowRegistry.Version...
    ) -> MLflowRegistry.Model {
        MLflowRegistry.Model(
            name: name, description: description, tags: tags, aliases: aliases, versions: versions,
            place: "place of \(name)")
    }

    /// The digest is the length, so that a test sees it.
    private static func read(
        _ models: MLflowRegistry.Model..., only wanted: [String] = []
    ) throws(ManifestError) -> MLflowImport {
        try MLflowImport(MLflowRegistry(models: models), only: wanted) {
            [UInt8](repeating: UInt8($0.count % 251), count: 32)
        }
    }

    private static func field(_ model: MLflowImport.Model, _ key: String) -> String? {
        JSONValue.object(model.document.members)[key]?.text()
    }

    @Test("A model has its description, its tags, and its aliases and stages as tags")
    func model() throws {
        let found = try Self.read(
            Self.model(
                "churn", description: "Who\r\nleaves", tags: ["team": "risk", "pii": ""],
                aliases: ["champion": 2, "gone": 3], Self.version(2, stage: "Production"), Self.version(1),
                Self.version(3, stage: "Deleted_Internal")))
        let model = try #require(found.models.first)
        #expect(model.document.name == "models/churn" && found.models.count == 1)
        #expect(Self.field(model, "description") == #""Who\nleaves""#)
        #expect(Self.field(model, "tags") == #"["pii","team=risk","alias:champion=2.0.0","stage:Production=2.0.0"]"#)
        #expect(Self.field(model, "aliases") == nil && Self.field(model, "display_name") == nil)
        #expect(
            model.versions.map(\.name) == ["models/churn/versions/1.0.0", "models/churn/versions/2.0.0"])
        #expect(found.notes.map(\.subject).contains("alias gone of churn"))
    }

    @Test("A version has its source and tags as labels, and a digest of where it is")
    func versions() throws {
        let found = try Self.read(Self.model("m", Self.version(4, description: "take 4", tags: ["a.b/c": "\"x\"; é"])))
        let version = try #require(found.models.first?.versions.first)
        #expect(version.changelog == "take 4")
        #expect(
            version.metadata == [
                "mlflow.version": "4", "mlflow.source": "s3://m/4", "mlflow.tag.a.b/c": "\"x\"; é",
            ])
        #expect(version.artifacts.map(\.name) == ["mlflow-reference"])
        #expect(version.artifacts.first?.digest.count == "sha256:".count + 64)
        let other = try Self.read(Self.model("longer", Self.version(4))).models.first?.versions.first
        #expect(other?.artifacts != version.artifacts)
    }

    @Test("A name that is no id is an alias of the nearest one")
    func names() throws {
        let found = try Self.read(Self.model("Fraud check (v2)"), Self.model("ok.1"), Self.model(" é x"))
        #expect(Set(found.models.map(\.document.name)) == ["models/Fraud-check-v2", "models/ok.1", "models/x"])
        let fraud = try #require(found.models.first { $0.document.name.contains("Fraud") })
        #expect(Self.field(fraud, "aliases") == #"["Fraud check (v2)"]"#)
        #expect(found.notes.map(\.subject) == ["name of models/x"])
    }

    @Test("Names that would be one name are refused unless one of them is left out")
    func sameNames() throws {
        let (one, other) = (Self.model("a b"), Self.model("A-b"))
        let error = #expect(throws: ManifestError.self) { try Self.read(one, other) }
        #expect(error?.code == .repeated && error?.places.count == 2)
        #expect(try Self.read(one, other, only: ["a b"]).models.map(\.document.name) == ["models/a-b"])
        #expect(throws: ManifestError.self) { try Self.read(Self.model("€€")) }
        #expect(throws: ManifestError.self) { try Self.read(one, only: ["c"]) }
    }

    @Test("What Regent does not take is left out and noted")
    func notes() throws {
        let long = String(repeating: "x", count: 5_000)
        let many = Dictionary(uniqueKeysWithValues: (10..<80).map { ("t\($0)", "") })
        let found = try Self.read(
            Self.model("long", description: long, tags: ["key": long, "line": "a\nb"]), Self.model("many", tags: many),
            Self.model("prompt", tags: ["mlflow.prompt.is_prompt": "true"]),
            Self.model("v", Self.version(1, status: "FAILED_REGISTRATION"), Self.version(2, tags: ["bell": "\u{7}"])))
        #expect(found.models.map(\.document.name) == ["models/long", "models/many", "models/v"])
        #expect(Self.field(found.models[0], "description") == nil && Self.field(found.models[0], "tags") == "[]")
        #expect(Self.field(found.models[1], "tags")?.split(separator: ",").count == 64)
        #expect(found.models[2].versions.map(\.name) == ["models/v/versions/2.0.0"])
        let subjects = Set(found.notes.map(\.subject))
        let expected: Set<String> = [
            "description of long", "tag key of long", "tag line of long", "tag t74 of many", "prompt prompt",
            "version 1 of v", "mlflow.tag.bell of version 2 of v", "digests of artifacts",
        ]
        #expect(expected.isSubset(of: subjects))
        #expect(subjects.count == expected.count + 5)
    }
}
