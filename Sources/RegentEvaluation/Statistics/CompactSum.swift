/// An exact sum that takes little memory while few doubles are enough for it.
///
/// - Source: J. R. Shewchuk, Discrete & Computational Geometry 18:305–363 (1997), "grow expansion".
struct CompactSum: Sendable {
    /// Values added.
    private(set) var count: UInt32 = 0
    /// Doubles whose sum is that of all values, from the least on; 0 where there are fewer.
    private var parts = (0.0, 0.0, 0.0)
    /// The sum, where it needs more.
    private var wide: ExactSum?

    /// Whether it has the size of an exact sum.
    var isWide: Bool { wide != nil }

    /// Adds a value.
    mutating func add(_ value: Double) {
        count += 1
        guard wide == nil else {
            wide?.add(value)
            return
        }
        var (sum, grown) = (value, (0.0, 0.0, 0.0))
        var used = 0
        /// Keeps a part that is not 0.
        func keep(_ part: Double) {
            guard part != 0 else { return }
            switch used {
            case 0: grown.0 = part
            case 1: grown.1 = part
            case 2: grown.2 = part
            default: break
            }
            used += 1
        }
        for part in [parts.0, parts.1, parts.2] where part != 0 {
            let rounded = sum + part
            let added = rounded - sum
            keep((sum - (rounded - added)) + (part - added))
            sum = rounded
        }
        keep(sum)
        guard used <= 3, sum.isFinite else { return widen(value) }
        parts = grown
    }

    private mutating func widen(_ value: Double) {
        var exact = ExactSum()
        for part in [parts.0, parts.1, parts.2, value] { exact.add(part) }
        wide = exact
    }

    /// The sum of this and another, rounded once.
    func value(with other: CompactSum) -> Double {
        guard other.count > 0 else { return value }
        var exact = wide ?? ExactSum()
        if wide == nil { for part in [parts.0, parts.1, parts.2] { exact.add(part) } }
        if let more = other.wide {
            exact += more
        } else {
            for part in [other.parts.0, other.parts.1, other.parts.2] { exact.add(part) }
        }
        return exact.value
    }

    /// The sum, rounded once.
    var value: Double {
        if let wide { return wide.value }
        // Two doubles are rounded once by their addition.
        if parts.2 == 0 { return parts.0 + parts.1 }
        var exact = ExactSum()
        for part in [parts.0, parts.1, parts.2] { exact.add(part) }
        return exact.value
    }
}
