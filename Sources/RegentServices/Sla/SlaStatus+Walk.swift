import RegentEvaluation
import RegentMessages
import RegentModel

extension SlaStatus {
    /// Where a target stands at the minute of a walk.
    init(_ target: SlaTarget, _ rule: SlaRule, at walk: SlaWalk) {
        self.init(target: target.name, time: .endOf(minute: walk.minute), state: walk.state, slaTarget: target)
        let length = walk.minute - rule.window.firstMinute(at: walk.minute) + 1
        window = SlaCounts(walk.count, minutes: length, rule)
        ratio = walk.count.ratio
        objectiveRatio = 1 - rule.allowedRatio
        budget = rule.allowedRatio * Double(walk.count.total)
        budgetRemaining = rule.budgetSpent(walk.count).map { 1 - $0 }
        burns = walk.burns.map { burn in
            SlaBurn(
                alert: burn.pair.alert, long: SlaCounts(burn.long, minutes: burn.pair.long, rule),
                short: SlaCounts(burn.short, minutes: burn.pair.short, rule), burning: burn.isBurning)
        }
    }
}

extension SlaCounts {
    fileprivate init(_ count: SlaCount, minutes: Int64, _ rule: SlaRule) {
        self.init(
            seconds: UInt32(clamping: minutes * 60), good: count.good, total: count.total,
            burnRate: rule.burnRate(count))
    }
}
