import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Shows what the daemon is.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "status", "Shows the daemon's version, store, durability settings and kernels.",
        examples: """
            regent status
            regent status --hardware
            regent status -o json --address unix:/run/regent/regent.sock
            """)

    @Flag(help: "Show the hardware of the daemon's machine, the kernels in use, and the settings derived from them.")
    var hardware = false
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getServerInfo(GetServerInfoRequest())
        }
        let server = response.server ?? ServerInfo()
        output.write(server, tables: [hardware ? server.hardwareTable : server.fields])
    }
}
