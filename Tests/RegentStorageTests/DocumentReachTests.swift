import Foundation
import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

/// What a list reads: its page of what lies in the caller's scopes. REGENT_LISTED_RUNS sets among how many runs
/// (`make test-lists`: 100,000).
@Suite("What lists read", .timeLimit(.minutes(10)))
struct DocumentReachTests {
    static let runCount = ProcessInfo.processInfo.environment["REGENT_LISTED_RUNS"].flatMap { Int($0) } ?? 20_000

    static let ids = ["a", "A1", "a-b", "a.b", "a_b", "ab", "b"]
    static let names =
        ids.map { "environments/\($0)" }
        + ids.flatMap { id in ["p", "Q"].map { "environments/\(id)/providers/\($0)" } }

    /// Environments and configs that are made and changed at random; what there was after each revision, by name.
    static func changed(
        _ fixture: StoreFixture, _ random: inout SplitMix64
    ) async throws -> [(environments: [String: Environment], configs: [String: ProviderConfig])] {
        var states: [(environments: [String: Environment], configs: [String: ProviderConfig])] = [([:], [:])]
        for now in 1...Int64(80) {
            guard var state = states.last, let name = names.randomElement(using: &random) else { continue }
            let time = Bool.random(using: &random) ? nil : Timestamp(microseconds: now)
            let number = UInt32.random(in: 0...3, using: &random)
            let (environment, config) = (state.environments[name], state.configs[name])
            if name.contains("/providers/") {
                var changed = config ?? ProviderConfig(name: name)
                (changed.provider, changed.weight, changed.archiveTime) = ("p\(number % 2)", number, time)
                let put = changed
                state.configs[name] = try await fixture.store.write(.at(now)) {
                    config == nil ? try $0.create(put) : try $0.update(put)
                }
            } else {
                var changed = environment ?? Environment(name: name)
                (changed.description, changed.archiveTime) = ("\(number)", time)
                let put = changed
                state.environments[name] = try await fixture.store.write(.at(now)) {
                    environment == nil ? try $0.create(put) : try $0.update(put)
                }
            }
            states.append(state)
        }
        return states
    }

    static let sortings: [(orderBy: String, precedes: @Sendable (ProviderConfig, ProviderConfig) -> Bool)] = [
        ("", { key($0) < key($1) }), ("name desc", { key($0) > key($1) }),
        ("provider", { ($0.provider, key($0)) < ($1.provider, key($1)) }),
        ("state,provider", { ($0.state.name, $0.provider, key($0)) < ($1.state.name, $1.provider, key($1)) }),
        ("weight desc", { ($0.weight, key($0)) > ($1.weight, key($1)) }),
    ]

    static let questions: [(filter: String, isTrue: @Sendable (ProviderConfig) -> Bool)] = [
        ("", { _ in true }), ("weight > 1", { $0.weight > 1 }), ("state = ENABLED", { $0.state == .enabled }),
        ("provider = p1 AND weight != 3", { $0.provider == "p1" && $0.weight != 3 }),
        ("name > \"environments/a/\"", { "environments/a/" < $0.name }),
    ]

    static func key(_ document: some Document) -> String { document.name.lowercased() }

    @Test("What lies in scopes by its name is listed as what it was, of some scopes, one parent, archived or not")
    func byName() async throws {
        var random = SplitMix64(seed: announcedSeed("lists by name"))
        let fixture = try await StoreFixture()
        let states = try await Self.changed(fixture, &random)
        let last = try #require(states.last)
        for _ in 0..<500 {
            let revision = Int.random(in: 0..<states.count, using: &random)
            let state = revision == 0 ? last : states[revision]
            let scopes = try DocumentListTests.scopes(Self.ids.map { "environments/\($0)" } + ["models/a"], &random)
            let (question, sorting) = (
                try #require(Self.questions.randomElement(using: &random)),
                try #require(Self.sortings.randomElement(using: &random))
            )
            let parent =
                Bool.random(using: &random) ? "environments/\(Self.ids.randomElement(using: &random) ?? "")" : ""
            let showsArchived = Bool.random(using: &random)
            let pageSize = Int.random(in: 1...20, using: &random)
            let query = DocumentQuery(
                parent: parent, showsArchived: showsArchived, filter: question.filter, orderBy: sorting.orderBy,
                asOf: UInt64(revision), pageSize: pageSize)
            let found = try await DocumentListTests.pages(
                ProviderConfig.self, fixture.store, query, readableIn: scopes)
            let expected = state.configs.values.filter { config in
                scopes.contains { $0.covers(config.name) } && (parent.isEmpty || config.name.hasPrefix(parent + "/"))
                    && (showsArchived || config.archiveTime == nil) && question.isTrue(config)
            }
            #expect(found.items == expected.sorted(by: sorting.precedes), "\(query) in \(scopes)")
            let environments = try await DocumentListTests.pages(
                Environment.self, fixture.store,
                DocumentQuery(showsArchived: showsArchived, asOf: UInt64(revision), pageSize: pageSize),
                readableIn: scopes)
            let readable = state.environments.values.filter { environment in
                scopes.contains { $0.covers(environment.name) } && (showsArchived || environment.archiveTime == nil)
            }
            #expect(environments.items == readable.sorted { Self.key($0) < Self.key($1) }, "\(scopes) at \(revision)")
        }
        await fixture.close()
    }

    static let foreignCount = 10_002

    /// Many documents elsewhere, and twenty in each of two scopes.
    static func crowded() async throws -> (StoreFixture, CountingDatabase) {
        let fixture = try await StoreFixture { CountingDatabase(wrapping: $0) }
        let counting = try #require(fixture.database as? CountingDatabase)
        let places = ["elsewhere": foreignCount, "own": 20, "second": 20]
        try await fixture.store.write(.at(1)) { transaction in
            for (place, count) in places {
                for number in 1...count {
                    let name = "environments/\(place)/providers/p\(number)"
                    _ = try transaction.create(ProviderConfig(name: name, provider: "p\(number % 3)"))
                    let version = "models/\(place)/versions/1.0.0"
                    _ = try transaction.create(
                        EvalRun(name: "evalRuns/\(place)-\(number)", modelVersion: version, state: .running))
                }
            }
        }
        return (fixture, counting)
    }

    /// Lists of a kind with what is found in one scope.
    static let narrow: [(filter: String, orderBy: String, found: Int)] = [
        ("", "", 20), ("", "create_time desc", 20), ("state = RUNNING", "create_time", 20), ("", "name desc", 20),
        ("state != RUNNING", "", 0), ("name = none", "create_time", 0), ("revision > 0", "revision desc", 20),
        ("state = RUNNING", "", 20),
    ]

    @Test("A caller with some scopes reads what lies in them and nothing elsewhere, in any order, now and as it was")
    func reads() async throws {
        let (fixture, counting) = try await Self.crowded()
        let last = try await fixture.store.lastRevision()
        func list<D: Document>(_ type: D.Type, _ query: DocumentQuery, _ scopes: [String]) async throws -> (Int, Int) {
            _ = counting.takeRowCount()
            let page = try await fixture.store.list(type, query, readableIn: try scopes.map { try Scope($0) })
            #expect(page.nextPageToken.isEmpty)
            return (page.items.count, counting.takeRowCount())
        }
        for (scopeCount, asOf) in [(1, 0), (2, 0), (1, last), (2, last)] {
            for row in Self.narrow {
                let query = DocumentQuery(
                    filter: row.filter.replacing("RUNNING", with: "ENABLED"), orderBy: row.orderBy, asOf: asOf)
                let runs = DocumentQuery(filter: row.filter, orderBy: row.orderBy, asOf: asOf)
                let places = ["own", "second"].prefix(scopeCount)
                // Each document is read once or twice, as it was with its entry; those of a sorted page are read again.
                let (found, most) = (row.found * scopeCount, 20 * scopeCount * 6 + 10)
                let configs = try await list(ProviderConfig.self, query, places.map { "environments/\($0)" })
                #expect(configs.0 == found && configs.1 <= most, "configs \(row) as of \(asOf): \(configs)")
                let listed = try await list(EvalRun.self, runs, places.map { "models/\($0)" })
                #expect(listed.0 == found && listed.1 <= most, "runs \(row) as of \(asOf): \(listed)")
            }
        }
        let parent = DocumentQuery(parent: "environments/own", filter: "state = ENABLED", orderBy: "state,provider")
        let configs = try await list(ProviderConfig.self, parent, ["*"])
        #expect(configs.0 == 20 && configs.1 <= 70)
        let version = DocumentQuery(filter: "model_version = models/own/versions/1.0.0", orderBy: "create_time")
        let runs = try await list(EvalRun.self, version, ["models/own", "models/elsewhere"])
        #expect(runs.0 == 20 && runs.1 <= 20)
        await fixture.close()
    }

    @Test(
        "Of large documents in some scopes a list reads few more than its page has",
        arguments: ["", "create_time desc"])
    func largeDocuments(orderBy: String) async throws {
        let fixture = try await StoreFixture { CountingDatabase(wrapping: $0) }
        let counting = try #require(fixture.database as? CountingDatabase)
        let note = String(repeating: "x", count: 256 << 10)
        let models = (1...4).map { "models/m\($0)" }
        var names: [String] = []
        for number in 1...12 {
            for model in models {
                let name = "evalRuns/r\(100 + number)-\(names.count % 4)"
                let run = EvalRun(
                    name: name, modelVersion: "\(model)/versions/1.0.0", state: .running, metadata: ["note": note])
                _ = try await fixture.store.write(.at(Int64(number))) { try $0.create(run) }
                names.append(name)
            }
        }
        _ = counting.takeRowCount()
        let (scopes, query) = (try models.map { try Scope($0) }, DocumentQuery(orderBy: orderBy))
        let page = try await fixture.store.list(EvalRun.self, query, readableIn: scopes)
        // A page ends after a mebibyte; one row of each scope lies ready.
        #expect((1...5).contains(page.items.count) && !page.nextPageToken.isEmpty)
        #expect(counting.takeRowCount() <= page.items.count + models.count + 2)
        let all = try await DocumentListTests.pages(EvalRun.self, fixture.store, query, readableIn: scopes)
        #expect(all.items.map(\.name) == (orderBy.isEmpty ? names : names.reversed()))
        await fixture.close()
    }

    @Test("How many documents lie elsewhere does not decide whether a list is refused")
    func noOracle() async throws {
        let (fixture, _) = try await Self.crowded()
        let query = DocumentQuery(filter: "trigger = none", orderBy: "trigger")
        for (scope, isRefused) in [("*", true), ("models/elsewhere", true), ("models/own", false), ("models/x", false)]
        {
            var reason: ErrorReason?
            do {
                let scopes = [try Scope(scope)]
                #expect(try await fixture.store.list(EvalRun.self, query, readableIn: scopes).items.isEmpty)
            } catch let refusal as Refusal { reason = refusal.reason }
            #expect(reason == (isRefused ? .queryUnindexed : nil), "\(scope)")
        }
        await fixture.close()
    }

    /// Environments that are archived or of another description, and one after them that is neither.
    static func behind(
        _ count: Int, isArchived: Bool, bytes: Int = 1
    ) async throws -> StoreFixture {
        let fixture = try await StoreFixture()
        try await fixture.store.write(.at(1)) { transaction in
            for number in 1...count {
                let text = String(repeating: "x", count: bytes)
                _ = try transaction.create(
                    Environment(
                        name: "environments/e\(number)", description: text,
                        archiveTime: isArchived ? Timestamp(seconds: 1) : nil))
            }
            _ = try transaction.create(Environment(name: "environments/z", description: "last"))
        }
        return fixture
    }

    @Test(
        "A list comes past any number of archived documents, by pages that are short",
        arguments: [(10_001, 1), (20_005, 1), (40, 1 << 20)])
    func archived(count: Int, bytes: Int) async throws {
        let fixture = try await Self.behind(count, isArchived: true, bytes: bytes)
        for query in [DocumentQuery(), DocumentQuery(filter: "description = last", pageSize: 1)] {
            let found = try await DocumentListTests.pages(Environment.self, fixture.store, query)
            #expect(found.items.map(\.name) == ["environments/z"] && found.count > 1)
            let narrow = [try Scope("environments/z")]
            let own = try await DocumentListTests.pages(Environment.self, fixture.store, query, readableIn: narrow)
            #expect(own.items.map(\.name) == ["environments/z"] && own.count == 1)
        }
        await fixture.close()
    }

    @Test("A list as of a revision is read to its end by pages, whatever its filter")
    func asOf() async throws {
        let fixture = try await Self.behind(10_002, isArchived: false)
        let last = try await fixture.store.lastRevision()
        for (revision, filter, found) in [
            (last, "description = last", ["environments/z"]), (last - 1, "description = last", []),
            (1, "", ["environments/e1"]),
        ] as [(UInt64, String, [String])] {
            let query = DocumentQuery(filter: filter, asOf: revision)
            let pages = try await DocumentListTests.pages(Environment.self, fixture.store, query)
            #expect(pages.items.map(\.name) == found && pages.count == 2, "\(filter) as of \(revision)")
        }
        await fixture.close()
    }

    @Test("A list that no index serves reads no more bytes than its bound", arguments: ["", "description desc"])
    func bytes(orderBy: String) async throws {
        let query = DocumentQuery(filter: "description = last", orderBy: orderBy)
        for (count, isRefused) in [(20, false), (40, true)] {
            let fixture = try await Self.behind(count, isArchived: false, bytes: 1 << 20)
            var reason: ErrorReason?
            do {
                let page = try await fixture.store.list(Environment.self, query)
                #expect(page.items.map(\.name) == ["environments/z"])
            } catch let refusal as Refusal { reason = refusal.reason }
            #expect(reason == (isRefused ? .queryUnindexed : nil), "\(count)")
            await fixture.close()
        }
    }

    private static func run(_ number: Int) -> (name: String, run: EvalRun) {
        let name = "evalRuns/r\(10_000_000 + number)"
        let state: EvalRunState = number % 10 == 0 ? .running : .sealed
        return (name, EvalRun(name: name, modelVersion: "models/m\(number % 20)/versions/1.0.0", state: state))
    }

    /// Runs put into the tables by hand; their index rows are those that a start writes.
    private static func filled(_ folder: TemporaryFolder) async throws -> (StoreFixture, CountingDatabase) {
        let fixture = try await StoreFixture(path: folder.file("store.db"))
        try await fixture.database.write { connection in
            for number in 1...runCount {
                let (name, run) = run(number)
                try connection.execute(
                    """
                    INSERT INTO resources \
                    (kind_id, name_key, name, revision, state, create_time_us, update_time_us, body) \
                    SELECT kind_id, $1, $2, 1, $3, $4, $4, $5 FROM kinds WHERE kind = 'evalRuns'
                    """,
                    [
                        .text(name.lowercased()), .text(name), .text(run.state.name), .integer(Int64(number)),
                        .blob(run.encoded()),
                    ])
            }
            try connection.execute(
                "UPDATE index_tuples SET filled_key = '' WHERE kind_id = \(IndexCatalogueTests.ofRuns)", [])
        }
        await fixture.close()
        let again = try await StoreFixture(path: folder.file("store.db")) { CountingDatabase(wrapping: $0) }
        let counting = try #require(again.database as? CountingDatabase)
        _ = counting.takeStatements()
        return (again, counting)
    }

    @Test("Runs of a state after a time, by time, are read page by page and no others, in any scopes")
    func large() async throws {
        let folder = try TemporaryFolder()
        defer { folder.remove() }
        let (fixture, counting) = try await Self.filled(folder)
        let after = Self.runCount / 2
        let time = try #require(Timestamp(microseconds: Int64(after)).rfc3339)
        for (scopes, models, reads) in [
            (["*"], Set(0..<20), 102), (["models/m10"], [10], 102), (["models/m0", "models/m10"], [0, 10], 300),
        ] {
            for (orderBy, isDescending) in [("create_time", false), ("create_time desc", true)] {
                let query = DocumentQuery(
                    filter: "state = RUNNING AND create_time > \(time)", orderBy: orderBy, pageSize: 100)
                let numbers = (after + 1...Self.runCount).filter { $0 % 10 == 0 && models.contains($0 % 20) }
                let expected = (isDescending ? numbers.reversed() : numbers).map { Self.run($0).name }
                var (found, token) = ([String](), "")
                for page in 1...3 {
                    _ = counting.takeRowCount()
                    let listed = try await fixture.store.list(
                        EvalRun.self, query.after(token), readableIn: try scopes.map { try Scope($0) })
                    #expect(counting.takeRowCount() <= reads, "page \(page) in \(scopes)")
                    found += listed.items.map(\.name)
                    token = listed.nextPageToken
                }
                #expect(found == Array(expected.prefix(300)))
            }
        }
        await fixture.close()
    }
}
