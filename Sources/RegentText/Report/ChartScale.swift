/// A scale from values to places on a line, with round numbers to mark.
struct ChartScale {
    private let low: Double
    private let high: Double
    private let start: Double
    private let end: Double
    /// Values to mark, ascending.
    let ticks: [Double]

    /// A scale that holds all values between two places.
    init(of values: [Double], from start: Double, to end: Double) {
        (self.start, self.end) = (start, end)
        let finite = values.filter(\.isFinite)
        let least = finite.min() ?? 0
        let greatest = finite.max() ?? 1
        let spread = greatest - least
        // Of a spread below the normal numbers no power of ten is a step.
        guard spread.isFinite, spread > .leastNormalMagnitude else {
            let room = max(abs(least) * 0.1, 0.05)
            (low, high, ticks) = (least - room, least + room, [least])
            return
        }
        let step = Self.step(spread)
        let first = (least / step).rounded(.down)
        let last = (greatest / step).rounded(.up)
        (low, high) = (first * step, last * step)
        ticks = last - first <= 20 ? (0...Int(last - first)).map { (first + Double($0)) * step } : [least, greatest]
    }

    /// The place of a value, between both ends.
    func place(_ value: Double) -> Double {
        let share = min(max((value - low) / (high - low), 0), 1)
        return start + (share.isNaN ? 0.5 : share) * (end - start)
    }

    /// 1, 2 or 5 times a power of ten, of which a spread has three to seven.
    private static func step(_ spread: Double) -> Double {
        var power = 1.0
        while power > spread / 4 { power /= 10 }
        while power * 10 <= spread / 4 { power *= 10 }
        return [5, 2, 1].map { $0 * power }.first { $0 <= spread / 4 } ?? power
    }
}
