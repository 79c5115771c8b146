/// The weights with which one-step forecasts of a series are best, and where its level begins.
///
/// A coarse grid first, then steps in one weight at a time, halved four times: the same weights for the same values on
/// every machine.
struct HoltWintersFit {
    private let values: ArraySlice<Double?>
    private let start: Start

    /// What is there before the first value.
    struct Start: Sendable, Hashable {
        let level: Double
        let trend: Double
        let seasons: [Double]
    }

    /// - Parameters:
    ///   - values: the first one is not a gap.
    ///   - season: buckets of a season; nil = none.
    init(_ values: ArraySlice<Double?>, season: Int?) {
        self.values = values
        start = season.map { Self.seasonal(values, $0) } ?? Self.plain(values)
    }

    /// The best weights.
    ///
    /// - Parameter known: weights to start from instead of the grid, those of fewer values of the same series.
    func model(startingAt known: HoltWinters.Weights? = nil) -> HoltWinters {
        var best = known.map(run) ?? grid()
        for size in [0.1, 0.05, 0.025, 0.0125] { best = refined(best, by: size) }
        return best
    }

    private func grid() -> HoltWinters {
        var best: HoltWinters?
        let seasons = start.seasons.isEmpty ? [0] : [0.05, 0.2, 0.5]
        for level in [0.05, 0.2, 0.45, 0.8] {
            for trend in [0.01, 0.1, 0.3] {
                for season in seasons {
                    for damping in [0.8, 0.9, 0.97] {
                        let tried = run(
                            HoltWinters.Weights(level: level, trend: trend, season: season, damping: damping))
                        if tried.squares < best?.squares ?? .infinity { best = tried }
                    }
                }
            }
        }
        return best ?? run(HoltWinters.Weights(level: 0.2, trend: 0.1, season: 0.2, damping: 0.9))
    }

    /// One step up or down in each weight, kept where it is better.
    private func refined(_ model: HoltWinters, by size: Double) -> HoltWinters {
        var best = model
        let paths: [(WritableKeyPath<HoltWinters.Weights, Double>, ClosedRange<Double>)] = [
            (\.level, 0.01...0.99), (\.trend, 0...0.5), (\.season, 0...0.9), (\.damping, 0.8...0.98),
        ]
        for (path, range) in paths where !(start.seasons.isEmpty && path == \.season) {
            for step in [size, -size] {
                var weights = best.weights
                weights[keyPath: path] = min(max(weights[keyPath: path] + step, range.lowerBound), range.upperBound)
                let tried = run(weights)
                if tried.squares < best.squares { best = tried }
            }
        }
        return best
    }

    private func run(_ weights: HoltWinters.Weights) -> HoltWinters {
        var model = HoltWinters(weights: weights, level: start.level, trend: start.trend, seasons: start.seasons)
        model.add(contentsOf: values)
        return model
    }

    /// The line of least squares through the first ten values.
    private static func plain(_ values: ArraySlice<Double?>) -> Start {
        let first = values.enumerated().compactMap { place, value in value.map { (Double(place), $0) } }.prefix(10)
        let count = Double(first.count)
        let (x, y) = (first.reduce(0) { $0 + $1.0 } / count, first.reduce(0) { $0 + $1.1 / count })
        let across = first.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
        let both = first.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) }
        let slope = across > 0 ? both / across : 0
        return Start(level: y - slope * (x + 1), trend: slope, seasons: [])
    }

    /// Trend from the places that have a value in both of the first two seasons, level from the first season; terms are
    /// what is left of both, by place.
    private static func seasonal(_ values: ArraySlice<Double?>, _ season: Int) -> Start {
        let two = Array(values.prefix(2 * season))
        let differences = (season..<max(season, two.count)).compactMap { place -> Double? in
            guard let value = two[place], let before = two[place - season] else { return nil }
            return value - before
        }
        let slope = mean(differences) / Double(season)
        let begin = mean(two.prefix(season).compactMap(\.self)) - slope * Double(season - 1) / 2
        var terms = (0..<season).map { phase in
            let places = [phase, phase + season].filter { $0 < two.count }
            return mean(places.compactMap { place in two[place].map { $0 - (begin + slope * Double(place)) } })
        }
        let middle = mean(terms)
        for place in terms.indices { terms[place] -= middle }
        return Start(level: begin + middle - slope, trend: slope, seasons: terms)
    }

    /// 0 of none.
    private static func mean(_ values: [Double]) -> Double {
        values.reduce(0) { $0 + $1 / Double(values.count) }
    }
}
