import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// Prints what a proposal changes, or what differs between two of its revisions.
struct ProposalDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "diff", "What a proposal changes; with --from or --to, what changed in it.",
        examples: """
            regent proposal diff feb
            regent proposal diff feb -o json
            regent proposal diff feb --from 12
            """,
        notes: """
            Each value that differs, old and new. Revisions are those of the ledger:
              regent proposal history feb
            """)

    @OptionGroup var place: NamedPlace<ChangeProposal>
    @Option(help: ArgumentHelp("The older revision of the proposal; 0 = before it was created.", valueName: "revision"))
    var from: UInt64?
    @Option(help: ArgumentHelp("The newer revision of the proposal; 0 = now.", valueName: "revision"))
    var to: UInt64?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (to ?? 0) == 0 || (from ?? 0) <= (to ?? 0) else {
            throw ValidationError(
                "--from \(from ?? 0) is newer than --to \(to ?? 0); give the older revision as --from")
        }
    }

    func run() async throws {
        guard from == nil, to == nil else {
            let request = DiffResourceRequest(name: place.name, fromRevision: from ?? 0, toRevision: to ?? 0)
            let response = try await connection.withClient { try await $0.diffResource(request) }
            output.write(response, items: response.changes, tables: [response.changes.table])
            return
        }
        let proposal = try await connection.withClient { try await $0.document(ProposalNoun.self, place.name) }
        let rows = proposal.values.rows
        let entries = rows.map { row in
            JSONValue.object([
                .init("value", .string(row[0])), .init("old", Self.json(row[1])), .init("new", Self.json(row[2])),
            ])
        }
        output.write(
            { JSONValue.array(entries).text(pretty: $0) }, items: { entries.map { $0.text() } },
            tables: [proposal.values])
    }

    private static func json(_ text: String) -> JSONValue { (try? JSONValue(parsing: Array(text.utf8))) ?? .null }
}

/// Prints the records of one proposal.
struct ProposalRecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "record", "The records of a proposal and of its approval, as the audit log has them.",
        examples: """
            regent proposal record feb
            """)

    @OptionGroup var place: NamedPlace<ChangeProposal>
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let proposal = try await connection.withClient { try await $0.document(ProposalNoun.self, place.name) }
        let records = AuditRecord.log(of: [proposal])
        Terminal.write(JSONValue.array(records).text(pretty: true).printableJSON + "\n")
    }
}
