import RegentDatabase
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentStorage
import Testing

@Suite("Keyed mutations", .timeLimit(.minutes(10)))
struct StoreMutationTests {
    private func abort(
        _ store: Store, _ mutation: Mutation?, run: String = "evalRuns/A", call: MutationCall = .at(1)
    ) async throws -> AbortRunResponse {
        let request = AbortRunRequest(run: run, mutation: mutation)
        return try await store.mutate(call, request) { transaction in
            var run = try transaction.require(EvalRun.self, request.run)
            run.abortReason = transaction.command.reason
            run.attempt += 1
            return AbortRunResponse(run: try transaction.update(run))
        }
    }

    private func fixture() async throws -> StoreFixture {
        let fixture = try await StoreFixture()
        try await fixture.create("A")
        return fixture
    }

    @Test("the same key and request again give the stored answer, and happen once")
    func replay() async throws {
        let fixture = try await fixture()
        let first = try await abort(fixture.store, .keyed("k", reason: "r"))
        let second = try await abort(fixture.store, .keyed("k", reason: "r"), call: .at(99))
        #expect(first.receipt?.replayed == false && second.receipt?.replayed == true)
        var expected = first
        expected.receipt?.replayed = true
        #expect(second == expected)
        let run = try await fixture.store.require(EvalRun.self, "evalRuns/A")
        #expect(run.attempt == 1 && run.revision == 2)
        await fixture.close()
    }

    @Test(
        "another request under a used key is refused",
        arguments: [
            Mutation.keyed("k", reason: "other"), .keyed("k", etag: "e", reason: "r"),
            .keyed("k", validateOnly: true, reason: "r"),
        ])
    func reused(mutation: Mutation) async throws {
        let fixture = try await fixture()
        _ = try await abort(fixture.store, .keyed("k", reason: "r"))
        let error = await #expect(throws: StorageError.self) { try await abort(fixture.store, mutation) }
        #expect(error?.code == .keyReused)
        #expect(try await fixture.store.lastRevision() == 2)
        await fixture.close()
    }

    @Test(
        "a key belongs to a principal and a method",
        arguments: [
            MutationCall.at(1, actor: "principals/bob"), .at(1, method: EvaluationServiceMethods.dropBatch.descriptor),
        ])
    func scope(call: MutationCall) async throws {
        let fixture = try await fixture()
        _ = try await abort(fixture.store, .keyed("k"))
        let other = try await abort(fixture.store, .keyed("k"), call: call)
        #expect(other.receipt?.replayed == false && other.receipt?.revision == 3)
        await fixture.close()
    }

    @Test(
        "a key of 16 to 64 bytes is required",
        arguments: [
            (0, false), (15, false), (16, true), (64, true), (65, false),
        ])
    func keyLength(length: Int, isLegal: Bool) async throws {
        let fixture = try await fixture()
        let mutation = Mutation(idempotencyKey: String(repeating: "k", count: length))
        if isLegal {
            #expect(try await abort(fixture.store, mutation).receipt?.revision == 2)
        } else {
            let error = await #expect(throws: StorageError.self) { try await abort(fixture.store, mutation) }
            #expect(error?.code == .keyRequired)
        }
        await fixture.close()
    }

    @Test("a request without a mutation is refused as one without a key")
    func noMutation() async throws {
        let fixture = try await fixture()
        let error = await #expect(throws: StorageError.self) { try await abort(fixture.store, nil) }
        #expect(error?.code == .keyRequired)
        await fixture.close()
    }

    @Test("validating runs everything, changes nothing and keeps no key")
    func validateOnly() async throws {
        let fixture = try await fixture()
        let answer = try await abort(fixture.store, .keyed("k", validateOnly: true))
        #expect(answer.run?.attempt == 1)
        #expect(answer.receipt?.revision == 0 && answer.receipt?.etag == "" && answer.receipt?.leafHash == [])
        #expect(try await fixture.store.require(EvalRun.self, "evalRuns/A").attempt == 0)
        #expect(try await fixture.store.lastRevision() == 1)
        let real = try await abort(fixture.store, .keyed("k"))
        #expect(real.receipt?.revision == 2 && real.receipt?.replayed == false)
        await fixture.close()
    }

    @Test(
        "validating finds what would be refused",
        arguments: [
            (
                Mutation.keyed("k", etag: "stale", validateOnly: true), "evalRuns/A",
                StorageError.Code.etagMismatch
            ),
            (.keyed("k", validateOnly: true), "evalRuns/none", .notFound),
        ])
    func validateRefusal(mutation: Mutation, run: String, code: StorageError.Code) async throws {
        let fixture = try await fixture()
        let error = await #expect(throws: StorageError.self) {
            try await abort(fixture.store, mutation, run: run)
        }
        #expect(error?.code == code)
        await fixture.close()
    }

    @Test("a refused call spends no key")
    func refusalKeepsNoKey() async throws {
        let fixture = try await fixture()
        await #expect(throws: StorageError.self) {
            try await abort(fixture.store, .keyed("k"), run: "evalRuns/B")
        }
        try await fixture.create("B")
        let answer = try await abort(fixture.store, .keyed("k"), run: "evalRuns/B")
        #expect(answer.receipt?.revision == 3)
        await fixture.close()
    }

    @Test("when the answer is lost after the commit, a repeat with the same key finds it")
    func unknownOutcome() async throws {
        let fixture = try await StoreFixture { FailingDatabase(wrapping: $0, write: 3, at: .afterCommit) }
        try await fixture.create("A")
        await #expect(throws: StorageError.self) { try await abort(fixture.store, .keyed("k")) }
        let again = try await abort(fixture.store, .keyed("k"))
        #expect(again.receipt?.replayed == true && again.receipt?.revision == 2)
        #expect(try await fixture.store.lastRevision() == 2)
        await fixture.close()
    }

    @Test("a call whose commit fails leaves neither change, entry nor key")
    func allOrNothing() async throws {
        let fixture = try await StoreFixture { FailingDatabase(wrapping: $0, write: 3, at: .atCommit) }
        try await fixture.create("A")
        let error = await #expect(throws: StorageError.self) { try await abort(fixture.store, .keyed("k")) }
        #expect(error?.code == .diskFull)
        #expect(try await fixture.store.lastRevision() == 1)
        let again = try await abort(fixture.store, .keyed("k"))
        #expect(again.receipt?.replayed == false && again.receipt?.revision == 2)
        await fixture.close()
    }

    @Test("an answer that says more than the document and its receipt is kept, one that does not is not")
    func keptAnswers() async throws {
        let fixture = try await fixture()
        for (key, reason) in [("plain", ""), ("more", "an answer of its own")] {
            let request = AbortRunRequest(run: "evalRuns/A", mutation: .keyed(key))
            func call() async throws -> AbortRunResponse {
                try await fixture.store.mutate(.at(1), request) { transaction in
                    var run = try transaction.update(try transaction.require(EvalRun.self, request.run))
                    if !reason.isEmpty { run.abortReason = reason }
                    return AbortRunResponse(run: run)
                }
            }
            let (first, again) = (try await call(), try await call())
            #expect(again.run == first.run && again.run?.abortReason == reason && again.receipt?.replayed == true)
        }
        let kept = try await fixture.database.read {
            try $0.query("SELECT method FROM idempotency WHERE response IS NOT NULL", []).map { try $0[0].asText }
        }
        #expect(kept == [EvaluationServiceMethods.abortRun.descriptor.name])
        await fixture.close()
    }

    @Test("a repeat says the mode in which the first call was made")
    func modeOfReceipt() async throws {
        let fixture = try await fixture()
        let first = try await abort(fixture.store, .keyed("k"))
        let method = EvaluationServiceMethods.abortRun.descriptor
        let caller = Caller(name: "principals/alice", authority: .all, isSinglePersonMode: false)
        let hardened = MutationCall(Command(actor: caller, role: "ANALYST", method: method, now: 2))
        let again = try await abort(fixture.store, .keyed("k"), call: hardened)
        #expect(first.receipt?.singlePersonMode == true && again.receipt?.singlePersonMode == true)
        await fixture.close()
    }

    @Test(
        "an answer whose entry lost its payload has expired, one whose entry is another's is damage",
        arguments: [
            ("UPDATE ledger SET payload = x'' WHERE revision = 2", StorageError.Code.answerExpired),
            ("UPDATE ledger SET payload = x'ff' WHERE revision = 2", .damaged),
            ("UPDATE idempotency SET revision = 1", .damaged), ("UPDATE idempotency SET revision = 9", .damaged),
        ])
    func lostAnswer(sql: String, code: StorageError.Code) async throws {
        let fixture = try await fixture()
        _ = try await abort(fixture.store, .keyed("k"))
        try await fixture.database.write { try $0.execute(sql, []) }
        let error = await #expect(throws: StorageError.self) { try await abort(fixture.store, .keyed("k")) }
        #expect(error?.code == code)
        #expect(try await fixture.store.lastRevision() == 2)
        await fixture.close()
    }

    /// A call of one method that is carried out by the rules of another, as `Apply` does.
    private static let applied = MutationCall(
        principal: "principals/alice", method: ApplyServiceMethods.apply.descriptor.name, now: 1
    ) { _, mutation in
        Command(
            actor: Caller(name: "principals/alice", authority: .all, isSinglePersonMode: true), role: "ANALYST",
            method: EvaluationServiceMethods.abortRun.descriptor, reason: mutation.reason, now: 1)
    }

    @Test(
        "what is kept of a call is forgotten with the text of its entry, but not that it was made",
        arguments: [MutationCall.at(1), StoreMutationTests.applied])
    func forgotten(call: MutationCall) async throws {
        let fixture = try await fixture()
        _ = try await abort(fixture.store, .keyed("k", reason: "Jane Doe"), call: call)
        try await fixture.database.write {
            try $0.execute("UPDATE idempotency SET response = x'0a00', method = 'm' WHERE revision = 2", [])
        }
        try await fixture.update("A")
        try await fixture.store.write(.at(3)) { try $0.eraseText(of: 2) }
        let found = try await fixture.database.read {
            try $0.first("SELECT request_digest, response FROM idempotency WHERE revision = 2", [])
        }
        let row = try #require(found)
        let digest = try row["request_digest"].asBlob
        #expect(digest == [UInt8](repeating: 0, count: 32) && row["response"].isNull)
        for reason in ["Jane Doe", "John Doe"] {
            let error = await #expect(throws: StorageError.self) {
                try await abort(fixture.store, .keyed("k", reason: reason), call: call)
            }
            #expect(error?.code == .answerExpired)
        }
        #expect(try await fixture.store.lastRevision() == 3)
        await fixture.close()
    }

    @Test("an answer is given for a day, whether or not what is older was erased by then")
    func expiry() async throws {
        let fixture = try await fixture()
        let first = try await abort(fixture.store, .keyed("k"))
        let last = 1 + Store.answerKeptMicros
        #expect(try await abort(fixture.store, .keyed("k"), call: .at(last)).run == first.run)
        let error = await #expect(throws: StorageError.self) {
            try await abort(fixture.store, .keyed("k"), call: .at(last + 1))
        }
        #expect(error?.code == .answerExpired)
        await fixture.close()
    }
}
