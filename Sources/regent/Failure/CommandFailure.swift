import RegentText

/// Why a command stops: one message, and where to look.
struct CommandFailure: Error, Sendable {
    let status: ExitStatus
    let message: String
    /// Stable code, for example "DUPLICATE_SAMPLE".
    let reason: String
    /// File, line, field, sample: whatever names the place.
    let places: [String]
    /// What to do about it.
    let hint: String
    /// Bad fields of a request, as the wire has them; message and places begin with them.
    var fields: [String] = []

    init(
        _ message: String, status: ExitStatus = .failure, reason: String = "",
        places: [String] = [], hint: String = ""
    ) {
        self.status = status
        self.message = message
        self.reason = reason
        self.places = places
        self.hint = hint
    }

    /// The same failure with another hint.
    func with(hint: String) -> CommandFailure {
        var failure = CommandFailure(message, status: status, reason: reason, places: places, hint: hint)
        failure.fields = fields
        return failure
    }

    /// The same failure with another exit code.
    func with(status: ExitStatus) -> CommandFailure {
        CommandFailure(message, status: status, reason: reason, places: places, hint: hint)
    }

    /// The same failure, in a place.
    func at(_ place: String) -> CommandFailure {
        var failure = CommandFailure(message, status: status, reason: reason, places: [place] + places, hint: hint)
        failure.fields = fields
        return failure
    }

    /// What is written to stderr, whatever the output format.
    var text: String {
        var lines = ["error: " + message.printable]
        if !reason.isEmpty { lines.append("  reason: " + reason.printable) }
        lines += places.map { "  at: " + $0.printable }
        if !hint.isEmpty { lines.append("  hint: " + hint.printable) }
        return lines.joined(separator: "\n")
    }
}
