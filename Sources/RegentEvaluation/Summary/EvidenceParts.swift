/// What evidence keeps of its samples beside the counts of their codes.
///
/// A summary of many groups is made in several readings, each of which keeps a part.
package struct EvidenceParts: Sendable {
    /// Everything.
    package static let all = EvidenceParts(keepsLatencies: true, scores: nil)
    /// Nothing: not a value of any score either.
    static let none = EvidenceParts(keepsLatencies: false, scores: nil, keepsRows: false, keepsValues: false)

    /// How many values there are of some scores, and nothing else.
    static func counts(of scores: Set<String>) -> EvidenceParts {
        EvidenceParts(keepsLatencies: false, scores: scores, keepsRows: false, keepsValues: false)
    }

    private let keepsLatencies: Bool
    /// Names of the scores; nil = every score.
    private let scores: Set<String>?
    /// Whether derived metrics are among what is computed.
    let keepsRows: Bool
    /// Whether the values of scores are kept, and not only how many there are.
    let keepsValues: Bool

    /// A kind of values.
    enum Kind { case latencies }

    package init(keepsLatencies: Bool, scores: Set<String>?, keepsRows: Bool = true, keepsValues: Bool = true) {
        self.keepsLatencies = keepsLatencies
        self.scores = scores
        self.keepsRows = keepsRows
        self.keepsValues = keepsValues
    }

    func contains(_ kind: Kind) -> Bool { keepsLatencies }

    func contains(score: String) -> Bool { scores?.contains(score) ?? true }
}
