import RegentTelemetry
import Testing

@Suite("The form of a page of metrics")
struct MetricFormatTests {
    /// What Prometheus 2.42 and 3.5 send.
    static let prometheus2 = """
        application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,\
        text/plain;version=0.0.4;q=0.5,*/*;q=0.1
        """
    static let prometheus3 = """
        application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,\
        application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,\
        text/plain;version=0.0.4;q=0.3,*/*;q=0.2
        """

    @Test(
        "The client's best form that there is",
        arguments: [
            (nil, .text), ("", .text), ("*/*", .text), ("text/html, application/json", .text),
            (prometheus2, .openMetrics), (prometheus3, .openMetrics),
            ("application/openmetrics-text", .openMetrics),
            ("Application/OpenMetrics-Text ; Version=\"1.0.0\"", .openMetrics),
            ("application/openmetrics-text; version=0.0.1", .text),
            ("application/openmetrics-text; version=2.0.0, text/plain", .text),
            ("text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.8", .text),
            ("text/plain;q=0.4,application/openmetrics-text;q=0.5", .openMetrics),
            ("application/openmetrics-text;q=0", .text), ("application/openmetrics-text;q=7", .text),
            (";;,=,q=", .text),
        ] as [(String?, MetricFormat)])
    func negotiated(accept: String?, format: MetricFormat) {
        #expect(MetricFormat(accept: accept) == format)
    }

    @Test("Each form names its version and the encoding")
    func contentTypes() {
        #expect(MetricFormat.text.contentType == "text/plain; version=0.0.4; charset=utf-8")
        #expect(
            MetricFormat.openMetrics.contentType == "application/openmetrics-text; version=1.0.0; charset=utf-8")
    }
}
