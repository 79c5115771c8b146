import ArgumentParser
import RegentText

/// The options of commands whose answer can be drawn.
struct PlotOptions: ParsableArguments {
    @Flag(help: "Draw a chart in the terminal, above the rows.")
    var plot = false
    @Option(
        help: ArgumentHelp("Write the chart as a picture to this file; - is stdout.", valueName: "file"),
        completion: .file())
    var svg: String?

    /// Width where data goes to no terminal.
    private static let columnsUsual = 80

    /// Whether stdout is the picture's, so that nothing else is written there.
    var takesOutput: Bool { svg == "-" }

    /// Draws charts where they are asked for.
    ///
    /// - Throws: `CommandFailure` for a picture of none or of several, and for a file that cannot be written.
    func show(_ charts: [Chart]) throws {
        if let svg {
            guard charts.count == 1 else {
                throw CommandFailure(
                    charts.isEmpty
                        ? "there is nothing to draw" : "a picture is of one measure, and the query has \(charts.count)",
                    status: .usage)
            }
            try FinishedFile.write(charts[0].svg, to: svg)
            if !takesOutput { Terminal.say("wrote \(svg)") }
        }
        guard plot, !takesOutput else { return }
        Self.draw(charts)
        if charts.isEmpty { Terminal.say("there is nothing to draw") }
    }

    /// Draws charts in the terminal.
    static func draw(_ charts: [Chart]) {
        for chart in charts {
            let columns = Terminal.dataColumns ?? columnsUsual
            Terminal.write(chart.text(columns: columns, isColored: Terminal.paintsData) + "\n")
        }
    }
}
