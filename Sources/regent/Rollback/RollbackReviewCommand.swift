import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Prints the last 24 hours of both versions before a rollback.
struct RollbackReviewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "review",
        "The 24 hours before a rollback: what both versions answered, by the hour, and the newest failures.",
        examples: """
            regent rollback review 3f9a1c2b4d5e
            regent rollback review 3f9a1c2b4d5e -o json
            """,
        notes: """
            It takes outcome.read in the environment of the rollback.
            """)

    @OptionGroup var place: NamedPlace<RollbackRecord>
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let review = try await connection.withClient {
            try await $0.getRollbackReview(GetRollbackReviewRequest(name: place.name))
        }
        output.write(review, items: review.versions, tables: review.tables)
        if review.erasedCount > 0 {
            Terminal.say("\(review.erasedCount) outcomes that may lie in the time were erased and are not counted")
        }
    }
}
