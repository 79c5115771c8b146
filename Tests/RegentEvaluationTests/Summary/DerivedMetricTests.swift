import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentTestKit
import Testing

@Suite("Derived metrics")
struct DerivedMetricTests {
    /// The declarations, and those of x and y where they are not among them.
    static func declared(_ arguments: String...) throws -> [MetricDeclaration] {
        let declared = try arguments.map { try MetricDeclaration(argument: $0) }
        let rest = ["x", "y"].filter { name in !declared.contains { $0.name == name } }
        return declared + rest.map { MetricDeclaration(name: $0) }
    }

    /// Four samples with x 1, 2, 3, 4 and y 2, 2, 4, 4.
    static func evidence(_ declared: [MetricDeclaration], clusters: [UInt64]? = nil) -> Evidence {
        var columns = Columns.schemaValid(yes: 3, no: 1)
        columns.scores = [
            ScoreColumn(name: "x", rows: [], values: [1, 2, 3, 4]),
            ScoreColumn(name: "y", rows: [], values: [2, 2, 4, 4]),
        ]
        var evidence = Evidence(declared: declared, keepingClusters: clusters != nil)
        let keys = RowKeys(clusters: clusters ?? [], isDependent: clusters.map { $0.map { _ in true } } ?? [])
        evidence.add(columns, keys: keys)
        return evidence
    }

    @Test("The interval of a ratio is that of the delta method, with n − 1 degrees of freedom")
    func ratio() throws {
        // Influences (x − 2.5 − (5/6)(y − 3)) / 12: −2/36, 1/36, −1/36, 2/36; s² = (4/3)·(10/9)/144; t(3) = 3.1824….
        let summary = EvalSummary(of: Self.evidence(try Self.declared("ratio=x / y")))
        let metric = try #require(summary.metrics["ratio"])
        #expect((metric.n, metric.missing, metric.coverage, metric.derived) == (4, 0, 1, true))
        #expect(try #require(metric.value) == 2.5 / 3)
        let interval = try #require(metric.interval)
        #expect(interval.method == "delta")
        #expect(abs(interval.lower - 0.5105374760272483) < 1e-9)
        #expect(abs(interval.upper - 1.1561291906394184) < 1e-9)
        #expect(summary.scores["ratio"] == nil)
    }

    @Test("Clusters are the units of its interval")
    func clusters() throws {
        // Influences of the two clusters, (−2 + 1)/36 and (−1 + 2)/36; s² = 2·2/36²; t(1) = 12.706….
        let evidence = Self.evidence(try Self.declared("ratio=x / y"), clusters: [7, 7, 9, 9])
        let metric = try #require(EvalSummary(of: evidence).metrics["ratio"])
        let interval = try #require(metric.interval)
        #expect((interval.method, metric.clusters) == ("clustered-delta", 2))
        let reach = 12.706204736174694 * 2 / 36
        #expect(abs(interval.lower - (2.5 / 3 - reach)) < 1e-9)
        #expect(abs(interval.upper - (2.5 / 3 + reach)) < 1e-9)
    }

    /// The totals of a part in each cluster, by the keys of the clusters.
    private static func totals(_ keys: [UInt64], _ value: (Int) -> Double?) -> [ClusterTotal] {
        Set(keys).sorted().map { key in
            let values = keys.indices.filter { keys[$0] == key }.compactMap(value)
            return ClusterTotal(sum: values.reduce(0, +), count: values.count)
        }
    }

    @Test("The interval is that of the delta method with the covariance of the parts", arguments: [false, true])
    func covariance(isClustered: Bool) throws {
        typealias Term = DeltaMethod.Term
        var random = SplitMix64(seed: announcedSeed("DerivedMetric.covariance"))
        let rows = 0..<300
        let x: [Double?] = rows.map { $0 % 7 == 0 ? nil : Double.random(in: 0...1, using: &random) }
        let isValid = rows.map { _ in Bool.random(using: &random) }
        let clusters = rows.map { _ in UInt64.random(in: 0..<25, using: &random) }
        var columns = SampleColumns(count: 300)
        columns.outcomeCodes = isValid.map { Columns.code(.scored, [.schemaValid: $0]) }
        columns.latencyUs = rows.map { _ in 0 }
        let present = rows.filter { x[$0] != nil }.map(UInt32.init)
        columns.scores = [ScoreColumn(name: "x", rows: present, values: x.compactMap(\.self))]
        let f1 = "2 * x * schema_valid_rate / (x + schema_valid_rate)"
        let declared = [MetricDeclaration(name: "x"), MetricDeclaration(name: "f1", expr: f1)]
        var evidence = Evidence(declared: declared, keepingClusters: isClustered)
        let dependent = RowKeys(clusters: clusters, isDependent: clusters.map { _ in true })
        evidence.add(columns, keys: isClustered ? dependent : .none)
        let interval = try #require(EvalSummary(of: evidence).metrics["f1"]?.interval)

        let keys = isClustered ? clusters : rows.map { UInt64($0) }
        let parts = [Self.totals(keys) { x[$0] }, Self.totals(keys) { isValid[$0] ? 1 : 0 }]
        let found = try #require(ClusterCovariance(parts: parts))
        let (a, b) = (Term(part: 0, value: found.means[0], of: 2), Term(part: 1, value: found.means[1], of: 2))
        let term = Term(constant: 2, parts: 2) * a * b / (a + b)
        for (side, end) in [(ConfidenceBounds.Side.lower, interval.lower), (.upper, interval.upper)] {
            let bound = DeltaMethod.bound(
                term, covariance: found.covariance, degrees: found.degrees, side, confidence: 0.975)
            #expect(abs(try #require(bound) - end) < 1e-12)
        }
    }

    @Test(
        "An expression that never varies, has a corner or a percentile has a value without an interval",
        arguments: [
            ("x / x", 1.0), ("x - x", 0), ("max(x, 2.5)", 2.5), ("p50_latency_ms + x", 3.5), ("sample_count * 2", 8),
            ("y * 0 + 0.1", 0.1),
        ])
    func noInterval(expr: String, value: Double) throws {
        var evidence = Evidence(declared: try Self.declared("d=\(expr)"))
        var columns = Columns.latencies([1_000, 1_000, 1_000, 1_000])
        columns.scores = [
            ScoreColumn(name: "x", rows: [], values: [1, 2, 3, 4]),
            ScoreColumn(name: "y", rows: [], values: [2, 2, 4, 4]),
        ]
        evidence.add(columns)
        let metric = try #require(EvalSummary(of: evidence).metrics["d"])
        #expect(metric.value == value)
        #expect(metric.interval == nil)
    }

    @Test("Derived metrics may be made of derived ones, in any order of declaration")
    func nested() throws {
        let declared = try Self.declared("c=b * 2", "b=a + x", "a=schema_valid_rate - 0.75", "x", "y")
        let summary = EvalSummary(of: Self.evidence(declared))
        #expect(summary.metrics["c"]?.value == 5)
        #expect(summary.metrics["c"]?.interval?.method == "delta")
    }

    @Test("A chain that doubles 60 times is computed at once")
    func chain() throws {
        var declared = try Self.declared("d0=x")
        for index in 1...60 {
            declared.append(MetricDeclaration(name: "d\(index)", expr: "(d\(index - 1) + d\(index - 1)) / 2"))
        }
        #expect(EvalSummary(of: Self.evidence(declared)).metrics["d60"]?.value == 2.5)
    }

    @Test("Its counts are the fewest present and the most missing ones of its parts")
    func missing() throws {
        var evidence = Evidence(declared: try Self.declared("d=x + schema_valid_rate", "none=x + y", "x", "y"))
        evidence.add(Columns.score("x", [1, 2, 3], absent: 2))
        let summary = EvalSummary(of: evidence)
        let metric = try #require(summary.metrics["d"])
        #expect((metric.n, metric.missing, metric.coverage, metric.value) == (3, 2, 0.6, 3))
        let none = try #require(summary.metrics["none"])
        #expect((none.n, none.missing, none.value, none.reason) == (0, 5, nil, "MISSING_PART"))
        let empty = EvalSummary(of: Evidence(declared: try Self.declared("d=x / y", "x", "y")))
        #expect(empty.metrics["d"]?.reason == "NO_DATA")
    }

    @Test(
        "A declaration that can have no value is refused",
        arguments: [
            ["d=x + unknown", "x"], ["d=d + 1"], ["a=b", "b=a"], ["a=b", "b=c", "c=a + x", "x"], ["d=1 + 2"],
            ["d=x +", "x"],
            ["d=latency_ms", "x"], ["schema_valid_rate=x", "x"], ["d=x", "d=x", "x"],
        ])
    func refused(arguments: [String]) throws {
        let refusal = #expect(throws: Refusal.self) {
            try EvalRun.checkedMetrics(try arguments.map { try MetricDeclaration(argument: $0) })
        }
        #expect(refusal?.reason == .metricInvalid)
    }

    @Test("A range of a derived metric, and more than 64 of them, are refused")
    func refusedForms() {
        let range = MetricDeclaration(name: "d", range: MetricRange(min: 0, max: 1), expr: "sample_count")
        let many = (0...64).map { MetricDeclaration(name: "d\($0)", expr: "sample_count") }
        for declared in [[range], many] {
            let refusal = #expect(throws: Refusal.self) { try EvalRun.checkedMetrics(declared) }
            #expect(refusal?.reason == .metricInvalid)
        }
        #expect(throws: Never.self) { try EvalRun.checkedMetrics(Array(many.dropLast())) }
    }

    /// Derived metrics, each made of the one before it and a sum of scores.
    private static func chain(_ count: Int, of scores: Int) -> [MetricDeclaration] {
        let names = (0..<scores).map { "s\($0)" }
        let sum = names.joined(separator: "+")
        let chain = (0..<count).map { place in
            MetricDeclaration(name: "d\(place)", expr: place == 0 ? sum : "d\(place - 1) + \(sum)")
        }
        return names.map { MetricDeclaration(name: $0) } + chain
    }

    @Test(
        "Expressions that take more steps than a summary of many groups has time for are refused",
        arguments: [(64, 1, true), (20, 10, true), (1, 180, true), (64, 10, false), (30, 100, false), (2, 180, false)])
    func steps(count: Int, scores: Int, isTaken: Bool) throws {
        let declared = Self.chain(count, of: scores)
        guard isTaken else {
            return expectRefusal(.metricInvalid) { _ = try EvalRun.checkedMetrics(declared) }
        }
        #expect(try EvalRun.checkedMetrics(declared).count == count + scores)
    }

    @Test("A metric has the value of those that it is made of, whatever other ones the run declares")
    func others() throws {
        var columns = Columns.schemaValid(yes: 2, no: 0)
        columns.scores = [ScoreColumn(name: "s0", rows: [], values: [1, 3])]
        let others = [MetricDeclaration(name: "a", expr: "d1 / 0"), MetricDeclaration(name: "e", expr: "absent + a")]
        var evidence = Evidence(declared: Self.chain(64, of: 1) + others + [MetricDeclaration(name: "absent")])
        evidence.add(columns)
        let metrics = EvalSummary(of: evidence).metrics
        for place in 0..<64 {
            let value: Double = 2 * Double(place + 1)
            #expect(metrics["d\(place)"]?.value == value)
        }
        #expect([metrics["a"]?.reason, metrics["e"]?.reason] == ["DIVISION_BY_ZERO", "MISSING_PART"])
    }

    @Test(
        "An argument without an expression is refused; one with it is a derived metric", arguments: ["d=", "d= ", "=x"])
    func arguments(text: String) throws {
        #expect(throws: Refusal.self) { try MetricDeclaration(argument: text) }
        #expect(try MetricDeclaration(argument: "d=x - 1") == MetricDeclaration(name: "d", expr: "x - 1"))
    }

    static func verdict(_ gates: String, _ declared: [MetricDeclaration], absent: Int = 0) throws -> GateResult {
        var columns = Columns.score("x", (0..<40).map { $0 % 2 == 0 ? 0.5 : 0.7 }, absent: absent)
        columns.scores.append(columns.scores[0])
        columns.scores[1].name = "y"
        columns.scores[1].values = (0..<40).map { $0 % 4 == 0 ? 0.8 : 1 }
        let declared = try EvalRun.checkedMetrics(declared)
        let locked = try GatePolicy(file: Array(gates.utf8)).locked(declared: declared)
        #expect(locked.derived == declared.filter { !$0.expr.isEmpty })
        let verdict = GateJudge(evidence: Columns.evidence(columns, declared: declared)).verdict(locked)
        return try #require(verdict.results.first)
    }

    @Test(
        "A gate judges it at the point, by the delta method's bound, and with missing parts at both extremes",
        arguments: [
            // x / y is 0.6 / 0.95 = 0.6316, its standard error 0.019.
            (#"{"d_min": 0.63}"#, 0, GateVerdict.pass, ""), (#"{"d_min": 0.64}"#, 0, .fail, "BELOW_MIN"),
            (#"{"d_min": {"min": 0.59, "bound": "lower"}}"#, 0, .pass, ""),
            (#"{"d_min": {"min": 0.63, "bound": "lower"}}"#, 0, .inconclusive, "UNDECIDED"),
            (#"{"d_min": {"min": 0.69, "bound": "lower"}}"#, 0, .fail, "BELOW_MIN"),
            (#"{"d_max": {"max": 0.69, "bound": "upper"}}"#, 0, .pass, ""),
            // Ten absent: x from 0.48 to 0.68, y from 0.76 to 0.96, the ratio from 0.5 to 0.8947 at most.
            (#"{"d_min": 0.49}"#, 10, .pass, ""), (#"{"d_min": 0.6}"#, 10, .inconclusive, "COVERAGE"),
            (#"{"d_min": 0.9}"#, 10, .fail, "BELOW_MIN"),
            (#"{"d_min": {"min": 0.1, "bound": "lower"}}"#, 10, .inconclusive, "COVERAGE"),
            (#"{"d_min": {"min": 0.6, "missing": "exclude", "min_coverage": 0.7}}"#, 10, .pass, ""),
        ])
    func gates(file: String, absent: Int, expected: GateVerdict, reason: String) throws {
        let result = try Self.verdict(file, try Self.declared("d=x / y", "x:0..1", "y:0..1"), absent: absent)
        #expect((result.verdict, result.reason) == (expected, reason))
    }

    @Test("A gate on a derived metric without a value is INCONCLUSIVE, never PASS")
    func gateWithoutValue() throws {
        let result = try Self.verdict(#"{"d_min": -1e9}"#, try Self.declared("d=x / (y - y)", "x:0..1", "y:0..1"))
        #expect((result.verdict, result.reason) == (.inconclusive, "DIVISION_BY_ZERO"))
    }

    @Test("Unbounded parts allow only to leave missing values out; pairs do not work")
    func refusedGates() throws {
        let declared = try Self.declared("d=x / y", "x", "y:0..1")
        let files = [
            #"{"d_min": 0.5}"#, #"{"d_min": {"min": 0.5, "missing": "bound"}}"#,
            #"{"d_min": {"baseline": "evalRuns/b", "margin": 0, "paired": true, "missing": "exclude","#
                + #" "min_coverage": 1}}"#,
        ]
        for file in files {
            #expect(throws: Refusal.self, "\(file)") {
                try GatePolicy(file: Array(file.utf8)).locked(declared: declared)
            }
        }
        var policy = try GatePolicy(file: Array(#"{"schema_valid_rate_min": 0.5}"#.utf8))
        policy.derived = declared
        #expect(throws: Refusal.self) { try policy.locked(declared: declared) }
    }
}
