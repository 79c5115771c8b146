import Foundation
import RegentDatabase
import RegentDatabaseSQLite
import RegentTestKit
import Synchronization
import Testing

/// Power losses at random moments. REGENT_POWER_LOSSES sets over how many recordings (`make test-power-loss`: 20).
@Suite("Power loss", .serialized, .timeLimit(.minutes(30)))
struct PowerLossTests {
    static let recordings = ProcessInfo.processInfo.environment["REGENT_POWER_LOSSES"].flatMap { Int($0) } ?? 3
    static let momentsARecording = 10
    static let callers = 3
    static let notesACaller = 40

    @Test("All acknowledged data is present after a power loss at any moment")
    func kept() async throws {
        var random = SplitMix64(seed: announcedSeed("PowerLoss.kept"))
        var acknowledged = 0
        for _ in 0..<Self.recordings {
            let recording = try await Self.recording(syncsCommits: true, &random)
            for _ in 0..<Self.momentsARecording {
                let moment = Self.moment(of: recording, &random)
                let lost = try await Self.lost(from: recording, at: moment, &random)
                #expect(lost.isEmpty, "\(lost.count) notes at event \(moment) of \(recording.events.count)")
                acknowledged += recording.marks(before: moment).count
            }
        }
        // Half of the moments lie behind half of the acknowledgements.
        #expect(acknowledged > Self.recordings * Self.momentsARecording * 10)
    }

    @Test("A store that does not sync its commits is detected")
    func planted() async throws {
        var random = SplitMix64(seed: announcedSeed("PowerLoss.planted"))
        var lost = 0
        for _ in 0..<20 where lost == 0 {
            let recording = try await Self.recording(syncsCommits: false, &random)
            for _ in 0..<Self.momentsARecording {
                let moment = Self.moment(of: recording, &random)
                lost += try await Self.lost(from: recording, at: moment, &random).count
            }
        }
        #expect(lost > 0, "the planted fault was not found in 20 recordings")
    }

    // MARK: Steps

    /// What callers write side by side, each note marked when it is acknowledged, with checkpoints in between.
    private static func recording(
        syncsCommits: Bool, _ random: inout SplitMix64
    ) async throws -> DiskRecording {
        let folder = try DatabaseFolder()
        var checkpointing = SQLiteCheckpointing()
        checkpointing.passivePages = Int.random(in: 8...120, using: &random)
        checkpointing.truncatePages = Int.random(in: 60...400, using: &random)
        return try await DiskRecording.of(folder.path) { mark in
            let database = try folder.open { options in
                options.syncsCommits = syncsCommits
                options.checkpointing = checkpointing
            }
            try await database.migrate([NoteSQL.migration])
            await withTaskGroup(of: Void.self) { group in
                for caller in 0..<callers {
                    group.addTask {
                        for number in 1...notesACaller { await put(caller * notesACaller + number, database, mark) }
                    }
                }
            }
            await database.close()
        }
    }

    /// Puts a note and marks it before its caller hears of it.
    private static func put(
        _ id: Int, _ database: SQLiteDatabase, _ mark: @escaping @Sendable (Int) -> Void
    ) async {
        await withCheckedContinuation { continuation in
            database.submit(lane: .control) { connection in
                try connection.execute(NoteSQL.insert, [.integer(Int64(id)), .text(text(id))])
            } completion: { result in
                if case .success = result { mark(id) }
                continuation.resume()
            }
        }
    }

    /// Of a few bytes to several pages, the same for the same note.
    private static func text(_ id: Int) -> String { String(repeating: "note \(id) ", count: id * id % 1_200 + 1) }

    /// A moment behind the first acknowledgement, so that there is something to lose.
    private static func moment(of recording: DiskRecording, _ random: inout SplitMix64) -> Int {
        let first = recording.events.firstIndex { if case .mark = $0 { true } else { false } } ?? 0
        return Int.random(in: first + 1...recording.events.count, using: &random)
    }

    /// Notes that were acknowledged before a moment and are not in the files that a disk has after it.
    private static func lost(
        from recording: DiskRecording, at moment: Int, _ random: inout SplitMix64
    ) async throws -> Set<Int> {
        let folder = try DatabaseFolder()
        for file in DiskRecording.File.allCases {
            let image = recording.image(of: file, at: moment, using: &random)
            try Data(image).write(to: URL(fileURLWithPath: folder.path + file.suffix))
        }
        let database = try folder.open()
        let notes = try await database.read { connection in
            // Without a synced COMMIT even the table may be gone.
            guard try connection.first("SELECT name FROM sqlite_master WHERE name = 'notes'") != nil else {
                return [(Int, String)]()
            }
            return try connection.query("SELECT id, text FROM notes", []).map {
                (Int(try $0[0].asInteger), try $0[1].asText)
            }
        }
        #expect(notes.allSatisfy { $0.1 == text($0.0) }, "a note is whole or not there")
        #expect(try await database.faults(limit: 1) == [])
        await database.close()
        return recording.marks(before: moment).subtracting(notes.map(\.0))
    }
}
