/// How the harm of a key follows from its harm before, by least squares.
struct Regression: Sendable, Hashable {
    /// Keys before a slope is used.
    static let countMin = 30.0

    /// Number of keys, sums of x (before) and y (now), and of their squares and products.
    private(set) var count = 0.0
    private(set) var x = 0.0
    private(set) var y = 0.0
    private(set) var xx = 0.0
    private(set) var xy = 0.0

    init() {}

    /// Continues from stored numbers; nil where they cannot be those of harms in [0, 1].
    init?(count: Double, x: Double, y: Double, xx: Double, xy: Double) {
        // A range whose end is not a number is none.
        guard count >= 0, count.isFinite else { return nil }
        let sums = 0...count
        guard [x, y, xx, xy].allSatisfy(sums.contains) else { return nil }
        (self.count, self.x, self.y, self.xx, self.xy) = (count, x, y, xx, xy)
    }

    /// Adds a key; one that was not known before is left out.
    mutating func add(_ before: Double?, _ now: Double) {
        guard let before else { return }
        count += 1
        x += before
        y += now
        xx += before * before
        xy += before * now
    }

    /// Mean harm before.
    var centre: Double { count > 0 ? x / count : 0 }

    /// In [−1, 1]; 0 without enough keys or without spread before.
    var slope: Double {
        guard count >= Self.countMin else { return 0 }
        let spread = xx - x * x / count
        guard spread > 1e-9 * count else { return 0 }
        return min(max((xy - x * y / count) / spread, -1), 1)
    }
}
