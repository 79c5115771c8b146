package import RegentMessages
package import RegentModel

/// Queries as text: `p95_latency_ms, count from outcomes by selected_provider since 7d every 1h`.
///
/// docs/query.md has the grammar. A text is read into a message, and a message is written as a text that is read into
/// the same message.
package enum QueryText {
    /// Longest text.
    package static let bytesMax = 8_192

    /// Reads a text.
    ///
    /// - Throws: `Refusal` QUERY_INVALID and FILTER_INVALID with the column, and a suggestion where a word is near.
    package static func request(_ text: String) throws(Refusal) -> QueryMetricsRequest {
        guard text.utf8.count <= bytesMax else {
            throw .invalidQuery("text", "must have at most \(bytesMax) bytes")
        }
        var reader = QueryTextReader(text)
        return try reader.request()
    }

    /// Writes a message whose text is empty.
    package static func text(of request: QueryMetricsRequest) -> String {
        var parts = [request.measures.joined(separator: ", "), "from \(request.view)"]
        if !request.dimensions.isEmpty { parts.append("by " + request.dimensions.joined(separator: ", ")) }
        if !request.filter.isEmpty { parts.append("where \(request.filter)") }
        if request.sinceSeconds > 0 { parts.append("since \(span(request.sinceSeconds))") }
        if let from = request.fromTime?.rfc3339 { parts.append("since \(from)") }
        if request.untilSeconds > 0 { parts.append("until \(span(request.untilSeconds))") }
        if let to = request.toTime?.rfc3339 { parts.append("until \(to)") }
        if request.bucketSeconds > 0 { parts.append("every \(span(request.bucketSeconds))") }
        if !request.region.isEmpty { parts.append("in \(request.region)") }
        if !request.orderBy.isEmpty { parts.append("order by \(request.orderBy)") }
        if request.limit > 0 { parts.append("limit \(request.limit)") }
        return parts.joined(separator: " ")
    }

    /// A span of time in its largest whole unit.
    static func span(_ seconds: UInt32) -> String {
        for (unit, width) in units.reversed() where seconds % width == 0 { return "\(seconds / width)\(unit)" }
        return "\(seconds)s"
    }

    /// Seconds of a span such as "90m"; nil for what is none.
    static func seconds(_ text: Substring) -> UInt32? {
        guard let unit = units.first(where: { $0.unit == text.suffix(1) }),
            let number = UInt32(text.dropLast()), text.utf8.first != UInt8(ascii: "+"), number > 0
        else { return nil }
        let (seconds, isTooMany) = number.multipliedReportingOverflow(by: unit.width)
        return isTooMany ? nil : seconds
    }

    private static let units: [(unit: Substring, width: UInt32)] = [
        ("s", 1), ("m", 60), ("h", 3_600), ("d", 86_400), ("w", 604_800),
    ]
}
