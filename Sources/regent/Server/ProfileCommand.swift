import ArgumentParser
import RegentClient
import RegentMessages

/// Says where the daemon's time goes.
struct ProfileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "profile",
        abstract: "Time of the daemon by stage, over some seconds.",
        discussion: """
            Examples:
              regent profile --seconds 10
              regent profile --seconds 60 -o jsonl

            decode      messages of streams and stored columns become values
            decompress  zstd backwards: cold columns, compressed messages
            check       every value of a batch against its rules
            compress    zstd forwards: cold columns made of rows, large responses
            digest      canonical encoding and SHA-256 of a batch
            write       the statements of a transaction
            commit      COMMIT, with its wait for the disk
            kernel      counts, sums and percentiles of columns

            share_percent is of the time that went by: stages on several threads may pass 100 together, and what is
            missing was spent elsewhere or idle. Not timed are reads of the store, lists of outcomes, checks
            of the ledger, gates, and calls about keys (Select, SelectBatch), which that would slow. Ctrl-C ends it
            early, with what there is and exit code 130.
            """)

    @Option(help: ArgumentHelp("Time to look, 1 to 3600.", valueName: "N"))
    var seconds = 5
    @OptionGroup var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...3_600).contains(seconds) else { throw ValidationError("--seconds must be 1 to 3600") }
    }

    func run() async throws {
        let (profile, isInterrupted) = try await connection.withClient { client in
            let before = try await client.getProfile(GetProfileRequest()).profile ?? Profile()
            let isInterrupted = await Interruption.pause(
                .seconds(seconds), saying: "looking for \(seconds) s; Ctrl-C ends it early")
            let after = try await client.getProfile(GetProfileRequest()).profile ?? Profile()
            guard let profile = after.since(before) else {
                throw CommandFailure("the daemon began anew meanwhile", status: .unavailable)
            }
            return (profile, isInterrupted)
        }
        output.write(profile, items: profile.stages, tables: [profile.table])
        if isInterrupted { throw ExitStatus.interrupted.exitCode }
    }
}

extension Profile {
    /// What happened between an earlier answer and this one; nil where they are not of one daemon's life.
    func since(_ earlier: Profile) -> Profile? {
        guard startTime == earlier.startTime, elapsedNs >= earlier.elapsedNs else { return nil }
        let before = Dictionary(earlier.stages.map { ($0.stage, $0) }, uniquingKeysWith: { first, _ in first })
        var difference = self
        difference.elapsedNs -= earlier.elapsedNs
        for place in stages.indices {
            guard let old = before[stages[place].stage] else { continue }
            guard stages[place].count >= old.count, stages[place].totalNs >= old.totalNs else { return nil }
            difference.stages[place].count -= old.count
            difference.stages[place].totalNs -= old.totalNs
        }
        return difference
    }

    /// A row a stage.
    fileprivate var table: Table {
        Table(
            [.text("stage"), .number("count"), .number("total_ms"), .number("share_percent"), .number("mean_us")],
            rows: stages.map { stage in
                let nanoseconds = Double(stage.totalNs)
                return [
                    stage.stage, "\(stage.count)", NumberText.fixed(nanoseconds / 1e6, decimals: 3),
                    NumberText.fixed(elapsedNs == 0 ? 0 : nanoseconds / Double(elapsedNs) * 100, decimals: 2),
                    stage.count == 0 ? "" : NumberText.fixed(nanoseconds / Double(stage.count) / 1e3, decimals: 1),
                ]
            })
    }
}
