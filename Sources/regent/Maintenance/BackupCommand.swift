import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Makes a backup of the store.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "backup", "Writes a backup of the store as of one revision, while the daemon serves.",
        examples: """
            regent backup store.backup
            regent backup /mnt/backups/today.backup --force
            """,
        notes: """
            The backup is written to FILE.part, compared with the daemon's digest, synced
            to disk, and then renamed to FILE. To make a store of it:
              regentd --restore FILE --data DIR
            """)

    @Argument(help: "File to write.", completion: .file())
    var file: String
    @Flag(help: "Replace an existing file, and the rest of an interrupted backup.")
    var force = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        Interruption.onInterruption(say: "interrupted; \(file) is unchanged")
        let manifest = try await connection.withClient { client in
            try await BackupDownload(file: file, replaces: force).take(from: client)
        }
        output.write(manifest, tables: [manifest.fields(file)])
        Terminal.say("restore it with: regentd --restore \(file) --data DIR")
    }
}
