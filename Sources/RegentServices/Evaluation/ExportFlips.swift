import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Every outcome that differs between samples of the same key, a share of the keys after the other.
struct ExportFlips: ServerStreamHandler {
    /// Memory for samples that are kept for a client that has not taken them. Of a share with more the runs are read
    /// again.
    private static let bytesMax = 4 << 20
    /// Flips of a message.
    private static let pageSize = 1_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ExportFlipsRequest, _ responses: ResponseWriter<ExportFlipsResponse>, _ call: CallContext
    ) async throws {
        let (baseline, candidate) = try await context.comparedRuns(request.baseline, request.candidate, isPaired: true)
        var reading = try await PairedReading(
            baseline, with: candidate, in: context.store, shareBytes: context.pairBytesMax, clocks: context.clocks)
        var place = 0
        var start: [UInt8]?
        var counts = PairCounts()
        while place < reading.shares.count {
            try await responses.room()
            // The room is given back before anything waits for the client.
            guard let found = try await read(&reading, place, after: start) else { continue }
            // A share that is read again for its further flips counts once.
            if start == nil { counts = counts + found.counts }
            try await write(found.list.flips, responses)
            start = found.list.isCut ? found.list.lastKey : nil
            if start == nil { place += 1 }
        }
        try DatasetRule.checkOverlap(counts, baseline, candidate)
    }

    private func write(_ flips: [SampleFlip], _ responses: ResponseWriter<ExportFlipsResponse>) async throws {
        for first in stride(from: 0, to: flips.count, by: Self.pageSize) {
            let page = Array(flips[first..<min(first + Self.pageSize, flips.count)])
            try await responses.write(ExportFlipsResponse(flips: page))
        }
    }

    private func read(
        _ reading: inout PairedReading, _ place: Int, after start: [UInt8]?
    ) async throws -> (list: FlipList, counts: PairCounts)? {
        let room = try await context.comparisons.place()
        defer { withExtendedLifetime(room) {} }
        let list = FlipList(samplesMax: .max, bytesMax: Self.bytesMax, after: start)
        return try await reading.flips(ofShare: place, list).map { ($0.flips, $0.counts) }
    }
}
