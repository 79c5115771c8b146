import RegentMessages

/// A gate drawn as a bar from the worst to the best value that the missing samples allow, against its thresholds.
struct GateBar {
    private static let width = 220.0
    private static let height = 28.0
    private static let inset = 8.0

    private let result: GateResult
    private let low: Double
    private let high: Double

    /// The bar of a result; nil where it has no value to draw.
    init?(_ result: GateResult) {
        self.result = result
        let values = [result.worst, result.best, result.estimate].compactMap(\.self)
        guard !values.isEmpty else { return nil }
        let all = values + [result.min, result.max].compactMap(\.self)
        guard let least = all.min(), let greatest = all.max(), (greatest - least).isFinite else { return nil }
        let room = greatest > least ? (greatest - least) * 0.12 : max(abs(least) * 0.1, 0.01)
        (low, high) = (least - room, greatest + room)
    }

    /// What it shows, in words.
    private var words: String {
        let values = [("worst", result.worst), ("best", result.best), ("estimate", result.estimate)]
            .compactMap { name, value in value.map { "\(name) \(NumberText.decimal($0))" } }
        let threshold = GateResult.threshold(min: result.min, max: result.max)
        return "\(result.key): \(values.joined(separator: ", ")); required \(threshold)"
    }

    /// The bar as an element of a page.
    var svg: String {
        let middle = HTMLText.coordinate(Self.height / 2)
        var text =
            "<svg class=\"bar\" role=\"img\" viewBox=\"0 0 \(Int(Self.width)) \(Int(Self.height))\" "
            + "width=\"\(Int(Self.width))\" height=\"\(Int(Self.height))\" "
            + "aria-label=\"\(HTMLText.escaped(words))\">"
        text += "<line class=\"axis\" x1=\"0\" y1=\"\(middle)\" x2=\"\(Int(Self.width))\" y2=\"\(middle)\"/>"
        if let worst = result.worst, let best = result.best {
            let (first, last) = (place(min(worst, best)), place(max(worst, best)))
            text +=
                "<rect class=\"range\" x=\"\(HTMLText.coordinate(first))\" y=\"9\" "
                + "width=\"\(HTMLText.coordinate(max(3, last - first)))\" height=\"10\"/>"
        }
        for threshold in [result.min, result.max].compactMap(\.self) {
            let x = HTMLText.coordinate(place(threshold))
            text += "<line class=\"threshold\" x1=\"\(x)\" y1=\"1\" x2=\"\(x)\" y2=\"27\"/>"
        }
        if let estimate = result.estimate {
            let x = HTMLText.coordinate(place(estimate))
            text += "<circle class=\"estimate\" cx=\"\(x)\" cy=\"\(middle)\" r=\"4\"/>"
        }
        return text + "</svg>"
    }

    private func place(_ value: Double) -> Double {
        let share = min(max((value - low) / (high - low), 0), 1)
        return Self.inset + share * (Self.width - 2 * Self.inset)
    }
}
