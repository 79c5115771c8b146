import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Takes an archived dashboard back into use.
struct RestoreDashboard: DocumentVerb {
    func decide(
        _ request: RestoreDashboardRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Dashboard> {
        try store.require(Dashboard.self, request.name).restored(command)
    }
}
