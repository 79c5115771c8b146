import Foundation
package import Logging

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
        Logger(label: label) { label in
            switch self {
            case .json: ThresholdLogHandler(JSONLogHandler(), threshold)
            case .text: ThresholdLogHandler(StreamLogHandler.standardError(label: label), threshold)
            }
        }
    }
}

/// Writes each event as one JSON object on a line of standard error: `time`, `level`, `message`, then its
/// metadata.
struct JSONLogHandler: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let now = Date.now.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        var line = "{\"time\":\(Self.quoted(now)),\"level\":\"\(event.level)\""
        line += ",\"message\":\(Self.quoted("\(event.message)"))"
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        for (key, value) in all.sorted(by: { $0.key < $1.key }) {
            line += ",\(Self.quoted(key)):\(Self.quoted("\(value)"))"
        }
        FileHandle.standardError.write(Data((line + "}\n").utf8))
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
