import RegentMessages

/// A chart: what is drawn, for a picture and for a terminal alike.
package struct Chart: Sendable, Hashable {
    /// How values are drawn.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A line from value to value.
        case line
        /// A line that keeps each value until the next one.
        case step
        /// A bar from zero.
        case bar
    }

    /// Values of one name.
    package struct Series: Sendable, Hashable {
        /// For the legend.
        package let name: String
        /// One per place; nil = a gap, which no line crosses.
        package let values: [Double?]
        /// Drawn as one that did not happen: a forecast.
        package let isExpected: Bool

        /// Values of one name.
        package init(_ name: String, _ values: [Double?], isExpected: Bool = false) {
            (self.name, self.values, self.isExpected) = (name, values, isExpected)
        }
    }

    /// A range per place.
    package struct Band: Sendable, Hashable {
        /// For the legend.
        package let name: String
        /// Ends per place; nil = no range there.
        package let lower: [Double?]
        /// The upper ones.
        package let upper: [Double?]

        /// Ranges of one name.
        package init(_ name: String, lower: [Double?], upper: [Double?]) {
            (self.name, self.lower, self.upper) = (name, lower, upper)
        }
    }

    /// Something at one place, for example a change of level.
    package struct Mark: Sendable, Hashable {
        /// Place, from 0.
        package let place: Int
        /// What it is.
        package let text: String

        /// A mark.
        package init(_ place: Int, _ text: String) { (self.place, self.text) = (place, text) }
    }

    /// A value that is drawn across all places, for example a limit.
    package struct Limit: Sendable, Hashable {
        /// The value.
        package let value: Double
        /// What it is.
        package let text: String

        /// A limit.
        package init(_ value: Double, _ text: String) { (self.value, self.text) = (value, text) }
    }

    /// What the chart is of.
    package var title: String
    /// Unit of the values; empty = none.
    package var unit: String
    /// How values are drawn.
    package var kind: Kind
    /// The name of each place, for example a time.
    package var places: [String]
    /// What is drawn; the first ones are in front.
    package var series: [Series]
    /// Ranges behind the series.
    package var bands: [Band] = []
    /// Places that are pointed out.
    package var marks: [Mark] = []
    package var limits: [Limit] = []

    /// A chart of series.
    package init(title: String, unit: String = "", kind: Kind = .line, places: [String], series: [Series]) {
        (self.title, self.unit, self.kind) = (title, unit, kind)
        (self.places, self.series) = (places, series)
    }

    /// Every number that is drawn, and 0 under bars.
    var drawn: [Double] {
        let ends = bands.flatMap { ($0.lower + $0.upper).compactMap(\.self) }
        let zero: [Double] = kind == .bar ? [0] : []
        return series.flatMap { $0.values.compactMap(\.self) } + ends + limits.map(\.value) + zero
    }

    /// Marks at places that exist.
    var shownMarks: [Mark] { marks.filter { places.indices.contains($0.place) } }

    /// What it shows, for those who do not see it.
    package var words: String {
        let named = series.map { series -> String in
            let values = series.values.compactMap(\.self)
            guard let first = values.first, let last = values.last else { return "\(series.name): no value." }
            let ends = [values.min() ?? first, values.max() ?? last].map(NumberText.decimal)
            let gaps = series.values.count - values.count
            return "\(series.name): \(NumberText.counted(values.count, "value", "values")), from "
                + "\(NumberText.decimal(first)) to \(NumberText.decimal(last)), between \(ends[0]) and \(ends[1])"
                + (gaps > 0 ? ", \(NumberText.counted(gaps, "gap", "gaps"))." : ".")
        }
        let marked = shownMarks.map { "\(places[$0.place]): \($0.text)." }
        let limited = limits.map { "\($0.text): \(NumberText.decimal($0.value))." }
        let all = named + limited + marked
        return all.isEmpty ? "Nothing to show." : all.joined(separator: " ")
    }

    /// Every value as a table, a row per place that has one.
    package var table: Table {
        let ranges = bands.flatMap { band in [("\(band.name) lower", band.lower), ("\(band.name) upper", band.upper)] }
        let columns = series.map { ($0.name, $0.values) } + ranges
        let head: [Table.Column] = [.text("place")] + columns.map { .number($0.0) }
        let rows = places.indices.compactMap { place -> [String]? in
            let cells = columns.map { place < $0.1.count ? $0.1[place].map(NumberText.decimal) ?? "" : "" }
            return cells.allSatisfy(\.isEmpty) ? nil : [places[place]] + cells
        }
        return Table(head, rows: rows)
    }

    /// Title with its unit.
    var heading: String { unit.isEmpty ? title : "\(title) (\(unit))" }
}
