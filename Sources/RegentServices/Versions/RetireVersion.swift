import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Retires a DEPRECATED version after its sunset.
struct RetireVersion: DocumentVerb {
    func decide(
        _ request: RetireVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<ModelVersion> {
        let version = try store.require(ModelVersion.self, request.name)
        let lookup = VersionLookup(store: store)
        let holders =
            try lookup.routes(to: version) + lookup.leases(of: version) + lookup.bindings(to: version)
            + lookup.deployments(of: version)
        return try version.retired(holders: holders, command)
    }
}
