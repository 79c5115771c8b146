import Metrics
public import RegentMessages
import RegentModel
public import RegentRPC
import RegentRouting
import Synchronization

/// Decides which provider serves a request, in this process: with the daemon's rules, over the routing snapshot that
/// the daemon streams, and so with the daemon's answer.
///
/// It keeps deciding with the last snapshot while the daemon is away; `staleness` says how old that is. Outcomes are
/// reported by the client as always (`RegentClient.report`): the daemon judges the health of providers by them, and the
/// next snapshot has it.
/// ```swift
/// try await client.withLocalRouter(environments: ["prod"], models: ["triage"]) { router in
///     try await router.ready()
///     let decision = try router.decide(environment: "prod", model: "triage", key: "user-7")
/// }
/// ```
public final class LocalRouter: Sendable {
    /// Longest key, bytes, as at the daemon.
    static let keyBytesMax = 1_024

    let client: RegentClient
    /// Ids of the models that it decides for; none = every model that the caller may select for.
    let models: [String]
    /// One for each environment.
    let places: [LocalPlace]
    let metrics: RouterMetrics
    let clock: RouterClock
    /// Requests without a key so far.
    private let turns = Atomic<UInt64>(0)

    /// Makes a router, which has snapshots once it runs (`run`, or `RegentClient.withLocalRouter`).
    ///
    /// - Parameters:
    ///   - client: receives the snapshots.
    ///   - environments: ids of the environments that it decides for, at least one.
    ///   - models: ids of the models that it decides for; none = every model that the caller may select for. Name them
    ///     where a store has many: a snapshot of all may be too large to be sent.
    /// - Throws: `RPCError` BAD_REQUEST for no environment, or one twice.
    public convenience init(
        _ client: RegentClient, environments: [String], models: [String] = []
    ) throws(RPCError) {
        try self.init(client, environments: environments, models: models, clock: RouterClock())
    }

    /// Makes a router with a clock, which tests own.
    ///
    /// - Throws: as the other one.
    package init(
        _ client: RegentClient, environments: [String], models: [String], clock: RouterClock
    ) throws(RPCError) {
        guard !environments.isEmpty, Set(environments).count == environments.count else {
            throw RPCError(
                .badRequest, "environments: name at least one, and each once", metadata: ["field": "environments"])
        }
        self.client = client
        self.models = models
        self.clock = clock
        metrics = RouterMetrics(MetricsSystem.factory)
        places = environments.map { LocalPlace($0, clock) }
    }

    // MARK: Decisions

    /// The decision for a key: as `RegentClient.select`, without fallbacks. Nothing is allocated, except for the first
    /// decision of a model after a change.
    ///
    /// - Parameters:
    ///   - environment: id of one of the environments of the router.
    ///   - model: id of the model, or an alias of it; empty = none.
    ///   - key: always gets the same decision, of at most 1,024 bytes; empty = none, and the request takes its turn.
    ///     The router has turns of its own, beside those of the daemon and of other programs.
    /// - Throws: `RPCError` SNAPSHOT_UNAVAILABLE before the first snapshot; SNAPSHOT_LACKS_MODEL; NO_CANDIDATE,
    ///   PROVIDERS_UNHEALTHY as the daemon; PERMISSION_DENIED, UNAUTHENTICATED once the daemon has refused the caller.
    public func decide(
        environment: String, model: String = "", key: String = ""
    ) throws(RPCError) -> LocalDecision {
        let place = try place(environment)
        let prepared = try place.prepared()
        guard key.utf8.count <= Self.keyBytesMax else { throw Self.keyTooLong }
        do throws(Refusal) {
            let routes = try prepared.routes(model)
            if !place.probes.areWaiting,
                let decided = key.isEmpty ? routes.decide(turn: turn()) : routes.decide(key: key)
            {
                place.attempts.add()
                return LocalDecision(prepared: decided.decision, keyDigest: decided.hash.value)
            }
        } catch {
            throw error.status
        }
        return try whole(place, prepared, model: model, key: key)
    }

    /// The decisions of one model in one environment, for a loop that makes many of them: a decision costs about half
    /// of `decide`, which finds environment, snapshot and model each time.
    ///
    /// - Throws: as `decide`.
    public func route(environment: String, model: String = "") throws(RPCError) -> LocalRoute {
        try LocalRoute(self, place(environment), model: model)
    }

    /// The decision for a key by its bytes, as for a text of the same.
    ///
    /// - Throws: as the decision for a text; BAD_REQUEST for bytes that are not UTF-8, where that matters.
    public func decide(
        environment: String, model: String = "", key: Span<UInt8>
    ) throws(RPCError) -> LocalDecision {
        let place = try place(environment)
        let prepared = try place.prepared()
        guard key.count <= Self.keyBytesMax else { throw Self.keyTooLong }
        do throws(Refusal) {
            let routes = try prepared.routes(model)
            if !place.probes.areWaiting,
                let decided = key.isEmpty ? routes.decide(turn: turn()) : routes.decide(key: key)
            {
                place.attempts.add()
                return LocalDecision(prepared: decided.decision, keyDigest: decided.hash.value)
            }
        } catch {
            throw error.status
        }
        var bytes: [UInt8] = []
        for index in key.indices { bytes.append(key[index]) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw RPCError(.badRequest, "key: is not UTF-8", metadata: ["field": "key"])
        }
        return try whole(place, prepared, model: model, key: text)
    }

    /// The same by the whole way, for what is not prepared: probes, models that do not exist, and refusals.
    private func whole(
        _ place: LocalPlace, _ prepared: PreparedEnvironment, model: String, key: String
    ) throws(RPCError) -> LocalDecision {
        let (decision, id) = try decide(place, prepared, SelectRequest(environment: place.id, key: key, model: model))
        var plain = decision
        (plain.fallbacks, plain.keyDigest) = ([], 0)
        return LocalDecision(
            prepared: PreparedDecision(environment: place.id, model: id, decision: plain),
            keyDigest: decision.keyDigest)
    }

    /// The whole decision for a request, as `RegentClient.select`, with its fallbacks. It may name a provider, a job,
    /// and providers that were tried; the retry budget for those is the router's own.
    ///
    /// - Throws: as the decision for a key; RETRY_BUDGET_EXHAUSTED; BAD_REQUEST for a bad field, and for a session,
    ///   which only the daemon knows: use `select`.
    public func decide(_ request: SelectRequest) throws(RPCError) -> RouteDecision {
        let violations = request.violations()
        guard violations.isEmpty else { throw .badRequest(violations) }
        guard request.session.isEmpty else {
            throw RPCError(
                .badRequest, "session: only the daemon knows sessions; use select of the router",
                metadata: ["field": "session"])
        }
        let place = try place(request.environment)
        return try decide(place, try place.prepared(), request).decision
    }

    /// The whole decision for a request: at the daemon where the request names a session, else in this process.
    ///
    /// - Throws: as `decide`; for a session as `RegentClient.select`.
    public func select(
        _ request: SelectRequest, _ options: CallOptions = CallOptions()
    ) async throws(RPCError) -> RouteDecision {
        guard !request.session.isEmpty else { return try decide(request) }
        guard let decision = try await client.select(request, options).decision else {
            throw RPCError(.protocolViolation, "the answer has no decision")
        }
        return decision
    }

    private func decide(
        _ place: LocalPlace, _ prepared: PreparedEnvironment, _ request: SelectRequest
    ) throws(RPCError) -> (decision: RouteDecision, model: String) {
        let now = clock.wallMicros()
        do throws(Refusal) {
            try place.admit(isRetry: !request.excludedProviders.isEmpty, nowMicros: now)
            return try prepared.decide(request, nowMicros: now, turn: turn) { place.probes.take($0) }
        } catch {
            throw error.status
        }
    }

    private func turn() -> AssignmentHash {
        AssignmentHash(turn: turns.wrappingAdd(1, ordering: .relaxed).newValue)
    }

    private static var keyTooLong: RPCError {
        RPCError(.badRequest, "key: is longer than \(keyBytesMax) bytes", metadata: ["field": "key"])
    }

    /// - Throws: `RPCError` BAD_REQUEST for an environment that is not one of the router's.
    func place(_ environment: String) throws(RPCError) -> LocalPlace {
        for place in places where place.id == environment { return place }
        throw RPCError(
            .badRequest, "environment: the router was not made for \(environment)",
            metadata: ["field": "environment"])
    }
}

/// What a router reads the time from.
package struct RouterClock: Sendable {
    /// Now, for staleness.
    package var now: @Sendable () -> ContinuousClock.Instant
    /// Microseconds since 1970.
    package var wallMicros: @Sendable () -> Int64

    /// The machine's clocks, by default.
    package init(
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        wallMicros: @escaping @Sendable () -> Int64 = RouterClock.machine
    ) {
        self.now = now
        self.wallMicros = wallMicros
    }
}
