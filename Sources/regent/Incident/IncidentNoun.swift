import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// Incidents, from the first report to the check that what follows was done.
enum IncidentNoun: CLINoun {
    typealias Place = NamedPlace<Incident>

    static let get = IncidentServiceMethods.getIncident
    static let list = IncidentServiceMethods.listIncidents
    static let words = ["incident"]
    static let plural = "incidents"
    static let abstract = "Incidents: what went wrong, who answers for it, and what follows from it."
    static let examples = """
        regent incident open --type reliability_performance --severity error \\
          --title "no answers since 10:00"
        regent incident triage 4b1f02aa93c7 --severity critical --owner ada --due +4h
        regent incident mitigate 4b1f02aa93c7 --done "rolled back to 1.4.2"
        regent incident resolve 4b1f02aa93c7 --root-cause "a typing error" \\
          --action "test the config"
        regent incident action-done 4b1f02aa93c7 1
        regent incident close 4b1f02aa93c7
        regent incident list --state open --filter 'severity = CRITICAL'
        regent incident stats
        """
    static let notes = """
        Another person than the resolver closes. An incident of severity error or
        critical is dismissed by two people. Without --due it is due as the policy
        pack says of its severity: in 1, 3, 7 or 30 days.
        """
    static let example = "4b1f02aa93c7"
    static let columns: [NounColumn<Incident>] = [
        "name", "state", "severity", "title", "type", "owner", "subject", "source", "occurrences", "due_time",
        "create_time", "revision",
    ]
    static let fields: [NounColumn<Incident>] = [
        "name", "state", "severity", "title", "type", NounColumn("description", when: .present),
        NounColumn("subject", when: .present), NounColumn("affected", when: .present),
        NounColumn("links", when: .present), "source", "occurrences", "reporter", NounColumn("owner", when: .present),
        "detect_time", NounColumn("occur_time", when: .present), NounColumn("due_time", when: .present),
        NounColumn("due_pack", when: .present), NounColumn("due_soon_time", when: .present),
        NounColumn("overdue_time", when: .present), NounColumn("triage_time", when: .present),
        NounColumn("mitigate_time", when: .present),
        NounColumn("mitigation", when: .present), NounColumn("root_cause", when: .present),
        NounColumn("resolution", when: .present), NounColumn("no_action_reason", when: .present),
        NounColumn("resolver", when: .present), NounColumn("resolve_time", when: .present),
        NounColumn("closer", when: .present), NounColumn("close_time", when: .present), "revision", "etag",
        "update_time",
    ]
    static let verbs: [any ParsableCommand.Type] = [
        IncidentOpenCommand.self, NounVerbCommand<TriageIncident>.self, NounVerbCommand<InvestigateIncident>.self,
        NounVerbCommand<MitigateIncident>.self, NounVerbCommand<ResolveIncident>.self,
        NounVerbCommand<CloseIncident>.self, NounVerbCommand<ReopenIncident>.self,
        NounVerbCommand<DismissIncident>.self, NounVerbCommand<AddIncidentNote>.self,
        NounVerbCommand<UpdateIncident>.self, NounVerbCommand<FinishIncidentAction>.self,
        NounVerbCommand<WaiveIncidentAction>.self, IncidentStatsCommand.self,
    ]

    /// Those in a state, or all.
    struct Selection: NounSelection {
        @Option(name: .customLong("state"), help: "List only incidents in this state.")
        var wanted: WordArgument<IncidentState>?

        var state: String? { wanted?.value.name }
    }

    static func page(of incident: Incident) -> [Table] {
        let actions = Table(
            [
                .number("action"), .text("stands"), .text("text"), .text("owner"), .text("due_time"), .text("waived"),
            ],
            rows: incident.actions.map { action in
                let stands = action.isOpen ? "open" : action.doneTime != nil ? "done" : "waived"
                return [
                    "\(action.number)", stands, action.text, incident.owner(of: action), TimeText.of(action.dueTime),
                    action.waivedReason,
                ]
            })
        let notes = Table(
            [.text("time"), .text("author"), .text("note")],
            rows: incident.notes.map { [TimeText.of($0.time), $0.author, $0.text] })
        return [fieldTable(of: incident)] + (incident.actions.isEmpty ? [] : [actions])
            + (incident.notes.isEmpty ? [] : [notes])
    }
}

/// Opens an incident.
struct IncidentOpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "open", "Opens an incident.",
        examples: """
            regent incident open --type reliability_performance --severity error \\
              --title "no answers since 10:00"
            regent incident open --type safety_harm --severity critical \\
              --title "wrong dose" --subject models/triage
            """,
        notes: """
            Without --id the daemon gives it a name. It lies in the scope of its subject:
            whoever may read the subject may read it.
            """)

    @Option(help: ArgumentHelp("Its id; without one the daemon gives it one.", valueName: "id"))
    var id: NameArgument<Incident>?
    @Option(help: "What was harmed.")
    var type: WordArgument<IncidentType>
    @Option(help: "How bad it is.")
    var severity: WordArgument<IncidentSeverity>
    @Option(help: "Title, one line.")
    var title: String
    @Option(help: "Description.")
    var description = ""
    @Option(help: "What it is about first of all, for example models/triage/versions/1.4.2.", completion: .names)
    var subject = ""
    @Option(help: "A further resource that is affected; may be repeated.", completion: .names)
    var affected: [String] = []
    @Option(help: "A rollback, violation or proposal that belongs to it; may be repeated.", completion: .names)
    var link: [String] = []
    @Option(help: "Who answers for it.")
    var owner: PrincipalArgument?
    @Option(help: "When it began: RFC 3339, or an age, for example -90m.")
    var occurred: TimeArgument?
    @Option(help: "When it is due: RFC 3339, or a time from now, for example +4h.")
    var due: TimeArgument?
    @OptionGroup var mutation: MutationOptions
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let incident = Incident(
            name: id?.name ?? "", type: type.value, severity: severity.value, title: title, description: description,
            subject: subject, affected: affected, occurTime: occurred?.time, owner: owner?.name ?? "",
            dueTime: due?.time, links: link)
        let request = OpenIncidentRequest(incident: incident, mutation: mutation.mutation)
        let response = try await connection.withClient { try await $0.openIncident(request) }
        let opened = response.incident ?? Incident()
        output.write(response, tables: [IncidentNoun.table([opened])])
        let text = IncidentNoun.text(ofName: opened.name)
        mutation.report(
            "opened \(opened.name)", response.receipt,
            next: "regent incident triage \(text) --severity \(severity.value.name.lowercased()) --owner PRINCIPAL")
    }
}
