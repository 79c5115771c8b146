import RegentDatabase
import RegentMessages
package import RegentModel

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

/// What is kept of the health of one provider.
package struct StoredProviderHealth: Sendable, Hashable {
    /// Id of the environment.
    package let environment: String
    /// Id of the provider.
    package let provider: String
    /// What is kept.
    package let record: HealthRecord

    /// A row of the table.
    package init(environment: String, provider: String, record: HealthRecord) {
        self.environment = environment
        self.provider = provider
        self.record = record
    }
}

/// The table of what is kept of the health of providers.
struct ProviderHealthTable {
    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    func all() throws -> [StoredProviderHealth] {
        try connection.query(SQL.all, []).map { row in
            var record = HealthRecord()
            record.cause = EjectionCause(rawValue: Int32(clamping: try row["cause"].asInteger))
            record.ejectionMicros = try row["ejection_time_us"].asInteger
            record.readmissionMicros = try row["readmission_time_us"].asInteger
            record.ejectionCount = UInt32(clamping: try row["ejection_count"].asInteger)
            record.servingMicros = try row["serving_time_us"].asInteger
            record.slowStartMicros = try row["slow_start_time_us"].asInteger
            record.severity = try row["severity"].asDouble
            record.probeMicros = try row["probe_time_us"].asInteger
            record.probeExpireMicros = try row["probe_expire_time_us"].asInteger
            record.probeHolder = try row["probe_holder"].asText
            return StoredProviderHealth(
                environment: try row["environment"].asText, provider: try row["provider"].asText, record: record)
        }
    }

    func put(_ rows: [StoredProviderHealth]) throws {
        for row in rows {
            let record = row.record
            try connection.execute(
                SQL.put,
                [
                    .text(row.environment), .text(row.provider), .integer(Int64(record.cause.rawValue)),
                    .integer(record.ejectionMicros), .integer(record.readmissionMicros),
                    .integer(Int64(record.ejectionCount)), .integer(record.servingMicros),
                    .integer(record.slowStartMicros), .double(record.severity), .integer(record.probeMicros),
                    .integer(record.probeExpireMicros), .text(record.probeHolder),
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
