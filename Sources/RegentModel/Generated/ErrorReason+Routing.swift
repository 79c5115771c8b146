// Generated from regent/v1/routing.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// No provider of the environment may serve the request, or every version that could is suspended.
    package static let noCandidate = ErrorReason(
        "NO_CANDIDATE", 9,
        "No provider of the environment may serve the request, or every version that could is suspended.")

    /// Reasons that regent/v1/routing.proto declares.
    static let routingReasons: [ErrorReason] = [
        .noCandidate,
    ]
}
