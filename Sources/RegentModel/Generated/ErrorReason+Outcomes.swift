// Generated from regent/v1/outcomes.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Outcomes of the batch are invalid; the refused messages list every broken rule.
    public static let outcomeInvalid = ErrorReason(
        "OUTCOME_INVALID", 3,
        "Outcomes of the batch are invalid; the refused messages list every broken rule.")
    /// The reporter belongs to another principal; use another reporter name.
    public static let reporterTaken = ErrorReason(
        "REPORTER_TAKEN", 7,
        "The reporter belongs to another principal; use another reporter name.")

    /// Reasons that regent/v1/outcomes.proto declares.
    static let outcomesReasons: [ErrorReason] = [
        .outcomeInvalid,
        .reporterTaken,
    ]
}
