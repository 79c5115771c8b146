import Foundation
import RegentManifest
import RegentMessages

/// The file store of MLflow: `models/NAME/meta.yaml`, `models/NAME/version-1/meta.yaml`, each with a folder `tags` of
/// files, and `models/NAME/aliases` with the number of a version in each file.
///
/// Links are not followed: a folder that came from elsewhere must not show this machine's other files.
struct MLflowFolder {
    /// More than MLflow writes into one file; and a store has no more files than this.
    private static let (bytesMax, countMax, depthMax) = (1 << 20, 1_000_000, 8)

    private let path: String
    private let models: String

    /// The store at a folder, the one that has the folder `models`.
    ///
    /// - Throws: `CommandFailure` for a folder without a model registry.
    init(_ path: String) throws {
        self.path = path
        models = path + (path.hasSuffix("/") ? "" : "/") + "models"
        guard try Self.kind(of: models) == .typeDirectory else {
            throw CommandFailure(
                "\(path) has no model registry of MLflow", places: [models],
                hint: "name the folder that has the folder models, for example mlruns, or the SQLite file")
        }
    }

    /// Reads all of it.
    ///
    /// - Throws: `CommandFailure` or `ManifestError` naming file, line and field.
    func registry() throws -> MLflowRegistry {
        MLflowRegistry(models: try Self.folders(in: models).map { try model($0) })
    }

    private func model(_ name: String) throws -> MLflowRegistry.Model {
        let folder = "\(models)/\(name)"
        let meta = try Self.meta(folder)
        guard let said = meta["name"] else { throw meta.failure("name is missing") }
        guard try said.text() == name else { throw said.failure("is not the name of its folder, \(name)") }
        var aliases: [String: Int64] = [:]
        for (alias, text) in try Self.texts(in: folder + "/aliases") {
            let word = text.trimmingCharacters(in: .whitespacesAndNewlines)
            guard let number = Int64(word), number > 0 else {
                throw CommandFailure(
                    "an alias is not the number of a version", places: ["\(folder)/aliases/\(alias)"])
            }
            aliases[alias] = number
        }
        let versions = try Self.folders(in: folder).filter { $0.hasPrefix("version-") }.map { try version(folder, $0) }
        return MLflowRegistry.Model(
            name: name, description: try Self.text("description", of: meta),
            tags: try Self.texts(in: folder + "/tags"), aliases: aliases, versions: versions,
            place: folder + "/meta.yaml")
    }

    private func version(_ model: String, _ name: String) throws -> MLflowRegistry.Version {
        let folder = "\(model)/\(name)"
        let meta = try Self.meta(folder)
        guard let said = meta["version"] else { throw meta.failure("version is missing") }
        guard let number = Int64(try said.text()), number > 0 else { throw said.failure("is not a number from 1 on") }
        guard name == "version-\(number)" else { throw said.failure("is not the number of its folder, \(name)") }
        return MLflowRegistry.Version(
            number: number, description: try Self.text("description", of: meta),
            source: try Self.text("source", of: meta), runID: try Self.text("run_id", of: meta),
            stage: try Self.text("current_stage", of: meta), status: try Self.text("status", of: meta),
            tags: try Self.texts(in: folder + "/tags"), place: folder + "/meta.yaml")
    }

    /// A text; empty where it is absent or empty.
    private static func text(_ key: String, of meta: PlacedValue) throws -> String {
        guard let value = meta[key], value.value != .string("") else { return "" }
        return try value.text()
    }

    // Files.

    private static func meta(_ folder: String) throws -> PlacedValue {
        let path = folder + "/meta.yaml"
        guard try kind(of: path) == .typeRegular else { throw CommandFailure("\(path) does not exist", places: [path]) }
        return try PlacedFile(WholeFile.bytes(of: path, max: bytesMax), of: path, scalars: .texts).root
    }

    /// Text of each file of a folder, by its path there: keys of tags have slashes.
    private static func texts(in folder: String) throws -> [String: String] {
        var texts: [String: String] = [:]
        func add(_ below: String, _ depth: Int) throws {
            let place = below.isEmpty ? folder : "\(folder)/\(below)"
            guard depth < depthMax else { throw CommandFailure("\(place) nests too deep", places: [place]) }
            for name in try names(in: place) {
                let key = below.isEmpty ? name : "\(below)/\(name)"
                let path = "\(folder)/\(key)"
                if try kind(of: path) == .typeDirectory {
                    try add(key, depth + 1)
                    continue
                }
                guard let text = String(validating: try WholeFile.bytes(of: path, max: bytesMax), as: UTF8.self) else {
                    throw CommandFailure("\(path) is not UTF-8", places: [path])
                }
                texts[key] = text
            }
        }
        if try kind(of: folder) == .typeDirectory { try add("", 0) }
        return texts
    }

    private static func folders(in folder: String) throws -> [String] {
        try names(in: folder).filter { try kind(of: "\(folder)/\($0)") == .typeDirectory }
    }

    /// Names in a folder, but those of hidden files, in order.
    private static func names(in folder: String) throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { !$0.hasPrefix(".") }
        guard names.count <= countMax else {
            throw CommandFailure("\(folder) has more than \(countMax) files", places: [folder])
        }
        return names.sorted()
    }

    /// What is at a path, a folder or a file; nil for nothing.
    ///
    /// - Throws: `CommandFailure` for a link and for what is neither.
    private static func kind(of path: String) throws -> FileAttributeType? {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
        let kind = attributes[.type] as? FileAttributeType
        guard kind == .typeDirectory || kind == .typeRegular else {
            throw CommandFailure(
                "\(path) is \(kind == .typeSymbolicLink ? "a link" : "no file")", places: [path],
                hint: "links are not followed; copy the store with its files")
        }
        return kind
    }
}
