import RegentMessages
import RegentRouting
import RegentTestKit
import Testing

/// Decisions put together from encoded pieces, against those of the table, encoded.
@Suite("Encoded decisions")
struct EncodedDecisionsTests {
    /// Tables of every few providers with some weights, with and without a default.
    static let tables: [RoutingTable] = {
        var tables: [RoutingTable] = []
        for count in 0...4 {
            for weights in weights(count) {
                for standard in -1..<count { tables.append(table(weights, standard: standard)) }
            }
        }
        tables += tieredTables
        tables += [15, 16].map { table((0..<$0).map { UInt32($0 + 1) }, standard: 3) }
        return tables
    }()

    /// Tables of three providers in tiers, under several standings.
    static let tieredTables: [RoutingTable] = {
        let standings: [[String: ProviderStanding]] = [
            [:], ["p0": ProviderStanding(state: .ejected, weightPermille: 0)],
            ["p1": ProviderStanding(state: .slowStart, weightPermille: 300)],
            [
                "p0": ProviderStanding(state: .ejected, weightPermille: 0),
                "p2": ProviderStanding(state: .slowStart, weightPermille: 100),
            ],
        ]
        var tables: [RoutingTable] = []
        for weights in weights(3) where !weights.contains(1) {
            for tiers in [[0, 0, 1], [0, 1, 1], [1, 0, 2], [2, 1, 0]] as [[UInt32]] {
                for standing in standings {
                    for standard in -1..<3 {
                        tables.append(table(weights, standard: standard, tiers: tiers, standing))
                    }
                }
            }
        }
        return tables
    }()

    static func weights(_ count: Int) -> [[UInt32]] {
        (0..<count).reduce([[]]) { lists, _ in
            lists.flatMap { list in ([0, 1, 70] as [UInt32]).map { list + [$0] } }
        }
    }

    static func table(
        _ weights: [UInt32], standard: Int, tiers: [UInt32] = [], _ standings: [String: ProviderStanding] = [:]
    ) -> RoutingTable {
        let configs = weights.enumerated().map { place, weight in
            ProviderConfig(
                name: "environments/prod/providers/p\(place)", revision: UInt64(300 + place), provider: "p\(place)",
                environment: "prod", enabled: true, isDefault: place == standard, weight: weight,
                timeoutMs: UInt32(place * 1_000), maxRetries: UInt32(place),
                model: place.isMultiple(of: 2) ? "model of \(place)" : "", priority: tiers.isEmpty ? 0 : tiers[place])
        }
        return RoutingTable(
            environment: "prod", revision: 7, configs: configs, standings: EnvironmentStandings(version: 1, standings))
    }

    /// What the table decides, as a response; nil where nothing may serve.
    static func response(_ table: RoutingTable, _ hash: AssignmentHash, hasKey: Bool, requestID: String) -> [UInt8]? {
        guard var decision = try? table.decide(RouteQuery(hash: hash, hasKey: hasKey)) else { return nil }
        decision.requestId = requestID
        return SelectResponse(decision: decision).encoded()
    }

    @Test("keys, requests without a key and request ids give the bytes of the table's own decision")
    func single() {
        let seed = announcedSeed("EncodedDecisionsTests.single")
        var random = SplitMix64(seed: seed)
        let ids = ["", "r-1", String(repeating: "r", count: 127), String(repeating: "r", count: 256)]
        for table in Self.tables {
            for round in 0..<20 {
                let value = round == 0 ? 0 : random.next()
                let hash = AssignmentHash(value: value)
                let id = ids[round % ids.count]
                let bytes = Array("xx\(id)".utf8)
                for hasKey in [true, false] {
                    let expected = Self.response(table, hash, hasKey: hasKey, requestID: id)
                    guard let decisions = table.encodedDecisions else {
                        #expect(expected == nil, "seed \(seed)")
                        continue
                    }
                    var output: [UInt8] = [9]
                    decisions.append(
                        requestID: 2..<bytes.count, of: bytes, hash: hash, hasKey: hasKey, to: &output)
                    #expect(Array(output.dropFirst()) == expected, "seed \(seed)")
                    #expect(output.count - 1 <= decisions.answerBytesMax(.none) + id.utf8.count)
                }
            }
        }
    }

    @Test("a version that is named gives the bytes of the table's own decision with it")
    func versions() throws {
        var random = SplitMix64(seed: 8)
        let stable = "models/m/versions/1.0.0"
        let canary = "models/m/versions/2.0.0"
        let lease = Force(
            name: "forces/f", revision: 900, state: .active, version: canary, environment: "environments/prod")
        let documents = [
            VersionDocuments(policies: [RoutingPolicies.policy(stable, canary, permille: 250, revision: 800)]),
            VersionDocuments(policies: [RoutingPolicies.policy(stable, revision: 2)], forces: [lease]),
        ]
        for table in Self.tables {
            guard let decisions = table.encodedDecisions else { continue }
            for index in documents.map({ VersionIndex($0) }) {
                let versions = index.selection("prod", model: "m", job: "")
                for hasKey in [true, false] {
                    let hash = AssignmentHash(value: random.next())
                    var expected = try table.decide(RouteQuery(hash: hash, hasKey: hasKey))
                    try versions.complete(&expected, hash)
                    #expect(!expected.modelVersion.isEmpty)
                    var output: [UInt8] = []
                    decisions.append(
                        requestID: 0..<0, of: [], hash: hash, hasKey: hasKey, versions: versions, to: &output)
                    #expect(output == SelectResponse(decision: expected).encoded())
                    #expect(output.count <= decisions.answerBytesMax(versions))
                }
            }
        }
    }

    @Test("a batch gives the bytes of the table's own decisions")
    func batch() throws {
        var random = SplitMix64(seed: 5)
        for table in Self.tables {
            guard let decisions = table.encodedDecisions else { continue }
            for count in [1, 2, 127, 128, 256] {
                let hashes = (0..<count).map { _ in AssignmentHash(value: random.next()) }
                let (distinct, choices) = try table.decide(hashes, requestedProvider: "", excludedProviders: [])
                var output: [UInt8] = []
                decisions.append(batch: hashes, to: &output)
                #expect(output == SelectBatchResponse(decisions: distinct, choices: choices).encoded())
                #expect(output.count <= decisions.batchBytesMax(count))
            }
        }
    }

    @Test("where more providers may serve than fit, there are none")
    func many() {
        #expect(Self.table([UInt32](repeating: 1, count: 17), standard: 0).encodedDecisions == nil)
        #expect(Self.table([UInt32](repeating: 1, count: 16), standard: 0).encodedDecisions != nil)
    }
}
