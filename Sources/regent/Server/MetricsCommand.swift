import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints the page that Prometheus reads.
struct MetricsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "metrics", "Prints the metrics of the daemon in the format of Prometheus.",
        examples: """
            regent metrics
            regent metrics --format openmetrics
            regent metrics | promtool check metrics
            """,
        notes: """
            Counters begin at 0 when the daemon starts. docs/operations.md explains each
            metric, and the rules and the dashboard in contrib/ that use them.
            """)

    @Option(help: "Format of the page: that of Prometheus 0.0.4, or OpenMetrics 1.0, which has exemplars.")
    var format: PageFormat = .prometheus
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    /// The forms of the page.
    enum PageFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
        case prometheus
        case openmetrics

        fileprivate var accept: String {
            switch self {
            case .prometheus: "text/plain; version=0.0.4"
            case .openmetrics: "application/openmetrics-text; version=1.0.0"
            }
        }
    }

    func run() async throws {
        let response = try await connection.withClient {
            try await $0.getMetrics(GetMetricsRequest(accept: format.accept))
        }
        Terminal.write(String(decoding: response.page, as: UTF8.self))
    }
}
