import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Makes a link into the console.
struct ConsoleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "console", "Prints a link that opens the console in a browser, as you.",
        examples: """
            regent console
            xdg-open "$(regent console -o json | jq -r .url)"
            """,
        notes: """
            The link logs in once, within a minute. It is made for whoever is known by user
            id on the Unix socket of a daemon that serves HTTP on TCP or TLS. The session
            ends after 12 hours, and after one hour without use.
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = CreateConsoleLoginRequest()
        let response = try await connection.withClient { try await $0.createConsoleLogin(request) }
        output.write(response, tables: [Table(fields: [("url", response.url)])])
    }
}
