import RegentMessages
import RegentModel
import Testing

@Suite("Filters of documents")
struct FilterTests {
    static let run = EvalRun(
        name: "evalRuns/r1", revision: 12, etag: "c", createTime: Timestamp(seconds: 1_767_323_045, nanos: 500),
        type: .manual, trigger: "nightly \"build\"", modelVersion: "models/chat/versions/1.0.0", attempt: 2,
        gatesDigest: [0x0a, 0xff], state: .running, metadata: ["team": "search", "a.b": "dotted", "empty": ""],
        summary: EvalSummary(sampleCount: 3, schemaValidRate: 0.5),
        verdict: Verdict(status: .pass, reasons: ["NO_GATES", "LATE"]),
        droppedBatches: [DroppedBatch(upload: "u1", seq: 4), DroppedBatch(upload: "u2", seq: 5)])

    static let rows: [(filter: String, matches: Bool)] = [
        ("", true), ("  ", true), ("state = RUNNING", true), ("state=running", true), ("state != RUNNING", false),
        ("state = SEALED", false), ("name = evalRuns/r1", true), ("name = \"evalRuns/r1\"", true),
        ("name > evalRuns/r0 AND name < evalRuns/r2", true), ("name : uns/r", true), ("name : \"\"", true),
        ("name : R1", false), ("trigger = 'nightly \"build\"'", true), ("trigger = \"nightly \\\"build\\\"\"", true),
        ("revision = 12", true), ("revision > 12", false), ("revision >= 12", true), ("attempt < 3", true),
        ("attempt <= 1", false), ("attempt != 2", false),
        ("create_time > 2026-01-02T03:04:05Z", true), ("create_time = 2026-01-02T03:04:05.0000005Z", true),
        ("create_time <= \"2026-01-02T04:04:05+01:00\"", false), ("seal_time > 2026-01-02T03:04:05Z", false),
        ("seal_time <= 2026-01-02T03:04:05Z", false), ("seal_time != 2026-01-02T03:04:05Z", true),
        ("type = MANUAL AND NOT type = CANARY", true), ("NOT (type = MANUAL)", false), ("NOT NOT type = MANUAL", true),
        ("gates_digest = 0AFF", true), ("gates_digest != 0aff", false), ("content_digest = \"\"", true),
        ("metadata.team = search", true), ("metadata.\"a.b\" = dotted", true), ("metadata:team", true),
        ("metadata:none", false), ("metadata.none = \"\"", false), ("metadata.empty = \"\"", true),
        ("metadata.none != x", true), ("metadata.team : arc", true), ("metadata:*", true), ("metadata.none:*", false),
        ("verdict.status = PASS", true), ("verdict.reasons : NO_GATES", true), ("verdict.reasons : NO", false),
        ("invalidation.reason = x", false), ("invalidation.reason != x", true), ("invalidation:*", false),
        ("verdict:*", true), ("seal_time:*", false), ("NOT seal_time:*", true), ("abort_reason:*", false),
        ("dropped_batches.upload : u2", true), ("dropped_batches.seq : 6", false), ("dropped_batches:*", true),
        ("summary.schema_valid_rate >= 0.5", true), ("summary.schema_valid_rate < 5e-1", false),
        ("summary.fallback_rate < 1", false), ("summary.fallback_rate:*", false), ("summary.sample_count = 3", true),
        ("(state = SEALED OR attempt = 2) AND type = MANUAL", true), ("state=SEALED OR state=PASSED", false),
        ("((((state = RUNNING))))", true), ("NOT(state=SEALED)AND(attempt=2)", true),
        ("state in (SEALED, RUNNING)", true), ("state IN (sealed)", false), ("NOT attempt in (1,3)", true),
        ("trigger in (\"a,b\", 'nightly \"build\"')", true), ("plan = AND1", false), ("plan = \"AND\"", false),
        ("trigger : '\"'", true),
    ]

    @Test("A filter is true of the documents that it describes", arguments: rows)
    func matches(row: (filter: String, matches: Bool)) throws {
        let filter = try Filter(row.filter, of: EvalRun.self)
        #expect(filter.matches(DocumentFields(Self.run)) == row.matches)
    }

    @Test("The state is that of the lifecycle, also where no field has that name")
    func derivedStates() throws {
        let rows: [(filter: String, config: ProviderConfig, matches: Bool)] = [
            ("state = ENABLED", ProviderConfig(), true), ("state = ENABLED", ProviderConfig(enabled: false), false),
            ("state != ARCHIVED", ProviderConfig(archiveTime: Timestamp()), false),
            ("enabled = true", ProviderConfig(), false), ("enabled != false", ProviderConfig(), true),
            ("enabled:*", ProviderConfig(enabled: false), true), ("is_default = false", ProviderConfig(), true),
        ]
        for row in rows {
            let filter = try Filter(row.filter, of: ProviderConfig.self)
            #expect(filter.matches(DocumentFields(row.config)) == row.matches, "\(row.filter)")
        }
        #expect(try Filter("uids : 7", of: Principal.self).matches(DocumentFields(Principal(uids: [1, 7]))))
    }

    /// What cannot be read, with the term and the place of the mistake.
    static let refused: [(filter: String, term: String, at: Int)] = [
        ("nothing = 1", "nothing", 1), ("state = RUNNING AND verdict.nothing = 1", "verdict.nothing", 21),
        ("state", "", 6), ("state = ", "", 9), ("= 1", "=", 1), ("state RUNNING", "RUNNING", 7),
        ("state = NONE", "NONE", 9), ("state = UNSPECIFIED", "UNSPECIFIED", 9), ("state > RUNNING", "state", 7),
        ("state : RUNNING", "state", 7), ("attempt = two", "two", 11), ("attempt = 1.5", "1.5", 11),
        ("attempt = -1", "-1", 11), ("attempt = \"2\"", "2", 11), ("attempt = 0x10", "0x10", 11),
        ("revision = 18446744073709551616", "18446744073709551616", 12), ("attempt : 2", "attempt", 9),
        ("summary.schema_valid_rate > nan", "nan", 29), ("summary.schema_valid_rate > inf", "inf", 29),
        ("summary.schema_valid_rate > 1e999", "1e999", 29), ("create_time > yesterday", "yesterday", 15),
        ("create_time : 2026-01-02T03:04:05Z", "create_time", 13),

        ("create_time.seconds = 1", "create_time.seconds", 1),
        ("gates_digest = xyz", "xyz", 16), ("gates_digest > 00", "gates_digest", 14), ("verdict = x", "verdict", 9),
        ("metadata = x", "metadata", 10), ("metadata.a.b = x", "metadata.a.b", 1),
        ("verdict.reasons = NO_GATES", "verdict.reasons", 17), ("dropped_batches : x", "dropped_batches", 17),
        ("attempt = 1 AND", "", 16), ("attempt = 1 AND AND", "AND", 17), ("attempt = 1 attempt = 2", "attempt", 13),
        ("attempt = 1 and attempt = 2", "and", 13), ("attempt = 1 AND attempt = 2 OR attempt = 3", "OR", 29),
        ("attempt = 1 OR attempt = 2 AND attempt = 3", "AND", 28), ("(attempt = 1", "", 1), ("attempt = 1)", ")", 12),
        ("()", ")", 2), ("NOT", "", 4), ("name = \"x", "\"x", 8), ("name = 'x\"", "'x\"", 8),
        ("name = \"\\x\"", "\"\\x\"", 9),
        ("name = a\"b\"", "a\"b\"", 8), ("name = x\u{0}", "x\u{0}", 8), ("name == x", "=", 7), ("name = é", "é", 8),
        ("name = \"\u{0}\"", "\u{0}", 8), (".name = x", ".name", 1), ("name. = x", "", 6), ("name.x = y", "name.x", 1),
        ("name = AND", "AND", 8), ("-name = x", "-name", 1), ("name = x;", "x;", 8),
    ]

    @Test("An invalid filter is refused with its term and position", arguments: refused)
    func refusals(row: (filter: String, term: String, at: Int)) {
        let refusal = #expect(throws: Refusal.self) { try Filter(row.filter, of: EvalRun.self) }
        #expect(refusal?.reason == .filterInvalid && refusal?.metadata["field"] == "filter")
        #expect(refusal?.metadata["at"] == "\(row.at)")
        if !row.term.isEmpty { #expect(refusal?.metadata["term"] == row.term) }
    }

    @Test("A filter nests, is as long and has as many comparisons as its bounds say, and no more")
    func bounds() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "attempt=2" + String(repeating: ")", count: depth)
        }
        func negated(_ depth: Int) -> String { String(repeating: "NOT ", count: depth) + "attempt=2" }
        func long(_ bytes: Int) -> String { "name != \"" + String(repeating: "x", count: bytes - 10) + "\"" }
        func joined(_ count: Int, by word: String) -> String {
            Array(repeating: "attempt=2", count: count).joined(separator: " \(word) ")
        }
        let enough = [
            nested(Filter.depthMax), negated(Filter.depthMax), long(Filter.bytesMax),
            joined(Filter.comparisonsMax, by: "AND"), joined(Filter.comparisonsMax, by: "OR"),
        ]
        for text in enough {
            #expect(try Filter(text, of: EvalRun.self).matches(DocumentFields(Self.run)))
        }
        let tooMuch = [
            nested(Filter.depthMax + 1), negated(Filter.depthMax + 1), long(Filter.bytesMax + 1),
            String(repeating: "(", count: Filter.bytesMax), String(repeating: "NOT(", count: 1_000),
            joined(Filter.comparisonsMax + 1, by: "AND"), joined(Filter.comparisonsMax + 1, by: "OR"),
            "(\(joined(Filter.comparisonsMax / 2, by: "OR"))) AND (\(joined(Filter.comparisonsMax / 2 + 1, by: "OR")))",
        ]
        for text in tooMuch {
            let refusal = #expect(throws: Refusal.self) { try Filter(text, of: EvalRun.self) }
            #expect(refusal?.reason == .filterInvalid)
        }
    }

    @Test("A text contains what stands in it byte by byte, over all short texts of two letters")
    func contains() throws {
        func texts(_ length: Int) -> [String] {
            length == 0 ? [""] : texts(length - 1).flatMap { [$0 + "a", $0 + "b"] }
        }
        for part in (1...4).flatMap(texts) {
            let filter = try Filter("trigger : \(part)", of: EvalRun.self)
            for text in (0...7).flatMap(texts) {
                let starts = (0...max(text.count - part.count, 0)).map { text.dropFirst($0) }
                let isThere = starts.contains { $0.hasPrefix(part) }
                #expect(filter.matches(DocumentFields(EvalRun(trigger: text))) == isThere, "\(part) in \(text)")
            }
        }
    }

    /// The search of the standard library takes minutes.
    @Test("Forty parts are looked for in a text of three megabytes", .timeLimit(.minutes(1)))
    func containsMuch() throws {
        let parts = (10..<50).map { "trigger : \"\(String(repeating: "a", count: 50))\($0)\"" }
        let filter = try Filter(parts.joined(separator: " OR "), of: EvalRun.self)
        let text = String(repeating: "a", count: 3_000_000)
        #expect(!filter.matches(DocumentFields(EvalRun(trigger: text))))
        #expect(filter.matches(DocumentFields(EvalRun(trigger: text + "49"))))
    }

    @Test("Of a long term a refusal shows the beginning, so that field and place have room")
    func longTerm() {
        let text = "state = " + String(repeating: "x", count: 4_000)
        let refusal = #expect(throws: Refusal.self) { try Filter(text, of: EvalRun.self) }
        #expect(refusal?.metadata["term"]?.isEmpty == false && refusal?.metadata["at"] == "9")
        #expect((refusal?.metadata["term"]?.utf8.count ?? .max) <= 200)
    }

    @Test("The conditions of all matching documents are known, and whether they are complete")
    func required() throws {
        let rows: [(filter: String, fields: [String], isAll: Bool)] = [
            ("", [], true), ("state = SEALED", ["state"], true),
            ("state = SEALED AND (attempt > 1 AND name = x)", ["state", "attempt", "name"], true),
            ("state = SEALED AND (attempt > 1 OR name = x)", ["state"], false),
            ("state = SEALED OR attempt > 1", [], false), ("NOT state = SEALED", [], false),
        ]
        for row in rows {
            let filter = try Filter(row.filter, of: EvalRun.self)
            #expect(filter.required.map(\.field.name) == row.fields, "\(row.filter)")
            #expect(filter.isConjunction == row.isAll, "\(row.filter)")
        }
    }
}
