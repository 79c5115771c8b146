package import RegentMessages

/// Writes eval samples as a log of Inspect, version 2 in JSON, sample by sample.
///
/// Repeats become epochs, outcomes scores of true and false beside the named ones, texts and labels metadata. An ERROR
/// has an error, a TIMEOUT the limit `time`, a REFUSED the stop reason `content_filter`; inputs and answers, which
/// Regent does not keep, are empty.
/// - Source: `EvalLog`, `EvalSpec` and `EvalSample` of inspect.aisi.org.uk/reference/inspect_ai.log.html.
package final class InspectLogWriter {
    private let run: EvalRun
    private let summary: EvalSummary?
    private let scoreNames: [String]
    private var count = 0

    /// A log of a run.
    ///
    /// - Parameter scoreNames: named scores whose means the log's results show.
    package init(run: EvalRun, summary: EvalSummary?, scoreNames: [String]) {
        self.run = run
        self.summary = summary
        self.scoreNames = scoreNames
    }

    /// The log up to its first sample.
    package var header: [UInt8] {
        let created = run.createTime?.rfc3339 ?? "1970-01-01T00:00:00Z"
        let spec = JSONValue.object([
            .init("eval_id", .string(run.name)), .init("run_id", .string(run.name)), .init("created", .string(created)),
            .init("task", .string(run.plan)), .init("task_id", .string(run.name)),
            .init("dataset", dataset), .init("model", .string(run.modelVersion.isEmpty ? "none" : run.modelVersion)),
            .init("config", .object([])),
            .init("metadata", .object([.init("exported_from", .string("regent " + run.name))])),
        ])
        let stats = JSONValue.object([
            .init("started_at", .string(created)), .init("completed_at", .string(run.sealTime?.rfc3339 ?? created)),
        ])
        let members = [
            ("version", JSONValue.number(2)), ("status", .string("success")), ("eval", spec),
            ("plan", .object([])), ("results", results), ("stats", stats),
        ]
        let texts = members.map { "\"\($0)\":\($1.text(pretty: false))" }
        return Array("{\(texts.joined(separator: ",")),\"samples\":[\n".utf8)
    }

    /// The end of the log.
    package var footer: [UInt8] { Array("\n]}\n".utf8) }

    private var dataset: JSONValue {
        let name = run.dataset?.name ?? ""
        return .object(name.isEmpty ? [] : [.init("name", .string(name))])
    }

    private var results: JSONValue {
        let completed = summary?.sampleCount ?? 0
        // Lines that were left out were asked for too: whoever reads the log must miss them.
        let total = completed + (summary?.rejected ?? 0)
        let scores = scoreNames.compactMap { name -> JSONValue? in
            guard let mean = summary?.metrics[name]?.value else { return nil }
            let metric = JSONValue.object([
                .init("name", .string("mean")), .init("value", .number(mean)), .init("params", .object([])),
            ])
            return .object([
                .init("name", .string(name)), .init("scorer", .string(name)), .init("params", .object([])),
                .init("metrics", .object([.init("mean", metric)])),
            ])
        }
        return .object([
            .init("total_samples", .number(total)), .init("completed_samples", .number(completed)),
            .init("scores", .array(scores)),
        ])
    }

    /// Appends one sample.
    package func append(_ sample: EvalSample, to output: inout [UInt8]) {
        if count > 0 { output += ",\n".utf8 }
        count += 1
        var members: [JSONValue.Member] = [
            .init("id", .string(sample.sampleId)), .init("epoch", .number(UInt64(sample.repeat) + 1)),
            .init("input", .string("")), .init("target", .string("")), .init("messages", .array([])),
            .init("output", Self.output(sample)), .init("scores", Self.scores(sample)),
            .init("metadata", Self.metadata(sample)),
        ]
        if let latency = sample.latencyMs { members.append(.init("total_time", .number(latency / 1000))) }
        switch sample.status {
        case .error:
            let message = sample.metadata["error"] ?? (sample.errorCode.isEmpty ? "ERROR" : sample.errorCode)
            members.append(
                .init(
                    "error",
                    .object([
                        .init("message", .string(message)), .init("traceback", .string("")),
                        .init("traceback_ansi", .string("")),
                    ])))
        case .timeout:
            members.append(.init("limit", .object([.init("type", .string("time")), .init("limit", .number(0.0))])))
        default: break
        }
        output += JSONValue.object(members).text(pretty: false).utf8
    }

    private static func output(_ sample: EvalSample) -> JSONValue {
        let message = JSONValue.object([.init("role", .string("assistant")), .init("content", .string(""))])
        let choice = JSONValue.object([
            .init("message", message), .init("stop_reason", .string("content_filter")),
        ])
        return .object([
            .init("model", .string(sample.modelVersion)),
            .init("choices", .array(sample.status == .refused ? [choice] : [])), .init("completion", .string("")),
        ])
    }

    private static func scores(_ sample: EvalSample) -> JSONValue {
        var scores: [JSONValue.Member] = []
        for field in SampleField.allCases {
            guard let outcome = field.outcome, sample[outcome] != .absent, sample.scores[field.name] == nil else {
                continue
            }
            scores.append(.init(field.name, .object([.init("value", .bool(sample[outcome] == .true))])))
        }
        for (name, value) in sample.scores.sorted(by: { $0.key.precedesByBytes($1.key) }) {
            scores.append(.init(name, .object([.init("value", .number(value))])))
        }
        return .object(scores)
    }

    private static func metadata(_ sample: EvalSample) -> JSONValue {
        var labels = sample.metadata
        for field in SampleField.texts where !sample[text: field].isEmpty {
            if labels[field.name] == nil { labels[field.name] = sample[text: field] }
        }
        if sample.status == .skipped, labels["status"] == nil { labels["status"] = "SKIPPED" }
        return .object(
            labels.sorted { $0.key.precedesByBytes($1.key) }.map { JSONValue.Member($0.key, .string($0.value)) })
    }
}
