/// What is known of the values of one arm.
struct ArmTally: Sendable, Hashable {
    /// Units with a value.
    private(set) var count = 0
    /// Units without one.
    private(set) var missing = 0
    /// Sum of the values.
    private(set) var sum = 0.0
    /// Latencies that were compared.
    var latencies = LatencySketch()

    init() {}

    /// Continues from stored numbers; nil where they cannot be those of a tally.
    init?(count: Int, missing: Int, sum: Double, latencies: LatencySketch) {
        let counts = 0...JudgeLimits.countMax
        guard counts.contains(count), counts.contains(missing), abs(sum) <= JudgeLimits.valueMax * Double(count),
            latencies.count <= count
        else { return nil }
        (self.count, self.missing, self.sum, self.latencies) = (count, missing, sum, latencies)
    }

    mutating func add(_ value: Double) {
        guard count < JudgeLimits.countMax else { return }
        count += 1
        sum += min(max(value, -JudgeLimits.valueMax), JudgeLimits.valueMax)
    }

    mutating func addMissing() {
        if missing < JudgeLimits.countMax { missing += 1 }
    }

    /// Mean of the values; nil without one.
    var mean: Double? { count > 0 ? sum / Double(count) : nil }

    /// Share of the units without a value; 0 without a unit.
    var missingShare: Double { missing > 0 ? Double(missing) / (Double(missing) + Double(count)) : 0 }
}
