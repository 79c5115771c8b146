import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import RegentTestKit
import Testing

/// What a program decides by a snapshot that it was sent, against what the daemon decides by the documents.
@Suite("Prepared environments")
struct PreparedEnvironmentTests {
    private typealias Make = RoutingPolicies

    static let (one, two) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")

    /// A daemon's state, drawn anew.
    struct Drawn {
        let snapshot: RoutingSnapshot
        let standings: EnvironmentStandings
        var table: RoutingTable { (try? snapshot.table("prod").under(standings)) ?? Self.none }

        static let none = RoutingTable(environment: "none", revision: 0, configs: [])
    }

    static func configs(_ random: inout SplitMix64) -> [ProviderConfig] {
        (0..<Int.random(in: 0...6, using: &random)).map { place in
            let isArchived = Int.random(in: 0..<10, using: &random) == 0
            return ProviderConfig(
                name: "environments/prod/providers/p\(place)", revision: .random(in: 1...50, using: &random),
                etag: "e", provider: "p\(place)", environment: "prod",
                enabled: !isArchived && Int.random(in: 0..<5, using: &random) > 0, isDefault: place == 0,
                weight: [0, 1, 30, 70].randomElement(using: &random) ?? 0, timeoutMs: UInt32(place * 100),
                model: "model \(place)", metadata: ["team": "secret"],
                archiveTime: isArchived ? Timestamp(microseconds: 5) : nil,
                priority: [0, 0, 1, 2].randomElement(using: &random) ?? 0)
        }
    }

    static func documents(_ random: inout SplitMix64) -> VersionDocuments {
        let permille = UInt32.random(in: 0...500, using: &random)
        let canary = Bool.random(using: &random) ? two : ""
        return VersionDocuments(
            models: [
                Model(name: "models/m", revision: .random(in: 1...90, using: &random), aliases: ["Small", "s"]),
                Model(name: "models/n", revision: .random(in: 1...90, using: &random)),
            ],
            versions: [one, two].map { version in
                Make.version(
                    version, suspended: Int.random(in: 0..<4, using: &random) == 0,
                    revision: .random(in: 1...90, using: &random))
            },
            policies: Bool.random(using: &random)
                ? [Make.policy(one, canary, permille: permille, salt: "\(permille)", revision: 60)] : [],
            forces: Int.random(in: 0..<4, using: &random) == 0 ? [Make.force(two, revision: 70)] : [],
            jobs: [Make.job("j", "models/m", two, revision: 71), Make.job("free", "models/n", "", revision: 3)])
    }

    static func standings(_ random: inout SplitMix64) -> EnvironmentStandings {
        var standings: [String: ProviderStanding] = [:]
        for place in 0..<6 where Int.random(in: 0..<3, using: &random) == 0 {
            let states: [ProviderHealthState] = [.ejected, .halfOpen, .slowStart]
            let state = states.randomElement(using: &random) ?? .ejected
            standings["p\(place)"] = ProviderStanding(
                state: state, weightPermille: state == .slowStart ? .random(in: 1...999, using: &random) : 0,
                failureRate: .random(in: 0...1, using: &random),
                readmissionMicros: state == .ejected ? .random(in: 1...9_000_000, using: &random) : 0)
        }
        return EnvironmentStandings(version: .random(in: 1...1_000, using: &random), standings)
    }

    static func drawn(_ random: inout SplitMix64) throws -> Drawn {
        Drawn(
            snapshot: try RoutingSnapshot(
                revision: 100, environments: [Environment(name: "environments/prod", revision: 2)],
                configs: configs(&random), versions: documents(&random)),
            standings: Bool.random(using: &random) ? standings(&random) : .healthy)
    }

    /// As it comes to a program: encoded and decoded again.
    static func sent(_ drawn: Drawn, models: Set<String>? = nil) throws -> EnvironmentSnapshot {
        let made = try drawn.snapshot.environment("prod", models: models, standings: drawn.standings)
        return try EnvironmentSnapshot(decoding: made.encoded())
    }

    /// What the daemon answers, and why it refuses.
    static func answer(
        _ drawn: Drawn, _ request: SelectRequest, turn: AssignmentHash
    ) -> Result<RouteDecision, Refusal> {
        do throws(Refusal) {
            let table = drawn.table
            let versions = drawn.snapshot.versions.selection("prod", model: request.model, job: request.job)
            try versions.checkHasCandidate()
            let hash = request.key.isEmpty ? turn : versions.hasher(in: table).hash(request.key)
            let query = RouteQuery(
                hash: hash, hasKey: !request.key.isEmpty, requestedProvider: request.requestedProvider,
                excludedProviders: request.excludedProviders, nowMicros: 1_000)
            var decision = try table.decide(query)
            try versions.complete(&decision, hash)
            decision.requestId = request.requestId
            return .success(decision)
        } catch {
            return .failure(error)
        }
    }

    static func local(
        _ prepared: PreparedEnvironment, _ request: SelectRequest, turn: AssignmentHash
    ) -> Result<RouteDecision, Refusal> {
        do throws(Refusal) {
            return .success(
                try prepared.decide(request, nowMicros: 1_000, turn: { turn }, takesProbe: { _ in false }).decision)
        } catch {
            return .failure(error)
        }
    }

    /// A prepared decision with what belongs to the request alone; nil where nothing may serve.
    static func prepared(
        _ prepared: PreparedEnvironment, _ model: String, key: String, turn: AssignmentHash
    ) throws -> RouteDecision? {
        let routes = try prepared.routes(model)
        guard let decided = key.isEmpty ? routes.decide(turn: turn) : routes.decide(key: key) else { return nil }
        var decision = decided.decision.decision
        decision.keyDigest = decided.hash.value
        return decision
    }

    @Test("whole decisions are the daemon's, bit for bit, with their refusals")
    func whole() throws {
        let seed = announcedSeed("PreparedEnvironmentTests.whole")
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let drawn = try Self.drawn(&random)
            let prepared = try PreparedEnvironment(try Self.sent(drawn), revision: 100)
            for _ in 0..<20 {
                let request = SelectRequest(
                    requestId: "r", environment: "prod",
                    key: ["", "k-\(random.next())"].randomElement(using: &random) ?? "",
                    model: ["", "m", "M", "small", "s", "n", "nobody"].randomElement(using: &random) ?? "",
                    job: ["", "", "j", "free", "nobody"].randomElement(using: &random) ?? "",
                    requestedProvider: ["", "", "p1", "p9"].randomElement(using: &random) ?? "",
                    excludedProviders: [[], [], ["p0"], ["p0", "p1"]].randomElement(using: &random) ?? [])
                let turn = AssignmentHash(turn: random.next())
                let expected = Self.answer(drawn, request, turn: turn)
                let found = Self.local(prepared, request, turn: turn)
                #expect(found == expected, "seed \(seed): \(request)")
            }
        }
    }

    @Test("prepared decisions are the daemon's, for keys and for turns; none where the daemon refuses")
    func fast() throws {
        let seed = announcedSeed("PreparedEnvironmentTests.fast")
        var random = SplitMix64(seed: seed)
        for _ in 0..<300 {
            let drawn = try Self.drawn(&random)
            let prepared = try PreparedEnvironment(try Self.sent(drawn), revision: 100)
            for round in 0..<40 {
                let model = ["", "m", "Small", "n", "nobody"].randomElement(using: &random) ?? ""
                let key = round % 4 == 0 ? "" : "k-\(random.next())"
                let turn = AssignmentHash(turn: random.next())
                let request = SelectRequest(environment: "prod", key: key, model: model)
                var expected = try? Self.answer(drawn, request, turn: turn).get()
                expected?.fallbacks = []
                let found = try Self.prepared(prepared, model, key: key, turn: turn)
                #expect(found == expected, "seed \(seed): \(request)")
                guard !key.isEmpty else { continue }
                let bytes = Array(key.utf8)
                let byBytes = try prepared.routes(model).decide(key: bytes.span)
                #expect(byBytes?.hash.value == found?.keyDigest, "seed \(seed)")
            }
        }
    }

    @Test("a probe goes to whoever has it, and decides as the daemon's probe")
    func probe() throws {
        let standing = ["p1": ProviderStanding(state: .halfOpen, weightPermille: 0)]
        let configs = ["p0", "p1"].map { id in
            ProviderConfig(
                name: "environments/prod/providers/\(id)", revision: 3, provider: id, environment: "prod",
                enabled: true,
                weight: 50)
        }
        let drawn = Drawn(
            snapshot: try RoutingSnapshot(
                revision: 9, environments: [Environment(name: "environments/prod", revision: 2)], configs: configs),
            standings: EnvironmentStandings(version: 5, standing))
        let prepared = try PreparedEnvironment(try Self.sent(drawn), revision: 9)
        var (probes, others) = (0, 0)
        for number in 0..<100 {
            let request = SelectRequest(environment: "prod", key: "k-\(number)")
            let hash = AssignmentHash(environment: "prod", key: "k-\(number)")
            let asked = try prepared.decide(request, nowMicros: 1, turn: { hash }, takesProbe: { $0 == "p1" }).decision
            let isProbe = drawn.table.probe(RouteQuery(hash: hash)) == "p1"
            let table = isProbe ? drawn.table.admitting("p1") : drawn.table
            let expected = try table.decide(RouteQuery(hash: hash))
            #expect(asked == expected)
            #expect(asked.probe == isProbe && (asked.selectedProvider == "p1") == isProbe)
            if isProbe { probes += 1 } else { others += 1 }
            let declined = try prepared.decide(request, nowMicros: 1, turn: { hash }, takesProbe: { _ in false })
                .decision
            #expect(declined.selectedProvider == "p0" && !declined.probe)
        }
        #expect(probes > 20 && others > 20)
    }

    @Test("a snapshot of some models has nothing of others, of their jobs and of labels")
    func parts() throws {
        var random = SplitMix64(seed: 5)
        var configs: [ProviderConfig] = []
        while configs.isEmpty { configs = Self.configs(&random) }
        let drawn = Drawn(
            snapshot: try RoutingSnapshot(
                revision: 100, environments: [Environment(name: "environments/prod", revision: 2)], configs: configs,
                versions: Self.documents(&random)),
            standings: .healthy)
        let part = try Self.sent(drawn, models: ["m"])
        #expect(part.models.map(\.model) == ["m"] && part.jobs.map(\.job) == ["j"])
        #expect(!part.anyModel && part.namesRevision == 0)
        #expect(part.providerConfigs.allSatisfy { $0.metadata.isEmpty && $0.etag.isEmpty })
        let prepared = try PreparedEnvironment(part, revision: 100)
        for model in ["", "n", "nobody"] {
            expectRefusal(.snapshotLacksModel) { _ = try prepared.routes(model) }
            expectRefusal(.snapshotLacksModel) {
                let request = SelectRequest(environment: "prod", key: "k", model: model)
                _ = try prepared.decide(
                    request, nowMicros: 1, turn: { AssignmentHash(turn: 1) }, takesProbe: { _ in false })
            }
        }
        _ = try prepared.routes("m")
        _ = try prepared.routes("SMALL")
    }

    @Test("what no daemon sends is refused and never traps")
    func malformed() throws {
        var random = SplitMix64(seed: 6)
        var sound = try Self.sent(try Self.drawn(&random))
        let config = ProviderConfig(
            name: "environments/prod/providers/x", provider: "x", environment: "prod", enabled: true, weight: 1)
        sound.providerConfigs = [config]
        _ = try PreparedEnvironment(sound, revision: 1)
        let faults: [(inout EnvironmentSnapshot) -> Void] = [
            { $0.environment = "" }, { $0.environment = "a/b" }, { $0.environment = "staging" },
            { $0.providerConfigs = [config, config] }, { $0.providerConfigs[0].provider = "" },
            { $0.providerConfigs[0].environment = "staging" }, { $0.models.append($0.models[0]) },
            { $0.models[0].model = "" }, { $0.models[0].model = "a b" }, { $0.jobs.append($0.jobs[0]) },
            { $0.jobs[0].job = "" },
            { $0.standings = [StandingSnapshot(provider: "x"), StandingSnapshot(provider: "x")] },
            { $0.standings = [StandingSnapshot(provider: "x", failureRate: .nan)] },
        ]
        for (number, fault) in faults.enumerated() {
            var snapshot = sound
            fault(&snapshot)
            expectRefusal(.protocolViolation, "\(number)") { _ = try PreparedEnvironment(snapshot, revision: 1) }
        }
    }

    @Test("numbers beyond their ranges decide something and never trap")
    func extremes() throws {
        var random = SplitMix64(seed: 7)
        var snapshot = try Self.sent(try Self.drawn(&random))
        snapshot.environmentRevision = .max
        snapshot.providerConfigs = (0..<40).map { place in
            ProviderConfig(
                name: "environments/prod/providers/p\(place)", revision: .max, provider: "p\(place)",
                environment: "prod", enabled: true, isDefault: true, weight: .max, timeoutMs: 3_600_000, maxRetries: 16,
                priority: 100)
        }
        snapshot.models[0].revision = .max
        snapshot.models[0].suspendedVersions = []
        snapshot.models[0].split = RolloutSplit(
            stableVersion: "", canaryVersion: "x", canaryPermille: .max, salt: String(repeating: "s", count: 9_999))
        snapshot.standings = [
            StandingSnapshot(
                provider: "p1", state: .slowStart, weightPermille: .max, failureRate: .greatestFiniteMagnitude,
                readmissionMicros: .min),
            StandingSnapshot(provider: "p2", state: .ejected, readmissionMicros: .max),
        ]
        snapshot.standingsVersion = .max
        let prepared = try PreparedEnvironment(snapshot, revision: .max)
        for number in 0..<200 {
            let turn = AssignmentHash(turn: UInt64(number))
            let request = SelectRequest(environment: "prod", key: number % 2 == 0 ? "" : "\(number)", model: "m")
            let decided = try prepared.decide(request, nowMicros: .max, turn: { turn }, takesProbe: { _ in true })
            #expect(!decided.decision.selectedProvider.isEmpty)
        }
    }
}
