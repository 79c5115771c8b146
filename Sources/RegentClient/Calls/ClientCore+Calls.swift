import RegentMessages
import RegentModel
import RegentRPC

extension ClientCore {
    /// Makes a call with one request and one response: as many attempts as are safe, within its deadline.
    ///
    /// - Throws: how the last attempt failed.
    func unary(
        _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
    ) async throws(RPCError) -> [UInt8] {
        let observation = CallObservation(of: method, metrics)
        var options = options
        options.timeout = options.timeout ?? self.options.unaryTimeout
        observation.inject(into: &options.metadata)
        do throws(RPCError) {
            let response = try await attempts(method, request, options)
            observation.end(nil)
            return response
        } catch {
            observation.end(error)
            throw error
        }
    }

    private func attempts(
        _ method: MethodDescriptor, _ request: [UInt8], _ options: CallOptions
    ) async throws(RPCError) -> [UInt8] {
        let deadline = options.timeout.map { ContinuousClock.now + $0 }
        let firstAttempt = options.attempt
        var options = options
        var backoff = self.options.pace.backoff
        var isPerhapsProcessed = false
        while true {
            var link: Link?
            do throws(RPCError) {
                let live = try await live.link(
                    until: deadline, waits: waits(options), isPaid: options.attempt > firstAttempt)
                link = live
                options.timeout = try Self.remaining(until: deadline)
                let response = try await live.channel.unary(method.name, request, options)
                budget.earn()
                return response
            } catch {
                guard let link, RetryRule.allows(error, method),
                    let pause = pause(after: error, on: link, &backoff, until: deadline)
                else { throw error.afterAttempts(isPerhapsProcessed) }
                isPerhapsProcessed = isPerhapsProcessed || !error.isNotProcessed
                log.retried(method, after: error, attempt: options.attempt + 1)
                try await sleep(pause)
            }
            options.attempt += 1
            metrics.retried()
        }
    }

    /// Opens a call whose messages are sent and received one by one, on a live connection; it is never retried.
    ///
    /// - Parameter request: the only request, if there is one; then no more can be sent.
    /// - Throws: why the call could not be made; the server has seen nothing of it then.
    func open(
        _ name: String, _ options: CallOptions, request: [UInt8]? = nil
    ) async throws(RPCError) -> ClientCall {
        let deadline = options.timeout.map { ContinuousClock.now + $0 }
        var options = options
        CallObservation.injectCurrent(into: &options.metadata)
        while true {
            let link = try await live.link(until: deadline, waits: waits(options), isPaid: false)
            do throws(RPCError) {
                options.timeout = try Self.remaining(until: deadline)
                return try await link.channel.open(name, options, request: request)
            } catch {
                // Lost between taking it and the CALL: nothing was sent, the next connection is as good.
                guard error.isNotProcessed, error.isRetryable, link.isLost, link.mayRepeat(budget) else { throw error }
            }
        }
    }

    private func waits(_ options: CallOptions) -> Bool {
        options.waitsForConnection ?? self.options.waitsForConnection ?? (options.timeout != nil)
    }

    private static func remaining(until deadline: ContinuousClock.Instant?) throws(RPCError) -> Duration? {
        guard let deadline else { return nil }
        let remaining = deadline - .now
        guard remaining > .zero else {
            var error = RPCError.deadlineExceeded
            error.isNotProcessed = true
            throw error
        }
        return remaining
    }

    /// Wait before the next attempt; nil if there must be none.
    private func pause(
        after error: RPCError, on link: Link, _ backoff: inout Backoff, until deadline: ContinuousClock.Instant?
    ) -> Duration? {
        // The wait for the next connection is that of its dial.
        if link.isLost { return link.mayRepeat(budget) ? .zero : nil }
        guard budget.spend() else { return nil }
        let pause = max(backoff.next(), error.retryAfter ?? .zero)
        if let deadline, deadline - .now <= pause { return nil }
        return pause
    }

    private func sleep(_ pause: Duration) async throws(RPCError) {
        guard pause > .zero else { return }
        do { try await options.pace.sleep(pause) } catch { throw .cancelled }
    }
}

extension RPCError {
    /// The error of a last attempt as that of the whole call: an earlier attempt may have done the work.
    fileprivate func afterAttempts(_ isPerhapsProcessed: Bool) -> RPCError {
        var error = self
        if isPerhapsProcessed { error.isNotProcessed = false }
        return error
    }
}
