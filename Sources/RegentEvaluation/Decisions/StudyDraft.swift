import RegentMessages
import RegentModel

/// A model while it is fitted, with the rows.
struct StudyDraft {
    /// As it is so far.
    var model: DecisionModel
    /// What was found, a line each.
    private(set) var findings: [String] = []
    private let rows: DecisionRows
    private let correct: [UInt32]
    private let stop: StopCheck

    init(model: DecisionModel, rows: DecisionRows, correct: [UInt32], stop: StopCheck) {
        (self.model, self.rows, self.correct, self.stop) = (model, rows, correct, stop)
    }

    /// The rows that no safety rule escalates: logits of what is chosen there, and whether it is right.
    private struct Open {
        var logits: [Double] = []
        var isRight: [Bool] = []
        var actions: [DecisionAction] = []
    }

    private func open(_ found: RowDecisions) throws -> Open {
        var open = Open()
        for row in correct.indices where found.rules[row] == 0 {
            open.logits.append(found.logits[row])
            open.isRight.append(correct[row] == found.choices[row] + 1)
            open.actions.append(found.actions[row])
        }
        guard !open.logits.isEmpty else {
            throw StudyRefusal.of("rows", "a safety rule escalates every row: give rows that are scored")
        }
        guard open.logits.allSatisfy(\.isFinite) else {
            throw StudyRefusal.of("rows", "a logit is beyond the range of numbers: give features of a usual size")
        }
        return open
    }

    private func scored(_ part: String) throws -> (open: Open, map: CalibrationMap) {
        let scorer = try DecisionScorer(model, of: part)
        return (try open(scorer.decisions(of: rows)), scorer.calibration)
    }

    // MARK: Weights

    /// Fits weights and biases where that is wanted. The calibration was of the old ones, and goes with them.
    mutating func fitWeights(_ wishes: StudyWishes) throws {
        guard wishes.weights == .logistic else { return }
        let matrix = try matrix()
        let fit = try LogisticFit(matrix, l2: wishes.l2, stop: stop)
        model.weights = fit.weights
        for (name, intercept) in zip(rows.candidates, fit.intercepts) {
            model.biases[name.isEmpty ? "default" : name] = intercept
        }
        model.calibration = nil
        let penalty = wishes.l2 > 0 ? " with l2 \(wishes.l2)" : ""
        findings.append(
            "Weights and biases by logistic regression\(penalty) on \(matrix.groups.count) rows of candidates, "
                + "\(fit.steps) steps.")
    }

    /// Every candidate of every open row, with its features.
    private func matrix() throws -> LogisticFit.Rows {
        let width = model.features.count
        guard width <= DecisionStudy.featuresMax,
            rows.count * rows.candidates.count <= DecisionStudy.valuesMax / max(1, width)
        else {
            throw StudyRefusal.of(
                "weights",
                "a regression takes at most \(DecisionStudy.featuresMax) features and \(DecisionStudy.valuesMax) "
                    + "values: "
                    + "give fewer rows")
        }
        let rules = try DecisionScorer(model, of: "weights").decisions(of: rows).rules
        var (values, groups, isRight): ([Double], [Int], [Bool]) = ([], [], [])
        for row in 0..<rows.count where rules[row] == 0 {
            for candidate in rows.candidates.indices {
                for feature in 0..<width { values.append(rows.value(feature, row: row, candidate: candidate)) }
                groups.append(candidate)
                isRight.append(correct[row] == UInt32(candidate + 1))
            }
        }
        return LogisticFit.Rows(
            values: values, width: width, groups: groups, groupCount: rows.candidates.count, isRight: isRight)
    }

    // MARK: Calibration

    /// Fits the calibration where that is wanted.
    mutating func fitCalibration(_ wishes: StudyWishes) throws {
        guard wishes.calibration != .unspecified else { return }
        model.calibration = nil
        let open = try scored("calibration").open
        switch wishes.calibration {
        case .temperature:
            model.calibration = try Calibration(fitting: .temperature, open.logits, isRight: open.isRight, stop: stop)
        case .platt:
            model.calibration = try Calibration(fitting: .platt, open.logits, isRight: open.isRight, stop: stop)
        case .best: try chooseCalibration(open)
        case .none, .unspecified: break
        default: throw StudyRefusal.of("calibration", "this release does not know the method: name another")
        }
        findings.append("Calibration: \(Self.words(model.calibration)).")
    }

    private mutating func chooseCalibration(_ open: Open) throws {
        let choice = try CalibrationChoice(open.logits, isRight: open.isRight, stop: stop)
        model.calibration = choice.calibration
        for trial in choice.trials {
            findings.append(
                "\(trial.kind == .platt ? "Platt" : "Temperature"): log-loss \(trial.logLoss) on rows left out, better "
                    + "than none by \(trial.gain) with a standard error of \(trial.gainError).")
        }
    }

    private static func words(_ calibration: Calibration?) -> String {
        switch calibration?.kind {
        case .temperature: "temperature \(calibration?.temperature ?? 1)"
        case .platt: "Platt, a \(calibration?.plattA ?? 0), b \(calibration?.plattB ?? 0)"
        default: "none"
        }
    }

    // MARK: Thresholds

    /// Chooses thresholds where that is wanted.
    mutating func chooseThresholds(_ wishes: StudyWishes) throws {
        switch wishes.thresholds {
        case .unspecified: return
        case .cost:
            let found = try CostThresholds(wishes.costs)
            (model.thresholdAuto, model.thresholdEscalate) = (found.auto, found.escalate)
            findings.append("Thresholds by cost.\(found.asksNever ? " Asking is never the cheapest." : "")")
        case .youden: try chooseByYouden(try curve())
        case .certificate: try chooseByCertificate(try curve(), wishes.certificate)
        default: throw StudyRefusal.of("thresholds", "this release does not know the method: name another")
        }
    }

    private func curve() throws -> ROCCurve {
        let (open, map) = try scored("thresholds")
        return ROCCurve(
            scores: open.logits.map { LogisticFunction.probability(map.logit($0)) }, isRight: open.isRight)
    }

    private mutating func chooseByYouden(_ curve: ROCCurve) throws {
        let cut = try YoudenCut(curve, stop: stop)
        model.thresholdAuto = 1 - cut.score
        findings.append(
            "threshold_auto by Youden: J \(cut.index), 95 % of draws from \(cut.indexInterval.lowerBound) to "
                + "\(cut.indexInterval.upperBound); the cut from \(1 - cut.scoreInterval.upperBound) to "
                + "\(1 - cut.scoreInterval.lowerBound).")
    }

    private mutating func chooseByCertificate(_ curve: ROCCurve, _ terms: CertificateTerms) throws {
        let found = try RiskCertificate(curve, terms)
        model.thresholdAuto = 1 - found.score
        findings.append(
            "threshold_auto by certificate: \(found.wrong) of \(found.accepted) rows were wrong, at most "
                + "\(found.bound) at \(terms.confidence == 0 ? 0.95 : terms.confidence); at least "
                + "\(found.abstainedMin) of all rows cannot be AUTO.")
    }

    // MARK: Quality

    /// How good the model is on the rows.
    func quality(_ version: String) throws -> DecisionQuality {
        let scorer = try DecisionScorer(model, of: version)
        let found = scorer.decisions(of: rows)
        let open = try open(found)
        let logits = scorer.calibration.logits(open.logits)
        let forecast = try ForecastQuality(logits, isRight: open.isRight, stop: stop)
        let curve = ROCCurve(scores: logits.map(LogisticFunction.probability), isRight: open.isRight)
        let autos = zip(open.actions, open.isRight).filter { $0.0 == .auto }
        let right = autos.count { $0.1 }
        var youden: Double?
        if curve.right > 0, curve.wrong > 0 {
            youden = Double(right) / Double(curve.right) - Double(autos.count - right) / Double(curve.wrong)
        }
        return DecisionQuality(
            rows: UInt64(rows.count), brier: forecast.brier, logLoss: forecast.logLoss, ece: forecast.ece,
            eceBias: forecast.eceBias, auc: curve.auc, youden: youden, autoRate: found.rate(of: .auto),
            askRate: found.rate(of: .ask), escalateRate: found.rate(of: .escalate),
            correctAuto: autos.isEmpty ? nil : Double(right) / Double(autos.count))
    }
}
