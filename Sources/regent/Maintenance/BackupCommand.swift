import ArgumentParser
import RegentClient
import RegentMessages

/// Makes a backup of the store.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes a backup of the daemon's store, as of one revision, while it goes on.",
        discussion: """
            Examples:
              regent backup store.backup
              regent backup /mnt/backups/today.backup --force

            The file is written beside its name (FILE.part), compared with the daemon's digest, made durable, and only
            then given its name. A store is made of it by: regentd --restore FILE --data DIR
            """)

    @Argument(help: "File to write.", completion: .file())
    var file: String
    @Flag(help: "Replace the file, and what an interrupted backup left beside it.")
    var force = false
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        Interruption.onInterruption(say: "interrupted; \(file) is as it was")
        let manifest = try await connection.withClient { client in
            try await BackupDownload(file: file, replaces: force).take(from: client)
        }
        output.write(manifest, tables: [manifest.fields(file)])
        Terminal.say("restore it with: regentd --restore \(file) --data DIR")
    }
}

extension BackupManifest {
    /// A line a field.
    fileprivate func fields(_ file: String) -> Table {
        Table(fields: [
            ("file", file), ("store_id", storeId), ("revision", "\(revision)"), ("byte_count", "\(byteCount)"),
            ("sha256", HexText.text(sha256)),
        ])
    }
}
