// Generated from regent/v1/jobs.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the job breaks its rule: schedule, plan, gates or bound version; the metadata names the field.
    public static let jobInvalid = ErrorReason(
        "JOB_INVALID", 3,
        "A field of the job breaks its rule: schedule, plan, gates or bound version; the metadata names the field.")

    /// Reasons that regent/v1/jobs.proto declares.
    static let jobsReasons: [ErrorReason] = [
        .jobInvalid,
    ]
}
