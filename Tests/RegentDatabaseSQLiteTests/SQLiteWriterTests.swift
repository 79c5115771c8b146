import RegentDatabase
import RegentDatabaseSQLite
import Synchronization
import RegentServiceTestKit
import Testing

@Suite("The one writer", .timeLimit(.minutes(10)))
struct SQLiteWriterTests {
    private func open(_ folder: DatabaseFolder) async throws -> SQLiteDatabase {
        let database = try folder.open()
        try await database.migrate([NoteSQL.migration])
        return database
    }

    @Test("a write alone commits alone")
    func alone() async throws {
        let database = try await open(try DatabaseFolder())
        let before = database.counters
        for id in 1...20 { try await database.insertNote(id) }
        #expect(database.counters.commits - before.commits == 20)
        #expect(database.counters.requests - before.requests == 20)
        await database.close()
    }

    @Test("a commit is reported with its times before its reply")
    func onCommit() async throws {
        let told = CommitTimes()
        let folder = try DatabaseFolder()
        let database = try folder.open { options in
            options.onCommit = { work, commit in told.times.withLock { $0.append((work, commit)) } }
        }
        try await database.migrate([NoteSQL.migration])
        told.times.withLock { $0 = [] }
        let before = database.counters.commits
        for id in 1...3 {
            try await database.insertNote(id)
            #expect(told.times.withLock { $0.count } == id)
        }
        #expect(database.counters.commits - before == 3)
        #expect(told.times.withLock { $0.allSatisfy { $0.work > .zero && $0.commit > .zero } })
        await database.close()
    }

    @Test("waiting writes share commits")
    func groupCommit() async throws {
        let database = try await open(try DatabaseFolder())
        let (gate, results) = (WriterGate(), CollectedValues<Bool>(1_000))
        gate.hold(database)
        let before = database.counters
        for id in 1...1_000 {
            database.submit(lane: .control) { connection in
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .null])
            } completion: { result in
                results.append((try? result.get()) == 1)
            }
        }
        gate.open()
        #expect(await results.all().allSatisfy { $0 })
        let commits = database.counters.commits - before.commits
        #expect(database.counters.requests - before.requests == 1_001)
        #expect(commits >= 1 + 1_000 / 256)  // No batch is over its limit …
        #expect(commits < 500)  // … and few are alone.
        #expect(try await database.noteCount() == 1_000)
        await database.close()
    }

    @Test("an error rolls back only its own savepoint")
    func savepoints() async throws {
        struct Refused: Error {}
        let database = try await open(try DatabaseFolder())
        let (gate, results) = (WriterGate(), CollectedValues<Int?>(90))
        gate.hold(database)
        for id in 1...90 {
            database.submit(lane: .control) { connection in
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .null])
                if id.isMultiple(of: 3) { throw Refused() }
                return id
            } completion: { result in
                if case .failure(let error) = result { #expect(error is Refused) }
                results.append(try? result.get())
            }
        }
        gate.open()
        let expected = (1...90).map { $0.isMultiple(of: 3) ? nil : $0 }
        #expect(await results.all() == expected)
        #expect(try await database.noteIDs() == expected.compactMap { $0 })
        await database.close()
    }

    @Test("a lost batch fails all its requests and counts as no commit, and the next one succeeds")
    func lostBatch() async throws {
        let database = try await open(try DatabaseFolder())
        let (gate, results) = (WriterGate(), CollectedValues<Bool>(3))
        let before = database.counters
        gate.hold(database)
        for id in 1...3 {
            database.submit(lane: .control) { connection in
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .null])
                // As SQLite does by itself where a disk is full: what is left has no transaction.
                if id == 2 { try connection.execute("ROLLBACK", []) }
            } completion: { (result: Result<Void, any Error>) in
                if case .success = result { results.append(true) } else { results.append(false) }
            }
        }
        gate.open()
        let succeeded = await results.all()
        let kept = try await database.noteIDs()
        #expect(kept == (1...3).filter { succeeded[$0 - 1] } && !succeeded[1])
        #expect(database.failure == nil)
        let lost = 4 - (database.counters.requests - before.requests)
        #expect(lost >= 1, "the gate's request and the three")
        try await database.insertNote(4)
        #expect(try await database.noteIDs() == kept + [4])
        await database.close()
    }

    @Test("a constraint broken by one request does not affect the others")
    func constraint() async throws {
        let database = try await open(try DatabaseFolder())
        try await database.insertNote(1)
        let error = await #expect(throws: DatabaseError.self) { try await database.insertNote(1) }
        #expect(error?.code == .constraint)
        try await database.insertNote(2)
        #expect(try await database.noteIDs() == [1, 2])
        await database.close()
    }

    @Test("closures and completions run in the order of submission")
    func order() async throws {
        let database = try await open(try DatabaseFolder())
        let (run, completed) = (CollectedValues<Int>(500), CollectedValues<Int>(500))
        for number in 0..<500 {
            database.submit(lane: .control) { _ in
                run.append(number)
            } completion: { _ in
                completed.append(number)
            }
        }
        #expect(await completed.all() == Array(0..<500))
        #expect(run.soFar == Array(0..<500))
        await database.close()
    }

    @Test("urgent requests go first, control before bulk, eight to one, so that none starves")
    func lanes() async throws {
        let database = try await open(try DatabaseFolder())
        let (gate, run) = (WriterGate(), CollectedValues<String>(33))
        gate.hold(database)
        for (lane, name, count) in [(WriteLane.bulk, "b", 10), (.control, "c", 20), (.urgent, "u", 3)] {
            for _ in 0..<count {
                database.submit(lane: lane) { _ in
                    run.append(name)
                } completion: { _ in
                }
            }
        }
        gate.open()
        #expect(await run.all().joined() == "uuuccccccccbccccccccbccccbbbbbbbb")
        await database.close()
    }

    @Test("success is reported only once a second connection sees the row", arguments: [false, true])
    func acknowledgement(early: Bool) async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder)
        let outsider = try Outsider(folder)
        let visible = CollectedValues<Bool>(50)
        let tested: any Database = early ? EarlyAckDatabase(wrapping: database) : database
        for id in 1...50 {
            tested.submit(lane: .control) { connection in
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .null])
            } completion: { _ in
                visible.append(outsider.sees(note: id))
            }
        }
        let acknowledged = await visible.all()
        // The twin that acknowledges early is the control: without it this test could prove nothing.
        #expect(acknowledged.allSatisfy { $0 } == !early)
        await database.close()
    }

    @Test("requests submitted before closing are carried out, later ones are refused")
    func closing() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder)
        let (gate, done) = (WriterGate(), CollectedValues<Bool>(100))
        gate.hold(database)
        for id in 1...100 {
            database.submit(lane: id.isMultiple(of: 2) ? .bulk : .control) { connection in
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .null])
            } completion: {
                done.append((try? $0.get()) == 1)
            }
        }
        async let closed: Void = database.close()
        gate.open()
        await closed
        #expect(done.soFar.count == 100 && done.soFar.allSatisfy { $0 })
        let write = await #expect(throws: DatabaseError.self) { try await database.insertNote(101) }
        let read = await #expect(throws: DatabaseError.self) { try await database.noteCount() }
        #expect((write?.code, read?.code) == (.closed, .closed))
        await database.close()
        let again = try folder.open()
        #expect(!again.wasUnclean)
        #expect(try await again.noteCount() == 100)
        await again.close()
    }
}

/// What the writer tells of its commits.
private final class CommitTimes: Sendable {
    let times = Mutex<[(work: Duration, commit: Duration)]>([])
}
