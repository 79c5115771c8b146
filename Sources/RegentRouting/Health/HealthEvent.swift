package import RegentMessages

/// What one outcome says about the health of its provider.
package struct HealthEvent: Sendable, Hashable {
    /// When the request was made, in microseconds since 1970.
    package let createMicros: Int64
    /// How it ended.
    package let verdict: HealthVerdict
    /// Whether its answer was good; nil where that is not known.
    package let isGood: Bool?
    /// Latency in microseconds; nil where it is not known.
    package let latencyMicros: UInt32?
    /// Wait that the provider asked for, in milliseconds; 0 = none.
    package let retryAfterMs: UInt32

    /// An event, by its parts.
    package init(
        createMicros: Int64, verdict: HealthVerdict, isGood: Bool? = nil, latencyMicros: UInt32? = nil,
        retryAfterMs: UInt32 = 0
    ) {
        self.createMicros = createMicros
        self.verdict = verdict
        self.isGood = isGood
        self.latencyMicros = latencyMicros
        self.retryAfterMs = retryAfterMs
    }

    /// Microseconds since the request ended; 0 where that is still to come.
    func ageMicros(at nowMicros: Int64) -> Int64 {
        // The time is a client's, and may be any.
        let (end, isTooLate) = createMicros.addingReportingOverflow(Int64(latencyMicros ?? 0))
        guard !isTooLate else { return 0 }
        let (age, overflow) = nowMicros.subtractingReportingOverflow(end)
        return overflow ? (end < 0 ? .max : 0) : max(0, age)
    }

    /// Whether it tells of now: the request has ended lately, and is not from a clock that is ahead.
    package func isFresh(at nowMicros: Int64) -> Bool {
        createMicros <= nowMicros + Self.aheadMicrosMax && ageMicros(at: nowMicros) <= Self.ageMicrosMax
    }

    /// Age beyond which an outcome says nothing about now.
    /// - Source: docs/routing.md, "Health"
    package static let ageMicrosMax: Int64 = 60_000_000
    /// How far the clock of a client may be ahead.
    /// - Source: docs/routing.md, "Health"
    static let aheadMicrosMax: Int64 = 5_000_000
}

/// The events of one provider in a batch, in their order.
package struct ProviderEvidence: Sendable, Hashable {
    /// Id of the provider.
    package let provider: String
    /// Its events.
    package var events: [HealthEvent]

    /// Events of a provider.
    package init(provider: String, events: [HealthEvent]) {
        self.provider = provider
        self.events = events
    }
}

/// How a request ended, as far as its provider is to blame.
package enum HealthVerdict: Sendable, Hashable {
    /// The provider answered.
    case success
    /// It failed: an error, no answer in time, a broken answer.
    case failure
    /// It limited the rate of requests.
    case throttled
    /// It refused the caller: key, permission or address are wrong.
    case misconfigured
    /// The request was at fault, which says nothing about the provider.
    case uncounted

    /// The verdict about an outcome.
    ///
    /// A code of three digits is an HTTP status. It decides where the status of the outcome leaves it open.
    /// - Source: docs/routing.md, "Health"
    package init(status: RouteOutcomeStatus, errorCode: String) {
        self =
            switch status {
            case .ok, .refused: .success
            case .throttled: .throttled
            case .timeout: .failure
            default: Self(errorCode: errorCode)
            }
    }

    private init(errorCode: String) {
        let digits = errorCode.utf8
        guard digits.count == 3, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            self = .failure
            return
        }
        self =
            switch errorCode {
            case "401", "403", "404": .misconfigured
            case "429", "529": .throttled
            default: errorCode.utf8.first == UInt8(ascii: "4") ? .uncounted : .failure
            }
    }
}
