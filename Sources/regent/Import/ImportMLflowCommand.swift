import ArgumentParser
import Crypto
import Foundation
import RegentClient
import RegentManifest
import RegentMessages
import RegentText

/// Imports a model registry of MLflow.
struct ImportMLflowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "mlflow", "Imports the registered models of MLflow: versions, aliases and tags.",
        examples: """
            regent import mlflow mlflow.db --dry-run
            regent import mlflow mlruns --model churn --reason "from MLflow"
            """,
        notes: """
            PATH is the folder of MLflow's file store, for example mlruns, or its SQLite
            file. It is read as it is, without MLflow, and never changed. Copy the SQLite
            file of a server that is running.

            A registered model becomes a model, and its version 3 becomes version 3.0.0, a
            draft: it is released, promoted and deployed by Regent's own rules. A version's
            source, run and tags are its labels; files are not read. Tags of the model are
            its tags, and so are aliases and stages, as alias:champion=3.0.0 and
            stage:Production=3.0.0.

            Importing again changes nothing unless MLflow has changed: then the tags of the
            model are set as MLflow has them, and new versions are registered. A registered
            version never changes; one that differs is listed.
            """)

    @Argument(help: ArgumentHelp("Folder or SQLite file.", valueName: "path"), completion: .file())
    var path: String
    @Option(help: ArgumentHelp("Import only this registered model; may be repeated.", valueName: "name"))
    var model: [String] = []
    @Option(help: ArgumentHelp("Of a SQLite file with several workspaces, the one to import.", valueName: "name"))
    var workspace: String?
    @OptionGroup var options: ImportOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let found = try MLflowImport(try registry(), only: model) { Array(SHA256.hash(data: $0)) }
        let (response, differing) = try await connection.withClient { client in
            try await VersionImport(found.models, options).run(client)
        }
        output.write(response, as: options.dryRun ? .dryRun : .done)
        ImportOptions.report(found.notes)
        for name in differing {
            Terminal.say("\(name.printable) stays as it is registered: MLflow has changed, and a version never changes")
        }
        if options.dryRun {
            Terminal.say("dry run, nothing changed")
        } else if response.isChange {
            MutationOptions.report("imported \(path)", response.receipt)
        } else {
            Terminal.say("nothing to change")
        }
    }

    private func registry() throws -> MLflowRegistry {
        // The path itself may be a link: it is the caller's own.
        let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: place) else {
            throw CommandFailure("\(path) does not exist", places: [path])
        }
        switch attributes[.type] as? FileAttributeType {
        case .typeRegular: return try MLflowDatabase(path).registry(of: workspace)
        case .typeDirectory:
            guard workspace == nil else {
                throw CommandFailure("--workspace is for SQLite files; a folder has none", status: .usage)
            }
            return try MLflowFolder(path).registry()
        default: throw CommandFailure("\(path) is neither a file nor a folder", places: [path])
        }
    }
}

/// The calls that import models and their versions.
struct VersionImport {
    private let models: [MLflowImport.Model]
    private let options: ImportOptions

    init(_ models: [MLflowImport.Model], _ options: ImportOptions) {
        (self.models, self.options) = (models, options)
    }

    /// Makes the calls; gives their changes as one answer, and the versions that are registered with other content.
    ///
    /// - Throws: `CommandFailure` with the place of what it is about.
    func run(_ client: RegentClient) async throws -> (ApplyResponse, differing: [String]) {
        guard !models.isEmpty else { return (ApplyResponse(), []) }
        let calls = try ApplyCalls(models.map(\.document), try await Schema.fetched(from: client))
        var answer = try await calls.run(client, reason: options.reason, validateOnly: options.dryRun)
        let made = Set(answer.changes.filter { $0.effect == .created }.map(\.name))
        var differing: [String] = []
        for model in models where !model.versions.isEmpty {
            // Of a new model there is nothing to ask for, and in a dry run it is not there.
            let stored = made.contains(model.document.name) ? [] : try await client.versions(of: model.document.name)
            let known = Dictionary(stored.map { ($0.name.lowercased(), $0) }) { one, _ in one }
            for version in model.versions {
                guard let old = known[version.name.lowercased()] else {
                    let (change, receipt) = try await register(version, client)
                    answer.changes.append(change)
                    if let receipt { answer.receipt = receipt }
                    continue
                }
                if !version.isContained(in: old) { differing.append(old.name) }
                answer.changes.append(AppliedChange(name: old.name, effect: .unchanged, revision: old.revision))
            }
        }
        return (answer, differing)
    }

    private func register(
        _ version: ModelVersion, _ client: RegentClient
    ) async throws -> (AppliedChange, Receipt?) {
        guard !options.dryRun else { return (AppliedChange(name: version.name, effect: .created), nil) }
        do {
            let made = try await client.registerVersion(
                RegisterVersionRequest(version: version, mutation: Mutation(reason: options.reason)))
            let change = AppliedChange(
                name: version.name, effect: .created, revision: made.version?.revision ?? 0,
                etag: made.version?.etag ?? "")
            return (change, made.receipt)
        } catch {
            throw CommandFailure(describing: error).at(version.name)
                .with(hint: "what came before it is imported; mend it and import again")
        }
    }
}

extension ModelVersion {
    /// Whether a registered version is what this one asks for.
    fileprivate func isContained(in stored: ModelVersion) -> Bool {
        artifacts == stored.artifacts && changelog == stored.changelog && metadata == stored.metadata
    }
}
