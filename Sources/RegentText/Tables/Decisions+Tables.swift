package import RegentMessages

extension ExplainDecisionResponse {
    /// The decision, and what it was held against.
    package var fieldTable: Table {
        var fields = [
            ("decision", decision.name), ("risk", NumberText.decimal(risk)),
            ("threshold_auto", NumberText.decimal(thresholdAuto)),
            ("threshold_escalate", NumberText.decimal(thresholdEscalate)),
            ("calibration_slope", NumberText.decimal(calibrationSlope)),
            ("calibration_offset", NumberText.decimal(calibrationOffset)),
        ]
        if candidates.indices.contains(Int(choice)), !candidates[Int(choice)].candidate.isEmpty {
            fields.insert(("candidate", candidates[Int(choice)].candidate), at: 1)
        }
        if let rule {
            let text = "\(rule.feature) \(rule.comparator.name) \(NumberText.decimal(rule.threshold))"
            fields.append(("safety_rule", "\(rulePlace): \(text)"))
        }
        return Table(fields: fields)
    }

    /// What each feature adds to the logit of each candidate.
    package var contributionTable: Table {
        var table = Table([
            .text("candidate"), .text("feature"), .number("value"), .number("weight"), .number("contribution"),
            .number("logit"), .number("probability"),
        ])
        for score in candidates {
            for part in score.contributions {
                let value = NumberText.decimal(part.value) + (part.isDefault ? " default" : "")
                table.append([
                    score.candidate, part.feature, value, NumberText.decimal(part.weight),
                    NumberText.decimal(part.contribution), "", "",
                ])
            }
            table.append([
                score.candidate, "bias", "", "", NumberText.decimal(score.bias), NumberText.decimal(score.logit),
                NumberText.decimal(score.probability),
            ])
        }
        return table
    }
}

extension ChangeProposal {
    /// Values before and after.
    package var valueTable: Table {
        let old = Dictionary(oldValues.map { ($0.name, $0.json) }) { first, _ in first }
        return Table(
            [.text("name"), .text("before"), .text("after")],
            rows: newValues.map { [$0.name, old[$0.name] ?? "", $0.json] })
    }

    /// The quality before and after.
    package var qualityTable: Table {
        let (before, after) = (impactAnalysis?.qualityBefore, impactAnalysis?.qualityAfter)
        let parts: [(String, (DecisionQuality) -> Double?)] = [
            ("auto_rate", \.autoRate), ("ask_rate", \.askRate), ("escalate_rate", \.escalateRate),
            ("correct_auto", \.correctAuto), ("auc", \.auc), ("youden", \.youden), ("brier", \.brier),
            ("log_loss", \.logLoss), ("ece", \.ece), ("ece_bias", \.eceBias),
        ]
        func cell(_ value: Double?) -> String { value.map(NumberText.decimal) ?? "" }
        return Table(
            [.text("measure"), .number("before"), .number("after")],
            rows: parts.map { [$0.0, cell(before.flatMap($0.1)), cell(after.flatMap($0.1))] })
    }
}
