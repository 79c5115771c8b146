import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Synchronization
import Testing

/// What follows the documents in memory equals what a full read of them gives, whatever became of the writes.
@Suite("Projections", .timeLimit(.minutes(10)))
struct ProjectionTests {
    typealias Access = AccessServiceMethods
    typealias Providers = ProviderServiceMethods

    /// Holds both projections against a full read.
    static func check(_ bench: ServiceBench, _ comment: Comment? = nil) async throws {
        let routing = try await bench.store.value(of: RoutingProjection())
        #expect(bench.context.routing.current == routing, comment)
        let isHardened = try await bench.store.hasEntry(
            of: "principals/uid-7", event: "access.hardened", after: 0)
        let access = try await bench.store.value(
            of: AccessProjection(ownerUID: 7, beganInSinglePersonMode: !isHardened))
        #expect(bench.context.access.current == access, comment)
    }

    @Test("After each of many random changes, checks and refusals they equal a full read")
    func random() async throws {
        var generator = SplitMix64(seed: announcedSeed("projections"))
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        for step in 0..<200 {
            try await Self.change(bench, &generator)
            try await Self.check(bench, "step \(step)")
        }
        #expect(try await bench.store.auditLedger().faultCount == 0)
    }

    /// One change of something, or a refused one, or one that is only checked.
    static func change(_ bench: ServiceBench, _ generator: inout SplitMix64) async throws {
        let environment = "environments/e\(Int.random(in: 0..<3, using: &generator))"
        let config = "\(environment)/providers/p\(Int.random(in: 0..<4, using: &generator))"
        let person = "principals/q\(Int.random(in: 0..<4, using: &generator))"
        var mutation = Mutation.fresh("because")
        mutation.validateOnly = Int.random(in: 0..<5, using: &generator) == 0
        let weight = UInt32.random(in: 0..<9, using: &generator)
        let uid = UInt32.random(in: 100..<104, using: &generator)
        let kind = Int.random(in: 0..<8, using: &generator)
        _ = await failure {
            switch kind {
            case 0:
                let made = Environment(name: environment)
                _ = try await bench.call(
                    Providers.createEnvironment, CreateEnvironmentRequest(environment: made, mutation: mutation))
            case 1, 2:
                let made = ProviderConfig(name: config, isDefault: weight == 0, weight: weight)
                _ = try await bench.call(
                    Providers.putProviderConfig, PutProviderConfigRequest(providerConfig: made, mutation: mutation))
            case 3:
                _ = try await bench.call(
                    Providers.archiveProviderConfig, ArchiveProviderConfigRequest(name: config, mutation: mutation))
            case 4:
                _ = try await bench.call(
                    Providers.restoreProviderConfig, RestoreProviderConfigRequest(name: config, mutation: mutation))
            case 5:
                let made = Principal(name: person, kind: .human, uids: [uid], disabled: weight > 6)
                _ = try await bench.call(
                    Access.putPrincipal, PutPrincipalRequest(principal: made, mutation: mutation))
            case 6:
                mutation.etag = try await bench.store.get(Principal.self, person)?.etag ?? "none"
                let grant = RoleGrant(role: .analyst, scope: weight > 4 ? "models/m" : "*")
                _ = try await bench.call(
                    Access.grantRole, GrantRoleRequest(principal: person, grant: grant, mutation: mutation))
            default:
                _ = try await bench.call(
                    Access.issueToken, IssueTokenRequest(principal: person, mutation: mutation))
            }
        }
    }

    @Test("A batch whose COMMIT fails leaves them, the revisions and the ledger as they were")
    func lostBatch() async throws {
        let box = Box()
        let bench = try await ServiceBench.open {
            let twin = FailingDatabase(wrapping: $0, write: 0, at: .beforeBody)
            box.twin = twin
            return twin
        }
        let twin = try #require(box.twin)
        try await bench.context.seed()
        // A reference that is checked at COMMIT only.
        try await bench.database.write { connection in
            try connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)", [])
            try connection.execute(
                "CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)", [])
        }
        let before = try await bench.store.lastRevision()
        let gate = WriterGate()
        gate.hold(bench.database)
        let count = twin.submissionCount
        async let first = failure { try await Self.create(bench, "environments/one") }
        #expect(await eventually { twin.submissionCount == count + 1 })
        async let breaking = Self.breakBatch(bench)
        #expect(await eventually { twin.submissionCount == count + 2 })
        async let second = failure { try await Self.create(bench, "environments/two") }
        #expect(await eventually { twin.submissionCount == count + 3 })
        gate.open()
        let isBroken = await breaking
        let (one, two) = await (first, second)
        #expect(isBroken && one != nil && two != nil)
        #expect(try await bench.store.lastRevision() == before && bench.store.revisions.last == before)
        try await Self.check(bench)
        try await Self.create(bench, "environments/three")
        #expect(try await bench.store.lastRevision() == before + 1)
        try await Self.check(bench)
        #expect(try await bench.store.auditLedger().faultCount == 0)
    }

    static func create(_ bench: ServiceBench, _ name: String) async throws {
        _ = try await bench.call(
            Providers.createEnvironment,
            CreateEnvironmentRequest(environment: Environment(name: name), mutation: .fresh()))
    }

    /// Writes what no COMMIT takes; true where the batch was refused.
    static func breakBatch(_ bench: ServiceBench) async -> Bool {
        do {
            try await bench.database.write { try $0.execute("INSERT INTO child (id) VALUES (1)", []) }
            return false
        } catch { return true }
    }

    @Test("A change that a projection refuses is not made, and is refused where it is only checked too")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let before = try await bench.content()
        let command = Command.daemon(Providers.putProviderConfig.descriptor, now: 9)
        let call = MutationCall(command)
        let config = ProviderConfig(name: "environments/none/providers/p", provider: "p", environment: "none")
        for isOnlyChecked in [false, true] {
            var mutation = Mutation.fresh()
            mutation.validateOnly = isOnlyChecked
            let request = PutProviderConfigRequest(providerConfig: config, mutation: mutation)
            await expectRefusal(.storeCorrupt) {
                _ = try await bench.store.mutate(call, request) { store -> PutProviderConfigResponse in
                    let change = Change(after: config, effect: .created("test.created"), command: store.command)
                    return PutProviderConfigResponse(providerConfig: try store.put(change))
                }
            }
        }
        #expect(try await bench.content() == before)
        try await Self.check(bench)
    }

    @Test("A new follower of access receives earlier changes")
    func lateFollower() async throws {
        let bench = try await ServiceBench.open()
        let put = PutPrincipalRequest(
            principal: Principal(name: "principals/q", kind: .human, uids: [100]), mutation: .fresh("because"))
        _ = try await bench.call(Access.putPrincipal, put)
        let told = Told()
        let following = Task { try await bench.context.access.follow { told.isTold.withLock { $0 = true } } }
        #expect(await eventually { told.isTold.withLock { $0 } })
        following.cancel()
    }

    @Test("Entries that were committed last are read from memory, and are those of the ledger")
    func recentEntries() async throws {
        try await withTemporaryFolder { folder in
            let twin = FailingDatabase(wrapping: try Self.database(folder, "a.db"), write: 0, at: .beforeBody)
            let bench = try await ServiceBench.over(try await Self.store(twin), twin)
            for number in 0..<40 { try await Self.create(bench, "environments/e\(number)") }
            _ = try await bench.store.writeImage(to: folder.file("b.db"), admitting: { _ in })
            let copy = try Self.database(folder, "b.db")
            let restarted = try await Self.store(copy)
            for from: UInt64 in [1, 2, 17, 40] {
                let stored = try await restarted.entries(from: from, limit: 7)
                let reads = twin.readCount
                #expect(try await bench.store.entries(from: from, limit: 7) == stored)
                #expect(twin.readCount == reads && !stored.isEmpty)
            }
            #expect(try await bench.store.entries(from: 41) == [])
            await twin.close()
            await copy.close()
        }
    }

    private static func database(_ folder: TemporaryFolder, _ name: String) throws -> SQLiteDatabase {
        try SQLiteDatabase(.init(path: folder.file(name), format: StorageSchema.format))
    }

    private static func store(_ database: some Database) async throws -> Store {
        try await Store.open(database, ownerUID: 7, now: 1, random: { [UInt8](repeating: 1, count: $0) })
    }

    private final class Told: Sendable {
        let isTold = Mutex(false)
    }

    /// Carries the twin out of the closure that makes it.
    private final class Box {
        var twin: FailingDatabase?
    }
}
