import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentModel
import RegentText

/// SLA targets.
enum SlaNoun: PutNoun {
    typealias Place = NamedPlace<SlaTarget>
    typealias Selection = ArchivableSelection

    static let get = SlaServiceMethods.getSlaTarget
    static let list = SlaServiceMethods.listSlaTargets
    static let put = SlaServiceMethods.putSlaTarget
    static let words = ["sla"]
    static let singular = "SLA target"
    static let plural = "SLA targets"
    static let abstract = "SLA targets: what is promised of a model, a use case or a provider, and whether it is kept."
    static let examples = """
        regent sla set triage-up --subject models/triage -e prod \\
          --objective availability --threshold 0.999 --window rolling-28-days
        regent sla status
        regent sla pause triage-up --until 2h --reason "move of the database"
        regent sla report --from 2026-11-01T00:00:00Z
        regent sla simulate outcomes.jsonl --target target.yaml
        """
    static let notes = """
        The daemon evaluates each target at every minute, by outcomes alone. A
        violation opens an incident by itself; docs/sla.md has the rules.
        """
    static let example = "triage-up"
    static let columns: [NounColumn<SlaTarget>] = [
        "name", "state", "subject", "environment", "objective", "threshold", "window", "revision",
    ]
    static let fields: [NounColumn<SlaTarget>] = [
        "name", "state", NounColumn("display_name", when: .present), "subject", "environment", "objective",
        "threshold", "window", NounColumn("min_events") { "\($0.eventsNeeded)" },
        NounColumn("severity") { ($0.severity == .unspecified ? .error : $0.severity).name },
        NounColumn("burn_alerts") { $0.burnPairs.possible.map(\.words).joined(separator: ", ") },
        NounColumn("dropped_alerts", when: .present) { $0.droppedAlerts.joined(separator: "; ") }, "evaluate_time",
        NounColumn("pause_end_time", when: .present), NounColumn("pauses", when: .present), "revision", "etag",
        "create_time", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounChangeCommand<SetSla>.self, SlaStatusCommand.self, NounVerbCommand<PauseSla>.self,
        NounVerbCommand<ResumeSla>.self, SlaReportCommand.self, SlaBurnCommand.self, SlaSimulateCommand.self,
        NounCommand<SlaViolationNoun>.self, NounEditCommand<Self>.self, NounVerbCommand<ArchiveSla>.self,
        NounVerbCommand<RestoreSla>.self,
    ]

    static func changed(_ target: SlaTarget) -> Table {
        for words in target.droppedAlerts { Terminal.say("warning: \(words.printable)") }
        return fieldTable(of: target)
    }
}

/// Violations of SLA targets.
enum SlaViolationNoun: CLINoun {
    typealias Place = NamedPlace<SlaViolation>
    typealias Selection = EverySelection

    static let get = SlaServiceMethods.getSlaViolation
    static let list = SlaServiceMethods.listSlaViolations
    static let words = ["sla", "violation"]
    static let singular = "violation"
    static let plural = "violations"
    static let abstract = "Violations: times in which a promise was not kept."
    static let examples = """
        regent sla violation list --filter 'state = OPEN'
        regent sla violation show 3f9a1c2b4d5e
        """
    static let example = "3f9a1c2b4d5e"
    static let columns: [NounColumn<SlaViolation>] = [
        "name", "state", "target", "begin_time", "end_time", "worst_ratio", "budget_spent", "incident",
    ]
    static let fields: [NounColumn<SlaViolation>] = [
        "name", "state", "target", "subject", "environment", "objective", "threshold", "window", "begin_time",
        NounColumn("end_time", when: .present), "worst_ratio", "budget_spent", "evaluated_time",
        "evaluated_revision", "last_batch", "query", NounColumn("incident", when: .present), "revision", "etag",
    ]
}

/// Makes or changes a target.
enum SetSla: NounChange {
    typealias Noun = SlaNoun

    /// What is set; what is not given stays as it is.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            help: ArgumentHelp(
                "What the promise is about: models/M, useCases/U or environments/E/providers/P.", valueName: "name"))
        var subject: String?
        @Option(name: .shortAndLong, help: "The environment, for example prod.")
        var environment: EnvironmentArgument?
        @Option(help: "What is promised: p95-latency-ms, p99-latency-ms, availability or error-rate.")
        var objective: WordArgument<SlaObjective>?
        @Option(
            help: ArgumentHelp("Milliseconds for a latency; else a ratio, for example 0.999.", valueName: "number"))
        var threshold: Double?
        @Option(help: "rolling-7-days, rolling-28-days, rolling-90-days or calendar-month.")
        var window: WordArgument<SlaWindow>?
        @Option(help: ArgumentHelp("Outcomes that a window needs before it is judged; 0 = 100.", valueName: "count"))
        var minEvents: UInt32?
        @Option(help: "Severity of the incident that a violation opens; error unless given.")
        var severity: WordArgument<IncidentSeverity>?
        @Option(
            name: .customLong("burn"),
            help: ArgumentHelp("A pair of windows and a factor, 1h/5m@14.4; may be repeated.", valueName: "pair"))
        var burns: [BurnAlertArgument] = []
        @Flag(help: "Give no early warning.")
        var noBurn = false
        @Flag(help: "The pairs that a target has that names none.")
        var standardBurn = false
        @Option(help: "Name to display.")
        var displayName: String?

        func validate() throws {
            if [!burns.isEmpty, noBurn, standardBurn].count(where: \.self) > 1 {
                throw ValidationError("give one of --burn, --no-burn and --standard-burn")
            }
        }
    }

    static let word = "set"
    static let done = "set"
    static let mayCreate = true
    static let abstract = "Makes an SLA target, or changes what is given of it."
    static let examples = """
        regent sla set triage-up --subject models/triage -e prod \\
          --objective availability --threshold 0.999 --window rolling-28-days
        regent sla set triage-up --threshold 0.9995
        regent sla set triage-up --burn 1h/5m@14.4 --burn 6h/30m@6
        """
    static let notes = """
        A target keeps its subject and its environment. From a change of what is
        promised on it is evaluated by the new promise; an open violation ends.
        """

    static func change(_ target: inout SlaTarget, _ flags: Flags) {
        target.subject = flags.subject ?? target.subject
        target.environment = flags.environment?.name ?? target.environment
        target.objective = flags.objective?.value ?? target.objective
        target.threshold = flags.threshold ?? target.threshold
        target.window = flags.window?.value ?? target.window
        target.minEvents = flags.minEvents ?? target.minEvents
        target.severity = flags.severity?.value ?? target.severity
        target.displayName = flags.displayName ?? target.displayName
        if flags.standardBurn || flags.noBurn || !flags.burns.isEmpty {
            target.burnAlerts = flags.burns.map(\.alert)
            target.noBurnAlerts = flags.noBurn
        }
    }
}

/// Two windows and a factor: `1h/5m@14.4`.
struct BurnAlertArgument: ExpressibleByArgument, Sendable {
    let alert: SlaBurnAlert

    init?(argument: String) {
        let parts = argument.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, let factor = Double(parts[1]), factor.isFinite else { return nil }
        let windows = parts[0].split(separator: "/", omittingEmptySubsequences: false)
        guard windows.count == 2, let long = TTLArgument(argument: String(windows[0])),
            let short = TTLArgument(argument: String(windows[1]))
        else { return nil }
        alert = SlaBurnAlert(longSeconds: long.seconds, shortSeconds: short.seconds, factor: factor)
    }
}
