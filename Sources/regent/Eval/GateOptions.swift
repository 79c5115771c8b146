import ArgumentParser
import Foundation
import RegentEvaluation
import RegentMessages

/// Gates and declared scores, as given on the command line.
struct GateOptions: ParsableArguments {
    @Option(help: ArgumentHelp("JSON file of gates.", valueName: "file"), completion: .file())
    var gates: String?

    @Option(
        help: ArgumentHelp(
            "A named score and its legal range, or NAME=EXPRESSION of a derived metric; may be repeated.",
            valueName: "name:min..max"))
    var metric: [String] = []

    /// The policy as written; nil without a file.
    ///
    /// - Throws: `CommandFailure` naming the file and the key.
    func policy() throws -> GatePolicy? {
        guard let gates else { return nil }
        do {
            return try GatePolicy(file: try WholeFile.bytes(of: gates))
        } catch {
            throw CommandFailure(error, in: gates)
        }
    }

    /// The declared scores.
    ///
    /// - Throws: `CommandFailure` naming the argument.
    func declarations() throws -> [MetricDeclaration] {
        try metric.map { argument in
            do {
                return try MetricDeclaration(argument: argument)
            } catch {
                throw CommandFailure(error, in: "--metric \(argument)")
            }
        }
    }
}
