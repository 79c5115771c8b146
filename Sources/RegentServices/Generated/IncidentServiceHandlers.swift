// Generated from regent/v1/incidents.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.IncidentService.
enum IncidentServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(IncidentServiceMethods.openIncident, Verb<OpenIncident>(IncidentServiceMethods.openIncident, context)),
            .unary(IncidentServiceMethods.triageIncident, Verb<TriageIncident>(IncidentServiceMethods.triageIncident, context)),
            .unary(IncidentServiceMethods.dismissIncident, Verb<DismissIncident>(IncidentServiceMethods.dismissIncident, context)),
            .unary(IncidentServiceMethods.investigateIncident, Verb<InvestigateIncident>(IncidentServiceMethods.investigateIncident, context)),
            .unary(IncidentServiceMethods.mitigateIncident, Verb<MitigateIncident>(IncidentServiceMethods.mitigateIncident, context)),
            .unary(IncidentServiceMethods.resolveIncident, Verb<ResolveIncident>(IncidentServiceMethods.resolveIncident, context)),
            .unary(IncidentServiceMethods.closeIncident, Verb<CloseIncident>(IncidentServiceMethods.closeIncident, context)),
            .unary(IncidentServiceMethods.reopenIncident, Verb<ReopenIncident>(IncidentServiceMethods.reopenIncident, context)),
            .unary(IncidentServiceMethods.addIncidentNote, Verb<AddIncidentNote>(IncidentServiceMethods.addIncidentNote, context)),
            .unary(IncidentServiceMethods.updateIncident, Verb<UpdateIncident>(IncidentServiceMethods.updateIncident, context)),
            .unary(IncidentServiceMethods.getIncident, GetDocument(context)),
            .unary(IncidentServiceMethods.listIncidents, ListDocuments(context)),
            .unary(IncidentServiceMethods.getIncidentStatistics, GetIncidentStatistics(context)),
        ]
    }
}
