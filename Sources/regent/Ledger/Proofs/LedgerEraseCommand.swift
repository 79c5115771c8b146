import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Erases what an entry of the ledger said.
struct LedgerEraseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "erase", "Erases payload and reason of an entry; every proof of it stays valid.",
        examples: """
            regent ledger erase 41 --reason "request 2026-17"
            """,
        notes: """
            For text about persons that must not be kept. The salt of the leaf is erased
            too, so that nobody can find out by guesses what was there. The last entry of
            a resource is refused: change the resource first. Backups that were made
            before have the text, and --reason is kept: do not repeat there what is
            erased. On a terminal the command asks for confirmation, or
            needs --yes; it cannot be undone.
            """)

    @Argument(help: "Revision of the entry.")
    var revision: UInt64
    @OptionGroup var mutation: MutationOptions
    @OptionGroup var confirmation: ConfirmationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        if !mutation.validateOnly {
            try confirmation.askIfPossible("erase for good what revision \(revision) said?")
        }
        let request = EraseTextRequest(mutation: mutation.mutation, revision: revision)
        let response = try await connection.withClient { try await $0.eraseText(request) }
        let erasure = response.textErasure ?? TextErasure()
        output.write(
            response,
            tables: [
                Table(fields: [
                    ("name", erasure.name), ("erased_revision", "\(erasure.erasedRevision)"),
                    ("resource", erasure.resource),
                ])
            ])
        mutation.report("erased the text of revision \(revision)", response.receipt)
    }
}
