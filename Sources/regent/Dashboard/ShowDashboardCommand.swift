import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Runs the panels of a dashboard and draws them; in formats for programs the document itself.
struct ShowDashboardCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "show", "Runs the panels of a dashboard and shows each with its chart.",
        examples: """
            regent dashboard show routing
            regent dashboard show routing --as-of 42
            regent dashboard show routing -o yaml
            """,
        notes: """
            Each panel is a query of yours: it shows what you may read. The formats json,
            jsonl, yaml, csv, markdown and name print the document and run nothing.
            """)

    @OptionGroup var place: NamedPlace<Dashboard>
    @Option(
        help: ArgumentHelp("Show its panels as of this ledger revision; 0 means now.", valueName: "revision"))
    var asOf: UInt64 = 0
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        try await connection.withClient { client in
            let dashboard = try await client.document(DashboardNoun.self, place.name, asOf: asOf)
            guard [.table, .wide].contains(output.output), output.fields.isEmpty else {
                return output.write(dashboard, tables: DashboardNoun.page(of: dashboard))
            }
            let name = dashboard.displayName.isEmpty ? dashboard.name : dashboard.displayName
            let text = dashboard.description.printableLines
            Terminal.write(name.printable + "\n" + (text.isEmpty ? "" : text + "\n"))
            for panel in dashboard.panels { try await show(panel, client) }
        }
    }

    /// A panel that fails is reported in its place; the others are shown.
    private func show(_ panel: DashboardPanel, _ client: RegentClient) async throws {
        Terminal.write("\n")
        do {
            let answer = try await client.queryMetrics(QueryMetricsRequest(text: panel.query))
            let unit = panel.unit.isEmpty ? nil : panel.unit
            guard let kind = Chart.Kind(panel.chart) else {
                Terminal.write(panel.title.printable + "\n")
                return output.write(answer, tables: [answer.table])
            }
            PlotOptions.draw(answer.charts(title: panel.title, unit: unit, kind: kind))
        } catch {
            guard error.code != .unavailable, error.code != .unauthenticated else { throw error }
            Terminal.complain("\(panel.title.printable): \(error.message.printableLines)")
        }
    }
}

extension Chart.Kind {
    /// nil for a table.
    fileprivate init?(_ chart: ChartKind) {
        switch chart {
        case .line: self = .line
        case .step: self = .step
        case .bar: self = .bar
        default: return nil
        }
    }
}
