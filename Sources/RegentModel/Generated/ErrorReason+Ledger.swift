// Generated from regent/v1/ledger.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// There are more entries, groups or steps than one answer counts; narrow the time or the kinds.
    public static let eventsTooMany = ErrorReason(
        "EVENTS_TOO_MANY", 8,
        "There are more entries, groups or steps than one answer counts; narrow the time or the kinds.")
    /// What is asked for was erased from the ledger; its entry and every proof of it are still there.
    public static let textErased = ErrorReason(
        "TEXT_ERASED", 9,
        "What is asked for was erased from the ledger; its entry and every proof of it are still there.")
    /// The entry is the last one of its resource, which has the same text; change the resource first.
    public static let textInUse = ErrorReason(
        "TEXT_IN_USE", 9,
        "The entry is the last one of its resource, which has the same text; change the resource first.")
    /// The ledger does not go on from a checkpoint of it that was seen before: it was changed, or set back by a restore.
    public static let ledgerForked = ErrorReason(
        "LEDGER_FORKED", 15,
        "The ledger does not go on from a checkpoint of it that was seen before: it was changed, or set back by a restore.")
    /// The daemon has no key that signs checkpoints, or cannot keep a new one; its log says why.
    public static let signingKeyUnusable = ErrorReason(
        "SIGNING_KEY_UNUSABLE", 9,
        "The daemon has no key that signs checkpoints, or cannot keep a new one; its log says why.")

    /// Reasons that regent/v1/ledger.proto declares.
    static let ledgerReasons: [ErrorReason] = [
        .eventsTooMany,
        .textErased,
        .textInUse,
        .ledgerForked,
        .signingKeyUnusable,
    ]
}
