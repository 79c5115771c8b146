// Generated from regent/v1/access.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The peer or its token is not known, expired or revoked.
    package static let unauthenticated = ErrorReason(
        "UNAUTHENTICATED", 16,
        "The peer or its token is not known, expired or revoked.")
    /// The principal holds none of the permissions the metadata names.
    package static let permissionDenied = ErrorReason(
        "PERMISSION_DENIED", 7,
        "The principal holds none of the permissions the metadata names.")
    /// What must be recorded before the answer cannot be recorded.
    package static let auditBlocked = ErrorReason(
        "AUDIT_BLOCKED", 14,
        "What must be recorded before the answer cannot be recorded.")
    /// The two are never in one hand; the metadata says which.
    package static let segregationOfDuties = ErrorReason(
        "SEGREGATION_OF_DUTIES", 9,
        "The two are never in one hand; the metadata says which.")
    /// A grant names no scope, role or permission that its principal may hold; the metadata names the field.
    package static let grantInvalid = ErrorReason(
        "GRANT_INVALID", 3,
        "A grant names no scope, role or permission that its principal may hold; the metadata names the field.")
    /// The user id or certificate is another principal's.
    package static let identityTaken = ErrorReason(
        "IDENTITY_TAKEN", 6,
        "The user id or certificate is another principal's.")
    /// It would leave nobody who manages the store.
    package static let lastAdmin = ErrorReason(
        "LAST_ADMIN", 9,
        "It would leave nobody who manages the store.")
    /// Single-person mode ends only when an ADMIN and two APPROVER people are there.
    package static let hardenIncomplete = ErrorReason(
        "HARDEN_INCOMPLETE", 9,
        "Single-person mode ends only when an ADMIN and two APPROVER people are there.")
    /// IssueToken names either a principal or a requested token; the metadata names the field.
    package static let tokenInvalid = ErrorReason(
        "TOKEN_INVALID", 3,
        "IssueToken names either a principal or a requested token; the metadata names the field.")
    /// The verb needs the etag of what it changes.
    package static let etagRequired = ErrorReason(
        "ETAG_REQUIRED", 3,
        "The verb needs the etag of what it changes.")

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
    ]
}
