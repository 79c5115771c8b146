import RegentMessages
import RegentRouting
import Testing

@Suite("Counted decisions")
struct DecisionCountsTests {
    @Test("Decisions that are put together from pieces are counted as those of the table would be")
    func encoded() throws {
        for table in EncodedDecisionsTests.tables {
            guard let decisions = table.encodedDecisions else { continue }
            let expected = DecisionCounts()
            let before = table.counts.decisions.entries
            var output: [UInt8] = []
            for number in 0..<20 {
                let hash = AssignmentHash(value: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
                expected.add(try table.decide(RouteQuery(hash: hash, hasKey: true)))
                decisions.append(requestID: 0..<0, of: [], hash: hash, hasKey: true, to: &output)
            }
            let hashes = (0..<100).map { AssignmentHash(value: UInt64($0) &* 0xC2B2_AE3D_27D4_EB4F) }
            let (distinct, choices) = try table.decide(hashes, requestedProvider: "", excludedProviders: [])
            expected.add(distinct, choices: choices)
            decisions.append(batch: hashes, to: &output)
            let found = Self.difference(table.counts.decisions.entries, before)
            #expect(found == Self.difference(expected.entries, []))
            #expect(found.values.reduce(0, +) == 120)
        }
    }

    private static func difference(
        _ after: [DecisionCounts.Entry], _ before: [DecisionCounts.Entry]
    ) -> [String: UInt64] {
        var counts: [String: UInt64] = [:]
        for entry in after where entry.count > 0 { counts["\(entry.provider) \(entry.reason.name)"] = entry.count }
        for entry in before { counts["\(entry.provider) \(entry.reason.name)", default: 0] -= entry.count }
        return counts.filter { $0.value > 0 }
    }

    @Test("Choices that name no decision are not counted, and entries come by provider and reason")
    func batches() {
        let counts = DecisionCounts()
        let decisions = [
            RouteDecision(selectedProvider: "b", reason: .split), RouteDecision(selectedProvider: "a", reason: .split),
        ]
        counts.add(decisions, choices: [0, 1, 1, 7])
        counts.add(RouteDecision(selectedProvider: "a", reason: .targetingMatch), 3)
        #expect(
            counts.entries.map { "\($0.provider) \($0.reason.name) \($0.count)" } == [
                "a TARGETING_MATCH 3", "a SPLIT 2", "b SPLIT 1",
            ])
    }

    @Test("Changed documents leave the numbers of their environment as they are")
    func changes() throws {
        let environment = Environment(name: "environments/prod", revision: 1)
        let config = ProviderConfig(
            name: "environments/prod/providers/p", revision: 2, provider: "p", environment: "prod", enabled: true,
            weight: 1)
        let before = try RoutingSnapshot(revision: 2, environments: [environment], configs: [config])
        try before.table("prod").counts.decisions.add(RouteDecision(selectedProvider: "p", reason: .static))
        var heavier = config
        (heavier.weight, heavier.revision) = (9, 3)
        let after = try before.changed(environments: [environment], configs: [heavier])
        #expect(after.counts.map(\.environment) == ["prod"])
        #expect(after.counts.first?.counts.decisions.entries.map(\.count) == [1])
        let enabled = after.enabledProviders
        #expect(enabled.map(\.environment) == ["prod"] && enabled.map(\.providers) == [["p"]])
    }
}
