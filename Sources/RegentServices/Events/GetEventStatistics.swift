import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Counts of the entries whose resources and history the caller may read, by kind, event, actor or resource.
struct GetEventStatistics: UnaryHandler {
    /// Entries that one call looks at.
    private static let entriesMax = 1_000_000
    /// Entries read at once, without and with their documents.
    private static let pageSize = (plain: 2_000, withPayload: 200)
    private static let dayMicros: Int64 = 86_400_000_000
    private static let permission = [Permission("history.read")]

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: GetEventStatisticsRequest, _ call: CallContext
    ) async throws -> GetEventStatisticsResponse {
        let end = request.toTime?.microseconds ?? context.now()
        let begin = request.fromTime?.microseconds ?? end.subtractingReportingOverflow(Self.dayMicros).partialValue
        var counts = try EventCounts(request, begin: begin, end: end)
        let caller = try context.callerNow(call)
        let view = LedgerView(of: caller)
        let isEverywhere = caller.holds(anyOf: Self.permission, for: [])
        let withPayload = view.dependsOnPlaces || !isEverywhere
        var (revision, seen) = (try await context.store.firstRevision(since: begin), 0)
        while true {
            let page = try await context.store.entryHeads(
                from: revision, limit: withPayload ? Self.pageSize.withPayload : Self.pageSize.plain,
                withPayload: withPayload)
            for entry in page {
                guard (entry.time?.microseconds ?? 0) < end else { return counts.response }
                guard counts.wants(entry), let shown = view.shown(entry),
                    isEverywhere || caller.holds(anyOf: Self.permission, for: entry.scopeNames)
                else { continue }
                try counts.add(shown)
            }
            seen += page.count
            guard let last = page.last else { return counts.response }
            guard seen < Self.entriesMax else { throw EventCounts.tooMany("more than \(Self.entriesMax) entries") }
            revision = last.revision + 1
        }
    }
}
