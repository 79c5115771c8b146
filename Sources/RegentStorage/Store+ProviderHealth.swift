import RegentDatabase

extension Store {
    /// What is kept of the health of every provider.
    ///
    /// - Throws: `StorageError`.
    package func providerHealth() async throws -> [StoredProviderHealth] {
        try await read { try ProviderHealthTable($0).all() }
    }

    /// Stores what is kept of the health of providers, and returns at once.
    ///
    /// - Parameter rows: called on the writer, so that what is stored is never older than what was.
    package func keep(providerHealth rows: @escaping @Sendable () -> [StoredProviderHealth]) {
        database.submit(lane: .urgent) { connection in
            try ProviderHealthTable(connection).put(rows())
        } completion: { _ in
            // A store that can no longer be written stops the daemon by itself.
        }
    }
}

extension WriteTransaction {
    /// Forgets what is kept of the health of a provider.
    ///
    /// - Throws: `DatabaseError`.
    package func removeProviderHealth(environment: String, provider: String) throws {
        try ProviderHealthTable(connection).remove(environment, provider)
    }
}

/// What is kept of a provider's health beyond a restart. What the numbers mean is Routing's business.
package struct StoredProviderHealth: Sendable, Hashable {
    /// Id of the environment.
    package var environment = ""
    /// Id of the provider.
    package var provider = ""
    /// Number of the EjectionCause.
    package var cause: Int32 = 0
    /// When it was ejected last, microseconds since 1970, as all times; 0 = never.
    package var ejectionMicros: Int64 = 0
    /// When it may serve a probe; 0 while it serves.
    package var readmissionMicros: Int64 = 0
    /// Ejections that count.
    package var ejectionCount: UInt32 = 0
    /// Since when it serves again.
    package var servingMicros: Int64 = 0
    /// When its slow start began.
    package var slowStartMicros: Int64 = 0
    /// Share of requests that came to nothing.
    package var severity = 0.0
    /// When the lease of the probe began.
    package var probeMicros: Int64 = 0
    /// When it ends.
    package var probeExpireMicros: Int64 = 0
    /// Who has it.
    package var probeHolder = ""

    /// Nothing, of nobody.
    package init() {}
}

/// The table of what is kept of the health of providers.
struct ProviderHealthTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    func all() throws -> [StoredProviderHealth] {
        try connection.query(SQL.all, []).map { row in
            var health = StoredProviderHealth()
            health.environment = try row["environment"].asText
            health.provider = try row["provider"].asText
            health.cause = Int32(clamping: try row["cause"].asInteger)
            health.ejectionMicros = try row["ejection_time_us"].asInteger
            health.readmissionMicros = try row["readmission_time_us"].asInteger
            health.ejectionCount = UInt32(clamping: try row["ejection_count"].asInteger)
            health.servingMicros = try row["serving_time_us"].asInteger
            health.slowStartMicros = try row["slow_start_time_us"].asInteger
            health.severity = try row["severity"].asDouble
            health.probeMicros = try row["probe_time_us"].asInteger
            health.probeExpireMicros = try row["probe_expire_time_us"].asInteger
            health.probeHolder = try row["probe_holder"].asText
            return health
        }
    }

    func put(_ rows: [StoredProviderHealth]) throws {
        for row in rows {
            try connection.execute(
                SQL.put,
                [
                    .text(row.environment), .text(row.provider), .integer(Int64(row.cause)),
                    .integer(row.ejectionMicros), .integer(row.readmissionMicros),
                    .integer(Int64(row.ejectionCount)), .integer(row.servingMicros),
                    .integer(row.slowStartMicros), .double(row.severity), .integer(row.probeMicros),
                    .integer(row.probeExpireMicros), .text(row.probeHolder),
                ])
        }
    }

    func remove(_ environment: String, _ provider: String) throws {
        try connection.execute(SQL.remove, [.text(environment), .text(provider)])
    }
}

private enum SQL {
    static let all = """
        SELECT environment, provider, cause, ejection_time_us, readmission_time_us, ejection_count, serving_time_us, \
        slow_start_time_us, severity, probe_time_us, probe_expire_time_us, probe_holder FROM provider_health \
        ORDER BY environment, provider
        """
    static let put = """
        INSERT INTO provider_health (environment, provider, cause, ejection_time_us, readmission_time_us, \
        ejection_count, serving_time_us, slow_start_time_us, severity, probe_time_us, probe_expire_time_us, \
        probe_holder) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
        ON CONFLICT (environment, provider) DO UPDATE SET cause = excluded.cause, \
        ejection_time_us = excluded.ejection_time_us, readmission_time_us = excluded.readmission_time_us, \
        ejection_count = excluded.ejection_count, serving_time_us = excluded.serving_time_us, \
        slow_start_time_us = excluded.slow_start_time_us, severity = excluded.severity, \
        probe_time_us = excluded.probe_time_us, probe_expire_time_us = excluded.probe_expire_time_us, \
        probe_holder = excluded.probe_holder
        """
    static let remove = "DELETE FROM provider_health WHERE environment = $1 AND provider = $2"
}
