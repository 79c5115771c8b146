package import RegentMessages
import RegentModel

/// A model registry of MLflow as documents of Regent: registered models are models, their versions 1, 2, 3 are the
/// versions 1.0.0, 2.0.0, 3.0.0, since a number of MLflow says nothing of what it is compatible with.
///
/// A version of Regent consists of artifacts by their digests, and MLflow records none. An imported one has the
/// artifact `mlflow-reference`, the digest of the model's name, the version's number, its source and its run.
package struct MLflowImport {
    /// A model and its versions.
    package struct Model: Sendable {
        /// As Apply takes it.
        package let document: ManifestDocument
        /// As RegisterVersion takes them, in order.
        package let versions: [ModelVersion]
    }

    /// In the order of MLflow's names.
    package private(set) var models: [Model] = []
    /// What has no counterpart, and what is imported otherwise.
    package var notes: [ImportNote] { collected.all }

    private let digest: ([UInt8]) -> [UInt8]
    private var collected = ImportNotes()

    /// Limits of a model and of a version, as their .proto has them, and a length of labels.
    private static let (descriptionMax, tagMax, tagCountMax) = (4_096, 128, 64)
    private static let (changelogMax, labelMax, labelCountMax) = (16_384, 4_096, 64)

    /// Takes the models of a registry.
    ///
    /// - Parameters:
    ///   - wanted: their names in MLflow; none = all.
    ///   - digest: SHA-256.
    /// - Throws: `ManifestError` for a name that is not there, and for names that would be one name in Regent.
    package init(
        _ registry: MLflowRegistry, only wanted: [String] = [], digest: @escaping ([UInt8]) -> [UInt8]
    ) throws(ManifestError) {
        self.digest = digest
        let known = registry.models.map(\.name)
        if let missing = wanted.first(where: { !known.contains($0) }) {
            throw ManifestError(
                .name, "there is no registered model \(missing)",
                hint: "there are " + known.prefix(20).joined(separator: ", "))
        }
        var taken: [String: MLflowRegistry.Model] = [:]
        for model in registry.models where wanted.isEmpty || wanted.contains(model.name) {
            guard model.tags["mlflow.prompt.is_prompt"]?.lowercased() != "true" else {
                collected.add("prompt \(model.name)", model.place, "Regent keeps no prompts")
                continue
            }
            guard let id = ImportedIdentifiers.nearest(to: model.name) else {
                throw ManifestError(
                    .name, "no id of a model can be made of \(model.name)", places: [model.place],
                    hint: "rename it in MLflow with letters, digits and dashes")
            }
            if let other = taken.updateValue(model, forKey: id.asciiLowercased) {
                throw ManifestError(
                    .repeated, "\(other.name) and \(model.name) would both be models/\(id)",
                    places: [other.place, model.place],
                    hint: "rename one in MLflow, or import the others with --model")
            }
            add(model, id)
        }
    }

    private mutating func add(_ model: MLflowRegistry.Model, _ id: String) {
        let versions = model.versions.compactMap { version(of: model, $0, id) }
        let numbers = Set(versions.map(\.name))
        var members: [JSONValue.Member] = [.init("name", .string("models/\(id)"))]
        if id != model.name {
            let isAlias =
                model.name.utf8.count <= 256 && PlainText.isPlain(model.name)
                && model.name.first?.isWhitespace == false && model.name.last?.isWhitespace == false
            if isAlias {
                members.append(.init("display_name", .string(model.name)))
                members.append(.init("aliases", .array([.string(model.name)])))
            } else {
                collected.add(
                    "name of models/\(id)", model.place,
                    "an alias has at most 256 bytes, no control characters, and no space around it")
            }
        }
        if let text = text(model.description, Self.descriptionMax, "description of \(model.name)", model.place) {
            members.append(.init("description", .string(text)))
        }
        let tags = words(of: model) { numbers.contains("models/\(id)/versions/\($0).0.0") }
        members.append(.init("tags", .array(tags.map { .string($0) })))
        models.append(
            Model(document: ManifestDocument(place: model.place, members: members), versions: versions))
    }

    /// The tags, and what MLflow moves from version to version: aliases and stages. A version of Regent never changes,
    /// so the model has them.
    private mutating func words(of model: MLflowRegistry.Model, _ isImported: (Int64) -> Bool) -> [String] {
        var words = model.tags.sorted { $0.key < $1.key }.map { $0.value.isEmpty ? $0.key : "\($0.key)=\($0.value)" }
        for (alias, number) in model.aliases.sorted(by: { $0.key < $1.key }) {
            guard isImported(number) else {
                collected.add("alias \(alias) of \(model.name)", model.place, "its version \(number) is not imported")
                continue
            }
            words.append("alias:\(alias)=\(number).0.0")
        }
        for version in model.versions where isImported(version.number) && !["", "None"].contains(version.stage) {
            words.append("stage:\(version.stage)=\(version.number).0.0")
        }
        var kept: [String] = []
        for word in words where !kept.contains(word) {
            guard word.utf8.count <= Self.tagMax, PlainText.isPlain(word), kept.count < Self.tagCountMax else {
                let key = word.prefix { $0 != "=" }.prefix(64)
                collected.add(
                    "tag \(key) of \(model.name)", model.place,
                    "a model has at most \(Self.tagCountMax) tags of one line and \(Self.tagMax) bytes")
                continue
            }
            kept.append(word)
        }
        return kept
    }

    private mutating func version(
        of model: MLflowRegistry.Model, _ version: MLflowRegistry.Version, _ id: String
    ) -> ModelVersion? {
        guard !version.isDeleted else { return nil }
        let subject = "version \(version.number) of \(model.name)"
        guard ["", "READY"].contains(version.status) else {
            collected.add(subject, version.place, "it is \(version.status), not READY")
            return nil
        }
        var labels = TextMap()
        let tags = version.tags.sorted { $0.key < $1.key }.map { ("mlflow.tag.\($0.key)", $0.value) }
        let named = [
            ("mlflow.version", "\(version.number)"), ("mlflow.source", version.source),
            ("mlflow.run_id", version.runID),
        ]
        for (key, value) in named.filter({ !$0.1.isEmpty }) + tags {
            guard key.utf8.count + value.utf8.count <= Self.labelMax, PlainText.isPlain(key), PlainText.isPlain(value),
                labels.count < Self.labelCountMax
            else {
                collected.add(
                    "\(key) of \(subject)", version.place,
                    "a version has at most \(Self.labelCountMax) labels of one line and \(Self.labelMax) bytes")
                continue
            }
            labels[key] = value
        }
        collected.add(
            "digests of artifacts", version.place,
            "MLflow records none; the artifact mlflow-reference has the digest of source and run")
        let reference = [model.name, "\(version.number)", version.source, version.runID].map { JSONValue.string($0) }
        let hex = HexText.text(digest(Array(JSONValue.array(reference).text().utf8)))
        return ModelVersion(
            name: "models/\(id)/versions/\(version.number).0.0",
            artifacts: [VersionArtifact(name: "mlflow-reference", digest: "sha256:" + hex)],
            changelog: text(version.description, Self.changelogMax, "description of \(subject)", version.place) ?? "",
            metadata: labels)
    }

    /// A text of several lines; nil for none, and for one that Regent does not take.
    private mutating func text(_ text: String, _ bytesMax: Int, _ subject: String, _ place: String) -> String? {
        let lines = text.replacing("\r\n", with: "\n")
        guard !lines.isEmpty else { return nil }
        guard lines.utf8.count <= bytesMax, PlainText.isPlain(lines, isMultiline: true) else {
            collected.add(subject, place, "longer than \(bytesMax) bytes, or with control characters")
            return nil
        }
        return lines
    }
}
