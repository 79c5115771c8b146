package import RegentMessages

/// The raw triggers of a rollout: each looks at windows of outcomes and says when it fires.
///
/// A trigger compares figures with a threshold and knows nothing of chance; what it is worth is said beside it in the
/// policy (docs/delivery.md, "Triggers").
package struct TriggerWatch: Sendable, Hashable {
    /// A trigger that fired.
    package struct Firing: Sendable, Hashable {
        /// Its place among the triggers of the plan.
        package let place: Int
        /// Its kind.
        package let kind: RolloutTriggerKind
        /// Of SIGMA: which metric.
        package let metric: String
        /// Whether it is to roll back; else it alerts.
        package let rollsBack: Bool
        /// What it saw, for people.
        package let figures: String

        /// A firing, by its parts.
        package init(place: Int, kind: RolloutTriggerKind, metric: String, rollsBack: Bool, figures: String) {
            (self.place, self.kind, self.metric) = (place, kind, metric)
            (self.rollsBack, self.figures) = (rollsBack, figures)
        }
    }

    /// What one trigger has seen.
    private struct Sight: Sendable, Hashable {
        var canary: [Double] = []
        var baseline: [Double] = []
        /// Windows in a row in which it held; of SAFETY_REGRESSION answers that violate.
        var streak = 0
        /// Outcomes of the canary.
        var count = 0
        var history = WindowHistory()
    }

    /// Values of a window, at most: a larger one is cut there, so that a state stays small.
    static let windowMax = 5_000

    private let triggers: [RolloutTrigger]
    private var sights: [Sight]
    /// Those that fired since they were taken.
    private var firings: [Firing] = []

    /// Nothing seen yet.
    package init(_ triggers: [RolloutTrigger]) {
        self.triggers = triggers
        sights = triggers.map { _ in Sight() }
    }

    /// Whether one fired since they were taken.
    package var hasFired: Bool { !firings.isEmpty }

    /// Those that fired since the last time.
    package mutating func takeFirings() -> [Firing] {
        defer { firings = [] }
        return firings
    }

    /// Sees an outcome.
    package mutating func add(_ outcome: RouteOutcome, arm: JudgeArm) {
        for place in triggers.indices {
            switch triggers[place].kind {
            case .safetyRegression: addSafety(outcome, arm, place)
            case .schemaValidDrop: addSchema(outcome, arm, place)
            case .sigma: addSigma(outcome, arm, place)
            case .unspecified, .unrecognized: break
            }
        }
    }

    /// Outcomes of a window of a trigger.
    static func window(of trigger: RolloutTrigger) -> Int {
        let said = Int(trigger.minSamples)
        return min(said == 0 ? 200 : said, windowMax)
    }

    /// From where on a trigger holds: a difference of rates, of SIGMA standard deviations.
    static func threshold(of trigger: RolloutTrigger) -> Double {
        trigger.threshold > 0 ? trigger.threshold : trigger.kind == .sigma ? 2 : 0.01
    }

    private func window(_ place: Int) -> Int { Self.window(of: triggers[place]) }

    private func consecutive(_ place: Int) -> Int { max(1, Int(triggers[place].consecutive)) }

    private mutating func addSafety(_ outcome: RouteOutcome, _ arm: JudgeArm, _ place: Int) {
        guard arm == .canary else { return }
        sights[place].count += 1
        if outcome.safetyCompliant == .false { sights[place].streak += 1 }
        let (found, count) = (sights[place].streak, sights[place].count)
        guard found >= consecutive(place), count >= max(1, Int(triggers[place].minSamples)) else { return }
        sights[place].streak = 0
        fire(place, "\(found) of \(count) answers of the canary with safety_compliant = false")
    }

    private mutating func addSchema(_ outcome: RouteOutcome, _ arm: JudgeArm, _ place: Int) {
        guard arm != .stable, let value = OutcomeMetric.schemaValidRate.value(of: outcome) else { return }
        if arm == .canary { sights[place].canary.append(value) } else { sights[place].baseline.append(value) }
        let size = window(place)
        guard sights[place].canary.count >= size, sights[place].baseline.count >= size else {
            // The arm that is ahead keeps its newest, so that both are of the same time.
            if sights[place].canary.count > size { sights[place].canary.removeFirst() }
            if sights[place].baseline.count > size { sights[place].baseline.removeFirst() }
            return
        }
        let metric = OutcomeMetric.schemaValidRate
        let canary = metric.value(ofWindow: sights[place].canary) ?? 1
        let baseline = metric.value(ofWindow: sights[place].baseline) ?? 1
        (sights[place].canary, sights[place].baseline) = ([], [])
        // Two rates that are apart by the threshold itself may differ from it in the last bit.
        let threshold = Self.threshold(of: triggers[place]) + 1e-9
        hold(
            place, baseline - canary > threshold,
            "schema_valid_rate \(Self.text(canary)) against \(Self.text(baseline)) of the baseline over \(size) "
                + "outcomes"
        )
    }

    private mutating func addSigma(_ outcome: RouteOutcome, _ arm: JudgeArm, _ place: Int) {
        guard let metric = OutcomeMetric(rawValue: triggers[place].metric), let value = metric.value(of: outcome)
        else { return }
        let size = window(place)
        guard arm == .canary else {
            sights[place].baseline.append(value)
            guard sights[place].baseline.count >= size else { return }
            if let mean = metric.value(ofWindow: sights[place].baseline) { sights[place].history.add(mean) }
            sights[place].baseline = []
            return
        }
        sights[place].canary.append(value)
        guard sights[place].canary.count >= size, let canary = metric.value(ofWindow: sights[place].canary) else {
            return
        }
        sights[place].canary = []
        let history = sights[place].history
        guard let mean = history.mean, let deviation = history.deviation else { return }
        let harm = metric.isBetterWhenHigher ? mean - canary : canary - mean
        let threshold = Self.threshold(of: triggers[place])
        hold(
            place, harm > threshold * deviation && harm > 0,
            "\(metric.rawValue) \(Self.text(canary)) against a mean of \(Self.text(mean)) with a standard deviation of "
                + "\(Self.text(deviation)) over \(history.count) windows of \(size) outcomes")
    }

    private mutating func hold(_ place: Int, _ isTrue: Bool, _ figures: String) {
        sights[place].streak = isTrue ? sights[place].streak + 1 : 0
        guard sights[place].streak >= consecutive(place) else { return }
        sights[place].streak = 0
        fire(place, figures)
    }

    private mutating func fire(_ place: Int, _ figures: String) {
        let trigger = triggers[place]
        firings.append(
            Firing(
                place: place, kind: trigger.kind, metric: trigger.metric, rollsBack: trigger.action == .rollback,
                figures: figures))
    }

    private static func text(_ value: Double) -> String {
        let scaled = (value * 10_000).rounded()
        return scaled.magnitude < 1e15 ? "\(scaled / 10_000)" : "\(value)"
    }

    // MARK: State

    /// The state without firings, which are taken before it is kept.
    func write(_ words: inout StateWriter) {
        words.put(sights.count)
        for sight in sights {
            words.put(sight.canary)
            words.put(sight.baseline)
            words.put(sight.streak)
            words.put(sight.count)
            sight.history.write(&words)
        }
    }

    /// nil where it cannot be what these triggers have written.
    init?(_ triggers: [RolloutTrigger], _ words: inout StateReader) {
        self.init(triggers)
        guard words.count() == triggers.count else { return nil }
        for place in sights.indices {
            sights[place].canary = words.doubles(max: Self.windowMax)
            sights[place].baseline = words.doubles(max: Self.windowMax)
            sights[place].streak = words.count()
            sights[place].count = words.count()
            sights[place].history = WindowHistory(&words)
        }
        // Each of them is counted on.
        guard words.isWhole, sights.allSatisfy({ max($0.streak, $0.count, $0.history.count) <= JudgeLimits.countMax })
        else { return nil }
    }
}

/// The means of the windows of a metric so far: their mean and their standard deviation, by Welford's method.
struct WindowHistory: Sendable, Hashable {
    /// Windows before a mean says anything.
    static let countMin = 8

    private(set) var count = 0
    private var runningMean = 0.0
    private var squares = 0.0

    init() {}

    mutating func add(_ value: Double) {
        count += 1
        let difference = value - runningMean
        runningMean += difference / Double(count)
        squares += difference * (value - runningMean)
    }

    /// nil while there are too few windows.
    var mean: Double? { count >= Self.countMin ? runningMean : nil }

    /// nil while there are too few windows.
    var deviation: Double? { count >= Self.countMin ? (max(0, squares) / Double(count - 1)).squareRoot() : nil }

    func write(_ words: inout StateWriter) {
        words.put(count)
        words.put(runningMean)
        words.put(squares)
    }

    init(_ words: inout StateReader) {
        (count, runningMean, squares) = (words.count(), words.double(), words.double())
    }
}
