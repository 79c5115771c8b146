import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Closes an alert with what it was.
struct CloseAlert: DocumentVerb {
    func decide(_ request: CloseAlertRequest, _ command: Command, _ store: WriteTransaction) throws -> Change<Alert> {
        try store.require(Alert.self, request.name).closed(as: request.resolution, command)
    }
}
