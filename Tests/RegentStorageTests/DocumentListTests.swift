import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import RegentTestKit
import Testing

@Suite("Lists of documents")
struct DocumentListTests {
    /// A question about a run, as a filter says it and as Swift does.
    struct Question: Sendable {
        let filter: String
        let isTrue: @Sendable (EvalRun) -> Bool
    }

    /// An order, as a list is asked for it and as Swift compares.
    struct Sorting: Sendable {
        let orderBy: String
        let precedes: @Sendable (EvalRun, EvalRun) -> Bool
    }

    static let sortings = [
        Sorting(orderBy: "") { $0.name < $1.name }, Sorting(orderBy: "name desc") { $0.name > $1.name },
        Sorting(orderBy: "create_time") { (micros($0), $0.name) < (micros($1), $1.name) },
        Sorting(orderBy: "create_time desc") { (micros($0), $0.name) > (micros($1), $1.name) },
        Sorting(orderBy: "state, attempt") { one, two in
            (one.state.name, one.attempt, one.name) < (two.state.name, two.attempt, two.name)
        },
        Sorting(orderBy: "attempt desc,trigger desc") { one, two in
            (one.attempt, one.trigger, one.name) > (two.attempt, two.trigger, two.name)
        },
    ]

    static func micros(_ run: EvalRun) -> Int64 { run.createTime?.microseconds ?? -1 }

    static let versions = [
        "", "models/a/versions/1.0.0", "models/A/versions/2.0.0", "models/a-b/versions/1", "models/b",
    ]

    static let states: [EvalRunState] = [.running, .sealed, .passed, .failed, .aborted]

    static func comparison(_ random: inout SplitMix64) -> Question {
        let (number, flag) = (UInt32.random(in: 0...3, using: &random), Bool.random(using: &random))
        let state = states.randomElement(using: &random) ?? .running
        let time = Int64(number) * 20
        switch Int.random(in: 0...8, using: &random) {
        case 0: return Question(filter: "state \(flag ? "=" : "!=") \(state.name)") { ($0.state == state) == flag }
        case 1: return Question(filter: "attempt > \(number)") { $0.attempt > number }
        case 2: return Question(filter: "attempt <= \(number)") { $0.attempt <= number }
        case 3:
            let text = Timestamp(microseconds: time).rfc3339 ?? ""
            return Question(filter: "create_time >= \(text)") { micros($0) >= time }
        case 4: return Question(filter: "trigger : \"\(number)\"") { $0.trigger.contains("\(number)") }
        case 5: return Question(filter: "metadata.k = v\(number)") { $0.metadata["k"] == "v\(number)" }
        case 6: return Question(filter: "seal_time:*") { $0.sealTime != nil }
        case 7:
            let version = versions.randomElement(using: &random) ?? ""
            return Question(filter: "model_version = \"\(version)\"") { $0.modelVersion == version }
        default: return Question(filter: "name < evalRuns/r\(number)") { $0.name < "evalRuns/r\(number)" }
        }
    }

    static func question(_ random: inout SplitMix64, depth: Int = 0) -> Question {
        guard depth < 3 else { return comparison(&random) }
        let inner = { (random: inout SplitMix64) in question(&random, depth: depth + 1) }
        switch Int.random(in: 0...5, using: &random) {
        case 0:
            let (one, two) = (inner(&random), inner(&random))
            return Question(filter: "(\(one.filter)) AND (\(two.filter))") { one.isTrue($0) && two.isTrue($0) }
        case 1:
            let (one, two) = (inner(&random), inner(&random))
            return Question(filter: "(\(one.filter)) OR (\(two.filter))") { one.isTrue($0) || two.isTrue($0) }
        case 2:
            let one = inner(&random)
            return Question(filter: "NOT (\(one.filter))") { !one.isTrue($0) }
        case 3 where depth == 0: return Question(filter: "") { _ in true }
        default: return comparison(&random)
        }
    }

    /// Runs that are made and changed at random; what there was after each revision, by name.
    static func changed(
        _ fixture: StoreFixture, _ random: inout SplitMix64, changes: Int
    ) async throws -> [[String: EvalRun]] {
        var states: [[String: EvalRun]] = [[:]]
        for now in 1...Int64(changes) {
            var run = EvalRun(name: "evalRuns/r\(UInt32.random(in: 0...39, using: &random))")
            let known = states.last?[run.name]
            if let known { run = known }
            run.state = Self.states.randomElement(using: &random) ?? .running
            run.attempt = UInt32.random(in: 0...4, using: &random)
            run.trigger = "\(UInt32.random(in: 0...99, using: &random))"
            run.metadata = ["k": "v\(UInt32.random(in: 0...3, using: &random))"]
            run.modelVersion = versions.randomElement(using: &random) ?? ""
            if Bool.random(using: &random) { run.sealTime = Timestamp(microseconds: now) }
            let changed = run
            let stored = try await fixture.store.write(.at(now)) { transaction in
                known == nil ? try transaction.create(changed) : try transaction.update(changed)
            }
            var state = states.last ?? [:]
            state[stored.name] = stored
            states.append(state)
        }
        return states
    }

    /// All pages of a list, and how many there are.
    static func pages<D: Document>(
        _ type: D.Type, _ store: Store, _ query: DocumentQuery, readableIn scopes: [Scope] = [.everything]
    ) async throws -> (items: [D], count: Int) {
        var (items, token, count): ([D], String, Int) = ([], "", 0)
        repeat {
            let page = try await store.list(type, query.after(token), readableIn: scopes)
            #expect(query.pageSize == 0 || page.items.count <= query.pageSize)
            items += page.items
            (token, count) = (page.nextPageToken, count + 1)
        } while !token.isEmpty
        return (items, count)
    }

    /// Where a caller may read: everywhere, or in some scopes.
    static func scopes(_ names: [String], _ random: inout SplitMix64) throws -> [Scope] {
        guard Int.random(in: 0...2, using: &random) > 0 else { return [.everything] }
        return try (0..<Int.random(in: 0...3, using: &random)).map { _ in
            try Scope(names.randomElement(using: &random) ?? "")
        }
    }

    @Test("What a list gives, now and as of any revision, is what its documents were, filtered and sorted by hand")
    func equalsReplay() async throws {
        var random = SplitMix64(seed: announcedSeed("lists of documents"))
        let fixture = try await StoreFixture()
        let states = try await Self.changed(fixture, &random, changes: 120)
        for _ in 0..<1_000 {
            let revision = Int.random(in: 0..<states.count, using: &random)
            let question = Self.question(&random)
            let sorting = try #require(Self.sortings.randomElement(using: &random))
            let scopes = try Self.scopes(["models/a", "models/A", "models/a-b", "models/b", "models/c"], &random)
            func isReadable(_ run: EvalRun?) -> Bool {
                scopes.contains { $0.covers(anyOf: run?.scopeNames ?? []) }
            }
            // Revision 0 is asked for as now. What lies elsewhere now is not shown as it was.
            let now = states.last ?? [:]
            let runs = revision == 0 ? now : states[revision]
            let query = DocumentQuery(
                filter: question.filter, orderBy: sorting.orderBy, asOf: UInt64(revision),
                pageSize: Int.random(in: 1...50, using: &random))
            let found = try await Self.pages(EvalRun.self, fixture.store, query, readableIn: scopes).items
            let expected = runs.values.filter { isReadable($0) && isReadable(now[$0.name]) && question.isTrue($0) }
                .sorted(by: sorting.precedes)
            #expect(found == expected, "\(question.filter) by \(sorting.orderBy) as of \(revision) in \(scopes)")
        }
        await fixture.close()
    }

    @Test("A list as of a revision that is not committed is refused")
    func unknownRevision() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("a")
        #expect(try await fixture.store.list(EvalRun.self, DocumentQuery(asOf: 1)).items.count == 1)
        for body: @Sendable () async throws -> Void in [
            { _ = try await fixture.store.list(EvalRun.self, DocumentQuery(asOf: 2)) },
            { _ = try await fixture.store.list(EvalRun.self, DocumentQuery(asOf: .max)) },
            { try await fixture.store.checkCommitted(2) },
        ] {
            let error = await #expect(throws: StorageError.self) { try await body() }
            #expect(error?.code == .revisionUnknown)
        }
        await fixture.close()
    }

    /// Many environments, made in one transaction; the last of them is another than the rest.
    static func many(_ count: Int) async throws -> StoreFixture {
        let fixture = try await StoreFixture()
        try await fixture.store.write(.at(1)) { transaction in
            for number in 1...count {
                let id = String(repeating: "0", count: 6 - "\(number)".count) + "\(number)"
                let text = number == count ? "last" : number <= 3 ? "first" : "x"
                _ = try transaction.create(Environment(name: "environments/e\(id)", description: text))
            }
        }
        return fixture
    }

    @Test("A list that no index serves reads ten thousand documents and no more, and says by what it could be served")
    func bounded() async throws {
        let fixture = try await Self.many(10_002)
        func list(_ filter: String, _ orderBy: String = "", asOf: UInt64 = 0, size: Int = 3) async throws -> [String] {
            let query = DocumentQuery(filter: filter, orderBy: orderBy, asOf: asOf, pageSize: size)
            return try await fixture.store.list(Environment.self, query).items.map(\.name)
        }
        // The page is full before the bound is reached, or the order is that of the names.
        #expect(try await list("description = first").count == 3)
        #expect(try await list("").count == 3)
        for (filter, orderBy, asOf) in [
            ("description = last", "", 0), ("", "description", 0), ("description = first", "create_time desc", 0),
            ("", "description", 10_002), ("", "state", 1),
        ] as [(String, String, UInt64)] {
            let refusal = await #expect(throws: Refusal.self) { try await list(filter, orderBy, asOf: asOf) }
            #expect(refusal?.reason == .queryUnindexed, "\(filter) by \(orderBy) as of \(asOf)")
            // No index has what was.
            #expect(refusal?.metadata["indexes"] == (asOf == 0 ? "state" : ""))
            #expect(refusal?.metadata["limit"] == "10000")
        }
        let fewer = try await Self.many(10_000)
        let query = DocumentQuery(filter: "description = last", orderBy: "description")
        #expect(try await fewer.store.list(Environment.self, query).items.map(\.name) == ["environments/e010000"])
        await fixture.close()
        await fewer.close()
    }

    /// What a list of many runs reads: a page of ten, whatever they are.
    static let served: [(filter: String, orderBy: String, state: String?, reads: Int)] = [
        ("", "", nil, 11), ("", "create_time desc", nil, 11), ("", "state, create_time", nil, 11),
        // The bounds of an index are inclusive.
        ("state = RUNNING AND create_time > 1970-01-01T00:00:00.002Z", "create_time", nil, 12),
        ("model_version = models/m3/versions/1.0.0", "create_time desc", nil, 11),
        ("create_time <= 1970-01-01T00:00:00.000012Z", "create_time desc", nil, 11),
        ("state = SEALED", "create_time", nil, 5), ("state = SEALED", "attempt desc", nil, 10),
        // By name: a thousand rows in vain, then the index; each page is read by name.
        ("state = SEALED", "", nil, 1_001 + 5 + 5), ("", "", "SEALED", 1_001 + 5 + 5), ("", "", "RUNNING", 11),
        ("create_time = 1970-01-01T00:00:00.000007Z", "", nil, 1),
    ]

    @Test("A list of many documents that an index serves reads its page only, and the next one where it ended")
    func readsItsPage() async throws {
        let fixture = try await StoreFixture { CountingDatabase(wrapping: $0) }
        let counting = try #require(fixture.database as? CountingDatabase)
        for number in 1...Int64(5_000) {
            let run = EvalRun(
                name: "evalRuns/r\(100_000 + number)", modelVersion: "models/m\(number % 100)/versions/1.0.0",
                state: number > 4_995 ? .sealed : .running)
            _ = try await fixture.store.write(.at(number)) { try $0.create(run) }
        }
        for row in Self.served {
            _ = counting.takeRowCount()
            let query = DocumentQuery(state: row.state, filter: row.filter, orderBy: row.orderBy, pageSize: 10)
            let page = try await fixture.store.list(EvalRun.self, query)
            #expect(counting.takeRowCount() <= row.reads, "\(row.filter) by \(row.orderBy)")
            #expect(!page.items.isEmpty)
            guard !page.nextPageToken.isEmpty else { continue }
            let next = try await fixture.store.list(EvalRun.self, query.after(page.nextPageToken))
            #expect(counting.takeRowCount() <= row.reads, "the second page of \(row.filter) by \(row.orderBy)")
            #expect(Set((page.items + next.items).map(\.name)).count == page.items.count + next.items.count)
        }
        await fixture.close()
    }

    @Test("A page token is refused where filter, order, revision or visibility is another")
    func tokens() async throws {
        let fixture = try await StoreFixture()
        for id in ["a", "b", "c"] { try await fixture.create(id) }
        let queries = [
            DocumentQuery(pageSize: 1), DocumentQuery(showsArchived: true, pageSize: 1),
            DocumentQuery(filter: "attempt = 0", pageSize: 1), DocumentQuery(filter: "attempt  = 0", pageSize: 1),
            DocumentQuery(orderBy: "create_time", pageSize: 1), DocumentQuery(orderBy: "create_time desc", pageSize: 1),
            DocumentQuery(asOf: 2, pageSize: 1), DocumentQuery(asOf: 3, pageSize: 1),
            DocumentQuery(state: "RUNNING", pageSize: 1),
        ]
        for (place, query) in queries.enumerated() {
            let token = try await fixture.store.list(EvalRun.self, query).nextPageToken
            #expect(!token.isEmpty)
            for (other, another) in queries.enumerated() {
                var code: StorageError.Code?
                do {
                    _ = try await fixture.store.list(EvalRun.self, another.after(token))
                } catch let error as StorageError { code = error.code }
                #expect(code == (place == other ? nil : .invalidPageToken), "\(place) at \(other)")
            }
        }
        await fixture.close()
    }

    @Test("A document that changes between two pages does not make a list by time repeat or lose another one")
    func changedBetweenPages() async throws {
        let fixture = try await StoreFixture()
        for id in ["a", "b", "c", "d"] { try await fixture.create(id) }
        let query = DocumentQuery(orderBy: "trigger", pageSize: 2)
        let first = try await fixture.store.list(EvalRun.self, query)
        #expect(first.items.map(\.name) == ["evalRuns/a", "evalRuns/b"])
        try await fixture.update("b", trigger: "z")
        let second = try await fixture.store.list(EvalRun.self, query.after(first.nextPageToken))
        #expect(second.items.map(\.name) == ["evalRuns/c", "evalRuns/d"] && !second.nextPageToken.isEmpty)
        await fixture.close()
    }
}

extension DocumentQuery {
    /// The same, from a page on.
    func after(_ token: String) -> DocumentQuery {
        DocumentQuery(
            parent: parent, state: state, showsArchived: showsArchived, filter: filter, orderBy: orderBy, asOf: asOf,
            pageSize: pageSize, pageToken: token)
    }
}
