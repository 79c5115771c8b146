import RegentMessages
import RegentModel

/// How the values of clusters are filled up where some are missing.
enum FilledValues: Sendable {
    /// Values of one run; a missing one may be anything in the range, and is left out where there is none.
    case single(range: ClosedRange<Double>?)
    /// Values of the run minus weighted ones of its baseline. A missing one may be anything in the range; without one,
    /// pairs that are not complete are left out.
    case differences(weight: Double, range: ClosedRange<Double>?)

    /// A value, or a pair of them, each NaN where it is missing.
    struct Event: Sendable {
        let key: UInt64
        let one: Double
        var other = 0.0
    }

    /// What is known of a cluster.
    struct Cell: Sendable {
        let key: UInt64
        /// Values that are known.
        fileprivate var known = CompactSum()
        /// Differences with a missing value in the middle of where it may lie.
        fileprivate var middles = CompactSum()
        /// Missing values: of the run alone, of the baseline alone, and of both.
        fileprivate var missing: (one: UInt32, other: UInt32, both: UInt32) = (0, 0, 0)

        init(key: UInt64) { self.key = key }

        /// Sums that have the size of an exact one.
        var wideCount: Int { (known.isWide ? 1 : 0) + (middles.isWide ? 1 : 0) }
    }

    /// Adds an event to its cluster; a pair that is not complete counts where there is a range.
    func add(_ event: Event, to cell: inout Cell) {
        guard case .differences(let weight, let range) = self else {
            if event.one.isNaN { cell.missing.one += 1 } else { cell.known.add(event.one) }
            return
        }
        let (hasOne, hasOther) = (!event.one.isNaN, !event.other.isNaN)
        guard !hasOne || !hasOther else {
            let difference = event.one - weight * event.other
            return cell.known.add(difference)
        }
        guard let range else { return }
        let centre = range.lowerBound / 2 + range.upperBound / 2
        cell.middles.add((hasOne ? event.one : centre) - weight * (hasOther ? event.other : centre))
        if hasOne {
            cell.missing.other += 1
        } else if hasOther {
            cell.missing.one += 1
        } else {
            cell.missing.both += 1
        }
    }

    /// The known values of a cluster.
    func known(_ cell: Cell) -> ClusterTotal { ClusterTotal(sum: cell.known.value, count: Int(cell.known.count)) }

    /// All values of a cluster, with the missing ones in the middle of where they may lie.
    func cluster(_ cell: Cell) -> FilledMean.Cluster {
        switch self {
        case .single(let range):
            return ClusteredValue.cluster(known(cell), missing: Int(cell.missing.one), range: range)
        case .differences(let weight, let range):
            let half = range.map { $0.upperBound / 2 - $0.lowerBound / 2 } ?? 0
            let other = abs(weight) * half
            let reach =
                half * Double(cell.missing.one) + other * Double(cell.missing.other)
                + (half + other) * Double(cell.missing.both)
            return FilledMean.Cluster(
                middle: cell.known.value(with: cell.middles), reach: reach,
                count: Int(cell.known.count) + Int(cell.middles.count))
        }
    }
}

/// Clusters while their values come in any order: of so many as fit into memory, those of the least keys from one on.
/// The others are left for another reading.
///
/// Values are kept until there are many, then added to their clusters: few values to a cluster take little memory, and
/// so do many.
struct ClusterCells: Sendable {
    /// Memory, without that of a moment.
    struct Room: Sendable {
        /// Values that are kept.
        let eventsMax: Int
        /// Bytes of clusters.
        let bytesMax: Int

        /// So much memory.
        init(bytesMax: Int) {
            // Each value may be a cluster of its own, and those that are there are copied.
            eventsMax = max(16, bytesMax / 8 / MemoryLayout<FilledValues.Cell>.stride)
            self.bytesMax = bytesMax / 2
        }

        /// Room for every one of so many values; their clusters are made once, in the end.
        init(values: Int, bytesMax: Int) { (eventsMax, self.bytesMax) = (values + 1, bytesMax) }

        /// Where all values are in memory, and are looked at several times.
        static let standard = Room(bytesMax: 32 << 20)
    }

    /// Bytes of an exact sum that is not compact.
    private static let sumBytes = 640

    private let values: FilledValues
    private let first: UInt64
    private let room: Room
    /// The least key that is not in it; nil where all are.
    private(set) var end: UInt64?
    /// By their keys; complete once the events are merged.
    private(set) var cells: [FilledValues.Cell] = []
    private var events: [FilledValues.Event] = []

    /// No cluster yet.
    init(_ values: FilledValues, from first: UInt64, room: Room) {
        (self.values, self.first, self.room) = (values, first, room)
    }

    /// Adds a value.
    mutating func add(_ event: FilledValues.Event) {
        guard event.key >= first, end.map({ event.key < $0 }) ?? true else { return }
        events.append(event)
        if events.count >= room.eventsMax { merge() }
    }

    /// Adds the values that were kept to their clusters.
    mutating func merge() {
        guard !events.isEmpty else { return }
        events.sort { $0.key < $1.key }
        var (merged, place) = ([FilledValues.Cell](), 0)
        merged.reserveCapacity(cells.count)
        for event in events {
            while place < cells.count, cells[place].key <= event.key {
                merged.append(cells[place])
                place += 1
            }
            if merged.last?.key != event.key { merged.append(FilledValues.Cell(key: event.key)) }
            values.add(event, to: &merged[merged.count - 1])
        }
        merged += cells[place...]
        cells = merged
        events.removeAll(keepingCapacity: true)
        makeRoom()
    }

    /// Leaves clusters of the greatest keys for another reading until there is room.
    private mutating func makeRoom() {
        while byteCount > room.bytesMax, cells.count > 1 {
            end = cells[cells.count / 2].key
            cells.removeSubrange((cells.count / 2)...)
        }
    }

    private var byteCount: Int {
        cells.count * MemoryLayout<FilledValues.Cell>.stride
            + cells.reduce(0) { $0 + $1.wideCount } * Self.sumBytes
    }
}

/// A mean of which some values are missing, in several readings of them: sums first, then how far the clusters are from
/// the mean. Where all clusters fit into memory one is enough.
///
/// Sums are exact, so that the order of the values does not matter, nor into how many readings they are divided.
struct FilledReadings: Sendable {
    private enum Stage { case sums, residuals, done }

    private let values: FilledValues
    private let isClustered: Bool
    private let room: ClusterCells.Room
    private var stage = Stage.sums
    private var sums = FilledMeanSums()
    private var cells: ClusterCells
    private var isFirst = true
    private var isDivided = false
    /// Sum and number of all differences, and the greatest value that they are of.
    private var total = ExactSum()
    private var count = 0
    private var scale = 0.0

    /// - Parameter isClustered: otherwise each value is a cluster of its own, whatever its key is.
    init(_ values: FilledValues, isClustered: Bool, room: ClusterCells.Room) {
        (self.values, self.isClustered, self.room) = (values, isClustered, room)
        cells = ClusterCells(values, from: 0, room: room)
    }

    /// Whether another reading is needed.
    var isOpen: Bool { stage != .done }

    /// Adds a value, or a pair of values.
    mutating func add(_ event: FilledValues.Event) {
        if isFirst { noteDifference(event) }
        guard !isClustered else { return cells.add(event) }
        var cell = FilledValues.Cell(key: event.key)
        values.add(event, to: &cell)
        take(cell)
    }

    /// Notes what the mean of all differences is made of, which does not depend on clusters.
    private mutating func noteDifference(_ event: FilledValues.Event) {
        guard case .differences(let weight, let range) = values else { return }
        guard range != nil || !event.one.isNaN && !event.other.isNaN else { return }
        let other = weight * event.other
        scale = max(scale, event.one.isNaN ? 0 : abs(event.one), other.isNaN ? 0 : abs(other))
        let centre = range.map { $0.lowerBound / 2 + $0.upperBound / 2 } ?? 0
        total.add((event.one.isNaN ? centre : event.one) - (event.other.isNaN ? weight * centre : other))
        count += 1
    }

    private mutating func take(_ cell: FilledValues.Cell) {
        let (cluster, known) = (values.cluster(cell), values.known(cell))
        if stage == .sums { sums.add(cluster, known: known) } else { sums.addResidual(of: cluster, known: known) }
    }

    /// Ends a reading, which had every value.
    mutating func endReading() {
        isFirst = false
        if isClustered {
            cells.merge()
            for cell in cells.cells { take(cell) }
            if let next = cells.end {
                isDivided = true
                cells = ClusterCells(values, from: next, room: room)
                return
            }
        }
        guard stage == .sums else {
            stage = .done
            cells = ClusterCells(values, from: 0, room: room)
            return
        }
        if case .differences = values {
            let mean = count > 0 ? total.divided(by: count) : nil
            sums.endSums(mean: mean, rounding: ClusteredMean.roundingOfDifferences(ofScale: scale))
        } else {
            sums.endSums(mean: nil, rounding: 0)
        }
        stage = .residuals
        // All clusters are still here.
        if isClustered, !isDivided { return endReading() }
        cells = ClusterCells(values, from: 0, room: room)
    }

    /// What the mean is made of, once no reading is needed; nil without a value.
    var parts: FilledMean.Parts? { FilledMean.Parts(sums) }
}
