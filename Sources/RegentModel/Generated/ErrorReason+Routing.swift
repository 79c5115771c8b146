// Generated from regent/v1/routing.proto by proto/generator. Do not edit.

extension ErrorReason {
    /// No provider of the environment may serve the request, or every version that could is suspended.
    public static let noCandidate = ErrorReason(
        "NO_CANDIDATE", 9,
        "No provider of the environment may serve the request, or every version that could is suspended.")
    /// Providers of the environment could serve the request, but every one of them is ejected or waits for its probe.
    public static let providersUnhealthy = ErrorReason(
        "PROVIDERS_UNHEALTHY", 14,
        "Providers of the environment could serve the request, but every one of them is ejected or waits for its probe.")
    /// Too many requests of the environment are retries: those of its first attempts pay for one in five.
    public static let retryBudgetExhausted = ErrorReason(
        "RETRY_BUDGET_EXHAUSTED", 8,
        "Too many requests of the environment are retries: those of its first attempts pay for one in five.")

    /// Reasons that regent/v1/routing.proto declares.
    static let routingReasons: [ErrorReason] = [
        .noCandidate,
        .providersUnhealthy,
        .retryBudgetExhausted,
    ]
}
