import RegentText

/// Shows progress on stderr: in place ten times a second on a terminal, elsewhere one line each
/// ten seconds.
struct ProgressMeter: Sendable {
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let animates: Bool
    private var shown: ContinuousClock.Instant

    init(animates: Bool = Terminal.animatesTalk) {
        start = clock.now
        shown = start
        self.animates = animates
    }

    /// Time since the meter was made.
    var elapsed: Duration { clock.now - start }

    /// Shows the line if the time has come.
    mutating func show(_ line: () -> ProgressLine) {
        if isDue() { show(line().text) }
    }

    /// Shows a text if the time has come.
    mutating func showIfDue(_ text: @autoclosure () -> String) {
        if isDue() { show(text()) }
    }

    private mutating func isDue() -> Bool {
        let now = clock.now
        guard now - shown >= (animates ? .milliseconds(100) : .seconds(10)) else { return false }
        shown = now
        return true
    }

    private func show(_ text: String) { animates ? Terminal.pass(text) : Terminal.say(text) }

    /// Takes the line away, so that the next one starts clean.
    func clear() { Terminal.clearPassing() }
}
