import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints the deployment tasks of a model by planned date.
struct DeploymentTimelineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "timeline", "The deployment tasks of a model by planned date.",
        examples: """
            regent deployment timeline triage
            """)

    @Argument(help: "The model, triage or models/triage.")
    var model: VersionedModelArgument
    @Option(help: "Tasks listed, at most; 0 = all.", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages<DeploymentTask>.collect(limit: limit.count) { size, token in
                let page = try await client.listDeploymentTasks(
                    ListDeploymentTasksRequest(
                        pageSize: size, pageToken: token, filter: "model = \"\(model.name)\"",
                        orderBy: "planned_production_date"))
                return (page.tasks, page.nextPageToken)
            }
        }
        let columns: [Table.Column] = [
            .text("planned_production_date"), .text("actual_production_date"), .text("state"), .text("version"),
            .text("region"), .text("assigned_to"), .text("task"),
        ]
        let rows = listed.items.map { task in
            [
                task.plannedProductionDate, task.actualProductionDate, task.state.name, task.version, task.region,
                task.assignedTo, task.name,
            ]
        }
        output.write(
            ListDeploymentTasksResponse(tasks: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [Table(columns, rows: rows)])
        listed.reportMore()
    }
}

/// Prints tasks that were confirmed before the validation was approved.
struct DeploymentOverridesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "overrides", "Tasks that were confirmed before the validation was approved, newest first.",
        examples: """
            regent deployment overrides
            regent deployment overrides --limit 0 -o csv
            """)

    @Option(help: "Tasks listed, at most; 0 = all.", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages<ValidationOverride>.collect(limit: limit.count) { size, token in
                let page = try await client.listValidationOverrides(
                    ListValidationOverridesRequest(pageSize: size, pageToken: token))
                return (page.overrides, page.nextPageToken)
            }
        }
        let columns: [Table.Column] = [
            .text("confirm_time"), .text("version"), .text("region"), .text("actual_production_date"),
            .text("confirmed_by"), .text("validation_status"), .text("reason"), .text("task"),
        ]
        let rows = listed.items.map { each in
            [
                TimeText.of(each.confirmTime), each.version, each.region, each.actualProductionDate, each.confirmedBy,
                each.validationStatus.name, each.reason, each.task,
            ]
        }
        output.write(
            ListValidationOverridesResponse(overrides: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [Table(columns, rows: rows)])
        listed.reportMore()
    }
}

/// Prints counts of tasks and overrides.
struct DeploymentOverviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "overview", "Counts open, overdue and due tasks, and the overrides of the last 30 days.",
        examples: """
            regent deployment overview
            """)

    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let overview = try await connection.withClient {
            try await $0.getDeploymentOverview(GetDeploymentOverviewRequest())
        }
        let fields = [
            ("open", overview.open), ("overdue", overview.overdue), ("due_soon", overview.dueSoon),
            ("overrides", overview.overrides),
        ]
        output.write(overview, tables: [Table(fields: fields.map { ($0.0, "\($0.1)") })])
        if overview.more { Terminal.say("there are more than these: only the first 10,000 were counted") }
    }
}
