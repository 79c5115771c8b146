import RegentKernels

/// A cluster bootstrap of several quantiles of latencies that are not kept, found in several readings of them.
///
/// The first reading counts the latencies of each unit in ranges of about equal size, in which the quantile of each
/// draw is then looked for. The ranges in which one lies are divided further, or their latencies are kept. The result
/// is that of `ClusterBootstrap` to the bit, in whatever order latencies come.
struct BootstrapReadings: Sendable {
    /// What one reading keeps.
    private struct Limits: Sendable {
        /// Parts into which a range is divided.
        let partCount = 256
        /// Ranges that are divided at once.
        let dividedRangesMax = 8
        /// A range of more latencies is divided before they are kept.
        let rangeValuesMax: Int
        /// Latencies that are kept at once, unless a single range has more.
        let keptValuesMax: Int

        init(bytesMax: Int) { (rangeValuesMax, keptValuesMax) = (max(1, bytesMax / 512), max(1, bytesMax / 32)) }
    }

    /// A draw whose quantile is in a range: the value with that rank in it.
    private struct Search: Sendable {
        let quantile: Int
        let draw: Int
        var rank: Int
    }

    /// Latencies between two values, and what is looked for among them.
    private struct ValueRange: Sendable {
        let low: UInt32
        let high: UInt32
        let count: Int
        var searches: [Search] = []
    }

    /// A range in a reading: it is divided, or its latencies are kept.
    private struct Work: Sendable {
        let range: ValueRange
        var counts: UnitCounts?
        /// A value in the high half, its unit in the low one.
        var values: [UInt64] = []
    }

    private let clusters: DrawnClusters
    private let quantiles: [Double]
    private let limits: Limits
    /// Missing latencies of each unit; empty where none is.
    private let missing: [Int]
    private let fill: ClusterBootstrap.Fill
    /// Made after the first reading.
    private var draws: [ClusterDraws.Draw] = []
    /// The quantiles of the draws that were found.
    private var found: [[Double]]
    /// Ranges that are looked at, ascending.
    private var current: [Work] = []
    private var waiting: [ValueRange] = []

    /// - Parameters:
    ///   - latencies: a histogram of all of them.
    ///   - clusters: those that have one.
    ///   - bytesMax: memory for one reading, beside some MiB for the draws.
    ///   - missing: missing latencies of each unit; empty where none is.
    ///   - fill: what they count as.
    init(
        _ quantiles: [Double], _ latencies: Histogram, _ clusters: DrawnClusters, bytesMax: Int, missing: [Int] = [],
        missingAs fill: ClusterBootstrap.Fill = .infinite
    ) {
        (self.quantiles, self.clusters, limits) = (quantiles, clusters, Limits(bytesMax: bytesMax))
        (self.missing, self.fill) = (missing, fill)
        found = quantiles.map { _ in [] }
        guard latencies.count > 0, clusters.count > 1 else { return }
        let cuts = (1..<limits.partCount).compactMap { part in
            latencies.range(ofRank: max(1, latencies.count * part / limits.partCount))?.lowerBound
        }
        let whole = ValueRange(low: 0, high: .max, count: latencies.count)
        let counts = UnitCounts(Set([0] + cuts).sorted(), unitCount: clusters.unitCount)
        current = [Work(range: whole, counts: counts)]
    }

    /// Whether another reading is needed.
    var isOpen: Bool { !current.isEmpty }

    /// The bootstrap of each quantile, once it is not open.
    var bootstraps: [ClusterBootstrap] {
        found.map { ClusterBootstrap(quantiles: $0.sorted(), clusterCount: clusters.count) }
    }

    /// Adds a latency of a cluster.
    mutating func add(_ value: UInt32, of cluster: UInt64) {
        var (low, high) = (0, current.count)
        while low < high {
            let middle = (low + high) / 2
            if current[middle].range.high < value { low = middle + 1 } else { high = middle }
        }
        guard low < current.count, current[low].range.low <= value else { return }
        let unit = clusters.unit(of: cluster)
        if current[low].counts == nil {
            current[low].values.append(UInt64(value) << 32 | UInt64(unit))
        } else {
            current[low].counts?.add(value, of: Int(unit))
        }
    }

    /// Ends a reading, which had every latency.
    mutating func endReading() {
        let done = current
        current = []
        for work in done {
            if let counts = work.counts {
                var range = work.range
                if draws.isEmpty { range.searches = drawn(counts) }
                divide(range, counts)
            } else {
                settle(work)
            }
        }
        open()
    }

    /// Draws the units, and looks for each quantile of each draw.
    private mutating func drawn(_ counts: UnitCounts) -> [Search] {
        var sizes = counts.sizes
        for (unit, count) in missing.enumerated() { sizes[unit] += count }
        guard sizes.contains(where: { $0 > 0 }) else { return [] }
        var numbers = ClusterDraws(seed: ClusterBootstrap.seed, unitCount: clusters.unitCount)
        draws = (0..<ClusterBootstrap.drawCount).map { _ in numbers.next(sizes: sizes, missing: missing) }
        return draws.indices.flatMap { draw in
            quantiles.enumerated().compactMap { quantile, q in
                var rank = max(1, Int((q * Double(draws[draw].count)).rounded(.up)))
                if fill == .zero { rank -= draws[draw].missing }
                if rank < 1 || rank > draws[draw].count - draws[draw].missing {
                    found[quantile].append(rank < 1 ? 0 : .infinity)
                    return nil
                }
                return Search(quantile: quantile, draw: draw, rank: rank)
            }
        }
    }

    /// Looks in which part of a range each search ends.
    private mutating func divide(_ range: ValueRange, _ counts: UnitCounts) {
        var parts = counts.parts(upTo: range.high).map { ValueRange(low: $0.low, high: $0.high, count: $0.count) }
        let sums = counts.cumulated
        for var search in range.searches {
            let weights = draws[search.draw].weights
            // The first part up to which there are as many latencies as the rank.
            var (low, high) = (0, parts.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if sums.total(weights, through: middle) < search.rank { low = middle + 1 } else { high = middle }
            }
            if low > 0 { search.rank -= sums.total(weights, through: low - 1) }
            parts[low].searches.append(search)
        }
        waiting += parts.filter { !$0.searches.isEmpty }
    }

    /// Ends the searches in a range whose latencies were kept.
    private mutating func settle(_ work: Work) {
        let values = work.values.sorted()
        for search in work.range.searches {
            let weights = draws[search.draw].weights
            var (below, place) = (0, 0)
            while place < values.count {
                below += weights[Int(values[place] & 0xFFFF_FFFF)]
                if below >= search.rank { break }
                place += 1
            }
            guard place < values.count else { continue }
            found[search.quantile].append(Double(values[place] >> 32))
        }
    }

    /// Chooses the ranges of the next reading.
    private mutating func open() {
        var (kept, divided, rest) = (0, 0, [ValueRange]())
        for range in waiting.sorted(by: { $0.low < $1.low }) {
            if range.low == range.high {
                for search in range.searches { found[search.quantile].append(Double(range.low)) }
            } else if range.count > limits.rangeValuesMax, divided < limits.dividedRangesMax {
                divided += 1
                let counts = UnitCounts(
                    dividing: range.low...range.high, into: limits.partCount, unitCount: clusters.unitCount)
                current.append(Work(range: range, counts: counts))
            } else if range.count <= limits.rangeValuesMax, kept == 0 || kept + range.count <= limits.keptValuesMax {
                kept += range.count
                current.append(Work(range: range))
            } else {
                rest.append(range)
            }
        }
        waiting = rest
    }
}

/// Latencies of each unit in parts of a range.
private struct UnitCounts: Sendable {
    /// The least value of each part, ascending; the first is the least of the range.
    private let starts: [UInt32]
    private let unitCount: Int
    private var counts: [Int]

    init(_ starts: [UInt32], unitCount: Int) {
        (self.starts, self.unitCount) = (starts, unitCount)
        counts = [Int](repeating: 0, count: starts.count * unitCount)
    }

    /// Parts of equal width.
    init(dividing range: ClosedRange<UInt32>, into parts: Int, unitCount: Int) {
        var step = 1
        while Int(range.upperBound - range.lowerBound) / step >= max(2, parts) { step *= 2 }
        let starts = stride(from: Int(range.lowerBound), through: Int(range.upperBound), by: step)
        self.init(starts.map(UInt32.init), unitCount: unitCount)
    }

    mutating func add(_ value: UInt32, of unit: Int) {
        // The last part that begins at the value or before.
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= value { low = middle } else { high = middle }
        }
        counts[low * unitCount + unit] += 1
    }

    private func row(_ part: Int) -> ArraySlice<Int> { counts[part * unitCount..<(part + 1) * unitCount] }

    /// Latencies of each unit.
    var sizes: [Int] {
        var sizes = [Int](repeating: 0, count: unitCount)
        for part in starts.indices {
            for (unit, count) in row(part).enumerated() { sizes[unit] += count }
        }
        return sizes
    }

    /// The parts of the range.
    func parts(upTo last: UInt32) -> [(low: UInt32, high: UInt32, count: Int)] {
        starts.indices.map { part in
            let high = part + 1 < starts.count ? starts[part + 1] - 1 : last
            return (starts[part], high, row(part).reduce(0, +))
        }
    }

    /// In each part the latencies of the parts before it too.
    var cumulated: UnitCounts {
        var sums = self
        for place in unitCount..<max(unitCount, counts.count) { sums.counts[place] += sums.counts[place - unitCount] }
        return sums
    }

    /// Latencies of a part, those of each unit as often as it was drawn.
    func total(_ weights: [Int], through part: Int) -> Int {
        var sum = 0
        for (weight, count) in zip(weights, row(part)) { sum &+= weight &* count }
        return sum
    }
}
