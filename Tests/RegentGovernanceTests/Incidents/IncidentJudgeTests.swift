import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

/// Who may say that an incident is over, or that it was none.
@Suite("Judges of incidents")
struct IncidentJudgeTests {
    typealias Methods = IncidentServiceMethods

    private static func incident(
        _ state: IncidentState, _ severity: IncidentSeverity, dismissal: IncidentDismissal? = nil
    ) -> Incident {
        Incident(
            name: "incidents/i", etag: "e", state: state, severity: severity, resolver: "principals/ada",
            dismissal: dismissal)
    }

    private static func close(_ command: Command) -> ErrorReason? {
        refusal { _ = try incident(.resolved, .info).closed(command) }
    }

    private static func dismiss(
        _ severity: IncidentSeverity, _ command: Command, askedBy asker: String? = nil
    ) -> ErrorReason? {
        let asked = asker.map { IncidentDismissal(requestedBy: $0, reason: "a drill") }
        return refusal {
            _ = try incident(.open, severity, dismissal: asked).dismissed(command)
        }
    }

    @Test("People close an incident, programs do not")
    func closing() {
        #expect(Self.close(.of(Methods.closeIncident, by: "principals/bob")) == nil)
        let program = Command.of(Methods.closeIncident, by: "principals/bot", kind: .service)
        #expect(Self.close(program) == .segregationOfDuties)
    }

    @Test(
        "A program neither asks for the dismissal of a serious incident nor confirms it",
        arguments: [IncidentSeverity.error, .critical])
    func dismissing(severity: IncidentSeverity) {
        let program = Command.of(Methods.dismissIncident, by: "principals/bot", kind: .service, reason: "a drill")
        let person = Command.of(Methods.dismissIncident, by: "principals/bob", reason: "a drill")
        #expect(Self.dismiss(severity, program) == .segregationOfDuties)
        #expect(Self.dismiss(severity, program, askedBy: "principals/ada") == .segregationOfDuties)
        #expect(Self.dismiss(severity, person) == nil)
        #expect(Self.dismiss(severity, person, askedBy: "principals/ada") == nil)
    }

    @Test("A program dismisses a minor incident")
    func minor() {
        let program = Command.of(Methods.dismissIncident, by: "principals/bot", kind: .service, reason: "a drill")
        for severity in [IncidentSeverity.info, .warning] { #expect(Self.dismiss(severity, program) == nil) }
    }

    @Test("A program does not dismiss what another program has made a minor incident; a person does")
    func lowered() {
        let incident = Incident(
            name: "incidents/i", etag: "e", state: .open, severity: .info, severityLoweredBy: "principals/first")
        let program = Command.of(Methods.dismissIncident, by: "principals/bot", kind: .service, reason: "a drill")
        let person = Command.of(Methods.dismissIncident, by: "principals/bob", reason: "a drill")
        let (first, second) = (
            refusal { _ = try incident.dismissed(program) }, refusal { _ = try incident.dismissed(person) }
        )
        #expect(first == .segregationOfDuties && second == nil)
    }

    @Test("Who holds roles that are never in one hand does not close an incident")
    func roles() {
        let granted = [Role.approver, .operator].map {
            Authorisation(role: $0.name, permissions: RolePermissions.of($0), scope: .everything)
        }
        let actor = Caller(name: "principals/bob", authority: .granted(granted))
        let command = Command(
            actor: actor, role: "APPROVER", method: Methods.closeIncident.descriptor, etag: "e", now: 1)
        #expect(Self.close(command) == .segregationOfDuties)
    }
}
