import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

/// How many statements a mutation of one document takes: the writer's time.
@Suite("Statements of a mutation")
struct StatementCountTests {
    /// The SAVEPOINT and RELEASE around each write, which the driver runs.
    static let ofDriver = 2
    /// What a mutation may take, but for its index rows.
    static let statementsMax = 8

    static func open() async throws -> (StoreFixture, CountingDatabase) {
        let fixture = try await StoreFixture { CountingDatabase(wrapping: $0) }
        return (fixture, try #require(fixture.database as? CountingDatabase))
    }

    /// The statements of a call, apart from those that write rows of the index.
    static func count(
        _ database: CountingDatabase, _ body: () async throws -> Void
    ) async throws -> (others: Int, rows: Int) {
        _ = database.takeStatements()
        try await body()
        let statements = database.takeStatements()
        let rows = statements.filter { !$0.hasPrefix("SELECT") && $0.contains("resource_index") }.count
        return (statements.count - rows + ofDriver, rows)
    }

    @Test("a new document takes at most eight, a row for each tuple apart")
    func creation() async throws {
        let (fixture, database) = try await Self.open()
        let request = CreateRunRequest(name: "evalRuns/A", mutation: .keyed("create"))
        let count = try await Self.count(database) {
            let response: CreateRunResponse = try await fixture.store.mutate(.at(1), request) { transaction in
                var run = EvalRun(name: request.name, modelVersion: "v", plan: "p", state: .running)
                run.attempt = try transaction.nextAttempt(plan: run.plan, modelVersion: run.modelVersion)
                return CreateRunResponse(run: try transaction.create(run))
            }
            #expect(response.run?.attempt == 1)
        }
        #expect(count.others <= Self.statementsMax && count.rows == EvalRun.indexes.count)
        await fixture.close()
    }

    @Test("a change takes at most eight, and one for each index row that is another", arguments: [false, true])
    func change(ofState: Bool) async throws {
        let (fixture, database) = try await Self.open()
        try await fixture.create("A")
        let request = AbortRunRequest(run: "evalRuns/A", mutation: .keyed("abort"))
        let count = try await Self.count(database) {
            let response: AbortRunResponse = try await fixture.store.mutate(.at(1), request) { transaction in
                var run = try transaction.require(EvalRun.self, request.run)
                run.abortReason = "r"
                if ofState { run.state = .aborted }
                return AbortRunResponse(run: try transaction.update(run))
            }
            #expect(response.run?.revision == 2)
        }
        let changed = EvalRun.indexes.filter { $0.contains("state") }.count
        #expect(count.others <= Self.statementsMax && count.rows == (ofState ? changed : 0))
        #expect(try await fixture.store.auditLedger().faults == [])
        await fixture.close()
    }

    @Test("a repeat reads the call and its entry, and writes nothing")
    func repeated() async throws {
        let (fixture, database) = try await Self.open()
        try await fixture.create("A")
        let count = try await Self.count(database) { try await fixture.create("A") }
        #expect(count.others == 2 + Self.ofDriver && count.rows == 0)
        await fixture.close()
    }
}
