import Crypto
import RegentGovernance
import RegentMessages
import RegentModel
import RegentRPC

/// Lists what reports can be held against.
struct ListPacks: UnaryHandler {
    let context: ServiceContext

    init(_ context: ServiceContext) { self.context = context }

    func handle(_ request: ListPacksRequest, _ call: CallContext) async throws -> ListPacksResponse {
        ListPacksResponse(
            packs: context.packs.all.map { pack in
                let digest = Array(SHA256.hash(data: Array(pack.canonicalText.utf8)))
                return CompliancePackSummary(
                    pack: ReportPack(pack, digest: digest), controls: UInt32(clamping: pack.controls.count),
                    shipped: context.packs.isShipped(pack.id))
            })
    }
}
