import RegentBulk
import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting
import RegentStorage

/// Outcomes of one request, or the newest of one provider or one strategy in a time range.
struct ListOutcomes: UnaryHandler {
    private static let pageSizeStandard = 100

    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListOutcomesRequest, _ call: CallContext) async throws -> ListOutcomesResponse {
        let query = try OutcomeQuery(request)
        if !request.environment.isEmpty { _ = try context.routing.current.table(request.environment) }
        let listing = context.store.listing(
            "outcomes", request.requestId, request.environment, request.selectedProvider,
            "\(request.routeStrategy.rawValue)", "\(query.times.lowerBound)", "\(query.times.upperBound)")
        let size = request.pageSize == 0 ? Self.pageSizeStandard : Int(request.pageSize)
        var page = NewestOutcomes(
            limit: size + 1, before: try OutcomePosition(try listing.position(request.pageToken)))
        switch query.key {
        case .request(let id): try await gather(&page, request: id, query)
        case .value(let dimension, let value): try await gather(&page, dimension, value, query)
        }
        return page.response(size: size, listing)
    }

    /// The outcomes of a request: of one environment, or wherever its id may be.
    private func gather(_ page: inout NewestOutcomes, request id: String, _ query: OutcomeQuery) async throws {
        let segments = try await context.store.outcomeSegments { RequestFilter(bytes: $0).mayContain(id) }
        for segment in segments {
            let outcomes = try await context.store.outcomeSegment(segment)
            // The scope that was checked is that of the named environment, so nothing of another one may be returned.
            guard query.environment.isEmpty || outcomes.environment == query.environment else { continue }
            try page.add(outcomes) { ExactText($0.requestId) == ExactText(id) && query.times.contains($0.createMicros) }
        }
    }

    /// The newest outcomes that have a value: segments by their last time, until none can hold a newer one.
    private func gather(
        _ page: inout NewestOutcomes, _ dimension: OutcomeDimension, _ value: String, _ query: OutcomeQuery
    ) async throws {
        var times = query.times
        // What comes after the page before is not newer than its last outcome, which lies within the times.
        if let before = page.before {
            guard times.contains(before.micros) else { throw Listing.invalid }
            times = times.lowerBound..<(before.micros + 1)
        }
        let range = times
        var place = OutcomePlace.start
        while true {
            let places = try await context.store.outcomePlaces(
                environment: query.environment, dimension, value, times: range, after: place)
            for place in places {
                if page.isSettled(before: place.times.upperBound) { return }
                try page.add(try await context.store.outcomeSegment(place.segment)) { outcome in
                    range.contains(outcome.createMicros)
                        && ExactText(outcome.value(of: dimension)) == ExactText(value)
                }
            }
            guard let last = places.last else { return }
            place = last
        }
    }
}

/// Which outcomes are listed.
private struct OutcomeQuery {
    /// What they are found by.
    enum Key {
        case request(String)
        case value(OutcomeDimension, String)
    }

    let key: Key
    /// Id of the environment; empty for every one, which only a request id allows.
    let environment: String
    /// Microseconds since 1970.
    let times: Range<Int64>

    /// - Throws: `Refusal` BAD_REQUEST where the request does not name exactly one of request id, provider and
    ///   strategy, or its times enclose nothing.
    init(_ request: ListOutcomesRequest) throws(Refusal) {
        times = try OutcomeTimes.range(from: request.fromTime, to: request.toTime)
        environment = request.environment
        let strategy = request.routeStrategy == .unspecified ? "" : request.routeStrategy.name
        let given = [request.requestId, request.selectedProvider, strategy].count { !$0.isEmpty }
        guard given == 1 else {
            throw Refusal(
                .badRequest, "exactly one of request_id, selected_provider and route_strategy is required",
                ["field": "request_id"])
        }
        guard request.requestId.isEmpty else {
            key = .request(request.requestId)
            return
        }
        guard !request.environment.isEmpty else {
            throw Refusal(.badRequest, "environment is required", ["field": "environment"])
        }
        key =
            strategy.isEmpty
            ? .value(.selectedProvider, request.selectedProvider) : .value(.routeStrategy, strategy)
    }
}

extension RouteOutcome {
    fileprivate var createMicros: Int64 { createTime?.microseconds ?? 0 }

    fileprivate func value(of dimension: OutcomeDimension) -> String {
        switch dimension {
        case .selectedProvider: selectedProvider
        case .routeStrategy: routeStrategy.name
        }
    }
}

/// The position of an outcome in a listing: the newest first, of equals the last stored.
private struct OutcomePosition: Comparable {
    let micros: Int64
    let segment: Int64
    let row: Int

    init(micros: Int64, segment: Int64, row: Int) {
        self.micros = micros
        self.segment = segment
        self.row = row
    }

    /// The position that a page token holds; nil for an empty text, the beginning.
    ///
    /// - Throws: `StorageError` `.invalidPageToken`.
    init?(_ text: String) throws(StorageError) {
        guard !text.isEmpty else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 3, let micros = parts[0], let segment = parts[1], let row = parts[2], micros >= 0,
            micros < .max, row >= 0
        else { throw Listing.invalid }
        self.init(micros: micros, segment: segment, row: Int(row))
    }

    var text: String { "\(micros).\(segment).\(row)" }

    static func < (left: OutcomePosition, right: OutcomePosition) -> Bool {
        (left.micros, left.segment, left.row) < (right.micros, right.segment, right.row)
    }
}

/// The newest outcomes so far, at most as many as a page needs.
private struct NewestOutcomes {
    let limit: Int
    let before: OutcomePosition?
    private var found: [(position: OutcomePosition, outcome: RouteOutcome)] = []

    init(limit: Int, before: OutcomePosition?) {
        self.limit = limit
        self.before = before
    }

    /// Adds the outcomes of a segment that match and come after the page before.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    mutating func add(_ segment: StoredOutcomes, where matches: (RouteOutcome) -> Bool) throws(Refusal) {
        for (row, outcome) in try segment.rows().enumerated() where matches(outcome) {
            let position = OutcomePosition(
                micros: outcome.createMicros, segment: segment.id, row: row)
            if let before, position >= before { continue }
            found.append((position, outcome))
        }
        found.sort { $0.position > $1.position }
        found.removeLast(max(0, found.count - limit))
    }

    /// Whether no outcome of this time or before could still belong to the page.
    func isSettled(before micros: Int64) -> Bool {
        found.count == limit && (found.last?.position.micros ?? 0) > micros
    }

    func response(size: Int, _ listing: Listing) -> ListOutcomesResponse {
        let page = found.prefix(size)
        return ListOutcomesResponse(
            outcomes: page.map(\.outcome),
            nextPageToken: found.count > size ? page.last.map { listing.token(after: $0.position.text) } ?? "" : "")
    }
}
