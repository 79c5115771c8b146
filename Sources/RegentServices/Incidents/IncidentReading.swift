import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Figures of stored incidents, within some scopes.
struct IncidentReading {
    /// Incidents that are looked at for each figure.
    private static let countMax = 10_000
    private static let pageSize = 1_000

    private let store: Store
    private let scopes: [Scope]

    /// Of a store; those that lie in one of the scopes.
    init(_ store: Store, readableIn scopes: [Scope] = [.everything]) {
        self.store = store
        self.scopes = scopes
    }

    /// Figures at a time; durations are those of incidents that were opened in a range. Microseconds since 1970.
    ///
    /// - Throws: `Refusal` BAD_REQUEST for a time that no filter can name; `StorageError`.
    func statistics(from begin: Int64, to end: Int64, at now: Int64) async throws -> GetIncidentStatisticsResponse {
        let (from, to) = (Timestamp(microseconds: begin), Timestamp(microseconds: end))
        guard let fromText = from.rfc3339, let toText = to.rfc3339 else {
            throw Refusal(.badRequest, "from_time and to_time lie in the years 1 to 9999", ["field": "from_time"])
        }
        var (tally, isMore) = (IncidentTally(at: now), false)
        let open = Incident.openStates.map { "state = \($0.name)" }
        if try await forEach(of: open, { tally.add(open: $0) }) { isMore = true }
        let range = "create_time >= \(fromText) AND create_time < \(toText)"
        if try await forEach(of: [range], { tally.add(opened: $0) }) { isMore = true }
        var response = tally.response
        (response.fromTime, response.toTime, response.more) = (from, to, isMore)
        return response
    }

    /// Hands over the latest incidents of some filters; returns whether there are more than are looked at.
    private func forEach(of filters: [String], _ body: (Incident) -> Void) async throws -> Bool {
        var count = 0
        for filter in filters {
            var token = ""
            repeat {
                guard count < Self.countMax else { return true }
                let page = try await store.list(
                    Incident.self,
                    DocumentQuery(
                        filter: filter, orderBy: "create_time desc", pageSize: Self.pageSize, pageToken: token),
                    readableIn: scopes)
                page.items.forEach(body)
                count += page.items.count
                token = page.nextPageToken
            } while !token.isEmpty
        }
        return false
    }
}
