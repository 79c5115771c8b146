import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentStorage
import RegentTestKit
import Testing

@Suite("Store", .timeLimit(.minutes(10)))
struct StoreTests {
    @Test("a fresh store belongs to its creator; reopened, it is the same")
    func identity() async throws {
        try await withTemporaryFolder { folder in
            let first = try await StoreFixture(path: folder.file("store.db"))
            let identity = first.store.identity
            #expect(identity.ownerUID == 1_000)
            #expect(identity.createTime == StoreFixture.now)
            #expect(identity.storeID == "000102030405060708090a0b0c0d0e0f")
            await first.close()
            let database = try SQLiteDatabase(
                .init(path: folder.file("store.db"), format: StorageSchema.format))
            let again = try await Store.open(database, ownerUID: 7, now: 1) { Array(repeating: 9, count: $0) }
            #expect(again.identity == identity)
            await database.close()
        }
    }

    @Test(
        "a database of another program is refused",
        arguments: [
            DatabaseFormat(applicationID: 1, version: 1),
            DatabaseFormat(applicationID: StorageSchema.format.applicationID, version: 99),
        ])
    func foreign(format: DatabaseFormat) async throws {
        let database = try SQLiteDatabase(.init(path: ":memory:", format: format))
        let error = await #expect(throws: StorageError.self) {
            try await Store.open(database, ownerUID: 1, now: 1) { Array(repeating: 0, count: $0) }
        }
        #expect(error?.code == .foreignStore)
        await database.close()
    }

    @Test("a database serves one store only: another one beside it would go on from revisions of its own")
    func secondStore() async throws {
        let fixture = try await StoreFixture()
        let error = await #expect(throws: StorageError.self) {
            try await Store.open(fixture.database, ownerUID: 1, now: 1) { Array(repeating: 0, count: $0) }
        }
        #expect(error?.code == .fault)
        try await fixture.create("A")
        #expect(try await fixture.store.lastRevision() == 1)
        await fixture.close()
    }

    @Test("what was put is got, with the store's own fields filled in")
    func putAndGet() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A", at: 1_000_001)
        let receipt = try await fixture.update("A", trigger: "nightly", at: 2_000_002)
        let run = try #require(try await fixture.store.get(EvalRun.self, "evalRuns/A"))
        #expect(run.trigger == "nightly" && run.state == .running)
        #expect(run.revision == 2 && receipt.revision == 2)
        #expect(run.etag == receipt.etag && run.etag == "0000000000000002")
        #expect(run.createTime?.microseconds == 1_000_001 && run.updateTime?.microseconds == 2_000_002)
        #expect(receipt.leafHash.count == 32 && receipt.singlePersonMode && !receipt.replayed)
        #expect(try await fixture.store.get(EvalRun.self, "evalRuns/a") == nil)
        await fixture.close()
    }

    @Test("the etag is another one after every change, also back to what was there before")
    func etag() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        let first = try await fixture.update("A", trigger: "x")
        let other = try await fixture.update("A", trigger: "y")
        let back = try await fixture.update("A", trigger: "x", at: 5)
        #expect(Set([first.etag, other.etag, back.etag]).count == 3 && back.revision == 4)
        await fixture.close()
    }

    @Test("a stale etag is refused with what is there now")
    func etagMismatch() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        let first = try await fixture.update("A", trigger: "x")
        let second = try await fixture.update("A", trigger: "y", etag: first.etag)
        let error = await #expect(throws: StorageError.self) {
            try await fixture.update("A", trigger: "z", etag: first.etag)
        }
        #expect(error?.code == .etagMismatch)
        #expect(error?.metadata["revision"] == "3" && error?.metadata["etag"] == second.etag)
        #expect(try await fixture.store.lastRevision() == 3)
        await fixture.close()
    }

    @Test("the etag of a command is compared with the subject of every change that it makes")
    func etagSubject() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        try await fixture.create("B")
        let etag = try await fixture.store.require(EvalRun.self, "evalRuns/A").etag
        let error = await #expect(throws: StorageError.self) {
            try await fixture.store.write(.at(1), mutation: Mutation(etag: etag)) { transaction in
                for name in ["evalRuns/A", "evalRuns/B"] {
                    var run = try transaction.require(EvalRun.self, name)
                    run.trigger = "both"
                    _ = try transaction.update(run)
                }
            }
        }
        #expect(error?.code == .etagMismatch && error?.metadata["name"] == "evalRuns/B")
        #expect(try await fixture.store.lastRevision() == 2)
        await fixture.close()
    }

    @Test("a change that names a document twice is a mistake, and changes nothing")
    func twiceInOneChange() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        let error = await #expect(throws: StorageError.self) {
            try await fixture.store.write(.at(1)) { transaction in
                let run = try transaction.require(EvalRun.self, "evalRuns/A")
                let change = Change(after: run, effect: .changed("test.updated"), command: transaction.command)
                _ = try transaction.put(change.with(change))
            }
        }
        #expect(error?.code == .fault)
        #expect(try await fixture.store.lastRevision() == 1)
        await fixture.close()
    }

    @Test("a name exists once, whatever its case", arguments: ["Run", "run", "RUN"])
    func uniqueIgnoringCase(id: String) async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("Run")
        let error = await #expect(throws: StorageError.self) {
            try await fixture.store.write(.at(1)) { transaction in
                try transaction.create(EvalRun(name: "evalRuns/\(id)"))
            }
        }
        #expect(error?.code == .alreadyExists && error?.metadata["name"] == "evalRuns/\(id)")
        await fixture.close()
    }

    @Test("what is missing is nil to get and not found to require")
    func missing() async throws {
        let fixture = try await StoreFixture()
        #expect(try await fixture.store.get(EvalRun.self, "evalRuns/none") == nil)
        let error = await #expect(throws: StorageError.self) {
            try await fixture.store.require(EvalRun.self, "evalRuns/none")
        }
        #expect(error?.code == .notFound)
        await fixture.close()
    }

    @Test("pages join to the whole listing in order of names, whatever their case", arguments: [1, 2, 3, 7, 100])
    func list(size: Int) async throws {
        let fixture = try await StoreFixture()
        let ids = ["b", "a", "C", "d.1", "d-1", "Z", "10"]
        for id in ids { try await fixture.create(id, state: id == "C" ? .sealed : .running) }
        var (names, token, pages): ([String], String, Int) = ([], "", 0)
        repeat {
            let page = try await fixture.store.list(EvalRun.self, DocumentQuery(pageSize: size, pageToken: token))
            #expect(page.items.count <= size)
            names += page.items.map(\.name)
            (token, pages) = (page.nextPageToken, pages + 1)
        } while !token.isEmpty
        #expect(names == ["10", "a", "b", "C", "d-1", "d.1", "Z"].map { "evalRuns/\($0)" })
        #expect(pages == (ids.count + size - 1) / size)
        await fixture.close()
    }

    @Test("a listing can be of one state")
    func listState() async throws {
        let fixture = try await StoreFixture()
        for id in ["a", "b", "c"] { try await fixture.create(id) }
        try await fixture.update("b", state: .sealed)
        let running = try await fixture.store.list(EvalRun.self, DocumentQuery(state: "RUNNING", pageSize: 1))
        #expect(running.items.map(\.name) == ["evalRuns/a"])
        let next = try await fixture.store.list(
            EvalRun.self, DocumentQuery(state: "RUNNING", pageToken: running.nextPageToken))
        #expect(next.items.map(\.name) == ["evalRuns/c"] && next.nextPageToken.isEmpty)
        let sealed = try await fixture.store.list(EvalRun.self, DocumentQuery(state: "SEALED"))
        #expect(sealed.items.map(\.name) == ["evalRuns/b"])
        await fixture.close()
    }

    @Test("a page of large bodies ends early and goes on")
    func largePages() async throws {
        let fixture = try await StoreFixture()
        for id in ["a", "b", "c"] {
            try await fixture.create(id)
            try await fixture.update(id, trigger: String(repeating: "x", count: 600_000))
        }
        let page = try await fixture.store.list(EvalRun.self)
        #expect(page.items.count == 2 && !page.nextPageToken.isEmpty)
        let rest = try await fixture.store.list(EvalRun.self, DocumentQuery(pageToken: page.nextPageToken))
        #expect(rest.items.map(\.name) == ["evalRuns/c"] && rest.nextPageToken.isEmpty)
        await fixture.close()
    }

    @Test(
        "a token from another listing, or no token at all, is refused", arguments: ["zz", "00", "ABCD", "é"])
    func badToken(token: String) async throws {
        let fixture = try await StoreFixture()
        for id in ["a", "b"] { try await fixture.create(id) }
        let good = try await fixture.store.list(EvalRun.self, DocumentQuery(pageSize: 1)).nextPageToken
        for (state, token) in [(nil, token), ("RUNNING", good)] as [(String?, String)] {
            let error = await #expect(throws: StorageError.self) {
                try await fixture.store.list(EvalRun.self, DocumentQuery(state: state, pageToken: token))
            }
            #expect(error?.code == .invalidPageToken)
        }
        await fixture.close()
    }

    @Test(
        "failures of the database become errors of the store",
        arguments: [
            (DatabaseError.Code.full, StorageError.Code.diskFull, ErrorReason.storeReadOnly),
            (.ioFailure, .storeFailed, .outcomeUnknown), (.failStopped, .storeFailed, .storeUnavailable),
            (.corrupt, .damaged, .storeCorrupt), (.foreignFile, .foreignStore, .storeCorrupt),
            (.busy, .unavailable, .storeUnavailable), (.closed, .unavailable, .storeUnavailable),
            (.misuse, .fault, .internalError),
        ] as [(DatabaseError.Code, StorageError.Code, ErrorReason)])
    func failures(database: DatabaseError.Code, expected: StorageError.Code, reason: ErrorReason) async throws {
        // The first write is the store's identity, the second the run.
        let fixture = try await StoreFixture { wrapped in
            FailingDatabase(
                wrapping: wrapped, write: 3, at: .atCommit, error: DatabaseError(database, "test"))
        }
        try await fixture.create("A")
        let error = await #expect(throws: StorageError.self) { try await fixture.update("A", trigger: "x") }
        #expect(error?.code == expected)
        #expect(error?.reason == reason)
        #expect((error?.metadata["outcome"] == "UNKNOWN") == (database == .ioFailure))
        #expect(try await fixture.store.lastRevision() == 1)
        await fixture.close()
    }
}
