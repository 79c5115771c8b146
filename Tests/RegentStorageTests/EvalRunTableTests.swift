import RegentDatabase
import RegentMessages
import RegentStorage
import Testing

@Suite("Tables of eval runs", .timeLimit(.minutes(10)))
struct EvalRunTableTests {
    @Test("runs of one plan and model version are numbered from 1")
    func attempts() async throws {
        let fixture = try await StoreFixture()
        let numbers = try await fixture.store.write(.at(1)) { transaction in
            try [
                ("p", "v1"), ("p", "v2"), ("p", "v1"), ("q", "v1"), ("p", "v1"),
            ].map { try transaction.nextAttempt(plan: $0.0, modelVersion: $0.1) }
        }
        #expect(numbers == [1, 1, 2, 1, 3])
        let count = try await fixture.store.write(.at(1)) {
            try $0.attemptCount(plan: "p", modelVersion: "v1")
        }
        #expect(count == 3)
        await fixture.close()
    }

    @Test("the failed gates of a run are one SELECT, of its last verdict")
    func gateResults() async throws {
        let fixture = try await StoreFixture()
        let first = [GateResult(key: "old_min", verdict: .fail)]
        let last = [
            GateResult(
                key: "schema_valid_rate_min", metric: "schema_valid_rate", verdict: .fail,
                reason: "BELOW_MIN",
                severity: .block, estimate: 0.5, worst: -.infinity, min: 0.9, n: 4, missing: 1,
                coverage: 0.8),
            GateResult(key: "fallback_rate_max", metric: "fallback_rate", verdict: .pass, max: 0.1),
        ]
        try await fixture.store.write(.at(1)) { transaction in
            try transaction.putGateResults(run: "evalRuns/A", revision: 3, first)
            try transaction.putGateResults(run: "evalRuns/A", revision: 5, last)
            try transaction.putGateResults(run: "evalRuns/B", revision: 6, first)
        }
        #expect(try await fixture.store.gateResults(run: "evalRuns/A") == last)
        #expect(try await fixture.store.gateResults(run: "evalRuns/A", verdict: "FAIL") == [last[0]])
        #expect(try await fixture.store.gateResults(run: "evalRuns/none") == [])
        let row = try await fixture.database.read {
            try $0.first(
                "SELECT * FROM gate_results WHERE run = 'evalRuns/A' AND verdict = 'FAIL' AND revision = 5")
        }
        #expect(row?["threshold_min"] == .double(0.9) && row?["threshold_max"] == .null)
        #expect(
            row?["severity"] == .text("BLOCK") && row?["n"] == .integer(4) && row?["estimate"] == .double(0.5)
        )
        await fixture.close()
    }

    @Test(
        "the view holds the seven metrics of a sealed run by their exact names, NULL where there is no data"
    )
    func summaryView() async throws {
        let fixture = try await StoreFixture()
        let summary = EvalSummary(
            sampleCount: 10, schemaValidRate: 0.9, patchApplySuccess: 0.8, editAfterGenerateRate: 0.25,
            publishConversionProxy: 0.5, safetyHtmlTailwindCompliance: 1, p95LatencyMs: 123.456)
        try await fixture.store.write(.at(1)) { transaction in
            try transaction.putSummary(run: "evalRuns/A", revision: 1, EvalSummary(sampleCount: 1))
            try transaction.putSummary(run: "evalRuns/A", revision: 2, summary)
        }
        let rows = try await fixture.database.read { try $0.query("SELECT * FROM eval_run_summary_v1", []) }
        #expect(
            rows == [
                Row(
                    columns: [
                        "run", "sample_count", "schema_valid_rate", "patch_apply_success",
                        "edit_after_generate_rate",
                        "publish_conversion_proxy", "safety_html_tailwind_compliance", "fallback_rate",
                        "p95_latency_ms",
                    ],
                    values: [
                        .text("evalRuns/A"), .integer(10), .double(0.9), .double(0.8), .double(0.25),
                        .double(0.5),
                        .double(1), .null, .double(123.456),
                    ])
            ])
        await fixture.close()
    }

    @Test("ten denials a second and principal are kept, the rest is counted")
    func denials() async throws {
        let fixture = try await StoreFixture()
        func denial(_ principal: String, _ time: Int64) -> Denial {
            Denial(
                principal: principal, time: time, method: "m", resource: "r", permission: "p",
                reason: "NO_ROLE")
        }
        for number in 0..<13 as Range<Int64> {
            try await fixture.store.record(denial("eve", 5_000_000 + number))
        }
        try await fixture.store.record(denial("eve", 6_000_000))
        try await fixture.store.record(denial("bob", 5_000_000))
        let eve = try await fixture.store.denials(of: "eve")
        #expect(eve.kept == (0..<10).map { denial("eve", 5_000_000 + $0) } + [denial("eve", 6_000_000)])
        #expect(eve.suppressed == 3)
        let bob = try await fixture.store.denials(of: "bob")
        #expect(bob.kept.count == 1 && bob.suppressed == 0)
        await fixture.close()
    }
}
