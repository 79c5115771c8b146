import RegentMessages
import RegentText

extension RolloutSimulation {
    /// What it says of the draft, in one line.
    var conclusion: String {
        switch verdict {
        case .sound: "SOUND; nothing recorded is rolled back, and not more often without a change than planned"
        case .rollsBack:
            "ROLLS_BACK; \(recorded?.rolledBackBy.printable ?? "") would have rolled back what was recorded"
        case .tooManyFalse:
            "TOO_MANY_FALSE; without a change \(Self.percent(unchanged?.rate ?? 0)) are rolled back, and "
                + "\(Self.percent(plannedFalseRollbackRate)) are planned"
        case .tooLittle: "TOO_LITTLE; \(keyCount) keys of the stable version, or arms that cannot be compared"
        case .unspecified, .unrecognized: verdict.name
        }
    }

    /// For people: what was used, what was recorded, what was simulated, the triggers.
    var tables: [Table] {
        var tables = [inputs, replays]
        if unchanged != nil { tables.append(rollouts) }
        if !triggers.isEmpty { tables.append(triggerTable) }
        return tables
    }

    private var inputs: Table {
        Table(fields: [
            ("verdict", verdict.name), ("outcomes", "\(outcomeCount)" + (isCut ? ", the newest" : "")),
            ("keys", "\(keyCount)"), ("arms", hasArms ? "recorded" : "divided by key"),
            ("planned_false_rollbacks", Self.percent(plannedFalseRollbackRate)),
        ])
    }

    private var replays: Table {
        var table = Table([
            .text("replay"), .text("decision"), .text("reasons"), .text("rolled_back_by"), .text("time"),
            .count("canary_outcomes"), .count("baseline_outcomes"),
        ])
        for (name, replay) in [("recorded", recorded), ("with_effect", recordedWithEffect)] {
            guard let replay else { continue }
            table.append([
                name, replay.decision.name, replay.reasons.joined(separator: ", "), replay.rolledBackBy,
                TimeText.of(replay.rollbackTime), "\(replay.canaryOutcomes)", "\(replay.baselineOutcomes)",
            ])
        }
        return table
    }

    private var rollouts: Table {
        var table = Table([
            .text("simulated"), .count("runs"), .count("units"), .number("rolled_back"), .number("from"), .number("to"),
            .count("promoted"), .count("invalid"), .count("median_outcomes"), .count("p90_outcomes"),
            .number("median_time"), .number("p90_time"), .number("exposed"),
        ])
        for (name, tally) in [("unchanged", unchanged), ("with_effect", changed)] {
            guard let tally else { continue }
            table.append([
                name, "\(tally.runs)", "\(tally.units)", Self.percent(tally.rate), Self.percent(tally.rateLower),
                Self.percent(tally.rateUpper), "\(tally.promoted)", "\(tally.invalid)",
                tally.medianOutcomes.map { "\($0)" } ?? "", tally.p90Outcomes.map { "\($0)" } ?? "",
                tally.medianSeconds.map(Self.time) ?? "", tally.p90Seconds.map(Self.time) ?? "",
                NumberText.decimal(tally.exposedOutcomes),
            ])
        }
        return table
    }

    private var triggerTable: Table {
        var table = Table([
            .text("trigger"), .text("metric"), .count("fired"), .number("chance_in_a_window"),
            .number("chance_in_a_rollout"),
        ])
        for trigger in triggers {
            table.append([
                trigger.kind.name, trigger.metric, "\(trigger.fired)", Self.percent(trigger.windowChance),
                Self.percent(trigger.rolloutChance),
            ])
        }
        return table
    }

    private static func percent(_ share: Double) -> String { NumberText.decimal(share * 100) + " %" }

    private static func time(_ seconds: Double) -> String {
        seconds.magnitude < 1e12 ? NumberText.clock(.microseconds(Int64((seconds * 1e6).rounded()))) : ""
    }
}
