import RegentEvaluation
import RegentMessages
import RegentModel
import Testing

@Suite("Metric expressions")
struct MetricExpressionTests {
    /// Values of the metrics in the tables below.
    static let metrics: [String: Double] = [
        "precision": 0.5, "recall": 0.75, "a": 2, "b": 8, "zero": 0, "top-1": 0.25, "p95_latency_ms": 400, "x.y": 3,
    ]

    static func value(_ text: String) throws -> DerivedValue {
        try MetricExpression(text).value(parts: 0) { name in
            metrics[name].map { .value(DeltaMethod.Term(constant: $0, parts: 0), hasCorner: false) }
        }
    }

    @Test(
        "Operators bind as in arithmetic, in ASCII and in mathematical signs",
        arguments: [
            ("2 * precision * recall / (precision + recall)", 0.6),
            ("2 × precision × recall ÷ (precision + recall)", 0.6),
            ("a + b * a", 18), ("(a + b) * a", 20), ("b - a - a", 4), ("b − a − a", 4), ("b / a / a", 2),
            ("b ÷ a * a", 8),
            ("-a + b", 6), ("−a * −b", 16), ("--a", 2), ("a * -b", -16), ("min(a, b)", 2), ("max(a, b, 9)", 9),
            ("min(max(a, 3), b) + 1", 4), ("min(a)", 2), ("1.5e1 * a", 30), ("0.25", 0.25), ("`top-1` * 4", 1),
            ("x.y", 3), ("  a+b  ", 10), ("p95_latency_ms/a", 200),
        ])
    func values(text: String, expected: Double) throws {
        #expect(try Self.value(text).number == expected)
    }

    @Test(
        "What has no value says why",
        arguments: [
            ("a / zero", "DIVISION_BY_ZERO"), ("a / (b - 4 * a)", "DIVISION_BY_ZERO"),
            ("zero / zero", "DIVISION_BY_ZERO"),
            ("unknown + 1", "MISSING_PART"), ("min(a, unknown)", "MISSING_PART"), ("0 * unknown", "MISSING_PART"),
            ("1e308 * a * a", "NOT_FINITE"), ("a / 1e-320 / 1e-320", "NOT_FINITE"),
        ])
    func absences(text: String, reason: String) throws {
        let value = try Self.value(text)
        #expect(value.number == nil)
        #expect(value.reason == reason)
    }

    @Test(
        "What is no expression is refused",
        arguments: [
            "", " ", "a +", "* a", "a b", "(a", "a)", "()", "a + ()", "min", "min a", "min()", "min(a,)", "max(a b)",
            "a ** b",
            "a ^ b", "a % b", "2a", "01", ".5", "1.", "1e", "`a", "``", "a = b", "a, b", "top\u{2010}1", "é", "1e999",
            "a // b",
            String(repeating: "(", count: 33) + "a" + String(repeating: ")", count: 33),
            String(repeating: "-", count: 33) + "a", String(repeating: "a+", count: 512) + "a",
        ])
    func refusals(text: String) {
        let refusal = #expect(throws: Refusal.self) { try MetricExpression(text) }
        #expect(refusal?.reason == .metricInvalid)
    }

    @Test("As many parentheses and bytes as are allowed are read")
    func limits() throws {
        let deep = String(repeating: "(", count: 32) + "a" + String(repeating: ")", count: 32)
        #expect(try Self.value(deep).number == 2)
        #expect(try Self.value(String(repeating: "a+", count: 511) + "a").number == 1_024)
    }

    @Test("The names are those in it, each once, by their bytes")
    func names() throws {
        #expect(try MetricExpression("b + a * (b - `top-1`) / min(a, 1)").names == ["a", "b", "top-1"])
    }

    @Test(
        "Slopes are those of calculus; a tie in min or max has none",
        arguments: [
            ("a * b", [8.0, 2], false), ("a / b", [0.125, -0.03125], false), ("a - b", [1, -1], false),
            ("a * a", [4, 0], false), ("min(a, b)", [1, 0], false), ("max(a, b)", [0, 1], false),
            ("-b", [0, -1], false),
            ("max(4 * a, b)", [4, 0], true), ("1 + min(4 * a, b)", [4, 0], true),
        ])
    func slopes(text: String, expected: [Double], hasCorner: Bool) throws {
        let value = try MetricExpression(text).value(parts: 2) { name in
            .value(
                DeltaMethod.Term(part: name == "a" ? 0 : 1, value: Self.metrics[name] ?? 0, of: 2), hasCorner: false)
        }
        guard case .value(let term, let corner) = value else {
            Issue.record("\(text) has no value")
            return
        }
        #expect(corner == hasCorner)
        if !hasCorner { #expect(term.gradient == expected) }
    }

    @Test(
        "The range of an expression holds every value that its parts allow",
        arguments: [
            ("a + b", 1.0...6.0), ("a - b", -5.0...0.0), ("a * b", -4.0...8.0), ("b / (a + 3)", 0.4...2.0),
            ("-a", -2.0...1.0),
            ("min(a, b)", -1.0...2.0), ("max(a, b)", 2.0...4.0), ("a - a", -3.0...3.0),
        ])
    func ranges(text: String, expected: ClosedRange<Double>) throws {
        let range = try MetricExpression(text).range { $0 == "a" ? -1...2 : 2...4 }
        #expect(range == expected)
    }

    @Test(
        "A divisor that may be 0, or a part without a range, leaves the range unknown",
        arguments: ["b / a", "a + unknown"])
    func unknownRanges(text: String) throws {
        let range = try MetricExpression(text).range { ["a": -1...2, "b": 2...4][$0] }
        #expect(range == nil)
    }
}
