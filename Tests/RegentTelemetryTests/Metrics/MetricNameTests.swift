import RegentTelemetry
import Testing

@Suite("Names of metrics")
struct MetricNameTests {
    @Test(
        "Bytes that Prometheus refuses are replaced",
        arguments: [
            ("rpc.server.call.duration", "rpc_server_call_duration"), ("9 lives", "_9_lives"), ("", "_"),
            ("a:b_C9", "a:b_C9"), ("ü", "__"),
        ])
    func refusedBytesAreReplaced(label: String, name: String) {
        #expect(MetricName(label: label).text == name)
    }
}
