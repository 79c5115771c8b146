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
        let size = request.pageSize == 0 ? Self.pageSizeStandard : Int(request.pageSize)
        var page = NewestOutcomes(limit: size + 1, before: try OutcomePosition(token: request.pageToken))
        switch try OutcomeQuery(request) {
        case .request(let id): try await gather(&page, request: id)
        case .value(let dimension, let value): try await gather(&page, dimension, value, request)
        }
        return page.response(size: size)
    }

    /// The outcomes of a request, wherever its id may be.
    private func gather(_ page: inout NewestOutcomes, request id: String) async throws {
        let segments = try await context.store.outcomeSegments { RequestFilter(bytes: $0).mayContain(id) }
        for segment in segments {
            try page.add(try await context.store.outcomeSegment(segment)) { $0.requestId == id }
        }
    }

    /// The newest outcomes that have a value: segments by their last time, until none can hold a newer one.
    private func gather(
        _ page: inout NewestOutcomes, _ dimension: OutcomeDimension, _ value: String,
        _ request: ListOutcomesRequest
    ) async throws {
        _ = try context.routing.current.table(request.environment)
        var times = try OutcomeTimes.range(from: request.fromTime, to: request.toTime)
        // What comes after the page before is not newer than its last outcome.
        if let before = page.before { times = times.lowerBound..<min(times.upperBound, before.micros + 1) }
        guard !times.isEmpty else { return }
        let range = times
        var place = OutcomePlace.start
        while true {
            let places = try await context.store.outcomePlaces(
                environment: request.environment, dimension, value, times: range, after: place)
            for place in places {
                if page.isSettled(before: place.times.upperBound) { return }
                try page.add(try await context.store.outcomeSegment(place.segment)) { outcome in
                    let micros = outcome.createTime?.microseconds ?? 0
                    return range.contains(micros) && outcome.value(of: dimension) == value
                }
            }
            guard let last = places.last else { return }
            place = last
        }
    }
}

/// What outcomes are listed by.
private enum OutcomeQuery {
    case request(String)
    case value(OutcomeDimension, String)

    /// - Throws: `Refusal` BAD_REQUEST unless it is exactly one of the three.
    init(_ request: ListOutcomesRequest) throws(Refusal) {
        let strategy = request.routeStrategy == .unspecified ? "" : request.routeStrategy.name
        let given = [request.requestId, request.selectedProvider, strategy].count { !$0.isEmpty }
        guard given == 1 else {
            throw Refusal(
                .badRequest, "exactly one of request_id, selected_provider and route_strategy is needed",
                ["field": "request_id"])
        }
        guard request.requestId.isEmpty else {
            self = .request(request.requestId)
            return
        }
        guard !request.environment.isEmpty else {
            throw Refusal(.badRequest, "environment is needed", ["field": "environment"])
        }
        self = strategy.isEmpty
            ? .value(.selectedProvider, request.selectedProvider) : .value(.routeStrategy, strategy)
    }
}

extension RouteOutcome {
    fileprivate func value(of dimension: OutcomeDimension) -> String {
        switch dimension {
        case .selectedProvider: selectedProvider
        case .routeStrategy: routeStrategy.name
        }
    }
}

/// Where an outcome stands in a listing: the newest first, of equals the last stored.
private struct OutcomePosition: Comparable {
    let micros: Int64
    let segment: Int64
    let row: Int

    init(micros: Int64, segment: Int64, row: Int) {
        self.micros = micros
        self.segment = segment
        self.row = row
    }

    /// The place a page token names; nil for the empty one, the beginning.
    ///
    /// - Throws: `Refusal` PAGE_TOKEN_INVALID.
    init?(token: String) throws(Refusal) {
        guard !token.isEmpty else { return nil }
        let parts = token.split(separator: ".", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 3, let micros = parts[0], let segment = parts[1], let row = parts[2], micros >= 0,
            micros < .max, row >= 0
        else { throw Refusal(.pageTokenInvalid, "the page token is not of this list") }
        self.init(micros: micros, segment: segment, row: Int(row))
    }

    var token: String { "\(micros).\(segment).\(row)" }

    static func < (left: OutcomePosition, right: OutcomePosition) -> Bool {
        (left.micros, left.segment, left.row) < (right.micros, right.segment, right.row)
    }
}

/// The newest outcomes seen so far, no more of them than a page needs.
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
                micros: outcome.createTime?.microseconds ?? 0, segment: segment.id, row: row)
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

    func response(size: Int) -> ListOutcomesResponse {
        let page = found.prefix(size)
        return ListOutcomesResponse(
            outcomes: page.map(\.outcome),
            nextPageToken: found.count > size ? page.last?.position.token ?? "" : "")
    }
}
