import Crypto
import RegentMessages

/// Names of reports and uploads after what is in them.
enum SpanDigest {
    /// An id that the same texts always give, in their order.
    static func name(of place: String, _ ids: [String]) -> String {
        var hash = SHA256()
        for text in [place] + ids {
            // Its length first, so that no two lists of texts give the same bytes.
            hash.update(data: (0..<8).map { UInt8(truncatingIfNeeded: text.utf8.count >> ($0 * 8)) })
            hash.update(data: Array(text.utf8))
        }
        return "otlp-" + HexText.text(Array(hash.finalize()))
    }
}
