// Generated from regent/v1/outcomes.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.OutcomeService.
enum OutcomeServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .duplex(OutcomeServiceMethods.reportOutcomes, isBulk: true, ReportOutcomes(context)),
            .unary(OutcomeServiceMethods.listOutcomes, ListOutcomes(context)),
            .unary(OutcomeServiceMethods.getOutcomeSummary, GetOutcomeSummary(context)),
        ]
    }
}
