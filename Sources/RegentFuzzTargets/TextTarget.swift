import RegentBulk
import RegentEvaluation
import RegentMessages
import RegentModel

extension FuzzTarget {
    /// Texts that people write: gates, metrics, filters, names, times.
    static let texts = FuzzTarget("texts", inputBytesMax: 2_048, seeds: TextTarget.seeds) {
        (input) throws(Finding) in try TextTarget.check(input)
    }
}

/// The first byte selects the meaning of the rest.
private enum TextTarget {
    private static let declared = [
        MetricDeclaration(name: "judge", range: MetricRange(min: 0, max: 1)),
        MetricDeclaration(name: "edits"),
    ]

    static func check(_ input: [UInt8]) throws(Finding) {
        guard let first = input.first else { return }
        let bytes = Array(input.dropFirst())
        if first & 7 == 0 { return try checkGates(bytes) }
        guard let text = String(validating: bytes, as: UTF8.self) else { return }
        switch first & 7 {
        case 1: try checkMetric(text)
        case 2: try checkFilter(text)
        case 3: try checkName(text)
        case 4: try checkTime(text)
        default: try checkCodes(text)
        }
    }

    private static func checkGates(_ file: [UInt8]) throws(Finding) {
        guard let policy = try? GatePolicy(file: file) else { return }
        _ = policy.violations()
        guard let locked = try? policy.locked(declared: declared) else { return }
        let again = try accepted("a locked policy cannot be locked") { try locked.locked(declared: declared) }
        try expect(again == locked, "a policy changes when it is locked again")
        let back = try accepted("a locked policy cannot be read") {
            try GatePolicy(decoding: locked.encoded())
        }
        try expect(back == locked, "a policy changes when it is stored")
    }

    private static func checkMetric(_ text: String) throws(Finding) {
        guard let metric = try? MetricDeclaration(argument: text) else { return }
        guard let range = metric.range else { return }
        try expect(range.min <= range.max && range.min.isFinite && range.max.isFinite, "\(range)")
    }

    private static func checkFilter(_ text: String) throws(Finding) {
        if let filter = try? SampleFilter(text) {
            for sample in SampleSeeds.samples { _ = filter.matches(sample) }
        }
        let documents: [any Document] = [
            EvalRun(metadata: ["k": ""], verdict: Verdict(reasons: ["a", "b"])), ProviderConfig(), Principal(uids: [0]),
        ]
        for document in documents { try checkQuery(text, of: document) }
    }

    private static func checkQuery<D: Document>(_ text: String, of document: D) throws(Finding) {
        let fields = DocumentFields(document)
        if let filter = try? Filter(text, of: D.self) {
            let isMatch = filter.matches(fields)
            try expect(!isMatch || filter.required.allSatisfy { $0.holds(for: fields) }, "\(text) asks for less")
        }
        guard let order = try? Order(text, of: D.self) else { return }
        let position = order.position(of: fields, name: "n")
        try expect(order.position(text: order.text(of: position)) == position, "\(text) loses its position")
    }

    private static func checkName(_ text: String) throws(Finding) {
        guard let name = try? ResourceName(text) else { return }
        try expect(name.description.utf8.elementsEqual(text.utf8), "\(name) is not what was written")
        try expect(name.key.utf8.count == text.utf8.count, "\(name.key) is another name")
        var parent = name.parent
        while let above = parent {
            try expect(text.utf8.starts(with: above.description.utf8), "\(above) is not above \(name)")
            _ = try accepted("a parent is no name") { try ResourceName(above.description) }
            parent = above.parent
        }
        if let run = try? EvalRunID(name: text) { try expect(run.name == text, "\(run) is not \(text)") }
    }

    private static func checkTime(_ text: String) throws(Finding) {
        guard let time = Timestamp(rfc3339: text) else { return }
        guard let written = time.rfc3339 else { throw Finding("\(time) has no text") }
        try expect(Timestamp(rfc3339: written) == time, "\(written) is another time than \(text)")
        let micros = Timestamp(microseconds: time.microseconds)
        try expect(
            micros.seconds == time.seconds && micros.nanos / 1_000 == time.nanos / 1_000,
            "\(time) in microseconds")
    }

    private static func checkCodes(_ text: String) throws(Finding) {
        if let bytes = Base64Text.bytes(text) { try expect(Base64Text.text(bytes) == text, "base64 \(text)") }
        if let bytes = HexText.bytes(text) {
            try expect(HexText.text(bytes) == text.lowercased(), "hexadecimal \(text)")
        }
    }

    static func seeds() -> [[UInt8]] {
        let texts: [(UInt8, String)] = [
            (
                0,
                #"{"schema_valid_rate_min":0.95,"p95_latency_ms_max":{"max":2000,"bound":"upper","severity":"WARN"}}"#
            ),
            (
                0,
                #"{"judge_min":{"min":0.5,"missing":"exclude","min_coverage":0.9,"confidence":0.99},"edits_max":3}"#
            ),
            (0, #"{"latency_ms_max":{"max":5,"quantile":0.5}}"#), (0, "{}"), (0, "[1]"), (0, #"{"x":1}"#),
            (1, "judge:0..1"), (1, "edits"), (1, "a:-1e3..1e3"), (1, "a:1..0"), (1, ":"),
            (2, "status = SCORED AND latency_ms >= 12.5 AND scores.judge != null"),
            (2, #"metadata.note = "a \"b" AND schema_valid=true"#), (2, "sample_id<x"), (2, ""),
            (2, "state = RUNNING AND NOT (create_time > 2026-01-02T03:04:05Z OR metadata.'k':*)"),
            (2, #"verdict.reasons : "a\\" AND attempt != 2"#), (2, "weight desc, is_default,name"),
            (3, "models/m/versions/1.2.0"), (3, "evalRuns/r-1"),
            (3, "models/m/environments/prod/rolloutPolicy"),
            (4, "2026-01-02T03:04:05Z"), (4, "1969-12-31t23:59:59.999999999-12:34"),
            (4, "0001-01-01T00:00:00Z"),
            (4, "9999-12-31 23:59:59.5+00:00"), (4, "2024-02-29T00:00:00Z"), (5, "AAEC/w=="), (5, "00ffAB"),
        ]
        return texts.map { [$0] + $1.utf8 }
    }
}
