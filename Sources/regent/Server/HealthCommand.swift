import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Asks the daemon whether it serves.
struct HealthCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "health", "Checks whether the daemon serves; for supervisors and containers.",
        examples: """
            regent health
            regent health --address unix:/run/regent/regent.sock --timeout 5
            """,
        notes: """
            Exit code 0 if it serves, 7 if it does not or cannot be reached. No permission
            is needed; regent doctor checks every part.
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient { try await $0.check(CheckRequest()) }
        output.write(response, tables: [Table(fields: [("status", response.status.name)])])
        guard response.status == .serving else {
            throw CommandFailure("the daemon does not serve: it is stopping", status: .unavailable)
        }
    }
}
