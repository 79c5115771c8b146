/// A key whose outcomes are being averaged.
struct OpenUnit: Sendable, Hashable {
    let arm: JudgeArm
    /// 0 = without a key.
    let key: UInt64
    /// When its first outcome arrived, in microseconds.
    let since: Int64
    /// By metric: sum and number of the values.
    private(set) var sums: [Double]
    private(set) var counts: [Int]
    /// Harm of the key before it was exposed, by adjusted metric; −1 = not known.
    let previous: [Double]

    init(_ unit: JudgeUnit, previous: [Double], metricCount: Int, since: Int64) {
        (arm, key, self.since, self.previous) = (unit.arm, unit.key, since, previous)
        sums = [Double](repeating: 0, count: metricCount)
        counts = [Int](repeating: 0, count: metricCount)
        add(unit.values)
    }

    /// Continues from stored numbers.
    init(arm: JudgeArm, key: UInt64, since: Int64, sums: [Double], counts: [Int], previous: [Double]) {
        (self.arm, self.key, self.since) = (arm, key, since)
        (self.sums, self.counts, self.previous) = (sums, counts, previous)
    }

    mutating func add(_ values: [Double?]) {
        for (place, value) in zip(sums.indices, values) {
            guard let value, value.isFinite, counts[place] < JudgeLimits.countMax else { continue }
            // A sum stays finite: no unit of a metric is near the largest double.
            let bounded = min(max(value, -JudgeLimits.valueMax), JudgeLimits.valueMax)
            sums[place] += bounded
            counts[place] += 1
        }
    }

    /// Mean of the values of a metric; nil without one.
    func mean(at place: Int) -> Double? { counts[place] > 0 ? sums[place] / Double(counts[place]) : nil }

    func previous(at place: Int) -> Double? {
        guard previous.indices.contains(place), previous[place] >= 0 else { return nil }
        return previous[place]
    }
}

/// Keys whose outcomes are being averaged, in the order of their first ones.
struct OpenUnits: Sendable, Hashable {
    /// More than these are open at no time: the oldest matures early.
    static let countMax = 8_192

    private var units: [OpenUnit] = []
    /// Place of the oldest open unit in `units`.
    private var first = 0
    /// Of each key its place counted from the first unit ever.
    private var places: [UInt64: Int] = [:]
    /// Units that were removed from the front of `units`.
    private var removed = 0

    static func == (a: OpenUnits, b: OpenUnits) -> Bool { a.all == b.all }

    func hash(into hasher: inout Hasher) { hasher.combine(all) }

    /// The open units, oldest first.
    var all: ArraySlice<OpenUnit> { units[first...] }

    /// Adds an outcome to the open unit of its key; false where there is none.
    mutating func add(_ unit: JudgeUnit) -> Bool {
        guard let place = places[unit.key], units[place - removed].arm == unit.arm else { return false }
        units[place - removed].add(unit.values)
        return true
    }

    mutating func append(_ unit: OpenUnit) {
        if unit.key != 0 { places[unit.key] = removed + units.count }
        units.append(unit)
    }

    /// Removes and returns the oldest unit if it is settled.
    mutating func next(at now: Int64, settle: Int64) -> OpenUnit? {
        guard first < units.count else { return nil }
        let unit = units[first]
        let (age, overflows) = now.subtractingReportingOverflow(unit.since)
        guard overflows || age >= settle || units.count - first > Self.countMax else { return nil }
        if places[unit.key] == removed + first { places[unit.key] = nil }
        first += 1
        if first >= 1_024 || first == units.count {
            units.removeFirst(first)
            (removed, first) = (removed + first, 0)
        }
        return unit
    }
}

/// Bounds of what a judge computes with.
enum JudgeLimits {
    /// Largest size of a value.
    static let valueMax = 1e200
    /// Stands for a harm that is not known.
    static let unknown = -1.0
    /// Values that wait for those of the other arm, by metric and arm.
    static let waitingMax = 1_024
    /// Baseline latencies before a quantile of them is used.
    static let quantileCountMin = 20
    /// Units before a share of missing values is judged.
    static let countMax = 1 << 53
}
