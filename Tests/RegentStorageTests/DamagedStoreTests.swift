import RegentDatabase
import RegentMessages
import RegentStorage
import RegentTestKit
import Testing

/// Stores with values that no program of ours has written: an answer or an error, and the daemon goes on.
@Suite("Damaged stores", .timeLimit(.minutes(2)))
struct DamagedStoreTests {
    /// Something that is asked of a store, or done to it.
    struct Question: Sendable {
        let name: String
        let ask: @Sendable (StoreFixture) async throws -> Void

        init(_ name: String, _ ask: @escaping @Sendable (StoreFixture) async throws -> Void) {
            self.name = name
            self.ask = ask
        }
    }

    /// A statement behind the store's back, and the questions that must be answered with DAMAGED after it.
    struct Damage: Sendable, CustomTestStringConvertible {
        let sql: String
        let damaged: Set<String>

        init(_ sql: String, _ damaged: String...) { (self.sql, self.damaged) = (sql, Set(damaged)) }

        var testDescription: String { sql }
    }

    /// A store with something in every table.
    static func fixture(_ folder: TemporaryFolder) async throws -> StoreFixture {
        let fixture = try await StoreFixture(path: folder.file("store.db"))
        let store = fixture.store
        try await fixture.create("A")
        try await fixture.update("A", trigger: "x")
        for seq in 1...3 as ClosedRange<UInt64> {
            _ = try await store.append(SampleSegment.batch("A", "u", seq))
            _ = try await OutcomeTableTests.append(store, OutcomeTableTests.segment(seq))
        }
        for second in 1...2 as ClosedRange<Int64> {
            try await store.record(
                Denial(
                    principal: "p", time: second * 1_000_000, method: "m", resource: "r", permission: "q",
                    reason: "PERMISSION_DENIED"))
        }
        try await store.write(.at(1)) { transaction in
            _ = try transaction.nextAttempt(plan: "plan", modelVersion: "v")
            try transaction.putGateResults(
                run: "evalRuns/A", revision: 2, [GateResult(key: "k", verdict: .fail)])
            try transaction.putSummary(run: "evalRuns/A", revision: 2, EvalSummary(sampleCount: 36))
        }
        return fixture
    }

    @Test("a sound store answers every question")
    func sound() async throws {
        try await withTemporaryFolder { folder in
            let fixture = try await Self.fixture(folder)
            let answers = try await Self.answers(of: fixture)
            #expect(answers.values.allSatisfy { $0 == nil }, "\(answers)")
            await fixture.close()
        }
    }

    @Test(
        "a stored value that cannot be is reported as damage, and every question has an answer or an error",
        arguments: ledger + resources + samples + outcomes + runs + others)
    func damage(_ damage: Damage) async throws {
        try await withTemporaryFolder { folder in
            let fixture = try await Self.fixture(folder)
            try await fixture.database.write { try $0.execute(damage.sql, []) }
            let answers = try await Self.answers(of: fixture)
            let damaged = Set(answers.filter { $0.value == .damaged }.keys)
            #expect(damaged.isSuperset(of: damage.damaged), "\(damaged.sorted())")
            #expect(answers.values.allSatisfy { $0 != .fault }, "\(answers)")
            await fixture.close()
        }
    }

    /// What comes of every question in turn: nil for an answer, otherwise the code of the error.
    private static func answers(of fixture: StoreFixture) async throws -> [String: StorageError.Code?] {
        var answers: [String: StorageError.Code?] = [:]
        for question in reading + writing {
            do {
                try await question.ask(fixture)
                answers.updateValue(nil, forKey: question.name)
            } catch let error as StorageError {
                answers[question.name] = .some(error.code)
            }
        }
        return answers
    }
}

// MARK: - Questions

extension DamagedStoreTests {
    private static let run = "evalRuns/A"

    /// Every reading function of a store.
    private static let reading: [Question] = [
        Question("open a copy") { fixture in
            try await withTemporaryFolder { folder in
                try await fixture.database.backup(to: folder.file("copy.db")) { _, _ in }
                let copy = try await StoreFixture(path: folder.file("copy.db"))
                await copy.close()
            }
        },
        Question("get") { _ = try await $0.store.require(EvalRun.self, run) },
        Question("as of") { _ = try await $0.store.get(EvalRun.self, run, asOf: .max) },
        Question("list") { _ = try await $0.store.list(EvalRun.self) },
        Question("history") { _ = try await $0.store.history(run) },
        Question("entries") { _ = try await $0.store.entries(from: 0) },
        Question("state") { _ = try await $0.store.state(under: "evalRuns/") },
        Question("has entry") { _ = try await $0.store.hasEntry(of: run, event: "e", after: 0) },
        Question("last revision") { _ = try await $0.store.lastRevision() },
        Question("durable seq") { _ = try await $0.store.durableSeq(run: run, upload: "u") },
        Question("segment keys") { _ = try await $0.store.segmentKeys(run: run) },
        Question("content digest") { _ = try await $0.store.contentDigest(run: run) },
        Question("segments") { _ = try await $0.store.segments(run: run, columns: .both) },
        Question("each segment") { try await $0.store.forEachSegment(run: run, columns: .hot) { _ in } },
        Question("durable outcomes") {
            _ = try await $0.store.durableOutcomeSeq(reporter: "r", of: "principals/p")
        },
        Question("each outcome segment") { fixture in
            try await fixture.store.readOutcomes {
                _ = try await $0.forEachSegment(
                    environment: "prod", times: 0..<100, usesSummaries: false, decoding: { $0 }
                ) { _ in }
            }
        },
        Question("outcome places") { fixture in
            try await fixture.store.readOutcomes {
                _ = try await $0.places(
                    environment: "prod", .selectedProvider, "a", times: 0..<100, after: .start)
            }
        },
        Question("outcome segment") { fixture in
            try await fixture.store.readOutcomes { _ = try await $0.segment(1) }
        },
        Question("outcome filters") { fixture in
            try await fixture.store.readOutcomes { _ = try await $0.segments { _ in true } }
        },
        Question("outcome batch") { fixture in
            try await fixture.store.readOutcomes { _ = try await $0.batch(reporter: "r", seq: 1) }
        },
        Question("gate results") { _ = try await $0.store.gateResults(run: run) },
        Question("shown summary") { _ = try await $0.store.shownSummary(run: run) },
        Question("denials") { _ = try await $0.store.denials(of: "p") },
        Question("counts") { _ = try await $0.store.storedCounts() },
        Question("audited ledger") { _ = try await $0.store.auditLedger() },
        Question("audited samples") { try await $0.store.forEachAuditedSamples { _ in } },
        Question("audited outcomes") { try await $0.store.forEachAuditedOutcomes { _ in } },
        Question("audited batches") { try await $0.store.forEachAuditedBatch { _ in } },
        Question("answers") { try await $0.store.forEachAnswer { _ in } },
        Question("settings") { _ = try await $0.store.settings() },
    ]

    /// The writing ones, which read what is there first; they come last and in this order.
    private static let writing: [Question] = [
        Question("replay") { try await $0.create("A") },
        Question("repeated samples") { _ = try await $0.store.append(SampleSegment.batch("A", "u", 1)) },
        Question("next samples") { _ = try await $0.store.append(SampleSegment.batch("A", "u", 4)) },
        Question("dropped batch") { fixture in
            try await fixture.store.write(.at(1)) { try $0.dropBatch(run: run, upload: "u", seq: 2) }
        },
        Question("repeated outcomes") { fixture in
            _ = try await OutcomeTableTests.append(fixture.store, OutcomeTableTests.segment(1))
        },
        Question("next outcomes") { fixture in
            _ = try await OutcomeTableTests.append(fixture.store, OutcomeTableTests.segment(4))
        },
        Question("attempt count") { fixture in
            _ = try await fixture.store.write(.at(1)) { try $0.attemptCount(plan: "plan", modelVersion: "v") }
        },
        Question("attempt") { fixture in
            _ = try await fixture.store.write(.at(1)) {
                try $0.nextAttempt(plan: "plan", modelVersion: "v")
            }
        },
        Question("denial") { fixture in
            try await fixture.store.record(
                Denial(principal: "p", time: 1, method: "m", resource: "r", permission: "q", reason: "x"))
        },
        Question("update") { try await $0.update("A", trigger: "y") },
        Question("create") { try await $0.create("new") },
        Question("erasure") { _ = try await $0.store.erase(outcomesKeptMicros: 1, now: StoreFixture.now) },
    ]
}

// MARK: - Damage

extension DamagedStoreTests {
    private static let greatest = "9223372036854775807"
    private static let least = "(-9223372036854775807 - 1)"

    private static let ledger = [
        Damage(
            "UPDATE ledger SET revision = \(greatest) WHERE revision = 2", "open a copy", "entries", "history",
            "state",
            "last revision"),
        Damage(
            "UPDATE ledger SET revision = -revision", "open a copy", "state", "last revision"),
        Damage("UPDATE ledger SET revision = -1 WHERE revision = 2"),
        Damage("UPDATE ledger SET time_us = \(least)"),
        Damage("UPDATE ledger SET time_us = \(greatest)"),
        Damage("UPDATE ledger SET payload = x'ffff'", "as of"),
        Damage(
            "UPDATE ledger SET salt = x'', leaf_hash = x'00', before_digest = x'00', after_digest = x'00'"),
    ]

    private static let resources = [
        Damage("UPDATE resources SET revision = -1", "get", "list", "update"),
        Damage("UPDATE resources SET revision = \(greatest)", "get", "list", "update"),
        Damage("UPDATE resources SET create_time_us = \(least), update_time_us = \(greatest)"),
        Damage("UPDATE resources SET body = x'ffff'", "get", "list", "update"),
    ]

    private static let samples = [
        Damage(
            "UPDATE eval_segments SET seq = -1 WHERE seq = 1", "segment keys", "content digest", "segments",
            "each segment", "audited samples"),
        Damage(
            "UPDATE eval_segments SET seq = -seq", "durable seq", "segment keys", "audited samples",
            "next samples"),
        Damage(
            "UPDATE eval_segments SET seq = \(greatest) WHERE seq = 3", "durable seq", "segment keys",
            "segments",
            "each segment", "audited samples", "next samples"),
        Damage("UPDATE eval_segments SET sample_count = -1", "segment keys", "segments", "each segment"),
        Damage(
            "UPDATE eval_segments SET sample_count = \(greatest)", "segment keys", "segments", "each segment"),
        Damage(
            "UPDATE eval_segments SET digest = x'00'", "segment keys", "content digest", "segments",
            "each segment",
            "repeated samples", "dropped batch"),
        Damage("UPDATE eval_segments SET dropped = -1, hot = x'', cold = x'ff'"),
    ]

    private static let outcomes = [
        Damage("UPDATE outcome_batches SET id = \(greatest) WHERE id = 3", "next outcomes"),
        Damage("UPDATE outcome_batches SET id = -id", "next outcomes"),
        Damage("UPDATE outcome_segments SET id = \(greatest) WHERE id = 3", "next outcomes"),
        Damage("UPDATE outcome_segments SET id = -id", "next outcomes"),
        Damage(
            "UPDATE outcome_batches SET seq = \(greatest) WHERE seq = 3", "durable outcomes", "audited outcomes",
            "audited batches", "next outcomes"),
        Damage(
            "UPDATE outcome_batches SET seq = -seq", "durable outcomes", "outcome segment", "audited outcomes",
            "audited batches", "next outcomes"),
        Damage("UPDATE outcome_segments SET outcome_count = -1", "outcome segment"),
        Damage(
            "UPDATE outcome_segments SET outcome_count = 4294967296", "each outcome segment",
            "outcome segment"),
        Damage("UPDATE outcome_segments SET digest = x''", "each outcome segment", "outcome segment"),
        Damage("UPDATE outcome_batches SET digest = x''", "repeated outcomes"),
        Damage("UPDATE outcome_batches SET outcome_count = -1", "outcome segment"),
        Damage(
            "UPDATE outcome_segments SET min_time_us = \(greatest), max_time_us = \(least)", "outcome segment"),
        Damage("UPDATE outcome_batches SET min_time_us = \(greatest), max_time_us = \(least)"),
        Damage("UPDATE outcome_segments SET first_batch = 9", "each outcome segment"),
        Damage("UPDATE outcome_segments SET span = \(greatest)"), Damage("UPDATE outcome_segments SET span = -1"),
        Damage("UPDATE outcome_segments SET since_generation = \(greatest), until_generation = \(least)"),
        Damage("UPDATE outcome_columns SET hot = x'', times = x'', cold = x'ff'"),
        Damage("UPDATE outcome_columns SET segment = -segment"),
        Damage("UPDATE outcome_batches SET erased_time_us = -1"),
        Damage("UPDATE outcome_values SET min_time_us = 9", "outcome places"),
        Damage("UPDATE outcome_values SET segment = \(greatest) WHERE segment = 1"),
        Damage("UPDATE outcome_values SET segment = -segment"),
        Damage("UPDATE outcome_filters SET filter = x''"),
        Damage("UPDATE outcome_filters SET segment = -segment"),
    ]

    private static let runs = [
        Damage("UPDATE eval_run_counters SET attempts = -2", "attempt count", "attempt"),
        Damage("UPDATE eval_run_counters SET attempts = 4294967296", "attempt count", "attempt"),
        Damage("UPDATE eval_run_counters SET attempts = 4294967295", "attempt"),
        Damage("UPDATE eval_run_counters SET attempts = \(greatest)", "attempt count"),
        Damage("UPDATE gate_results SET body = x'ffff'", "gate results"),
        Damage("UPDATE gate_results SET revision = -1, position = -1, n = -1, missing = -1"),
        Damage("UPDATE eval_run_summaries SET sample_count = -1"),
        Damage("UPDATE eval_run_summaries SET schema_valid_rate = 9e999, p95_latency_ms = -9e999"),
    ]

    private static let others = [
        Damage("UPDATE denials SET suppressed = \(greatest)", "denials"),
        Damage("UPDATE denials SET suppressed = -1", "denials"),
        Damage("UPDATE denials SET time_us = \(least), position = -1 - position"),
        Damage("UPDATE idempotency SET response = x'ffff'", "replay"),
        Damage("UPDATE idempotency SET revision = -1, time_us = \(least), erased_time_us = 0", "replay", "answers"),
        Damage("UPDATE idempotency SET revision = 7, time_us = \(greatest)", "replay"),
        Damage("UPDATE idempotency SET flags = \(least), create_time_us = \(least)"),
        Damage("UPDATE kinds SET kind_id = \(greatest) WHERE kind = 'evalRuns'"),
        Damage("UPDATE index_tuples SET tuple_id = \(greatest) WHERE tuple_id = 1"),
        Damage("UPDATE index_tuples SET filled_key = 'x', fields = fields || 'x'"),
        // Two keys of other bytes, which are one text.
        Damage("INSERT INTO store VALUES ('caf' || char(233), ''), ('cafe' || char(769), '')", "open a copy"),
        Damage("UPDATE store SET value = '-1' WHERE key = 'owner_uid'", "open a copy"),
        Damage("UPDATE store SET value = '9223372036854775808' WHERE key = 'create_time_us'", "open a copy"),
        Damage("DELETE FROM store WHERE key = 'store_id'", "open a copy"),
    ]
}
