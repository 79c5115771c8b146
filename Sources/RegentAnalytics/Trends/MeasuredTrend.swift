/// What a series did: whether it rises or falls, how fast, where its level changed, and its last week.
package struct MeasuredTrend: Sendable, Hashable {
    /// Fewer values say nothing.
    package static let valueCountMin = 20
    /// A slope is real where its p is below it.
    package static let significance = 0.05

    /// Which way.
    package enum Direction: Sendable, Hashable {
        /// No sign of either.
        case steady
        case rising
        case falling
    }

    /// The line, per bucket.
    package let line: TheilSenLine
    /// nil where all values are equal.
    package let kendall: KendallTau?
    /// Places are indices into the buckets of the series.
    package let changes: [LevelChanges.Place]
    /// nil of a series shorter than two weeks.
    package let week: WeekOverWeek?
    /// Buckets of a season whose shape was taken off before changes were looked for; nil where none was.
    package let season: Int?

    /// The trend of a series; nil where fewer than `valueCountMin` buckets have a value.
    ///
    /// - Parameter season: buckets of a season; counts only where there are two of them.
    package init?(_ series: BucketSeries, season: Int?) {
        let present = series.present
        guard present.values.count >= Self.valueCountMin,
            let line = TheilSenLine(x: present.places.map(Double.init), y: present.values)
        else { return nil }
        self.line = line
        kendall = KendallTau(ordered: present.values)
        let used = season.flatMap { $0 >= 2 && series.values.count >= 2 * $0 ? $0 : nil }
        self.season = used
        let level = used.map { SeasonalShape(present, season: $0).values } ?? present.values
        changes = LevelChanges.places(of: level).map { place in
            LevelChanges.Place(index: present.places[place.index], before: place.before, after: place.after)
        }
        week = WeekOverWeek(series)
    }

    /// Steady unless the significance says otherwise.
    package var direction: Direction {
        guard let kendall, kendall.pValue < Self.significance, line.slope != 0 else { return .steady }
        return line.slope > 0 ? .rising : .falling
    }
}

/// Values less the usual distance of their place in the season from the middle of the series.
///
/// It would hide changes of level that are smaller than itself.
struct SeasonalShape {
    /// One per given value.
    let values: [Double]

    init(_ present: (places: [Int], values: [Double]), season: Int) {
        var phases = [[Double]](repeating: [], count: season)
        for (place, value) in zip(present.places, present.values) { phases[place % season].append(value) }
        let middle = Median.of(present.values) ?? 0
        let shape = phases.map { (Median.of($0) ?? middle) - middle }
        values = zip(present.places, present.values).map { $1 - shape[$0 % season] }
    }
}
