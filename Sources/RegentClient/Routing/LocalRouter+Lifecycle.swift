import RegentMessages
import RegentModel
public import RegentRPC
import RegentWire
public import ServiceLifecycle

extension LocalRouter: Service {
    /// Follows the daemon until graceful shutdown, cancellation, or until the client is closed. For a `ServiceGroup`,
    /// beside the client.
    public func run() async throws {
        await withTaskGroup(of: Void.self) { group in
            // Throws when it is cancelled, which is the other way to be over.
            group.addTask { try? await gracefulShutdown() }
            group.addTask { await self.follow() }
            await group.next()
            group.cancelAll()
        }
    }

    /// Returns once there is a snapshot of every environment.
    ///
    /// - Parameter timeout: how long to wait; nil = the client's `unaryTimeout`.
    /// - Throws: `RPCError` SNAPSHOT_UNAVAILABLE when there is none by then, with the reason; CANCELLED.
    public func ready(timeout: Duration? = nil) async throws(RPCError) {
        let end = ContinuousClock.now + (timeout ?? client.core.options.unaryTimeout)
        for place in places {
            await place.arrived.wait(until: end)
            guard !Task.isCancelled else { throw .cancelled }
            _ = try place.prepared()
        }
    }

    /// Follows every environment until its task is cancelled or the client is closed.
    func follow() async {
        await withTaskGroup(of: Void.self) { group in
            for place in places { group.addTask { await self.follow(place) } }
        }
    }

    private func follow(_ place: LocalPlace) async {
        let pace = client.core.options.pace
        var backoff = pace.backoff
        while !Task.isCancelled {
            let failure = await receive(place) { backoff.reset() }
            guard !Task.isCancelled, failure.reason != ErrorReason.clientClosed.name else { break }
            place.end(failure)
            metrics.disconnected(staleness: place.status.staleness, of: place.id)
            // What another try does not mend by itself is tried again all the same: people mend it.
            let least = failure.isRetryable ? failure.retryAfter ?? .zero : Self.refusedPause
            do { try await pace.sleep(max(backoff.next(), least)) } catch { break }
        }
        place.end(.cancelled)
    }

    /// Time between tries that the daemon refuses.
    private static let refusedPause = Duration.seconds(5)

    /// Takes what one stream brings; returns how it ended.
    private func receive(_ place: LocalPlace, onResponse: () -> Void) async -> RPCError {
        let observation = StreamObservation(of: RoutingSnapshotServiceMethods.watchSnapshot.descriptor)
        let failure = await receive(place, observation, onResponse)
        observation.end(failure)
        return failure
    }

    private func receive(
        _ place: LocalPlace, _ observation: StreamObservation, _ onResponse: () -> Void
    ) async -> RPCError {
        do throws(RPCError) {
            let request = WatchSnapshotRequest(
                environment: place.id, models: models, heldRevision: place.heldRevision)
            var options = CallOptions()
            observation.inject(into: &options.metadata)
            var responses = try await client.watchSnapshot(request, options).makeAsyncIterator()
            observation.event("opened", ["held_revision": Int(clamping: request.heldRevision)])
            while let response = try await responses.next() {
                let isNew: Bool
                do throws(RPCError) {
                    isNew = try place.take(response)
                } catch {
                    metrics.refused(of: place.id)
                    throw error
                }
                onResponse()
                if isNew {
                    metrics.applied(of: place.id)
                    observation.event("snapshot", ["revision": Int(clamping: response.revision)])
                }
                metrics.heard(of: place.id)
            }
            return RPCError(.connectionLost, "the stream of the snapshot ended")
        } catch {
            return error
        }
    }
}

extension RegentClient {
    /// Runs a body with a router that follows the daemon meanwhile.
    ///
    /// - Parameters:
    ///   - environments: ids of the environments that it decides for, at least one.
    ///   - models: ids of the models that it decides for; none = every model that the caller may select for.
    ///   - body: gets the router, which stops when the body has ended.
    /// - Throws: `RPCError` BAD_REQUEST for no environment, or one twice; what the body throws.
    public func withLocalRouter<Value>(
        environments: [String], models: [String] = [], _ body: (LocalRouter) async throws -> Value
    ) async throws -> Value {
        try await LocalRouter(self, environments: environments, models: models).scoped(body)
    }
}

extension LocalRouter {
    /// Runs a body while the router follows the daemon.
    package func scoped<Value>(_ body: (LocalRouter) async throws -> Value) async throws -> Value {
        let result: Result<Value, any Error> = await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.follow() }
            let result: Result<Value, any Error>
            do { result = .success(try await body(self)) } catch { result = .failure(error) }
            group.cancelAll()
            return result
        }
        return try result.get()
    }
}
