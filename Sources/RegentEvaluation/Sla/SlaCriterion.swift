package import RegentMessages
import RegentModel

/// Which outcomes count for a promise, and which of them keep it.
///
/// A latency promise counts requests that were answered, with a latency; they are good up to the threshold. The others
/// count all requests but those that the caller got wrong; they are good when they were answered.
package struct SlaCriterion: Sendable, Hashable {
    private enum Measure: Hashable {
        /// At most so many milliseconds.
        case latency(Double)
        case answered
    }

    private enum Subject: Hashable {
        /// Prefix of the names of its versions.
        case model(String)
        case provider(String)
        case useCase(String)
    }

    /// Id of the environment.
    package let environment: String
    /// The same text for criteria that count the same outcomes alike, by which counts are stored.
    package let text: String
    private let measure: Measure
    private let subject: Subject

    /// That of a target; nil of one whose subject or objective is none.
    package init?(_ target: SlaTarget) {
        let id = Self.id(of: target.subject)
        switch (try? ResourceName(target.subject))?.kind {
        case "models": subject = .model(target.subject + "/versions/")
        case "providers": subject = .provider(id)
        case "useCases": subject = .useCase(id)
        default: return nil
        }
        switch target.objective {
        case .p95LatencyMs, .p99LatencyMs: measure = .latency(target.threshold)
        case .availability, .errorRate: measure = .answered
        case .unspecified, .unrecognized: return nil
        }
        environment = Self.id(of: target.environment)
        let words: String
        switch measure {
        case .latency(let threshold): words = "latency_ms <= \(threshold)"
        case .answered: words = "answered"
        }
        text = "\(target.subject) \(environment) \(words)"
    }

    /// Whether an outcome of the environment keeps the promise; nil for one that does not count.
    package func verdict(of outcome: RouteOutcome) -> Bool? {
        guard isOfSubject(outcome) else { return nil }
        let isAnswered = outcome.status == .ok || outcome.status == .partial
        switch measure {
        case .latency(let threshold):
            guard isAnswered, let latency = outcome.latencyMs else { return nil }
            return latency <= threshold
        case .answered:
            if isAnswered { return true }
            return outcome.isCallerFault ? nil : false
        }
    }

    /// The last part of a name.
    private static func id(of name: String) -> String { name.split(separator: "/").last.map(String.init) ?? name }

    private func isOfSubject(_ outcome: RouteOutcome) -> Bool {
        switch subject {
        case .model(let prefix): outcome.modelVersion.utf8.starts(with: prefix.utf8)
        case .provider(let id): outcome.selectedProvider.utf8.elementsEqual(id.utf8)
        case .useCase(let id): outcome.useCase.utf8.elementsEqual(id.utf8)
        }
    }
}

extension RouteOutcome {
    /// Whether the request was at fault: the model declined it, or it was refused with a status of HTTP that says so. A
    /// wrong key, permission or address is no fault of the caller.
    fileprivate var isCallerFault: Bool {
        if status == .refused { return true }
        let digits = Array(errorCode.utf8)
        guard status == .error, digits.count == 3, digits[0] == UInt8(ascii: "4"),
            digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return false }
        return !["401", "403", "404", "429"].contains(errorCode)
    }
}
