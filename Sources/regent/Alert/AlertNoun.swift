import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Alerts.
enum AlertNoun: CLINoun {
    typealias Place = NamedPlace<Alert>
    typealias Selection = EverySelection

    static let get = AlertServiceMethods.getAlert
    static let list = AlertServiceMethods.listAlerts
    static let words = ["alert"]
    static let plural = "alerts"
    static let abstract = "Alerts: what the daemon has seen that somebody must look at."
    static let examples = """
        regent alert list --filter 'state = OPEN'
        regent alert show 3f9a1c2b4d5e
        regent alert close 3f9a1c2b4d5e --as false-alarm --reason "a test"
        """
    static let example = "3f9a1c2b4d5e"
    static let columns: [NounColumn<Alert>] = [
        "name", "state", "kind", "subject", "title", "observed", "expected", "create_time",
    ]
    static let fields: [NounColumn<Alert>] = [
        "name", "state", "kind", "subject", "title", NounColumn("metric", when: .present),
        NounColumn("observed", when: .present), NounColumn("expected", when: .present),
        NounColumn("threshold", when: .present), "sample_count", NounColumn("rollout", when: .present),
        NounColumn("model", when: .present), "create_time", NounColumn("closed_by", when: .present),
        NounColumn("close_time", when: .present), NounColumn("close_reason", when: .present), "revision", "etag",
    ]
    static let verbs: [any ParsableCommand.Type] = [NounVerbCommand<CloseAlert>.self]
}

/// Closes an alert with what it was.
enum CloseAlert: NounVerb {
    typealias Noun = AlertNoun

    /// What it was.
    struct Flags: ParsableArguments, Sendable {
        @Option(name: .customLong("as"), help: "What it was: fixed-by-config, rolled-back or false-alarm.")
        var resolution: WordArgument<AlertState>
    }

    static let method = AlertServiceMethods.closeAlert
    static let usage = "--as RESOLUTION"
    static let abstract = "Closes an alert and says what it was."
    static let examples = """
        regent alert close 3f9a1c2b4d5e --as false-alarm --reason "a test"
        """
    static let notes = """
        A reason is required.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> CloseAlertRequest {
        CloseAlertRequest(name: name, resolution: flags.resolution.value, mutation: mutation)
    }
}
