import RegentModel
public import RegentRPC
import RegentRouting

/// The decisions of one model in one environment, made in this process (`LocalRouter.route`). It follows the router:
/// each decision is by the latest snapshot.
///
/// A value with state: a thread or task that decides has a copy of its own.
/// ```swift
/// var route = try router.route(environment: "prod", model: "triage")
/// for key in keys { serve(try route.decide(key: key)) }
/// ```
public struct LocalRoute: Sendable {
    private let router: LocalRouter
    private let place: LocalPlace
    /// Id of the model, or an alias of it; empty = none.
    public let model: String
    private var routes: PreparedRoutes
    /// Changes of the place that `routes` includes.
    private var changeCount: UInt64
    /// Decisions that the place has not counted.
    private var uncounted = 0

    /// Decisions that are counted together: they pay into the retry budget a little late, and a decision shares no
    /// memory with other threads.
    private static let countedTogether = 16

    init(_ router: LocalRouter, _ place: LocalPlace, model: String) throws(RPCError) {
        self.router = router
        self.place = place
        self.model = model
        (routes, changeCount) = try Self.latest(place, model)
    }

    /// Id of the environment.
    public var environment: String { place.id }

    /// The decision for a key, the same as `LocalRouter.decide`. Nothing is allocated, except for the first decision of
    /// a model after a change.
    ///
    /// - Parameter key: as of `LocalRouter.decide`.
    /// - Throws: as `LocalRouter.decide`.
    public mutating func decide(key: String) throws(RPCError) -> LocalDecision {
        if place.changeCount != changeCount { (routes, changeCount) = try Self.latest(place, model) }
        guard !key.isEmpty, key.utf8.count <= LocalRouter.keyBytesMax, !place.probes.areWaiting,
            let decided = routes.decide(key: key)
        else { return try router.decide(environment: place.id, model: model, key: key) }
        uncounted += 1
        if uncounted == Self.countedTogether {
            place.attempts.add(uncounted)
            uncounted = 0
        }
        return LocalDecision(prepared: decided.decision, keyDigest: decided.hash.value)
    }

    private static func latest(
        _ place: LocalPlace, _ model: String
    ) throws(RPCError) -> (routes: PreparedRoutes, changeCount: UInt64) {
        // A change between the two reads is found by the next decision.
        let changeCount = place.changeCount
        let prepared = try place.prepared()
        do throws(Refusal) { return (try prepared.routes(model), changeCount) } catch { throw error.status }
    }
}
