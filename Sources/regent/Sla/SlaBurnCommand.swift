import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// The burn rates of a target.
struct SlaBurnCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "burn", "The burn rates of an SLA target in a range of time, a line for each point.",
        examples: """
            regent sla burn triage-up --from -1d
            regent sla burn triage-up --from -7d --step 1h -o csv
            """,
        notes: """
            A rate of 1 spends the budget in exactly the window of the target. A window
            without outcomes has no rate; as JSON it is -1.
            """)

    @OptionGroup var place: NamedPlace<SlaTarget>
    @Option(parsing: .unconditional, help: "Start of the range: RFC 3339, or an age; a day before its end.")
    var from: TimeArgument?
    @Option(parsing: .unconditional, help: "End of the range; without it now.")
    var to: TimeArgument?
    @Option(help: ArgumentHelp("From point to point, whole minutes, for example 5m.", valueName: "span"))
    var step: TTLArgument?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let request = GetSlaBurnRequest(
            name: place.name, fromTime: from?.time, toTime: to?.time, stepSeconds: step?.seconds ?? 0)
        let response = try await connection.withClient { try await $0.getSlaBurn(request) }
        output.write(response, items: response.points, tables: [response.table])
    }
}

extension GetSlaBurnResponse {
    /// A row a point.
    fileprivate var table: Table {
        let words = windows.map { SlaBurnAlert.words($0) }
        return Table(
            [.text("time"), .text("state"), .number("budget_left")] + words.map { .number("burn_\($0)") },
            rows: points.map { point in
                [
                    TimeText.of(point.time), point.state.name,
                    point.budgetRemaining.map { NumberText.percent($0) } ?? "",
                ] + point.burnRates.map { $0 < 0 ? "" : NumberText.decimal($0) }
            })
    }
}
