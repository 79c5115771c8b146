import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Force leases.
enum ForceNoun: CLINoun {
    typealias Place = NamedPlace<Force>

    static let get = ForceServiceMethods.getForce
    static let list = ForceServiceMethods.listForces
    static let words = ["force"]
    static let singular = "force lease"
    static let plural = "force leases"
    static let abstract = "Force leases: until a time, every request for a model gets one version."
    static let examples = """
        regent force start outage triage/1.0.0 -e prod --for 2h --reason outage
        regent force list --filter 'state = ACTIVE'
        regent force release outage
        """
    static let notes = """
        A lease ends by itself. To force a version that is neither STABLE nor CANARY
        there takes an override of the kind FORCE, granted by a second person, one for
        each lease. Such a lease opens an incident and lasts at most 4 hours.
        """
    static let example = "outage"
    static let columns: [NounColumn<Force>] = [
        "name", "state", "version", "environment", "expire_time", "forced_by", "break_glass", "reason",
    ]
    static let fields: [NounColumn<Force>] = [
        "name", "state", "version", "environment", "model", "ttl_s", "expire_time", "reason", "forced_by",
        "break_glass", NounColumn("override", when: .present), NounColumn("incident", when: .present),
        NounColumn("released_by", when: .present), NounColumn("end_time", when: .present), "revision", "etag",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<ForceVersion>.self, NounVerbCommand<ReleaseForce>.self,
    ]

    typealias Selection = EverySelection
}

/// Forces a version.
enum ForceVersion: NounVerb {
    typealias Noun = ForceNoun

    /// Which version, where, and for how long.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "The version, triage/1.0.1 or models/triage/versions/1.0.1.")
        var version: VersionArgument
        @Option(name: .shortAndLong, help: "The environment, for example prod.")
        var environment: EnvironmentArgument
        @Option(
            name: .customLong("for"),
            help: ArgumentHelp("How long, for example 30m or 2h; at most 30d.", valueName: "time"))
        var span: TTLArgument
    }

    static let method = ForceServiceMethods.forceVersion
    static let word = "start"
    static let usage = "VERSION -e ENVIRONMENT --for TIME"
    static let abstract = "Forces a version of a model in an environment."
    static let examples = """
        regent force start outage triage/1.0.0 -e prod --for 2h --reason outage
        """
    static let notes = """
        A reason is required.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> ForceVersionRequest {
        ForceVersionRequest(
            force: Force(
                name: name, version: flags.version.name, environment: flags.environment.name,
                ttlS: UInt32(clamping: flags.span.seconds)),
            mutation: mutation)
    }

    static func next(_ force: Force, _ text: String) -> String? {
        "regent force release \(text)   ends it early"
    }
}

/// Ends a force lease before its time.
enum ReleaseForce: NounVerb {
    typealias Noun = ForceNoun

    static let method = ForceServiceMethods.releaseForce
    static let abstract = "Ends a force lease before its time."
}
