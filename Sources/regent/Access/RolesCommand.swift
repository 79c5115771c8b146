import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// The roles and what they give.
struct RolesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "roles", "Lists the roles with the permissions that each gives.",
        examples: """
            regent access roles
            regent access roles --role approver -o json
            """)

    @Option(help: "Only this one.")
    var role: WordArgument<Role>?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetRolesRequest(role: role?.value ?? .unspecified)
        let response = try await connection.withClient { try await $0.getRoles(request) }
        output.write(
            response, items: response.roles,
            tables: [
                Table(
                    [.text("role"), .text("permissions")],
                    rows: response.roles.map { [$0.role.name, $0.permissions.joined(separator: ", ")] })
            ])
    }
}
