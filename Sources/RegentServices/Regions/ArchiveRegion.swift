import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a region out of use.
struct ArchiveRegion: DocumentVerb {
    func decide(
        _ request: ArchiveRegionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Region> {
        try store.require(Region.self, request.name).archived(
            openTasks: try openTasks(in: request.name, store), command)
    }

    /// Deployment tasks of a region that are neither confirmed nor cancelled.
    private func openTasks(in region: String, _ store: WriteTransaction) throws -> [String] {
        try DeploymentTask.open.flatMap { state in
            try store.documents(DeploymentTask.self, where: "region = \"\(region)\" AND state = \(state.name)")
        }.map(\.name)
    }
}
