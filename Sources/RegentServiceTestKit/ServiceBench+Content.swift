import RegentDatabase

extension ServiceBench {
    /// Every row of every table, as text in order: two stores of the same content have the same.
    ///
    /// - Parameter apart: tables that are left out.
    package func content(without apart: Set<String> = []) async throws -> [String] {
        try await database.read { connection in
            let tables = try connection.query(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", []
            ).map { try $0["name"].asText }
            return try tables.filter { !apart.contains($0) }.flatMap { table in
                try connection.query("SELECT * FROM \"\(table)\"", []).map { "\(table): \($0.values)" }.sorted()
            }
        }
    }
}
