import RegentMessages

/// Why an attempt failed, and what follows from it.
struct AttemptFault: Error {
    /// What the body threw; for a timeout, what it threw when it was cancelled.
    let cause: any Error
    private(set) var verdict = AttemptVerdict.retry
    private(set) var status = RouteOutcomeStatus.error
    private(set) var errorCode = ""
    private(set) var retryAfter: Duration?
    /// Why the request ends with this attempt; nil if another may follow.
    private(set) var ending: RoutedError.Reason?

    /// Code of a request that its caller has cancelled: a fault of the caller, as any 4xx.
    private static let cancelledCode = "499"
    /// Code of a request that is at fault and whose error names no code.
    private static let giveUpCode = "400"

    /// How the time of an attempt ended.
    enum Cut {
        /// The body ended by itself.
        case none
        /// The attempt's time was over.
        case timeout
        /// The caller was cancelled.
        case cancelled
    }

    /// Classifies what a body threw.
    ///
    /// - Parameter isBegun: whether the first token of a stream had come.
    init(_ error: any Error, cut: Cut, isBegun: Bool) {
        cause = error
        switch cut {
        case .cancelled: (errorCode, ending) = (Self.cancelledCode, .cancelled)
        case .timeout: (status, verdict) = (.timeout, .fallBack)
        case .none: classify(error)
        }
        guard isBegun else { return }
        status = .partial
        ending = ending ?? .partial
    }

    private mutating func classify(_ error: any Error) {
        guard let error = error as? any AttemptError else {
            errorCode = "\(type(of: error))"
            return
        }
        (verdict, status) = (error.verdict, error.outcomeStatus)
        (errorCode, retryAfter) = (error.errorCode, error.retryAfter)
        guard verdict == .giveUp else { return }
        ending = .gaveUp
        if errorCode.isEmpty { errorCode = Self.giveUpCode }
    }
}
