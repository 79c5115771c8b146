import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentText

/// Prints the decision document of a rollout policy.
struct RolloutDecisionDocCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "decision-doc",
        "The decision document of a rollout policy, as Markdown: go, no-go, and the command of each rollback.",
        examples: """
            regent rollout decision-doc triage -e prod > rollout-triage.markdown
            """,
        notes: """
            It says what the stored policy says. Beside each raw threshold stands how often
            it fires with no change at all.
            """)

    @OptionGroup var place: RolloutPlace
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions

    func run() async throws {
        let policy = try await connection.withClient { try await $0.document(RolloutNoun.self, place.name) }
        Terminal.write(
            RolloutDecisionDocument(policy, standardMetrics: RolloutPolicy.judgedMetricsStandard).text)
    }
}
