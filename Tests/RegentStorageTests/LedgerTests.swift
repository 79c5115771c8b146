import Crypto
import Foundation
import RegentDatabase
import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

@Suite("Ledger", .timeLimit(.minutes(10)))
struct LedgerTests {
    @Test("revisions are gapless, also where calls fail in between")
    func gapless() async throws {
        struct Refused: Error {}
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        for number in 0..<20 {
            try? await fixture.store.write(.at(1)) { transaction in
                var run = try transaction.require(EvalRun.self, "evalRuns/A")
                run.trigger = "\(number)"
                _ = try transaction.update(run)
                if number.isMultiple(of: 3) { throw Refused() }
            }
        }
        let entries = try await fixture.store.entries(from: 1)
        #expect(entries.map(\.revision) == Array(1...14))
        let audit = try await fixture.store.auditLedger()
        #expect((audit.entryCount, audit.resourceCount, audit.revision) == (14, 1, 14) && audit.faultCount == 0)
        await fixture.close()
    }

    @Test("an entry says who, what, when and why, and holds the whole state")
    func entry() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A", at: 5)
        let entry = try #require(try await fixture.store.entries(from: 1).first)
        #expect(
            entry.actor == "principals/alice" && entry.role == "ANALYST"
                && entry.method == "/regent.v1.EvaluationService/AbortRun")
        #expect(entry.resource == "evalRuns/A" && entry.event == "test.created")
        #expect(entry.time?.microseconds == 5 && entry.idempotencyKey == "create A........")
        let state = try EvalRun(decoding: entry.payload)
        #expect(state == EvalRun(name: "evalRuns/A", plan: "A", state: .running))
        #expect(entry.leafVersion == 2 && entry.previousRevision == 0)
        #expect(entry.beforeDigest == [] && entry.afterDigest == [], "a guess of an erased payload could be tested")
        await fixture.close()
    }

    @Test("an erased text, of one page or of many, is not left in free pages of the file", arguments: [20, 30_000])
    func erasedPages(count: Int) async throws {
        try await withTemporaryFolder { folder in
            let path = folder.file("store.db")
            let fixture = try await StoreFixture(path: path)
            try await fixture.create("A")
            let erased = try await fixture.update("A", trigger: String(repeating: "Jane Doe, ", count: count / 10))
            try await fixture.update("A", trigger: String(repeating: "x", count: count))
            // Pages that the resource has left are taken by what comes later.
            for number in 0..<6 {
                try await fixture.create("\(number)")
                try await fixture.update("\(number)", trigger: String(repeating: "y", count: 30_000))
            }
            try await fixture.store.write(.at(1)) { try $0.eraseText(of: erased.revision) }
            await fixture.close()
            let bytes = try Data(contentsOf: URL(filePath: path))
            let (text, other) = (bytes.range(of: Data("Jane Doe".utf8)), bytes.range(of: Data("yyyyyyyy".utf8)))
            #expect(text == nil && other != nil)
        }
    }

    @Test("the entries of a resource chain: each begins where the last one ended")
    func chain() async throws {
        let fixture = try await StoreFixture()
        for id in ["A", "B"] { try await fixture.create(id) }
        for word in ["x", "y", "z"] {
            for id in ["A", "B"] { try await fixture.update(id, trigger: word) }
        }
        let history = try await fixture.store.history("evalRuns/A").items
        #expect(history.map(\.revision) == [1, 3, 5, 7])
        for (before, after) in zip(history, history.dropFirst()) {
            #expect(after.previousRevision == before.revision)
        }
        #expect(history.first?.previousRevision == 0)
        let run = try await fixture.store.require(EvalRun.self, "evalRuns/A")
        #expect(run.etag == "0000000000000007")
        await fixture.close()
    }

    @Test("history is the entries of one resource, page by page", arguments: [1, 2, 3, 100])
    func history(size: Int) async throws {
        let fixture = try await StoreFixture()
        for id in ["A", "B"] { try await fixture.create(id) }
        for number in 0..<5 { try await fixture.update("A", trigger: "\(number)") }
        var (entries, token): ([LedgerEntry], String) = ([], "")
        repeat {
            let page = try await fixture.store.history("evalRuns/A", pageSize: size, pageToken: token)
            #expect(page.items.count <= size)
            entries += page.items
            token = page.nextPageToken
        } while !token.isEmpty
        let all = try await fixture.store.entries(from: 1)
        #expect(entries == all.filter { $0.resource == "evalRuns/A" } && entries.count == 6)
        await fixture.close()
    }

    @Test("a resource can be read as it stood after any revision")
    func asOf() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("B", at: 1)
        try await fixture.create("A", at: 2)
        try await fixture.update("A", trigger: "x", at: 3)
        try await fixture.update("B", trigger: "other", at: 4)
        try await fixture.update("A", trigger: "y", at: 5)
        let store = fixture.store
        var triggers: [String?] = []
        for revision in 0...6 as ClosedRange<UInt64> {
            triggers.append(try await store.get(EvalRun.self, "evalRuns/A", asOf: revision)?.trigger)
        }
        #expect(triggers == [nil, nil, "", "x", "x", "y", "y"])
        let now = try await store.require(EvalRun.self, "evalRuns/A")
        #expect(try await store.get(EvalRun.self, "evalRuns/A", asOf: 5) == now)
        await fixture.close()
    }

    @Test("the leaf is the documented one, whatever the code of the store does", arguments: [0, 2] as [UInt32])
    func leafFormat(version: UInt32) throws {
        let salt = (0..<16).map(UInt8.init)
        var entry = LedgerEntry(
            revision: 3, time: Timestamp(microseconds: 1_500_000), actor: "a", role: "r", method: "m",
            resource: "evalRuns/x", event: "e", payload: [1, 2, 3], reason: "why", idempotencyKey: "k", leafHash: [7])
        if version == 0 { entry.afterDigest = [9] } else { (entry.leafVersion, entry.previousRevision) = (2, 300) }
        // Written out by hand from the format: tag, length, content of each field in number order.
        let payload = Array(SHA256.hash(data: salt + [1, 2, 3]))
        let reason = Array(SHA256.hash(data: salt + Array("why".utf8)).hexadecimal.utf8)
        var canonical: [UInt8] = [0x08, 3, 0x12, 8, 0x08, 1, 0x10, 0x80, 0xCA, 0xB5, 0xEE, 0x01]
        func field(_ number: UInt8, _ bytes: [UInt8]) {
            canonical += [number << 3 | 2, UInt8(bytes.count)] + bytes
        }
        field(3, Array("a".utf8))
        field(4, Array("r".utf8))
        field(6, Array("m".utf8))
        field(7, Array("evalRuns/x".utf8))
        field(8, Array("e".utf8))
        field(9, payload)
        if version == 0 { field(11, [9]) }
        field(12, reason)
        field(13, Array("k".utf8))
        if version == 2 { canonical += [0x78, 2, 0x80, 0x01, 0xAC, 0x02] }
        #expect(LedgerLeaf.hash(of: entry, salt: salt) == Array(SHA256.hash(data: [0] + canonical)))
        #expect(LedgerLeaf.isOfItsVersion(entry))
    }

    @Test("every field of an entry and its salt are under its leaf", arguments: 0..<13)
    func leafCovers(field: Int) {
        let changes: [(inout LedgerEntry) -> Void] = [
            { $0.actor = "x" }, { $0.role = "x" }, { $0.onBehalfOf = "x" }, { $0.method = "x" },
            { $0.resource = "x" }, { $0.event = "x" }, { $0.reason = "x" }, { $0.idempotencyKey = "x" },
            { $0.payload = [9] }, { $0.beforeDigest = [9] }, { $0.afterDigest = [9] }, { $0.leafVersion = 2 },
            { $0.previousRevision = 1 },
        ]
        let salt = [UInt8](repeating: 5, count: 16)
        let entry = LedgerEntry(revision: 1, payload: [1], beforeDigest: [2], afterDigest: [3])
        let leaf = LedgerLeaf.hash(of: entry, salt: salt)
        var changed = entry
        changes[field](&changed)
        #expect(LedgerLeaf.hash(of: changed, salt: salt) != leaf)
        #expect(LedgerLeaf.hash(of: entry, salt: [4] + salt.dropFirst()) != leaf)
    }

    @Test(
        "an entry has the fields of its leaf's version only",
        arguments: [
            LedgerEntry(revision: 2, previousRevision: 1), LedgerEntry(beforeDigest: [1], leafVersion: 2),
            LedgerEntry(afterDigest: [1], leafVersion: 2), LedgerEntry(leafVersion: 1), LedgerEntry(leafVersion: 3),
        ])
    func leafVersions(entry: LedgerEntry) {
        #expect(!LedgerLeaf.isOfItsVersion(entry))
    }

    @Test(
        "an audit finds changes made outside of the store",
        arguments: [
            ("UPDATE ledger SET actor = 'mallory' WHERE revision = 2", ["2 leaf evalRuns/A"]),
            ("UPDATE ledger SET payload = x'0a' WHERE revision = 2", ["2 leaf evalRuns/A"]),
            (
                "UPDATE ledger SET leaf_version = 0 WHERE revision = 2",
                ["2 leaf evalRuns/A", "2 payload evalRuns/A", "2 chain evalRuns/A"]
            ),
            (
                "UPDATE ledger SET previous_revision = 1 WHERE revision = 3",
                ["3 leaf evalRuns/A", "3 chain evalRuns/A"]
            ),
            ("DELETE FROM ledger WHERE revision = 2", ["3 gap ", "3 chain evalRuns/A"]),
            ("UPDATE resources SET body = x'0a01' WHERE name = 'evalRuns/A'", ["3 resource evalRuns/A"]),
            ("UPDATE resources SET update_time_us = 1 WHERE name = 'evalRuns/A'", ["3 resource evalRuns/A"]),
            (
                "UPDATE resources SET create_time_us = 1 WHERE name = 'evalRuns/A'",
                // Its rows with the time are missing, and those that are there are not its own.
                ["3 resource evalRuns/A"]
                    + [String](repeating: "3 index evalRuns/A", count: 1 + Self.timedRowCount)
            ),
            (
                """
                DELETE FROM resource_index WHERE name_key = 'evalruns/a' AND tuple_id IN (\
                SELECT min(tuple_id) FROM resource_index)
                """,
                ["3 index evalRuns/A"]
            ),
            (
                "UPDATE resources SET name_key = 'x' WHERE name = 'evalRuns/A'",
                ["3 resource evalRuns/A"] + Self.strayRows
            ),
            ("UPDATE resources SET kind_id = 99 WHERE name = 'evalRuns/A'", ["3 resource evalRuns/A"] + Self.strayRows),
            ("DELETE FROM resources WHERE name = 'evalRuns/A'", Self.strayRows + ["3 resource evalRuns/A"]),
            (
                """
                INSERT INTO resources SELECT kind_id, 'evalruns/b', 'evalRuns/B', 2, '', 1, 1, x'ff' FROM kinds \
                WHERE kind = 'evalRuns'
                """,
                ["2 resource evalRuns/B"]
            ),
            // A tuple and a kind without a declaration, no such document, values that the document does not have, and
            // a tuple of another kind.
            (Self.row("kind_id, 99, vals, name_key"), ["3 index evalRuns/A"]),
            (Self.row("99, tuple_id, vals, name_key"), ["0 index evalruns/a"]),
            (Self.row("kind_id, tuple_id, vals, 'evalruns/b'"), ["0 index evalruns/b"]),
            (Self.row("kind_id, tuple_id, x'00', name_key"), ["3 index evalRuns/A"]),
            (
                Self.row(
                    "kind_id, (SELECT tuple_id FROM index_tuples AS t WHERE t.kind_id <> i.kind_id), vals, name_key"),
                ["3 index evalRuns/A"]
            ),
            (
                "UPDATE index_tuples SET fields = 'trigger' WHERE fields = 'create_time'",
                ["3 index evalRuns/A", "3 index evalRuns/A"]
            ),
        ] as [(String, [String])])
    func tampering(sql: String, faults: [String]) async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        try await fixture.update("A", trigger: "x")
        try await fixture.update("A", trigger: "y")
        #expect(try await fixture.store.auditLedger().faults == [])
        try await fixture.database.write { try $0.execute(sql, []) }
        let audit = try await fixture.store.auditLedger()
        #expect(audit.faults.map { "\($0.revision) \($0.kind) \($0.resource)" } == faults)
        #expect(audit.faultCount == UInt64(faults.count))
        await fixture.close()
    }

    /// Adds a row to the index that is made of one of its rows.
    private static func row(_ columns: String) -> String {
        "INSERT INTO resource_index SELECT \(columns) FROM resource_index AS i WHERE name_key = 'evalruns/a' LIMIT 1"
    }

    /// The rows of the index of a run that is not there.
    private static let strayRows = [String](repeating: "0 index evalruns/a", count: EvalRun.indexes.count)
    /// How many rows of the index of a run have its create time.
    private static let timedRowCount = EvalRun.indexes.filter { $0.contains("create_time") }.count

    @Test("an audit of a store that goes on judges no change made meanwhile")
    func auditMeanwhile() async throws {
        let fixture = try await StoreFixture()
        for number in 0..<30 { try await fixture.create("run-\(number)") }
        let audit = try await fixture.store.auditLedger { _ in
            try await fixture.update("run-7", trigger: "meanwhile")
            try await fixture.create("run-\(UInt64.random(in: 100...UInt64.max))")
        }
        #expect(audit.faults == [] && audit.entryCount >= 30)
        await fixture.close()
    }

    @Test("a damaged body is an error, not an answer")
    func damaged() async throws {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        try await fixture.database.write { try $0.execute("UPDATE resources SET body = x'ffff'", []) }
        let error = await #expect(throws: StorageError.self) {
            try await fixture.store.get(EvalRun.self, "evalRuns/A")
        }
        #expect(error?.code == .damaged)
        await fixture.close()
    }
}

extension Sequence<UInt8> {
    var hexadecimal: String {
        map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
