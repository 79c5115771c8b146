import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Lists packs.
struct ReportPacksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "packs", "Lists the packs that reports can be held against.",
        examples: """
            regent report packs
            regent report packs -o json
            """,
        notes: """
            A pack names the controls of a text and the sections that hold evidence for
            each. The daemon reads packs of your own from the folder of --packs.
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let response = try await connection.withClient { try await $0.listPacks(ListPacksRequest()) }
        let table = Table(
            [.text("pack"), .text("version"), .text("title"), .number("controls"), .text("shipped"), .text("source")],
            rows: response.packs.map { summary in
                let pack = summary.pack ?? ReportPack()
                return [
                    pack.id, pack.version, pack.title, "\(summary.controls)", summary.shipped ? "yes" : "no",
                    pack.source,
                ]
            })
        output.write(response, items: response.packs, tables: [table])
    }
}
