import Logging
import RegentServices
package import RegentTelemetry
import ServiceLifecycle

/// Keeps the figures up to date that a page does not wait for: those of the ledger, and documents by state.
struct FigureCounting: Service {
    private static let interval = Duration.seconds(1)

    let documents: DocumentFigures
    let ledger: LedgerFigures
    /// Microseconds since 1970.
    let nowMicros: @Sendable () -> Int64
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            repeat { await count() } while (try? await Task.sleep(for: Self.interval)) != nil
        }
    }

    private func count() async {
        do {
            try await ledger.catchUp()
            try await documents.countIfDue(at: .now, nowMicros: nowMicros())
        } catch is CancellationError { return } catch {
            logger.warning("the figures of metrics were not counted", metadata: ["error": "\(error)"])
        }
    }
}

extension Daemon {
    /// What this process reports through swift-metrics, from the first use on.
    package static let processRegistry: MetricRegistry = {
        let registry = MetricRegistry()
        registry.install()
        return registry
    }()
}

extension MetricsPage {
    /// The page of the daemon: its own figures, and what its libraries report through swift-metrics.
    static func regent(
        _ figures: DaemonFigures, _ context: ServiceContext, _ documents: DocumentFigures, _ ledger: LedgerFigures,
        _ registry: MetricRegistry
    ) -> MetricsPage {
        let (routing, sla, checkpoints) = (RoutingFigures(context), SlaFigures(context), CheckpointFigures(context))
        return MetricsPage(sources: [
            { figures.families }, { routing.families }, { documents.families(at: .now) }, { ledger.families },
            { sla.families }, { checkpoints.families }, { registry.families() },
        ])
    }
}
