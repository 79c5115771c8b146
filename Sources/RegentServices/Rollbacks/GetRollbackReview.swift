import RegentEvaluation
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// The last 24 hours of decisions and outcomes of both versions before a rollback.
struct GetRollbackReview: UnaryHandler {
    private static let spanMicros: Int64 = 86_400_000_000
    private static let failuresMax = 10

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetRollbackReviewRequest, _ call: CallContext) async throws -> GetRollbackReviewResponse {
        let record = try await context.store.require(RollbackRecord.self, request.name)
        try checkReadsOutcomes(of: record, try context.callerNow(call))
        let end = max(1, record.rollbackTime?.microseconds ?? 0)
        let times = max(0, end - Self.spanMicros)..<end
        let versions = [record.fromVersion, record.toVersion].filter { !$0.isEmpty }
        var tallies = (versions.first == versions.last ? Array(versions.prefix(1)) : versions).map {
            VersionReviewTally(version: $0, times: times)
        }
        var failures: [RouteOutcome] = []
        let erased = try await forEachOutcome(of: record, times) { outcome in
            for place in tallies.indices { tallies[place].add(outcome) }
            guard outcome.modelVersion == record.fromVersion, outcome.isFailure,
                times.contains(outcome.createTime?.microseconds ?? -1)
            else { return }
            failures.append(outcome)
            // Sorted now and then only: there may be many.
            if failures.count >= 100 * Self.failuresMax { failures = Self.newest(failures) }
        }
        return GetRollbackReviewResponse(
            rollback: record, fromTime: Timestamp(microseconds: times.lowerBound),
            toTime: Timestamp(microseconds: times.upperBound), versions: tallies.map(\.review),
            failures: Self.newest(failures), erasedCount: erased)
    }

    /// Who may read the record need not be one who may read outcomes there.
    private func checkReadsOutcomes(of record: RollbackRecord, _ caller: Caller) throws(Refusal) {
        let needed = OutcomeServiceMethods.getOutcomeSummary.descriptor.requireAny
        guard caller.holds(anyOf: needed.map { Permission($0) }, for: [record.environment]) else {
            throw Refusal(
                .permissionDenied,
                "cannot show the review without \(needed.joined(separator: " or ")) in \(record.environment) too",
                ["permission": needed.joined(separator: ","), "resource": record.environment])
        }
    }

    /// Hands over the outcomes of the segments that may hold some of the versions in a time, and gives how many of
    /// erased batches may lie there too.
    private func forEachOutcome(
        of record: RollbackRecord, _ times: Range<Int64>, _ body: (RouteOutcome) -> Void
    ) async throws -> UInt64 {
        let versions: Set = [record.fromVersion, record.toVersion]
        let environment = (try? ResourceName(record.environment))?.id ?? ""
        return try await context.store.readOutcomes { reader in
            var segments: [Int64] = []
            let erased = try await reader.forEachSegment(
                environment: environment, times: times, usesSummaries: false,
                decoding: { evidence in try evidence.segment(holdingAnyOf: versions) }
            ) { segment in
                if let segment { segments.append(segment) }
            }
            for segment in segments {
                // One whose batches were all erased since is left out.
                guard let found = try await reader.segment(segment) else { continue }
                for outcome in try found.outcomes.rows() { body(outcome) }
            }
            return erased
        }
    }

    private static func newest(_ failures: [RouteOutcome]) -> [RouteOutcome] {
        let sorted = failures.sorted { ($0.createTime?.microseconds ?? 0) > ($1.createTime?.microseconds ?? 0) }
        return Array(sorted.prefix(failuresMax))
    }
}

extension OutcomeEvidence {
    /// The segment, where its columns name one of some model versions.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    fileprivate func segment(holdingAnyOf versions: Set<String>) throws(Refusal) -> Int64? {
        switch self {
        case .columns(let stored):
            let values = try stored.columns().modelVersion?.values ?? []
            return values.contains { versions.contains($0) } ? stored.id : nil
        case .summary(let segment, _): return segment
        }
    }
}
