import RegentMessages
package import RegentModel

extension MetricsQuery {
    private static let rollupDimensions: Set<String> = [
        "environment", "selected_provider", "model_version", "route_strategy",
    ]
    private static let rollupFlags: Set<String> = [
        "error", "fallback", "fallback_used", "schema_valid", "patch_apply_success", "safety_compliant",
    ]

    /// Whether the figures of minutes have everything that it reads, wherever whole minutes lie in its range.
    package var readsRollups: Bool {
        guard shape.view == .outcomes, areBucketsWholeMinutes else { return false }
        return (shape.dimensions + shape.filteredFields).allSatisfy { Self.rollupDimensions.contains($0.name) }
            && shape.measures.allSatisfy { measure in
                switch measure.aggregate {
                case .count: true
                case .rate: Self.rollupFlags.contains(measure.field?.name ?? "")
                case .distinct: false
                default: measure.field?.name == "latency_ms"
                }
            }
    }

    private var areBucketsWholeMinutes: Bool {
        buckets?.begins.allSatisfy { $0 % MinuteRollup.minuteMicros == 0 } != false
    }
}

extension QueryTally {
    /// Adds the outcomes of whole minutes of an environment.
    ///
    /// - Precondition: `MetricsQuery.readsRollups`; the minutes are within those of the rollup.
    /// - Throws: `Refusal` QUERY_TOO_LARGE.
    package mutating func add(
        _ rollup: MinuteRollup, minutes: Range<Int64>, environment: String
    ) throws(Refusal) {
        for (minute, cells) in rollup.minutes {
            let time = minute * MinuteRollup.minuteMicros
            guard minutes.contains(time) else { continue }
            for (key, cell) in cells { try add(cell, key, environment: environment, time: time) }
        }
    }

    private mutating func add(
        _ cell: MinuteRollup.Cell, _ key: MinuteRollup.Key, environment: String, time: Int64
    ) throws(Refusal) {
        func value(_ field: QueryField) -> FieldValue? {
            switch field.name {
            case "environment": field.value(environment)
            case "selected_provider": field.value(key.provider.text)
            case "model_version": field.value(key.model.text)
            default: field.value(RouteStrategy(rawValue: Int32(clamping: key.strategy)).name)
            }
        }
        let isWanted = query.shape.filter?.holds { $0.holds(forValue: value($0.field)) }
        guard isWanted != false else { return }
        let dimensions = query.shape.dimensions.map { ExactText(value($0)?.groupText ?? "") }
        let fields = query.fields
        try add(cell.count, dimensions: dimensions, time: time) { tallies in
            for (place, field) in fields.enumerated() { tallies[place].add(cell, field: field.name) }
        }
    }
}

extension FieldTally {
    /// Adds what a cell has of a field.
    fileprivate mutating func add(_ cell: MinuteRollup.Cell, field: String) {
        switch field {
        case "latency_ms": add(cell.latencies, unit: 1_000)
        case "error":
            addFlags(present: cell.count, trues: OutcomeKinds.errors(cell.counts))
        case "fallback", "fallback_used":
            addFlags(present: cell.count, trues: OutcomeKinds.fallbacks(cell.counts))
        case "schema_valid": addFlags(present: cell.trues[0] &+ cell.falses[0], trues: cell.trues[0])
        case "patch_apply_success": addFlags(present: cell.trues[1] &+ cell.falses[1], trues: cell.trues[1])
        case "safety_compliant": addFlags(present: cell.trues[2] &+ cell.falses[2], trues: cell.trues[2])
        default: break
        }
    }
}
