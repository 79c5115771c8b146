package import RegentMessages
package import RegentModel

extension RolloutPolicy {
    /// Whether it promotes by itself: it is to, and a second person has approved what it goes by.
    package var promotesByItself: Bool { autoPromote && autoPromoteApproval != nil }

    /// The policy, whose promotion by itself is approved.
    ///
    /// - Parameter digest: of `RolloutContent`, in hexadecimal.
    /// - Throws: `Refusal` ROLLOUT_INVALID for a policy that does not promote by itself, or of which nobody knows who
    ///   wrote it; SEGREGATION_OF_DUTIES for an author.
    package func autoPromoteApproved(digest: String, _ command: Command) throws(Refusal) -> Change<RolloutPolicy> {
        try applying(command) { policy throws(Refusal) in
            guard autoPromote else {
                throw Self.invalid(
                    "auto_promote", "\(name) does not promote by itself: let it promote first, then have that approved")
            }
            guard !authors.isEmpty || command.actor.isSinglePersonMode else {
                throw Self.invalid(
                    "authors", "nobody knows who wrote \(name): put it once more, then have it approved")
            }
            policy.autoPromoteApproval = AutoPromoteApproval(
                contentDigest: digest, approvedBy: command.actor.name, approveTime: command.time)
        }
    }

    /// Takes the approval over from the policy before, unless something of what was approved is another one now.
    mutating func keepApproval(of before: RolloutPolicy?, author: String) {
        let isSame = before.map { RolloutContent.bytes(of: $0) == RolloutContent.bytes(of: self) } ?? false
        autoPromoteApproval = isSame && autoPromote ? before?.autoPromoteApproval : nil
        guard !isSame else {
            authors = before?.authors ?? []
            // One that an earlier release stored names nobody: who puts it answers for it.
            if authors.isEmpty { authors = [author] }
            return
        }
        // What was approved is behind a second person; what was changed since is not.
        let unapproved = before?.autoPromoteApproval == nil ? before?.authors ?? [] : []
        authors = unapproved.filter { $0 != author } + [author]
    }
}

/// The bytes whose SHA-256 is the digest of what a rollout goes by: an approval is of exactly these.
///
/// Numbers have eight bytes, the most significant first; doubles are their bits, a zero without sign. Every text and
/// list has its count before it.
/// - Source: docs/lifecycles/rollout-policy.md, "Digest".
package struct RolloutContent {
    /// What the bytes begin with.
    package static let domain = "regent.rollout.v1\n"

    private var bytes: [UInt8] = []

    /// The bytes of what a policy says.
    package static func bytes(of policy: RolloutPolicy) -> [UInt8] { bytes(of: RolloutPlan(of: policy)) }

    /// The bytes of what a rollout goes by.
    package static func bytes(of plan: RolloutPlan) -> [UInt8] {
        var content = RolloutContent(bytes: Array(domain.utf8))
        content.add(judge: plan.judge ?? RolloutJudge())
        content.add(UInt64(plan.stages.count))
        for stage in plan.stages {
            content.add(UInt64(stage.canaryPermille))
            content.add(UInt64(stage.soakS))
            content.add(stage.minUnits)
            content.add(UInt64(stage.soakMaxS))
            content.add(UInt64(clamping: stage.onStarved.rawValue))
        }
        content.add(UInt64(plan.triggers.count))
        for trigger in plan.triggers {
            content.add(UInt64(clamping: trigger.kind.rawValue))
            content.add(trigger.metric)
            content.add(trigger.threshold)
            content.add(UInt64(trigger.minSamples))
            content.add(UInt64(trigger.consecutive))
            content.add(UInt64(clamping: trigger.action.rawValue))
        }
        for limit in [plan.maxFallbackRate, plan.maxP95LatencyMs, plan.minSchemaValidRate] { content.add(limit) }
        // What promotes by itself, and what may no longer roll back by itself, is not what was approved.
        content.add(UInt64(plan.autoRollback ? 1 : 0))
        return content.bytes
    }

    private mutating func add(judge: RolloutJudge) {
        for number in [judge.alpha, judge.margin, judge.falseRollbacksPerYear, judge.promoteAlpha] { add(number) }
        add(UInt64(judge.metrics.count))
        for metric in judge.metrics { add(metric) }
        add(judge.minUnits)
        add(UInt64(judge.zeroToleranceSafety ? 1 : 0))
        add(judge.safetyRateLimit)
        add(UInt64(clamping: judge.covariate.rawValue))
    }

    private mutating func add(_ number: UInt64) {
        bytes += (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private mutating func add(_ number: Double) { add(number == 0 ? 0 : number.bitPattern) }

    private mutating func add(_ text: String) {
        add(UInt64(text.utf8.count))
        bytes += Array(text.utf8)
    }
}

extension RolloutPlan {
    /// What a policy says now.
    package init(of policy: RolloutPolicy) {
        self.init(
            stages: policy.stages, judge: policy.judge, triggers: policy.triggers,
            maxFallbackRate: policy.maxFallbackRate, maxP95LatencyMs: policy.maxP95LatencyMs,
            minSchemaValidRate: policy.minSchemaValidRate, autoPromote: policy.autoPromote,
            autoRollback: policy.autoRollback)
    }
}
