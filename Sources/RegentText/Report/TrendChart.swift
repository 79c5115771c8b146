package import RegentMessages

/// The trend of a metric as a picture of its own: runs with intervals in time, and where the metric changed.
package struct TrendChart {
    private static let (width, height) = (960.0, 420.0)
    /// Room between the ends of the axis and the first and last run.
    private static let inset = 12.0
    private static let (left, right, top, bottom) = (90.0, 30.0, 56.0, 96.0)

    private let trend: MetricTrend
    private let points: [(index: Int, point: TrendPoint, value: Double)]
    private let scale: ChartScale

    /// The picture of a trend.
    package init(_ trend: MetricTrend) {
        self.trend = trend
        points = trend.points.enumerated().compactMap { index, point in point.value.map { (index, point, $0) } }
        let ends = points.flatMap { [$0.point.estimate?.interval?.lower, $0.point.estimate?.interval?.upper] }
        scale = ChartScale(
            of: points.map(\.value) + ends.compactMap(\.self), from: Self.height - Self.bottom, to: Self.top)
    }

    /// The picture as an SVG document, with its content in words.
    package var svg: String {
        let title = HTMLText.escaped("\(trend.metric) of plan \(trend.plan)")
        var text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Int(Self.width)) \(Int(Self.height))" \
            width="\(Int(Self.width))" height="\(Int(Self.height))" role="img" aria-labelledby="title description">
            <title id="title">\(title)</title>
            <desc id="description">\(HTMLText.escaped(words))</desc>
            <style>\(Self.css)</style>
            <rect class="ground" width="\(Int(Self.width))" height="\(Int(Self.height))"/>
            <text class="heading" x="\(Int(Self.left))" y="26">\(title)</text>

            """
        text += axis + changes + line + marks + legend
        return text + "</svg>\n"
    }

    private static let css = """
        .ground{fill:#fff} text{font:13px system-ui,sans-serif;fill:#1b1b1b} .heading{font-size:17px;font-weight:600} \
        .grid{stroke:#c4c4c4} .line{fill:none;stroke:#1f3a68;stroke-width:1.5} \
        .interval{stroke:#4a6a9c;stroke-width:2} \
        .change{stroke:#8b0000;stroke-width:2;stroke-dasharray:6 3} .mark{fill:#fff;stroke:#1b1b1b;stroke-width:2} \
        .full{fill:#1b1b1b} .end{text-anchor:end}
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
        let room = Self.width - Self.left - Self.right - 2 * Self.inset
        let count = trend.points.count
        return Self.left + Self.inset + (count < 2 ? room / 2 : room * Double(index) / Double(count - 1))
    }

    private var axis: String {
        var text = ""
        for tick in scale.ticks {
            let y = scale.place(tick)
            text +=
                "<line class=\"grid\" x1=\"\(Int(Self.left))\" x2=\"\(Int(Self.width - Self.right))\" "
                + "y1=\"\(c(y))\" y2=\"\(c(y))\"/>"
                + "<text class=\"end\" x=\"\(Int(Self.left - 8))\" y=\"\(c(y + 4))\">"
                + "\(HTMLText.escaped(NumberText.decimal(tick)))</text>\n"
        }
        let y = Int(Self.height - Self.bottom + 22)
        if let first = trend.points.first {
            text += "<text x=\"\(Int(Self.left))\" y=\"\(y)\">\(day(first))</text>\n"
        }
        if trend.points.count > 1, let last = trend.points.last {
            text += "<text class=\"end\" x=\"\(Int(Self.width - Self.right))\" y=\"\(y)\">\(day(last))</text>\n"
        }
        return text
    }

    private func day(_ point: TrendPoint) -> String {
        HTMLText.escaped(String(TimeText.of(point.createTime).prefix(10)))
    }

    private var changes: String {
        points.compactMap { place -> String? in
            guard let change = place.point.change else { return nil }
            // Between the last run before it and the first after it.
            let at = (x(max(0, place.index - 1)) + x(place.index)) / 2
            let isLate = at > Self.width - 260
            return "<line class=\"change\" x1=\"\(c(at))\" x2=\"\(c(at))\" y1=\"\(Int(Self.top - 8))\" "
                + "y2=\"\(Int(Self.height - Self.bottom))\"/><text\(isLate ? " class=\"end\"" : "") "
                + "x=\"\(c(isLate ? at - 5 : at + 5))\" y=\"\(Int(Self.top - 2))\">"
                + "\(HTMLText.escaped("changed " + change.text))</text>\n"
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
        let y = Self.height - 30
        return states.enumerated().map { number, entry in
            let x = Self.left + 10 + Double(number) * 150
            return Self.mark(TrendPoint(state: entry.0, invalidated: entry.1), x, y - 4)
                + "<text x=\"\(c(x + 12))\" y=\"\(c(y))\">\(entry.2)</text>\n"
        }.joined()
    }

    private func c(_ value: Double) -> String { HTMLText.coordinate(value) }
}
