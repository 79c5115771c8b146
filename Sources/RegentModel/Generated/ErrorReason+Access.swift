// Generated from regent/v1/access.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The credentials are missing, unknown, expired or revoked.
    public static let unauthenticated = ErrorReason(
        "UNAUTHENTICATED", 16,
        "The credentials are missing, unknown, expired or revoked.")
    /// The caller holds none of the permissions that the metadata names.
    public static let permissionDenied = ErrorReason(
        "PERMISSION_DENIED", 7,
        "The caller holds none of the permissions that the metadata names.")
    /// The denial must be recorded before the answer, and it cannot be recorded; try again.
    public static let auditBlocked = ErrorReason(
        "AUDIT_BLOCKED", 14,
        "The denial must be recorded before the answer, and it cannot be recorded; try again.")
    /// One principal cannot hold or do both; the metadata names them.
    public static let segregationOfDuties = ErrorReason(
        "SEGREGATION_OF_DUTIES", 9,
        "One principal cannot hold or do both; the metadata names them.")
    /// The grant has a scope, role or permission that its principal cannot hold; the metadata names the field.
    public static let grantInvalid = ErrorReason(
        "GRANT_INVALID", 3,
        "The grant has a scope, role or permission that its principal cannot hold; the metadata names the field.")
    /// The user id or certificate already belongs to another principal.
    public static let identityTaken = ErrorReason(
        "IDENTITY_TAKEN", 6,
        "The user id or certificate already belongs to another principal.")
    /// The change would leave no ADMIN of the whole store; grant ADMIN to another person first.
    public static let lastAdmin = ErrorReason(
        "LAST_ADMIN", 9,
        "The change would leave no ADMIN of the whole store; grant ADMIN to another person first.")
    /// Single-person mode ends only when at least one person is ADMIN and two are APPROVER.
    public static let hardenIncomplete = ErrorReason(
        "HARDEN_INCOMPLETE", 9,
        "Single-person mode ends only when at least one person is ADMIN and two are APPROVER.")
    /// IssueToken needs either a principal or a requested token; the metadata names the field.
    public static let tokenInvalid = ErrorReason(
        "TOKEN_INVALID", 3,
        "IssueToken needs either a principal or a requested token; the metadata names the field.")
    /// The method requires the current etag of the document.
    public static let etagRequired = ErrorReason(
        "ETAG_REQUIRED", 3,
        "The method requires the current etag of the document.")
    /// No link into the console can be made for this caller, or none at all; the message says why.
    public static let consoleUnavailable = ErrorReason(
        "CONSOLE_UNAVAILABLE", 9,
        "No link into the console can be made for this caller, or none at all; the message says why.")

    /// Reasons that regent/v1/access.proto declares.
    static let accessReasons: [ErrorReason] = [
        .unauthenticated,
        .permissionDenied,
        .auditBlocked,
        .segregationOfDuties,
        .grantInvalid,
        .identityTaken,
        .lastAdmin,
        .hardenIncomplete,
        .tokenInvalid,
        .etagRequired,
        .consoleUnavailable,
    ]
}
