import RegentMessages
import RegentModel
import RegentRPC
import RegentRouting

/// The health of the providers of an environment, as it is and whenever it changes.
struct WatchProviderHealth: ServerStreamHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(
        _ request: WatchProviderHealthRequest, _ responses: ResponseWriter<WatchProviderHealthResponse>,
        _ call: CallContext
    ) async throws {
        _ = try context.routing.current.table(request.environment)
        try await withThrowingTaskGroup { group in
            group.addTask { await call.draining() }
            group.addTask { try await follow(request.environment, responses) }
            try await group.next()
            group.cancelAll()
            _ = try? await group.waitForAll()
            try Task.checkCancellation()
            throw Refusal(.draining, "the daemon is stopping; connect again")
        }
    }

    /// Sends what is another than what was sent last. What changes with time alone is looked at once a second.
    private func follow(
        _ environment: String, _ responses: ResponseWriter<WatchProviderHealthResponse>
    ) async throws {
        var sent: WatchProviderHealthResponse?
        while true {
            // Nothing is made for a client that takes nothing; what it then gets is the latest.
            try await responses.room()
            let beat = context.health.lastBeat
            let (providers, version) = context.health.reports(environment)
            let response = WatchProviderHealthResponse(providers: providers, version: version)
            if response != sent { try await responses.write(response) }
            sent = response
            _ = try await context.health.beat(after: beat)
        }
    }
}
