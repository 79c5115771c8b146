import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// What happened to a model, for those who must account for it.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "audit", "Records of what was proposed, agreed to and deployed.",
        examples: """
            regent audit log triage
            """,
        subcommands: [AuditLogCommand.self])
}

/// Prints the audit log of a model.
struct AuditLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "log", "Every proposal of a model, approval, deployment and rollback, oldest first.",
        examples: """
            regent audit log triage
            regent audit log triage -o jsonl
            """)

    @Argument(help: "The model, triage or models/triage.")
    var model: VersionedModelArgument
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let filter = "model = \"\(model.name)\""
        let records = try await connection.withClient { client in
            let proposals = try await Pages<ChangeProposal>.collect(limit: 0) { size, token in
                let page = try await client.listProposals(
                    ListProposalsRequest(pageSize: size, pageToken: token, filter: filter, orderBy: "create_time"))
                return (page.proposals, page.nextPageToken)
            }
            let deployments = try await Pages<Deployment>.collect(limit: 0) { size, token in
                let page = try await client.listDeployments(
                    ListDeploymentsRequest(pageSize: size, pageToken: token, filter: filter, orderBy: "create_time"))
                return (page.deployments, page.nextPageToken)
            }
            let rollbacks = try await Pages<RollbackRecord>.collect(limit: 0) { size, token in
                let page = try await client.listRollbacks(
                    ListRollbacksRequest(pageSize: size, pageToken: token, filter: filter, orderBy: "create_time"))
                return (page.rollbacks, page.nextPageToken)
            }
            return AuditRecord.log(of: proposals.items, deployments.items, rollbacks.items)
        }
        output.write(
            { JSONValue.array(records).text(pretty: $0) }, items: { records.map { $0.text() } },
            tables: [Self.table(records)])
    }

    private static func table(_ records: [JSONValue]) -> Table {
        let columns = [
            "date", "event", "proposal_id", "version", "change_type", "proposer", "approved_by", "done_by",
            "description",
        ]
        return Table(
            columns.map { .text($0) },
            rows: records.map { record in
                columns.map { key in
                    switch key {
                    case "event": (record["event_type"] ?? record["status"])?.words ?? "proposed"
                    case "date": (record[key] ?? record["approved_at"] ?? record["timestamp"])?.words ?? ""
                    case "version": (record[key] ?? record["from_version"])?.words ?? ""
                    case "done_by": (record["deployed_by"] ?? record["rolled_back_by"])?.words ?? ""
                    case "description": (record[key] ?? record["reason"])?.words ?? ""
                    default: record[key]?.words ?? ""
                    }
                }
            })
    }
}
