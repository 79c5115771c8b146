// Generated from regent/v1/analytics.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// The query cannot be read; the metadata has the field, the column in the text, the term, and a suggestion.
    public static let queryInvalid = ErrorReason(
        "QUERY_INVALID", 3,
        "The query cannot be read; the metadata has the field, the column in the text, the term, and a suggestion.")
    /// The query would read or return more than its bound; the metadata names the bound and what to narrow.
    public static let queryTooLarge = ErrorReason(
        "QUERY_TOO_LARGE", 8,
        "The query would read or return more than its bound; the metadata names the bound and what to narrow.")

    /// Reasons that regent/v1/analytics.proto declares.
    static let analyticsReasons: [ErrorReason] = [
        .queryInvalid,
        .queryTooLarge,
    ]
}
