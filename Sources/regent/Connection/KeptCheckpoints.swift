import Foundation
import RegentClient

/// Where commands keep the last checkpoint of each ledger.
enum KeptCheckpoints {
    /// Folder of the state of this user.
    ///
    /// - Source: XDG Base Directory Specification 0.8.
    private static var folder: String {
        let environment = ProcessInfo.processInfo.environment
        if let given = environment["XDG_STATE_HOME"], given.hasPrefix("/") { return given + "/regent/checkpoints" }
        return (environment["HOME"] ?? NSHomeDirectory()) + "/.local/state/regent/checkpoints"
    }

    /// The memory; nil where the folder cannot be made, as for a user without a home: then nothing is compared.
    static func ifPossible() -> CheckpointFiles? { try? required() }

    /// The memory.
    ///
    /// - Throws: `CommandFailure` naming the folder that cannot be made.
    static func required() throws(CommandFailure) -> CheckpointFiles {
        let files = CheckpointFiles(folder: folder)
        do throws(CheckpointError) { try files.prepare() } catch {
            throw CommandFailure(error.description, places: [folder])
        }
        return files
    }
}
