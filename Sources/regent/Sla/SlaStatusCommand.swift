import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentRPC
import RegentText

/// Where SLA targets stand.
struct SlaStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "status", "Shows the state of SLA targets: exit code 0 all kept, 2 violated or burning, 3 no data.",
        examples: """
            regent sla status
            regent sla status triage-up
            regent sla status triage-up --at 2026-11-30T12:00:00Z --as-of 412
            """,
        notes: """
            A state is that of the end of the last whole minute. burn is the rate of the
            window of the target: 1 spends the budget in exactly that window.
            """)

    @Argument(help: "The SLA target; none = all of them.")
    var target: NameArgument<SlaTarget>?
    @Option(
        name: .customLong("at"), parsing: .unconditional,
        help: "At this time instead of now: RFC 3339, or an age, -2h. Needs a target.")
    var time: TimeArgument?
    @Option(
        help: ArgumentHelp(
            "By what was stored at this ledger revision; 0 means now. Needs a target.", valueName: "revision"))
    var asOf: UInt64 = 0
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard target != nil || (time == nil && asOf == 0) else {
            throw ValidationError("--at and --as-of need a target")
        }
    }

    func run() async throws {
        let statuses = try await connection.withClient { client -> [SlaStatus] in
            guard let target else { return try await client.slaStatuses() }
            let request = GetSlaStatusRequest(name: target.name, time: time?.time, asOf: asOf)
            return [try await client.getSlaStatus(request).status ?? SlaStatus()]
        }
        output.write(ListSlaStatusesResponse(statuses: statuses), items: statuses, tables: tables(of: statuses))
        let states = Set(statuses.map(\.state))
        if !states.isDisjoint(with: [.violated, .burning]) { throw ExitStatus.gateFailed.exitCode }
        if states.contains(.noData) { throw ExitStatus.gateInconclusive.exitCode }
    }

    /// A line each; of one that was asked for, its windows too.
    private func tables(of statuses: [SlaStatus]) -> [Table] {
        let overview = [SlaStatus.table(statuses)]
        guard target != nil, let one = statuses.first else { return overview }
        return overview + (one.burns.isEmpty ? [] : [one.burnTable])
    }
}

extension RegentClient {
    /// Where every target stands.
    func slaStatuses(filter: String = "") async throws -> [SlaStatus] {
        try await Pages<SlaStatus>.collect(limit: 0) { size, token in
            let page = try await self.listSlaStatuses(
                ListSlaStatusesRequest(pageSize: size, pageToken: token, filter: filter))
            return (page.statuses, page.nextPageToken)
        }.items
    }
}

extension SlaStatus {
    /// A row a target.
    static func table(_ statuses: [SlaStatus]) -> Table {
        Table(
            [
                .text("target"), .text("state"), .number("ratio"), .number("promised"), .number("budget_left"),
                .number("burn"), .number("outcomes"), .text("violation"), .text("at"),
            ],
            rows: statuses.map { status in
                [
                    status.target, status.state.name,
                    status.ratio.map { NumberText.percent($0, besides: status.objectiveRatio) } ?? "",
                    NumberText.percent(chosen: status.objectiveRatio),
                    status.budgetRemaining.map { NumberText.percent($0) } ?? "",
                    status.window?.burnRate.map { NumberText.decimal($0) } ?? "", "\(status.window?.total ?? 0)",
                    status.violation, TimeText.of(status.time),
                ]
            })
    }

    /// A row a pair of windows.
    fileprivate var burnTable: Table {
        Table(
            [
                .text("windows"), .text("burning"), .number("long_burn"), .number("long_outcomes"),
                .number("short_burn"), .number("short_outcomes"),
            ],
            rows: burns.map { burn in
                [
                    burn.alert?.words ?? "", burn.burning ? "yes" : "no",
                    burn.long?.burnRate.map { NumberText.decimal($0) } ?? "", "\(burn.long?.total ?? 0)",
                    burn.short?.burnRate.map { NumberText.decimal($0) } ?? "", "\(burn.short?.total ?? 0)",
                ]
            })
    }
}
