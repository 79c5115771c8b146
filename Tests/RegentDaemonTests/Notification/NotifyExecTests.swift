import Foundation
import Logging
import RegentDaemon
import RegentMessages
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// People are told by a program, each thing once.
@Suite("Telling people by a program", .timeLimit(.minutes(10)))
struct NotifyExecTests {
    typealias Incidents = IncidentServiceMethods

    /// A program that appends its input to a file, and does more.
    static func program(_ folder: TemporaryFolder, _ more: String = "") throws -> String {
        let path = folder.file("program")
        try Data("#!/bin/sh\ncat >> \(folder.file("told"))\n\(more)\n".utf8).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    static func notify(
        _ bench: ServiceBench, _ folder: TemporaryFolder, _ program: String, timeout: Duration = NotifyExec.timeout
    ) -> NotifyExec {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return NotifyExec(
            store: bench.store, program: program, folder: folder.file("notify"), timeout: timeout, logger: logger)
    }

    static func open(_ bench: ServiceBench, _ ids: [String]) async throws {
        for id in ids {
            let incident = Incident(
                name: "incidents/\(id)", type: .safetyHarm, severity: .critical, title: "harm \(id)")
            _ = try await bench.call(
                Incidents.openIncident, OpenIncidentRequest(incident: incident, mutation: .fresh()))
        }
    }

    /// Files of what is being told.
    static func files(_ folder: TemporaryFolder) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.file("notify"))
    }

    /// What was told, a line an item.
    static func told(_ folder: TemporaryFolder) -> [String] {
        let text = (try? String(contentsOfFile: folder.file("told"), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }

    static func resources(_ folder: TemporaryFolder) throws -> [String] {
        try told(folder).map { line in
            let item = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return item?["resource"] as? String ?? ""
        }
    }

    /// Runs it until a condition holds, and ends it then.
    static func run(_ notify: NotifyExec, until condition: () throws -> Bool) async throws {
        let task = Task { await notify.tellAll() }
        #expect(try await eventually(condition))
        task.cancel()
        _ = await task.result
    }

    @Test("What happened before anybody was to be told is no news; what comes is told once, over restarts")
    func once() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            let program = try Self.program(folder)
            try await Self.open(bench, ["before"])
            let first = Task { await Self.notify(bench, folder, program).tellAll() }
            #expect(await eventually { FileManager.default.fileExists(atPath: folder.file("notify")) })
            try await Self.open(bench, ["a", "b", "c", "d", "e", "f"])
            #expect(await eventually { Self.told(folder).count == 6 })
            first.cancel()
            _ = await first.result
            try await Self.open(bench, ["g"])
            try await Self.run(Self.notify(bench, folder, program)) { Self.told(folder).count >= 7 }
            try await Self.open(bench, ["h"])
            try await Self.run(Self.notify(bench, folder, program)) { Self.told(folder).count >= 8 }
            #expect(try Self.resources(folder).sorted() == "abcdefgh".map { "incidents/\($0)" })
        }
    }

    @Test("What was begun before a kill is not begun again, and what was not begun is")
    func killed() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            let program = try Self.program(folder)
            let cursor = try await bench.store.lastRevision()
            try await bench.store.record(notifyCursor: cursor)
            try await Self.open(bench, ["a", "b", "c"])
            // The files are removed once the cursor is recorded.
            try await Self.run(Self.notify(bench, folder, program)) {
                let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
                let left = files.contains("notify") ? try Self.files(folder) : ["none yet"]
                return Self.told(folder).count == 3 && left == []
            }
            // As after a kill: the cursor was not recorded, and one mark is still there.
            try await bench.store.record(notifyCursor: cursor)
            let entry = try #require(try await bench.store.entries(from: cursor + 2).first)
            let leaf = entry.leafHash.prefix(4).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let mark = folder.file("notify/\(entry.revision)-0-\(leaf).begun")
            try Data().write(to: URL(fileURLWithPath: mark))
            try await Self.run(Self.notify(bench, folder, program)) { Self.told(folder).count == 5 }
            let expected = ["a", "a", "b", "c", "c"].map { "incidents/\($0)" }
            #expect(try Self.resources(folder).sorted() == expected)
        }
    }

    @Test("Who was on call for a model when something happened to it is among those who are told")
    func onCall() async throws {
        let bench = try await ServiceBench.open()
        try await withTemporaryFolder { folder in
            for id in ["bo", "cy"] {
                let person = Principal(name: "principals/\(id)", kind: .human)
                _ = try await bench.call(
                    AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: person, mutation: .fresh()))
            }
            let model = Model(name: "models/m", onCall: ["principals/bo", "principals/cy"])
            _ = try await bench.call(
                ModelServiceMethods.createModel, CreateModelRequest(model: model, mutation: .fresh()))
            try await bench.store.record(notifyCursor: try await bench.store.lastRevision())
            for subject in ["models/m", ""] {
                let incident = Incident(type: .safetyHarm, severity: .critical, title: "harm", subject: subject)
                _ = try await bench.call(
                    Incidents.openIncident, OpenIncidentRequest(incident: incident, mutation: .fresh()))
            }
            let program = try Self.program(folder)
            try await Self.run(Self.notify(bench, folder, program)) { Self.told(folder).count == 2 }
            let recipients = try Self.told(folder).map { line in
                let item = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return Set(item?["recipients"] as? [String] ?? [])
            }
            let people: Set = ["principals/bo", "principals/cy"]
            #expect(recipients.map { $0.intersection(people) }.sorted { $0.count > $1.count } == [people, []])
        }
    }

    @Test("A program that fails or hangs is not run again for its item, and the next one is told")
    func failing() async throws {
        // The time is for a busy machine to start five programs; those that hang take it whole.
        for (more, timeout) in [("exit 3", NotifyExec.timeout), ("sleep 600", Duration.seconds(2))] {
            let bench = try await ServiceBench.open()
            try await withTemporaryFolder { folder in
                let program = try Self.program(folder, more)
                try await bench.store.record(notifyCursor: try await bench.store.lastRevision())
                try await Self.open(bench, ["a", "b", "c", "d", "e"])
                let notify = Self.notify(bench, folder, program, timeout: timeout)
                try await Self.run(notify) { Self.told(folder).count >= 5 }
                #expect(try Self.resources(folder).sorted() == "abcde".map { "incidents/\($0)" })
            }
        }
    }

    @Test("--notify-exec is an absolute path, and needs a store that outlives the daemon")
    func configuration() async throws {
        func program(_ data: String, _ program: String) async throws -> String? {
            try await DaemonConfiguration.load(
                flags: .init(data: data, listen: ["unix:/tmp/x"], notifyExec: program), configurationFile: nil,
                environment: [:]
            ).notifyExec
        }
        #expect(try await program("/tmp/x", "/bin/true") == "/bin/true")
        try await withTemporaryFolder { folder in
            let file = folder.file("regentd.json")
            try Data(#"{"notify_exec": "/bin/false"}"#.utf8).write(to: URL(fileURLWithPath: file))
            let flags = DaemonConfiguration.Flags(data: "/tmp/x", listen: ["unix:/tmp/x"])
            let read = try await DaemonConfiguration.load(flags: flags, configurationFile: file, environment: [:])
            #expect(read.notifyExec == "/bin/false")
        }
        // As of every setting: an empty text is none.
        #expect(try await program("/tmp/x", "") == nil)
        for (data, path) in [(":memory:", "/bin/true"), ("/tmp/x", "true")] {
            await #expect(throws: ConfigurationError.self) { _ = try await program(data, path) }
        }
    }
}
