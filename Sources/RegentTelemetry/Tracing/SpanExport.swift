package import Logging

/// Where spans go.
package protocol SpanExporter: Sendable {
    /// Where, for the log.
    var place: String { get }
    /// Exports spans; returns when they are out of this process.
    ///
    /// - Throws: why not; `SpanExportRefusal` where the same spans would be refused again.
    func export(_ spans: [FinishedSpan]) async throws
    /// Gives up what it holds; nothing is exported afterwards.
    func close() async
}

extension SpanExporter {
    /// There is nothing to give up.
    package func close() async {}
}

/// Spans that would be refused again, or that no longer can be exported.
package struct SpanExportRefusal: Error, CustomStringConvertible {
    package let description: String

    /// Names why.
    package init(_ description: String) { self.description = description }
}

/// Exports the spans of a queue in batches. A batch that fails is tried again for a while, then lost; the log says how
/// many were, once a minute at most.
package struct SpanExport: Sendable {
    /// Spans of a batch.
    package static let batchMax = 512
    /// Between two batches, unless as many wait.
    private static let interval = Duration.seconds(1)
    /// How often a batch is tried.
    private static let attemptsMax = 5
    private static let firstPause = Duration.milliseconds(500)
    private static let logInterval = Duration.seconds(60)

    private let queue: SpanQueue
    private let exporter: any SpanExporter
    private let logger: Logger
    private let pause: @Sendable (Duration) async throws -> Void

    /// - Parameter pause: waits; tests own it.
    package init(
        queue: SpanQueue, exporter: any SpanExporter, logger: Logger,
        pause: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.queue = queue
        self.exporter = exporter
        self.logger = logger
        self.pause = pause
    }

    /// Exports until the task is cancelled.
    package func run() async {
        var told = (lost: UInt64(0), time: ContinuousClock.Instant?.none)
        while !Task.isCancelled {
            while queue.count > 0, !Task.isCancelled { await exportBatch(attempts: Self.attemptsMax) }
            tell(&told)
            try? await pause(Self.interval)
        }
    }

    /// Exports what waits, each batch once: for the end.
    package func flush() async {
        while queue.count > 0 { await exportBatch(attempts: 1) }
        var told = (lost: UInt64(0), time: ContinuousClock.Instant?.none)
        tell(&told)
    }

    /// Gives up what its exporter holds.
    package func close() async { await exporter.close() }

    private func exportBatch(attempts: Int) async {
        let batch = queue.take(Self.batchMax)
        guard !batch.isEmpty else { return }
        var wait = Self.firstPause
        for attempt in 1...attempts {
            do {
                return try await exporter.export(batch)
            } catch {
                logger.debug("spans were not exported", metadata: ["place": "\(exporter.place)", "error": "\(error)"])
                guard !(error is SpanExportRefusal), attempt < attempts, (try? await pause(wait)) != nil else { break }
                wait *= 2
            }
        }
        queue.noteLost(batch.count)
    }

    /// Logs how many spans were lost since it last did.
    private func tell(_ told: inout (lost: UInt64, time: ContinuousClock.Instant?)) {
        let lost = queue.lostCount
        guard lost > told.lost, told.time.map({ .now - $0 >= Self.logInterval }) ?? true else { return }
        logger.warning(
            "spans were lost",
            metadata: ["place": "\(exporter.place)", "spans": "\(lost - told.lost)", "all": "\(lost)"])
        told = (lost, .now)
    }
}
