import RegentEvaluation
import RegentMessages

/// What a trigger of a rollout policy goes by, its defaults filled in, and how often it fires for nothing.
enum RawThreshold {
    /// The schema-valid rate of both arms for which the chance is given.
    static let schemaValidRate = 0.97

    /// From where on it fires.
    static func threshold(of trigger: RolloutTrigger) -> Double {
        guard trigger.threshold == 0 else { return trigger.threshold }
        return switch trigger.kind {
        case .schemaValidDrop: 0.01
        case .sigma: 2
        case .safetyRegression, .unspecified, .unrecognized: 0
        }
    }

    /// Outcomes that it needs at least.
    static func samplesMin(of trigger: RolloutTrigger) -> UInt32 {
        trigger.minSamples > 0 ? trigger.minSamples : trigger.kind == .safetyRegression ? 1 : 200
    }

    /// The chance that it fires in the least number of windows although nothing has changed; nil for one that no chance
    /// is known of.
    static func falseAlarms(of trigger: RolloutTrigger) -> Double? {
        let chance: Double? =
            switch trigger.kind {
            case .schemaValidDrop:
                TriggerRates.drop(
                    threshold: threshold(of: trigger),
                    samples: min(Int(clamping: samplesMin(of: trigger)), TriggerRates.samplesMax),
                    rate: schemaValidRate)
            case .sigma: TriggerRates.sigma(threshold: threshold(of: trigger))
            case .safetyRegression, .unspecified, .unrecognized: nil
            }
        let windows = max(1, Int(clamping: trigger.consecutive))
        return chance.map { TriggerRates.ever(chance: $0, consecutive: windows, windows: windows) }
    }
}
