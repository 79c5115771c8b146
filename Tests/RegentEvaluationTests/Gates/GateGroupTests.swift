import RegentEvaluation
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Gates by group")
struct GateGroupTests {
    /// Groups of `size` samples with so many wrong ones in each.
    static func rows(_ wrong: [Int], size: Int = 100) -> [GateRow] {
        GateRows.rows(wrong.count * size) { place in
            let (group, number) = (place / size, place % size)
            return GateRow(id: "\(place)", valid: number >= wrong[group], labels: ["lang": "g\(group)"])
        }
    }

    static func result(_ rest: String, _ rows: [GateRow]) throws -> GateResult {
        let gate = #"{"schema_valid_rate_min": {"min": 0.9, "by": "metadata.lang"\#(rest)}}"#
        return try GateCase(rows: rows).verdict(gate).results[0]
    }

    @Test("Every group must pass; those that did not are listed first")
    func all() throws {
        let fine = try Self.result("", Self.rows([0, 5, 10]))
        #expect((fine.verdict, fine.groupsPassed, fine.n) == (.pass, 3, 300))
        let one = try Self.result("", Self.rows([0, 5, 11]))
        #expect((one.verdict, one.reason, one.groupsPassed, one.groupsFailed) == (.fail, "BELOW_MIN", 2, 1))
        #expect(one.groups.map(\.value) == ["g2", "g0", "g1"])
        #expect(one.groups[0].estimate == 0.89)
        #expect((one.by, one.method) == ("metadata.lang", "point"))
    }

    @Test("A sample without a label is in a group of its own")
    func unlabelled() throws {
        var rows = Self.rows([0, 0])
        for place in 0..<10 { rows[place] = GateRow(id: "x\(place)", valid: false) }
        let result = try Self.result("", rows)
        #expect((result.verdict, result.groups.first?.value, result.groupsFailed) == (.fail, "", 1))
    }

    @Test("A small group is inconclusive, or listed and not counted where that is asked for")
    func small() throws {
        let rows = Self.rows([0, 0]) + [GateRow(id: "x", valid: false, labels: ["lang": "rare"])]
        let strict = try Self.result(#", "min_samples": 10"#, rows)
        #expect((strict.verdict, strict.reason, strict.groupsInconclusive) == (.inconclusive, "MIN_SAMPLES", 1))
        let lenient = try Self.result(#", "min_samples": 10, "small_groups": "ignore""#, rows)
        #expect((lenient.verdict, lenient.groupsPassed, lenient.groupsIgnored) == (.pass, 2, 1))
        #expect(
            lenient.groups.first.map { ($0.value, $0.verdict, $0.reason) } ?? ("", .pass, "")
                == ("rare", .unspecified, "MIN_SAMPLES"))
    }

    @Test("Holm's correction takes back a failure that one of many groups has by chance, and makes nothing pass")
    func holm() throws {
        // 17 of 100 contradicts 0.9 at 95 %, and not at 1 − 0.05/20.
        let rows = Self.rows([17] + [Int](repeating: 2, count: 19))
        let bound = #", "bound": "lower""#
        let plain = try Self.result(bound, rows)
        #expect((plain.verdict, plain.groupsFailed, plain.groupsPassed) == (.fail, 1, 19))
        let corrected = try Self.result(bound + #", "correction": "holm""#, rows)
        #expect((corrected.verdict, corrected.reason) == (.inconclusive, "UNDECIDED"))
        #expect((corrected.groupsFailed, corrected.groupsPassed) == (0, 19))
        let clear = try Self.result(
            bound + #", "correction": "holm""#, Self.rows([40] + [Int](repeating: 2, count: 19)))
        #expect((clear.verdict, clear.groupsFailed) == (.fail, 1))
    }

    @Test("A slice is judged alone, under a label of its own")
    func slices() throws {
        let gates = #"""
            {"schema_valid_rate_min": 0.9,
             "schema_valid_rate_min[second]": {"min": 0.9, "slice": "metadata.lang = g1"}}
            """#
        let verdict = try GateCase(rows: Self.rows([0, 15])).verdict(gates)
        #expect(verdict.results.map(\.key) == ["schema_valid_rate_min", "schema_valid_rate_min[second]"])
        #expect(verdict.results.map(\.verdict) == [.pass, .fail])
        #expect(verdict.results.map(\.n) == [200, 100])
    }

    @Test("Slices are told apart by their bytes: two spellings of one letter select different samples")
    func spellings() throws {
        let spelt = ["caf\u{E9}", "cafe\u{301}"]
        let rows = GateRows.rows(20) { GateRow(id: "\($0)", valid: $0 < 10, labels: ["place": spelt[$0 / 10]]) }
        for turn in 0..<8 {
            // Labels that move the gates about.
            let keys = spelt.indices.map { "schema_valid_rate_min[\(($0 + turn) % 2)-\(turn)]" }
            let gates = zip(keys, spelt).map { #""\#($0)": {"min": 0.9, "slice": "metadata.place = \#($1)"}"# }
            let verdict = try GateCase(rows: rows).verdict("{" + gates.joined(separator: ", ") + "}")
            let found = Dictionary(uniqueKeysWithValues: verdict.results.map { ($0.key, $0.verdict) })
            #expect(keys.map { found[$0] } == [.pass, .fail])
        }
    }

    @Test("More views than fit into memory are refused before the first sample")
    func views() {
        let rules = (0..<17).map { place in
            GateRule(key: "schema_valid_rate_min[a\(place)]", min: 0.5, slice: "metadata.k = \(place)")
        }
        expectRefusal(.gatePolicyInvalid) { _ = try GatePolicy(rules: rules).locked(declared: []) }
    }

    @Test("More paired metrics or baselines than fit into memory are refused; labels of one metric are no more")
    func baselines() throws {
        func rule(_ key: String, baseline: Int = 0, paired: Bool = true) -> GateRule {
            GateRule(key: key, baseline: "evalRuns/b\(baseline)", margin: 0, paired: paired)
        }
        let scores = (0..<33).map { MetricDeclaration(name: "q\($0)", range: MetricRange(min: 0, max: 1)) }
        let rows: [(rules: [GateRule], most: Int)] = [
            (scores.map { rule("\($0.name)_min") }, 32),
            ((0..<9).map { rule("q0_min[\($0)]", baseline: $0, paired: false) }, 8),
        ]
        for (rules, most) in rows {
            expectRefusal(.gatePolicyInvalid) { _ = try GatePolicy(rules: rules).locked(declared: scores) }
            let fewer = GatePolicy(rules: Array(rules.prefix(most)))
            #expect(try fewer.locked(declared: scores).rules.count == most)
        }
        let labels = GatePolicy(rules: (0..<40).map { rule("q0_min[\($0)]") })
        #expect(try labels.locked(declared: scores).rules.count == 40)
    }
}
