// Generated from regent/v1/decisions.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.DecisionService.
enum DecisionServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(DecisionServiceMethods.scoreDecisions, ScoreDecisions(context)),
            .unary(DecisionServiceMethods.explainDecision, ExplainDecision(context)),
            .unary(DecisionServiceMethods.optimiseDecisionModel, Verb<OptimiseDecisionModel>(DecisionServiceMethods.optimiseDecisionModel, context)),
        ]
    }
}
