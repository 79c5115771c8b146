import RegentGateway
import RegentTestKit
import Testing

@Suite("Health and figures over HTTP")
struct HealthTests {
    private static let figures = GatewayMetrics { accept in (mediaType: "text/plain", text: Array((accept ?? "").utf8))
    }

    @Test("orchestrators are told whether the daemon lives, has started and is ready")
    func healthy() async throws {
        try await GatewayBench.with { bench in
            for path in ["/livez", "/readyz", "/startupz"] {
                let answer = try await bench.request("GET", path)
                #expect(answer.status == 200)
                #expect(String(decoding: answer.body, as: UTF8.self) == "ok\n")
                let posted = try await bench.request("POST", path)
                #expect(posted.status == 405)
            }
            // A Unix socket says by its permissions who may ask.
            let verbose = try await bench.request("GET", "/readyz?verbose")
            #expect(String(decoding: verbose.body, as: UTF8.self) == "[+]writer ok\nok\n")
            let metrics = try await bench.request("GET", "/metrics")
            #expect(metrics.status == 404)
        }
    }

    @Test("one check that fails makes the daemon not ready, and it is named")
    func failing() async throws {
        let checks: [GatewayHealth.Check] = [.init("writer", isOK: false), .init("disk", isOK: true)]
        try await GatewayBench.with(checks: checks) { bench in
            let answer = try await bench.request("GET", "/readyz?verbose")
            #expect(answer.status == 503)
            #expect(String(decoding: answer.body, as: UTF8.self) == "[-]writer failed\n[+]disk ok\nnot ready\n")
            let live = try await bench.request("GET", "/livez")
            #expect(live.status == 200)
        }
    }

    @Test("figures are rendered as they are asked for")
    func metrics() async throws {
        try await GatewayBench.with(metrics: Self.figures) { bench in
            let answer = try await bench.request("GET", "/metrics", ["Accept": "application/openmetrics-text"])
            #expect(answer.status == 200)
            #expect(String(decoding: answer.body, as: UTF8.self) == "application/openmetrics-text")
        }
    }
}
