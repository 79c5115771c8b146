import RegentMessages

/// Why a span gives no outcome, or no sample.
struct SpanRefusal: Error, Sendable, Hashable {
    /// A text for people: attribute, rule and way out.
    let reason: String

    init(_ reason: String) { self.reason = reason }

    /// Most scalars of a value that a text repeats.
    private static let shownMax = 64

    /// A value of the sender, short and without control characters.
    static func shown(_ text: String) -> String {
        // Not characters, of which one may have any number of bytes.
        let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(shownMax)))
        return "\"" + PlainText.escaped(short) + (short.utf8.count < text.utf8.count ? "…" : "") + "\""
    }
}
