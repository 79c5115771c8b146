import CRegentFaults
import Foundation
import Glibc
import RegentDatabase
import RegentDatabaseSQLite
import RegentServiceTestKit
import Testing

/// Real failures of the operating system: the open descriptor of the write-ahead log is replaced by one of a
/// device that fails in the wanted way.
@Suite("Failures of the disk", .serialized, .timeLimit(.minutes(10)))
struct SQLiteFailStopTests {
    /// What the log's descriptor becomes.
    enum Device: String, CaseIterable, Sendable {
        /// Takes every byte, but cannot be synced: fdatasync says EINVAL.
        case cannotSync = "/dev/null"
        /// Cannot be written: pwrite says EBADF, because it is opened for reading.
        case cannotWrite = "/dev/zero"
        /// Has no room: pwrite says ENOSPC.
        case full = "/dev/full"

        func handle() throws -> FileHandle {
            let url = URL(fileURLWithPath: rawValue)
            return self == .cannotWrite
                ? try FileHandle(forReadingFrom: url) : try FileHandle(forWritingTo: url)
        }
    }

    /// Puts a device in the place of the log, on every connection's descriptor, and back.
    struct LogFault {
        private let originals: [(descriptor: Int32, copy: Int32)]

        init(_ device: Device, logOf path: String) throws {
            originals = Self.descriptors(of: path + "-wal").map { ($0, dup($0)) }
            try #require(!originals.isEmpty)
            let handle = try device.handle()
            for (descriptor, _) in originals { dup2(handle.fileDescriptor, descriptor) }
        }

        func lift() {
            for (descriptor, copy) in originals {
                dup2(copy, descriptor)
                Glibc.close(copy)
            }
        }

        private static func descriptors(of path: String) -> [Int32] {
            let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
            return all.compactMap(Int32.init).filter { number in
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)"))
                    == path
            }
        }
    }

    private func open(_ folder: DatabaseFolder, stops: CollectedValues<DatabaseError>) async throws
        -> SQLiteDatabase
    {
        let database = try folder.open { options in
            options.checkpointing.idleAfter = .seconds(3_600)
            options.onFailStop = { stops.append($0) }
        }
        try await database.migrate([NoteSQL.migration])
        for id in 1...3 { try await database.insertNote(id) }
        return database
    }

    @Test(
        "a failed sync or write ends all writing, and acknowledged data stays",
        arguments: [
            Device.cannotSync, .cannotWrite,
        ])
    func failStop(device: Device) async throws {
        let folder = try DatabaseFolder()
        let stops = CollectedValues<DatabaseError>(1)
        let database = try await open(folder, stops: stops)
        let fault = try LogFault(device, logOf: folder.path)
        let first = await #expect(throws: DatabaseError.self) { try await database.insertNote(4) }
        #expect(first?.code == .ioFailure)
        fault.lift()  // The disk is well again, but nobody knows what it kept: still no write.
        for id in 5...7 {
            let error = await #expect(throws: DatabaseError.self) { try await database.insertNote(id) }
            #expect(error?.code == .failStopped)
        }
        #expect(await stops.all().map(\.code) == [.ioFailure])
        #expect(database.failure?.code == .ioFailure)
        let crashed = try folder.copyAsAfterCrash()
        await database.close()
        #expect(stops.soFar.count == 1)

        let again = try crashed.open()
        #expect(again.wasUnclean)
        #expect(try await again.noteIDs() == [1, 2, 3])
        try await again.insertNote(4)
        await again.close()
    }

    @Test("every request of a batch whose commit fails gets the error")
    func wholeBatch() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder, stops: CollectedValues(1))
        let (gate, codes) = (WriterGate(), CollectedValues<DatabaseError.Code?>(5))
        gate.hold(database)
        for id in 11...15 {
            database.submit(lane: .control) {
                try $0.execute(NoteSQL.insert, [.integer(Int64(id)), .null])
            } completion: { result in
                if case .failure(let error) = result { codes.append((error as? DatabaseError)?.code) }
            }
        }
        let fault = try LogFault(.cannotSync, logOf: folder.path)
        gate.open()
        let all = await codes.all()
        #expect(all.first == .ioFailure)
        #expect(all.allSatisfy { $0 == .ioFailure || $0 == .failStopped })
        fault.lift()
        await database.close()
    }

    @Test("a full disk fails the write, changes nothing, and is not permanent")
    func full() async throws {
        let folder = try DatabaseFolder()
        let stops = CollectedValues<DatabaseError>(1)
        let database = try await open(folder, stops: stops)
        let fault = try LogFault(.full, logOf: folder.path)
        let error = await #expect(throws: DatabaseError.self) { try await database.insertNote(4) }
        #expect(error?.code == .full)
        fault.lift()
        #expect(try await database.noteIDs() == [1, 2, 3])
        try await database.insertNote(5)
        #expect(try await database.noteIDs() == [1, 2, 3, 5])
        #expect(stops.soFar.isEmpty && database.failure == nil)
        await database.close()
    }

    @Test(
        "a quota that is used up, or a disk that is full in the midst of a write, is a full disk",
        arguments: [REGENT_FAULT_WRITE, REGENT_FAULT_SHORT_WRITE], [EDQUOT, ENOSPC])
    func quota(_ kind: Int, _ reason: Int32) async throws {
        let folder = try DatabaseFolder()
        let stops = CollectedValues<DatabaseError>(1)
        let database = try await open(folder, stops: stops)
        let armed = unsafe regent_fault_arm(folder.url.path, Int32(kind), reason, 0, 0)
        #expect(armed == 0)
        let error = await #expect(throws: DatabaseError.self) { try await database.insertNote(4) }
        #expect(error?.code == .full)
        #expect(regent_fault_lift() > 0)
        try await database.insertNote(5)
        #expect(try await database.noteIDs() == [1, 2, 3, 5])
        #expect(stops.soFar.isEmpty && database.failure == nil)
        await database.close()
    }

    @Test("after a crash the acknowledged rows are there and the file is checked")
    func crash() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder, stops: CollectedValues(1))
        let crashed = try folder.copyAsAfterCrash()
        await database.close()
        let again = try crashed.open()
        #expect(again.wasUnclean)
        #expect(try await again.noteIDs() == [1, 2, 3])
        await again.close()
    }

    @Test("a crashed file opens at once; damage that its check finds ends all writing")
    func damaged() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder, stops: CollectedValues(1))
        await database.close()
        let reopened = try folder.open { $0.checkpointing.idleAfter = .seconds(3_600) }
        try await reopened.insertNote(4)
        let crashed = try folder.copyAsAfterCrash()
        await reopened.close()
        let handle = try FileHandle(forUpdating: URL(fileURLWithPath: crashed.path))
        // The root page of the migrations table: its cells no longer fit.
        try handle.seek(toOffset: 4_096)
        try handle.write(contentsOf: Data(repeating: 0x5A, count: 200))
        try handle.close()
        let stops = CollectedValues<DatabaseError>(1)
        let again = try crashed.open { options in options.onFailStop = { stops.append($0) } }
        try await again.checkAfterCrash()
        #expect(await stops.all().map(\.code) == [.corrupt])
        let error = await #expect(throws: DatabaseError.self) { try await again.insertNote(5) }
        #expect(error?.code == .failStopped)
        await again.close()
    }

    @Test("a crashed file that is whole passes its check, and one that was closed needs none")
    func undamaged() async throws {
        let folder = try DatabaseFolder()
        let database = try await open(folder, stops: CollectedValues(1))
        let crashed = try folder.copyAsAfterCrash()
        await database.close()
        for (folder, wasUnclean) in [(crashed, true), (folder, false)] {
            let again = try folder.open()
            #expect(again.wasUnclean == wasUnclean)
            try await again.checkAfterCrash()
            #expect(again.failure == nil)
            try await again.insertNote(5)
            await again.close()
        }
    }
}
