import ArgumentParser
import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel
import RegentText

/// Replays outcomes through an SLA target.
struct SlaSimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "simulate", "What the states of an SLA target would have been with recorded outcomes, without a daemon.",
        examples: """
            regent sla simulate outcomes.jsonl --target target.yaml
            regent sla simulate outcomes.jsonl --target target.yaml -o jsonl
            """,
        notes: """
            A target is written as for regent apply. The table has the minutes at which the
            state changes; the formats for programs have every minute from the first to
            the last one with outcomes, with the burn rate of each window, -1 where it has
            no outcomes. Ends with 2 where a promise would have been broken.
            """, asksDaemon: false)

    /// Minutes from the first to the last outcome, at most: five years.
    private static let minutesMax: Int64 = 5 * 366 * 1_440

    @Argument(help: "File of outcomes as JSON Lines; - is stdin.", completion: .file())
    var file: String
    @Option(help: ArgumentHelp("The SLA target as YAML or JSON.", valueName: "file"), completion: .file())
    var target: String
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if file == "-", target == "-" {
            throw ValidationError("- is stdin and can be read once; name one of both files")
        }
    }

    func run() async throws {
        let draft: SlaTarget = try DocumentFile.read(target, of: "SLA target")
        guard var replay = SlaReplay(draft) else {
            throw CommandFailure(
                "\(target) promises nothing that can be kept and broken", places: [target],
                hint: "it needs subject, environment, objective, threshold and window; see regent sla set --help")
        }
        for words in draft.droppedWords { Terminal.say("warning: \(words.printable)") }
        do throws(SampleFileError) {
            var reader = try OutcomeFileReader(path: file, environment: replay.environment)
            while let outcome = try reader.next() {
                if outcome.environment == replay.environment { replay.add(outcome) }
            }
        } catch {
            throw CommandFailure(describing: error)
        }
        guard let range = replay.range else {
            throw CommandFailure("\(file) has no outcome that counts for \(draft.subject)", places: [file])
        }
        guard range.upperBound - range.lowerBound < Self.minutesMax else {
            throw CommandFailure(
                "the outcomes of \(file) are more than five years apart", places: [file],
                hint: "look for a create_time that is wrong, for example of 1970")
        }
        let (states, review) = (replay.points(range), replay.review(range))
        output.write(states, items: states.points, tables: [states.changesTable])
        Terminal.say(Self.summary(replay, review, states.points))
        if !review.findings.isEmpty { throw ExitStatus.gateFailed.exitCode }
    }

    private static func summary(_ replay: SlaReplay, _ review: SlaReview, _ points: [SlaBurnPoint]) -> String {
        let minutes = points.reduce(into: [SlaState: Int]()) { $0[$1.state, default: 0] += 1 }
        let words = SlaState.allKnown.compactMap { state in minutes[state].map { "\($0) \(state.name)" } }
        let burn = review.alert.map { ", first alert \(TimeText.of(.endOf(minute: $0.minute)))" } ?? ""
        return "\(NumberText.counted(replay.counts.counted, "outcome", "outcomes")) of "
            + "\(NumberText.grouped(replay.counts.read)) count; minutes: \(words.joined(separator: ", ")); "
            + "\(NumberText.counted(review.findings.count, "violation", "violations"))\(burn)"
    }
}

extension GetSlaBurnResponse {
    /// A row where the state changes.
    fileprivate var changesTable: Table {
        var last = SlaState.unspecified
        let changes = points.filter { point in
            defer { last = point.state }
            return point.state != last
        }
        return Table(
            [.text("time"), .text("state"), .number("budget_left"), .number("burn")],
            rows: changes.map { point in
                [
                    TimeText.of(point.time), point.state.name,
                    point.budgetRemaining.map { NumberText.percent($0) } ?? "",
                    point.burnRates.first.map { $0 < 0 ? "" : NumberText.decimal($0) } ?? "",
                ]
            })
    }
}
