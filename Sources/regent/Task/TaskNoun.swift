import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// Deployment tasks.
enum TaskNoun: CLINoun {
    typealias Place = NamedPlace<DeploymentTask>
    typealias Selection = EverySelection

    static let get = DeploymentServiceMethods.getDeploymentTask
    static let list = DeploymentServiceMethods.listDeploymentTasks
    static let words = ["task"]
    static let singular = "deployment task"
    static let plural = "deployment tasks"
    static let abstract = "Deployment tasks: owners confirm that a version runs in production."
    static let examples = """
        regent task mine --due overdue
        regent task confirm triage-prod-eu --notes "at 08:00"
        regent task adjust triage-prod-us --date 2026-12-15 --reason "freeze"
        regent task cancel triage-prod-us --reason "not needed there"
        """
    static let notes = """
        Only the assignee, or an active delegate, confirms, adjusts or cancels a task.
        Tasks are created when their deployment starts.
        """
    static let example = "triage-prod-eu"
    static let columns: [NounColumn<DeploymentTask>] = [
        "name", "state", "version", "region", "planned_production_date", "assigned_to", "actual_production_date",
    ]
    static let fields: [NounColumn<DeploymentTask>] = [
        "name", "state", "deployment", "version", NounColumn("region", when: .present), "planned_production_date",
        NounColumn("actual_production_date", when: .present), "assigned_to",
        NounColumn("confirmed_by", when: .present), NounColumn("confirm_time", when: .present),
        NounColumn("confirmation_notes", when: .present), NounColumn("adjustment_reason", when: .present),
        NounColumn("cancelled_by", when: .present), NounColumn("cancellation_reason", when: .present),
        NounColumn("deployed_before_validation_approved", when: .present),
        NounColumn("validation_override_reason", when: .present), NounColumn("validation_request", when: .present),
        NounColumn("override", when: .present), "revision", "etag", "create_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        MyTasksCommand.self, NounVerbCommand<ConfirmTask>.self, NounVerbCommand<AdjustTask>.self,
        NounVerbCommand<CancelTask>.self,
    ]
}

/// Confirms that a version runs.
enum ConfirmTask: NounVerb {
    typealias Noun = TaskNoun

    /// What it is recorded with.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            name: .customLong("also"),
            help: ArgumentHelp("A further task that is confirmed with it; may be repeated.", valueName: "task"))
        var others: [NameArgument<DeploymentTask>] = []
        @Option(help: ArgumentHelp("When it was done; if left out, today in its region.", valueName: "date"))
        var date = ""
        @Option(help: "Notes; the model keeps them for the region.")
        var notes = ""
        @Option(
            help: ArgumentHelp(
                "Why the version runs although its validation is not approved.", valueName: "reason"))
        var overrideReason = ""
    }

    static let method = DeploymentServiceMethods.confirmTask
    static let abstract = "Confirms that the version of a task runs in production."
    static let examples = """
        regent task confirm triage-prod-eu --notes "at 08:00"
        regent task confirm triage-prod-eu --also triage-prod-us
        regent task confirm triage-prod-eu --date 2026-12-01 \\
          --override-reason "outage of 1.0.0; approved by the CRO"
        """
    static let notes = """
        A version whose last validation request is not approved needs
        --override-reason.
        At a high or critical risk tier a second person also grants an override first:
        regent override request NAME --kind validation --subject REQUEST --reason TEXT
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> ConfirmTaskRequest {
        ConfirmTaskRequest(
            name: name, others: flags.others.map(\.name), actualProductionDate: flags.date,
            confirmationNotes: flags.notes, validationOverrideReason: flags.overrideReason, mutation: mutation)
    }
}

/// Moves the planned date of a task.
enum AdjustTask: NounVerb {
    typealias Noun = TaskNoun

    /// When.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: ArgumentHelp("The new date, for example 2026-12-15.", valueName: "date"))
        var date: String
        @Option(
            name: .customLong("also"),
            help: ArgumentHelp("A further task that is moved with it; may be repeated.", valueName: "task"))
        var others: [NameArgument<DeploymentTask>] = []
    }

    static let method = DeploymentServiceMethods.adjustTask
    static let usage = "--date DATE --reason TEXT"
    static let abstract = "Moves the planned date of a task."
    static let examples = """
        regent task adjust triage-prod-us --date 2026-12-15 --reason "freeze"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> AdjustTaskRequest {
        AdjustTaskRequest(
            name: name, others: flags.others.map(\.name), plannedProductionDate: flags.date, mutation: mutation)
    }
}

/// Cancels a task.
enum CancelTask: NounVerb {
    typealias Noun = TaskNoun

    static let method = DeploymentServiceMethods.cancelTask
    static let usage = "--reason TEXT"
    static let abstract = "Cancels a task."
    static let examples = """
        regent task cancel triage-prod-us --reason "not needed there"
        """
}

/// Prints the tasks of the caller.
struct MyTasksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "mine", "Your tasks by planned date, and those of owners for whom you stand in.",
        examples: """
            regent task mine
            regent task mine --due overdue
            regent task mine --state confirmed --limit 0 -o csv
            """)

    @Option(help: "all, overdue, due-soon (today and the next 7 days) or upcoming (later).")
    var due: WordArgument<TaskDue>?
    @Option(help: "pending, adjusted, confirmed or cancelled; if left out, all.")
    var state: WordArgument<DeploymentTaskState>?
    @Option(help: "Tasks listed, at most; 0 = all.", transform: ListLimit.init)
    var limit = ListLimit(standard: 100)
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let listed = try await connection.withClient { client in
            try await Pages<DeploymentTaskSummary>.collect(limit: limit.count) { size, token in
                let page = try await client.listMyDeploymentTasks(
                    ListMyDeploymentTasksRequest(
                        pageSize: size, pageToken: token, due: due?.value ?? .all,
                        status: state?.value ?? .unspecified))
                return (page.tasks, page.nextPageToken)
            }
        }
        let columns: [Table.Column] = [
            .text("planned_production_date"), .number("days_until_due"), .text("state"), .text("version"),
            .text("region"), .text("validation_status"), .text("assigned_to"), .text("task"),
        ]
        let rows = listed.items.map { summary in
            let task = summary.task ?? DeploymentTask()
            let validation = summary.validationStatus == .unspecified ? "" : summary.validationStatus.name
            return [
                task.plannedProductionDate, "\(summary.daysUntilDue)", task.state.name, task.version, task.region,
                validation, task.assignedTo, task.name,
            ]
        }
        output.write(
            ListMyDeploymentTasksResponse(tasks: listed.items, nextPageToken: listed.nextPageToken),
            items: listed.items, tables: [Table(columns, rows: rows)])
        listed.reportMore()
    }
}
