import ArgumentParser
import RegentGovernance
import RegentMessages
import RegentText

/// Jobs.
enum JobNoun: PutNoun {
    typealias Place = NamedPlace<Job>
    typealias Selection = ArchivableSelection

    static let get = JobServiceMethods.getJob
    static let list = JobServiceMethods.listJobs
    static let put = JobServiceMethods.updateJob
    static let words = ["job"]
    static let plural = "jobs"
    static let abstract = "Jobs: work for a model, run on a schedule."
    static let examples = """
        regent job create nightly --model triage --kind external --cron "0 2 * * *"
        regent job list --filter 'state = ACTIVE' --order-by next_run_time
        regent job bind nightly triage/1.2.0
        regent job pause nightly --reason "cluster maintenance"
        """
    static let notes = """
        Each due time of a job is acted on once. A job that fell due several times
        while the daemon was down runs once. Times are in UTC.
        """
    static let example = "nightly"
    static let columns: [NounColumn<Job>] = [
        "name", "state", "kind", "model", NounColumn("schedule") { $0.scheduleWords }, "next_run_time", "last_run_time",
        "bound_version",
    ]
    static let fields: [NounColumn<Job>] = [
        "name", "state", "model", "kind", NounColumn("description", when: .present),
        NounColumn("cron", when: .present), NounColumn("interval", when: .present) { $0.intervalWords },
        NounColumn("start_time", when: .present), NounColumn("plan", when: .present),
        NounColumn("bound_version", when: .present), NounColumn("next_run_time", when: .present),
        NounColumn("last_run_time", when: .present), NounColumn("last_due_time", when: .present),
        NounColumn("source", when: .present), NounColumn("path", when: .present), NounColumn("pack", when: .present),
        NounColumn("last_version", when: .present), NounColumn("last_eval_run", when: .present),
        NounColumn("last_result", when: .present), NounColumn("last_verdict", when: .present),
        NounColumn("last_failure", when: .present), NounColumn("work_due_time", when: .present), "run_count",
        NounColumn("metadata", when: .present), "revision", "etag", "create_time", "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        NounVerbCommand<CreateJob>.self, NounChangeCommand<SetJob>.self, NounEditCommand<Self>.self,
        NounVerbCommand<PauseJob>.self, NounVerbCommand<ResumeJob>.self, NounVerbCommand<BindJob>.self,
        NounVerbCommand<UnbindJob>.self, NounVerbCommand<ArchiveJob>.self, NounVerbCommand<RestoreJob>.self,
    ]

    static func changed(_ job: Job) -> Table { fieldTable(of: job) }
}

extension Job {
    /// For people, as "0 2 * * *" or "every 3600 s".
    fileprivate var scheduleWords: String { cron.isEmpty ? intervalWords : cron }

    /// For people; empty where it has no interval.
    fileprivate var intervalWords: String { intervalSeconds == 0 ? "" : "every \(intervalSeconds) s" }
}

/// Fields of a job that is created or changed; those that are left out stay as they are.
struct JobOptions: ParsableArguments, Sendable {
    @Option(
        help: ArgumentHelp(
            "When it runs, in UTC: minute, hour, day of the month, month, day of the week; or @daily.",
            valueName: "expression"))
    var cron: String?
    @Option(
        name: .customLong("every"),
        help: ArgumentHelp("Time from one run to the next, 10 s to 366 days, for example 6h.", valueName: "span"))
    var interval: TTLArgument?
    @Option(
        name: .customLong("start"),
        help: ArgumentHelp("No run is before this time: RFC 3339, or for example +2h.", valueName: "time"))
    var start: TimeArgument?
    @Option(help: "Description.")
    var description: String?
    @Option(help: "Plan of the runs of an eval-gate job; if left out, the id of the job.")
    var plan: String?
    @Option(help: "Where an eval-gate job gets its samples: outcomes or file; of an optimise job file.")
    var source: WordArgument<JobSource>?
    @Flag(help: "Samples are uploaded from outside, as without --source.")
    var noSource = false
    @Option(help: ArgumentHelp("The file of source file, below the daemon's --job-files.", valueName: "file"))
    var path: String?
    @Option(help: ArgumentHelp("Pack of the reports of a compliance-report job.", valueName: "id"))
    var pack: String?

    func validate() throws {
        if cron != nil, interval != nil { throw ValidationError("give --cron or --every, not both") }
        if noSource, source != nil || path != nil { throw ValidationError("give --source or --no-source, not both") }
    }

    /// Sets it in a job. One kind of schedule takes the place of the other.
    func apply(to job: inout Job) {
        if let cron { (job.cron, job.intervalSeconds) = (cron, 0) }
        if let interval { (job.cron, job.intervalSeconds) = ("", interval.seconds) }
        job.startTime = start?.time ?? job.startTime
        job.description = description ?? job.description
        job.plan = plan ?? job.plan
        job.source = noSource ? .unspecified : source?.value ?? job.source
        job.pack = pack ?? job.pack
        job.path = path ?? (job.source == .file ? job.path : "")
    }
}

/// Creates a job.
enum CreateJob: NounVerb {
    typealias Noun = JobNoun

    /// What a new job is given.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "The model it runs for, for example triage.")
        var model: NameArgument<Model>
        @Option(help: "eval-gate, monitor, canary-judge, compliance-report, optimise or external.")
        var kind: WordArgument<JobKind>
        @OptionGroup var options: JobOptions
        @OptionGroup(title: "Gates") var gates: GateOptions
        @Option(help: ArgumentHelp("A label; may be repeated.", valueName: "key=value"))
        var metadata: [AssignmentArgument] = []
    }

    static let method = JobServiceMethods.createJob
    static let usage = "--model MODEL --kind KIND --cron EXPRESSION"
    static let abstract = "Creates a job."
    static let examples = """
        regent job create nightly --model triage --kind external --cron "0 2 * * *"
        regent job create gate --model triage --kind eval-gate --every 6h \\
          --gates gates.json
        regent job create daily --model triage --kind eval-gate --cron @daily \\
          --source outcomes --gates gates.json
        regent job create month --model triage --kind optimise --cron @monthly \\
          --source file --path labelled.jsonl
        """
    static let notes = """
        A job has --cron or --every. The fields of a cron expression are those of
        crontab(5); if both days are restricted, either of them is enough. A date
        that no year has is refused.

        An eval-gate job opens an eval run. With --source outcomes it is filled with
        the outcomes of the day before, with --source file from --path, then sealed and
        judged; else samples are uploaded to it. Monitor and canary-judge are run by
        the daemon too. An optimise job with --source file studies the decision model
        of the version on labelled rows, and drafts a proposal in the name of the
        model's owner. Everything else only leaves an entry job.due in the ledger, for
        a program to act on.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) throws -> CreateJobRequest {
        var job = Job(
            name: name, model: flags.model.name, kind: flags.kind.value, gates: try flags.gates.policy(),
            metrics: try flags.gates.declarations(), metadata: TextMap(flags.metadata.map { ($0.key, $0.value) }))
        flags.options.apply(to: &job)
        return CreateJobRequest(job: job, mutation: mutation)
    }

    static func next(_ job: Job, _ text: String) -> String? {
        "regent job bind \(text) VERSION   keeps it on a version"
    }
}

/// Changes fields of a job.
enum SetJob: NounChange {
    typealias Noun = JobNoun
    typealias Flags = JobOptions

    static let word = "set"
    static let done = "set"
    static let abstract = "Changes the given fields of a job."
    static let examples = """
        regent job set nightly --cron "30 3 * * mon-fri"
        regent job set nightly --every 12h
        """
    static let notes = """
        A job keeps its model and its kind. A new schedule counts from now; runs that
        were missed under the old one are skipped.
        """

    static func change(_ job: inout Job, _ flags: JobOptions) { flags.apply(to: &job) }
}
