package import RegentSystem
package import RegentWire
import Synchronization

/// How long the calls of a server have taken, by method and status.
package final class CallDurations: Sendable {
    /// Pairs of a method and a status that have a histogram of their own; what comes beyond them shares one.
    package static let histogramsMax = 250
    /// Method and status of the histogram that they share, and the method of calls of methods that there are not: their
    /// names are the callers' own.
    package static let other = "_other"

    /// The calls of a method that ended in a status.
    package struct Entry: Sendable {
        /// Wire name of the method.
        package let method: String
        /// Name of the status, for example "OK".
        package let status: String
        /// How long they took.
        package let durations: DurationHistogram.Numbers
    }

    private struct Key: Hashable {
        let method: String
        let status: StatusCode
    }

    private struct State {
        var histograms: [Key: DurationHistogram] = [:]
        /// In the order in which they came.
        var keys: [Key] = []
        var rest: DurationHistogram?
    }

    private let state = Mutex(State())

    /// Without a call.
    package init() {}

    /// The histogram of a method and a status, which is always the same one.
    package func histogram(method: String, status: StatusCode) -> DurationHistogram {
        let key = Key(method: method, status: status)
        return state.withLock { state in
            if let known = state.histograms[key] { return known }
            guard state.histograms.count < Self.histogramsMax else {
                let rest = state.rest ?? DurationHistogram()
                state.rest = rest
                return rest
            }
            let new = DurationHistogram()
            state.histograms[key] = new
            state.keys.append(key)
            return new
        }
    }

    /// What has been counted, in the order in which it came.
    package var entries: [Entry] {
        let (histograms, keys, rest) = state.withLock { ($0.histograms, $0.keys, $0.rest) }
        var entries = keys.compactMap { key in
            histograms[key].map { Entry(method: key.method, status: "\(key.status)", durations: $0.numbers) }
        }
        if let rest { entries.append(Entry(method: Self.other, status: Self.other, durations: rest.numbers)) }
        return entries
    }
}
