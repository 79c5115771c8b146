import RegentMessages
package import RegentModel

/// A chance over k repeats of each sample: `pass@K(FIELD)` that at least one is true, `pass^K(FIELD)` that all are.
///
/// FIELD is `schema_valid`, `patch_apply_success`, `safety_compliant`, or a score of 0 and 1.
package struct RepeatMetric: Sendable, Hashable {
    /// Most repeats that are asked about at once.
    static let repeatsMax = 10_000
    private static let outcomes: [Outcome] = [.schemaValid, .patchApplySuccess, .safetyCompliant]

    /// Where the 0 and 1 come from.
    enum Source: Sendable, Hashable {
        case outcome(Outcome)
        case score(String)
    }

    /// As it was written.
    package let name: String
    let source: Source
    private let repeats: Int
    private let needsAll: Bool

    /// How one is written.
    static let form =
        "write pass@K(FIELD) or pass^K(FIELD) with K from 1 to \(repeatsMax) and FIELD one of "
        + outcomes.map(\.field).joined(separator: ", ") + " or a score of 0 and 1, for example pass@5(schema_valid)"

    /// Whether a text begins as one does.
    static func isLike(_ text: String) -> Bool { text.hasPrefix("pass@") || text.hasPrefix("pass^") }

    /// The metric of a text; nil where it is the name of another metric, which has no field in parentheses.
    ///
    /// - Throws: `Refusal` METRIC_INVALID showing the form.
    package init?(_ text: String) throws(Refusal) {
        guard Self.isLike(text), text.contains("(") else { return nil }
        let rest = text.dropFirst(5)
        guard let open = rest.firstIndex(of: "("), rest.last == ")",
            rest[..<open].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            let repeats = Int(rest[..<open]), (1...Self.repeatsMax).contains(repeats)
        else { throw Self.malformed(text) }
        let field = String(rest[rest.index(after: open)...].dropLast())
        guard !field.isEmpty else { throw Self.malformed(text) }
        if let outcome = Outcome.allCases.first(where: { $0.field == field }) {
            guard Self.outcomes.contains(outcome) else { throw Self.malformed(text) }
            source = .outcome(outcome)
        } else {
            source = .score(field)
        }
        (name, self.repeats, needsAll) = (text, repeats, text.hasPrefix("pass^"))
    }

    private static func malformed(_ text: String) -> Refusal {
        Refusal(.metricInvalid, "\(text) is not a metric; \(form)", ["metric": text])
    }

    /// The score that has to be kept; nil where it is an outcome.
    var score: String? {
        if case .score(let name) = source { name } else { nil }
    }

    /// The chance averaged over the sample ids, with the interval over their clusters.
    ///
    /// An id with fewer than k values is missing, unless all its samples were skipped.
    ///
    /// - Parameter ids: the sample id of each row; nil where they are not kept.
    func estimate(_ evidence: Evidence, ids: KeyRanks?) -> MetricEstimate {
        var estimate = MetricEstimate(derived: true)
        estimate.missing = UInt64(evidence.rejectedCount)
        guard evidence.sampleCount > 0, let rows = evidence.rows, let ids else {
            estimate.reason = "NO_DATA"
            return estimate
        }
        var answers = [Answers](repeating: Answers(), count: ids.count)
        for (row, number) in ids.numbers.enumerated() {
            let isSkipped = rows.codes[row] & 7 == UInt32(SampleStatus.skipped.rawValue)
            answers[Int(number)].add(cluster: rows.clusters[row], isSkipped: isSkipped)
        }
        guard count(&answers, ids, rows, evidence) else {
            estimate.reason = "NOT_BINARY"
            return estimate
        }
        setValue(&estimate, answers)
        return estimate
    }

    /// Counts present and true values of each id; false where a score is neither 0 nor 1.
    private func count(
        _ answers: inout [Answers], _ ids: KeyRanks, _ rows: SampleRows, _ evidence: Evidence
    ) -> Bool {
        switch source {
        case .outcome(let outcome):
            for (row, number) in ids.numbers.enumerated() {
                guard let isTrue = OutcomeCode(rawValue: rows.codes[row]).isTrue(outcome) else { continue }
                answers[Int(number)].add(isTrue: isTrue)
            }
        case .score(let name):
            for (value, row) in zip(evidence.scores[name] ?? [], rows.scoreRows[name] ?? []) {
                guard value == 0 || value == 1 else { return false }
                answers[Int(ids.numbers[Int(row)])].add(isTrue: value == 1)
            }
        }
        return true
    }

    private func setValue(_ estimate: inout MetricEstimate, _ answers: [Answers]) {
        var sum = ExactSum()
        var keys: [UInt64] = []
        var values: [Double] = []
        for answer in answers {
            let chance =
                needsAll
                ? PassAtK.allOf(repeats, trials: answer.count, successes: answer.trueCount)
                : PassAtK.anyOf(repeats, trials: answer.count, successes: answer.trueCount)
            if let chance {
                sum.add(chance)
                keys.append(answer.cluster)
                values.append(chance)
            } else if answer.isAsked {
                estimate.missing += 1
            }
        }
        estimate.n = UInt64(values.count)
        let known = estimate.n + estimate.missing
        estimate.coverage = known == 0 ? 0 : Double(estimate.n) / Double(known)
        guard !values.isEmpty else {
            estimate.reason = "MISSING_METRIC"
            return
        }
        let value = sum.divided(by: values.count)
        estimate.value = value
        let totals = ClusterTable.totals(of: values, keys: keys)
        guard let mean = ClusteredMean(totals, mean: value) else { return }
        estimate.clusters = UInt64(mean.clusterCount)
        estimate.interval = MetricEstimates.interval(mean.method(range: 0...1)) {
            mean.bound($0, confidence: MetricEstimates.oneSided, range: 0...1)
        }
    }

    /// The answers to one question.
    private struct Answers {
        private(set) var count = 0
        private(set) var trueCount = 0
        /// Whether an answer was not skipped.
        private(set) var isAsked = false
        /// The least key among the clusters of the answers, which mostly have one.
        private(set) var cluster = UInt64.max

        mutating func add(cluster key: UInt64, isSkipped: Bool) {
            cluster = min(cluster, key)
            isAsked = isAsked || !isSkipped
        }

        mutating func add(isTrue: Bool) {
            count += 1
            if isTrue { trueCount += 1 }
            isAsked = true
        }
    }
}
