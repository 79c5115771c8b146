package import RegentEvaluation
import RegentGovernance
package import RegentMessages
package import RegentModel

extension ChangeProposal {
    /// What a study proposes, without a name and a target.
    ///
    /// Whoever studies, a person's call or a job, makes the same proposal of the same rows.
    /// - Parameter base: the version that was studied.
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED.
    package init(of study: DecisionStudy, over base: ModelVersion) throws(Refusal) {
        guard study.before == base.decisionModel else {
            throw Refusal(
                .decisionStudyRefused, "the study is not of the decision model of \(base.name)", ["resource": base.name]
            )
        }
        let (old, new) = study.values
        self.init(
            model: base.model, baseVersion: base.name, changeType: study.changeType,
            description: Self.text(of: study, over: base), oldValues: old, newValues: new,
            impactAnalysis: study.impact,
            rollbackPlan: "Go back to \(base.name): its decision model stays as it is.",
            monitoringPlan: Self.monitoringPlan(study.qualityAfter))
    }

    private static func text(of study: DecisionStudy, over base: ModelVersion) -> String {
        let (before, after) = (study.qualityBefore, study.qualityAfter)
        let figures = [
            ("Brier", before.brier, after.brier), ("log-loss", before.logLoss, after.logLoss),
            ("ECE", before.ece, after.ece),
        ]
        let lines = figures.map { "\($0.0): \($0.1) before, \($0.2) after." }
        let first = "Decision model of \(base.name), fitted to \(after.rows) labelled rows."
        return ([first] + study.findings + lines).joined(separator: "\n")
    }

    private static func monitoringPlan(_ quality: DecisionQuality) -> String {
        "For seven days, daily: AUTO near \(quality.autoRate), ASK near \(quality.askRate), ESCALATE near "
            + "\(quality.escalateRate) of the decisions, wrong answers among AUTO, and Brier near \(quality.brier)."
    }
}
