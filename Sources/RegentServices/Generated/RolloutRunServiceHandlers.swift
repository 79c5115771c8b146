// Generated from regent/v1/rollout_runs.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.RolloutRunService.
enum RolloutRunServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(RolloutRunServiceMethods.startRollout, Verb<StartRollout>(RolloutRunServiceMethods.startRollout, context)),
            .unary(RolloutRunServiceMethods.pauseRollout, Verb<PauseRollout>(RolloutRunServiceMethods.pauseRollout, context)),
            .unary(RolloutRunServiceMethods.resumeRollout, Verb<ResumeRollout>(RolloutRunServiceMethods.resumeRollout, context)),
            .unary(RolloutRunServiceMethods.abortRollout, Verb<AbortRollout>(RolloutRunServiceMethods.abortRollout, context)),
            .unary(RolloutRunServiceMethods.getRollout, GetDocument(context)),
            .unary(RolloutRunServiceMethods.listRollouts, ListDocuments(context)),
        ]
    }
}
