import ArgumentParser
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentText

/// Decides for every row of a file.
struct DecisionScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "score", "Decides for every row of a file: AUTO, ASK or ESCALATE, one line each.",
        examples: """
            regent decision score triage 1.0.1 rows.jsonl
            regent decision score rows.jsonl --local model.yaml
            """,
        notes: DecisionCommand.rowNotes + """


            The file is read and decided in batches of 4,096 rows, so it may be of any
            length. A line of the output has the row's id or number, the decision, the
            risk, the chosen candidate, and the safety rule that held, from 1.
            """)

    /// Rows of one call.
    static let batchSize = 4_096

    @OptionGroup var places: DecisionPlaces
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        var lines = try RowLines(places.file)
        let counts = try await connection.withDecisions(places) { source in
            var (counts, first): ([DecisionAction: Int], Int) = ([:], 0)
            while let batch = try lines.next(max: Self.batchSize) {
                let found = try await source.decisions(of: try batch.table().table)
                Terminal.write(Self.text(found, ids: batch.ids, after: first, &counts).printableJSON)
                first += batch.count
            }
            return counts
        }
        let words = [DecisionAction.auto, .ask, .escalate].map { "\($0.name) \(counts[$0] ?? 0)" }
        Terminal.say(words.joined(separator: ", "))
    }

    private static func text(
        _ found: ScoreDecisionsResponse, ids: [String], after first: Int, _ counts: inout [DecisionAction: Int]
    ) -> String {
        var text = ""
        for (row, id) in ids.enumerated() {
            let action = DecisionAction(rawValue: Int32(found.decisions[row]))
            counts[action, default: 0] += 1
            var members: [JSONValue.Member] = [
                .init("row", id.isEmpty ? .number(first + row + 1) : .string(id)),
                .init("decision", .string(action.name)), .init("risk", .number(found.risks[row])),
            ]
            let candidate = found.candidates[Int(found.choices[row])]
            if !candidate.isEmpty { members.append(.init("candidate", .string(candidate))) }
            if found.rules[row] > 0 { members.append(.init("rule", .number(found.rules[row]))) }
            text += JSONValue.object(members).text(pretty: false) + "\n"
        }
        return text
    }
}
