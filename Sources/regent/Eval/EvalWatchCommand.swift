import ArgumentParser
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// Shows a run while its samples arrive.
struct EvalWatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "watch", "Shows the summary of a run while samples arrive, until it is sealed or aborted.",
        examples: """
            regent eval watch r1
            regent eval watch r1 --expected-samples 150 --interval 5
            regent eval watch r1 -o jsonl
            """,
        notes: """
            Each interval is a confidence sequence: it holds at every look, so that one may
            stop as soon as it shows enough. It is wider than the interval of a summary,
            which holds at one look only.
            """)

    @Argument(help: "The run: ID or evalRuns/ID.")
    var run: RunArgument
    @Option(help: ArgumentHelp("Time between two looks, 0.1 to 3600.", valueName: "seconds"))
    var interval = 1.0
    @Option(help: ArgumentHelp("Samples that the run will have, to show the time left.", valueName: "count"))
    var expectedSamples: UInt64?
    @Option(help: ArgumentHelp("End after this many looks.", valueName: "count"))
    var looks: Int?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0.1...3_600).contains(interval) else { throw ValidationError("--interval must be 0.1 to 3600") }
        if let looks, looks < 1 { throw ValidationError("--looks must be 1 or more") }
        if output.output == .csv { throw ValidationError("-o must be table, json or jsonl") }
    }

    func run() async throws {
        try await connection.withClient { client in
            let clock = ContinuousClock()
            let start = clock.now
            var (pace, screen, count) = (SamplePace(), WatchScreen(), 0)
            while true {
                let response = try await client.getRunProgress(GetRunProgressRequest(run: run.name))
                count += 1
                pace.look(response.sampleCount, at: clock.now - start)
                show(response, pace, &screen)
                let isOver = response.state != .running || count == looks
                if isOver { return finish(response) }
                try await Task.sleep(for: .seconds(interval))
            }
        }
    }

    private func show(_ response: GetRunProgressResponse, _ pace: SamplePace, _ screen: inout WatchScreen) {
        let remaining = expectedSamples.flatMap { pace.remaining(of: $0) }
        guard output.output == .table else {
            return Terminal.write(document(response, pace, remaining).text(pretty: false).printableJSON + "\n")
        }
        var head = "\(run.name)  \(response.state.name)  "
        head += NumberText.counted(response.sampleCount, "sample", "samples")
        if let expectedSamples { head += " of \(NumberText.grouped(expectedSamples))" }
        if response.rejected > 0 { head += ", \(NumberText.grouped(response.rejected)) left out" }
        if let perSecond = pace.perSecond { head += "  \(NumberText.compact(perSecond))/s" }
        if let remaining { head += "  \(NumberText.clock(remaining)) left" }
        screen.show(head + "\n" + response.table.grouped.text())
    }

    /// The answer with rate and time left.
    private func document(
        _ response: GetRunProgressResponse, _ pace: SamplePace, _ remaining: Duration?
    ) -> JSONValue {
        func number(_ value: Double?) -> JSONValue { value.map { .number("\($0)") } ?? .null }
        guard case .object(let members) = response.jsonValue else { return response.jsonValue }
        return .object(
            members + [
                .init("samples_per_second", number(pace.perSecond)),
                .init("seconds_left", number(remaining.map { $0 / .seconds(1) })),
            ])
    }

    private func finish(_ response: GetRunProgressResponse) {
        if response.invalidated { Terminal.say("\(run.name) was invalidated: do not rely on its summary") }
        guard response.state != .running else { return }
        Terminal.say("\(run.name) is \(response.state.name)")
    }
}
