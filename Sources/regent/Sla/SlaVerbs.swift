import ArgumentParser
import RegentMessages

/// Pauses a target.
enum PauseSla: NounVerb {
    typealias Noun = SlaNoun

    /// Until when.
    struct Flags: ParsableArguments, Sendable {
        @Option(
            help: ArgumentHelp("Until when: RFC 3339, or a time from now, 2h; at most 92 days.", valueName: "time"))
        var until: UntilArgument
    }

    static let method = SlaServiceMethods.pauseSla
    static let usage = "--until TIME"
    static let abstract = "Pauses an SLA target until a time, for example for announced work."
    static let examples = """
        regent sla pause triage-up --until 2h --reason "move of the database"
        """
    static let notes = """
        A reason is required. What happens meanwhile counts in no window, and the
        pause is in every report.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> PauseSlaRequest {
        PauseSlaRequest(name: name, untilTime: flags.until.time, mutation: mutation)
    }

    static func next(_ target: SlaTarget, _ text: String) -> String? {
        "regent sla resume \(text)   ends the pause early"
    }
}

/// Ends a pause.
enum ResumeSla: NounVerb {
    typealias Noun = SlaNoun

    static let method = SlaServiceMethods.resumeSla
    static let abstract = "Ends the pause of an SLA target before its time."
    static let examples = """
        regent sla resume triage-up
        """
}

/// Takes a target out of use.
enum ArchiveSla: NounVerb {
    typealias Noun = SlaNoun

    static let method = SlaServiceMethods.archiveSlaTarget
    static let abstract = "Takes an SLA target out of use; its name and its history stay."
    static let examples = """
        regent sla archive triage-up --reason "replaced"
        """

    static func next(_ target: SlaTarget, _ text: String) -> String? {
        "regent sla restore \(text)   takes it back into use"
    }
}

/// Takes an archived target back into use.
enum RestoreSla: NounVerb {
    typealias Noun = SlaNoun

    static let method = SlaServiceMethods.restoreSlaTarget
    static let abstract = "Takes an archived SLA target back into use."
    static let examples = """
        regent sla restore triage-up
        """
}
