import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentRPC
import RegentServices
import RegentStorage
import RegentSystem
import RegentTestKit
import Synchronization

/// Every handler of the daemon over a store in memory, behind the permission check of the RPC layer.
struct RequestBench: Sendable {
    /// The owner of the store.
    static let ownerUID: UInt32 = 7
    /// The machine is examined once; its hardware is not part of an input.
    private static let machine = Machine()

    let store: Store
    let context: ServiceContext
    private let database: SQLiteDatabase
    let methods: MethodTable
    private let admission: Admission

    /// Opens a store that holds what every store begins with. Its clock and its randomness are the same each time.
    static func open() async throws -> RequestBench {
        let database = try SQLiteDatabase(.init(path: ":memory:", format: StorageSchema.format))
        let clock = BenchClock()
        let store = try await Store.open(
            database, ownerUID: ownerUID, now: clock.now(), random: { clock.bytes($0) })
        let facts = ServerFacts(
            version: "0.0.0", startMicros: BenchClock.start, processID: 1, database: "SQLite", machine: machine,
            connections: { 1 }, isDraining: { false }, freeBytes: { nil })
        let context = try await ServiceContext(
            store: store, facts: facts, now: { clock.now() }, random: { clock.bytes($0) })
        try await context.seed()
        return RequestBench(
            store: store, context: context, database: database, methods: .regent(context),
            admission: context.admission)
    }

    /// Ends the writer of the store.
    func close() async { await database.close() }

    /// Calls a method with encoded messages.
    ///
    /// - Parameter onResponse: told of each message of a stream as it is made; ends the call by throwing.
    /// - Returns: the only response of a method that has exactly one.
    func call(
        _ method: MethodDescriptor, _ requests: [[UInt8]], as caller: Caller,
        onResponse: @escaping @Sendable ([UInt8]) throws(RPCError) -> Void = { _ in }
    ) async throws -> [UInt8]? {
        try await methods.direct(
            method.name, requests, call: CallContext(method: method, caller: caller, admission: context.admission)
        ) { (bytes) async throws(RPCError) in try onResponse(bytes) }
    }

    /// Calls a method as the owner, with one request and one response.
    @discardableResult
    func call<Request: Message, Response: Message>(
        _ method: Method<Request, Response>, _ request: Request
    ) async throws -> Response {
        let owner = Caller.owner(uid: Self.ownerUID)
        return try Response(decoding: try await call(method.descriptor, [request.encoded()], as: owner) ?? [])
    }
}

/// Time and randomness of a bench: each reading gives the next value.
private final class BenchClock: Sendable {
    /// Microseconds since 1970 of the first reading: in October 2025.
    static let start: Int64 = 1_760_000_000_000_000
    /// Between two readings, microseconds.
    private static let step: Int64 = 1_000

    private let state = Mutex((micros: start, random: SplitMix64(seed: 1)))

    func now() -> Int64 {
        state.withLock {
            $0.micros += Self.step
            return $0.micros
        }
    }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { state in (0..<count).map { _ in UInt8(truncatingIfNeeded: state.random.next()) } }
    }
}
