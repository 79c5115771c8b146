import RegentKernels

/// Whole numbers of some rows: their moments, and the numbers themselves, so that percentiles stay exact when figures
/// are added up.
struct NumberFigures: Sendable {
    /// Numbers after which they are packed, to about a byte each.
    private static let packedCount = 1_024

    private(set) var count: UInt64 = 0
    private(set) var sum: UInt64 = 0
    private(set) var squares = UInt128(0)
    private(set) var least: UInt32 = .max
    private(set) var greatest: UInt32 = 0
    /// Numbers as they came, and packed ones.
    private(set) var numbers: [UInt32] = []
    private(set) var runs: [SortedRun] = []

    /// Adds a number.
    mutating func add(_ number: UInt32) {
        count += 1
        sum &+= UInt64(number)
        squares &+= UInt128(UInt64(number) * UInt64(number))
        least = min(least, number)
        greatest = max(greatest, number)
        numbers.append(number)
        if numbers.count >= Self.packedCount {
            runs.append(SortedRun(numbers.sorted()))
            numbers = []
        }
    }
}
