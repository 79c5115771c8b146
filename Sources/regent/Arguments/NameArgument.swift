import ArgumentParser
import RegentMessages
import RegentModel
import RegentText

/// A document as it is named on the command line: by its resource name, or by its id if that is enough.
struct NameArgument<D: Document>: ExpressibleByArgument, Sendable {
    /// The resource name, for example "environments/prod".
    let name: String
    /// The last part, for example "prod".
    let id: String

    init?(argument: String) {
        let whole = (try? ResourceName(argument, matching: D.pattern)) ?? Self.top(argument)
        guard let whole else { return nil }
        (name, id) = (whole.description, whole.id ?? whole.description)
    }

    /// The document of an id, where its name needs no other.
    private static func top(_ id: String) -> ResourceName? {
        try? ResourceName("\(D.kind)/\(id)", matching: D.pattern)
    }

    /// Names that are there.
    static var defaultCompletionKind: CompletionKind {
        .custom { words, _, prefix in
            let names = await LiveNames.all(of: D.self, for: words)
            let isNested = D.pattern.contains("}/")
            return isNested || prefix.contains("/") ? names : names.map { String($0.dropFirst(D.kind.count + 1)) }
        }
    }
}

typealias EnvironmentArgument = NameArgument<Environment>
typealias PrincipalArgument = NameArgument<Principal>
typealias RunArgument = NameArgument<EvalRun>

extension NameArgument where D == EvalRun {
    /// A run with a name of its own, for example `check-20260801T014500Z-k3f9`.
    init(generated prefix: String) {
        let id = "\(prefix)-\(TimeText.nowForNames())-\(RandomText.letters(4))"
        guard let run = RunArgument(argument: id) else {
            preconditionFailure("\(id) is made of letters, digits and dashes")
        }
        self = run
    }
}
