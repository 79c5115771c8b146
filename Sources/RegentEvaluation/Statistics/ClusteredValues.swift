/// Values with the units that are drawn, each a cluster or a group of clusters.
struct ClusteredValues {
    /// A value in the high half, its unit in the low one; ascending.
    private let sorted: [UInt64]
    /// Number of values of each unit, missing ones too.
    private let sizes: [Int]
    /// Number of missing values of each unit.
    private let missing: [Int]
    private let fill: ClusterBootstrap.Fill

    /// Units.
    var unitCount: Int { sizes.count }

    /// Of the values and the number of each one's cluster; `missing` is empty or has a number for each cluster.
    init(
        _ values: [UInt32], clusters: [UInt32], clusterCount: Int, missing: [Int],
        missingAs fill: ClusterBootstrap.Fill
    ) {
        // The order among equal values does not matter: the sum of their weights decides.
        var sorted: [UInt64] = []
        sorted.reserveCapacity(values.count)
        var sizes = [Int](repeating: 0, count: clusterCount)
        for (value, cluster) in zip(values, clusters) {
            sorted.append(UInt64(value) << 32 | UInt64(cluster))
            sizes[Int(cluster)] += 1
        }
        sorted.sort()
        var absent = [Int](repeating: 0, count: clusterCount)
        for (cluster, count) in missing.enumerated() {
            absent[cluster] += count
            sizes[cluster] += count
        }
        (self.sorted, self.sizes, self.missing, self.fill) = (sorted, sizes, absent, fill)
    }

    /// Values and missing values in a draw.
    fileprivate func counts(_ weights: [Int]) -> (count: Int, missing: Int) {
        var (count, absent) = (0, 0)
        for (weight, size) in zip(weights, sizes) { count &+= weight &* size }
        for (weight, number) in zip(weights, missing) { absent &+= weight &* number }
        return (count, absent)
    }

    /// Where to look for a quantile: near the one of all values.
    struct Search {
        let q: Double
        /// Place in the order of the values from which the quantile of a draw is looked for.
        let start: Int
        /// Values of each unit before that place.
        let before: [Int]

        init(for q: Double, in sample: ClusteredValues) {
            self.q = q
            let start = min(Int(q * Double(sample.sorted.count)), sample.sorted.count)
            var before = [Int](repeating: 0, count: sample.unitCount)
            for entry in sample.sorted[..<start] { before[ClusteredValues.unit(entry)] += 1 }
            (self.start, self.before) = (start, before)
        }
    }

    private static func unit(_ entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) }

    private static func value(_ entry: UInt64) -> Double { Double(entry >> 32) }

    /// The quantile of a draw by nearest rank.
    func quantile(_ search: Search, _ draw: ClusterDraws.Draw) -> Double {
        let rank = max(1, Int((search.q * Double(draw.count)).rounded(.up)))
        let presentRank = fill == .zero ? rank - draw.missing : rank
        if presentRank < 1 { return 0 }
        if presentRank > draw.count - draw.missing { return .infinity }
        var below = 0
        for (weight, number) in zip(draw.weights, search.before) { below &+= weight &* number }
        var place = search.start
        // The value at the rank is the first one with at least as many values up to it.
        while below >= presentRank {
            place -= 1
            below -= draw.weights[Self.unit(sorted[place])]
        }
        while true {
            below += draw.weights[Self.unit(sorted[place])]
            if below >= presentRank { return Self.value(sorted[place]) }
            place += 1
        }
    }
}

/// Units drawn with replacement, again and again.
struct ClusterDraws {
    /// How often each unit was drawn, and the values that makes.
    struct Draw {
        let weights: [Int]
        let count: Int
        let missing: Int
    }

    private var numbers: SplitMixNumbers
    private let unitCount: Int

    /// Draws as many units as there are each time.
    init(seed: UInt64, unitCount: Int) { (numbers, self.unitCount) = (SplitMixNumbers(seed: seed), unitCount) }

    /// The next draw that has a value or a missing one; a draw of empty units only has no quantile.
    ///
    /// - Precondition: some unit is not empty.
    mutating func next(in sample: ClusteredValues) -> Draw { next { sample.counts($0) } }

    /// The next draw that has a value, of units that have so many values each and no missing one.
    ///
    /// - Precondition: some unit is not empty.
    mutating func next(sizes: [Int]) -> Draw {
        next { weights in
            var count = 0
            for (weight, size) in zip(weights, sizes) { count &+= weight &* size }
            return (count, 0)
        }
    }

    private mutating func next(_ counts: ([Int]) -> (count: Int, missing: Int)) -> Draw {
        while true {
            var weights = [Int](repeating: 0, count: unitCount)
            for _ in 0..<unitCount { weights[numbers.next(below: unitCount)] += 1 }
            let (count, missing) = counts(weights)
            if count > 0 { return Draw(weights: weights, count: count, missing: missing) }
        }
    }
}
