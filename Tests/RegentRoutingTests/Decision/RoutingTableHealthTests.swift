import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import RegentTestKit
import Testing

/// Decisions of tiers and under standings.
@Suite("Routing table: tiers and health")
struct RoutingTableHealthTests {
    static let ejected = ProviderStanding(state: .ejected, weightPermille: 0, readmissionMicros: 5_000_000)
    static let halfOpen = ProviderStanding(state: .halfOpen, weightPermille: 0)

    static func slow(_ permille: UInt32) -> ProviderStanding {
        ProviderStanding(state: .slowStart, weightPermille: permille)
    }

    static func config(
        _ provider: String, _ weight: UInt32, tier: UInt32 = 0, isDefault: Bool = false, enabled: Bool = true
    ) -> ProviderConfig {
        ProviderConfig(
            name: "environments/prod/providers/\(provider)", provider: provider, environment: "prod", enabled: enabled,
            isDefault: isDefault, weight: weight, priority: tier)
    }

    static func table(_ configs: [ProviderConfig], _ standings: [String: ProviderStanding] = [:]) -> RoutingTable {
        RoutingTable(
            environment: "prod", revision: 1, configs: configs,
            standings: EnvironmentStandings(version: standings.isEmpty ? 0 : 1, standings))
    }

    static func query(
        _ value: UInt64 = 1, hasKey: Bool = true, requested: String = "", excluded: [String] = [], pinned: String = "",
        now: Int64 = 0
    ) -> RouteQuery {
        RouteQuery(
            hash: AssignmentHash(value: value), hasKey: hasKey, requestedProvider: requested,
            excludedProviders: excluded, pinnedProvider: pinned, nowMicros: now)
    }

    static let threeTiers = [
        config("a", 10), config("b", 30), config("c", 5, tier: 1), config("d", 0, tier: 1), config("e", 1, tier: 7),
    ]

    // MARK: Tiers

    @Test("the next tier serves only when nothing above it can, and falls back in the order of the tiers")
    func tiers() throws {
        var random = SplitMix64(seed: 3)
        for _ in 0..<200 {
            let value = random.next()
            for hasKey in [true, false] {
                let first = try Self.table(Self.threeTiers).decide(Self.query(value, hasKey: hasKey))
                #expect(["a", "b"].contains(first.selectedProvider))
                #expect(Set(first.fallbacks.prefix(1) + [first.selectedProvider]) == ["a", "b"])
                #expect(first.fallbacks.dropFirst() == ["c", "d", "e"])
                let other = first.fallbacks[0]
                let next = try Self.table(Self.threeTiers).decide(
                    Self.query(value, hasKey: hasKey, excluded: [first.selectedProvider]))
                #expect(next.selectedProvider == other && next.routeStrategy == .fallback)
                let lower = try Self.table(Self.threeTiers).decide(
                    Self.query(value, hasKey: hasKey, excluded: ["a", "b"]))
                #expect(lower.selectedProvider == "c" && lower.fallbacks == ["d", "e"])
            }
        }
    }

    @Test("an ejected tier is passed over by weight, without a retry")
    func tierEjected() throws {
        let table = Self.table(Self.threeTiers, ["a": Self.ejected, "b": Self.ejected])
        let decision = try table.decide(Self.query())
        #expect(decision.selectedProvider == "c" && decision.fallbacks == ["d", "e"])
        #expect(decision.routeStrategy == .weighted && decision.reason == .static)
        let off = Self.table([
            Self.config("a", 10, enabled: false), Self.config("c", 5, tier: 1), Self.config("d", 0, tier: 1),
        ])
        let other = try off.decide(Self.query())
        #expect(other.selectedProvider == "c")
    }

    @Test("a tier without weights serves by its default, before a later tier with weights")
    func tierDefault() throws {
        let table = Self.table([Self.config("a", 0, isDefault: true), Self.config("b", 9, tier: 1)])
        let decision = try table.decide(Self.query())
        #expect(decision.selectedProvider == "a" && decision.routeStrategy == .default)
        let spare = Self.table([Self.config("a", 0), Self.config("b", 9, tier: 1)])
        let weighted = try spare.decide(Self.query())
        #expect(weighted.selectedProvider == "b" && weighted.fallbacks == ["a"])
    }

    // MARK: Health

    @Test("with healthy standings and one tier, every decision is that of the table without them")
    func healthy() throws {
        var random = SplitMix64(seed: 4)
        let configs = [Self.config("a", 10), Self.config("b", 30), Self.config("c", 0, isDefault: true)]
        let plain = Self.table(configs)
        let after = plain.under(EnvironmentStandings(version: 9, [:]))
        #expect(after == plain)
        for _ in 0..<500 {
            let query = Self.query(random.next(), hasKey: random.next().isMultiple(of: 2))
            let (one, other) = (try plain.decide(query), try after.decide(query))
            #expect(one == other)
        }
    }

    @Test("an ejected provider serves nobody, not even on request, and only its own keys move")
    func ejected() throws {
        var random = SplitMix64(seed: 5)
        let plain = Self.table(Self.threeTiers)
        let table = plain.under(EnvironmentStandings(version: 1, ["b": Self.ejected]))
        for _ in 0..<500 {
            let value = random.next()
            let before = try plain.decide(Self.query(value))
            let after = try table.decide(Self.query(value))
            #expect(after.selectedProvider == "a" && after.fallbacks == ["c", "d", "e"])
            #expect(before.selectedProvider == "b" || before.selectedProvider == after.selectedProvider)
        }
        let requested = try table.decide(Self.query(requested: "b"))
        #expect(requested.selectedProvider == "a" && requested.requestedExclusion == .unhealthy)
        let tried = try table.decide(Self.query(requested: "b", excluded: ["b"]))
        #expect(tried.requestedExclusion == .tried)
    }

    @Test("where the only weight is ejected, one without weight stands in as a fallback")
    func standsIn() throws {
        let table = Self.table([Self.config("a", 10), Self.config("b", 0)], ["a": Self.ejected])
        let decision = try table.decide(Self.query())
        #expect(decision.selectedProvider == "b" && decision.routeStrategy == .fallback)
        #expect(decision.reason == .default)
        expectRefusal(.noCandidate) {
            _ = try Self.table([Self.config("b", 0)], ["x": Self.ejected]).decide(Self.query())
        }
    }

    @Test("where only health is in the way, the refusal says when the first may serve again")
    func unhealthy() throws {
        let table = Self.table(
            [Self.config("a", 10), Self.config("b", 3), Self.config("off", 5, enabled: false)],
            ["a": Self.ejected, "b": Self.halfOpen])
        let rows: [(RouteQuery, ErrorReason, UInt32)] = [
            (Self.query(now: 3_000_000), .providersUnhealthy, 2_000),
            (Self.query(now: 9_000_000), .providersUnhealthy, 1),
            (Self.query(excluded: ["a"]), .providersUnhealthy, 1_000),
            (Self.query(excluded: ["a", "b"]), .noCandidate, 0),
        ]
        for (query, reason, millis) in rows {
            let refusal = Self.refusal { _ = try table.decide(query) }
            #expect(refusal?.reason == reason && refusal?.retryAfterMillis == millis, "\(query)")
        }
        let batch = Self.refusal {
            _ = try table.decide([AssignmentHash(value: 1)], requestedProvider: "", excludedProviders: [])
        }
        #expect(batch?.reason == .providersUnhealthy)
    }

    static func refusal(_ body: () throws -> Void) -> Refusal? {
        do { try body() } catch { return error as? Refusal }
        return nil
    }

    @Test("a slow start takes keys back bit by bit: with more of its weight a provider never loses a key")
    func slowStart() throws {
        var random = SplitMix64(seed: 6)
        let values = (0..<4_000).map { _ in random.next() }
        var before: Set<UInt64> = []
        for permille in [1, 100, 250, 500, 999, 1_000] as [UInt32] {
            let table = Self.table([Self.config("a", 50), Self.config("b", 50)], ["b": Self.slow(permille)])
            var own: Set<UInt64> = []
            for value in values {
                let decision = try table.decide(Self.query(value))
                if decision.selectedProvider == "b" { own.insert(value) }
            }
            #expect(own.isSuperset(of: before))
            let share = Double(permille) / (1_000 + Double(permille))
            #expect(abs(Double(own.count) / 4_000 - share) < 0.04, "\(permille): \(own.count)")
            before = own
        }
        let full = Self.table([Self.config("a", 50), Self.config("b", 50)])
        for value in values {
            let decision = try full.decide(Self.query(value))
            #expect((decision.selectedProvider == "b") == before.contains(value))
        }
    }

    @Test("a batch says what single decisions say, whatever health and tiers are")
    func batch() throws {
        var random = SplitMix64(seed: 7)
        let hashes = (0..<200).map { _ in AssignmentHash(value: random.next()) }
        let standings: [[String: ProviderStanding]] = [
            [:], ["a": Self.ejected], ["b": Self.slow(300)], ["a": Self.ejected, "b": Self.halfOpen],
        ]
        for standing in standings {
            let table = Self.table(Self.threeTiers + [Self.config("f", 4, tier: 1)], standing)
            for excluded in [[], ["b"], ["a", "b"], ["c"]] {
                let (decisions, choices) = try table.decide(hashes, requestedProvider: "", excludedProviders: excluded)
                for (hash, choice) in zip(hashes, choices) {
                    var single = try table.decide(RouteQuery(hash: hash, excludedProviders: excluded))
                    (single.fallbacks, single.keyDigest) = ([], 0)
                    #expect(decisions[Int(choice)] == single, "\(standing), \(excluded)")
                }
            }
        }
    }

    // MARK: Probes

    @Test("only a request that a half-open provider would serve first may probe it")
    func probe() throws {
        var random = SplitMix64(seed: 8)
        let plain = Self.table([Self.config("a", 50), Self.config("b", 50)])
        let table = plain.under(EnvironmentStandings(version: 2, ["b": Self.halfOpen]))
        #expect(table.mayProbe && !plain.mayProbe && table.encodedDecisions == nil)
        for _ in 0..<300 {
            let query = Self.query(random.next())
            let would = try plain.decide(query).selectedProvider
            #expect(table.probe(query) == (would == "b" ? "b" : nil))
            let without = try table.decide(query)
            #expect(without.selectedProvider == "a" && without.fallbacks.isEmpty && !without.probe)
            let probing = try table.admitting("b").decide(query)
            #expect(probing.selectedProvider == would && probing.probe == (would == "b"))
        }
        #expect(table.probe(Self.query(requested: "b")) == "b")
        #expect(table.probe(Self.query(excluded: ["b"])) == nil)
        #expect(table.probe(Self.query(excluded: ["a"])) == "b")
        #expect(table.probe(Self.query(pinned: "a")) == nil && table.probe(Self.query(pinned: "b")) == "b")
    }

    @Test("a disabled provider is not probed, and standings of strangers change nothing")
    func probeDisabled() {
        let standings = ["off": Self.halfOpen, "nobody": Self.halfOpen]
        let table = Self.table([Self.config("a", 1), Self.config("off", 9, enabled: false)], standings)
        #expect(!table.mayProbe && table.probe(Self.query()) == nil && table.encodedDecisions != nil)
    }

    @Test("the table under the same standings is compiled once, and another one for the next")
    func kept() {
        let plain = Self.table([Self.config("a", 50), Self.config("b", 50)])
        let one = EnvironmentStandings(version: 1, ["a": Self.ejected])
        let two = EnvironmentStandings(version: 2, ["b": Self.ejected])
        #expect(plain.under(one) == plain.under(one) && plain.under(one) != plain.under(two))
        #expect(plain.under(two).encodedDecisions === plain.under(two).encodedDecisions)
        #expect(plain.under(.healthy) == plain)
    }

    // MARK: Affinity

    @Test("a session stays with its provider, ahead of tier and weight, until that is disabled, tried or ejected")
    func pinned() throws {
        let table = Self.table(Self.threeTiers)
        for (place, provider) in ["a", "b", "c", "d", "e"].enumerated() {
            let decision = try table.decide(Self.query(pinned: provider))
            #expect(decision.selectedProvider == provider && !decision.fallbacks.contains(provider))
            #expect(decision.fallbacks.count == 4)
            let tried = try table.decide(Self.query(excluded: [provider], pinned: provider))
            #expect(tried.selectedProvider != provider)
            let standings = EnvironmentStandings(version: UInt64(place) + 1, [provider: Self.ejected])
            let ill = try table.under(standings).decide(Self.query(pinned: provider))
            #expect(ill.selectedProvider != provider)
        }
        let requested = try table.decide(Self.query(requested: "c", pinned: "a"))
        #expect(requested.selectedProvider == "c" && requested.routeStrategy == .requested)
        let unknown = try table.decide(Self.query(pinned: "gone"))
        let plain = try table.decide(Self.query())
        #expect(unknown == plain)
    }

    // MARK: Explanations

    @Test("candidates stand in the order of fallback, with tier, health, effective weight and exclusion")
    func candidates() {
        let table = Self.table(
            Self.threeTiers + [Self.config("off", 2, enabled: false)], ["a": Self.ejected, "b": Self.slow(500)])
        let candidates = table.candidates(Self.query())
        #expect(candidates.map(\.provider) == ["b", "c", "d", "e", "a", "off"])
        #expect(
            candidates.map(\.exclusion) == [.unspecified, .lowerTier, .lowerTier, .lowerTier, .unhealthy, .disabled])
        #expect(candidates.map(\.priority) == [0, 1, 1, 7, 0, 0])
        #expect(candidates.map(\.effectiveWeight) == [15, 5, 0, 1, 0, 0])
        #expect(candidates.map(\.health) == [.slowStart, .healthy, .healthy, .healthy, .ejected, .healthy])
        let pinned = table.candidates(Self.query(pinned: "c"))
        #expect(pinned.map(\.provider) == ["c", "b", "d", "e", "a", "off"])
        #expect(
            pinned.map(\.exclusion) == [.lowerTier, .affinity, .affinity, .affinity, .unhealthy, .disabled])
    }

    @Test("what a session costs is the score above that of the provider that weights choose")
    func affinityCost() throws {
        var random = SplitMix64(seed: 9)
        let table = Self.table([Self.config("a", 50), Self.config("b", 50), Self.config("c", 0)])
        for _ in 0..<100 {
            let value = random.next()
            let first = try table.decide(Self.query(value)).selectedProvider
            for pinned in ["a", "b"] {
                let cost = table.affinityCost(Self.query(value, pinned: pinned))
                let difference = try #require(cost.scoreDifference)
                #expect(cost.provider == first && (pinned == first ? difference == 0 : difference > 0))
            }
            #expect(table.affinityCost(Self.query(value, pinned: "c")).scoreDifference == nil)
            #expect(table.affinityCost(Self.query(value, hasKey: false, pinned: "a")).scoreDifference == nil)
        }
    }
}
