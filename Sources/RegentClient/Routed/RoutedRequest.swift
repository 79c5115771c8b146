import RegentMessages
import RegentModel
import RegentRPC

/// A request that is routed: selects, attempts, falls back, and reports every attempt.
struct RoutedRequest<Value: Sendable>: Sendable {
    /// What follows from the attempts at one provider.
    private enum Step {
        case answer(Value)
        case fallBack(any Error)
        case end(RoutedError.Reason, any Error)
    }

    /// Retries of a decision that are believed: what a config may have at most.
    private static var retriesMax: UInt32 { 16 }
    /// Providers that a selection may exclude.
    private static var excludedMax: Int { 64 }
    /// The timeout of a decision that names none.
    private static var timeoutStandard: Duration { .seconds(30) }

    private let client: RegentClient
    private let router: LocalRouter?
    private let deadline: ContinuousClock.Instant?
    private let body: @Sendable (RoutedAttempt) async throws -> Value
    private var request: SelectRequest
    private var attempts: [RoutedError.Attempt] = []

    init(
        _ request: SelectRequest, _ client: RegentClient, _ router: LocalRouter?, timeout: Duration?,
        _ body: @escaping @Sendable (RoutedAttempt) async throws -> Value
    ) {
        self.request = request
        if request.requestId.isEmpty { self.request.requestId = "r-" + IdempotencyKey.fresh() }
        self.client = client
        self.router = router
        self.body = body
        deadline = timeout.map { ContinuousClock.now + $0 }
    }

    private var isOver: Bool { deadline.map { $0 <= .now } ?? false }

    /// The answer of the first provider that gives one.
    mutating func answer() async throws(RoutedError) -> Value {
        var decision = try await first()
        while true {
            switch await attempt(at: decision) {
            case .answer(let value): return value
            case .end(let reason, let cause): throw failure(reason, cause, next: decision.fallbacks)
            case .fallBack(let cause): decision = try await next(after: decision, cause)
            }
        }
    }

    private func failure(_ reason: RoutedError.Reason, _ cause: any Error, next: [String] = []) -> RoutedError {
        RoutedError(
            reason: reason, cause: cause, environment: request.environment, attempts: attempts,
            nextProvider: next.first { !request.excludedProviders.contains($0) } ?? "")
    }

    // MARK: Selection

    private func first() async throws(RoutedError) -> RouteDecision {
        do throws(RPCError) {
            return try await selected()
        } catch {
            throw failure(reason(of: error), error)
        }
    }

    /// The decision after a provider has failed: governed as the first one, and paid for by the retry budget.
    private mutating func next(
        after decision: RouteDecision, _ cause: any Error
    ) async throws(RoutedError) -> RouteDecision {
        request.excludedProviders.append(decision.selectedProvider)
        guard !decision.fallbacks.isEmpty, request.excludedProviders.count <= Self.excludedMax else {
            throw failure(.exhausted, cause)
        }
        let next: RouteDecision
        do throws(RPCError) { next = try await selected() } catch {
            let why = reason(of: error)
            throw failure(why, why == .selection ? error : cause, next: decision.fallbacks)
        }
        // Nobody is asked twice, whatever the answer says.
        guard !request.excludedProviders.contains(next.selectedProvider) else { throw failure(.exhausted, cause) }
        return next
    }

    private func selected() async throws(RPCError) -> RouteDecision {
        var options = CallOptions()
        if let deadline {
            guard !isOver else { throw .deadlineExceeded }
            options.timeout = min(deadline - .now, client.core.options.unaryTimeout)
        }
        var decision: RouteDecision
        if let router {
            decision = try await router.select(request, options)
        } else {
            guard let selected = try await client.select(request, options).decision else {
                throw RPCError(.protocolViolation, "the answer has no decision")
            }
            decision = selected
        }
        decision.requestId = request.requestId
        return decision
    }

    private func reason(of error: RPCError) -> RoutedError.Reason {
        switch error.reason {
        case .noCandidate, .providersUnhealthy: .exhausted
        case .retryBudgetExhausted: .retryBudget
        default: Task.isCancelled ? .cancelled : isOver ? .deadline : .selection
        }
    }

    // MARK: Attempts

    private mutating func attempt(at decision: RouteDecision) async -> Step {
        var backoff = client.core.options.pace.backoff
        var retriesLeft = min(decision.maxRetries, Self.retriesMax)
        while true {
            guard !isOver else { return .end(.deadline, RPCError.deadlineExceeded) }
            let attempt = begun(at: decision)
            let result = await attempt.run(body, until: deadline)
            let fault: AttemptFault
            switch result {
            case .success(let value):
                end(attempt, nil)
                return .answer(value)
            case .failure(let failure): fault = failure
            }
            end(attempt, fault)
            if let ending = fault.ending { return .end(ending, fault.cause) }
            guard !isOver else { return .end(.deadline, fault.cause) }
            guard fault.verdict == .retry, retriesLeft > 0 else { return .fallBack(fault.cause) }
            retriesLeft -= 1
            let pause = max(backoff.next(), fault.retryAfter ?? .zero)
            if let deadline, deadline - .now <= pause { return .fallBack(fault.cause) }
            do { try await client.core.options.pace.sleep(pause) } catch { return .end(.cancelled, fault.cause) }
        }
    }

    private func begun(at decision: RouteDecision) -> RoutedAttempt {
        let given = decision.timeoutMs == 0 ? Self.timeoutStandard : .milliseconds(Int64(decision.timeoutMs))
        let timeLeft = deadline.map { max(.zero, $0 - .now) } ?? given
        let outcome = decision.outcome(
            environment: request.environment, status: .unspecified, createTime: Timestamp.now)
        return RoutedAttempt(
            decision: decision, number: attempts.count, timeout: min(given, timeLeft), outcome: outcome)
    }

    /// Writes down an attempt that has ended, and reports its outcome.
    ///
    /// - Parameter fault: why it failed; nil if it did not.
    private mutating func end(_ attempt: RoutedAttempt, _ fault: AttemptFault?) {
        let latency = ContinuousClock.now - attempt.begin
        let plain = attempt.decision.outcome(
            environment: request.environment, status: .ok, latency: latency, createTime: attempt.createTime)
        var outcome = filled(attempt.notes.outcome, plain, attempt, fault)
        do throws(RPCError) { try client.report(outcome) } catch {
            // What the program noted breaks a rule: how the provider did is reported all the same. An outcome that
            // finds the buffer full is counted as dropped.
            guard error.reason == .outcomeInvalid else { return note(attempt, outcome, latency) }
            outcome = filled(plain, plain, attempt, fault)
            try? client.report(outcome)
        }
        note(attempt, outcome, latency)
    }

    private mutating func note(_ attempt: RoutedAttempt, _ outcome: RouteOutcome, _ latency: Duration) {
        attempts.append(
            RoutedError.Attempt(
                provider: attempt.provider, status: outcome.status, errorCode: outcome.errorCode, latency: latency))
    }

    /// An outcome with everything that is known without the program.
    private func filled(
        _ noted: RouteOutcome, _ plain: RouteOutcome, _ attempt: RoutedAttempt, _ fault: AttemptFault?
    ) -> RouteOutcome {
        var outcome = noted
        (outcome.requestId, outcome.environment) = (plain.requestId, plain.environment)
        (outcome.createTime, outcome.latencyMs) = (plain.createTime, plain.latencyMs)
        (outcome.selectedProvider, outcome.requestedProvider) = (plain.selectedProvider, request.requestedProvider)
        outcome.attempt = UInt32(clamping: attempt.number)
        outcome.ttftMs = attempt.notes.firstToken.map(\.outcomeMilliseconds)
        let isFallback = !request.excludedProviders.isEmpty
        (outcome.fallbackUsed, outcome.fallbackProvider) = (isFallback, isFallback ? plain.selectedProvider : "")
        guard let fault else {
            if noted.status != .refused, noted.status != .partial { outcome.status = .ok }
            return outcome
        }
        outcome.status = fault.status
        outcome.errorCode = ErrorCodeText.cleaned(fault.errorCode)
        outcome.retryAfterMs = fault.retryAfter?.wholeMilliseconds ?? 0
        return outcome
    }
}

/// Error codes of programs, in the form that outcomes allow.
private enum ErrorCodeText {
    private static let bytesMax = 256

    /// The printable ASCII of a code, as much as there is space for.
    static func cleaned(_ code: String) -> String {
        String(decoding: code.utf8.lazy.filter { (0x20...0x7E).contains($0) }.prefix(bytesMax), as: UTF8.self)
    }
}
