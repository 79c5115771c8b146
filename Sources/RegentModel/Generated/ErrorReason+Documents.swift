// Generated from regent/v1/documents.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The named resource does not exist.
    public static let notFound = ErrorReason(
        "NOT_FOUND", 5,
        "The named resource does not exist.")
    /// A resource of this name already exists.
    public static let alreadyExists = ErrorReason(
        "ALREADY_EXISTS", 6,
        "A resource of this name already exists.")
    /// The resource would be larger than allowed; the metadata has the limit in bytes.
    public static let documentTooLarge = ErrorReason(
        "DOCUMENT_TOO_LARGE", 3,
        "The resource would be larger than allowed; the metadata has the limit in bytes.")
    /// The state of the resource does not allow the method.
    public static let illegalTransition = ErrorReason(
        "ILLEGAL_TRANSITION", 9,
        "The state of the resource does not allow the method.")
    /// The resource has changed since it was read; read it again. The metadata has the current revision.
    public static let etagMismatch = ErrorReason(
        "ETAG_MISMATCH", 10,
        "The resource has changed since it was read; read it again. The metadata has the current revision.")
    /// The idempotency key was already used for a different request; use a new key.
    public static let keyReused = ErrorReason(
        "KEY_REUSED", 9,
        "The idempotency key was already used for a different request; use a new key.")
    /// A mutating call requires an idempotency key of 16 to 64 bytes.
    public static let keyRequired = ErrorReason(
        "KEY_REQUIRED", 3,
        "A mutating call requires an idempotency key of 16 to 64 bytes.")
    /// The request was already carried out with this key, and its answer is no longer stored; it was not repeated.
    public static let answerExpired = ErrorReason(
        "ANSWER_EXPIRED", 9,
        "The request was already carried out with this key, and its answer is no longer stored; it was not repeated.")
    /// The requested revision is older than what is stored.
    public static let revisionCompacted = ErrorReason(
        "REVISION_COMPACTED", 11,
        "The requested revision is older than what is stored.")
    /// The requested revision does not exist yet; the metadata has the last one.
    public static let revisionUnknown = ErrorReason(
        "REVISION_UNKNOWN", 11,
        "The requested revision does not exist yet; the metadata has the last one.")
    /// The page token was not returned by this list with the same filters; start again without one.
    public static let pageTokenInvalid = ErrorReason(
        "PAGE_TOKEN_INVALID", 3,
        "The page token was not returned by this list with the same filters; start again without one.")
    /// The filter or the order is invalid; the metadata has the term and its position.
    public static let filterInvalid = ErrorReason(
        "FILTER_INVALID", 3,
        "The filter or the order is invalid; the metadata has the term and its position.")
    /// No index covers the list, and it would read too many documents; the metadata names the indexes.
    public static let queryUnindexed = ErrorReason(
        "QUERY_UNINDEXED", 8,
        "No index covers the list, and it would read too many documents; the metadata names the indexes.")
    /// The method requires a reason.
    public static let reasonRequired = ErrorReason(
        "REASON_REQUIRED", 3,
        "The method requires a reason.")
    /// Someone other than the first person must confirm.
    public static let secondPersonRequired = ErrorReason(
        "SECOND_PERSON_REQUIRED", 9,
        "Someone other than the first person must confirm.")

    /// Reasons that regent/v1/documents.proto declares.
    static let documentsReasons: [ErrorReason] = [
        .notFound,
        .alreadyExists,
        .documentTooLarge,
        .illegalTransition,
        .etagMismatch,
        .keyReused,
        .keyRequired,
        .answerExpired,
        .revisionCompacted,
        .revisionUnknown,
        .pageTokenInvalid,
        .filterInvalid,
        .queryUnindexed,
        .reasonRequired,
        .secondPersonRequired,
    ]
}
