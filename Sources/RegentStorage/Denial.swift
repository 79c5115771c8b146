import RegentDatabase

/// A mutating call that was refused for want of permission, or a call that is kept though it only reads.
package struct Denial: Sendable, Hashable {
    /// Who asked.
    package let principal: String
    /// Microseconds since 1970, UTC.
    package let time: Int64
    /// Method name.
    package let method: String
    /// Resource name, as far as known.
    package let resource: String
    /// The permissions that would have been sufficient.
    package let permission: String
    /// Stable code of the reason; empty where the call was not refused.
    package let reason: String

    /// Whether the call was refused.
    package var isRefusal: Bool { !reason.isEmpty }

    /// A call.
    package init(
        principal: String, time: Int64, method: String, resource: String, permission: String, reason: String
    ) {
        self.principal = principal
        self.time = time
        self.method = method
        self.resource = resource
        self.permission = permission
        self.reason = reason
    }
}

extension Store {
    /// Rows a second for one principal; more are only counted, so that a flood of them cannot fill the disk.
    package static var denialsPerSecondMax: Int { 10 }
    /// Where the positions of calls begin that were not refused: each sort is counted by itself.
    private static let readPosition: Int64 = 1_000

    /// Keeps a refusal, or that something was read; durable when it returns, and to be called before the reply.
    ///
    /// - Throws: `StorageError`; the call must then fail as a store failure.
    package func record(_ denial: Denial) async throws {
        let begin = denial.isRefusal ? 0 : Self.readPosition
        try await commit { connection in
            let second = denial.time / 1_000_000
            let counted =
                try connection.first(
                    DenialSQL.count,
                    [
                        .text(denial.principal), .integer(second), .integer(begin),
                        .integer(begin + Self.readPosition),
                    ])?["denials"].asInteger ?? 0
            if counted < Self.denialsPerSecondMax {
                try connection.execute(DenialSQL.insert, denial.values(second: second, position: begin + counted))
            } else {
                try connection.execute(
                    DenialSQL.suppress, [.text(denial.principal), .integer(second), .integer(begin + counted - 1)])
            }
        }
    }

    /// Refusals of a principal in order of time, with how many more were only counted.
    ///
    /// - Throws: `StorageError`.
    package func denials(of principal: String) async throws -> (kept: [Denial], suppressed: Int) {
        try await read { connection in
            let rows = try connection.query(DenialSQL.list, [.text(principal)])
            let suppressed = try rows.reduce(0) { sum, row in
                let (total, isTooLarge) = sum.addingReportingOverflow(try row["suppressed"].asCount(Int.self))
                guard !isTooLarge else { throw StorageError(.damaged, "a stored count is outside its range") }
                return total
            }
            return (try rows.map(Denial.init), suppressed)
        }
    }
}

extension Denial {
    fileprivate func values(second: Int64, position: Int64) -> [SQLValue] {
        [
            .text(principal), .integer(second), .integer(position), .integer(time), .text(method),
            .text(resource), .text(permission), .text(reason),
        ]
    }

    init(_ row: Row) throws {
        self.init(
            principal: try row["principal"].asText, time: try row["time_us"].asInteger,
            method: try row["method"].asText, resource: try row["resource"].asText,
            permission: try row["permission"].asText, reason: try row["reason"].asText)
    }
}

enum DenialSQL {
    static let count = """
        SELECT count(*) AS denials FROM denials \
        WHERE principal = $1 AND second = $2 AND position >= $3 AND position < $4
        """
    static let insert = """
        INSERT INTO denials (principal, second, position, time_us, method, resource, permission, reason, \
        suppressed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)
        """
    static let suppress = """
        UPDATE denials SET suppressed = suppressed + 1 WHERE principal = $1 AND second = $2 AND position = $3
        """
    static let list = """
        SELECT principal, time_us, method, resource, permission, reason, suppressed FROM denials \
        WHERE principal = $1 AND reason <> '' ORDER BY second, position
        """
    static let refused = within("reason <> ''")
    static let reads = within("reason = ''")

    private static func within(_ sort: String) -> String {
        """
        SELECT principal, time_us, method, resource, permission, reason, suppressed FROM denials \
        WHERE time_us >= $1 AND time_us < $2 AND \(sort) ORDER BY principal, second, position
        """
    }
}
