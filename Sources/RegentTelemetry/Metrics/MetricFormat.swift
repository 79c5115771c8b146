/// A form of a page of metrics.
package enum MetricFormat: Sendable, Hashable, CaseIterable {
    /// Prometheus text format 0.0.4.
    case text
    /// OpenMetrics 1.0.
    case openMetrics

    /// Its Content-Type.
    package var contentType: String {
        switch self {
        case .text: "text/plain; version=0.0.4; charset=utf-8"
        case .openMetrics: "application/openmetrics-text; version=1.0.0; charset=utf-8"
        }
    }

    /// The form that a client likes best by its Accept header; the text, which everything reads, where it names
    /// neither.
    ///
    /// - Source: RFC 9110, section 12.5.1; Prometheus, "Content negotiation".
    package init(accept: String?) {
        var (best, bestQuality): (MetricFormat, Double) = (.text, 0)
        for range in (accept ?? "").split(separator: ",") {
            guard let offer = Offer(range), offer.quality > bestQuality else { continue }
            (best, bestQuality) = (offer.format, offer.quality)
        }
        self = best
    }
}

/// One entry of an Accept header that names a form.
private struct Offer {
    let format: MetricFormat
    let quality: Double

    /// Nil for what names neither form, or is not wanted.
    init?(_ range: Substring) {
        var parts = range.split(separator: ";").map(Self.trimmed)
        guard !parts.isEmpty else { return nil }
        let type = parts.removeFirst().lowercased()
        var (version, quality): (String?, Double) = (nil, 1)
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1).map(Self.trimmed)
            guard pair.count == 2 else { continue }
            switch pair[0].lowercased() {
            case "version": version = pair[1].filter { $0 != "\"" }
            case "q": quality = Double(pair[1]) ?? 0
            default: break
            }
        }
        switch type {
        case "application/openmetrics-text" where version == nil || version == "1.0.0": format = .openMetrics
        case "text/plain" where version == nil || version == "0.0.4": format = .text
        case "text/*", "*/*": format = .text
        default: return nil
        }
        guard quality > 0, quality <= 1 else { return nil }
        self.quality = quality
    }

    private static func trimmed(_ text: Substring) -> String {
        var rest = text
        while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
        while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
        return String(rest)
    }
}
