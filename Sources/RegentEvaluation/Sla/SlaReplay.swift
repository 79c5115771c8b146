package import RegentMessages
import RegentModel

/// Outcomes of a file, held against a target: what its states would have been.
package struct SlaReplay: Sendable {
    private let criterion: SlaCriterion
    private let rule: SlaRule
    private var minutes = SlaMinutes()
    /// Outcomes that were read, and those that count.
    package private(set) var counts = (read: UInt64(0), counted: UInt64(0))

    /// A replay through a target; nil for one that promises nothing that can be kept and broken.
    package init?(_ target: SlaTarget) {
        guard let criterion = SlaCriterion(target), let rule = SlaRule(target) else { return nil }
        (self.criterion, self.rule) = (criterion, rule)
    }

    /// Id of the environment whose outcomes count.
    package var environment: String { criterion.environment }

    /// Takes an outcome, in any order.
    package mutating func add(_ outcome: RouteOutcome) {
        counts.read += 1
        guard let time = outcome.createTime?.microseconds, time >= 0, let isGood = criterion.verdict(of: outcome) else {
            return
        }
        counts.counted += 1
        var count = SlaCount()
        count.add(isGood: isGood)
        minutes.add(count, minute: time / SlaMinutes.micros)
    }

    /// The first and the last minute that has outcomes; nil without any.
    package var range: ClosedRange<Int64>? { minutes.range }

    /// The state of each minute.
    package func points(_ range: ClosedRange<Int64>) -> GetSlaBurnResponse {
        GetSlaBurnResponse(rule, minutes, range, step: 1) {}
    }

    /// The violations and the first burn of these minutes.
    package func review(_ range: ClosedRange<Int64>) -> SlaReview {
        SlaReview(
            rule, minutes, range, burnsFrom: range.lowerBound, effective: range.lowerBound, known: [], burnMinute: -1)
    }
}
