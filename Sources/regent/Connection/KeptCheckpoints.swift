import Foundation
import RegentClient
import RegentText

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
    static func ifPossible() -> (any CheckpointMemory)? { (try? required()).map { ToldCheckpoints(files: $0) } }

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

/// The same files, for a command that says when a ledger was not compared with them.
private struct ToldCheckpoints: CheckpointMemory {
    let files: CheckpointFiles

    func checkpoint(of origin: String) throws(CheckpointError) -> KeptCheckpoint? {
        try files.checkpoint(of: origin)
    }

    func keep(_ checkpoint: KeptCheckpoint) throws(CheckpointError) { try files.keep(checkpoint) }

    func postponed(_ reason: String) {
        Terminal.say("warning: the ledger was not compared with what was seen of it: \(reason.printable)")
    }
}
