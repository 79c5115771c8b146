/// A name of a metric as Prometheus has it.
package struct MetricName: Hashable, Sendable {
    /// Matches `[a-zA-Z_:][a-zA-Z0-9_:]*`.
    package let text: String

    /// Takes the label of swift-metrics, for example `rpc.server.call.duration`: every other byte becomes `_`, and a
    /// name that begins with a digit gets one in front.
    ///
    /// - Source: Prometheus, "Metric and label naming".
    package init(label: String) {
        let bytes = label.utf8.map { byte in Self.isAllowed(byte) ? byte : UInt8(ascii: "_") }
        let startsWithDigit = bytes.first.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? true
        text = (startsWithDigit ? "_" : "") + String(decoding: bytes, as: UTF8.self)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: ":"):
            true
        default: false
        }
    }
}
