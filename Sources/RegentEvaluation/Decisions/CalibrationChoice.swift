package import RegentMessages
import RegentModel

/// The calibration with the least log-loss on rows that it was not fitted to.
///
/// Five folds, each with its share of right and of wrong rows; no calibration unless one is better by more than a
/// standard error of the difference, row by row.
/// - Source: T. Hastie, R. Tibshirani and J. Friedman (2009), 7.10; docs/decision-models.md, "Calibration".
package struct CalibrationChoice: Sendable {
    static let foldCount = 5

    /// What one way came to.
    package struct Trial: Sendable, Equatable {
        /// Which.
        package let kind: CalibrationKind
        /// Mean log-loss on rows that it was not fitted to.
        package let logLoss: Double
        /// How much better than none.
        package let gain: Double
        /// Standard error of that.
        package let gainError: Double
    }

    /// The chosen calibration; nil = none.
    package let calibration: Calibration?
    /// Every way that could be fitted.
    package let trials: [Trial]

    /// Tries every way and fits the best to all rows.
    ///
    /// - Throws: `CancellationError`.
    package init(_ logits: [Double], isRight: [Bool], stop: StopCheck = StopCheck()) throws {
        let none = zip(logits, isRight).map { Self.loss($0, $1) }
        var trials: [Trial] = []
        var best: (calibration: Calibration, loss: Double)?
        for kind in [CalibrationKind.temperature, .platt] {
            guard let losses = try Self.losses(kind, logits, isRight, stop),
                let whole = try Self.fitted(kind, logits, isRight, stop)
            else { continue }
            let trial = Self.trial(kind, losses, against: none)
            trials.append(trial)
            if trial.gain > trial.gainError, trial.logLoss < best?.loss ?? .infinity {
                best = (whole, trial.logLoss)
            }
        }
        (calibration, self.trials) = (best?.calibration, trials)
    }

    /// A calibration of a kind; nil where it cannot be fitted.
    ///
    /// - Throws: `CancellationError`.
    private static func fitted(
        _ kind: CalibrationKind, _ logits: [Double], _ isRight: [Bool], _ stop: StopCheck
    ) throws -> Calibration? {
        do {
            return try Calibration(fitting: kind, logits, isRight: isRight, stop: stop)
        } catch is Refusal {
            return nil
        }
    }

    /// Loss of every row by a calibration that was fitted without it; nil where one fold has none.
    private static func losses(
        _ kind: CalibrationKind, _ logits: [Double], _ isRight: [Bool], _ stop: StopCheck
    ) throws -> [Double]? {
        let folds = Self.folds(isRight)
        var losses = [Double](repeating: 0, count: logits.count)
        for fold in 0..<foldCount {
            let rows = folds.indices.filter { folds[$0] != fold }
            let (logitsElse, isRightElse) = (rows.map { logits[$0] }, rows.map { isRight[$0] })
            guard let fit = try fitted(kind, logitsElse, isRightElse, stop) else { return nil }
            let map = CalibrationMap(fit)
            for row in folds.indices where folds[row] == fold {
                losses[row] = loss(map.logit(logits[row]), isRight[row])
            }
        }
        return losses
    }

    /// The fold of each row: in turn within each kind.
    private static func folds(_ isRight: [Bool]) -> [Int] {
        var counts = (right: 0, wrong: 0)
        return isRight.map { right in
            if right { counts.right += 1 } else { counts.wrong += 1 }
            return (right ? counts.right : counts.wrong) % foldCount
        }
    }

    private static func loss(_ logit: Double, _ isRight: Bool) -> Double {
        LogisticFunction.softplus(isRight ? -logit : logit)
    }

    private static func trial(_ kind: CalibrationKind, _ losses: [Double], against none: [Double]) -> Trial {
        let count = Double(max(1, losses.count))
        let gains = zip(none, losses).map { $0 - $1 }
        let gain = gains.reduce(0, +) / count
        let spread = gains.reduce(0) { $0 + ($1 - gain) * ($1 - gain) } / max(1, count - 1)
        return Trial(
            kind: kind, logLoss: losses.reduce(0, +) / count, gain: gain, gainError: (spread / count).squareRoot())
    }
}

extension Calibration {
    /// Fits one of a kind.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED; `CancellationError`.
    package init(fitting kind: CalibrationKind, _ logits: [Double], isRight: [Bool], stop: StopCheck) throws {
        if kind == .temperature {
            let fit = try TemperatureFit(logits, isRight: isRight, stop: stop)
            self.init(kind: .temperature, temperature: fit.temperature)
        } else {
            let fit = try PlattFit(logits, isRight: isRight, stop: stop)
            self.init(kind: .platt, plattA: fit.a, plattB: fit.b)
        }
    }
}
