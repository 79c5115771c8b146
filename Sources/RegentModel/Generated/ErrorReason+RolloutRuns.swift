// Generated from regent/v1/rollout_runs.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// A rollout of the model is running or paused in the environment; promote or abort it first.
    public static let rolloutTaken = ErrorReason(
        "ROLLOUT_TAKEN", 9,
        "A rollout of the model is running or paused in the environment; promote or abort it first.")
    /// The rollout policy has no canary, no stages, or no stable version to compare with; set them first.
    public static let rolloutNotReady = ErrorReason(
        "ROLLOUT_NOT_READY", 9,
        "The rollout policy has no canary, no stages, or no stable version to compare with; set them first.")
    /// The latest verdict of the running rollout is not PROMOTE; wait for the judge, or abort the rollout.
    public static let rolloutNotProven = ErrorReason(
        "ROLLOUT_NOT_PROVEN", 9,
        "The latest verdict of the running rollout is not PROMOTE; wait for the judge, or abort the rollout.")

    /// Reasons that regent/v1/rollout_runs.proto declares.
    static let rolloutRunsReasons: [ErrorReason] = [
        .rolloutTaken,
        .rolloutNotReady,
        .rolloutNotProven,
    ]
}
