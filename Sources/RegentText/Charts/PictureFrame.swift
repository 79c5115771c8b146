/// What every picture has around its content: size, name, words, style and heading.
struct PictureFrame {
    let width: Double
    let height: Double
    /// Room at each side, outside of the drawn area.
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    /// Ends of the drawn area.
    var innerEnd: Double { width - right }
    var innerBottom: Double { height - bottom }

    /// Style of what all pictures have.
    private static let css = """
        .ground{fill:#fff} text{font:13px system-ui,sans-serif;fill:#1b1b1b} .heading{font-size:17px;font-weight:600} \
        .grid{stroke:#c4c4c4} .end{text-anchor:end} .mid{text-anchor:middle}
        """

    /// The picture as an SVG document.
    ///
    /// - Parameters:
    ///   - words: what it shows, for those who do not see it.
    ///   - hidden: elements after the picture that are read and not seen.
    func svg(title: String, words: String, css: String, content: String, hidden: String = "") -> String {
        let name = HTMLText.escaped(title)
        let size = "viewBox=\"0 0 \(Int(width)) \(Int(height))\" width=\"\(Int(width))\" height=\"\(Int(height))\""
        // A picture has no parts for those who do not see it: what they read is beside it, in a group.
        let role = hidden.isEmpty ? "img" : "group"
        let begin = hidden.isEmpty ? "" : "<g role=\"img\" aria-label=\"\(HTMLText.escaped(words))\">\n"
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" \(size) role="\(role)" aria-label="\(name)" \
            aria-labelledby="title description">
            <title id="title">\(name)</title>
            <desc id="description">\(HTMLText.escaped(words))</desc>
            <style>\(Self.css) \(css)</style>
            <rect class="ground" width="\(Int(width))" height="\(Int(height))"/>
            \(begin)<text class="heading" x="\(Int(left))" y="26">\(name)</text>

            """ + content + (hidden.isEmpty ? "" : "</g>\n" + hidden) + "</svg>\n"
    }

    /// Lines across the drawn area at round values, each with its value.
    func grid(_ scale: ChartScale) -> String {
        scale.ticks.map { tick in
            let y = scale.place(tick)
            return "<line class=\"grid\" x1=\"\(Int(left))\" x2=\"\(Int(innerEnd))\" y1=\"\(c(y))\" y2=\"\(c(y))\"/>"
                + "<text class=\"end\" x=\"\(Int(left - 8))\" y=\"\(c(y + 4))\">"
                + "\(HTMLText.escaped(NumberText.decimal(tick)))</text>\n"
        }.joined()
    }

    /// The names of both ends under the drawn area.
    func ends(_ first: String?, _ last: String?) -> String {
        let y = Int(innerBottom + 22)
        var text = ""
        if let first { text += "<text x=\"\(Int(left))\" y=\"\(y)\">\(HTMLText.escaped(first))</text>\n" }
        if let last {
            text += "<text class=\"end\" x=\"\(Int(innerEnd))\" y=\"\(y)\">\(HTMLText.escaped(last))</text>\n"
        }
        return text
    }

    /// A line from the top of the drawn area to its bottom, with a text at its upper end.
    func upright(at x: Double, style: String, text: String) -> String {
        let isLate = x > width - 260
        return "<line class=\"\(style)\" x1=\"\(c(x))\" x2=\"\(c(x))\" y1=\"\(Int(top - 8))\" "
            + "y2=\"\(Int(innerBottom))\"/><text\(isLate ? " class=\"end\"" : "") "
            + "x=\"\(c(isLate ? x - 5 : x + 5))\" y=\"\(Int(top - 2))\">\(HTMLText.escaped(text))</text>\n"
    }

    private func c(_ value: Double) -> String { HTMLText.coordinate(value) }
}

extension Table {
    /// The table as groups of an SVG that are read aloud and not seen.
    ///
    /// - Source: WAI-ARIA Graphics Module and WAI-ARIA 1.2, table.
    func hiddenSVG(label: String) -> String {
        func row(_ cells: [String], role: (Int) -> String) -> String {
            "<g role=\"row\">"
                + cells.enumerated().map { "<text role=\"\(role($0))\">\(HTMLText.escaped($1))</text>" }.joined()
                + "</g>\n"
        }
        return "<g role=\"table\" class=\"hidden\" aria-label=\"\(HTMLText.escaped(label))\">\n"
            + row(columns.map(\.key)) { _ in "columnheader" }
            + rows.map { row($0) { $0 == 0 ? "rowheader" : "cell" } }.joined() + "</g>\n"
    }
}
