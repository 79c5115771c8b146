import ArgumentParser

/// The exit codes of the command; the only place that knows the numbers.
enum ExitStatus: Int32, CaseIterable, Sendable {
    case ok = 0
    case failure = 1
    case gateFailed = 2
    case gateInconclusive = 3
    case denied = 4
    case conflict = 5
    case precondition = 6
    case unavailable = 7
    case deadline = 8
    case usage = 64
    case trouble = 65
    case interrupted = 130

    /// Code after the reader of stdout has gone away: what a shell shows for SIGPIPE.
    static let readerGone: Int32 = 141

    /// What it means, for the help.
    var meaning: String {
        switch self {
        case .ok: "success; of a gate: PASS"
        case .failure: "failure: invalid input, not found, or a fault; diff: something differs"
        case .gateFailed: "the verdict is FAIL; never an error"
        case .gateInconclusive: "the verdict is INCONCLUSIVE: not enough evidence; never an error"
        case .denied: "not authenticated, or permission denied"
        case .conflict: "conflict: exists already, or was changed meanwhile"
        case .precondition: "not in the state that the command requires"
        case .unavailable: "the daemon cannot be reached or accepts no calls"
        case .deadline: "no answer within the timeout"
        case .usage: "the command line is invalid"
        case .trouble: "of diff: invalid input or a fault; what differs is not known"
        case .interrupted: "interrupted (SIGINT, SIGTERM)"
        }
    }

    /// The status of a call or a rule that did not end well, by the number of its gRPC code.
    ///
    /// Refusals of the pure rules carry the same numbers, so that a check without a daemon ends
    /// with the same code as one with it.
    init(statusNumber: UInt32) {
        switch statusNumber {
        case 7, 16: self = .denied  // PERMISSION_DENIED, UNAUTHENTICATED
        case 6, 10: self = .conflict  // ALREADY_EXISTS, ABORTED
        case 9: self = .precondition  // FAILED_PRECONDITION
        case 14: self = .unavailable  // UNAVAILABLE
        case 4: self = .deadline  // DEADLINE_EXCEEDED
        default: self = .failure
        }
    }

    /// For `throw`: ends the command with this code and without a word.
    var exitCode: ExitCode { ExitCode(rawValue) }
}
