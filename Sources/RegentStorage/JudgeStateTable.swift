import RegentDatabase

/// How far the judge of a running rollout has come.
package struct StoredJudgeState: Sendable, Hashable {
    /// Name of the rollout.
    package let rollout: String
    /// Outcomes up to this batch, in the order of all, are in the state.
    package let batch: Int64
    /// Entries of the ledger up to this revision are in the state.
    package let revision: UInt64
    /// The state; what the bytes mean is the judge's business.
    package let state: [UInt8]

    /// A state, by its parts.
    package init(rollout: String, batch: Int64, revision: UInt64, state: [UInt8]) {
        (self.rollout, self.batch, self.revision, self.state) = (rollout, batch, revision, state)
    }
}

extension Store {
    /// What was kept of the judge of a rollout; nil where nothing was.
    ///
    /// - Throws: `StorageError`.
    package func judgeState(of rollout: String) async throws -> StoredJudgeState? {
        try await read { try JudgeStateTable($0).state(of: rollout) }
    }

    /// The last batch of outcomes of an environment that was stored before a document was; 0 where there is none.
    ///
    /// - Throws: `StorageError`.
    package func lastOutcomeBatch(environment: String, before document: String) async throws -> Int64 {
        try await read { connection in
            let first = try connection.first(JudgeStateTable.firstRevision, [.text(document)])?["revision"]
            guard let first, !first.isNull else { return 0 }
            return try OutcomeTable(connection).lastBatch(environment, before: try first.asOrdinal)
        }
    }
}

extension WriteTransaction {
    /// What was kept of the judge of a rollout; nil where nothing was.
    ///
    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    package func judgeState(of rollout: String) throws -> StoredJudgeState? {
        try JudgeStateTable(connection).state(of: rollout)
    }

    /// Keeps what the judge of a rollout has come to, instead of what was kept.
    ///
    /// - Throws: `DatabaseError`.
    package func putJudgeState(_ state: StoredJudgeState) throws { try JudgeStateTable(connection).put(state) }
}

/// The table of judges.
struct JudgeStateTable {
    static let firstRevision = "SELECT min(revision) AS revision FROM ledger WHERE resource = $1"
    private static let find = "SELECT batch, revision, state FROM judge_states WHERE rollout = $1"
    private static let upsert = """
        INSERT INTO judge_states (rollout, batch, revision, state) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (rollout) DO UPDATE SET batch = excluded.batch, revision = excluded.revision, \
        state = excluded.state
        """

    private let connection: any DatabaseConnection

    init(_ connection: any DatabaseConnection) { self.connection = connection }

    /// - Throws: `StorageError` `.damaged`; `DatabaseError`.
    func state(of rollout: String) throws -> StoredJudgeState? {
        try connection.first(Self.find, [.text(rollout)]).map { row in
            StoredJudgeState(
                rollout: rollout, batch: try row["batch"].asInteger, revision: try row["revision"].asOrdinal,
                state: try row["state"].asBlob)
        }
    }

    /// - Throws: `DatabaseError`.
    func put(_ state: StoredJudgeState) throws {
        try connection.execute(
            Self.upsert,
            [.text(state.rollout), .integer(state.batch), .bound(state.revision), .blob(state.state)])
    }
}
