// Generated from regent/v1/committees.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The committee could never agree on anything, or another one decides for the model; the metadata says which.
    public static let committeeInvalid = ErrorReason(
        "COMMITTEE_INVALID", 3,
        "The committee could never agree on anything, or another one decides for the model; the metadata says which.")
    /// Open proposals wait for the committee; the metadata names them.
    public static let committeeInUse = ErrorReason(
        "COMMITTEE_IN_USE", 9,
        "Open proposals wait for the committee; the metadata names them.")

    /// Reasons that regent/v1/committees.proto declares.
    static let committeesReasons: [ErrorReason] = [
        .committeeInvalid,
        .committeeInUse,
    ]
}
