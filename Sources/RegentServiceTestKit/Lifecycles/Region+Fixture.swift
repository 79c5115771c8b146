import RegentGovernance
package import RegentMessages
import RegentModel
import RegentStorage

extension Region: LifecycleFixture {
    private typealias Methods = RegionServiceMethods

    /// A region without tasks.
    package static func made(in state: RegionState, _ bench: ServiceBench) async throws -> Region {
        let region = Region(name: "regions/\(state.name.lowercased())", timeZone: "UTC")
        _ = try await bench.call(Methods.putRegion, PutRegionRequest(region: region, mutation: .fresh()))
        if state == .archived {
            _ = try await bench.call(Methods.archiveRegion, ArchiveRegionRequest(name: region.name, mutation: .fresh()))
        }
        return try await bench.store.require(Region.self, region.name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Region>] {
        [
            VerbCall(Methods.putRegion) { PutRegionRequest(region: $0) },
            VerbCall(Methods.archiveRegion) { ArchiveRegionRequest(name: $0.name) },
            VerbCall(Methods.restoreRegion) { RestoreRegionRequest(name: $0.name) },
        ]
    }
}
