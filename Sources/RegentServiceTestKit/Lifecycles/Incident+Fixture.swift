import RegentGovernance
package import RegentMessages
import RegentModel
import RegentServices
import RegentStorage

extension Incident: LifecycleFixture {
    private typealias Methods = IncidentServiceMethods

    /// An incident with an action that fell due long ago, whose owner is a stored person.
    package static func made(in state: IncidentState, _ bench: ServiceBench) async throws -> Incident {
        let owner = Principal(name: "principals/on-call", kind: .human)
        _ = try await bench.call(
            AccessServiceMethods.putPrincipal, PutPrincipalRequest(principal: owner, mutation: .fresh()))
        let name = "incidents/\(state.name.lowercased())"
        let incident = Incident(name: name, type: .reliabilityPerformance, severity: .error, title: "no answers")
        _ = try await bench.call(Methods.openIncident, OpenIncidentRequest(incident: incident, mutation: .fresh()))
        let action = IncidentAction(text: "add a test", dueTime: Timestamp(seconds: 1))
        _ = try await bench.call(
            Methods.updateIncident, UpdateIncidentRequest(incident: name, addActions: [action], mutation: .fresh()))
        if state == .dismissed {
            _ = try await bench.call(
                Methods.dismissIncident, DismissIncidentRequest(incident: name, mutation: .fresh("a drill")))
        } else {
            try await bench.bring(name, to: state, owner: owner.name)
        }
        return try await bench.store.require(Incident.self, name)
    }

    /// Its verbs, about a document as it is stored.
    package static var verbs: [VerbCall<Incident>] {
        [
            VerbCall(Methods.triageIncident) {
                TriageIncidentRequest(incident: $0.name, severity: .error, owner: "principals/on-call")
            },
            VerbCall(Methods.dismissIncident) { DismissIncidentRequest(incident: $0.name) },
            VerbCall(Methods.investigateIncident) { InvestigateIncidentRequest(incident: $0.name) },
            VerbCall(Methods.mitigateIncident) {
                MitigateIncidentRequest(incident: $0.name, mitigation: "rolled back")
            },
            VerbCall(Methods.resolveIncident) {
                ResolveIncidentRequest(incident: $0.name, rootCause: "a typing error")
            },
            VerbCall(Methods.closeIncident) { CloseIncidentRequest(incident: $0.name) },
            VerbCall(Methods.reopenIncident) { ReopenIncidentRequest(incident: $0.name) },
            VerbCall(Methods.addIncidentNote) {
                AddIncidentNoteRequest(incident: $0.name, text: "seen by two clients")
            },
            VerbCall(Methods.updateIncident) {
                UpdateIncidentRequest(incident: $0.name, severity: .critical, dueTime: Timestamp(seconds: 2))
            },
            VerbCall(due: IncidentDueTimes.self),
        ]
    }
}

extension ServiceBench {
    /// Brings an open incident further, one verb after the other.
    fileprivate func bring(_ name: String, to state: IncidentState, owner: String) async throws {
        typealias Methods = IncidentServiceMethods
        let steps: [(IncidentState, () async throws -> Void)] = [
            (
                .triaged,
                {
                    let request = TriageIncidentRequest(
                        incident: name, severity: .error, owner: owner, mutation: .fresh())
                    _ = try await call(Methods.triageIncident, request)
                }
            ),
            (
                .investigating,
                {
                    _ = try await call(
                        Methods.investigateIncident, InvestigateIncidentRequest(incident: name, mutation: .fresh()))
                }
            ),
            (
                .mitigated,
                {
                    let request = MitigateIncidentRequest(
                        incident: name, mitigation: "rolled back", mutation: .fresh())
                    _ = try await call(Methods.mitigateIncident, request)
                }
            ),
            (
                .resolved,
                {
                    // Nothing is open or due any more, so that it can be closed.
                    let done = IncidentActionChange(number: 1, done: true)
                    _ = try await call(
                        Methods.updateIncident,
                        UpdateIncidentRequest(incident: name, changeActions: [done], mutation: .fresh()))
                    let request = ResolveIncidentRequest(
                        incident: name, rootCause: "a typing error", mutation: .fresh())
                    _ = try await call(Methods.resolveIncident, request)
                }
            ),
            (
                .closed,
                {
                    _ = try await call(
                        Methods.closeIncident, CloseIncidentRequest(incident: name, mutation: .fresh()))
                }
            ),
        ]
        guard state != .open else { return }
        for (reached, step) in steps {
            try await step()
            if reached == state { return }
        }
    }
}
