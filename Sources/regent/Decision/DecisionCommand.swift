import ArgumentParser
import RegentEvaluation
import RegentGovernance
import RegentManifest
import RegentMessages
import RegentModel
import RegentText

/// Decisions of decision models.
struct DecisionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "decision", "Decides by a version's decision model: AUTO, ASK or ESCALATE, and why.",
        examples: """
            regent decision score triage 1.0.1 rows.jsonl
            regent decision explain triage 1.0.1 row.json
            regent decision optimise triage 1.0.1 labelled.jsonl --weights logistic
            regent decision curves triage 1.0.1 labelled.jsonl --svg curves.svg
            """,
        subcommands: [
            DecisionScoreCommand.self, DecisionExplainCommand.self, DecisionOptimiseCommand.self,
            DecisionCurvesCommand.self,
        ])

    /// What every page says of rows.
    static let rowNotes = """
        A row is a JSON object in one line:
          {"id":"r1","features":{"amount":12.5,"age":3},"correct":true}
          {"candidates":{"a":{"match":0.9},"b":{"match":0.4}},"correct":"a"}
        A feature that is absent or null has the default of the model. "correct" names
        the right candidate, or is true, false or null: none was right.
        """
}

/// A version, or a file with its model, and a file of rows.
struct DecisionPlaces: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Model, version and file of rows; - is stdin. With --local the file only.", valueName: "place"),
        completion: .file())
    var places: [String]
    @Option(
        help: ArgumentHelp(
            "Ask no daemon: take the decision model from this file, YAML or JSON, a version or the model alone.",
            valueName: "file"),
        completion: .file())
    var local: String?

    func validate() throws {
        if local != nil {
            guard places.count == 1 else { throw ValidationError("with --local give the file of rows alone") }
            return
        }
        guard places.count == 3 || places.count == 2, VersionArgument(argument: version) != nil else {
            throw ValidationError("give a model, a version and a file of rows: triage 1.0.1 rows.jsonl")
        }
    }

    /// The file of rows.
    var file: String { places.last ?? "-" }

    /// The version as it was given; empty without one.
    private var version: String { places.dropLast().joined(separator: "/") }

    /// The resource name of the version.
    var versionName: String { VersionArgument(argument: version)?.name ?? version }

    /// The model of the file of --local; nil without one.
    ///
    /// - Throws: `CommandFailure`, `Refusal` naming what is wrong with it; what reading throws.
    func scorer() throws -> DecisionScorer? {
        guard let local else { return nil }
        let documents = try ManifestFile.documents(in: WholeFile.bytes(of: local, max: 4 << 20), of: local)
        guard let members = documents.first?.members, documents.count == 1 else {
            throw CommandFailure("\(local) holds \(documents.count) documents, not one decision model", places: [local])
        }
        let model: DecisionModel
        do {
            let nested = members.first { $0.key == "decision_model" }?.value
            model = try DecisionModel(json: (nested ?? .object(members)).text())
        } catch {
            throw CommandFailure("no decision model: \(error)", places: [local])
        }
        try model.checkWhole()
        return try DecisionScorer(model, of: local)
    }
}
