package import RegentMessages
import RegentModel

/// How often each outcome of outcomes is missing, of one environment.
package struct OutcomeMissing: Sendable, Hashable {
    /// Outcomes.
    package var outcomes: UInt64 = 0
    /// Those without a value, by field.
    package var missing: [String: UInt64] = [:]

    /// None yet.
    package init() {}

    /// Counts an outcome.
    package mutating func add(_ outcome: RouteOutcome) {
        outcomes += 1
        if !outcome.schemaValid.isKnown { missing["schema_valid", default: 0] += 1 }
        if !outcome.patchApplySuccess.isKnown { missing["patch_apply_success", default: 0] += 1 }
        if !outcome.safetyCompliant.isKnown { missing["safety_compliant", default: 0] += 1 }
        if outcome.latencyMs == nil { missing["latency_ms", default: 0] += 1 }
    }

    static let fields = ["latency_ms", "patch_apply_success", "safety_compliant", "schema_valid"]
}

extension TriState {
    fileprivate var isKnown: Bool { self == .true || self == .false }
}

/// How much of what is judged was missing: metrics of the eval runs of the period, and outcomes.
struct ReportQuality: Sendable {
    private static let metricsMax = 500

    private let frame: ReportFrame
    private var present: [String: UInt64] = [:]
    private var missing: [String: UInt64] = [:]
    private var runs: UInt64 = 0
    private var samples: UInt64 = 0
    private var outcomes: [(environment: String, counts: OutcomeMissing)] = []

    init(_ frame: ReportFrame) { self.frame = frame }

    mutating func add(_ run: EvalRun) {
        guard frame.contains(run.sealTime), let summary = run.summary else { return }
        runs += 1
        samples &+= summary.sampleCount
        for (name, metric) in summary.metrics.sorted(by: { $0.key < $1.key })
        where present[name] != nil || present.count < Self.metricsMax {
            present[name, default: 0] &+= metric.n
            missing[name, default: 0] &+= metric.missing
        }
    }

    /// Outcomes of an environment; to be called in the order of names.
    mutating func add(environment: String, _ counts: OutcomeMissing) {
        if counts.outcomes > 0 { outcomes.append((environment, counts)) }
    }

    var section: ReportSection {
        var metrics = ReportRows(
            "Missing values of eval runs, by metric", query: frame.list("eval", frame.within("seal_time")), "metric",
            "values", "missing", "missing rate")
        for name in present.keys.sorted() {
            let (n, none) = (present[name] ?? 0, missing[name] ?? 0)
            metrics.add(0, name, "\(n)", "\(none)", ReportText.percent(none, of: n &+ none))
        }
        var fields = ReportRows(
            "Missing values of outcomes", query: outcomeQuery, "environment", "field", "outcomes", "missing",
            "missing rate")
        var count: UInt64 = 0
        for (environment, counts) in outcomes {
            count &+= counts.outcomes
            for field in OutcomeMissing.fields {
                let none = counts.missing[field] ?? 0
                fields.add(
                    0, environment, field, "\(counts.outcomes)", "\(none)",
                    ReportText.percent(none, of: counts.outcomes))
            }
        }
        var statements: [ReportStatement] = []
        if runs > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(runs, "eval run")) with \(ReportText.count(samples, "sample")) sealed in "
                        + "the period.",
                    query: frame.list("eval", frame.within("seal_time"))))
        }
        if count > 0 {
            statements.append(
                ReportStatement(
                    text: "\(ReportText.count(count, "outcome")) of the period up to batch \(frame.lastOutcomeBatch).",
                    query: outcomeQuery))
        }
        return ReportSection(
            .dataQuality, frame, hasEvidence: runs > 0 || count > 0,
            // Eval runs lie in models, outcomes in environments: a scope has one of the two.
            isWhole: frame.scope != .everything || runs > 0 && count > 0, statements,
            [metrics.made, fields.made])
    }

    private var outcomeQuery: String {
        "regent query 'count from outcomes from \(ReportText.time(frame.period.lowerBound)) to "
            + "\(ReportText.time(frame.period.upperBound))' # up to batch \(frame.lastOutcomeBatch)"
    }
}
