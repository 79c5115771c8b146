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
        try VersionLookup(store: store).checkModel(of: version)
        let environment = try store.require(Environment.self, said.environment)
        let leases = try store.documents(Force.self, where: "model = \"\(version.model)\" AND state = ACTIVE")
        let breaksGlass = Force.breaksGlass(version, in: environment.name)
        // As IncidentReports are made: named before the lease, which names it.
        let incident = breaksGlass ? try store.opening(.force(of: version.name, in: environment.name), command) : nil
        let change = try Force.created(
            said,
            in: ForceSurroundings(
                version: version, environment: environment,
                other: leases.first { $0.environment == environment.name },
                override: breaksGlass ? try Self.override(of: version, command, store) : nil,
                incident: incident?.after.name ?? ""),
            command)
        return incident.map { change.with($0) } ?? change
    }

    /// An override in force that no lease has used: a second lease would last longer, and perhaps elsewhere, than what
    /// the second person agreed to. One that somebody else has granted comes first.
    private static func override(
        of version: ModelVersion, _ command: Command, _ store: WriteTransaction
    ) throws -> Override? {
        // Names hold no quotes.
        let used = Set(try store.documents(Force.self, where: "version = \"\(version.name)\"").map(\.override))
        let granted = try Override.allInForce(.force, of: version.name, at: command.now, in: store.documents)
            .filter { !used.contains($0.name) }
        return granted.first { $0.decidedBy != command.actor.name } ?? granted.first
    }
}
