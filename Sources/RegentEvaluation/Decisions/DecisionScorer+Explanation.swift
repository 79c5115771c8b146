package import RegentMessages

extension DecisionScorer {
    /// Why the first of some rows is decided as it is: the sums of the batch, taken apart.
    package func explanation(of rows: DecisionRows) -> ExplainDecisionResponse {
        let found = decisions(of: rows, withProbabilities: true)
        let place = found.rules[0]
        return ExplainDecisionResponse(
            decision: found.actions[0], risk: found.risks[0], choice: found.choices[0],
            rule: place == 0 ? nil : model.safetyRules[Int(place) - 1], rulePlace: place,
            calibration: model.calibration, calibrationSlope: calibration.slope,
            calibrationOffset: calibration.offset, thresholdAuto: model.thresholdAuto,
            thresholdEscalate: model.thresholdEscalate,
            candidates: rows.candidates.indices.map { candidate in
                score(of: candidate, rows, probability: found.probabilities[candidate * rows.count])
            })
    }

    private func score(of candidate: Int, _ rows: DecisionRows, probability: Double) -> CandidateScore {
        let contributions = model.features.indices.map { feature in
            let value = rows.value(feature, row: 0, candidate: candidate)
            return FeatureContribution(
                feature: model.features[feature].name, value: value,
                isDefault: rows.isDefault(feature, row: 0, candidate: candidate), weight: model.weights[feature],
                contribution: model.weights[feature] * value)
        }
        let bias = model.bias(of: rows.candidates[candidate])
        // In the order of the kernel: the same bits.
        let logit = contributions.reduce(0) { $0 + $1.contribution } + bias
        return CandidateScore(
            candidate: rows.candidates[candidate], contributions: contributions, bias: bias, logit: logit,
            calibratedLogit: calibration.logit(logit), probability: probability)
    }
}
