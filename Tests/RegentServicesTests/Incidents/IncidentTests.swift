import RegentGovernance
import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// Incidents from the first report to the last check; the walk of lifecycles has each single verb.
@Suite("Incidents")
struct IncidentTests {
    typealias Methods = IncidentServiceMethods

    static let bo = Caller(name: "principals/bo", authority: .all)
    static let cy = Caller(name: "principals/cy", authority: .all)

    static func open(
        _ bench: ServiceBench, _ id: String = "", severity: IncidentSeverity = .error, subject: String = "",
        as caller: Caller? = nil
    ) async throws -> Incident {
        let incident = Incident(
            name: id.isEmpty ? "" : "incidents/\(id)", type: .privacyData, severity: severity, title: "a leak",
            subject: subject)
        let request = OpenIncidentRequest(incident: incident, mutation: .fresh())
        return try #require(try await bench.call(Methods.openIncident, request, as: caller).incident)
    }

    static func update(_ bench: ServiceBench, _ request: UpdateIncidentRequest, reason: String = "") async throws
        -> Incident
    {
        var request = request
        request.mutation = .fresh(reason)
        return try #require(try await bench.call(Methods.updateIncident, request).incident)
    }

    /// Expects a refusal that leaves the store as it was.
    static func expectUnchanged(
        _ bench: ServiceBench, _ reason: ErrorReason, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async throws {
        let before = try await bench.content()
        await expectRefusal(reason, sourceLocation: sourceLocation, body)
        #expect(try await bench.content() == before, sourceLocation: sourceLocation)
    }

    @Test("A new incident is the daemon's in what is output only, and has a name where none was asked for")
    func opened() async throws {
        let bench = try await ServiceBench.open()
        let said = Incident(
            state: .closed, type: .safetyHarm, severity: .critical, title: "harm", source: .sla,
            reporter: "principals/x", rootCause: "said", resolver: "principals/x", occurrences: 7)
        let request = OpenIncidentRequest(incident: said, mutation: .fresh())
        let first = try #require(try await bench.call(Methods.openIncident, request, as: Self.bo).incident)
        #expect(first.state == .open && first.source == .manual && first.occurrences == 1)
        #expect(first.reporter == Self.bo.name && first.rootCause.isEmpty && first.resolver.isEmpty)
        let second = try await Self.open(bench)
        #expect(first.name.hasPrefix("incidents/") && second.name != first.name)
        #expect((try await Self.open(bench, "mine")).name == "incidents/mine")
        try await Self.expectUnchanged(bench, .alreadyExists) { _ = try await Self.open(bench, "MINE") }
    }

    @Test("Owners and resources that are named must exist, of kinds that the store keeps")
    func names() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let incident = try await Self.open(bench, "i")
        try await Self.expectUnchanged(bench, .notFound) {
            _ = try await Self.open(bench, subject: "environments/none")
        }
        try await Self.expectUnchanged(bench, .notFound) {
            _ = try await bench.call(
                Methods.triageIncident,
                TriageIncidentRequest(
                    incident: incident.name, severity: .info, owner: "principals/none", mutation: .fresh()))
        }
        for request in [
            UpdateIncidentRequest(incident: incident.name, owner: "principals/none"),
            UpdateIncidentRequest(incident: incident.name, addAffected: ["environments/none"]),
            UpdateIncidentRequest(incident: incident.name, addLinks: ["evalRuns/none"]),
            UpdateIncidentRequest(
                incident: incident.name, addActions: [IncidentAction(text: "t", owner: "principals/none")]),
        ] { try await Self.expectUnchanged(bench, .notFound) { _ = try await Self.update(bench, request) } }
        let changed = try await Self.update(
            bench, UpdateIncidentRequest(incident: incident.name, addAffected: ["environments/prod", "reports/later"]))
        #expect(changed.affected == ["environments/prod", "reports/later"])
    }

    @Test("What lies elsewhere is refused as what is not there, for who may not know of it")
    func elsewhere() async throws {
        let bench = try await ServiceBench.open()
        for id in ["m", "other"] { try await bench.model(id) }
        let granted = Authorisation(
            role: "OPERATOR", permissions: RolePermissions.of(.operator), scope: try Scope("models/m"))
        let narrow = Caller(name: "principals/bo", authority: .granted([granted]))
        func open(_ affected: String, as caller: Caller? = nil) async throws {
            let incident = Incident(
                type: .privacyData, severity: .info, title: "a leak", subject: "models/m", affected: [affected])
            _ = try await bench.call(
                Methods.openIncident, OpenIncidentRequest(incident: incident, mutation: .fresh()), as: caller)
        }
        for name in ["models/other", "models/none", "principals/uid-7"] {
            try await Self.expectUnchanged(bench, .notFound) { try await open(name, as: narrow) }
        }
        try await open("models/m", as: narrow)
        try await open("models/other")
    }

    @Test("Who makes a serious incident a minor one does not dismiss it alone", arguments: [true, false])
    func lowered(byTriage: Bool) async throws {
        let bench = try await ServiceBench.open()
        let incident = try await Self.open(bench, severity: .critical)
        if byTriage {
            let triage = TriageIncidentRequest(
                incident: incident.name, severity: .info, owner: Self.bo.name, mutation: .fresh())
            _ = try await bench.call(Methods.triageIncident, triage, as: Self.bo)
        } else {
            let update = UpdateIncidentRequest(
                incident: incident.name, severity: .warning, mutation: .fresh("nobody was harmed"))
            _ = try await bench.call(Methods.updateIncident, update, as: Self.bo)
        }
        func dismiss(_ caller: Caller) async throws {
            let request = DismissIncidentRequest(incident: incident.name, mutation: .fresh("a drill"))
            _ = try await bench.call(Methods.dismissIncident, request, as: caller)
        }
        try await Self.expectUnchanged(bench, .secondPersonRequired) { try await dismiss(Self.bo) }
        try await dismiss(Self.cy)
    }

    @Test("A serious incident is dismissed by two people, another one by one")
    func dismissal() async throws {
        let bench = try await ServiceBench.open()
        func dismiss(_ name: String, _ reason: String, _ caller: Caller) async throws -> Incident? {
            try await bench.call(
                Methods.dismissIncident, DismissIncidentRequest(incident: name, mutation: .fresh(reason)), as: caller
            ).incident
        }
        for severity in [IncidentSeverity.info, .warning] {
            let minor = try await Self.open(bench, severity: severity)
            #expect(try await dismiss(minor.name, "a drill", Self.bo)?.state == .dismissed)
        }
        for severity in [IncidentSeverity.error, .critical] {
            let serious = try await Self.open(bench, severity: severity)
            let asked = try #require(try await dismiss(serious.name, "a drill", Self.bo))
            #expect(asked.state == .open && asked.dismissal?.requestedBy == Self.bo.name)
            try await Self.expectUnchanged(bench, .secondPersonRequired) {
                _ = try await dismiss(serious.name, "", Self.bo)
            }
            let confirmed = try #require(try await dismiss(serious.name, "", Self.cy))
            #expect(confirmed.state == .dismissed && confirmed.dismissal?.confirmedBy == Self.cy.name)
        }
    }

    @Test("Another severity needs a reason, and ends what was asked for about the dismissal")
    func severity() async throws {
        let bench = try await ServiceBench.open()
        let incident = try await Self.open(bench)
        _ = try await bench.call(
            Methods.dismissIncident, DismissIncidentRequest(incident: incident.name, mutation: .fresh("a drill")),
            as: Self.bo)
        let request = UpdateIncidentRequest(incident: incident.name, severity: .critical)
        try await Self.expectUnchanged(bench, .reasonRequired) { _ = try await Self.update(bench, request) }
        let changed = try await Self.update(bench, request, reason: "worse than thought")
        #expect(changed.severity == .critical && changed.dismissal == nil)
    }

    /// An incident under investigation with an action.
    static func investigated(_ bench: ServiceBench) async throws -> Incident {
        let incident = try await Self.open(bench)
        let owner = Principal(name: "principals/bo", kind: .human)
        _ = try await bench.call(
            AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: owner, mutation: .fresh()))
        let triage = TriageIncidentRequest(
            incident: incident.name, severity: .error, owner: owner.name, mutation: .fresh())
        _ = try await bench.call(Methods.triageIncident, triage)
        let request = InvestigateIncidentRequest(incident: incident.name, mutation: .fresh())
        return try #require(try await bench.call(Methods.investigateIncident, request).incident)
    }

    static func resolve(
        _ bench: ServiceBench, _ name: String, _ actions: [String] = [], none: String = "", as caller: Caller = bo
    ) async throws -> Incident {
        let request = ResolveIncidentRequest(
            incident: name, rootCause: "a typing error", actions: actions.map { IncidentAction(text: $0) },
            noActionReason: none, mutation: .fresh())
        return try #require(try await bench.call(Methods.resolveIncident, request, as: caller).incident)
    }

    @Test("What is mitigated says how, and is resolved from there")
    func mitigated() async throws {
        let bench = try await ServiceBench.open()
        let name = try await Self.investigated(bench).name
        let silent = MitigateIncidentRequest(incident: name, mutation: .fresh())
        try await Self.expectUnchanged(bench, .badRequest) {
            _ = try await bench.call(Methods.mitigateIncident, silent)
        }
        let request = MitigateIncidentRequest(incident: name, mitigation: "traffic moved away", mutation: .fresh())
        let mitigated = try #require(try await bench.call(Methods.mitigateIncident, request).incident)
        #expect(mitigated.state == .mitigated && mitigated.mitigation == "traffic moved away")
        #expect(try await Self.resolve(bench, name, ["test it"]).state == .resolved)
    }

    @Test("Another person than the resolver closes, once every action is done or waived")
    func closing() async throws {
        let bench = try await ServiceBench.open()
        let name = try await Self.investigated(bench).name
        try await Self.expectUnchanged(bench, .incidentActionsRequired) { _ = try await Self.resolve(bench, name) }
        let resolved = try await Self.resolve(bench, name, ["test it", "tell clients"])
        #expect(resolved.actions.map(\.number) == [1, 2] && resolved.resolver == Self.bo.name)
        func close(_ caller: Caller) async throws -> Incident? {
            try await bench.call(
                Methods.closeIncident, CloseIncidentRequest(incident: name, mutation: .fresh()), as: caller
            ).incident
        }
        try await Self.expectUnchanged(bench, .incidentActionsOpen) { _ = try await close(Self.cy) }
        let done = [IncidentActionChange(number: 1, done: true)]
        _ = try await Self.update(bench, UpdateIncidentRequest(incident: name, changeActions: done))
        for changes in [done, [IncidentActionChange(number: 3, done: true)]] {
            try await Self.expectUnchanged(bench, .incidentActionUnknown) {
                _ = try await Self.update(bench, UpdateIncidentRequest(incident: name, changeActions: changes))
            }
        }
        try await Self.expectUnchanged(bench, .incidentActionsOpen) { _ = try await close(Self.cy) }
        let waived = [IncidentActionChange(number: 2, waivedReason: "they know")]
        _ = try await Self.update(bench, UpdateIncidentRequest(incident: name, changeActions: waived))
        try await Self.expectUnchanged(bench, .segregationOfDuties) { _ = try await close(Self.bo) }
        let closed = try #require(try await close(Self.cy))
        #expect(closed.state == .closed && closed.closer == Self.cy.name)
    }

    @Test("Who resolved it last is the one who does not close it")
    func reopened() async throws {
        let bench = try await ServiceBench.open()
        let name = try await Self.investigated(bench).name
        _ = try await Self.resolve(bench, name, none: "once in a lifetime")
        let reopen = ReopenIncidentRequest(incident: name, mutation: .fresh("it came again"))
        let again = try #require(try await bench.call(Methods.reopenIncident, reopen).incident)
        #expect(again.state == .investigating && again.resolver.isEmpty && again.resolveTime == nil)
        _ = try await Self.resolve(bench, name, none: "twice", as: Self.cy)
        let close = CloseIncidentRequest(incident: name, mutation: .fresh())
        await expectRefusal(.segregationOfDuties) {
            _ = try await bench.call(Methods.closeIncident, close, as: Self.cy)
        }
        let closed = CloseIncidentRequest(incident: name, mutation: .fresh())
        #expect(try await bench.call(Methods.closeIncident, closed, as: Self.bo).incident?.state == .closed)
    }

    @Test("Of two verbs on one etag exactly one wins")
    func concurrent() async throws {
        let bench = try await ServiceBench.open()
        let incident = try await Self.open(bench)
        let outcomes = await withTaskGroup(of: Bool.self, returning: [Bool].self) { group in
            for text in ["one", "two"] {
                group.addTask {
                    let request = AddIncidentNoteRequest(
                        incident: incident.name, text: text, mutation: .fresh(etag: incident.etag))
                    return await failure { _ = try await bench.call(Methods.addIncidentNote, request) } == nil
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.filter { $0 }.count == 1)
        #expect(try await bench.store.require(Incident.self, incident.name).notes.count == 1)
    }

    @Test("An incident has as many notes as it may have, and no more")
    func full() async throws {
        let incident = Incident(
            name: "incidents/i", state: .open, notes: .init(repeating: IncidentNote(text: "n"), count: 255))
        let command = Command.of(Methods.addIncidentNote)
        let last = try incident.noted("last", command).after
        #expect(last.notes.count == Incident.notesMax)
        #expect(refusal { _ = try last.noted("one more", command) } == .incidentFull)
    }
}

/// Where incidents lie, and what other nouns do with them.
@Suite("Incidents of subjects")
struct IncidentSubjectTests {
    typealias Methods = IncidentServiceMethods

    @Test("An incident lies in the scope of its subject")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let here = try await IncidentTests.open(bench, "here", subject: "environments/prod")
        let there = try await IncidentTests.open(bench, "there", subject: "models/m/reports/later")
        let nowhere = try await IncidentTests.open(bench, "nowhere")
        let reader = try ScopedReadingTests.caller([
            ("incident.open", "environments/prod"), ("history.read", "environments/prod"),
        ])
        let got = try await bench.call(Methods.getIncident, GetIncidentRequest(name: here.name), as: reader)
        #expect(got.incident == here)
        for incident in [there, nowhere] {
            await expectRefusal(.permissionDenied) {
                _ = try await bench.call(Methods.getIncident, GetIncidentRequest(name: incident.name), as: reader)
            }
            await expectRefusal(.permissionDenied) {
                _ = try await IncidentTests.open(bench, subject: incident.subject, as: reader)
            }
        }
        for request in [ListIncidentsRequest(), ListIncidentsRequest(state: .open, orderBy: "create_time desc")] {
            let listed = try await bench.call(Methods.listIncidents, request, as: reader)
            #expect(listed.incidents == [here])
        }
        let all = try await bench.call(Methods.listIncidents, ListIncidentsRequest(state: .open))
        #expect(all.incidents.map(\.name) == [here.name, nowhere.name, there.name])
        _ = try await IncidentTests.open(bench, subject: "environments/prod", as: reader)
    }

    /// Reports beside a change of another noun, as its verb does.
    static func report(
        _ bench: ServiceBench, _ severity: IncidentSeverity = .warning, _ environment: String = "environments/prod",
        at now: Int64
    ) async throws -> Incident {
        let command = Command.of(
            ProviderServiceMethods.updateEnvironment, reason: "it burns", etag: "", now: now)
        let report = IncidentReport(
            .suspension, .reliabilityPerformance, severity, title: "suspended", subject: environment,
            affected: ["evalRuns/later"])
        return try await bench.store.write(MutationCall(command), mutation: .fresh("it burns")) { store in
            let change = try store.require(Environment.self, environment).updated(
                to: Environment(name: environment, description: "\(now)"), store.command)
            let opening = try store.opening(report, store.command)
            _ = try store.put(change.with(opening))
            return try store.require(Incident.self, opening.after.name)
        }
    }

    @Test("A verb of another noun opens an incident beside its own change; a day later it is another one")
    func reported() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        let day: Int64 = 86_400_000_000
        let first = try await Self.report(bench, at: day)
        #expect(first.state == .open && first.source == .suspension && first.occurrences == 1)
        #expect(first.reporter == "principals/alice" && first.description == "it burns")
        let last = try #require(try await bench.store.entries(from: first.revision).last)
        #expect(last.event == "incident.opened" && last.method == Methods.openIncident.descriptor.name)
        #expect((last.actor, last.reason) == ("principals/alice", "it burns"))

        let again = try await Self.report(bench, .critical, at: 2 * day)
        #expect(again.name == first.name && again.occurrences == 2 && again.severity == .critical)
        #expect(again.affected == ["evalRuns/later"] && again.notes.count == 1)
        #expect(try await bench.store.entries(from: again.revision).last?.event == "incident.occurred")

        let other = try await Self.report(bench, .warning, "environments/staging", at: 2 * day)
        let later = try await Self.report(bench, at: 3 * day + 1)
        #expect(other.occurrences == 1 && later.occurrences == 1)
        #expect(Set([first.name, other.name, later.name]).count == 3)
        // Of two known ones it is the last.
        #expect(try await Self.report(bench, at: 3 * day + 2).name == later.name)
    }
}
