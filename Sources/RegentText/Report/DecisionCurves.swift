import RegentEvaluation

/// The ROC curve and the reliability of probabilities, side by side.
package struct DecisionCurves {
    private static let frame = PictureFrame(width: 960, height: 480, left: 64, right: 36, top: 56, bottom: 44)
    /// Side of each square, and where the right one begins.
    private static let side = 380.0
    private static let right = 544.0

    private let title: String
    private let curve: ROCCurve
    private let bins: ReliabilityBins

    /// The picture of probabilities and whether they came true.
    ///
    /// - Parameter title: what decides, for example the name of a version.
    package init(title: String, probabilities: [Double], isRight: [Bool]) {
        self.title = title
        curve = ROCCurve(scores: probabilities, isRight: isRight)
        bins = ReliabilityBins(probabilities, isRight: isRight)
    }

    /// What it shows, for those who do not see it.
    package var words: String {
        let area = curve.auc.map { "Area under the ROC curve \(NumberText.decimal($0))." }
        return "\(curve.right + curve.wrong) rows, \(curve.right) right. \(area ?? "All are of one kind.") "
            + "Expected calibration error \(NumberText.decimal(bins.ece)) in \(bins.bins.count) bins."
    }

    /// The picture as an SVG document, with its content in words.
    package var svg: String {
        let squares =
            square(Self.frame.left, "ROC", across: "false positive rate", up: "true positive rate") + rocLine
            + square(Self.right, "Reliability", across: "probability", up: "part that was right") + marks
        return Self.frame.svg(title: "Decisions of \(title)", words: words, css: Self.css, content: squares)
    }

    private static let css = """
        .frame{fill:none;stroke:#767676} .chance{stroke:#767676;stroke-dasharray:6 3} \
        .line{fill:none;stroke:#1f3a68;stroke-width:2} .mark{fill:#1f3a68}
        """

    private func square(_ x: Double, _ name: String, across: String, up: String) -> String {
        let (bottom, end, middle) = (Self.frame.top + Self.side, x + Self.side, x + Self.side / 2)
        return """
            <rect class="frame" x="\(c(x))" y="\(c(Self.frame.top))" width="\(c(Self.side))" height="\(c(Self.side))"/>
            <line class="chance" x1="\(c(x))" y1="\(c(bottom))" x2="\(c(end))" y2="\(c(Self.frame.top))"/>
            <text class="mid" x="\(c(middle))" y="\(c(Self.frame.top - 8))">\(name)</text>
            <text class="mid" x="\(c(middle))" y="\(c(bottom + 34))">\(across)</text>
            <text class="mid" transform="translate(\(c(x - 34)) \(c(Self.frame.top + Self.side / 2))) \
            rotate(-90)">\(up)</text>
            <text x="\(c(x))" y="\(c(bottom + 18))">0</text><text class="end" x="\(c(end))" \
            y="\(c(bottom + 18))">1</text>
            <text class="end" x="\(c(x - 6))" y="\(c(bottom))">0</text>\
            <text class="end" x="\(c(x - 6))" y="\(c(Self.frame.top + 10))">1</text>

            """
    }

    /// At most so many points: more are not seen, and make a picture of megabytes.
    private static let pointsMax = 1_000

    private var rocLine: String {
        let points = curve.points
        let step = max(1, points.count / Self.pointsMax)
        let kept = points.indices.filter { $0 % step == 0 || $0 == points.count - 1 }
        let places = kept.map { place in
            "\(c(x(points[place].falseRate, from: Self.frame.left))),\(c(y(points[place].trueRate)))"
        }
        return "<polyline class=\"line\" points=\"\(places.joined(separator: " "))\"/>\n"
    }

    private var marks: String {
        let places = bins.bins.map { "\(c(x($0.forecast, from: Self.right))),\(c(y($0.observed)))" }
        let line = "<polyline class=\"line\" points=\"\(places.joined(separator: " "))\"/>\n"
        return line
            + bins.bins.map { bin in
                let (forecast, observed) = (NumberText.decimal(bin.forecast), NumberText.decimal(bin.observed))
                let said = "\(bin.count) rows: probability \(forecast), right \(observed)"
                return "<circle class=\"mark\" cx=\"\(c(x(bin.forecast, from: Self.right)))\" "
                    + "cy=\"\(c(y(bin.observed)))\" r=\"4\"><title>\(HTMLText.escaped(said))</title></circle>\n"
            }.joined()
    }

    private func x(_ value: Double, from start: Double) -> Double { start + value * Self.side }

    private func y(_ value: Double) -> Double { Self.frame.top + (1 - value) * Self.side }

    private func c(_ value: Double) -> String { HTMLText.coordinate(value) }
}
