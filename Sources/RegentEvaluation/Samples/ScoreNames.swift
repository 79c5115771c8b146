package import RegentMessages
package import RegentModel

/// The score names of a run: so few that its summary always fits into a reply.
package struct ScoreNames: Sendable {
    /// Most score names of a run, the declared ones among them.
    package static let countMax = 1_024

    private var names: Set<String>

    /// The declared scores.
    package init(declared: [MetricDeclaration]) { names = Set(declared.map(\.name)) }

    /// Takes the names of a batch that is stored already, however many they are.
    package mutating func note(_ columns: SampleColumns) { names.formUnion(columns.scores.map(\.name)) }

    /// Takes the names of a batch; after an error they are as before.
    ///
    /// - Throws: `Refusal` TOO_MANY_SCORES with the limit.
    package mutating func add(_ columns: SampleColumns) throws(Refusal) {
        let new = columns.scores.lazy.map(\.name).filter { [names] in !names.contains($0) }
        let count = names.count + new.count
        guard count <= Self.countMax || new.isEmpty else {
            throw Refusal(
                .tooManyScores,
                "the run would have \(count) different score names, at most \(Self.countMax) are allowed; "
                    + "move values that no gate or summary needs to metadata",
                ["limit": "\(Self.countMax)", "score": new.first ?? ""])
        }
        names.formUnion(new)
    }
}
