package import RegentMessages
package import RegentModel

extension Environment: Governed {
    private typealias Methods = ProviderServiceMethods

    /// The lifecycle of an environment.
    package static let lifecycle: [Transition<Environment>] = [
        Transition(Methods.createEnvironment.descriptor, from: [nil], to: [.active], events: "environment.created"),
        Transition(
            Methods.updateEnvironment.descriptor, from: [.active], to: .same, events: "environment.changed"),
        Transition(
            Methods.archiveEnvironment.descriptor, from: [.active], to: [.archived], needsReason: true,
            events: "environment.archived"),
        Transition(
            Methods.restoreEnvironment.descriptor, from: [.archived], to: [.active], events: "environment.restored"),
    ]
}

extension Environment {
    /// A new environment.
    ///
    /// - Parameter said: what was asked for; what is output only is ignored.
    package static func created(_ said: Environment, _ command: Command) throws(Refusal) -> Change<Environment> {
        try creating(command) { environment in
            environment = said
            environment.archiveTime = nil
        }
    }

    /// The environment, replaced whole.
    ///
    /// - Parameter said: what it is to be; what is output only is ignored.
    package func updated(to said: Environment, _ command: Command) throws(Refusal) -> Change<Environment> {
        try applying(command) { environment in
            environment = said
            environment.archiveTime = archiveTime
        }
    }

    /// The environment, out of use.
    ///
    /// - Parameters:
    ///   - configs: its provider configs.
    ///   - deployments: deployments in it that wait, by name.
    /// - Throws: `Refusal` `ENVIRONMENT_IN_USE` while a config is enabled, or a deployment waits.
    package func archived(
        with configs: [ProviderConfig], deployments: [String] = [], _ command: Command
    ) throws(Refusal) -> Change<Environment> {
        try applying(command) { environment throws(Refusal) in
            guard deployments.isEmpty else {
                throw Refusal(
                    .environmentInUse,
                    "\(name) has \(deployments.count) open deployments: finish or cancel them first",
                    ["resource": name, "deployments": deployments.prefix(10).joined(separator: ", ")])
            }
            let serving = configs.filter(\.isEnabled).map(\.name)
            guard serving.isEmpty else {
                throw Refusal(
                    .environmentInUse,
                    "\(name) has \(serving.count) enabled provider configs: archive or disable them first",
                    ["resource": name, "enabled": serving.prefix(10).joined(separator: ", ")])
            }
            environment.archiveTime = command.time
        }
    }

    /// The environment in use again.
    package func restored(_ command: Command) throws(Refusal) -> Change<Environment> {
        try applying(command) { $0.archiveTime = nil }
    }

    /// Refuses a change within it while it is archived.
    ///
    /// - Throws: `Refusal` `ILLEGAL_TRANSITION`.
    func checkInUse() throws(Refusal) {
        guard state == .active else {
            throw Refusal(
                .illegalTransition, "\(name) is archived: restore it first",
                ["resource": name, "state": state.name])
        }
    }
}
