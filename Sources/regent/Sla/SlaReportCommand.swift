import ArgumentParser
import Foundation
import RegentClient
import RegentMessages
import RegentModel
import RegentText

/// What became of promises in a range of time.
struct SlaReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        "report", "Shows whether promises were kept in a range of time: state at its end, violations, pauses.",
        examples: """
            regent sla report --from 2026-11-01T00:00:00Z --to 2026-12-01T00:00:00Z
            regent sla report triage-up --from -30d -o json
            """,
        notes: """
            The state is that of the end of the range; a violation counts where it lies in
            the range in part. The formats for programs have the states alone.
            """)

    @Argument(help: "The SLA target; none = all of them.")
    var target: NameArgument<SlaTarget>?
    @Option(parsing: .unconditional, help: "Start of the range: RFC 3339, or an age, -30d.")
    var from: TimeArgument
    @Option(parsing: .unconditional, help: "End of the range; without it now.")
    var to: TimeArgument?
    @OptionGroup(visibility: .onOwnPage) var connection: ConnectionOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let to, to.time.microseconds <= from.time.microseconds else { return }
        throw ValidationError("--to must be after --from")
    }

    func run() async throws {
        let lines = try await connection.withClient { client -> [SlaReportLine] in
            let names =
                if let target { [target.name] } else { try await client.slaStatuses().map(\.target) }
            var lines: [SlaReportLine] = []
            for name in names { lines.append(try await line(of: name, client)) }
            return lines
        }
        let statuses = lines.map(\.status)
        output.write(
            ListSlaStatusesResponse(statuses: statuses), items: statuses,
            tables: [SlaStatus.table(statuses), SlaReportLine.table(lines)])
    }

    private func line(of name: String, _ client: RegentClient) async throws -> SlaReportLine {
        let status = try await client.getSlaStatus(GetSlaStatusRequest(name: name, time: to?.time)).status
        let violations = try await Pages<SlaViolation>.collect(limit: 0) { size, token in
            let page = try await client.listSlaViolations(
                ListSlaViolationsRequest(
                    pageSize: size, pageToken: token, filter: "target = \"\(name)\"", orderBy: "begin_time"))
            return (page.slaViolations, page.nextPageToken)
        }.items
        let end = to?.time.microseconds ?? Int64(Date().timeIntervalSince1970 * 1e6)
        let range = from.time.microseconds..<max(end, from.time.microseconds + 1)
        return SlaReportLine(
            status: status ?? SlaStatus(),
            violations: violations.filter { $0.state != .withdrawn && $0.lies(in: range) }, range: range)
    }
}

/// What became of one promise.
private struct SlaReportLine {
    let status: SlaStatus
    let violations: [SlaViolation]
    let range: Range<Int64>

    /// A row a target.
    static func table(_ lines: [SlaReportLine]) -> Table {
        Table(
            [
                .text("target"), .number("violations"), .number("violated_s"), .number("worst_ratio"),
                .number("pauses"), .number("paused_s"), .text("incidents"),
            ],
            rows: lines.map { line in
                let pauses = (line.status.slaTarget?.pauses ?? []).map { ($0.beginTime, $0.endTime as Timestamp?) }
                let times = line.violations.map { ($0.beginTime, $0.endTime) }
                return [
                    line.status.target, "\(line.violations.count)", "\(line.seconds(times))",
                    line.violations.map(\.worstRatio).min()
                        .map { NumberText.percent($0, besides: line.status.objectiveRatio) } ?? "",
                    "\(pauses.count { line.seconds([$0]) > 0 })", "\(line.seconds(pauses))",
                    Set(line.violations.map(\.incident)).subtracting([""]).sorted().joined(separator: " "),
                ]
            })
    }

    /// Seconds of times that lie in the range.
    private func seconds(_ times: [(Timestamp?, Timestamp?)]) -> Int64 {
        times.reduce(0) { sum, time in
            let begin = max(time.0?.microseconds ?? range.lowerBound, range.lowerBound)
            let end = min(time.1?.microseconds ?? range.upperBound, range.upperBound)
            return sum + max(0, end - begin) / 1_000_000
        }
    }
}

extension SlaViolation {
    /// Whether it lies in a range in part.
    fileprivate func lies(in range: Range<Int64>) -> Bool {
        (beginTime?.microseconds ?? .max) < range.upperBound && (endTime?.microseconds ?? .max) > range.lowerBound
    }
}
