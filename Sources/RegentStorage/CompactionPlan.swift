/// Which neighbouring segments of an environment to merge next.
///
/// Segments are merged sixteen or more at a time with others of their size, or when they fill a segment, and only into
/// one at least twice as large as the largest of them. So a row is rewritten a few times, whatever the size of the
/// batches that it came in, and of each size at most fifteen segments wait.
package enum CompactionPlan {
    /// A segment, as far as the plan is concerned.
    package struct Part: Sendable, Hashable {
        /// Outcomes in it.
        package let count: Int
        /// It has the columns of an earlier release, and is rewritten even by itself.
        package let isEarlier: Bool

        /// A segment.
        package init(count: Int, isEarlier: Bool = false) {
            self.count = count
            self.isEarlier = isEarlier
        }
    }

    /// Outcomes that a segment is filled with.
    package static let rowsMax = 8_192
    /// Segments of one size that are merged.
    package static let partsMin = 16
    /// Sizes: a segment below the bound is of that size or smaller. Larger ones are left as they are.
    private static let bounds = [16, 256, 4_096]

    /// The places of the segments to merge; nil where none are to be.
    ///
    /// - Parameter parts: in the order of their batches.
    /// - Complexity: O(n) for each size.
    package static func next(_ parts: [Part]) -> Range<Int>? {
        for bound in bounds {
            var start = 0
            while start < parts.count {
                let end = parts[start...].firstIndex { $0.count >= bound } ?? parts.count
                if let found = run(parts, in: start..<end) { return found }
                start = end + 1
            }
        }
        return parts.firstIndex { $0.isEarlier && $0.count > 0 }.map { $0..<$0 + 1 }
    }

    /// How many segments at the beginning will never be merged with what may come behind the others.
    package static func settledCount(_ parts: [Part]) -> Int {
        var rows = 0
        for place in parts.indices.reversed() {
            rows += parts[place].count
            if rows > rowsMax { return place + 1 }
        }
        return 0
    }

    /// A run to merge among segments all of which are small.
    private static func run(_ parts: [Part], in places: Range<Int>) -> Range<Int>? {
        var (start, end, rows) = (places.lowerBound, places.lowerBound, 0)
        while start < places.upperBound {
            while end < places.upperBound, rows + parts[end].count <= rowsMax {
                rows += parts[end].count
                end += 1
            }
            let isFull = end < places.upperBound
            let largest = parts[start..<end].reduce(0) { max($0, $1.count) }
            if end - start >= (isFull ? 2 : partsMin), rows >= 2 * largest, rows > 0 { return start..<end }
            guard isFull else { return nil }
            rows -= parts[start].count
            start += 1
        }
        return nil
    }
}
