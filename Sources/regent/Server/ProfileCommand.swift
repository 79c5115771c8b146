import ArgumentParser
import RegentClient
import RegentMessages
import RegentText

/// Measures where the daemon spends time.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "profile", "Measures where the daemon spends time, by stage.",
        examples: """
            regent profile --seconds 10
            regent profile --seconds 60 -o jsonl
            """,
        notes: """
            Stages:
              decode      decode messages of streams and stored columns
              decompress  decompress cold columns and compressed messages
              check       check every value of a batch against its rules
              compress    compress cold columns made of rows, and large responses
              digest      encode a batch canonically and hash it with SHA-256
              write       the statements of a transaction
              commit      COMMIT, including the wait for the disk
              kernel      count, sum and rank the values of columns

            share_percent is relative to the elapsed time: stages on several threads can
            exceed 100 together, and the rest was spent elsewhere or idle. Not measured are
            reads of the store, lists of outcomes, checks of the ledger, gates, Select and
            SelectBatch. Ctrl-C ends the measurement early; the command then prints what it
            has and ends with exit code 130.
            """)

    @Option(help: ArgumentHelp("Seconds to measure, 1 to 3600.", valueName: "seconds"))
    var seconds = 5
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...3_600).contains(seconds) else { throw ValidationError("--seconds must be 1 to 3600") }
    }

    func run() async throws {
        let (profile, isInterrupted) = try await connection.withClient { client in
            let before = try await client.getProfile(GetProfileRequest()).profile ?? Profile()
            let isInterrupted = await Interruption.pause(
                .seconds(seconds), saying: "measuring for \(seconds) s; Ctrl-C ends it early")
            let after = try await client.getProfile(GetProfileRequest()).profile ?? Profile()
            guard let profile = after.since(before) else {
                throw CommandFailure("the daemon was restarted during the measurement", status: .unavailable)
            }
            return (profile, isInterrupted)
        }
        output.write(profile, items: profile.stages, tables: [profile.table])
        if isInterrupted { throw ExitStatus.interrupted.exitCode }
    }
}
