import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Deployments.
enum DeploymentNoun: CLINoun {
    typealias Place = NamedPlace<Deployment>
    typealias Selection = EverySelection

    static let get = DeploymentServiceMethods.getDeployment
    static let list = DeploymentServiceMethods.listDeployments
    static let words = ["deployment"]
    static let plural = "deployments"
    static let abstract = "Deployments: bring a version into staging, then into production."
    static let examples = """
        regent deployment create triage-staging --version triage/1.1.0 -e staging
        regent deployment start triage-staging
        regent deployment smoke triage-staging passed --notes "42 tests"
        regent deployment create triage-prod --version triage/1.1.0 -e prod \\
          --scope regional --region eu --region us --date 2026-12-01
        regent deployment timeline triage
        """
    static let notes = """
        In production a deployment has a task for each of its regions, or one for all.
        The owner confirms there that the version runs: regent task.
        """
    static let example = "triage-prod"
    static let columns: [NounColumn<Deployment>] = [
        "name", "state", "version", "environment", "scope", "regions", "planned_production_date", "deployed_by",
        "deploy_time",
    ]
    static let fields: [NounColumn<Deployment>] = [
        "name", "state", "version", "environment", NounColumn("scope", when: .present),
        NounColumn("regions", when: .present), NounColumn("planned_production_date", when: .present),
        NounColumn("description", when: .present), "created_by", NounColumn("start_due_time", when: .present),
        NounColumn("start_time", when: .present), NounColumn("smoke", when: .present) { $0.smokeWords },
        NounColumn("deployed_by", when: .present), NounColumn("deploy_time", when: .present),
        NounColumn("cancelled_by", when: .present), NounColumn("cancellation_reason", when: .present),
        NounColumn("monitor_outcome", when: .present), NounColumn("monitor_time", when: .present),
        NounColumn("monitor_rules", when: .present), NounColumn("monitor_limits", when: .present),
        NounColumn("monitor_end_time", when: .present), NounColumn("proposal", when: .present),
        NounColumn("approved_by", when: .present), "revision", "etag",
        "create_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateDeployment>.self, NounVerbCommand<StartDeployment>.self,
        NounVerbCommand<RecordSmokeResult>.self, NounVerbCommand<CancelDeployment>.self,
        DeploymentTimelineCommand.self, DeploymentOverridesCommand.self, DeploymentOverviewCommand.self,
    ]
}

extension Deployment {
    /// The smoke test in words; empty where there was none.
    fileprivate var smokeWords: String {
        guard let smoke else { return "" }
        return smoke.notes.isEmpty ? smoke.outcome.name : "\(smoke.outcome.name): \(smoke.notes)"
    }
}

/// Plans a deployment.
enum CreateDeployment: NounVerb {
    typealias Noun = DeploymentNoun

    /// Of what, where to, and when.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            help: "The version, triage/1.1.0 or models/triage/versions/1.1.0.",
            completion: VersionArgument.defaultCompletionKind)
        var version: VersionArgument
        @Option(name: .shortAndLong, help: "The environment, for example staging.")
        var environment: EnvironmentArgument
        @Option(help: "global, or with regions: global-selective or regional; required in prod.")
        var scope: WordArgument<DeploymentScope>?
        @Option(
            name: .customLong("region"),
            help: ArgumentHelp("A region, unless the scope is global; may be repeated.", valueName: "region"))
        var regions: [NameArgument<Region>] = []
        @Option(
            help: ArgumentHelp(
                "Planned date, on which the daemon starts it, for example 2026-12-01.", valueName: "date"))
        var date = ""
        @Option(help: "Description.")
        var description = ""
        @Option(
            help: ArgumentHelp(
                "A limit of the monitor in prod, for example max_error_rate=0.02; may be repeated.",
                valueName: "name=number"))
        var monitor: [AssignmentArgument] = []
    }

    static let method = DeploymentServiceMethods.createDeployment
    static let usage = "--version VERSION -e ENVIRONMENT"
    static let abstract = "Plans a deployment of a released version."
    static let examples = """
        regent deployment create triage-staging --version triage/1.1.0 -e staging
        regent deployment create triage-prod --version triage/1.1.0 -e prod \\
          --scope regional --region eu --region us --date 2026-12-01
        """
    static let notes = """
        Production needs the same version deployed in staging, with a passed smoke
        test. There it is monitored for seven days; limits are days, rate_margin,
        max_error_rate, max_escalate_growth, min_feature_availability,
        max_p99_latency_ms and min_count.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> CreateDeploymentRequest {
        CreateDeploymentRequest(
            deployment: Deployment(
                name: name, version: flags.version.name, environment: flags.environment.name,
                scope: flags.scope?.value ?? .unspecified, regions: flags.regions.map(\.name),
                plannedProductionDate: flags.date, description: flags.description,
                monitorLimits: try MonitorLimits(flags.monitor)), mutation: mutation)
    }

    static func next(_ deployment: Deployment, _ text: String) -> String? { "regent deployment start \(text)" }
}

extension MonitorLimits {
    /// The limits that are given; nil where none is.
    fileprivate init?(_ assignments: [AssignmentArgument]) throws {
        guard !assignments.isEmpty else { return nil }
        self.init()
        for assignment in assignments {
            guard let number = Double(assignment.value), number.isFinite, number >= 0 else {
                throw ValidationError("--monitor \(assignment.key): \(assignment.value) is no number of 0 or more")
            }
            switch assignment.key {
            case "days": days = try Self.count(number, assignment.key)
            case "rate_margin": rateMargin = number
            case "max_error_rate": maxErrorRate = number
            case "max_escalate_growth": maxEscalateGrowth = number
            case "min_feature_availability": minFeatureAvailability = number
            case "max_p99_latency_ms": maxP99LatencyMs = number
            case "min_count": minCount = try Self.count(number, assignment.key)
            default:
                throw ValidationError("--monitor: \(assignment.key) is no limit; see regent deployment create --help")
            }
        }
    }

    private static func count(_ number: Double, _ key: String) throws -> UInt32 {
        guard let count = UInt32(exactly: number) else {
            throw ValidationError("--monitor \(key): \(number) is no whole number")
        }
        return count
    }
}

/// Starts a deployment.
enum StartDeployment: NounVerb {
    typealias Noun = DeploymentNoun

    static let method = DeploymentServiceMethods.startDeployment
    static let abstract = "Starts a deployment; in production its tasks are created."
    static let examples = """
        regent deployment start triage-prod
        """
    static let notes = """
        On its planned date the daemon starts a deployment by itself.
        """

    static func next(_ deployment: Deployment, _ text: String) -> String? {
        deployment.isInProduction
            ? "regent task list --filter 'deployment = \"\(deployment.name)\"'"
            : "regent deployment smoke \(text) passed|failed"
    }
}

/// Records a smoke test.
enum RecordSmokeResult: NounVerb {
    typealias Noun = DeploymentNoun

    /// How it ended.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "passed or failed.")
        var outcome: WordArgument<SmokeOutcome>
        @Option(help: "What ran, and where to read it.")
        var notes = ""
    }

    static let word = "smoke"
    static let method = DeploymentServiceMethods.recordSmokeResult
    static let usage = "passed|failed"
    static let abstract = "Records the smoke test of a deployment outside production."
    static let examples = """
        regent deployment smoke triage-staging passed --notes "42 tests"
        regent deployment smoke triage-staging failed --notes "timeouts"
        """
    static let notes = """
        If the test passed, the deployment is DEPLOYED; if it failed, CANCELLED.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> RecordSmokeResultRequest {
        RecordSmokeResultRequest(
            name: name, smoke: SmokeResult(outcome: flags.outcome.value, notes: flags.notes), mutation: mutation)
    }

    static func done(_ deployment: Deployment, _ flags: Flags) -> String {
        (flags.outcome.value == .passed ? "deployed " : "cancelled ") + deployment.name
    }
}

/// Cancels a deployment.
enum CancelDeployment: NounVerb {
    typealias Noun = DeploymentNoun

    static let method = DeploymentServiceMethods.cancelDeployment
    static let usage = "--reason TEXT"
    static let abstract = "Cancels a deployment, with its open tasks."
    static let examples = """
        regent deployment cancel triage-prod --reason "drift in eu"
        """
    static let notes = """
        This cannot be undone: on a terminal the command asks for confirmation, or
        needs --yes.
        """

    static func check(_ name: String, _ flags: ConfirmationOptions, _ connection: ConnectionOptions) async throws {
        try flags.askIfPossible("cancel \(name) for good?")
    }
}
