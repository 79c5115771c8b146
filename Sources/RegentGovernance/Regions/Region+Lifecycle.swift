package import RegentMessages
package import RegentModel

extension Region: Governed {
    private typealias Methods = RegionServiceMethods

    /// The lifecycle of a region.
    package static let lifecycle: [Transition<Region>] = [
        Transition(Methods.putRegion.descriptor, from: [nil], to: [.active], events: "region.created"),
        Transition(Methods.putRegion.descriptor, from: [.active], to: .same, events: "region.changed"),
        Transition(Methods.archiveRegion.descriptor, from: [.active], to: [.archived], events: "region.archived"),
        Transition(Methods.restoreRegion.descriptor, from: [.archived], to: [.active], events: "region.restored"),
    ]
}
