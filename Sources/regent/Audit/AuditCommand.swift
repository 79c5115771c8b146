import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// What happened to a model, for those who must account for it.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "audit", "Records of what was proposed and agreed to.",
        examples: """
            regent audit log triage
            """,
        subcommands: [AuditLogCommand.self])
}

/// Prints the audit log of a model.
struct AuditLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "log", "Every proposal of a model and every approval, oldest first.",
        examples: """
            regent audit log triage
            regent audit log triage -o jsonl
            """)

    @Argument(help: "The model, triage or models/triage.")
    var model: VersionedModelArgument
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let proposals = try await connection.withClient { client in
            try await Pages<ChangeProposal>.collect(limit: 0) { size, token in
                let page = try await client.listProposals(
                    ListProposalsRequest(
                        pageSize: size, pageToken: token, filter: "model = \"\(model.name)\"", orderBy: "create_time"))
                return (page.proposals, page.nextPageToken)
            }
        }
        let records = ProposalRecord.log(of: proposals.items)
        output.write(
            { JSONValue.array(records).text(pretty: $0) }, items: { records.map { $0.text() } },
            tables: [Self.table(records)])
    }

    private static func table(_ records: [JSONValue]) -> Table {
        let columns = ["proposal_id", "status", "date", "proposer", "change_type", "approved_by", "description"]
        return Table(
            columns.map { .text($0) },
            rows: records.map { record in
                columns.map { key in
                    switch key {
                    case "status": record[key]?.words ?? "proposed"
                    case "date": (record[key] ?? record["approved_at"])?.words ?? ""
                    default: record[key]?.words ?? ""
                    }
                }
            })
    }
}
