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
        let token = try OutcomeToken(try listing.position(request.pageToken))
        return try await context.store.readOutcomes { reader in
            var page = NewestOutcomes(limit: size + 1, before: try await position(of: token, reader))
            switch query.key {
            case .request(let id): try await gather(&page, request: id, query, reader)
            case .value(let dimension, let value): try await gather(&page, dimension, value, query, reader)
            }
            return page.response(size: size, listing)
        }
    }

    /// Where the outcome of a token stands.
    ///
    /// - Throws: `StorageError` `.invalidPageToken` for a batch that is not stored.
    private func position(of token: OutcomeToken?, _ reader: OutcomeReader) async throws -> OutcomePosition? {
        guard let token else { return nil }
        guard let batch = try await reader.batch(reporter: token.reporter, seq: token.seq) else {
            throw Listing.invalid
        }
        return OutcomePosition(micros: token.micros, batch: batch, row: token.row)
    }

    /// The outcomes of a request: of one environment, or wherever its id may be.
    private func gather(
        _ page: inout NewestOutcomes, request id: String, _ query: OutcomeQuery, _ reader: OutcomeReader
    ) async throws {
        let segments = try await reader.segments { RequestFilter(bytes: $0).mayContain(id) }
        for segment in segments {
            guard let found = try await reader.segment(segment) else { continue }
            // The scope that was checked is that of the named environment, so nothing of another one may be returned.
            guard query.environment.isEmpty || found.outcomes.environment == query.environment else { continue }
            try page.add(found.outcomes, of: found.batches) {
                ExactText($0.requestId) == ExactText(id) && query.times.contains($0.createMicros)
            }
        }
    }

    /// The newest outcomes that have a value: segments by their last time, until none can hold a newer one.
    private func gather(
        _ page: inout NewestOutcomes, _ dimension: OutcomeDimension, _ value: String, _ query: OutcomeQuery,
        _ reader: OutcomeReader
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
            let places = try await reader.places(
                environment: query.environment, dimension, value, times: range, after: place)
            for place in places {
                if page.isSettled(before: place.times.upperBound) { return }
                guard let found = try await reader.segment(place.segment) else { continue }
                try page.add(found.outcomes, of: found.batches) { outcome in
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

/// Where an outcome stands in a listing, whatever segment holds it: the newest first, of equals the last stored.
private struct OutcomePosition: Comparable {
    let micros: Int64
    /// Place of the batch in the order of all.
    let batch: Int64
    /// Place in the batch.
    let row: Int

    static func < (left: OutcomePosition, right: OutcomePosition) -> Bool {
        (left.micros, left.batch, left.row) < (right.micros, right.batch, right.row)
    }
}

/// The newest outcomes so far, at most as many as a page needs.
private struct NewestOutcomes {
    let limit: Int
    let before: OutcomePosition?
    private var found: [(position: OutcomePosition, token: OutcomeToken, outcome: RouteOutcome)] = []

    init(limit: Int, before: OutcomePosition?) {
        self.limit = limit
        self.before = before
    }

    /// Adds the outcomes of a segment that match and come after the page before.
    ///
    /// - Throws: `Refusal` STORE_CORRUPT naming the segment.
    mutating func add(
        _ segment: StoredOutcomes, of batches: [OutcomeBatchKey], where matches: (RouteOutcome) -> Bool
    ) throws(Refusal) {
        let rows = try segment.rows()
        guard batches.reduce(0, { $0 + Int($1.outcomeCount) }) == rows.count else { throw segment.corrupt }
        var start = 0
        for batch in batches {
            let end = start + Int(batch.outcomeCount)
            for index in start..<end where matches(rows[index]) {
                let micros = rows[index].createMicros
                let position = OutcomePosition(micros: micros, batch: batch.id, row: index - start)
                if let before, position >= before { continue }
                let token = OutcomeToken(
                    micros: micros, reporter: batch.reporter, seq: batch.seq, row: index - start)
                found.append((position, token, rows[index]))
            }
            start = end
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
            nextPageToken: found.count > size ? page.last.map { listing.token(after: $0.token.text) } ?? "" : "")
    }
}
