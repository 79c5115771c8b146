package import RegentDatabase
import RegentDatabaseSQLite
package import RegentMessages
package import RegentModel
package import RegentRPC
package import RegentServices
package import RegentStorage
import Synchronization

/// Every handler over a store in memory, called without a wire.
package struct ServiceBench: Sendable {
    /// What the handlers keep their resources in.
    package let store: Store
    /// What the handlers share.
    package let context: ServiceContext
    /// What the store is kept in, for tests that damage it.
    package let database: any Database
    /// The handlers, for calls by name and bytes.
    package let table: MethodTable
    private let owner: Caller
    /// Closes the database once no copy of the bench is left: an open one holds files.
    private let closing: ClosesDatabase?

    /// Handlers over a new store in memory; `storeID` distinguishes it from other stores, `wrapping` wraps its
    /// database.
    package static func open(
        images: ImageFolder = ImageFolder(directory: nil, freeBytes: { _ in nil }),
        liveBytesMax: Int = LiveEvidence.bytesMaxStandard,
        keyBytesMax: Int = ServiceContext.keyBytesMaxStandard,
        summaryBytesMax: Int = ServiceContext.summaryBytesMaxStandard,
        pairBytesMax: Int = ServiceContext.pairBytesMaxStandard,
        gateBytesMax: Int = ServiceContext.gateBytesMaxStandard, jobFiles: String? = nil, storeID: UInt8 = 1,
        snapshots: SnapshotFeed = SnapshotFeed(), operation: ServerOperation = ServerOperation(),
        wrapping: (any Database) -> any Database = { $0 }
    ) async throws -> ServiceBench {
        let database = wrapping(try SQLiteDatabase(.init(path: ":memory:", format: StorageSchema.format)))
        let store = try await Store.open(
            database, ownerUID: 7, now: 1, random: { [UInt8](repeating: storeID, count: $0) })
        return try await over(
            store, database, images: images, liveBytesMax: liveBytesMax, keyBytesMax: keyBytesMax,
            summaryBytesMax: summaryBytesMax, pairBytesMax: pairBytesMax, gateBytesMax: gateBytesMax,
            jobFiles: jobFiles,
            snapshots: snapshots, operation: operation,
            closing: ClosesDatabase(database))
    }

    /// Handlers that know nothing yet, over the same store, as after a restart.
    package func restarted(liveBytesMax: Int = LiveEvidence.bytesMaxStandard) async throws -> ServiceBench {
        try await Self.over(store, database, images: context.images, liveBytesMax: liveBytesMax, closing: closing)
    }

    /// Handlers over a store that is there already, called by its owner; the database is the caller's to close, the
    /// clock is theirs where they give one.
    package static func over(
        _ store: Store, _ database: any Database, snapshots: SnapshotFeed = SnapshotFeed(),
        now: (@Sendable () -> Int64)? = nil
    ) async throws -> ServiceBench {
        try await over(
            store, database, images: ImageFolder(directory: nil, freeBytes: { _ in nil }),
            liveBytesMax: LiveEvidence.bytesMaxStandard, snapshots: snapshots, now: now, closing: nil)
    }

    private static func over(
        _ store: Store, _ database: any Database, images: ImageFolder, liveBytesMax: Int,
        keyBytesMax: Int = ServiceContext.keyBytesMaxStandard,
        summaryBytesMax: Int = ServiceContext.summaryBytesMaxStandard,
        pairBytesMax: Int = ServiceContext.pairBytesMaxStandard,
        gateBytesMax: Int = ServiceContext.gateBytesMaxStandard, jobFiles: String? = nil,
        snapshots: SnapshotFeed = SnapshotFeed(), operation: ServerOperation = ServerOperation(),
        now: (@Sendable () -> Int64)? = nil, closing: ClosesDatabase?
    ) async throws -> ServiceBench {
        let facts = ServerFacts(
            version: "0.0.0", startMicros: 1, processID: 1, database: "test", connections: { 0 },
            isDraining: { false }, freeBytes: { nil }, operation: operation)
        let clock = Clock()
        let context = try await ServiceContext(
            store: store, facts: facts, images: images, liveBytesMax: liveBytesMax, keyBytesMax: keyBytesMax,
            summaryBytesMax: summaryBytesMax, pairBytesMax: pairBytesMax, gateBytesMax: gateBytesMax,
            snapshots: snapshots, jobFiles: jobFiles, now: now ?? clock.next, random: { clock.bytes($0) })
        return ServiceBench(
            store: store, context: context, database: database, table: .regent(context),
            owner: .owner(uid: store.identity.ownerUID),
            closing: closing)
    }

    /// Calls a method with one request and one response, as the owner or as another caller.
    package func call<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request, as caller: Caller? = nil
    ) async throws -> Response {
        try await table.direct(method, request, call: context(method.descriptor, caller))
    }

    /// Calls a method with many requests; its responses are passed on as they are written.
    package func stream<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ requests: [Request], as caller: Caller? = nil,
        onResponse: @escaping @Sendable (Response) throws(RPCError) -> Void
    ) async throws {
        try await table.direct(
            method, requests: requests, call: context(method.descriptor, caller)
        ) { (response) async throws(RPCError) in try onResponse(response) }
    }

    /// A call that is admitted as the daemon admits it: by the scopes of what it names, and with denials recorded.
    private func context(_ method: MethodDescriptor, _ caller: Caller?) -> CallContext {
        CallContext(method: method, caller: caller ?? owner, admission: context.admission)
    }

    /// Uploads batches of rows; returns the last durable sequence number.
    @discardableResult
    package func upload(
        _ run: String, _ batches: [(seq: UInt64, rows: [EvalSample])], upload: String = "u",
        resume: Bool = true
    ) async throws -> UInt64 {
        let start = UploadStart(run: run, upload: upload, resume: resume)
        let requests =
            [UploadSamplesRequest(request: .start(start))]
            + batches.map { .init(request: .batch(SampleBatch(seq: $0.seq, rows: $0.rows))) }
        let method = EvaluationServiceMethods.uploadSamples
        let last = Last()
        try await table.direct(
            method, requests: requests,
            call: CallContext(method: method.descriptor, caller: owner)
        ) { (response) async throws(RPCError) in last.note(response) }
        return last.durableSeq.withLock { $0 }
    }

    /// A run with one batch of the given sample ids.
    package func run(_ name: String, _ ids: [String] = ["a", "b"], gates: GatePolicy? = nil) async throws {
        _ = try await call(
            EvaluationServiceMethods.createRun,
            CreateRunRequest(name: name, type: .offline, gates: gates, mutation: .fresh()))
        if !ids.isEmpty { try await upload(name, [(1, Self.rows(ids))]) }
    }

    /// A scored sample of each id.
    package static func rows(_ ids: [String], valid: TriState = .true) -> [EvalSample] {
        ids.map { EvalSample(sampleId: $0, status: .scored, schemaValid: valid, latencyMs: 1) }
    }

    private final class ClosesDatabase: Sendable {
        private let database: any Database

        init(_ database: any Database) { self.database = database }

        deinit {
            let database = database
            Task { await database.close() }
        }
    }

    private final class Clock: Sendable {
        private let micros = Mutex<Int64>(1_000_000)

        func next() -> Int64 {
            micros.withLock {
                $0 += 1
                return $0
            }
        }

        /// Bytes that are other ones each time.
        func bytes(_ count: Int) -> [UInt8] {
            let number = UInt64(bitPattern: next())
            return (0..<count).map { UInt8(truncatingIfNeeded: number >> (($0 % 8) * 8)) }
        }
    }

    private final class Last: Sendable {
        let durableSeq = Mutex<UInt64>(0)

        func note(_ response: UploadSamplesResponse) {
            if case .ack(let ack)? = response.response { durableSeq.withLock { $0 = ack.durableSeq } }
        }
    }
}
