import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an archived region back into use.
struct RestoreRegion: DocumentVerb {
    func decide(
        _ request: RestoreRegionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Region> {
        try store.require(Region.self, request.name).restored(command)
    }
}
