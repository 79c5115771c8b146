// Generated from regent/v1/maintenance.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Stored data is damaged; restore a backup.
    public static let storeCorrupt = ErrorReason(
        "STORE_CORRUPT", 15,
        "Stored data is damaged; restore a backup.")
    /// The disk or the quota of the store is full; nothing was changed, and reads still work.
    public static let storeReadOnly = ErrorReason(
        "STORE_READ_ONLY", 8,
        "The disk or the quota of the store is full; nothing was changed, and reads still work.")
    /// The store is busy or unavailable; nothing was changed. Try again.
    public static let storeUnavailable = ErrorReason(
        "STORE_UNAVAILABLE", 14,
        "The store is busy or unavailable; nothing was changed. Try again.")
    /// The store failed during the commit; repeat the call with the same key to learn its outcome.
    public static let outcomeUnknown = ErrorReason(
        "OUTCOME_UNKNOWN", 14,
        "The store failed during the commit; repeat the call with the same key to learn its outcome.")
    /// Another backup is running; try again when it has ended.
    public static let backupRunning = ErrorReason(
        "BACKUP_RUNNING", 8,
        "Another backup is running; try again when it has ended.")
    /// The file is not a backup, or it is damaged.
    public static let backupInvalid = ErrorReason(
        "BACKUP_INVALID", 15,
        "The file is not a backup, or it is damaged.")
    /// The daemon's disk has too little free space; the metadata has the bytes needed and free.
    public static let diskSpace = ErrorReason(
        "DISK_SPACE", 8,
        "The daemon's disk has too little free space; the metadata has the bytes needed and free.")
    /// The method requires a store on disk; this one is in memory.
    public static let volatileStore = ErrorReason(
        "VOLATILE_STORE", 9,
        "The method requires a store on disk; this one is in memory.")

    /// Reasons that regent/v1/maintenance.proto declares.
    static let maintenanceReasons: [ErrorReason] = [
        .storeCorrupt,
        .storeReadOnly,
        .storeUnavailable,
        .outcomeUnknown,
        .backupRunning,
        .backupInvalid,
        .diskSpace,
        .volatileStore,
    ]
}
