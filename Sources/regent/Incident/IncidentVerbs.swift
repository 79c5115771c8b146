import ArgumentParser
import RegentMessages

/// Confirms the severity and names the owner.
enum TriageIncident: NounVerb {
    typealias Noun = IncidentNoun

    /// What triage finds.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "How bad it is.")
        var severity: WordArgument<IncidentSeverity>
        @Option(help: "Who answers for it.")
        var owner: PrincipalArgument
        @Option(help: "When it is due: RFC 3339, or a time from now, for example +4h.")
        var due: TimeArgument?
    }

    static let method = IncidentServiceMethods.triageIncident
    static let usage = "--severity SEVERITY --owner PRINCIPAL"
    static let abstract = "Confirms the severity of an open incident and names its owner."
    static let examples = """
        regent incident triage 4b1f02aa93c7 --severity critical --owner ada --due +4h
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> TriageIncidentRequest {
        TriageIncidentRequest(
            incident: name, severity: flags.severity.value, owner: flags.owner.name, dueTime: flags.due?.time,
            mutation: mutation)
    }

    static func next(_ incident: Incident, _ text: String) -> String? { "regent incident investigate \(text)" }
}

/// Begins the investigation.
enum InvestigateIncident: NounVerb {
    typealias Noun = IncidentNoun

    static let method = IncidentServiceMethods.investigateIncident
    static let abstract = "Begins the search for the root cause."
    static let examples = """
        regent incident investigate 4b1f02aa93c7
        """

    static func done(_ incident: Incident, _ flags: NoFlags) -> String { "investigating \(incident.name)" }

    static func next(_ incident: Incident, _ text: String) -> String? {
        "regent incident mitigate \(text) --done TEXT"
    }
}

/// Records what was done against the harm.
enum MitigateIncident: NounVerb {
    typealias Noun = IncidentNoun

    /// What was done.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "What was done against the harm.")
        var done: String
    }

    static let method = IncidentServiceMethods.mitigateIncident
    static let usage = "--done TEXT"
    static let abstract = "Records what was done against the harm."
    static let examples = """
        regent incident mitigate 4b1f02aa93c7 --done "rolled back to 1.4.2"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> MitigateIncidentRequest {
        MitigateIncidentRequest(incident: name, mitigation: flags.done, mutation: mutation)
    }

    static func next(_ incident: Incident, _ text: String) -> String? {
        "regent incident resolve \(text) --root-cause TEXT --action TEXT"
    }
}

/// Records the root cause and what follows from it.
enum ResolveIncident: NounVerb {
    typealias Noun = IncidentNoun

    /// What was found out.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Why it happened.")
        var rootCause: String
        @Option(help: "How it was resolved.")
        var resolution = ""
        @Option(help: "What is to be done so that it does not happen again; may be repeated.")
        var action: [String] = []
        @Option(help: "Who does the actions; the owner of the incident where nobody is named.")
        var actionOwner: PrincipalArgument?
        @Option(help: "When the actions are due: RFC 3339, or a time from now, for example +14d.")
        var actionDue: TimeArgument?
        @Option(help: "Why nothing follows from it; needed where it has no action.")
        var noAction = ""
    }

    static let method = IncidentServiceMethods.resolveIncident
    static let usage = "--root-cause TEXT --action TEXT"
    static let abstract = "Records the root cause and what follows from it."
    static let examples = """
        regent incident resolve 4b1f02aa93c7 --root-cause "a typing error" \\
          --action "test it" --action-due +14d
        regent incident resolve 4b1f02aa93c7 --root-cause "power failure" \\
          --no-action "the building has a new line"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> ResolveIncidentRequest {
        ResolveIncidentRequest(
            incident: name, rootCause: flags.rootCause, resolution: flags.resolution,
            actions: flags.action.map {
                IncidentAction(text: $0, owner: flags.actionOwner?.name ?? "", dueTime: flags.actionDue?.time)
            },
            noActionReason: flags.noAction, mutation: mutation)
    }

    static func next(_ incident: Incident, _ text: String) -> String? {
        "regent incident close \(text)   by another person, once every action is done or waived"
    }
}

/// Closes a resolved incident.
enum CloseIncident: NounVerb {
    typealias Noun = IncidentNoun

    static let method = IncidentServiceMethods.closeIncident
    static let abstract = "Closes a resolved incident, by another person than its resolver."
    static let examples = """
        regent incident close 4b1f02aa93c7
        """
    static let notes = """
        Every action must be done or waived.
        """
}

/// Reopens an incident.
enum ReopenIncident: NounVerb {
    typealias Noun = IncidentNoun

    static let method = IncidentServiceMethods.reopenIncident
    static let abstract = "Reopens a resolved or closed incident."
    static let examples = """
        regent incident reopen 4b1f02aa93c7 \\
          --reason "it failed in the same way today"
        """
}

/// Ends an incident that is none.
enum DismissIncident: NounVerb {
    typealias Noun = IncidentNoun

    static let method = IncidentServiceMethods.dismissIncident
    static let abstract =
        "Ends an incident that is not one; for severity error or critical a second person confirms."
    static let examples = """
        regent incident dismiss 4b1f02aa93c7 --reason "a drill"
        regent incident dismiss 4b1f02aa93c7
        """

    static func done(_ incident: Incident, _ flags: NoFlags) -> String {
        (incident.state == .dismissed ? "dismissed " : "asked for the dismissal of ") + incident.name
    }

    static func next(_ incident: Incident, _ text: String) -> String? {
        incident.state == .dismissed ? nil : "regent incident dismiss \(text)   by a second person"
    }
}

/// Adds a note.
enum AddIncidentNote: NounVerb {
    typealias Noun = IncidentNoun

    /// The note.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: "The note.")
        var text: String
    }

    static let method = IncidentServiceMethods.addIncidentNote
    static let word = "note"
    static let usage = "TEXT"
    static let abstract = "Adds a note to the timeline."
    static let examples = """
        regent incident note 4b1f02aa93c7 "two more clients see it"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> AddIncidentNoteRequest {
        AddIncidentNoteRequest(incident: name, text: flags.text, mutation: mutation)
    }
}

/// Changes what is known of an incident.
enum UpdateIncident: NounVerb {
    typealias Noun = IncidentNoun

    /// What changes.
    struct Flags: ParsableArguments, Sendable {
        @Option(help: "Another severity; needs --reason.")
        var severity: WordArgument<IncidentSeverity>?
        @Option(help: "What was harmed, as it turned out.")
        var type: WordArgument<IncidentType>?
        @Option(help: "Another owner.")
        var owner: PrincipalArgument?
        @Option(help: "When it is due: RFC 3339, or a time from now, for example +4h.")
        var due: TimeArgument?
        @Option(help: "When it began: RFC 3339, or an age, for example -90m.")
        var occurred: TimeArgument?
        @Option(help: "Another description.")
        var description = ""
        @Option(help: "A further resource that is affected; may be repeated.", completion: .names)
        var affected: [String] = []
        @Option(help: "A rollback, violation or proposal that belongs to it; may be repeated.", completion: .names)
        var link: [String] = []
        @Option(help: "A further action; may be repeated.")
        var action: [String] = []
        @Option(help: "Who does the new actions; the owner of the incident where nobody is named.")
        var actionOwner: PrincipalArgument?
        @Option(help: "When the new actions are due: RFC 3339, or a time from now, for example +14d.")
        var actionDue: TimeArgument?
    }

    static let method = IncidentServiceMethods.updateIncident
    static let abstract = "Changes severity, type, owner, times, what is affected, links, or adds actions."
    static let examples = """
        regent incident update 4b1f02aa93c7 --severity critical \\
          --reason "patients are affected"
        regent incident update 4b1f02aa93c7 --affected environments/prod \\
          --action "ask the provider" --action-due +2d
        """
    static let notes = """
        What is not given stays as it is.
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> UpdateIncidentRequest {
        UpdateIncidentRequest(
            incident: name, severity: flags.severity?.value ?? .unspecified, owner: flags.owner?.name ?? "",
            dueTime: flags.due?.time, description: flags.description, addAffected: flags.affected,
            addLinks: flags.link,
            addActions: flags.action.map {
                IncidentAction(text: $0, owner: flags.actionOwner?.name ?? "", dueTime: flags.actionDue?.time)
            }, type: flags.type?.value ?? .unspecified, occurTime: flags.occurred?.time, mutation: mutation)
    }
}

/// Marks an action as done.
enum FinishIncidentAction: NounVerb {
    typealias Noun = IncidentNoun

    /// Which action.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: ArgumentHelp("Number of the action, from 1.", valueName: "number"))
        var action: UInt32
    }

    static let method = IncidentServiceMethods.updateIncident
    static let word = "actionDone"
    static let usage = "ACTION"
    static let abstract = "Marks an action as done."
    static let examples = """
        regent incident action-done 4b1f02aa93c7 1
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> UpdateIncidentRequest {
        UpdateIncidentRequest(
            incident: name, changeActions: [IncidentActionChange(number: flags.action, done: true)],
            mutation: mutation)
    }

    static func done(_ incident: Incident, _ flags: Flags) -> String {
        "finished action \(flags.action) of \(incident.name)"
    }
}

/// Waives an action.
enum WaiveIncidentAction: NounVerb {
    typealias Noun = IncidentNoun

    /// Which action, and why.
    struct Flags: ParsableArguments, Sendable {
        @Argument(help: ArgumentHelp("Number of the action, from 1.", valueName: "number"))
        var action: UInt32
        @Option(help: "Why it is not to be done any more.")
        var because: String
    }

    static let method = IncidentServiceMethods.updateIncident
    static let word = "actionWaive"
    static let usage = "ACTION --because TEXT"
    static let abstract = "Waives an action: it is not to be done any more."
    static let examples = """
        regent incident action-waive 4b1f02aa93c7 2 --because "the provider has left"
        """

    static func request(_ name: String, _ flags: Flags, _ mutation: Mutation) -> UpdateIncidentRequest {
        UpdateIncidentRequest(
            incident: name,
            changeActions: [IncidentActionChange(number: flags.action, waivedReason: flags.because)],
            mutation: mutation)
    }

    static func done(_ incident: Incident, _ flags: Flags) -> String {
        "waived action \(flags.action) of \(incident.name)"
    }
}
