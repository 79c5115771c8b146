import ArgumentParser
import RegentModel

/// A run as it is named on the command line: `r1` or `evalRuns/r1`.
struct RunArgument: ExpressibleByArgument, Sendable {
    private let run: EvalRunID

    /// The last part, for example "r1".
    var id: String { run.id.description }

    /// The resource name, for example "evalRuns/r1".
    var name: String { run.name }

    init?(argument: String) {
        guard let run = (try? EvalRunID(name: argument)) ?? (try? Identifier(argument)).map(EvalRunID.init)
        else { return nil }
        self.run = run
    }

    /// A run nobody named, for example `check-20260801T014500Z-k3f9`.
    init(generated prefix: String) {
        let id = "\(prefix)-\(TimeText.nowForNames())-\(RandomText.letters(4))"
        guard let run = (try? Identifier(id)).map(EvalRunID.init) else {
            preconditionFailure("\(id) is made of letters, digits and dashes")
        }
        self.run = run
    }
}
