// Generated from regent/v1/rollouts.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the rollout policy breaks its rule; the metadata names the field.
    public static let rolloutInvalid = ErrorReason(
        "ROLLOUT_INVALID", 3,
        "A field of the rollout policy breaks its rule; the metadata names the field.")
    /// The version is suspended and cannot serve; resume it first, or name another one.
    public static let versionSuspended = ErrorReason(
        "VERSION_SUSPENDED", 9,
        "The version is suspended and cannot serve; resume it first, or name another one.")
    /// The version does not have the state that its place needs in the environment; promote it first.
    public static let versionNotPromoted = ErrorReason(
        "VERSION_NOT_PROMOTED", 9,
        "The version does not have the state that its place needs in the environment; promote it first.")
    /// Neither an eval run that has passed nor a rollout that is judged PROMOTE proves the version, or not recently enough.
    public static let evidenceMissing = ErrorReason(
        "EVIDENCE_MISSING", 9,
        "Neither an eval run that has passed nor a rollout that is judged PROMOTE proves the version, or not recently enough.")
    /// There is no earlier revision of the rollout policy to go back to.
    public static let noKnownGood = ErrorReason(
        "NO_KNOWN_GOOD", 9,
        "There is no earlier revision of the rollout policy to go back to.")
    /// The version to go back to is no longer supported; set past_support to go back to it all the same.
    public static let supportEnded = ErrorReason(
        "SUPPORT_ENDED", 9,
        "The version to go back to is no longer supported; set past_support to go back to it all the same.")
    /// A rollout of the model runs in the environment and owns versions, share and salt; abort or promote it first.
    public static let rolloutRunning = ErrorReason(
        "ROLLOUT_RUNNING", 9,
        "A rollout of the model runs in the environment and owns versions, share and salt; abort or promote it first.")

    /// Reasons that regent/v1/rollouts.proto declares.
    static let rolloutsReasons: [ErrorReason] = [
        .rolloutInvalid,
        .versionSuspended,
        .versionNotPromoted,
        .evidenceMissing,
        .noKnownGood,
        .supportEnded,
        .rolloutRunning,
    ]
}
