import ArgumentParser
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentText

/// Explains the decision of one row.
struct DecisionExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "explain", "Explains the decision of one row: what each feature adds, and which rule held.",
        examples: """
            regent decision explain triage 1.0.1 row.json
            regent decision explain row.json --local model.yaml -o json
            """,
        notes: DecisionCommand.rowNotes)

    @OptionGroup var places: DecisionPlaces
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var lines = try RowLines(places.file)
        guard let row = try lines.next(max: 1), try lines.next(max: 1) == nil else {
            throw CommandFailure("\(places.file) does not hold one row: give it in one line", places: [places.file])
        }
        let table = try row.table().table
        let found = try await connection.withDecisions(places) { try await $0.explanation(of: table) }
        output.write(found, tables: [found.fieldTable, found.contributionTable])
    }
}
