// Generated from regent/v1/maintenance.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// Stored data fails its checksum.
    package static let storeCorrupt = ErrorReason(
        "STORE_CORRUPT", 15,
        "Stored data fails its checksum.")
    /// The disk or the quota is full; only reads are served.
    package static let storeReadOnly = ErrorReason(
        "STORE_READ_ONLY", 8,
        "The disk or the quota is full; only reads are served.")
    /// The store cannot be reached or is busy; nothing was changed.
    package static let storeUnavailable = ErrorReason(
        "STORE_UNAVAILABLE", 14,
        "The store cannot be reached or is busy; nothing was changed.")
    /// The store failed while committing; repeat with the same key to learn what happened.
    package static let outcomeUnknown = ErrorReason(
        "OUTCOME_UNKNOWN", 14,
        "The store failed while committing; repeat with the same key to learn what happened.")
    /// A backup is being made; there is one at a time.
    package static let backupRunning = ErrorReason(
        "BACKUP_RUNNING", 8,
        "A backup is being made; there is one at a time.")
    /// A file is not a backup, or not the one that was made.
    package static let backupInvalid = ErrorReason(
        "BACKUP_INVALID", 15,
        "A file is not a backup, or not the one that was made.")
    /// The daemon's disk lacks room for what was asked; the metadata has the bytes needed and free.
    package static let diskSpace = ErrorReason(
        "DISK_SPACE", 8,
        "The daemon's disk lacks room for what was asked; the metadata has the bytes needed and free.")
    /// The verb needs a store that outlives the daemon.
    package static let volatileStore = ErrorReason(
        "VOLATILE_STORE", 9,
        "The verb needs a store that outlives the daemon.")

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
