import ArgumentParser
import RegentClient
import RegentMessages

/// Checks every subsystem of the daemon.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "One line a subsystem, each checked now.",
        discussion: """
            Examples:
              regent doctor
              regent doctor -o jsonl

            Exit code 1 where a subsystem has failed, 7 where the daemon cannot be reached.
            """)

    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient { try await $0.diagnose(DiagnoseRequest()) }
        let table = Table(
            [.text("subsystem"), .text("status"), .text("detail")],
            rows: response.diagnoses.map { [$0.subsystem, $0.status.name, $0.detail] })
        output.write(response, items: response.diagnoses, tables: [table])
        let failed = response.diagnoses.filter { $0.status == .failed }.map(\.subsystem)
        guard failed.isEmpty else {
            throw CommandFailure("failed: " + failed.joined(separator: ", "))
        }
    }
}
