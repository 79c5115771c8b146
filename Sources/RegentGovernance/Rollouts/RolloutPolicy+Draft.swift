package import RegentMessages
package import RegentModel

extension RolloutPolicy {
    /// What a rollout by this draft would be judged by; the draft's names and versions do not count.
    ///
    /// - Throws: `Refusal` ROLLOUT_INVALID for a judge, a trigger, a limit or a stage that no policy may have.
    package func draftPlan() throws(Refusal) -> RolloutPlan {
        let plan = RolloutPlan(of: self)
        try plan.checkFields()
        return plan
    }
}

extension RolloutPlan {
    /// Refuses a plan that is that of no policy.
    ///
    /// - Throws: `Refusal` ROLLOUT_INVALID naming the field.
    package func checkFields() throws(Refusal) {
        var policy = RolloutPolicy()
        (policy.stableVersion, policy.canaryVersion) = ("stable", "canary")
        (policy.stages, policy.judge, policy.triggers) = (stages, judge, triggers)
        (policy.maxFallbackRate, policy.maxP95LatencyMs) = (maxFallbackRate, maxP95LatencyMs)
        (policy.minSchemaValidRate, policy.autoPromote) = (minSchemaValidRate, autoPromote)
        try policy.checkFields()
    }
}
