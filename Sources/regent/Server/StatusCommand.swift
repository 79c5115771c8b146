import ArgumentParser
import RegentClient
import RegentMessages

/// Says who the daemon is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Version, store, durability settings and kernels of the daemon.",
        discussion: """
            Examples:
              regent status
              regent status --hardware
              regent status -o json --address unix:/run/regent/regent.sock
            """)

    @Flag(help: "What the daemon's machine has, its kernels, and the numbers in force with what they follow from.")
    var hardware = false
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getServerInfo(GetServerInfoRequest())
        }
        let server = response.server ?? ServerInfo()
        output.write(server, tables: [hardware ? server.hardwareTable : server.fields])
    }
}

extension ServerInfo {
    /// A line a field.
    fileprivate var fields: Table {
        var fields = [
            ("version", version), ("protocol_version", "\(protocolVersion)"), ("store_id", storeId),
            ("revision", "\(revision)"), ("single_person_mode", "\(singlePersonMode)"),
            ("owner_uid", "\(ownerUid)"), ("volatile", "\(volatile)"), ("database", database),
        ]
        fields += databaseSettings.sorted { $0.key < $1.key }.map { ("database." + $0.key, $0.value) }
        fields.append(("start_time", TimeText.of(startTime)))
        fields += kernels.sorted { $0.key < $1.key }.map { ("kernel." + $0.key, $0.value) }
        fields += [("connections", "\(connections)"), ("pid", "\(pid)"), ("caller", caller)]
        return Table(fields: fields)
    }
}
