import ArgumentParser
import RegentMessages
import RegentModel

/// Promotes a version in an environment.
enum PromoteVersion: NounVerb {
    typealias Noun = VersionNoun

    /// Where, and by what.
    struct Flags: ParsableArguments, Sendable {
        @Option(name: .shortAndLong, help: "The environment, for example prod.")
        var environment: EnvironmentArgument
        @Option(help: "The run that proves it; the latest one that does where it is left out.")
        var evidence: RunArgument?
    }

    static let method = RolloutServiceMethods.promoteVersion
    static let usage = "-e ENVIRONMENT"
    static let abstract = "Promotes a version in an environment: DRAFT to CANARY, CANARY to STABLE."
    static let examples = """
        regent version promote triage/1.1.0 -e prod
        regent version promote triage/1.1.0 -e prod --evidence canary-12
        """
    static let notes = """
        CANARY needs an OFFLINE run that has passed, STABLE a CANARY run that was sealed
        since it became CANARY. Where it becomes STABLE, the rollout policy names it, if
        there is one, and the version before it is superseded.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> PromoteVersionRequest {
        PromoteVersionRequest(
            name: name, environment: flags.environment.name, evidence: flags.evidence?.name ?? "", mutation: mutation)
    }
}
