import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// Which projections follow the writer, and what they are told of.
@Suite("Projected", .timeLimit(.minutes(10)))
struct ProjectedTests {
    /// The revisions of runs by name, or the refusal of every change.
    struct Revisions: Projection {
        let kinds: Set<String> = [EvalRun.kind]
        var refusesChanges = false

        func value(of documents: [StoredDocument], asOf revision: UInt64) -> [String: UInt64] {
            Dictionary(documents.map { ($0.name, $0.revision) }, uniquingKeysWith: { $1 })
        }

        func value(_ before: [String: UInt64], after entries: [DocumentEntry]) throws -> [String: UInt64] {
            if refusesChanges { throw Refused() }
            return before.merging(entries.map { ($0.entry.resource, $0.entry.revision) }, uniquingKeysWith: { $1 })
        }

        func value(_ before: [String: UInt64], reaching revision: UInt64) -> [String: UInt64] { before }
    }

    struct Refused: Error {}

    /// Carries the twin out of the closure that makes it.
    private final class Box {
        var twin: FailingDatabase?
    }

    /// A store whose write of a number fails after its body; 0 = none.
    private static func fixture(failing write: Int) async throws -> (StoreFixture, FailingDatabase) {
        let box = Box()
        let fixture = try await StoreFixture {
            let error = DatabaseError(.full, "test")
            let twin = FailingDatabase(wrapping: $0, write: write, at: .atCommit, error: error)
            box.twin = twin
            return twin
        }
        return (fixture, try #require(box.twin))
    }

    @Test("A projection whose addition was undone is told of nothing")
    func undone() async throws {
        // The first write is the store's identity, the second the run.
        let (fixture, _) = try await Self.fixture(failing: 3)
        try await fixture.create("A")
        await #expect(throws: StorageError.self) {
            try await fixture.store.project(Revisions(refusesChanges: true))
        }
        #expect(try await fixture.update("A", trigger: "x").revision == 2)
        await fixture.close()
    }

    @Test("A projection whose batch was lost is told of nothing")
    func lost() async throws {
        let (fixture, twin) = try await Self.fixture(failing: 0)
        try await fixture.create("A")
        // A reference that is checked at COMMIT only.
        try await fixture.database.write { connection in
            try connection.execute("CREATE TABLE parent (id INTEGER PRIMARY KEY)", [])
            try connection.execute(
                "CREATE TABLE child (id INTEGER REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)", [])
        }
        let gate = WriterGate()
        gate.hold(fixture.database)
        let count = twin.submissionCount
        async let projected = Self.isProjected(fixture, Revisions(refusesChanges: true))
        #expect(await eventually { twin.submissionCount == count + 1 })
        async let broken = Self.isWritten(fixture, "INSERT INTO child (id) VALUES (1)")
        #expect(await eventually { twin.submissionCount == count + 2 })
        gate.open()
        let (isProjected, isWritten) = await (projected, broken)
        #expect(!isProjected && !isWritten)
        #expect(try await fixture.update("A", trigger: "x").revision == 2)
        await fixture.close()
    }

    private static func isProjected(_ fixture: StoreFixture, _ projection: Revisions) async -> Bool {
        (try? await fixture.store.project(projection)) != nil
    }

    private static func isWritten(_ fixture: StoreFixture, _ sql: String) async -> Bool {
        (try? await fixture.database.write { try $0.execute(sql, []) }) != nil
    }

    @Test("A projection follows the changes that come after it in its own batch")
    func sameBatch() async throws {
        let (fixture, twin) = try await Self.fixture(failing: 0)
        try await fixture.create("A")
        let gate = WriterGate()
        gate.hold(fixture.database)
        let count = twin.submissionCount
        async let projected = fixture.store.project(Revisions())
        #expect(await eventually { twin.submissionCount == count + 1 })
        async let created = fixture.create("B")
        #expect(await eventually { twin.submissionCount == count + 2 })
        gate.open()
        let (follower, _) = try await (projected, created)
        #expect(follower.current == ["evalRuns/A": 1, "evalRuns/B": 2])
        await fixture.close()
    }

    @Test("A projection is told of a document by the kind that it is stored as, whatever its name")
    func kind() async throws {
        let (fixture, _) = try await Self.fixture(failing: 0)
        let follower = try await fixture.store.project(Revisions())
        try await fixture.store.write(.at(1)) { transaction in
            _ = try transaction.create(EvalRun(name: "others/A"))
        }
        #expect(follower.current == ["others/A": 1])
        #expect(try await fixture.store.value(of: Revisions()) == follower.current)
        await fixture.close()
    }
}
