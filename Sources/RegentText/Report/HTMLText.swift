/// Text in a page of HTML, or of SVG.
enum HTMLText {
    /// The text of a cell or of an attribute in double quotes: it cannot end either, begin an element, or steer what
    /// is shown around it.
    ///
    /// Names, ids and scores are input of others. Control characters and those that reorder a line are written out.
    /// - Source: HTML Living Standard, 13.1.2.3 and 13.1.4.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.printable.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            // Not characters of XML, so not of an SVG file.
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The same, with the order of its letters kept apart from that of its surroundings.
    static func isolated(_ text: String) -> String {
        text.unicodeScalars.allSatisfy(\.isASCII) ? escaped(text) : "<bdi>\(escaped(text))</bdi>"
    }

    /// A number as coordinates have it: at most two decimals.
    static func coordinate(_ value: Double) -> String {
        value.isFinite ? NumberText.fixed(value, decimals: 2) : "0"
    }
}

extension Table {
    /// The table without columns that are empty in every row.
    var withoutEmptyColumns: Table {
        let kept = columns.indices.filter { column in rows.contains { !$0[column].isEmpty } }
        return Table(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }

    /// The table with a caption; the first cell of a row is its header.
    func html(caption: String) -> String {
        var text = "<table>\n<caption>\(HTMLText.escaped(caption))</caption>\n<thead><tr>"
        for column in columns {
            text += "<th scope=\"col\"\(Self.classAttribute(column))>\(HTMLText.escaped(column.title))</th>"
        }
        text += "</tr></thead>\n<tbody>\n"
        for row in rows {
            text += "<tr>"
            for (index, cell) in row.enumerated() {
                let content = HTMLText.isolated(cell)
                text +=
                    index == 0
                    ? "<th scope=\"row\"\(Self.classAttribute(columns[0]))>\(content)</th>"
                    : "<td\(Self.classAttribute(columns[index]))>\(content)</td>"
            }
            text += "</tr>\n"
        }
        return text + "</tbody>\n</table>\n"
    }

    private static func classAttribute(_ column: Column) -> String { column.isNumber ? " class=\"n\"" : "" }
}

extension Table.Column {
    /// The key as words.
    fileprivate var title: String { key.split(separator: "_").joined(separator: " ") }
}
