import RegentMessages
import RegentModel
import RegentProofs
import RegentRPC
import RegentStorage

/// What the leaves of neighbouring entries commit to.
struct GetEntryBundle: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: GetEntryBundleRequest, _ call: CallContext) async throws -> GetEntryBundleResponse {
        let width = request.width == 0 ? MerkleTile.fullWidth : Int(request.width)
        let tile = MerkleTile(level: 0, index: request.index, width: width)
        guard let tile, let contents = try await context.store.leafContents(of: tile) else {
            throw Refusal(
                .notFound, "the ledger has not \(width) entries in bundle \(request.index)",
                ["name": "\(context.log.origin) entries \(request.index)"])
        }
        try await context.audit(call)
        guard let bundle = EntryBundle.bytes(contents) else {
            throw StorageError(.damaged, "an entry of the ledger is longer than an entry can be")
        }
        return GetEntryBundleResponse(bundle: bundle)
    }
}
