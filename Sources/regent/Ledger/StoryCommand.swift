import ArgumentParser
import RegentClient
import RegentMessages

/// Prints the life of one resource as text to read.
struct StoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story",
        abstract: "The life of one resource as text: who did what, when, what changed and why.",
        discussion: """
            Examples:
              regent story incidents/4b1f02aa93c7
              regent story environments/prod/providers/openai > openai.txt

            For programs there is regent history NAME --changes -o jsonl. Who and why are shown to those who hold
            audit.read for the whole store.
            """)

    @Argument(help: "Resource name, for example evalRuns/r1.")
    var name: String
    @OptionGroup var connection: ConnectionOptions

    func run() async throws {
        let chapters = try await connection.withClient { client in
            try await Pages<Story.Chapter>.collect(limit: .all) { size, token in
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
