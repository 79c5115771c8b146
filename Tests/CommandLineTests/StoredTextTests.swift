import Foundation
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentStorage
import RegentTestKit
import Testing

/// Texts that no request may hold, in a store whose earlier release took them.
@Suite("Stored texts that steer a terminal")
struct StoredTextTests {
    /// Colours, an 8-bit control, a change of direction and a deletion, with words between them.
    private static let text = "one\u{1b}[31mtwo\u{9b}32mthree\u{202e}four\u{2066}five\u{7f}six"
    private static let method = ProviderServiceMethods.createEnvironment.descriptor

    /// Makes a store with such texts in a description, a trigger, a label and a reason.
    private static func plant(_ path: String) async throws {
        let now: Int64 = 1_700_000_000_000_000
        let database = try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
        let store = try await Store.open(database, ownerUID: getuid(), now: now) { count in
            (0..<count).map { UInt8(truncatingIfNeeded: $0) }
        }
        let call = MutationCall(Command.daemon(method, now: now))
        try await store.write(call, mutation: Mutation(reason: text)) { transaction in
            let command = transaction.command
            let environment = Environment(name: "environments/steer", description: text)
            var run = EvalRun(name: "evalRuns/steer", type: .offline, state: .running)
            (run.trigger, run.metadata) = (text, ["label": text])
            _ = try transaction.put(Change(after: environment, effect: .created("made"), command: command))
            _ = try transaction.put(Change(after: run, effect: .created("made"), command: command))
        }
        await database.close()
    }

    @Test("W19: what steers a terminal is written out in every output, and the words between are there")
    func outputs() async throws {
        try await TestDaemon.with(planting: Self.plant) { daemon, _ in
            for command in [
                ["environment", "list"], ["environment", "show", "steer"], ["environment", "describe", "steer"],
                ["history", "environments/steer"], ["history", "evalRuns/steer"], ["eval", "show", "steer"],
            ] {
                for format in ["table", "json", "jsonl", "csv"] {
                    let outcome = try await daemon.regent(command + ["-o", format])
                    #expect(outcome.code == 0, "\(command) \(format): \(outcome.stderr)")
                    let steers = outcome.stdout.unicodeScalars.filter {
                        $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) || $0 == "\u{202e}"
                            || $0 == "\u{2066}"
                    }
                    #expect(steers.isEmpty, "\(command) \(format)")
                    for word in ["one", "two", "six"] { #expect(outcome.stdout.contains(word), "\(command) \(format)") }
                }
            }
        }
    }
}
