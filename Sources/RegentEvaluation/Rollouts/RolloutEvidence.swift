package import RegentMessages

/// What a running rollout is judged by: the judge, the triggers, and what was left out.
///
/// It is a value and reads no clock: the same outcomes in the same order give the same bits, however they were cut into
/// stored states.
package struct RolloutEvidence: Sendable {
    /// Why an outcome is left out.
    package enum Ignored: Int, Sendable, Hashable, CaseIterable {
        /// Its arm is not that of its version.
        case version
        /// It has no key, so that nobody can tell its arm.
        case key
        /// Its key does not belong to the arm that it claims.
        case arm
        /// It was decided before the rollout, or by a policy that does not exist yet.
        case policy
        /// It was made before the rollout, or in the future.
        case time
        /// The attempt was counted before.
        case repeated

        /// Its name, as figures show it.
        package var name: String {
            switch self {
            case .version: "VERSION"
            case .key: "NO_KEY"
            case .arm: "ARM"
            case .policy: "POLICY"
            case .time: "TIME"
            case .repeated: "REPEATED"
            }
        }
    }

    /// What of a rollout an outcome is held against.
    package struct Frame: Sendable {
        /// The version on trial.
        let canary: String
        /// The version that it is compared with.
        let baseline: String
        /// Revision of the policy from which the rollout started.
        let policyRevision: UInt64
        /// When it started, microseconds since 1970.
        let startMicros: Int64
        /// The arm of a key by the rollout's share.
        let arm: @Sendable (UInt64) -> Arm

        /// The frame of a rollout.
        ///
        /// - Parameter arm: the arm of a key digest by the present share.
        package init(of run: RolloutRun, arm: @escaping @Sendable (UInt64) -> Arm) {
            (canary, baseline) = (run.canaryVersion, run.baselineVersion)
            policyRevision = run.policyRevision
            startMicros = run.createTime?.microseconds ?? 0
            self.arm = arm
        }
    }

    /// Clocks of reporters may differ by so much.
    package static let skewMicros: Int64 = 300_000_000
    private static let stateVersion: UInt64 = 1

    private let plan: JudgePlan
    private var judge: CanaryJudge
    /// The triggers.
    package var triggers: TriggerWatch
    private var recent = RecentDigests()
    private var ignored = [UInt64](repeating: 0, count: Ignored.allCases.count)
    /// Outcomes of the canary that count.
    package private(set) var canaryCount: UInt64 = 0
    /// Outcomes of the baseline that count.
    package private(set) var baselineCount: UInt64 = 0
    /// Answers of the canary with safety_compliant = false.
    package private(set) var violationCount: UInt64 = 0
    /// Time of the latest outcome that counts, microseconds since 1970; 0 = none.
    package private(set) var latestMicros: Int64 = 0

    /// Nothing seen yet; nil for a plan that no judge can have.
    package init?(_ plan: RolloutPlan) {
        self.plan = plan.judgePlan
        guard let judge = CanaryJudge(self.plan) else { return nil }
        self.judge = judge
        triggers = TriggerWatch(plan.triggers)
    }

    /// What is decided so far.
    package var decision: RolloutDecision { RolloutDecision(judge.decision) }

    /// Outcomes that were left out, by reason.
    package func count(ignored reason: Ignored) -> UInt64 { ignored[reason.rawValue] }

    /// Sees an outcome; one that is not of the rollout changes nothing.
    ///
    /// - Parameters:
    ///   - revision: the last revision of the ledger.
    ///   - now: microseconds since 1970.
    package mutating func add(_ outcome: RouteOutcome, in frame: Frame, revision: UInt64, now: Int64) {
        guard let arm = JudgeArm(outcome.arm),
            outcome.modelVersion == frame.canary || outcome.modelVersion == frame.baseline
        else { return }
        if let reason = reason(against: outcome, arm, frame, revision, now) {
            ignored[reason.rawValue] &+= 1
            return
        }
        let time = outcome.createTime?.microseconds ?? 0
        latestMicros = max(latestMicros, time)
        if arm == .canary {
            canaryCount &+= 1
            if outcome.safetyCompliant == .false { violationCount &+= 1 }
        } else if arm == .baseline {
            baselineCount &+= 1
        }
        judge.add(
            JudgeUnit(
                arm: arm, timeMicros: time, key: outcome.keyDigest,
                values: RolloutPlan.values(of: outcome, for: plan)))
        triggers.add(outcome, arm: arm)
    }

    /// Why an outcome is left out; nil where it counts, and is then remembered.
    private mutating func reason(
        against outcome: RouteOutcome, _ arm: JudgeArm, _ frame: Frame, _ revision: UInt64, _ now: Int64
    ) -> Ignored? {
        guard outcome.modelVersion == (arm == .canary ? frame.canary : frame.baseline) else { return .version }
        guard outcome.keyDigest != 0 else { return .key }
        // A share that has grown since has taken keys from the others: those who were there before may stay.
        guard arm == .stable || frame.arm(outcome.keyDigest) == outcome.arm else { return .arm }
        guard outcome.policyRevision >= frame.policyRevision, outcome.policyRevision <= revision else { return .policy }
        guard let time = outcome.createTime?.microseconds,
            time >= frame.startMicros.subtractingClamped(Self.skewMicros), time <= now.addingClamped(Self.skewMicros)
        else { return .time }
        guard recent.insert(RecentDigests.digest(outcome.requestId, attempt: outcome.attempt)) else {
            return .repeated
        }
        return nil
    }

    /// What is decided, with its figures.
    ///
    /// - Parameter time: when the deciding outcome arrived.
    package func verdict(at time: Timestamp) -> RolloutVerdict {
        let found = judge.verdict
        return RolloutVerdict(
            decision: RolloutDecision(found.decision), decideTime: time, canaryUnits: canaryCount,
            baselineUnits: baselineCount, safetyViolations: violationCount,
            metrics: found.metrics.map { RolloutMetricVerdict($0, alpha: plan.alpha) },
            reasons: found.reasons.map(\.rawValue))
    }

    /// What is decided, in the judge's own words.
    package var figures: JudgeVerdict { judge.verdict }

    /// A judge that says INVALID, for a stored state that cannot be read; nil for a plan that no judge can have.
    package static func refused(_ plan: RolloutPlan) -> RolloutEvidence? {
        var evidence = RolloutEvidence(plan)
        evidence?.judge.refuse(.stateInvalid)
        return evidence
    }

    // MARK: State

    /// Everything but firings, which are taken before it is kept.
    package var bytes: [UInt8] {
        var words = StateWriter()
        words.put(Self.stateVersion)
        words.put(canaryCount)
        words.put(baselineCount)
        words.put(violationCount)
        words.put(Int(latestMicros))
        for count in ignored { words.put(count) }
        recent.write(&words)
        triggers.write(&words)
        words.put(judge.state.encoded())
        return words.bytes
    }

    /// What was kept of a rollout; nil where it cannot be that.
    package init?(_ plan: RolloutPlan, bytes: [UInt8]) {
        self.init(plan)
        var words = StateReader(bytes)
        guard words.word() == Self.stateVersion else { return nil }
        (canaryCount, baselineCount, violationCount) = (words.word(), words.word(), words.word())
        latestMicros = Int64(words.count())
        for place in ignored.indices { ignored[place] = words.word() }
        guard let recent = RecentDigests(&words), let triggers = TriggerWatch(plan.triggers, &words) else { return nil }
        (self.recent, self.triggers) = (recent, triggers)
        guard let state = try? JudgeState(decoding: words.list()), words.isAtEnd else { return nil }
        guard let judge = CanaryJudge(self.plan, state) else { return nil }
        self.judge = judge
    }
}

extension JudgeArm {
    /// nil of an outcome that belongs to none.
    fileprivate init?(_ arm: Arm) {
        switch arm {
        case .canary: self = .canary
        case .baseline: self = .baseline
        case .stable: self = .stable
        case .unspecified, .unrecognized: return nil
        }
    }
}

extension RolloutDecision {
    /// The judge's decision, as a rollout has it.
    package init(_ decision: JudgeVerdict.Decision) {
        self =
            switch decision {
            case .promote: .promote
            case .hold: .hold
            case .rollBack: .rollback
            case .invalid: .invalid
            }
    }
}

extension RolloutMetricVerdict {
    /// The figures of a guardrail, as a rollout has them.
    init(_ figures: JudgeFigures, alpha: Double) {
        let isHarm = figures.eValue >= 1 / alpha
        self.init(
            metric: figures.name, decision: isHarm ? .rollback : figures.isProven ? .promote : .hold,
            harmEValue: figures.eValue.bounded, promoteEValue: (figures.promotionEValue ?? 0).bounded,
            units: UInt64(clamping: figures.blockCount), canary: figures.canary.p95 ?? figures.canary.mean,
            baseline: figures.baseline.p95 ?? figures.baseline.mean)
    }
}

extension Double {
    /// A number that a document can have.
    fileprivate var bounded: Double { isNaN ? 0 : min(self, .greatestFiniteMagnitude) }
}

extension Int64 {
    fileprivate func addingClamped(_ other: Int64) -> Int64 {
        let (sum, isBeyond) = addingReportingOverflow(other)
        return isBeyond ? .max : sum
    }

    fileprivate func subtractingClamped(_ other: Int64) -> Int64 {
        let (difference, isBeyond) = subtractingReportingOverflow(other)
        return isBeyond ? .min : difference
    }
}
