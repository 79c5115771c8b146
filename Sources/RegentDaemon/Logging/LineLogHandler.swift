import Foundation
package import Logging
import RegentModel
import RegentSystem

/// Form of the log.
package enum LogFormat: String, Sendable, Hashable, CaseIterable {
    /// One JSON object a line.
    case json
    /// One line for people.
    case text
}

extension LogFormat {
    /// A logger on standard error in this form, of what is at or above a threshold.
    package func logger(label: String = "regentd", threshold: LogThreshold = LogThreshold()) -> Logger {
        let sink = LogSink()
        return Logger(label: label) { label in
            ThresholdLogHandler(LineLogHandler(sink: sink, format: self, label: label), threshold)
        }
    }

    /// An event as a line.
    fileprivate func line(
        _ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata, label: String
    ) -> String {
        let now = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let fields = metadata.sorted { $0.key < $1.key }.map { ($0.key, "\($0.value)") }
        switch self {
        case .json:
            let members = [("time", now), ("level", "\(level)"), ("message", message)] + fields
            return "{" + members.map { Self.quoted($0) + ":" + Self.quoted($1) }.joined(separator: ",") + "}\n"
        case .text:
            let words = fields.map { "\($0)=\($1)" } + [message]
            let line = "\(now) \(level) \(label): " + words.joined(separator: " ")
            // One event is one line, whatever somebody else's text holds.
            return line.replacing("\n", with: " ") + "\n"
        }
    }

    /// A JSON string.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\u{0}"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}

/// Writes each event as a line: as one JSON object with `time`, `level`, `message` and its metadata, or as text.
struct LineLogHandler: LogHandler {
    private let sink: LogSink
    private let format: LogFormat
    private let label: String
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(sink: LogSink, format: LogFormat, label: String) {
        (self.sink, self.format, self.label) = (sink, format, label)
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// The call that the task works for, so that each line of it can be found by its trace and its id.
    private static var ofCall: Logger.Metadata {
        guard let record = WorkRecord.current else { return [:] }
        var fields: Logger.Metadata = [:]
        if let trace = TraceContext.TraceID(high: record.trace.high, low: record.trace.low) {
            fields["trace_id"] = "\(trace)"
        }
        if !record.request.isEmpty { fields["request_id"] = "\(record.request)" }
        return fields
    }

    func log(event: LogEvent) {
        let all = Self.ofCall.merging(metadata) { _, new in new }.merging(event.metadata ?? [:]) { _, new in new }
        // Start, end and what ends the daemon: the process may be gone a moment later.
        let isImportant = event.level == .critical || event.level == .notice
        let line = format.line(event.level, "\(event.message)", all, label: label)
        sink.write(line, isImportant: isImportant) { omitted in
            format.line(.warning, "the log was not read", ["omitted": "\(omitted)"], label: label)
        }
    }
}
