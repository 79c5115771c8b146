import RegentEvaluation
import RegentMessages
import RegentText

/// The figures of a plan: what is found, how soon, and how surely a good canary is promoted.
struct RolloutForecast {
    /// How much worse than its margin a canary is that is looked at.
    private static let excesses = [0.01, 0.03, 0.1]
    private static let power = 0.8
    /// Simulated runs of a guardrail alone.
    private static let runs = 601

    private struct Row {
        let guardrail: String
        /// Harm of the canary less that of the baseline.
        let effect: Double
        let decision: String
        let found: JudgeForecast.Detection
    }

    private let forecast: JudgeForecast
    private let keysPerHour: Double?
    private var rows: [Row] = []
    /// The least harm that is found with a power of 0.8, by guardrail.
    private var detectable: [(guardrail: String, effect: Double?)] = []
    private let joint: JudgeForecast.Joint

    init(
        _ forecast: JudgeForecast, _ guardrails: [(name: String, share: Double)], margin: Double, keys: Int,
        keysPerHour: Double?
    ) {
        (self.forecast, self.keysPerHour) = (forecast, keysPerHour)
        joint = forecast.joint(
            guardrails.map { .init($0.name, harm: $0.share, margin: margin) }, pairs: keys, power: Self.power)
        for (name, share) in guardrails {
            detectable.append(
                (name, forecast.detectableEffect(harm: share, margin: margin, pairs: keys, power: Self.power)))
            for excess in Self.excesses where share + margin + excess <= 1 {
                let guardrail = JudgeForecast.Guardrail(name, harm: share, effect: margin + excess, margin: margin)
                rows.append(
                    Row(
                        guardrail: name, effect: guardrail.effect, decision: "ROLLBACK",
                        found: forecast.rollBack(guardrail, pairs: keys, runs: Self.runs)))
            }
            let same = JudgeForecast.Guardrail(name, harm: share, margin: margin)
            rows.append(
                Row(
                    guardrail: name, effect: 0, decision: "PROMOTE",
                    found: forecast.promotion(same, pairs: keys, runs: Self.runs)))
        }
    }

    private func hours(_ pairs: Int?) -> Double? {
        guard let pairs, let keysPerHour else { return nil }
        return Double(pairs) / keysPerHour
    }

    /// For people: the chances, what is found of each guardrail, and of all together.
    var tables: [Table] {
        var found = Table([
            .text("guardrail"), .number("worse_by"), .text("decision"), .number("power"), .count("median_keys"),
            .count("p90_keys"), .number("median_hours"), .number("p90_hours"),
        ])
        for row in rows {
            found.append([
                row.guardrail, NumberText.decimal(row.effect), row.decision, NumberText.decimal(row.found.power),
                row.found.medianPairs.map { "\($0)" } ?? "", row.found.p90Pairs.map { "\($0)" } ?? "",
                hours(row.found.medianPairs).map(NumberText.decimal) ?? "",
                hours(row.found.p90Pairs).map(NumberText.decimal) ?? "",
            ])
        }
        return [Table(fields: fields), found]
    }

    private var fields: [(String, String)] {
        [
            ("alpha", NumberText.decimal(forecast.alpha)),
            ("promote_alpha", NumberText.decimal(forecast.promotionAlpha)),
        ]
            + detectable.map { ("found with 0.8 of \($0.guardrail)", $0.effect.map(NumberText.decimal) ?? "none") }
            + [
                ("joint power of PROMOTE", NumberText.decimal(joint.all)),
                ("keys for a joint power of 0.8", joint.pairsForPower.map { NumberText.grouped($0) } ?? "more"),
            ]
    }

    /// The same for programs.
    var document: JSONValue {
        func number(_ value: Double?) -> JSONValue { value.map { .number("\($0)") } ?? .null }
        func count(_ value: Int?) -> JSONValue { value.map { .number("\($0)") } ?? .null }
        let found = rows.map { row in
            JSONValue.object([
                .init("guardrail", .string(row.guardrail)), .init("worse_by", number(row.effect)),
                .init("decision", .string(row.decision)), .init("power", number(row.found.power)),
                .init("median_keys", count(row.found.medianPairs)), .init("p90_keys", count(row.found.p90Pairs)),
                .init("median_hours", number(hours(row.found.medianPairs))),
                .init("p90_hours", number(hours(row.found.p90Pairs))),
            ])
        }
        let effects = detectable.map { guardrail, effect in
            JSONValue.object([.init("guardrail", .string(guardrail)), .init("detectable", number(effect))])
        }
        return .object([
            .init("alpha", number(forecast.alpha)), .init("promote_alpha", number(forecast.promotionAlpha)),
            .init("detectable", .array(effects)), .init("joint_power", number(joint.all)),
            .init("keys_for_joint_power", count(joint.pairsForPower)), .init("found", .array(found)),
        ])
    }
}
