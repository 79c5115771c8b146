/// The group of keys that an outcome belongs to.
package enum JudgeArm: Int, Sendable, Hashable, CaseIterable {
    /// The version on trial.
    case canary = 0
    /// The stable version, with keys that were chosen at the same time and in the same way.
    case baseline = 1
    /// The stable version elsewhere; its values are known of a key before it is exposed.
    case stable = 2
}

/// One outcome of a key, as a judge takes it.
///
/// The judge makes units of them: a key counts once in the window of the plan, with the mean of its outcomes.
package struct JudgeUnit: Sendable, Hashable {
    /// The group of its key.
    package var arm: JudgeArm
    /// When it arrived, in microseconds since 1970; a time before an earlier unit's counts as that one's.
    package var timeMicros: Int64
    /// Digest of the assignment key; 0 = it has none, and each outcome is a unit.
    package var key: UInt64
    /// One per metric of the plan, in its order and unit; nil or not finite = absent.
    package var values: [Double?]

    package init(arm: JudgeArm, timeMicros: Int64, key: UInt64, values: [Double?]) {
        (self.arm, self.timeMicros, self.key, self.values) = (arm, timeMicros, key, values)
    }
}
