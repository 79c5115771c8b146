import RegentKernels
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage
import RegentWire

/// Version, store, durability settings, kernels.
struct GetServerInfo: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetServerInfoRequest, _ call: CallContext) async throws -> GetServerInfoResponse {
        let (facts, store) = (context.facts, context.store)
        let target = Kernels.target.description
        let server = ServerInfo(
            version: facts.version, protocolVersion: WireLimits.version, storeId: store.identity.storeID,
            revision: try await store.lastRevision(),
            singlePersonMode: context.access.isSinglePersonMode, ownerUid: store.identity.ownerUID,
            volatile: store.isVolatile, database: facts.database,
            databaseSettings: try await store.settings(),
            startTime: Timestamp(microseconds: facts.startMicros),
            kernels: ["order_statistics": target, "outcome_counts": target],
            connections: UInt32(facts.connections()), pid: facts.processID, caller: call.caller.name)
        return GetServerInfoResponse(server: server)
    }
}
