// Generated from regent/v1/versions.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.VersionService.
enum VersionServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(VersionServiceMethods.registerVersion, Verb<RegisterVersion>(VersionServiceMethods.registerVersion, context)),
            .unary(VersionServiceMethods.getVersion, GetDocument(context)),
            .unary(VersionServiceMethods.listVersions, ListDocuments(context)),
            .unary(VersionServiceMethods.answerReleaseChecklist, Verb<AnswerReleaseChecklist>(VersionServiceMethods.answerReleaseChecklist, context)),
            .unary(VersionServiceMethods.recordPerformance, Verb<RecordPerformance>(VersionServiceMethods.recordPerformance, context)),
            .unary(VersionServiceMethods.releaseVersion, Verb<ReleaseVersion>(VersionServiceMethods.releaseVersion, context)),
            .unary(VersionServiceMethods.suspendVersion, Verb<SuspendVersion>(VersionServiceMethods.suspendVersion, context)),
            .unary(VersionServiceMethods.resumeVersion, Verb<ResumeVersion>(VersionServiceMethods.resumeVersion, context)),
            .unary(VersionServiceMethods.deprecateVersion, Verb<DeprecateVersion>(VersionServiceMethods.deprecateVersion, context)),
            .unary(VersionServiceMethods.retireVersion, Verb<RetireVersion>(VersionServiceMethods.retireVersion, context)),
        ]
    }
}
