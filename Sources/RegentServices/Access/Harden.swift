import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC
import RegentStorage

/// Ends single-person mode for good.
struct Harden: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: HardenRequest, _ call: CallContext) async throws -> HardenResponse {
        let ownerUID = context.store.identity.ownerUID
        return try await context.changeAccess(request, call) { transaction in
            guard try !transaction.isHardened(ownerUID: ownerUID) else {
                throw Refusal(.illegalTransition, "single-person mode has ended")
            }
            let change = try Principal.hardenedOwner(
                uid: ownerUID, among: try transaction.principals(), by: call.caller.name,
                now: Timestamp(microseconds: transaction.call.now))
            return HardenResponse(owner: try transaction.put(change))
        }
    }
}
