// Generated from regent/v1/reports.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The period, the scope, the revision or the batch of a report breaks its rule; the metadata names the field.
    public static let reportInvalid = ErrorReason(
        "REPORT_INVALID", 3,
        "The period, the scope, the revision or the batch of a report breaks its rule; the metadata names the field.")
    /// The daemon has no pack of this id; 'regent report packs' lists those that it has.
    public static let packUnknown = ErrorReason(
        "PACK_UNKNOWN", 5,
        "The daemon has no pack of this id; 'regent report packs' lists those that it has.")

    /// Reasons that regent/v1/reports.proto declares.
    static let reportsReasons: [ErrorReason] = [
        .reportInvalid,
        .packUnknown,
    ]
}
