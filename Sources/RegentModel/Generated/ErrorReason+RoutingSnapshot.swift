// Generated from regent/v1/routing_snapshot.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The snapshot of the environment is larger than one message may be; name the models that the program decides for.
    public static let snapshotTooLarge = ErrorReason(
        "SNAPSHOT_TOO_LARGE", 8,
        "The snapshot of the environment is larger than one message may be; name the models that the program decides for.")
    /// A local router has no snapshot of the environment; wait until it has one, or select at the daemon.
    public static let snapshotUnavailable = ErrorReason(
        "SNAPSHOT_UNAVAILABLE", 14,
        "A local router has no snapshot of the environment; wait until it has one, or select at the daemon.")
    /// The snapshot of a local router is not of this model; name the model when it is made, or select at the daemon.
    public static let snapshotLacksModel = ErrorReason(
        "SNAPSHOT_LACKS_MODEL", 9,
        "The snapshot of a local router is not of this model; name the model when it is made, or select at the daemon.")

    /// Reasons that regent/v1/routing_snapshot.proto declares.
    static let routingSnapshotReasons: [ErrorReason] = [
        .snapshotTooLarge,
        .snapshotUnavailable,
        .snapshotLacksModel,
    ]
}
