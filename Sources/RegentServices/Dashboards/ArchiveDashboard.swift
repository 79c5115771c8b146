import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes a dashboard out of use.
struct ArchiveDashboard: DocumentVerb {
    func decide(
        _ request: ArchiveDashboardRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Dashboard> {
        try store.require(Dashboard.self, request.name).archived(command)
    }
}
