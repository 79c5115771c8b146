/// Exponential smoothing with a damped trend and, where there is a season, additive seasonal terms.
///
/// The next value is level + φ·trend + season of its place. A gap moves level and trend on as forecast, and leaves the
/// season as it is.
/// - Source: C. C. Holt (1957); P. R. Winters (1960); E. S. Gardner and E. McKenzie, "Forecasting trends in time
///   series", Management Science 31:1237–1246 (1985), for damping; docs/forecasts.md, "Holt–Winters".
package struct HoltWinters: Sendable, Hashable {
    /// How fast each part follows what is seen.
    package struct Weights: Sendable, Hashable {
        /// Of the level, trend and season: in [0, 1], 0 = never.
        package var level: Double
        /// Of the trend.
        package var trend: Double
        /// Of the season.
        package var season: Double
        /// What is left of the trend after each step, in [0, 1].
        package var damping: Double

        /// All four.
        package init(level: Double, trend: Double, season: Double, damping: Double) {
            (self.level, self.trend, self.season, self.damping) = (level, trend, season, damping)
        }
    }

    /// How fast each part follows.
    package let weights: Weights
    /// Level after the last value.
    package private(set) var level: Double
    /// Change of the level per step.
    package private(set) var trend: Double
    /// Seasonal terms of the next values, the next one at `next`; empty without a season.
    private var seasons: [Double]
    private var next = 0
    /// Sum of the squares of one-step errors.
    package private(set) var squares = 0.0

    /// Before the first value.
    ///
    /// - Parameter seasons: the terms of the first season in order; empty = no season.
    package init(weights: Weights, level: Double, trend: Double, seasons: [Double]) {
        (self.weights, self.level, self.trend, self.seasons) = (weights, level, trend, seasons)
    }

    /// The value `steps` after the last one.
    package func forecast(after steps: Int) -> Double {
        var (sum, factor) = (0.0, 1.0)
        for _ in 0..<max(steps, 0) {
            factor *= weights.damping
            sum += factor
            // What is left adds nothing that a double holds.
            if factor < 1e-18 { break }
        }
        let season = seasons.isEmpty ? 0 : seasons[(next + steps - 1) % seasons.count]
        return level + sum * trend + season
    }

    /// Values 1 … `steps` after the last one.
    package func forecasts(_ steps: Int) -> [Double] {
        var (sum, factor) = (0.0, 1.0)
        return (0..<max(steps, 0)).map { step in
            factor *= weights.damping
            sum += factor
            return level + sum * trend + (seasons.isEmpty ? 0 : seasons[(next + step) % seasons.count])
        }
    }

    /// Adds a value or a gap.
    package mutating func add(_ value: Double?) {
        let carried = level + weights.damping * trend
        let season = seasons.isEmpty ? 0 : seasons[next]
        let seen = value ?? (carried + season)
        let error = seen - carried - season
        squares += error * error
        let raised = weights.level * (seen - season) + (1 - weights.level) * carried
        trend = weights.trend * (raised - level) + (1 - weights.trend) * weights.damping * trend
        if !seasons.isEmpty {
            seasons[next] = weights.season * (seen - carried) + (1 - weights.season) * season
            next = next + 1 == seasons.count ? 0 : next + 1
        }
        level = raised
    }

    /// Adds values and gaps in order.
    package mutating func add(contentsOf values: some Sequence<Double?>) {
        for value in values { add(value) }
    }
}
