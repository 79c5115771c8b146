// Generated from regent/v1/jobs.proto by proto/generator. Do not edit.

internal import RegentMessages
internal import RegentRPC

/// What answers the methods of regent.v1.JobService.
enum JobServiceHandlers {
    static func all(_ context: ServiceContext) -> [MethodTable.Entry] {
        [
            .unary(JobServiceMethods.createJob, Verb<CreateJob>(JobServiceMethods.createJob, context)),
            .unary(JobServiceMethods.updateJob, Verb<UpdateJob>(JobServiceMethods.updateJob, context)),
            .unary(JobServiceMethods.pauseJob, Verb<PauseJob>(JobServiceMethods.pauseJob, context)),
            .unary(JobServiceMethods.resumeJob, Verb<ResumeJob>(JobServiceMethods.resumeJob, context)),
            .unary(JobServiceMethods.bindJob, Verb<BindJob>(JobServiceMethods.bindJob, context)),
            .unary(JobServiceMethods.unbindJob, Verb<UnbindJob>(JobServiceMethods.unbindJob, context)),
            .unary(JobServiceMethods.archiveJob, Verb<ArchiveJob>(JobServiceMethods.archiveJob, context)),
            .unary(JobServiceMethods.restoreJob, Verb<RestoreJob>(JobServiceMethods.restoreJob, context)),
            .unary(JobServiceMethods.getJob, GetDocument(context)),
            .unary(JobServiceMethods.listJobs, ListDocuments(context)),
        ]
    }
}
