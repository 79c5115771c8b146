extension Chart {
    private static let frame = PictureFrame(width: 960, height: 440, left: 90, right: 30, top: 56, bottom: 96)
    /// Names of bars that fit under them.
    private static let namesMax = 12

    private static let css = """
        .line{fill:none;stroke-width:2} .expected{stroke-dasharray:2 4} \
        .band{fill:#1f3a68;fill-opacity:.15} .mark{stroke:#8b0000;stroke-width:2;stroke-dasharray:6 3} \
        .limit{stroke:#8b0000;stroke-width:1.5} .hidden{opacity:0} .hidden text{font-size:1px}
        """
    /// Colours of series, and dashes, since colours alone would say nothing to some.
    private static let pens = [
        ("#1f3a68", ""), ("#9a4b00", "9 3"), ("#1d6b34", "2 3"), ("#6b2a78", "9 3 2 3"), ("#8b0000", "5 5"),
        ("#00606b", "12 4"), ("#5a5a00", "1 4"), ("#444444", "14 3 3 3"),
    ]

    /// The picture as an SVG document, with its values as a table that is read aloud.
    package var svg: String {
        let scale = ChartScale(of: drawn, from: Self.frame.innerBottom, to: Self.frame.top)
        let under = bands.map { picture(of: $0, scale) } + limits.map { picture(of: $0, scale) }
        let over = series.indices.reversed().map { picture(of: $0, scale) }
        let marked = shownMarks.map { mark in
            Self.frame.upright(at: x(mark.place), style: "mark", text: mark.text)
        }
        let content = Self.frame.grid(scale) + names + under.joined() + over.joined() + marked.joined() + legend
        return Self.frame.svg(
            title: heading, words: words, css: Self.css, content: content,
            hidden: table.hiddenSVG(label: "Values of \(heading)"))
    }

    private var room: Double { Self.frame.innerEnd - Self.frame.left }

    /// The middle of a place.
    private func x(_ place: Int) -> Double {
        if kind == .bar { return Self.frame.left + room * (Double(place) + 0.5) / Double(max(places.count, 1)) }
        let share = places.count < 2 ? 0.5 : Double(place) / Double(places.count - 1)
        return Self.frame.left + 12 + (room - 24) * share
    }

    private var names: String {
        guard kind == .bar, places.count <= Self.namesMax else {
            return Self.frame.ends(places.first, places.count > 1 ? places.last : nil)
        }
        let y = Int(Self.frame.innerBottom + 22)
        // About seven units a letter.
        let letters = max(4, Int(room / Double(max(places.count, 1)) / 7.5))
        return places.indices.map { place in
            let name = places[place].count > letters ? places[place].prefix(letters - 1) + "…" : places[place]
            return "<text class=\"mid\" x=\"\(c(x(place)))\" y=\"\(y)\">\(HTMLText.escaped(name))</text>\n"
        }.joined()
    }

    private func picture(of limit: Limit, _ scale: ChartScale) -> String {
        let y = scale.place(limit.value)
        let frame = Self.frame
        return "<line class=\"limit\" x1=\"\(Int(frame.left))\" x2=\"\(Int(frame.innerEnd))\" y1=\"\(c(y))\" "
            + "y2=\"\(c(y))\"/><text class=\"end\" x=\"\(Int(frame.innerEnd))\" y=\"\(c(y - 5))\">"
            + "\(HTMLText.escaped(limit.text))</text>\n"
    }

    private func picture(of band: Band, _ scale: ChartScale) -> String {
        let present = places.indices.map { place -> (Double, Double)? in
            guard place < min(band.lower.count, band.upper.count), let lower = band.lower[place],
                let upper = band.upper[place]
            else { return nil }
            return (lower, upper)
        }
        return Self.runs(present).map { run in
            let over = run.map { "\(c(x($0.place))),\(c(scale.place($0.value.1)))" }
            let under = run.reversed().map { "\(c(x($0.place))),\(c(scale.place($0.value.0)))" }
            return "<polygon class=\"band\" points=\"\((over + under).joined(separator: " "))\"/>\n"
        }.joined()
    }

    private func picture(of index: Int, _ scale: ChartScale) -> String {
        if kind == .bar { return bars(of: index, scale) }
        let pen = Self.pens[index % Self.pens.count]
        let dash = series[index].isExpected || pen.1.isEmpty ? "" : " stroke-dasharray=\"\(pen.1)\""
        let style = series[index].isExpected ? "line expected" : "line"
        return Self.runs(Array(series[index].values.prefix(places.count))).map { run in
            guard run.count > 1 else {
                return "<circle cx=\"\(c(x(run[0].place)))\" cy=\"\(c(scale.place(run[0].value)))\" r=\"3\" "
                    + "fill=\"\(pen.0)\"/>\n"
            }
            var points: [String] = []
            for (place, value) in run {
                let point = "\(c(x(place))),\(c(scale.place(value)))"
                // A step keeps the height of the value before until it is there.
                if kind == .step, let height = points.last?.split(separator: ",").last {
                    points.append("\(c(x(place))),\(height)")
                }
                points.append(point)
            }
            return "<polyline class=\"\(style)\" stroke=\"\(pen.0)\"\(dash) "
                + "points=\"\(points.joined(separator: " "))\"/>\n"
        }.joined()
    }

    private func bars(of index: Int, _ scale: ChartScale) -> String {
        let slot = room / Double(max(places.count, 1))
        let width = slot * 0.8 / Double(max(series.count, 1))
        let ground = scale.place(0)
        return series[index].values.prefix(places.count).enumerated().compactMap { place, value -> String? in
            guard let value else { return nil }
            let (y, left) = (scale.place(value), x(place) - slot * 0.4 + width * Double(index))
            let said = "\(places[place]): \(series[index].name) \(NumberText.decimal(value))"
            return "<rect x=\"\(c(left))\" y=\"\(c(min(y, ground)))\" width=\"\(c(max(width, 0.5)))\" "
                + "height=\"\(c(max(abs(y - ground), 0.5)))\" fill=\"\(Self.pens[index % Self.pens.count].0)\">"
                + "<title>\(HTMLText.escaped(said))</title></rect>\n"
        }.joined()
    }

    private var legend: String {
        let entries = series.indices.map { (series[$0].name, $0) } + bands.map { ($0.name, -1) }
        let y = Self.frame.height - 30
        let slot = min(220, room / Double(max(entries.count, 1)))
        return entries.enumerated().map { number, entry in
            let left = Self.frame.left + slot * Double(number)
            let pen = Self.pens[max(entry.1, 0) % Self.pens.count]
            let sample =
                entry.1 < 0
                ? "<rect class=\"band\" x=\"\(c(left))\" y=\"\(c(y - 12))\" width=\"24\" height=\"10\"/>"
                : "<line x1=\"\(c(left))\" x2=\"\(c(left + 24))\" y1=\"\(c(y - 5))\" y2=\"\(c(y - 5))\" "
                    + "stroke=\"\(pen.0)\" stroke-width=\"3\""
                    + (pen.1.isEmpty || kind == .bar ? "/>" : " stroke-dasharray=\"\(pen.1)\"/>")
            let letters = max(4, Int((slot - 36) / 7.5))
            let name = entry.0.count > letters ? entry.0.prefix(letters - 1) + "…" : entry.0
            return sample + "<text x=\"\(c(left + 30))\" y=\"\(c(y))\">\(HTMLText.escaped(String(name)))</text>\n"
        }.joined()
    }

    /// Neighbouring values without a gap between them.
    static func runs<Value>(_ values: [Value?]) -> [[(place: Int, value: Value)]] {
        var runs: [[(place: Int, value: Value)]] = [[]]
        for (place, value) in values.enumerated() {
            if let value {
                runs[runs.count - 1].append((place, value))
            } else if !runs[runs.count - 1].isEmpty {
                runs.append([])
            }
        }
        return runs.filter { !$0.isEmpty }
    }

    private func c(_ value: Double) -> String { HTMLText.coordinate(value) }
}
