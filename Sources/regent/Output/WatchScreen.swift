/// The place on a terminal where each look replaces the one before; elsewhere they follow each other.
struct WatchScreen {
    private var lineCount = 0

    mutating func show(_ text: String) {
        let isAnimated = Terminal.showsData && Terminal.animatesTalk
        if isAnimated, lineCount > 0 { Terminal.write("\u{1b}[\(lineCount)A\u{1b}[J") }
        Terminal.write(text + (isAnimated ? "" : "\n"))
        lineCount = text.utf8.count { $0 == UInt8(ascii: "\n") }
    }
}
