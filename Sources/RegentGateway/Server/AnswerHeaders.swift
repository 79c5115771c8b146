import HTTPTypes
import Hummingbird

/// Headers that every answer has.
enum AnswerHeaders {
    private static let contentSecurity =
        "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; "
        + "require-trusted-types-for 'script'"

    /// Adds them to an answer; one that names how long it may be kept stays so.
    static func complete(_ response: inout Response) {
        response.headers[.contentSecurityPolicy] = contentSecurity
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[.referrerPolicy] = "no-referrer"
        if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    }
}
