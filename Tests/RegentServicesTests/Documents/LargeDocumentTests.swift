import RegentDatabase
import RegentDatabaseSQLite
import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import RegentWire
import Synchronization
import Testing

/// Documents that an earlier release stored and no answer takes whole: the summary of 30,000 scores.
@Suite("Documents larger than one may be now", .timeLimit(.minutes(10)))
struct LargeDocumentTests {
    private static let large = "evalRuns/large"
    private static let runs = ["evalRuns/a", large, "evalRuns/z"]

    private static func opened(_ path: String) async throws -> (ServiceBench, SQLiteDatabase) {
        let database = try SQLiteDatabase(.init(path: path, format: StorageSchema.format))
        let store = try await Store.open(
            database, ownerUID: 7, now: 1, random: { [UInt8](repeating: 1, count: $0) })
        return (try await ServiceBench.over(store, database), database)
    }

    /// Handlers over a store with three runs, of which one is large; gives the bytes of that one.
    private static func with(_ body: (ServiceBench, Int) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let (bench, database) = try await opened(folder.file("regent.db"))
            for run in runs { try await bench.run(run, []) }
            var run = try await bench.store.require(EvalRun.self, large)
            (run.revision, run.etag, run.createTime, run.updateTime) = (0, "", nil, nil)
            var summary = EvalSummary(sampleCount: 120)
            let filler = String(repeating: "x", count: 147)
            for number in 0..<30_000 { summary.scores["score_\(number)_\(filler)"] = 0.5 }
            run.summary = summary
            let bytes = run.encoded()
            try await database.write { connection in
                try connection.execute("UPDATE resources SET body = $1 WHERE name = $2", [.blob(bytes), .text(large)])
                try connection.execute(
                    "UPDATE ledger SET payload = $1 WHERE resource = $2", [.blob(bytes), .text(large)])
            }
            await database.close()
            // What was in memory is read again.
            let (again, reopened) = try await opened(folder.file("regent.db"))
            try await body(again, bytes.count)
            await reopened.close()
        }
    }

    @Test("Lists hold every run in any order, and name the one that is shortened")
    func lists() async throws {
        try await Self.with { bench, bytes in
            #expect(bytes > WireLimits.messageBytesMax)
            for (order, asOf) in [("", 0), ("create_time desc", 0), ("", 3)] as [(String, UInt64)] {
                var (names, shortened): ([String], [String]) = ([], [])
                var request = ListRunsRequest(orderBy: order, asOf: asOf)
                repeat {
                    let page = try await bench.call(EvaluationServiceMethods.listRuns, request)
                    #expect(page.encodedByteCount < WireLimits.messageBytesMax)
                    for run in page.runs {
                        #expect(run.state == .running && run.revision > 0 && !run.etag.isEmpty)
                        #expect(run.summary == nil)
                    }
                    names += page.runs.map(\.name)
                    shortened += page.shortened
                    request.pageToken = page.nextPageToken
                } while !request.pageToken.isEmpty
                #expect(names.sorted() == Self.runs && shortened == [Self.large], "\(order) \(asOf)")
            }
        }
    }

    @Test("A watch and a history pass every entry, and say how many bytes of one are left out")
    func entries() async throws {
        try await Self.with { bench, bytes in
            let request = GetHistoryRequest(name: Self.large, showChanges: true)
            let history = try await bench.call(LedgerServiceMethods.getHistory, request)
            #expect(history.encodedByteCount < WireLimits.messageBytesMax)
            #expect(history.entries.map(\.payloadLeftOut) == [UInt64(bytes)])
            let watched = Mutex<[LedgerEntry]>([])
            do {
                try await bench.stream(LedgerServiceMethods.watch, [WatchRequest()]) { (response) throws(RPCError) in
                    #expect(response.encodedByteCount < WireLimits.messageBytesMax)
                    watched.withLock { $0 += response.entries }
                    if response.revision >= UInt64(Self.runs.count) { throw .cancelled }
                }
            } catch let error as RPCError where error.code == .cancelled {}
            let seen = watched.withLock { $0 }
            #expect(seen.map(\.resource) == Self.runs)
            #expect(seen.map { Int($0.payloadLeftOut) } == [0, bytes, 0])
            #expect(seen.map(\.payload.isEmpty) == [false, true, false])
        }
    }
}
