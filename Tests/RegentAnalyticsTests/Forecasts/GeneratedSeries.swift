import Foundation
import RegentEvaluation

/// Hours of a measure with a day's shape, noise that depends on the hour before, and in turn: nothing else, a trend,
/// shifts of its level, both.
struct GeneratedSeries {
    /// Values: nine days to learn from, the last one to be forecast.
    let values: [Double]

    static let season = 24

    init(seed: UInt64) {
        var numbers = SplitMixNumbers(seed: seed)
        let (hasTrend, hasShifts) = (seed % 2 == 1, seed % 4 >= 2)
        let slope = hasTrend ? numbers.normal() * 0.05 : 0
        let (height, phase, memory) = (numbers.unit() * 6, numbers.unit() * 24, numbers.unit() * 0.6)
        var (level, noise) = (100.0, 0.0)
        values = (0..<240).map { hour in
            if hasShifts, numbers.unit() < 0.01 { level += numbers.normal() * 4 }
            noise = memory * noise + numbers.normal()
            let shape = height * sin(2 * .pi * (Double(hour) + phase) / Double(Self.season))
            return level + slope * Double(hour) + shape + noise
        }
    }
}
