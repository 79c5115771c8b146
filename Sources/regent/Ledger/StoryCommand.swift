import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints the life of one resource as text to read.
struct StoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "story", "The life of one resource as text: who did what, when, what changed and why.",
        examples: """
            regent story incidents/4b1f02aa93c7
            regent story environments/prod/providers/openai > openai.txt
            """,
        notes: """
            For programs there is regent history NAME --changes -o jsonl. Who and why are
            shown to those who hold audit.read for the whole store.
            """)

    @Argument(help: "Resource name, for example evalRuns/r1.", completion: .names)
    var name: String
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let chapters = try await connection.withClient { client in
            try await Pages<Story.Chapter>.collect(limit: 0) { size, token in
                let page = try await client.getHistory(
                    GetHistoryRequest(name: name, pageSize: size, pageToken: token, showChanges: true))
                let changes = Dictionary(
                    page.changes.map { ($0.revision, $0) }, uniquingKeysWith: { first, _ in first })
                return (
                    page.entries.map { Story.Chapter(entry: $0, changes: changes[$0.revision]) }, page.nextPageToken
                )
            }
        }
        Terminal.write(Story(name: name, chapters: chapters.items).text)
    }
}
