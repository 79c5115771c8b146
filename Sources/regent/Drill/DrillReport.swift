import RegentMessages
import RegentText

/// What a drill has found, step by step.
struct DrillReport: Sendable {
    /// A step, and whether it went as it must.
    struct Step: Sendable {
        let name: String
        let held: Bool
        /// What was seen.
        let seen: String
        /// Of a step that is timed: how long it took, and below what it should be.
        var took: Duration?
        var goal: Duration?
    }

    let place: DrillPlace
    let startTime: String
    private(set) var steps: [Step] = []
    /// Names of the records that stay.
    var records: [String] = []

    init(_ place: DrillPlace) {
        self.place = place
        startTime = TimeText.now()
    }

    var passed: Bool { !steps.isEmpty && steps.allSatisfy(\.held) }

    mutating func add(_ step: Step) {
        steps.append(step)
        Terminal.say("\(step.held ? "held" : "DID NOT HOLD"): \(step.name)  \(step.seen.printable)")
    }

    mutating func add(_ name: String, _ held: Bool, _ seen: String) {
        add(Step(name: name, held: held, seen: seen))
    }

    /// Where each record is read.
    var evidence: [String] {
        records.map { name in
            switch name.prefix(while: { $0 != "/" }) {
            case RollbackRecord.kind: "regent rollback show \(name)"
            case Alert.kind: "regent alert show \(name)"
            case Incident.kind: "regent incident show \(name)"
            default: "regent story \(name)"
            }
        }
    }

    // MARK: Forms

    /// For people: the drill, then its steps.
    var tables: [Table] {
        let fields = [
            ("drill", place.id), ("verdict", verdict), ("start_time", startTime), ("environment", place.environment),
            ("model", place.model), ("records", records.joined(separator: ", ")),
        ]
        var table = Table([.text("step"), .text("held"), .number("took_ms"), .number("goal_ms"), .text("seen")])
        for step in steps {
            table.append([
                step.name, step.held ? "yes" : "no", step.took.map(Self.milliseconds) ?? "",
                step.goal.map(Self.milliseconds) ?? "", step.seen,
            ])
        }
        return [Table(fields: fields), table]
    }

    private var verdict: String { passed ? "PASSED" : "FAILED" }

    static func milliseconds(_ duration: Duration) -> String {
        NumberText.fixed(duration / .milliseconds(1), decimals: 1)
    }

    /// A page that is kept.
    var markdown: String {
        let how = evidence.map { "- `\($0)`\n" }.joined()
        return "# Drill of a rollback, \(startTime)\n\n" + tables.map(\.markdown).joined(separator: "\n")
            + "\n## Evidence in the ledger\n\n" + how
    }

    /// For programs.
    var document: JSONValue {
        .object([
            .init("drill", .string(place.id)), .init("passed", .bool(passed)), .init("start_time", .string(startTime)),
            .init("environment", .string(place.environment)), .init("model", .string(place.model)),
            .init("records", .array(records.map { .string($0) })), .init("steps", .array(steps.map(\.document))),
        ])
    }
}

extension DrillReport.Step {
    /// For programs.
    var document: JSONValue {
        func number(_ duration: Duration?) -> JSONValue {
            duration.map { .number(DrillReport.milliseconds($0)) } ?? .null
        }
        return .object([
            .init("step", .string(name)), .init("held", .bool(held)), .init("took_ms", number(took)),
            .init("goal_ms", number(goal)), .init("seen", .string(seen)),
        ])
    }
}
