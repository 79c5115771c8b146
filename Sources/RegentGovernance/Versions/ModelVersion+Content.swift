package import RegentMessages
package import RegentModel

extension ModelVersion {
    /// Refuses content that is not whole: artifacts, decision model, contract.
    ///
    /// - Throws: `Refusal` VERSION_INVALID naming the field.
    func checkContent() throws(Refusal) {
        guard !artifacts.isEmpty || decisionModel != nil else {
            throw Self.invalid("artifacts", "\(name) has neither artifacts nor a decision model: it would hold nothing")
        }
        try Self.checkOnce("artifacts", artifacts.map(\.name))
        for artifact in artifacts { try Self.check(artifact) }
        try decisionModel?.checkWhole()
        try Self.checkOnce("contract.inputs", contract?.inputs.map(\.name) ?? [])
        try Self.checkOnce("contract.outputs", contract?.outputs.map(\.name) ?? [])
    }

    /// Hexadecimal digits of the digests that an artifact may have.
    private static let digestDigits = ["sha256": 64, "sha384": 96, "sha512": 128]

    private static func check(_ artifact: VersionArtifact) throws(Refusal) {
        let parts = artifact.digest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let digits = parts.count == 2 ? digestDigits[String(parts[0])] : nil
        guard let digits, parts[1].utf8.count == digits, parts[1].utf8.allSatisfy(\.isLowerHex) else {
            throw invalid(
                "artifacts",
                "the digest of artifact \(artifact.name) is not sha256:, sha384: or sha512: and lower-case digits"
            )
        }
    }

    /// Refuses a name that is there twice.
    static func checkOnce(_ field: String, _ names: [String]) throws(Refusal) {
        var seen: Set<ExactText> = []
        for name in names where !seen.insert(ExactText(name)).inserted {
            throw invalid(field, "\(field) has \(name) twice")
        }
    }

    /// Refuses a measured number whose name is no word or that is not finite; rates are from 0 to 1.
    static func checkMeasure(_ field: String, _ name: String, _ value: Double) throws(Refusal) {
        let isWord =
            name.utf8.first?.isLowerLetter == true && name.utf8.count <= 64
            && name.utf8.allSatisfy { $0.isLowerLetter || $0.isDigit || $0 == UInt8(ascii: "_") }
        guard isWord else {
            throw invalid(field, "\(field): \(name) is not a word of lower-case letters, digits and _")
        }
        guard value.isFinite else { throw invalid(field, "\(field): \(name) is not finite") }
        guard !isRate(name) || (0...1).contains(value) else {
            throw invalid(field, "\(field): \(name) is a rate, from 0 to 1; write 0.12 for 12%")
        }
    }

    /// Whether a measured number is a part of a whole.
    package static func isRate(_ name: String) -> Bool { name == "correct_auto" || name.hasSuffix("_rate") }
}

extension DecisionModel {
    /// Refuses a model whose parts do not fit together.
    ///
    /// - Throws: `Refusal` VERSION_INVALID naming the field.
    package func checkWhole() throws(Refusal) {
        func bad(_ field: String, _ message: String) -> Refusal {
            ModelVersion.invalid("decision_model.\(field)", message)
        }
        try ModelVersion.checkOnce("decision_model.features", features.map(\.name))
        guard features.isEmpty || features.count == weights.count else {
            throw bad("weights", "\(features.count) features have \(weights.count) weights: give one each")
        }
        let numbers = weights + features.map(\.defaultValue) + biases.values + safetyRules.map(\.threshold)
        guard numbers.allSatisfy(\.isFinite) else { throw bad("weights", "a number of the model is not finite") }
        guard biases.keys.allSatisfy({ !$0.isEmpty }) else { throw bad("biases", "a bias names no candidate") }
        guard thresholdAuto >= 0, thresholdAuto < thresholdEscalate, thresholdEscalate <= 1 else {
            throw bad("threshold_auto", "threshold_auto must be below threshold_escalate, both from 0 to 1")
        }
        try calibration?.checkWhole()
        let known = Set(features.map { ExactText($0.name) })
        for rule in safetyRules where !known.isEmpty && !known.contains(ExactText(rule.feature)) {
            throw bad("safety_rules", "a safety rule names \(rule.feature), which is no feature of the model")
        }
    }
}

extension Calibration {
    fileprivate func checkWhole() throws(Refusal) {
        let isWhole =
            switch kind {
            // The least numbers above 0 have no finite reciprocal, by which logits are multiplied.
            case .temperature: temperature.isFinite && temperature > 0 && (1 / temperature).isFinite
            case .platt: plattA.isFinite && plattA < 0 && plattB.isFinite
            default: true
            }
        guard isWhole else {
            throw ModelVersion.invalid(
                "decision_model.calibration",
                "a temperature and its reciprocal must be finite and above 0; the numbers of Platt scaling finite, "
                    + "platt_a "
                    + "below 0, so that greater logits are more probable")
        }
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    fileprivate var isLowerLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
    fileprivate var isLowerHex: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self) }
}
