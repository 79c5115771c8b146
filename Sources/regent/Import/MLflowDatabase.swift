import RegentDatabase
import RegentDatabaseSQLite
import RegentManifest

/// The SQLite store of MLflow: the tables `registered_models`, `model_versions`, their tags, and aliases.
///
/// Tables that older releases do not have are taken for empty ones; columns that newer ones add are not read.
struct MLflowDatabase {
    private let path: String
    private let file: ForeignSQLiteFile

    /// Opens the file.
    ///
    /// - Throws: `CommandFailure` for what is no SQLite file.
    init(_ path: String) throws {
        self.path = path
        do {
            file = try ForeignSQLiteFile(path: path)
        } catch {
            throw Self.failure(error, path)
        }
    }

    /// Reads the registry.
    ///
    /// - Parameter workspace: the only one to read; nil where there is one.
    /// - Throws: `CommandFailure` naming file, table and column.
    func registry(of workspace: String?) throws -> MLflowRegistry {
        do {
            return try file.read { try MLflowTables(path, $0, workspace).registry() }
        } catch let error as DatabaseError {
            throw Self.failure(error, path)
        }
    }

    private static func failure(_ error: DatabaseError, _ path: String) -> CommandFailure {
        let hint =
            switch error.code {
            case .foreignFile: "name the SQLite file of MLflow, for example mlflow.db, or the folder of its file store"
            case .busy, .readOnly, .cannotOpen: "MLflow may be writing to it: stop its server, or copy the file"
            default: ""
            }
        return CommandFailure(
            "\(path) cannot be read as a SQLite file: \(error.message)", places: [path], hint: hint)
    }
}

/// The tables of a registry, in one snapshot.
struct MLflowTables {
    /// Rows of a table; a registry of people has some thousands.
    private static let rowsMax = 1_000_000

    private let path: String
    private let connection: any DatabaseConnection
    private let workspace: String?

    init(_ path: String, _ connection: any DatabaseConnection, _ workspace: String?) throws {
        (self.path, self.connection) = (path, connection)
        self.workspace = try Self.workspace(path, connection, workspace)
    }

    /// The registry.
    ///
    /// - Throws: `CommandFailure` naming file, table and column; `DatabaseError`.
    func registry() throws -> MLflowRegistry {
        var tags: [String: [String: String]] = [:]
        try forEachRow("registered_model_tags", ["name", "key", "value"]) { row in
            let (name, key, value) = (try row.text("name"), try row.text("key"), try row.optionalText("value"))
            tags[name, default: [:]][key] = value
        }
        var versionTags: [String: [Int64: [String: String]]] = [:]
        try forEachRow("model_version_tags", ["name", "version", "key", "value"]) { row in
            let (name, number) = (try row.text("name"), try row.number("version"))
            let (key, value) = (try row.text("key"), try row.optionalText("value"))
            versionTags[name, default: [:]][number, default: [:]][key] = value
        }
        var aliases: [String: [String: Int64]] = [:]
        try forEachRow("registered_model_aliases", ["name", "alias", "version"]) { row in
            let (name, alias, number) = (try row.text("name"), try row.text("alias"), try row.number("version"))
            aliases[name, default: [:]][alias] = number
        }
        var versions: [String: [MLflowRegistry.Version]] = [:]
        let columns = ["name", "version", "description", "source", "run_id", "current_stage", "status"]
        try forEachRow("model_versions", columns) { row in
            let (name, number) = (try row.text("name"), try row.number("version"))
            versions[name, default: []].append(
                MLflowRegistry.Version(
                    number: number, description: try row.optionalText("description"),
                    source: try row.optionalText("source"), runID: try row.optionalText("run_id"),
                    stage: try row.optionalText("current_stage"), status: try row.optionalText("status"),
                    tags: versionTags[name]?[number] ?? [:], place: row.place))
        }
        var models: [MLflowRegistry.Model] = []
        try forEachRow("registered_models", ["name", "description"]) { row in
            let name = try row.text("name")
            models.append(
                MLflowRegistry.Model(
                    name: name, description: try row.optionalText("description"), tags: tags[name] ?? [:],
                    aliases: aliases[name] ?? [:], versions: versions[name] ?? [], place: row.place))
        }
        return MLflowRegistry(models: models)
    }

    /// Hands over the rows of a table; of one that is not there, none, unless it is one that every release has.
    private func forEachRow(_ table: String, _ wanted: [String], _ body: (MLflowRow) throws -> Void) throws {
        let known = try Self.columns(of: table, path, connection)
        guard !known.isEmpty else {
            guard table != "registered_models", table != "model_versions" else {
                throw CommandFailure(
                    "\(path) has no table \(table): it is no model registry of MLflow", places: [path],
                    hint: "name the file of MLflow's backend store, for example mlflow.db")
            }
            return
        }
        if let missing = wanted.first(where: { !known.contains($0) }) {
            throw CommandFailure("table \(table) has no column \(missing)", places: [path, table])
        }
        // Names of tables and columns are those of this file; nothing of the database becomes part of a statement.
        let place = workspace != nil && known.contains("workspace") ? " WHERE workspace = $1" : ""
        let values = place.isEmpty ? [] : workspace.map { [SQLValue.text($0)] } ?? []
        var count = 0
        let columns = wanted.map { "\"\($0)\"" }.joined(separator: ", ")
        try connection.forEachRow("SELECT \(columns) FROM \(table)\(place)", values) { row in
            count += 1
            guard count <= Self.rowsMax else {
                throw CommandFailure("table \(table) has more than \(Self.rowsMax) rows", places: [path, table])
            }
            try body(MLflowRow(row, table, count, path))
            return true
        }
    }

    /// Columns of a table that is really one: reading a view or a virtual table would run what the file says.
    private static func columns(
        of table: String, _ path: String, _ connection: any DatabaseConnection
    ) throws -> Set<String> {
        let found = try connection.query("SELECT type, rootpage FROM sqlite_schema WHERE name = $1", [.text(table)])
        guard let first = found.first else { return [] }
        guard found.count == 1, first["type"] == .text("table"), first["rootpage"] != .integer(0),
            first["rootpage"] != .null
        else {
            throw CommandFailure("\(table) is no ordinary table", places: [path, table])
        }
        let columns = try connection.query("SELECT name, hidden FROM pragma_table_xinfo($1)", [.text(table)])
        guard columns.allSatisfy({ $0["hidden"] == .integer(0) }) else {
            throw CommandFailure("\(table) has computed columns", places: [path, table])
        }
        return Set(columns.compactMap { try? $0["name"].asText })
    }

    /// The workspace to read: of several the one that was named.
    private static func workspace(
        _ path: String, _ connection: any DatabaseConnection, _ wanted: String?
    ) throws -> String? {
        let table = "registered_models"
        guard try columns(of: table, path, connection).contains("workspace") else {
            guard wanted == nil else {
                throw CommandFailure("\(path) has no workspaces: leave out --workspace", places: [path, table])
            }
            return nil
        }
        let known = try connection.query("SELECT DISTINCT workspace FROM registered_models LIMIT 1000", [])
            .map { try MLflowRow($0, table, 0, path).text("workspace") }
        if let wanted {
            guard known.contains(wanted) else {
                throw CommandFailure(
                    "there is no model in the workspace \(wanted)", places: [path, table],
                    hint: "there are models in " + known.sorted().joined(separator: ", "))
            }
            return wanted
        }
        guard known.count <= 1 else {
            throw CommandFailure(
                "\(path) has models of several workspaces", places: [path, table],
                hint: "name one with --workspace: " + known.sorted().joined(separator: ", "))
        }
        return known.first
    }
}

/// A row of a table of MLflow.
struct MLflowRow {
    private let row: Row
    private let table: String
    private let number: Int
    private let path: String

    init(_ row: Row, _ table: String, _ number: Int, _ path: String) {
        (self.row, self.table, self.number, self.path) = (row, table, number, path)
    }

    /// File, table and row.
    var place: String { "\(path), \(table), row \(number)" }

    /// A text that is not empty.
    func text(_ column: String) throws -> String {
        let text = try optionalText(column)
        guard !text.isEmpty else { throw failure(column, "is empty") }
        return text
    }

    /// A text; empty for NULL.
    func optionalText(_ column: String) throws -> String {
        do { return try row[column].asOptionalText ?? "" } catch { throw failure(column, "is not a text") }
    }

    /// A number from 1 on.
    func number(_ column: String) throws -> Int64 {
        guard case .integer(let number) = row[column], number > 0 else {
            throw failure(column, "is not a number from 1 on")
        }
        return number
    }

    private func failure(_ column: String, _ message: String) -> CommandFailure {
        CommandFailure("\(column) \(message)", places: ["\(place), \(column)"])
    }
}
