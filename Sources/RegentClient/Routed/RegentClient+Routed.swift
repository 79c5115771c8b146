public import RegentMessages
import RegentRPC

extension RegentClient {
    /// Asks the provider that serves a key: selects it, runs the body, falls back where that fails, and reports the
    /// outcome of every attempt.
    ///
    /// ```swift
    /// let answer = try await client.routed(environment: "prod", key: "user-7", model: "triage") { attempt in
    ///     try await ask(attempt.provider, model: attempt.providerModel, prompt, timeout: attempt.timeout)
    /// }
    /// ```
    /// - Parameters:
    ///   - environment: id of the environment.
    ///   - key: always gets the same decision; empty = none.
    ///   - model: id of the model, or an alias of it; empty = none.
    ///   - timeout: as in the other form.
    ///   - router: as in the other form.
    ///   - body: as in the other form.
    /// - Throws: as the other form.
    public func routed<Value: Sendable>(
        environment: String, key: String = "", model: String = "", timeout: Duration? = nil,
        router: LocalRouter? = nil, _ body: @escaping @Sendable (RoutedAttempt) async throws -> Value
    ) async throws(RoutedError) -> Value {
        let request = SelectRequest(environment: environment, key: key, model: model)
        return try await routed(request, timeout: timeout, router: router, body)
    }

    /// Asks the provider that serves a request: selects it, runs the body, falls back where that fails, and reports the
    /// outcome of every attempt.
    ///
    /// What the body throws decides what follows (`AttemptError`, `HTTPStatusError`): the same provider is asked again,
    /// at most `max_retries` times of its decision; or the next provider, by a selection that excludes those that were
    /// tried, which applies every change of policy and health and draws on the retry budget of the environment; or the
    /// request ends. A body that takes longer than the timeout of the decision is cancelled, and the next provider is
    /// asked. A stream that breaks off after its first token (`RoutedAttempt.markFirstToken`) ends the request.
    ///
    /// Outcomes are sent in the background, as those of `report`.
    /// - Parameters:
    ///   - request: what to select for; an empty request id is filled.
    ///   - timeout: time of the whole request over all attempts; nil = only the attempts are limited.
    ///   - router: decides in this process; nil = the daemon decides.
    ///   - body: asks the provider of the attempt. It runs once for each attempt, in another task, and must end when it
    ///     is cancelled.
    /// - Throws: `RoutedError`, which says why no further attempt was made and what was tried.
    public func routed<Value: Sendable>(
        _ request: SelectRequest, timeout: Duration? = nil, router: LocalRouter? = nil,
        _ body: @escaping @Sendable (RoutedAttempt) async throws -> Value
    ) async throws(RoutedError) -> Value {
        var routed = RoutedRequest(request, self, router, timeout: timeout, body)
        return try await routed.answer()
    }
}
