import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Makes a region, or replaces it whole.
struct PutRegion: DocumentVerb {
    func decide(_ request: PutRegionRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Region> {
        let region = request.region ?? Region()
        return try region.put(
            over: try store.find(Region.self, region.name),
            isZoneKnown: SystemTimeZones.rules(of: region.timeZone) != nil,
            isOwnerKnown: try store.find(Principal.self, region.owner) != nil, command)
    }
}
