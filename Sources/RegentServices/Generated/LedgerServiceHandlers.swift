// Generated from regent/v1/ledger.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.LedgerService.
enum LedgerServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .serverStream(LedgerServiceMethods.watch, Watch(context)),
            .unary(LedgerServiceMethods.getHistory, GetHistory(context)),
            .unary(LedgerServiceMethods.diffResource, DiffResource(context)),
            .unary(LedgerServiceMethods.getEventStatistics, GetEventStatistics(context)),
            .unary(LedgerServiceMethods.getCheckpoint, GetCheckpoint(context)),
            .unary(LedgerServiceMethods.proveInclusion, ProveInclusion(context)),
            .unary(LedgerServiceMethods.proveConsistency, ProveConsistency(context)),
            .unary(LedgerServiceMethods.getEntryBundle, GetEntryBundle(context)),
            .unary(LedgerServiceMethods.rotateSigningKey, Verb<RotateSigningKey>(LedgerServiceMethods.rotateSigningKey, context)),
            .unary(LedgerServiceMethods.eraseText, Verb<EraseText>(LedgerServiceMethods.eraseText, context)),
            .unary(LedgerServiceMethods.getTextErasure, GetDocument(context)),
            .unary(LedgerServiceMethods.listTextErasures, ListDocuments(context)),
            .unary(LedgerServiceMethods.getKeyRotation, GetDocument(context)),
            .unary(LedgerServiceMethods.listKeyRotations, ListDocuments(context)),
        ]
    }
}
