// Generated from regent/v1/outcomes.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Outcomes of a batch break their rules; the refusal lists them all.
    package static let outcomeInvalid = ErrorReason(
        "OUTCOME_INVALID", 3,
        "Outcomes of a batch break their rules; the refusal lists them all.")
    /// The reporter belongs to another principal; report under another name.
    package static let reporterTaken = ErrorReason(
        "REPORTER_TAKEN", 7,
        "The reporter belongs to another principal; report under another name.")

    /// Reasons that regent/v1/outcomes.proto declares.
    static let outcomesReasons: [ErrorReason] = [
        .outcomeInvalid,
        .reporterTaken,
    ]
}
