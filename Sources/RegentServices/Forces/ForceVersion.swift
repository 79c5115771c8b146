import RegentGovernance
import RegentMessages
import RegentModel
import RegentStorage

/// Forces a version of a model in an environment.
struct ForceVersion: DocumentVerb {
    func decide(
        _ request: ForceVersionRequest, _ command: Command, _ store: WriteTransaction
    ) throws -> Change<Force> {
        let said = request.force ?? Force()
        let version = try store.require(ModelVersion.self, said.version)
        let environment = try store.require(Environment.self, said.environment)
        let leases = try store.documents(Force.self, where: "model = \"\(version.model)\" AND state = ACTIVE")
        // As IncidentReports are made: named before the lease, which names it.
        let incident =
            Force.breaksGlass(version, in: environment.name)
            ? try store.opening(Self.report(of: version, environment), command) : nil
        let change = try Force.created(
            said,
            in: ForceSurroundings(
                version: version, environment: environment,
                other: leases.first { $0.environment == environment.name },
                override: try Override.inForce(
                    .force, of: version.name, for: command.actor.name, at: command.now, in: store.documents),
                incident: incident?.after.name ?? ""),
            command)
        return incident.map { change.with($0) } ?? change
    }

    private static func report(of version: ModelVersion, _ environment: Environment) -> IncidentReport {
        IncidentReport(
            .force, .governancePolicy, .warning,
            title: "\(version.name) was forced in \(environment.name) without being promoted", subject: version.name,
            affected: [environment.name])
    }
}
