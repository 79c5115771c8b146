package import RegentMessages

/// The trend of a metric as a picture of its own: runs with intervals in time, and where the metric changed.
package struct TrendChart {
    private static let frame = PictureFrame(width: 960, height: 420, left: 90, right: 30, top: 56, bottom: 96)
    /// Room between the ends of the axis and the first and last run.
    private static let inset = 12.0

    private let trend: MetricTrend
    private let points: [(index: Int, point: TrendPoint, value: Double)]
    private let scale: ChartScale

    /// The picture of a trend.
    package init(_ trend: MetricTrend) {
        self.trend = trend
        points = trend.points.enumerated().compactMap { index, point in point.value.map { (index, point, $0) } }
        let ends = points.flatMap { [$0.point.estimate?.interval?.lower, $0.point.estimate?.interval?.upper] }
        scale = ChartScale(
            of: points.map(\.value) + ends.compactMap(\.self), from: Self.frame.innerBottom, to: Self.frame.top)
    }

    /// The picture as an SVG document, with its content in words.
    package var svg: String {
        Self.frame.svg(
            title: "\(trend.metric) of plan \(trend.plan)", words: words, css: Self.css,
            content: Self.frame.grid(scale) + ends + changes + line + marks + legend)
    }

    private static let css = """
        .line{fill:none;stroke:#1f3a68;stroke-width:1.5} .interval{stroke:#4a6a9c;stroke-width:2} \
        .change{stroke:#8b0000;stroke-width:2;stroke-dasharray:6 3} .mark{fill:#fff;stroke:#1b1b1b;stroke-width:2} \
        .full{fill:#1b1b1b}
        """

    /// What it shows, for those who do not see it.
    private var words: String {
        guard let first = points.first, let last = points.last else { return "No run has a value." }
        let ends = [first, last].map { NumberText.decimal($0.value) }
        let values = "\(points.count) runs, from \(ends[0]) to \(ends[1])."
        let marked = points.compactMap { place in
            place.point.change.map { "Changed at \(place.point.run): \($0.text)." }
        }
        return ([values] + marked).joined(separator: " ")
    }

    private func x(_ index: Int) -> Double {
        let room = Self.frame.innerEnd - Self.frame.left - 2 * Self.inset
        let count = trend.points.count
        return Self.frame.left + Self.inset + (count < 2 ? room / 2 : room * Double(index) / Double(count - 1))
    }

    private var ends: String {
        Self.frame.ends(trend.points.first.map(day), trend.points.count > 1 ? trend.points.last.map(day) : nil)
    }

    private func day(_ point: TrendPoint) -> String {
        String(TimeText.of(point.createTime).prefix(10))
    }

    private var changes: String {
        points.compactMap { place -> String? in
            guard let change = place.point.change else { return nil }
            // Between the last run before it and the first after it.
            let at = (x(max(0, place.index - 1)) + x(place.index)) / 2
            return Self.frame.upright(at: at, style: "change", text: "changed " + change.text)
        }.joined()
    }

    private var line: String {
        let counted = points.filter { !$0.point.invalidated }
        guard counted.count > 1 else { return "" }
        let places = counted.map { "\(c(x($0.index))),\(c(scale.place($0.value)))" }.joined(separator: " ")
        return "<polyline class=\"line\" points=\"\(places)\"/>\n"
    }

    private var marks: String {
        points.map { place in
            let (x, y) = (x(place.index), scale.place(place.value))
            var text = "<g><title>\(HTMLText.escaped(Self.label(place.point)))</title>"
            if let interval = place.point.estimate?.interval {
                text +=
                    "<line class=\"interval\" x1=\"\(c(x))\" x2=\"\(c(x))\" y1=\"\(c(scale.place(interval.lower)))\" "
                    + "y2=\"\(c(scale.place(interval.upper)))\"/>"
            }
            return text + Self.mark(place.point, x, y) + "</g>\n"
        }.joined()
    }

    private static func label(_ point: TrendPoint) -> String {
        let state = point.invalidated ? "INVALIDATED" : point.state.name
        let interval = point.estimate?.interval.map { ", \($0.text)" } ?? ""
        return "\(point.run): \(point.value.cell)\(interval), \(state), attempt \(point.attempt)"
    }

    /// A shape per verdict, since colours alone would say nothing to some.
    private static func mark(_ point: TrendPoint, _ x: Double, _ y: Double) -> String {
        func path(_ steps: String, _ style: String) -> String {
            "<path class=\"mark \(style)\" "
                + "transform=\"translate(\(HTMLText.coordinate(x)) \(HTMLText.coordinate(y)))\" d=\"\(steps)\"/>"
        }
        if point.invalidated { return path("M-5-5L5 5M-5 5L5-5", "") }
        return switch point.state {
        case .passed: path("M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z", "full")
        case .failed: path("M-5-5H5V5H-5Z", "full")
        case .inconclusive: path("M0-6L6 5H-6Z", "")
        default: path("M0-5A5 5 0 1 1 0 5A5 5 0 1 1 0-5Z", "")
        }
    }

    private var legend: String {
        let states: [(EvalRunState, Bool, String)] = [
            (.passed, false, "passed"), (.failed, false, "failed"), (.inconclusive, false, "inconclusive"),
            (.sealed, false, "not judged"), (.sealed, true, "invalidated"),
        ]
        let y = Self.frame.height - 30
        return states.enumerated().map { number, entry in
            let x = Self.frame.left + 10 + Double(number) * 150
            return Self.mark(TrendPoint(state: entry.0, invalidated: entry.1), x, y - 4)
                + "<text x=\"\(c(x + 12))\" y=\"\(c(y))\">\(entry.2)</text>\n"
        }.joined()
    }

    private func c(_ value: Double) -> String { HTMLText.coordinate(value) }
}
