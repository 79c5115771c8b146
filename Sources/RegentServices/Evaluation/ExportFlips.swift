import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Every outcome that differs between samples of the same key, a share of the keys after the other.
struct ExportFlips: ServerStreamHandler {
    /// Samples that are kept for a client that has not taken them: a few megabytes at most, since a key has 261 bytes.
    /// Of a share with more the runs are read again.
    private static let samplesMax = 16_384
    /// Flips of a message.
    private static let pageSize = 1_000

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: ExportFlipsRequest, _ responses: ResponseWriter<ExportFlipsResponse>, _ call: CallContext
    ) async throws {
        let (baseline, candidate) = try await context.comparedRuns(request.baseline, request.candidate, isPaired: true)
        var reading = try await PairedReading(baseline, with: candidate, in: context.store, clocks: context.clocks)
        var share: UInt64 = 0
        var start: [UInt8]?
        while share < reading.shares {
            try await responses.room()
            // The place is given back before anything waits for the client.
            guard let list = try await list(&reading, share, after: start) else {
                guard share == 0, start == nil else {
                    throw Refusal(.runChanged, "\(baseline.name) received samples while it was read; ask again")
                }
                continue
            }
            let flips = list.flips
            for first in stride(from: 0, to: flips.count, by: Self.pageSize) {
                let page = Array(flips[first..<min(first + Self.pageSize, flips.count)])
                try await responses.write(ExportFlipsResponse(flips: page))
            }
            start = list.isCut ? list.lastKey : nil
            if start == nil { share += 1 }
        }
    }

    private func list(
        _ reading: inout PairedReading, _ share: UInt64, after start: [UInt8]?
    ) async throws -> FlipList? {
        let place = try await context.comparisons.place()
        defer { withExtendedLifetime(place) {} }
        return try await reading.flips(ofShare: share, FlipList(samplesMax: Self.samplesMax, after: start))
    }
}
