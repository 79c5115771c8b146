/// The spans of a request that gave nothing, or less than they tell, and why.
package struct SpanRejections: Sendable, Hashable {
    /// Reasons that are told one by one.
    private static let reasonsMax = 16

    private struct Reason: Sendable, Hashable {
        let text: String
        let firstSpan: String
        var count = 1
    }

    private var spans: Set<String> = []
    private var reasons: [Reason] = []
    private var places: [String: Int] = [:]
    /// Spans whose reasons are not told.
    private var untold = 0

    /// None so far.
    package init() {}

    /// Spans that were rejected.
    package var count: Int { spans.count }

    /// Rejects a span.
    ///
    /// - Parameter span: its request id, or its place in the request where it has none.
    package mutating func reject(_ span: String, _ reason: String) {
        guard spans.insert(span).inserted else { return }
        if let place = places[reason] {
            reasons[place].count += 1
        } else if reasons.count < Self.reasonsMax {
            places[reason] = reasons.count
            reasons.append(Reason(text: reason, firstSpan: span))
        } else {
            untold += 1
        }
    }

    /// The reasons, each with a span that it is about.
    package var message: String {
        var parts = reasons.map { reason in
            let others = reason.count - 1
            return "span \(reason.firstSpan)" + (others > 0 ? " and \(others) more" : "") + ": \(reason.text)"
        }
        if untold > 0 { parts.append("\(untold) spans for other reasons") }
        return parts.joined(separator: "; ")
    }
}
