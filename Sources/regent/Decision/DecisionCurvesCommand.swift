import ArgumentParser
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentText

/// Draws how good a decision model is on labelled rows.
struct DecisionCurvesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "curves", "Draws the ROC curve and the reliability of a decision model on labelled rows.",
        examples: """
            regent decision curves triage 1.0.1 labelled.jsonl --svg curves.svg
            regent decision curves labelled.jsonl --local model.yaml --svg -
            """,
        notes: DecisionCommand.rowNotes + """


            Rows that a safety rule escalates are left out: no score decides on them.
            """)

    @OptionGroup var places: DecisionPlaces
    @Option(
        help: ArgumentHelp("Write the picture to this file; - is stdout.", valueName: "file"), completion: .file())
    var svg: String
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        var lines = try RowLines(places.file)
        let rows = try await connection.withDecisions(places) { source in
            var (probabilities, isRight): ([Double], [Bool]) = ([], [])
            while let batch = try lines.next(max: DecisionScoreCommand.batchSize) {
                let (table, correct) = try batch.table(labelled: true)
                let found = try await source.decisions(of: table)
                for row in correct.indices where found.rules[row] == 0 {
                    probabilities.append(1 - found.risks[row])
                    isRight.append(correct[row] == found.choices[row] + 1)
                }
            }
            return (probabilities, isRight)
        }
        guard !rows.0.isEmpty else {
            throw CommandFailure("\(places.file) holds no row that is scored", places: [places.file])
        }
        let picture = DecisionCurves(
            title: places.local ?? places.versionName, probabilities: rows.0, isRight: rows.1)
        try FinishedFile.write(picture.svg, to: svg)
        Terminal.say(picture.words)
        if svg != "-" { Terminal.say("wrote \(svg)") }
    }
}
