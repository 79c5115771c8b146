package import RegentMessages
package import RegentModel

/// Thresholds by what decisions cost.
///
/// With risk r, AUTO is right where r · wrong ≤ min(ask, escalate), and ESCALATE where ask + r · ask_fail ≥ escalate.
/// - Source: C. Chow, "On optimum recognition error and reject tradeoff" (1970); docs/decision-models.md, "Costs".
package struct CostThresholds: Sendable, Equatable {
    /// AUTO where the risk is at most this.
    package let auto: Double
    /// ESCALATE where the risk is at least this.
    package let escalate: Double
    /// Whether asking is never the cheapest.
    package let asksNever: Bool

    /// Computes them.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED for costs that leave nothing to decide.
    package init(_ costs: DecisionCosts) throws(Refusal) {
        let all = [costs.wrong, costs.ask, costs.escalate, costs.askFail]
        guard all.allSatisfy({ $0.isFinite && $0 >= 0 }), costs.wrong > 0 else {
            throw StudyRefusal.of("thresholds", "costs must be finite and at least 0, that of a wrong answer above 0")
        }
        let cut = min(costs.ask, costs.escalate) / costs.wrong
        guard cut < 1 else {
            throw StudyRefusal.of(
                "thresholds",
                "a wrong answer costs no more than asking or escalating, so all would be AUTO: check the costs")
        }
        let least = cut.nextUp
        var (upper, asksNever) = (1.0, false)
        if costs.escalate <= costs.ask {
            (upper, asksNever) = (least, true)
        } else if costs.askFail > 0 {
            upper = min(1, (costs.escalate - costs.ask) / costs.askFail)
            if upper <= cut { (upper, asksNever) = (least, true) }
        }
        (auto, escalate, self.asksNever) = (cut, upper, asksNever)
    }
}
