import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Checks every subsystem of the daemon.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "doctor", "Checks every subsystem of the daemon.",
        examples: """
            regent doctor
            regent doctor -o jsonl
            """,
        notes: """
            Exit code 1 if a subsystem has failed, 7 if the daemon cannot be reached.
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
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
