extension Chart {
    /// Rows of the drawn area unless others are asked for.
    private static let rowsUsual = 12
    /// Signs of series where there are no colours.
    private static let signs: [Character] = ["*", "o", "+", "x", "#", "@", "%", "&"]
    /// Colours of series: those that are told apart on black and on white.
    private static let colors = ["36", "33", "32", "35", "31", "34"]

    /// The chart as lines of text, with a final newline.
    ///
    /// Lines are drawn by dots, bars by blocks. Without colours several series have a sign each.
    /// - Parameters:
    ///   - columns: width of the terminal; at least 40 are taken.
    ///   - isColored: whether escape sequences may be written.
    package func text(columns: Int, isColored: Bool) -> String {
        let scale = ChartScale(of: drawn, from: 0, to: 1)
        let names = scale.ticks.map(NumberText.decimal)
        let margin = names.map(\.count).max() ?? 1
        let room = max(40, min(columns, 400)) - margin - 2
        var lines = [heading.printable]
        lines += kind == .bar ? barRows(scale, margin, room, isColored) : dotRows(scale, margin, room, isColored)
        if kind != .bar { lines.append(endRow(margin, room)) }
        if series.count + bands.count > 1 || kind != .bar { lines += legendRows(isColored) }
        lines += shownMarks.map { "' \(places[$0.place]): \($0.text)".printable }
        lines += limits.map { "- \($0.text): \(NumberText.decimal($0.value))".printable }
        return lines.map { $0 + "\n" }.joined()
    }

    private func painted(_ text: String, _ owner: Int, _ isColored: Bool) -> String {
        guard isColored, owner >= 0 else { return text }
        return "\u{1b}[\(Self.colors[owner % Self.colors.count])m\(text)\u{1b}[0m"
    }

    // MARK: Lines

    private func dotRows(_ scale: ChartScale, _ margin: Int, _ room: Int, _ isColored: Bool) -> [String] {
        let rows = Self.rowsUsual
        let usesSigns = !isColored && series.count > 1
        var canvas = DotCanvas(columns: room, rows: rows)
        let dot = { (place: Int, value: Double) -> (x: Int, y: Int) in
            let last = max(places.count - 1, 1)
            let x = Double(place) * Double(canvas.width - 1) / Double(last)
            let y = (1 - scale.place(value)) * Double(canvas.height - 1)
            return (Int(x.rounded()), Int(y.rounded()))
        }
        for index in series.indices.reversed() {
            for run in Chart.runs(Array(series[index].values.prefix(places.count))) {
                var before = dot(run[0].place, run[0].value)
                canvas.set(before.x, before.y, owner: index)
                for (place, value) in run.dropFirst() {
                    let next = dot(place, value)
                    if kind == .step {
                        canvas.line(from: before, to: (next.x, before.y), owner: index)
                        canvas.line(from: (next.x, before.y), to: next, owner: index)
                    } else {
                        canvas.line(from: before, to: next, owner: index)
                    }
                    before = next
                }
            }
        }
        let shades = shaded(room, rows, dot)
        let marked = Set(shownMarks.map { min(dot($0.place, 0).x / 2, room - 1) })
        let limited = Set(limits.map { min(max(dot(0, $0.value).y / 4, 0), rows - 1) })
        let named = tickRows(scale, rows)
        return (0..<rows).map { row in
            var line = Self.padded(named[row] ?? "", margin) + " |"
            for column in 0..<room {
                if let cell = canvas.cell(column: column, row: row) {
                    let sign = usesSigns ? String(Self.signs[cell.owner % Self.signs.count]) : String(cell.text)
                    line += painted(sign, cell.owner, isColored)
                } else if limited.contains(row) {
                    line += "-"
                } else if marked.contains(column) {
                    line += "'"
                } else {
                    line += shades.contains(row * room + column) ? "░" : " "
                }
            }
            return Self.trimmed(line)
        }
    }

    /// Characters within a band.
    private func shaded(
        _ room: Int, _ rows: Int, _ dot: (Int, Double) -> (x: Int, y: Int)
    ) -> Set<Int> {
        var cells: Set<Int> = []
        for band in bands {
            for place in places.indices where place < min(band.lower.count, band.upper.count) {
                guard let lower = band.lower[place], let upper = band.upper[place] else { continue }
                let (column, over, under) = (dot(place, upper).x / 2, dot(place, upper).y / 4, dot(place, lower).y / 4)
                // Up to the column of the next place, so that few places leave no stripes.
                let end = place + 1 < places.count ? max(dot(place + 1, upper).x / 2, column + 1) : column + 1
                for row in min(over, under)...max(over, under) where row < rows {
                    for filled in column..<min(end, room) { cells.insert(row * room + filled) }
                }
            }
        }
        return cells
    }

    /// The value written at each row that has one.
    private func tickRows(_ scale: ChartScale, _ rows: Int) -> [Int: String] {
        var named: [Int: String] = [:]
        for tick in scale.ticks {
            let row = Int(((1 - scale.place(tick)) * Double(rows - 1)).rounded())
            if named[row] == nil { named[row] = NumberText.decimal(tick) }
        }
        return named
    }

    private func endRow(_ margin: Int, _ room: Int) -> String {
        let first = (places.first ?? "").printable
        let last = places.count > 1 ? (places.last ?? "").printable : ""
        let gap = max(2, room - first.count - last.count)
        return String(repeating: " ", count: margin + 2) + first + (last.isEmpty ? "" : Self.blanks(gap) + last)
    }

    private func legendRows(_ isColored: Bool) -> [String] {
        let signs = series.indices.map { index in
            let sign = isColored || series.count == 1 ? "─" : String(Self.signs[index % Self.signs.count])
            return "  " + painted(sign, index, isColored) + " " + series[index].name.printable
        }
        return signs + bands.map { "  ░ " + $0.name.printable }
    }

    // MARK: Bars

    private func barRows(_ scale: ChartScale, _ margin: Int, _ room: Int, _ isColored: Bool) -> [String] {
        let names = places.map(\.printable)
        let width = min(names.map(\.count).max() ?? 0, 24)
        let values = series.flatMap { $0.values.compactMap { $0.map(NumberText.decimal) } }
        let digits = values.map(\.count).max() ?? 0
        let bar = max(10, room + margin + 2 - width - digits - 4)
        let zero = scale.place(0)
        return places.indices.flatMap { place in
            series.indices.map { index -> String in
                let name = index == 0 ? names[place] : ""
                let head = Self.cut(name, width) + Self.blanks(width - min(name.count, width)) + " |"
                guard place < series[index].values.count, let value = series[index].values[place] else {
                    return head + " no value"
                }
                let (from, to) = (min(zero, scale.place(value)), max(zero, scale.place(value)))
                let drawn = Self.blocks(from: from * Double(bar), to: to * Double(bar))
                let sign = series.count > 1 && !isColored ? "\(Self.signs[index % Self.signs.count]) " : ""
                return head + painted(drawn, index, isColored) + " " + sign + NumberText.decimal(value)
            }
        }
    }

    /// Blocks between two ends, to an eighth of a character at the right one.
    private static func blocks(from: Double, to: Double) -> String {
        let eighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        let start = Int(from.rounded(.down))
        let units = max(0, Int(((to - Double(start)) * 8).rounded()))
        let rest = units % 8
        return blanks(start) + String(repeating: "█", count: units / 8) + (rest > 0 ? String(eighths[rest - 1]) : "")
    }

    private static func cut(_ text: String, _ width: Int) -> String {
        text.count > width ? text.prefix(max(width - 1, 0)) + "…" : text
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private static func padded(_ text: String, _ width: Int) -> String { blanks(width - text.count) + text }

    private static func trimmed(_ line: String) -> String {
        var line = line
        while line.last == " " { line.removeLast() }
        return line
    }
}
