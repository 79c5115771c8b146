// Generated from regent/v1/evaluation.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.EvaluationService.
enum EvaluationServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(EvaluationServiceMethods.createRun, Verb<CreateRun>(EvaluationServiceMethods.createRun, context)),
            .duplex(EvaluationServiceMethods.uploadSamples, isBulk: true, UploadSamples(context)),
            .unary(EvaluationServiceMethods.dropBatch, Verb<DropBatch>(EvaluationServiceMethods.dropBatch, context)),
            .unary(EvaluationServiceMethods.sealRun, Verb<SealRun>(EvaluationServiceMethods.sealRun, context)),
            .unary(EvaluationServiceMethods.evaluateGates, Verb<EvaluateGates>(EvaluationServiceMethods.evaluateGates, context)),
            .unary(EvaluationServiceMethods.getRun, GetDocument(context)),
            .unary(EvaluationServiceMethods.listRuns, ListDocuments(context)),
            .unary(EvaluationServiceMethods.getSummary, GetSummary(context)),
            .unary(EvaluationServiceMethods.recomputeSummary, RecomputeSummary(context)),
            .unary(EvaluationServiceMethods.compareRuns, CompareRuns(context)),
            .serverStream(EvaluationServiceMethods.exportFlips, ExportFlips(context)),
            .unary(EvaluationServiceMethods.getTrend, GetTrend(context)),
            .unary(EvaluationServiceMethods.getReport, GetReport(context)),
            .unary(EvaluationServiceMethods.getRunProgress, GetRunProgress(context)),
            .unary(EvaluationServiceMethods.compareVersions, CompareVersions(context)),
            .unary(EvaluationServiceMethods.abortRun, Verb<AbortRun>(EvaluationServiceMethods.abortRun, context)),
            .unary(EvaluationServiceMethods.invalidateRun, Verb<InvalidateRun>(EvaluationServiceMethods.invalidateRun, context)),
            .unary(EvaluationServiceMethods.listSamples, ListSamples(context)),
            .serverStream(EvaluationServiceMethods.exportSamples, ExportSamples(context)),
        ]
    }
}
