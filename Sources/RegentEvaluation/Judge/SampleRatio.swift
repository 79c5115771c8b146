/// Whether the arms get their shares of the keys, checked at every key.
///
/// A key counts once, however often it returns: the first `capacity` keys are all kept, and where there are more, those
/// whose digests lie in ever smaller halves. Which half a digest lies in has nothing to do with its arm, so each half
/// is a sample of its own; half l may err with a chance of alpha / 2^(l+1).
/// - Source: M. Lindon and A. Malek, "Anytime-valid inference for multinomial count data", NeurIPS (2022): the ratio of
///   a Dirichlet mixture about the expected shares to them.
struct SampleRatio: Sendable, Hashable {
    /// Weight of the mixture, in keys: it looks for shares a few points away from the expected ones.
    static let concentration = 1_000.0

    let expectedShare: Double
    let alpha: Double
    let capacity: Int
    private(set) var level = 0
    /// The kept keys by arm: canary, baseline.
    private(set) var keys: [Set<UInt64>] = [[], []]
    /// Outcomes without a key, by arm.
    private(set) var keyless = [0, 0]
    /// Logarithm of the ratio of the mixture to the expected shares.
    private(set) var logRatio = 0.0
    /// The highest logarithm of the evidence, less what its half may err with.
    private(set) var logPeak = -Double.infinity

    init(expectedShare: Double, alpha: Double, capacity: Int) {
        (self.expectedShare, self.alpha, self.capacity) = (expectedShare, alpha, capacity)
    }

    /// Continues from stored numbers; nil where they cannot be those of a check.
    init?(
        _ empty: SampleRatio, level: Int, canary: [UInt64], baseline: [UInt64], keyless: [Int], logRatio: Double,
        logPeak: Double
    ) {
        self = empty
        guard (0...63).contains(level), canary.count + baseline.count <= capacity, keyless.count == 2,
            keyless.allSatisfy({ $0 >= 0 && $0 <= JudgeLimits.countMax }), logRatio.isFinite, !logPeak.isNaN,
            logPeak < .infinity
        else { return nil }
        (self.level, self.keyless, self.logRatio, self.logPeak) = (level, keyless, logRatio, logPeak)
        keys = [Set(canary), Set(baseline)]
        guard keys[0].count == canary.count, keys[1].count == baseline.count,
            keys.allSatisfy({ $0.allSatisfy(isKept) })
        else { return nil }
    }

    /// Counts of the canary and of the baseline.
    var counts: (canary: Int, baseline: Int) {
        (keys[0].count + keyless[0], keys[1].count + keyless[1])
    }

    mutating func add(_ key: UInt64, _ arm: JudgeArm) {
        guard isKept(key), !keys[arm.rawValue].contains(key) else { return }
        count(arm)
        keys[arm.rawValue].insert(key)
        guard keys[0].count + keys[1].count > capacity else { return }
        while keys[0].count + keys[1].count > capacity, level < 63 {
            level += 1
            keys = keys.map { $0.filter(isKept) }
        }
        logRatio = wholeLogRatio
    }

    mutating func addWithoutKey(_ arm: JudgeArm) {
        guard keyless[arm.rawValue] < JudgeLimits.countMax else { return }
        count(arm)
        keyless[arm.rawValue] += 1
    }

    /// Multiplies the ratio by that of one more of an arm: its chance by the mixture so far to the expected one.
    private mutating func count(_ arm: JudgeArm) {
        let counts = counts
        let share = arm == .canary ? expectedShare : 1 - expectedShare
        let seen = Double(arm == .canary ? counts.canary : counts.baseline)
        let mixed =
            (Self.concentration * share + seen) / (Self.concentration + Double(counts.canary) + Double(counts.baseline))
        logRatio += naturalLog(mixed / share)
        logPeak = max(logPeak, logEvidence)
    }

    /// Whether the evidence has ever reached 1 / alpha.
    var isAlarm: Bool { logPeak >= -naturalLog(alpha) }

    /// The evidence now.
    var eValue: Double { LogSum.exponential(logEvidence) }

    /// Whether a digest lies in the present half.
    private func isKept(_ key: UInt64) -> Bool {
        // The finaliser of splitmix64, with a constant of its own: assignment uses the digest itself.
        var mixed = key ^ 0x5261_7469_6F21_2121
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return mixed & ((1 << UInt64(level)) &- 1) == 0
    }

    /// Logarithm of the evidence, less what the present half may err with.
    private var logEvidence: Double { logRatio - Double(level + 1) * naturalLog(2) }

    /// The ratio from the counts alone.
    private var wholeLogRatio: Double {
        let (x, y) = (Double(counts.canary), Double(counts.baseline))
        let (a, b) = (Self.concentration * expectedShare, Self.concentration * (1 - expectedShare))
        func logBeta(_ a: Double, _ b: Double) -> Double {
            Distributions.logGamma(a) + Distributions.logGamma(b) - Distributions.logGamma(a + b)
        }
        return logBeta(a + x, b + y) - logBeta(a, b) - x * naturalLog(expectedShare)
            - y * naturalLog(1 - expectedShare)
    }
}
