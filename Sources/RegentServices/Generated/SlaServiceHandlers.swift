// Generated from regent/v1/sla.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.SlaService.
enum SlaServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(SlaServiceMethods.putSlaTarget, Verb<PutSlaTarget>(SlaServiceMethods.putSlaTarget, context)),
            .unary(SlaServiceMethods.archiveSlaTarget, Verb<ArchiveSlaTarget>(SlaServiceMethods.archiveSlaTarget, context)),
            .unary(SlaServiceMethods.restoreSlaTarget, Verb<RestoreSlaTarget>(SlaServiceMethods.restoreSlaTarget, context)),
            .unary(SlaServiceMethods.pauseSla, Verb<PauseSla>(SlaServiceMethods.pauseSla, context)),
            .unary(SlaServiceMethods.resumeSla, Verb<ResumeSla>(SlaServiceMethods.resumeSla, context)),
            .unary(SlaServiceMethods.getSlaTarget, GetDocument(context)),
            .unary(SlaServiceMethods.listSlaTargets, ListDocuments(context)),
            .unary(SlaServiceMethods.getSlaViolation, GetDocument(context)),
            .unary(SlaServiceMethods.listSlaViolations, ListDocuments(context)),
            .unary(SlaServiceMethods.getSlaStatus, GetSlaStatus(context)),
            .unary(SlaServiceMethods.listSlaStatuses, ListSlaStatuses(context)),
            .unary(SlaServiceMethods.getSlaBurn, GetSlaBurn(context)),
        ]
    }
}
