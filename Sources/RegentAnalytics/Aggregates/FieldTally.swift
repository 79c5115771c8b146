import RegentKernels
import RegentMessages

/// What the rows of a group say of one field: everything that its measures need, and nothing else.
struct FieldTally: Sendable {
    /// What has to be kept.
    struct Needs: Sendable {
        var values = false
        var moments = false
        var distinct = false
    }

    private let needs: Needs
    /// Rows in which the field is there, and those in which it is true.
    private(set) var present: UInt64 = 0
    private(set) var trues: UInt64 = 0
    /// Whole numbers as they came, of which sums are exact whatever their order.
    private var numbers: [UInt32] = []
    /// Ascending whole numbers of stored summaries.
    private var runs: [SortedRun] = []
    private var runCount = 0
    private var sum: UInt64 = 0
    private var squares = UInt128(0)
    private var least: UInt32 = .max
    private var greatest: UInt32 = 0
    private var unit: Double = 1
    /// Numbers that are no multiples of a unit.
    private var decimals: [Double] = []
    private(set) var distinct = DistinctCount()

    init(_ needs: Needs) { self.needs = needs }

    /// Bytes of what is kept, about.
    var byteCount: Int { numbers.count * 4 + runCount * 2 + decimals.count * 8 + distinct.byteCount }

    /// Adds some rows of a column.
    mutating func add(_ column: QueryChunk.Column, rows: ArraySlice<Int32>) {
        switch column {
        case .coded(let values, let codes): addCoded(values, codes, rows)
        case .integers(let numbers, let unit, let isPresent): addIntegers(numbers, unit, isPresent, rows)
        case .decimals(let numbers):
            for row in rows {
                guard let number = numbers[Int(row)] else { continue }
                present += 1
                decimals.append(number)
                if needs.distinct { distinct.add(number) }
            }
        }
    }

    /// Adds ascending numbers of a stored summary.
    mutating func add(_ run: SortedRun, unit: Double) {
        guard run.count > 0 else { return }
        present += UInt64(run.count)
        runCount += run.count
        self.unit = unit
        runs.append(run)
    }

    /// Adds the numbers of a minute.
    mutating func add(_ figures: NumberFigures, unit: Double) {
        guard figures.count > 0 else { return }
        present += figures.count
        self.unit = unit
        if needs.values {
            numbers += figures.numbers
            runs += figures.runs
            runCount += figures.runs.reduce(0) { $0 + $1.count }
        }
        guard needs.moments else { return }
        sum &+= figures.sum
        squares &+= figures.squares
        least = min(least, figures.least)
        greatest = max(greatest, figures.greatest)
    }

    /// Adds rows of which some have a flag.
    mutating func addFlags(present: UInt64, trues: UInt64) {
        self.present += present
        self.trues += trues
    }

    private mutating func addCoded(_ values: [FieldValue?], _ codes: [UInt32], _ rows: ArraySlice<Int32>) {
        var counts = [UInt64](repeating: 0, count: values.count)
        if codes.isEmpty {
            if let last = counts.indices.last { counts[last] = UInt64(rows.count) }
        } else {
            for row in rows { counts[Int(codes[Int(row)])] += 1 }
        }
        for (value, count) in zip(values, counts) where count > 0 {
            guard let value, let text = value.groupText else { continue }
            present += count
            if value == .flag(true) || value == .text("TRUE") { trues += count }
            if needs.distinct { distinct.add(text) }
        }
    }

    private mutating func addIntegers(
        _ column: [UInt32], _ unit: Double, _ isPresent: [Bool], _ rows: ArraySlice<Int32>
    ) {
        self.unit = unit
        let before = present
        if needs.values { numbers.reserveCapacity(numbers.count + rows.count) }
        for row in rows where isPresent.isEmpty || isPresent[Int(row)] {
            let number = column[Int(row)]
            present += 1
            if needs.values { numbers.append(number) }
            guard needs.moments else { continue }
            sum &+= UInt64(number)
            squares &+= UInt128(UInt64(number) * UInt64(number))
            least = min(least, number)
            greatest = max(greatest, number)
        }
        guard needs.distinct, present > before else { return }
        for row in rows where isPresent.isEmpty || isPresent[Int(row)] {
            distinct.add(Double(column[Int(row)]) / unit)
        }
    }
}

// MARK: - Results

extension FieldTally {
    /// The value of a measure; nil where there is nothing to compute it from.
    func value(of aggregate: QueryMeasure.Aggregate) -> Double? {
        switch aggregate {
        case .count: nil
        case .rate: present > 0 ? Double(trues) / Double(present) : nil
        case .distinct: distinct.count
        case _ where present == 0: nil
        case .percentile(let thousandths): percentile(thousandths)
        default: decimals.isEmpty ? integerMoment(aggregate) : decimalMoment(aggregate)
        }
    }

    /// Nearest rank: the smallest value with at least so many thousandths of all at or below it.
    private func percentile(_ thousandths: Int) -> Double {
        guard decimals.isEmpty else {
            let rank = max(1, (thousandths * decimals.count + 999) / 1_000)
            return decimals.sorted()[rank - 1]
        }
        let rank = max(1, (thousandths * (numbers.count + runCount) + 999) / 1_000)
        guard !runs.isEmpty else { return Double(Kernels.orderStatistics(numbers, ranks: [rank])[0]) / unit }
        let all = numbers.isEmpty ? runs : runs + [SortedRun(numbers.sorted())]
        return Double(SortedRun.values(ofRanks: [rank], in: all)[0]) / unit
    }

    private func integerMoment(_ aggregate: QueryMeasure.Aggregate) -> Double? {
        switch aggregate {
        case .sum: return Double(sum) / unit
        case .average: return Double(sum) / Double(present) / unit
        case .least: return Double(least) / unit
        case .greatest: return Double(greatest) / unit
        case .deviation:
            guard present > 1 else { return nil }
            let count = UInt128(present)
            // Whole numbers: n times the sum of squares less the square of the sum, without rounding.
            let spread = count &* squares &- UInt128(sum) &* UInt128(sum)
            return (Double(spread) / Double(present) / Double(present - 1)).squareRoot() / unit
        default: return nil
        }
    }

    /// Of sorted numbers, so that the order in which they came changes nothing.
    private func decimalMoment(_ aggregate: QueryMeasure.Aggregate) -> Double? {
        let sorted = decimals.sorted()
        let sum = CompensatedSum.of(sorted)
        switch aggregate {
        case .sum: return sum
        case .average: return sum / Double(sorted.count)
        case .least: return sorted.first
        case .greatest: return sorted.last
        case .deviation:
            guard sorted.count > 1 else { return nil }
            let mean = sum / Double(sorted.count)
            let spread = CompensatedSum.of(sorted.map { ($0 - mean) * ($0 - mean) })
            return (spread / Double(sorted.count - 1)).squareRoot()
        default: return nil
        }
    }
}

/// Sums with the error of one addition.
///
/// - Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974)
private enum CompensatedSum {
    static func of(_ numbers: [Double]) -> Double {
        var (sum, rest) = (0.0, 0.0)
        for number in numbers {
            let next = sum + number
            rest += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
            sum = next
        }
        return sum + rest
    }
}
