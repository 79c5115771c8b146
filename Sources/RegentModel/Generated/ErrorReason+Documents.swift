// Generated from regent/v1/documents.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The named resource does not exist.
    package static let notFound = ErrorReason(
        "NOT_FOUND", 5,
        "The named resource does not exist.")
    /// The resource to create exists.
    package static let alreadyExists = ErrorReason(
        "ALREADY_EXISTS", 6,
        "The resource to create exists.")
    /// The resource would have more bytes than a list can show beside others; the metadata gives the limit.
    package static let documentTooLarge = ErrorReason(
        "DOCUMENT_TOO_LARGE", 3,
        "The resource would have more bytes than a list can show beside others; the metadata gives the limit.")
    /// The resource's state does not allow the verb.
    package static let illegalTransition = ErrorReason(
        "ILLEGAL_TRANSITION", 9,
        "The resource's state does not allow the verb.")
    /// The resource has changed since it was read; the metadata has the current revision.
    package static let etagMismatch = ErrorReason(
        "ETAG_MISMATCH", 10,
        "The resource has changed since it was read; the metadata has the current revision.")
    /// The idempotency key was used with other content.
    package static let keyReused = ErrorReason(
        "KEY_REUSED", 9,
        "The idempotency key was used with other content.")
    /// A mutating call came without an idempotency key, or one of a wrong length.
    package static let keyRequired = ErrorReason(
        "KEY_REQUIRED", 3,
        "A mutating call came without an idempotency key, or one of a wrong length.")
    /// The idempotency key was used for the same request, whose answer is no longer kept; it was not done again.
    package static let answerExpired = ErrorReason(
        "ANSWER_EXPIRED", 9,
        "The idempotency key was used for the same request, whose answer is no longer kept; it was not done again.")
    /// The asked revision is older than what is kept.
    package static let revisionCompacted = ErrorReason(
        "REVISION_COMPACTED", 11,
        "The asked revision is older than what is kept.")
    /// The asked revision lies in the future.
    package static let revisionUnknown = ErrorReason(
        "REVISION_UNKNOWN", 11,
        "The asked revision lies in the future.")
    /// The page token was not returned by this list with the same filters; start again without one.
    package static let pageTokenInvalid = ErrorReason(
        "PAGE_TOKEN_INVALID", 3,
        "The page token was not returned by this list with the same filters; start again without one.")
    /// The filter or the order cannot be read; the metadata names the term and its place.
    package static let filterInvalid = ErrorReason(
        "FILTER_INVALID", 3,
        "The filter or the order cannot be read; the metadata names the term and its place.")
    /// No index serves the list, and it would read too many documents; the metadata names the indexes.
    package static let queryUnindexed = ErrorReason(
        "QUERY_UNINDEXED", 8,
        "No index serves the list, and it would read too many documents; the metadata names the indexes.")
    /// The verb must say why.
    package static let reasonRequired = ErrorReason(
        "REASON_REQUIRED", 3,
        "The verb must say why.")
    /// Another person than the first must agree.
    package static let secondPersonRequired = ErrorReason(
        "SECOND_PERSON_REQUIRED", 9,
        "Another person than the first must agree.")

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
