import ArgumentParser
import RegentMessages

/// Stops the runs of a job.
enum PauseJob: NounVerb {
    typealias Noun = JobNoun

    static let method = JobServiceMethods.pauseJob
    static let abstract = "Stops the runs of a job until it is resumed."
    static let examples = """
        regent job pause nightly --reason "cluster maintenance"
        """

    static func next(_ job: Job, _ text: String) -> String? { "regent job resume \(text)" }
}

/// Lets a paused job run again.
enum ResumeJob: NounVerb {
    typealias Noun = JobNoun

    static let method = JobServiceMethods.resumeJob
    static let abstract = "Lets a paused job run again, from the next time of its schedule."
    static let examples = """
        regent job resume nightly
        """
    static let notes = """
        Runs that fell due while it was paused are skipped.
        """
}

/// Binds a job to a version.
enum BindJob: NounVerb {
    typealias Noun = JobNoun

    /// Which version.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "The version, triage/1.2.0 or models/triage/versions/1.2.0.")
        var version: VersionArgument
    }

    static let method = JobServiceMethods.bindJob
    static let usage = "VERSION"
    static let abstract = "Binds a job to a released version of its model."
    static let examples = """
        regent job bind nightly triage/1.2.0
        """
    static let notes = """
        No rollout moves a bound job to another version; a force lease does.
        While the version is suspended, the runs of the job are skipped.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> BindJobRequest {
        BindJobRequest(name: name, version: flags.version.name, mutation: mutation)
    }

    static func next(_ job: Job, _ text: String) -> String? { "regent job unbind \(text)   ends the binding" }
}

/// Ends the binding of a job.
enum UnbindJob: NounVerb {
    typealias Noun = JobNoun

    static let method = JobServiceMethods.unbindJob
    static let abstract = "Ends the binding of a job: its runs take the STABLE version of its model."
    static let examples = """
        regent job unbind nightly
        """
}

/// Archives a job.
enum ArchiveJob: NounVerb {
    typealias Noun = JobNoun

    static let method = JobServiceMethods.archiveJob
    static let abstract = "Archives a job and ends its binding; its name and its history are kept."
    static let examples = """
        regent job archive nightly --reason "replaced by hourly"
        """

    static func next(_ job: Job, _ text: String) -> String? { "regent job restore \(text)   undoes this" }
}

/// Restores an archived job.
enum RestoreJob: NounVerb {
    typealias Noun = JobNoun

    static let method = JobServiceMethods.restoreJob
    static let abstract = "Restores an archived job; it is paused."
    static let examples = """
        regent job restore nightly
        """

    static func next(_ job: Job, _ text: String) -> String? { "regent job resume \(text)" }
}
