// Generated from regent/v1/rollouts.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A field of the rollout policy breaks its rule; the metadata names the field.
    package static let rolloutInvalid = ErrorReason(
        "ROLLOUT_INVALID", 3,
        "A field of the rollout policy breaks its rule; the metadata names the field.")
    /// The version is suspended and cannot serve; resume it first, or name another one.
    package static let versionSuspended = ErrorReason(
        "VERSION_SUSPENDED", 9,
        "The version is suspended and cannot serve; resume it first, or name another one.")
    /// The version does not have the state that its place needs in the environment; promote it first.
    package static let versionNotPromoted = ErrorReason(
        "VERSION_NOT_PROMOTED", 9,
        "The version does not have the state that its place needs in the environment; promote it first.")
    /// No eval run proves the version: one that has passed, is of the type that is asked for, and is recent enough.
    package static let evidenceMissing = ErrorReason(
        "EVIDENCE_MISSING", 9,
        "No eval run proves the version: one that has passed, is of the type that is asked for, and is recent enough.")
    /// There is no earlier revision of the rollout policy to go back to.
    package static let noKnownGood = ErrorReason(
        "NO_KNOWN_GOOD", 9,
        "There is no earlier revision of the rollout policy to go back to.")
    /// The version to go back to is no longer supported; set past_support to go back to it all the same.
    package static let supportEnded = ErrorReason(
        "SUPPORT_ENDED", 9,
        "The version to go back to is no longer supported; set past_support to go back to it all the same.")

    /// Reasons that regent/v1/rollouts.proto declares.
    static let rolloutsReasons: [ErrorReason] = [
        .rolloutInvalid,
        .versionSuspended,
        .versionNotPromoted,
        .evidenceMissing,
        .noKnownGood,
        .supportEnded,
    ]
}
