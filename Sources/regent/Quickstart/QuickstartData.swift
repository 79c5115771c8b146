import Foundation
import RegentMessages
import RegentText

/// Sample data of `regent quickstart`, written by ordinary commands.
enum QuickstartData {
    /// Samples of the run, and outcomes.
    private static let count = 200

    /// Loads everything.
    ///
    /// - Throws: `CommandFailure` with what a command said.
    static func load(into trial: TrialDaemon) async throws {
        func regent(_ arguments: String..., input: String = "", codes: Set<Int32> = [0]) throws {
            let done = try trial.run(arguments, input: input)
            guard codes.contains(done.code) else {
                let command = "regent " + arguments.joined(separator: " ")
                throw CommandFailure("\(command) ended with \(done.code): \(done.errors)")
            }
        }
        try regent("provider", "set", "openai", "-e", "prod", "--weight", "70")
        try regent("provider", "set", "custom", "-e", "prod", "--weight", "30")
        try regent("outcome", "report", "-", "-e", "prod", "--reporter", "quickstart", input: outcomes)
        let gates = trial.folder + "/gates.json"
        try Data(#"{"schema_valid_rate_min": 0.95, "p95_latency_ms_max": 2500}"#.utf8)
            .write(to: URL(fileURLWithPath: gates))
        try regent("eval", "create", "quickstart", "--type", "offline", "--gates", gates)
        try regent("eval", "upload", "quickstart", "-", "--expected-samples", "\(count)", input: samples)
        try regent("eval", "seal", "quickstart")
        // 2: the gate fails, which is what there is to look at.
        try regent("eval", "gate", "quickstart", codes: [2])
    }

    /// Nine of ten answers are valid.
    private static var samples: String {
        lines { number in
            let valid = number % 10 != 0
            return """
                {"sample_id":"question-\(number)","status":"SCORED","schema_valid":\(valid),\
                "latency_ms":\(300 + number * 37 % 1_900)}
                """
        }
    }

    /// Seven of ten are answered by one provider; the other one fails now and then.
    private static var outcomes: String {
        let now = Int64(Date().timeIntervalSince1970)
        return lines { number in
            let isFirst = number % 10 < 7
            let time = Timestamp(seconds: now - Int64(count - number)).rfc3339 ?? ""
            let status = !isFirst && number % 4 == 0 ? #""ERROR","error_code":"503""# : #""OK""#
            return """
                {"request_id":"request-\(number)","create_time":"\(time)",\
                "selected_provider":"\(isFirst ? "openai" : "custom")","route_strategy":"WEIGHTED",\
                "status":\(status),"latency_ms":\((isFirst ? 400 : 700) + number * 53 % 800)}
                """
        }
    }

    private static func lines(_ line: (Int) -> String) -> String {
        (1...count).map { line($0) + "\n" }.joined()
    }
}
