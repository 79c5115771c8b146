import RegentMessages
import RegentText

/// Names of all that a drill makes.
struct DrillPlace: Sendable {
    /// Beginning of every name of a drill.
    static let prefix = "drill-"

    /// Id of the drill, and of most of what it makes.
    let id: String
    /// The model that is given; nil = one of its own.
    let givenModel: String?

    /// Names that nobody has yet.
    init(givenModel: String?) {
        id = "\(Self.prefix)\(TimeText.nowForNames().lowercased())-\(RandomText.letters(6))"
        self.givenModel = givenModel
    }

    var environment: String { "environments/\(id)" }
    var provider: String { "\(environment)/providers/custom" }
    var model: String { givenModel ?? "models/\(id)" }
    /// Id of the model.
    var modelID: String { String(model.dropFirst("models/".count)) }
    var policy: String { "\(model)/environments/\(id)/rolloutPolicy" }
    var rollout: String { "rollouts/\(id)" }
    /// Why something of the drill is changed.
    var reason: String { "drill \(id)" }

    /// A run of a version.
    func run(_ kind: String) -> String { "evalRuns/\(id)-\(kind)" }

    /// Every run that it may make.
    var runs: [String] { ["evidence", "stable-offline", "stable-canary", "canary-offline"].map(run) }

    /// What proposes the versions of a model of its own.
    var proposals: [String] { ["proposals/\(id)-stable", "proposals/\(id)-canary"] }
}
