package import RegentMessages

/// Cuts a stream of outcomes of one environment into batches: as many as fit.
package struct OutcomeBatcher: Sendable {
    /// Bytes of the numbers of an outcome at most, and of the lengths and codes of its texts.
    private static let numberBytesMax = 128
    /// What may be gathered uncompressed, so that no batch passes its limit even if nothing shrinks.
    private static let gatheredBytesMax = BatchLimits.encodedBytesMax - 16_384

    private let level: Int32
    private var rows: [RouteOutcome] = []
    private var gatheredBytes = 0

    /// No outcomes yet.
    ///
    /// - Parameter level: of zstd; 1 on Unix sockets, 3 on TCP.
    package init(level: Int32 = BatchLimits.levelOnMachine) { self.level = level }

    /// Outcomes of the open batch.
    package var count: Int { rows.count }

    /// Adds an outcome without faults; the batch before it where that is full, which does not hold it.
    package mutating func append(_ outcome: RouteOutcome) -> OutcomeColumns? {
        let bytes = Self.bytesMax(of: outcome)
        let isFull = rows.count >= BatchLimits.samplesMax || gatheredBytes + bytes > Self.gatheredBytesMax
        let full = isFull ? finish() : nil
        rows.append(outcome)
        gatheredBytes += bytes
        return full
    }

    /// The last batch; nil when there is none.
    package mutating func finish() -> OutcomeColumns? {
        guard !rows.isEmpty else { return nil }
        defer {
            rows.removeAll(keepingCapacity: true)
            gatheredBytes = 0
        }
        return OutcomeColumns(packing: rows, level: level)
    }

    private static func bytesMax(of outcome: RouteOutcome) -> Int {
        let providers =
            outcome.requestedProvider.utf8.count + outcome.selectedProvider.utf8.count
            + outcome.fallbackProvider.utf8.count
        let versions = outcome.promptTemplateVersion.utf8.count + outcome.modelVersion.utf8.count
        return numberBytesMax + outcome.requestId.utf8.count + providers + versions + outcome.errorCode.utf8.count
            + outcome.useCase.utf8.count
    }
}
