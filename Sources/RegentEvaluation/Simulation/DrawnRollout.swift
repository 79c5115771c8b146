import RegentMessages

/// The outcomes of a simulated rollout: keys of the stable version, drawn for both arms alike.
///
/// Keys are drawn with replacement, whole, so that what depends on each other within a key stays together; and each
/// from the stretch of the recording that its place in the rollout corresponds to, so that what drifts does so for both
/// arms. They arrive at the recorded rate of keys, times the share of the canary.
/// - Source: block bootstrap, B. Efron and R. Tibshirani, "An introduction to the bootstrap" (1993), 8.6.
struct DrawnRollout {
    /// Stretches of the recording.
    private static let stretchCount = 20

    /// One outcome, by its place in the recording.
    struct Event {
        let micros: Int64
        let arm: JudgeArm
        let key: UInt64
        let place: Int
    }

    /// By time.
    let events: [Event]

    /// - Parameters:
    ///   - units: keys of each arm.
    ///   - share: of the canary among all keys, in (0, 0.5].
    ///   - showsBefore: whether the first of several outcomes of a key counts as one before it was exposed.
    init(
        of recorded: RecordedOutcomes, units: Int, share: Double, showsBefore: Bool, _ random: inout SplitMixNumbers
    ) {
        let interval = recorded.durationMicros / Double(max(1, recorded.keyCount)) / share
        var events: [Event] = []
        events.reserveCapacity(2 * units)
        for slot in 0..<units {
            let stretch = Self.stretch(slot, of: units, keyCount: recorded.keyCount)
            let start = Double(recorded.firstMicros) + Double(slot) * interval
            for arm in [JudgeArm.canary, .baseline] {
                let key = recorded.keys[stretch.lowerBound + random.next(below: stretch.count)]
                let digest = random.next() | 1
                let first = recorded.outcomes[key[0]].micros
                for (turn, place) in key.enumerated() {
                    let since = Double(recorded.outcomes[place].micros) - Double(first)
                    let isBefore = showsBefore && turn == 0 && key.count > 1
                    events.append(
                        Event(
                            micros: Int64(clampingRounded: start + since), arm: isBefore ? .stable : arm, key: digest,
                            place: place))
                }
            }
        }
        // Sorting is not stable: equal times keep the order of their slots.
        self.events = events.enumerated().sorted {
            ($0.element.micros, $0.offset) < ($1.element.micros, $1.offset)
        }.map(\.element)
    }

    /// The keys that a slot draws from.
    private static func stretch(_ slot: Int, of units: Int, keyCount: Int) -> Range<Int> {
        let number = min(slot * stretchCount / max(1, units), stretchCount - 1)
        let lower = min(number * keyCount / stretchCount, keyCount - 1)
        return lower..<min(keyCount, max(lower + 1, (number + 1) * keyCount / stretchCount))
    }
}

extension Int64 {
    /// The nearest whole number; the end of the range where it lies beyond.
    init(clampingRounded value: Double) {
        self = Int64(exactly: value.rounded()) ?? (value < 0 ? .min : .max)
    }
}
