// Generated from regent/v1/decisions.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The version has no decision model that can be scored: none at all, or one that names no features.
    public static let decisionModelMissing = ErrorReason(
        "DECISION_MODEL_MISSING", 9,
        "The version has no decision model that can be scored: none at all, or one that names no features.")
    /// Rows are not as long as they say, hold a number that is not finite, or are too many; the metadata names the field.
    public static let decisionRowsInvalid = ErrorReason(
        "DECISION_ROWS_INVALID", 3,
        "Rows are not as long as they say, hold a number that is not finite, or are too many; the metadata names the field.")
    /// From these rows the wanted weights, calibration or thresholds cannot be had; the metadata names which.
    public static let decisionStudyRefused = ErrorReason(
        "DECISION_STUDY_REFUSED", 9,
        "From these rows the wanted weights, calibration or thresholds cannot be had; the metadata names which.")

    /// Reasons that regent/v1/decisions.proto declares.
    static let decisionsReasons: [ErrorReason] = [
        .decisionModelMissing,
        .decisionRowsInvalid,
        .decisionStudyRefused,
    ]
}
