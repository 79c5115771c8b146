import RegentDatabase
import RegentDatabaseSQLite
import Testing

@Suite("Failing twin")
struct DatabaseTwinTests {
    @Test(
        "the chosen write fails at the chosen moment, the others do not",
        arguments: [
            (FailingDatabase.Moment.beforeBody, [1, 3]), (.atCommit, [1, 3]), (.afterCommit, [1, 2, 3]),
        ])
    func moments(moment: FailingDatabase.Moment, kept: [Int]) async throws {
        let database = try SQLiteDatabase(.init(path: ":memory:", format: DatabaseFolder.format))
        try await database.migrate([NoteSQL.migration])
        let failing = FailingDatabase(wrapping: database, write: 2, at: moment)
        try await failing.insertNote(1)
        let error = await #expect(throws: DatabaseError.self) { try await failing.insertNote(2) }
        #expect(error?.code == .full)
        try await failing.insertNote(3)
        #expect(try await failing.noteIDs() == kept)
        await failing.close()
    }
}
