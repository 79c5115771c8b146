import RegentKernels
import RegentMessages
import RegentModel

/// The limits of the texts of a sample, the same wherever samples are read.
enum SampleText {
    /// Most bytes of a sample id.
    static let sampleIDBytesMax = 256
    /// Most bytes of the name of a score.
    static let scoreNameBytesMax = 128
    /// Most scores of a sample.
    static let scoreCountMax = 256
    /// Most labels of a sample.
    static let labelCountMax = 64
    /// Most bytes of a sample's labels as JSON, so that one sample never fills a batch.
    static let metadataBytesMax = 65_536

    /// Whether the text may be the id of a sample or a request: 1…256 bytes, no control character (C0, DEL, C1), and of
    /// a new one none that sets a direction or separates lines. Earlier releases took those.
    static func isID(_ text: String, isNew: Bool = true) -> Bool {
        guard !text.isEmpty, text.utf8.count <= sampleIDBytesMax else { return false }
        if TextBytes.arePrintableASCII(text.utf8.span) { return true }
        guard !isNew else { return PlainText.isPlain(text) }
        return text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
        }
    }

    /// Whether the bytes are such an id in UTF-8.
    static func isID(_ bytes: ArraySlice<UInt8>, isNew: Bool) -> Bool {
        guard !bytes.isEmpty, bytes.count <= sampleIDBytesMax else { return false }
        if TextBytes.arePrintableASCII(bytes.span) { return true }
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return isID(text, isNew: isNew)
    }

    /// Whether a score may have this name: printable ASCII, since texts that differ in bytes may be equal as texts,
    /// and none that a summary gives to its own metrics.
    static func isScoreName(_ name: String, isNew: Bool = true) -> Bool {
        (1...scoreNameBytesMax).contains(name.utf8.count) && TextBytes.arePrintableASCII(name.utf8.span)
            && !builtInMetrics.contains(name) && !(isNew && statusRates.contains(name))
    }

    /// Built-in metrics since releases that took their names for scores.
    private static let statusRates: Set = ["error_rate", "timeout_rate", "refusal_rate", "scored_rate"]

    private static let builtInMetrics = Set(
        Outcome.allCases.map(\.metric) + [
            "sample_count", "latency_ms", "p50_latency_ms", "p90_latency_ms", "p95_latency_ms",
            "p99_latency_ms", "p999_latency_ms",
        ])

    /// Whether the text may come in: storable, and plain as the texts of every request.
    ///
    /// Stored texts may violate this: earlier releases accepted them.
    static func isAcceptable(_ text: String, bytesMax: Int) -> Bool {
        text.utf8.count <= bytesMax && (TextBytes.arePrintableASCII(text.utf8.span) || PlainText.isPlain(text))
    }

    /// Whether labels may come in; their values may have lines.
    static func areAcceptable(_ labels: TextMap) -> Bool {
        labels.allSatisfy { PlainText.isPlain($0) && PlainText.isPlain($1, isMultiline: true) }
    }

    /// Whether the text may be stored: no NUL, at most `bytesMax` bytes.
    static func isStorable(_ text: String, bytesMax: Int) -> Bool {
        guard text.utf8.count <= bytesMax else { return false }
        let bytes = text.utf8.span
        if TextBytes.arePrintableASCII(bytes) { return true }
        for place in bytes.indices where bytes[place] == 0 { return false }
        return true
    }
}

extension String {
    /// Order of the UTF-8 bytes, the order of names in columns; not the order of `<`, which folds
    /// equivalent characters.
    func precedesByBytes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}

extension String.UTF8View {
    /// Whether both are the same bytes.
    @inline(__always)
    func hasBytes(of other: String.UTF8View) -> Bool {
        count == other.count && TextBytes.areEqual(span, other.span)
    }
}
