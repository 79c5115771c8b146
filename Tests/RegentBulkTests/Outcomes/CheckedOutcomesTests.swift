import RegentBulk
import RegentCompression
import RegentMessages
import RegentModel
import RegentTestKit
import Testing

@Suite("Batches of outcomes")
struct CheckedOutcomesTests {
    static func seeded(_ count: Int, _ generator: inout SplitMix64) -> [RouteOutcome] {
        SeededOutcome.make(count, firstMicros: 1_000_000, spanMicros: 1_000_000_000, using: &generator)
            .map { RouteOutcome($0) }
    }

    static func refusal(_ batch: OutcomeBatch) -> OutcomeRefusal? {
        do throws(OutcomeRefusal) {
            _ = try CheckedOutcomes(checking: batch)
            return nil
        } catch {
            return error
        }
    }

    @Test("rows and their columns give the same rows and the same columns", arguments: [1, 2, 100, 8_192])
    func roundTrip(count: Int) throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let rows = Self.seeded(count, &generator)
        let byRows = try CheckedOutcomes(checking: OutcomeBatch(seq: 1, environment: "prod", rows: rows))
        #expect(byRows.rows() == rows, "seed \(seed)")
        let byColumns = try CheckedOutcomes(
            checking: OutcomeBatch(seq: 1, environment: "prod", columns: OutcomeColumns(packing: rows)))
        #expect(byColumns.rows() == rows && byColumns.columns == byRows.columns, "seed \(seed)")
        let wire = try OutcomeColumns(decoding: byRows.columns.encoded())
        #expect(try wire.rows(environment: "prod") == rows, "seed \(seed)")
    }

    @Test("latencies are rounded half-even to whole microseconds, times cut to them")
    func rounding() throws {
        var row = RouteOutcome(
            requestId: "r", createTime: Timestamp(seconds: 5, nanos: 1_999), selectedProvider: "a",
            latencyMs: 0.0005, status: .ok)
        var checked = try CheckedOutcomes(checking: OutcomeBatch(environment: "prod", rows: [row]))
        #expect(checked.rows()[0].latencyMs == 0 && checked.rows()[0].createTime?.microseconds == 5_000_001)
        (row.latencyMs, row.ttftMs) = (4_294_967.295, 0.0015)
        checked = try CheckedOutcomes(checking: OutcomeBatch(environment: "prod", rows: [row]))
        let found = checked.rows()[0]
        #expect(found.latencyMs == 4_294_967.295 && found.ttftMs == 0.002 && found.environment == "prod")
    }

    static let good = RouteOutcome(
        requestId: "r", createTime: Timestamp(seconds: 1), selectedProvider: "a", status: .ok)

    static let bad: [(String, RouteOutcome)] = {
        func changed(_ change: (inout RouteOutcome) -> Void) -> RouteOutcome {
            var outcome = good
            change(&outcome)
            return outcome
        }
        return [
            ("request_id", changed { $0.requestId = "" }), ("request_id", changed { $0.requestId = "a\u{7}" }),
            ("request_id", changed { $0.requestId = String(repeating: "x", count: 257) }),
            ("create_time", changed { $0.createTime = nil }),
            ("create_time", changed { $0.createTime = Timestamp(seconds: -1) }),
            ("environment", changed { $0.environment = "staging" }),
            ("selected_provider", changed { $0.selectedProvider = "" }),
            ("fallback_used", changed { $0.fallbackProvider = "a" }),
            ("fallback_provider", changed { $0.fallbackUsed = true }),
            (
                "selected_provider",
                changed {
                    $0.fallbackUsed = true
                    $0.fallbackProvider = "b"
                }
            ),
            // The same to Unicode, and two names to whoever counts by them.
            (
                "selected_provider",
                changed {
                    $0.fallbackUsed = true
                    ($0.selectedProvider, $0.fallbackProvider) = ("\u{E9}", "e\u{301}")
                }
            ),
            ("latency_ms", changed { $0.latencyMs = -1 }), ("latency_ms", changed { $0.latencyMs = .nan }),
            ("latency_ms", changed { $0.latencyMs = 4_294_967.296 }),
            ("status", changed { $0.status = .unspecified }), ("status", changed { $0.status = .init(rawValue: 7) }),
            ("arm", changed { $0.arm = .init(rawValue: 4) }),
            ("route_strategy", changed { $0.routeStrategy = .init(rawValue: 5) }),
            ("schema_valid", changed { $0.schemaValid = .init(rawValue: 3) }),
            ("error_code", changed { $0.errorCode = "a\0b" }),
            ("ttft_ms", changed { $0.ttftMs = -1 }), ("ttft_ms", changed { $0.ttftMs = 4_294_967.296 }),
            ("use_case", changed { $0.useCase = String(repeating: "u", count: 129) }),
        ]
    }()

    @Test("each broken rule is reported with the name of its field")
    func rules() {
        #expect(Self.good.faults(in: "prod").isEmpty)
        for (field, outcome) in Self.bad {
            #expect(outcome.faults(in: "prod").map(\.field) == [field], "\(field)")
        }
    }

    @Test("a batch with invalid records is refused as a whole, and all of them are listed")
    func listsAll() throws {
        let rows = Self.bad.flatMap { [Self.good, $0.1] }
        let refusal = try #require(Self.refusal(OutcomeBatch(seq: 3, environment: "prod", rows: rows)))
        #expect(refusal.violations.map(\.field) == Self.bad.map(\.0))
        #expect(refusal.violations.map(\.record) == Self.bad.indices.map { UInt32(2 * $0 + 1) })
        #expect(refusal.refusal.reason == .outcomeInvalid)
        #expect(refusal.refusal.metadata == ["record": "1", "field": "request_id", "records": "\(Self.bad.count)"])
    }

    @Test("inconsistent columns are refused with the name of the column")
    func structure() throws {
        var generator = SplitMix64(seed: 1)
        let whole = OutcomeColumns(packing: Self.seeded(10, &generator))
        func refused(_ change: (inout OutcomeColumns) -> Void) -> String? {
            var columns = whole
            change(&columns)
            let refusal = Self.refusal(OutcomeBatch(environment: "prod", columns: columns))
            return refusal?.refusal.metadata["column"]
        }
        #expect(refused { _ in } == nil)
        #expect(refused { $0.count = 0 } == "count")
        #expect(refused { $0.count = 9_000 } == "count")
        #expect(refused { $0.createTimeUs.removeLast() } == "create_time_us")
        #expect(refused { $0.outcomeCodes.append(1) } == "outcome_codes")
        #expect(refused { $0.latencyUs = [] } == "latency_us")
        #expect(refused { $0.selectedProvider?.codes[3] = 77 } == "selected_provider")
        #expect(refused { $0.outcomeCodes[2] |= 1 << 20 } == "outcome_codes")
        #expect(refused { $0.coldZstd = [1, 2, 3] } == "cold_zstd")
        let both = OutcomeBatch(environment: "prod", columns: whole, rows: [Self.good])
        #expect(Self.refusal(both)?.refusal.metadata["column"] == "rows")
        #expect(Self.refusal(OutcomeBatch(environment: "prod"))?.refusal.metadata["column"] == "rows")
    }

    @Test("invalid bytes are refused")
    func hostile() {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let bytes = OutcomeColumns(packing: Self.seeded(50, &generator)).encoded()
        for _ in 0..<3_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                changed[.random(in: changed.indices, using: &generator)] = .random(in: 0...255, using: &generator)
            }
            guard let columns = try? OutcomeColumns(decoding: changed) else { continue }
            guard let checked = try? CheckedOutcomes(checking: OutcomeBatch(environment: "prod", columns: columns))
            else { continue }
            #expect(checked.rows().allSatisfy { $0.faults(in: "prod").isEmpty }, "seed \(seed)")
        }
    }

    @Test("a stream is divided into full batches in order, none over its limits")
    func batcher() throws {
        var generator = SplitMix64(seed: 2)
        var rows = Self.seeded(20_000, &generator)
        for index in 0..<9_000 { rows[index].errorCode = String(repeating: "\(index)", count: 40) }
        var batcher = OutcomeBatcher()
        var batches = rows.compactMap { batcher.append($0) }
        if let last = batcher.finish() { batches.append(last) }
        #expect(try batches.flatMap { try $0.rows(environment: "prod") } == rows)
        #expect(batches.allSatisfy { $0.count <= 8_192 && $0.encodedByteCount <= 1 << 20 })
        #expect(batcher.finish() == nil && batches.count >= 3)
    }

    @Test("columns are taken and refused exactly as their rows are, whatever form they have")
    func forms() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let whole = OutcomeColumns(packing: Self.seeded(300, &generator))
        for (name, change) in OutcomeForms.all {
            var hot = whole
            var cold = try OutcomeColdColumns(decoding: Zstd.decompress(whole.coldZstd, bytesMax: 1 << 20))
            change(&hot, &cold)
            hot.coldZstd = Zstd.compress(cold.encoded(), level: 3)
            let batch = OutcomeBatch(environment: "prod", columns: hot)
            guard let rows = try? hot.rows(environment: "prod") else {
                #expect(Self.refusal(batch)?.violations == [], "\(name)")
                continue
            }
            let byRows = OutcomeBatch(environment: "prod", rows: rows)
            #expect(Self.refusal(batch) == Self.refusal(byRows), "\(name), seed \(seed)")
            guard let taken = try? CheckedOutcomes(checking: batch) else { continue }
            #expect(try taken.columns == CheckedOutcomes(checking: byRows).columns, "\(name), seed \(seed)")
        }
    }

    @Test("what a batch is found by is that of its rows")
    func finding() throws {
        var generator = SplitMix64(seed: 4)
        for count in [1, 2, 500] {
            let rows = Self.seeded(count, &generator)
            let checked = try CheckedOutcomes(checking: OutcomeBatch(environment: "prod", rows: rows))
            let times = rows.compactMap { $0.createTime?.microseconds }
            #expect(checked.times == (times.min() ?? 0)...(times.max() ?? 0))
            #expect(Set(checked.selectedProviders) == Set(rows.map(\.selectedProvider)))
            #expect(Set(checked.routeStrategies) == Set(rows.map(\.routeStrategy)))
            #expect(checked.filter == RequestFilter(rows.map(\.requestId)))
        }
    }

    @Test("a filter lets every id of its batch pass, and few others")
    func filter() {
        let ids = (0..<8_192).map { "request-\($0)" }
        let filter = RequestFilter(bytes: RequestFilter(ids).bytes)
        #expect(ids.allSatisfy(filter.mayContain))
        let strangers = (0..<50_000).count { filter.mayContain("stranger-\($0)") }
        #expect(strangers < 1_000, "\(strangers) of 50,000 strangers pass")
        #expect(filter.bytes.count == 10_240)
    }
}
