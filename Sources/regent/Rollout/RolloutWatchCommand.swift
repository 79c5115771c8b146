import ArgumentParser
import RegentClient
import RegentGovernance
import RegentMessages
import RegentRPC
import RegentText

/// Shows a rollout while it is judged.
struct RolloutWatchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "watch", "Shows the figures of a running rollout until it ends.",
        examples: """
            regent rollout watch canary-12
            regent rollout watch canary-12 --for 2h
            regent rollout watch canary-12 -o jsonl
            """,
        notes: """
            An e-value is evidence at every look: 100 is proof at alpha 0.01. Ends with 0
            where the canary is promoted, 2 where it is rolled back, and 3 where the time
            of --for is over before.
            """)

    @Argument(help: "The rollout: ID or rollouts/ID.")
    var rollout: NameArgument<RolloutRun>
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long to watch at most, for example 2h; without it, to the end.", valueName: "span"))
    var span: TTLArgument?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if output.output == .csv { throw ValidationError("-o must be table, json or jsonl") }
    }

    func run() async throws {
        let state = try await connection.withClient { client in
            try await withThrowingTaskGroup(of: RolloutRunState?.self) { group in
                group.addTask { try await follow(client) }
                if let span {
                    group.addTask {
                        try await Task.sleep(for: .seconds(span.seconds))
                        return nil
                    }
                }
                let state = try await group.next() ?? nil
                group.cancelAll()
                return state
            }
        }
        switch state {
        case .promoted: return
        case .rolledBack: throw ExitStatus.gateFailed.exitCode
        default: throw ExitStatus.gateInconclusive.exitCode
        }
    }

    /// The last state that was seen.
    private func follow(_ client: RegentClient) async throws -> RolloutRunState? {
        var (screen, last) = (WatchScreen(), RolloutFigures())
        for try await response in try await client.watchRollout(WatchRolloutRequest(name: rollout.name)) {
            guard let figures = response.figures else { continue }
            last = figures
            if output.output == .table {
                screen.show(figures.text)
            } else {
                Terminal.write(figures.jsonValue.text(pretty: false).printableJSON + "\n")
            }
        }
        guard let run = last.rollout else { return nil }
        Terminal.say(
            "\(run.name.printable) is \(run.state.name)" + (run.endReason.isEmpty ? "" : ": \(run.endReason.printable)")
        )
        return run.state
    }
}

extension RolloutFigures {
    /// For people: where it stands, then a line for each metric.
    fileprivate var text: String {
        let run = rollout ?? RolloutRun()
        let decision = verdict?.decision ?? .unspecified
        var head = "\(run.name)  \(run.state.name)  \(decision.name)"
        if let reasons = verdict?.reasons, !reasons.isEmpty { head += " (\(reasons.joined(separator: ", ")))" }
        if decisionAfterUs > 0 { head += " after \(NumberText.clock(.microseconds(Int64(clamping: decisionAfterUs))))" }
        var lines = [
            head,
            "stage \(UInt64(run.stage) + 1) of \(run.plan?.stages.count ?? 0)  "
                + "share \(run.currentStage?.canaryPermille ?? 0) permille  "
                + "\(NumberText.grouped(stageUnits)) of \(NumberText.grouped(run.currentStage?.minUnits ?? 0)) "
                + "outcomes",
            "canary \(NumberText.grouped(verdict?.canaryUnits ?? 0))  "
                + "baseline \(NumberText.grouped(verdict?.baselineUnits ?? 0)) outcomes  "
                + "harm \(NumberText.decimal(harmEValue)) of \(NumberText.decimal(harmLimit))  "
                + "shares \(NumberText.decimal(sampleRatioEValue))",
        ]
        if !offenders.isEmpty { lines.append("worse: \(offenders.joined(separator: ", "))") }
        if !ignored.isEmpty {
            lines.append("not counted: " + ignored.map { "\($0.reason) \($0.count)" }.joined(separator: ", "))
        }
        return lines.map { $0.printable + "\n" }.joined() + table.text()
    }

    private var table: Table {
        var table = Table([
            .text("metric"), .text("decision"), .number("canary"), .number("baseline"), .number("harm"),
            .number("no_harm"), .number("units"),
        ])
        for metric in verdict?.metrics ?? [] {
            table.append([
                metric.metric, metric.decision.name, metric.canary.map(NumberText.decimal) ?? "",
                metric.baseline.map(NumberText.decimal) ?? "", NumberText.decimal(metric.harmEValue),
                NumberText.decimal(metric.promoteEValue), "\(metric.units)",
            ])
        }
        return table
    }
}
