// Generated from regent/v1/ledger.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// There are more entries, groups or steps than one answer counts; narrow the time or the kinds.
    public static let eventsTooMany = ErrorReason(
        "EVENTS_TOO_MANY", 8,
        "There are more entries, groups or steps than one answer counts; narrow the time or the kinds.")
    /// The daemon has no key that signs checkpoints, or cannot keep a new one; its log says why.
    public static let signingKeyUnusable = ErrorReason(
        "SIGNING_KEY_UNUSABLE", 9,
        "The daemon has no key that signs checkpoints, or cannot keep a new one; its log says why.")

    /// Reasons that regent/v1/ledger.proto declares.
    static let ledgerReasons: [ErrorReason] = [
        .eventsTooMany,
        .signingKeyUnusable,
    ]
}
