import Foundation
import RegentTestKit
import Testing

@Suite("Output that programs rely on")
struct GoldenOutputTests {
    /// A command, what it writes on stdout, and its exit code.
    private struct Step {
        let command: [String]
        var output = ""
        var code: Int32 = 0
    }

    /// Steps of a file: `$` and the words of a command, its output, `=` and its exit code.
    private static func steps(of text: String) -> [Step] {
        var steps: [Step] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("$ ") {
                steps.append(Step(command: line.dropFirst(2).split(separator: " ").map(String.init)))
            } else if line.hasPrefix("= "), let code = Int32(line.dropFirst(2)) {
                steps[steps.count - 1].code = code
            } else if !line.isEmpty {
                steps[steps.count - 1].output += line + "\n"
            }
        }
        return steps
    }

    /// The text without what differs from run to run and from user to user.
    private static func steady(_ text: String) -> String {
        text.replacing(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/, with: "TIME")
            .replacing(/[0-9a-f]{64}/, with: "HASH")
            .replacing(/principals\/uid-[0-9]+/, with: "principals/uid-N")
    }

    @Test("The output of commands about documents does not change")
    func documents() async throws {
        let file = Checkout.file("Tests/Fixtures/commands/nouns.txt")
        let steps = Self.steps(of: try String(contentsOf: file, encoding: .utf8))
        #expect(steps.count > 60)
        try await TestDaemon.with { daemon, _ in
            for step in steps {
                let outcome = try await RegentBinary.run(step.command, environment: ["REGENT_ADDRESS": daemon.address])
                #expect(Self.steady(outcome.stdout) == step.output, "\(step.command)")
                #expect(outcome.code == step.code, "\(step.command): \(outcome.stderr)")
            }
        }
    }
}
