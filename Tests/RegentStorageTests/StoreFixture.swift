import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Synchronization
import Testing

/// A store over SQLite with everything injected: time stands still, randomness counts.
struct StoreFixture: Sendable {
    static let now: Int64 = 1_700_000_000_123_456

    let store: Store
    let database: any Database

    /// A store in memory; `wrapping` puts a twin between.
    init(wrapping: (any Database) -> any Database = { $0 }) async throws {
        let options = SQLiteDatabase.Options(path: ":memory:", format: StorageSchema.format)
        try await self.init(database: wrapping(SQLiteDatabase(options)))
    }

    /// A store in a file; `wrapping` puts a twin between.
    init(path: String, wrapping: (any Database) -> any Database = { $0 }) async throws {
        try await self.init(database: wrapping(SQLiteDatabase(.init(path: path, format: StorageSchema.format))))
    }

    private init(database: any Database) async throws {
        self.database = database
        store = try await Store.open(database, ownerUID: 1_000, now: Self.now) { count in
            (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        }
    }

    func close() async { await database.close() }

    /// Creates a run through a keyed call.
    @discardableResult
    func create(_ id: String, state: EvalRunState = .running, at now: Int64 = now) async throws -> EvalRun {
        let request = CreateRunRequest(name: "evalRuns/\(id)", mutation: .keyed("create \(id)"))
        let response: CreateRunResponse = try await store.mutate(.at(now), request) { transaction in
            CreateRunResponse(run: try transaction.create(EvalRun(name: request.name, plan: id, state: state)))
        }
        return response.run ?? EvalRun()
    }

    /// Changes a run's trigger and state outside any keyed call.
    @discardableResult
    func update(
        _ id: String, trigger: String = "", state: EvalRunState = .running, etag: String = "",
        at now: Int64 = now
    ) async throws -> Receipt {
        try await store.write(.at(now), mutation: Mutation(etag: etag)) { transaction in
            var run = try transaction.require(EvalRun.self, "evalRuns/\(id)")
            (run.trigger, run.state) = (trigger, state)
            _ = try transaction.update(run)
            return try #require(transaction.receipt)
        }
    }
}

extension WriteTransaction {
    /// Stores a new document, whatever its lifecycle says.
    func create<D: Document>(_ document: D) throws -> D {
        try put(Change(after: document, effect: .created("test.created"), command: command))
    }

    /// Stores a changed document, whatever its lifecycle says.
    func update<D: Document>(_ document: D) throws -> D {
        try put(Change(after: document, effect: .changed("test.updated"), command: command))
    }
}

extension MutationCall {
    /// A call by alice.
    static func at(
        _ now: Int64, actor: String = "principals/alice",
        method: MethodDescriptor = EvaluationServiceMethods.abortRun.descriptor
    ) -> MutationCall {
        let caller = Caller(name: actor, authority: .all, isSinglePersonMode: true)
        return MutationCall(
            Command(actor: caller, role: "ANALYST", method: method, now: now))
    }
}

extension SampleSegment {
    /// A batch whose content follows from its number and a variant.
    static func batch(
        _ run: String, _ upload: String = "u", _ seq: UInt64, variant: UInt8 = 0
    ) -> SampleSegment {
        SampleSegment(
            run: "evalRuns/\(run)", upload: upload, seq: seq, sampleCount: UInt32(seq) + 10,
            digest: Array(repeating: UInt8(truncatingIfNeeded: seq) &+ variant, count: 32),
            hot: [1, UInt8(truncatingIfNeeded: seq)], cold: [2, UInt8(truncatingIfNeeded: seq)])
    }
}
