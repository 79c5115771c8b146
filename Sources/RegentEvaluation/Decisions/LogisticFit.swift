/// Logistic regression by Newton's method, which is iteratively reweighted least squares.
///
/// It makes Σ −ln p least, plus l2 / 2 · Σ weight²; intercepts, one a group of rows, are not penalised.
/// - Source: T. Hastie, R. Tibshirani and J. Friedman, "The Elements of Statistical Learning" (2009), 4.4.1;
///   docs/decision-models.md, "Weights".
package struct LogisticFit: Sendable {
    /// Steps at most.
    static let stepCount = 100
    /// A parameter of which the rows say less than this part of what they could has no finite value.
    private static let pivotMin = 1e-8

    /// Rows to fit.
    package struct Rows: Sendable {
        /// Values, row by row.
        package let values: [Double]
        /// Values of a row.
        package let width: Int
        /// Group of each row, from 0.
        package let groups: [Int]
        /// Groups.
        package let groupCount: Int
        /// Answer of each row.
        package let isRight: [Bool]

        /// Rows.
        ///
        /// - Precondition: one group and one answer a row, `width` values a row.
        package init(values: [Double], width: Int, groups: [Int], groupCount: Int, isRight: [Bool]) {
            precondition(values.count == width * groups.count && groups.count == isRight.count)
            (self.values, self.width, self.groups) = (values, width, groups)
            (self.groupCount, self.isRight) = (groupCount, isRight)
        }
    }

    /// One a value.
    package let weights: [Double]
    /// One a group.
    package let intercepts: [Double]
    /// Steps that were taken.
    package let steps: Int

    /// Fits weights and intercepts.
    ///
    /// - Throws: `Refusal` DECISION_STUDY_REFUSED where the rows determine no finite weights; `CancellationError`.
    package init(_ rows: Rows, l2: Double, stop: StopCheck = StopCheck()) throws {
        guard rows.isRight.contains(true), rows.isRight.contains(false) else {
            throw StudyRefusal.of(
                "weights", "every row has the same answer: give rows that were right and rows that were not")
        }
        var parameters = [Double](repeating: 0, count: rows.width + rows.groupCount)
        var objective = Self.objective(rows, parameters, l2)
        for count in 1...Self.stepCount {
            try stop.check()
            var system = NormalEquations(rows, parameters, l2)
            guard let pivots = system.curvature.factor() else { throw Self.undetermined(l2) }
            let step = system.curvature.solution(system.gradient)
            let decrement = zip(system.gradient, step).reduce(0) { $0 + $1.0 * $1.1 }
            guard decrement.isFinite else { throw Self.undetermined(l2) }
            let isLast = decrement <= 1e-18 * max(1, objective)
            (parameters, objective) = try Self.moved(rows, parameters, step, objective, decrement, l2)
            guard isLast else { continue }
            guard zip(pivots, system.scales).allSatisfy({ $0 > Self.pivotMin * $1 }) else {
                throw Self.undetermined(l2)
            }
            weights = Array(parameters.prefix(rows.width))
            intercepts = Array(parameters.dropFirst(rows.width))
            steps = count
            return
        }
        throw Self.undetermined(l2)
    }

    /// The parameters after as much of a step as makes the objective less.
    private static func moved(
        _ rows: Rows, _ parameters: [Double], _ step: [Double], _ objective: Double, _ decrement: Double, _ l2: Double
    ) throws -> (parameters: [Double], objective: Double) {
        var share = 1.0
        while share > 1e-10 {
            let next = zip(parameters, step).map { $0 - share * $1 }
            let found = Self.objective(rows, next, l2)
            // Where rounding hides what is left to gain, the whole step is right.
            if found <= objective - 1e-4 * share * decrement || decrement <= 1e-10 * max(1, objective) {
                return (next, found)
            }
            share /= 2
        }
        throw undetermined(l2)
    }

    private static func undetermined(_ l2: Double) -> any Error {
        let wayOut =
            l2 > 0
            ? "leave out candidates that are always or never right, or give a larger l2"
            : "give an l2 above 0, for example 1, or leave the feature out"
        return StudyRefusal.of(
            "weights",
            "the rows determine no finite weights: a feature or a candidate tells right from wrong without an error, "
                + "or "
                + "a feature is constant or follows from others; \(wayOut)")
    }

    private static func objective(_ rows: Rows, _ parameters: [Double], _ l2: Double) -> Double {
        var sum = 0.0
        for row in rows.groups.indices {
            let logit = Self.logit(rows, row, parameters)
            sum += LogisticFunction.softplus(rows.isRight[row] ? -logit : logit)
        }
        return sum + l2 / 2 * parameters.prefix(rows.width).reduce(0) { $0 + $1 * $1 }
    }

    fileprivate static func logit(_ rows: Rows, _ row: Int, _ parameters: [Double]) -> Double {
        var sum = parameters[rows.width + rows.groups[row]]
        let first = row * rows.width
        for feature in 0..<rows.width { sum += parameters[feature] * rows.values[first + feature] }
        return sum
    }
}

/// Gradient and curvature of the objective.
private struct NormalEquations {
    var gradient: [Double]
    var curvature: SymmetricMatrix
    /// What the rows could say of each parameter: the sum of its squares.
    var scales: [Double]

    init(_ rows: LogisticFit.Rows, _ parameters: [Double], _ l2: Double) {
        let size = parameters.count
        gradient = [Double](repeating: 0, count: size)
        scales = gradient
        curvature = SymmetricMatrix(size: size)
        for row in rows.groups.indices { add(rows, row, parameters) }
        for feature in 0..<rows.width {
            gradient[feature] += l2 * parameters[feature]
            curvature[feature, feature] += l2
        }
    }

    private mutating func add(_ rows: LogisticFit.Rows, _ row: Int, _ parameters: [Double]) {
        let p = LogisticFunction.probability(LogisticFit.logit(rows, row, parameters))
        let (error, weight, first) = (p - (rows.isRight[row] ? 1 : 0), p * (1 - p), row * rows.width)
        let intercept = rows.width + rows.groups[row]
        for feature in 0..<rows.width {
            let value = rows.values[first + feature]
            gradient[feature] += error * value
            scales[feature] += value * value
            let weighted = weight * value
            for before in 0...feature { curvature[feature, before] += weighted * rows.values[first + before] }
            curvature[intercept, feature] += weighted
        }
        gradient[intercept] += error
        scales[intercept] += 1
        curvature[intercept, intercept] += weight
    }
}
