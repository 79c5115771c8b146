import RegentMessages
import RegentProofs
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Log of the ledger", .timeLimit(.minutes(5)))
struct LedgerLogTests {
    private typealias Methods = LedgerServiceMethods

    private static func created(_ bench: ServiceBench, _ count: Int) async throws -> [Receipt] {
        var receipts: [Receipt] = []
        for number in 0..<count {
            let response = try await bench.call(
                EvaluationServiceMethods.createRun,
                CreateRunRequest(name: "evalRuns/r-\(number)", type: .offline, mutation: .fresh()))
            receipts.append(try #require(response.receipt))
        }
        return receipts
    }

    private static func checkpoint(_ bench: ServiceBench, of size: UInt64 = 0) async throws -> LedgerCheckpoint {
        let response = try await bench.call(Methods.getCheckpoint, GetCheckpointRequest(treeSize: size))
        return try #require(response.checkpoint)
    }

    @Test("a checkpoint is the signed note of C2SP, and every receipt is proved against it offline")
    func receipts() async throws {
        let bench = try await ServiceBench.open()
        let receipts = try await Self.created(bench, 5)
        let shown = try await Self.checkpoint(bench)
        let note = try SignedNote(parsing: Array(shown.note.utf8))
        let verifier = try NoteVerifier(vkey: shown.verifierKey)
        #expect(verifier.verifies(note))
        let checkpoint = try Checkpoint(parsing: note.text)
        #expect(checkpoint.origin == "regent.dev/ledgers/\(bench.store.identity.storeID)")
        #expect(checkpoint.size == 5 && shown.treeSize == 5 && checkpoint.root.bytes == shown.rootHash)
        for receipt in receipts {
            #expect(receipt.treeSize == receipt.revision)
            let proof = try await bench.call(
                Methods.proveInclusion, ProveInclusionRequest(revision: receipt.revision, treeSize: 5))
            let leaf = try #require(MerkleHash(receipt.leafHash))
            let holds = MerkleProof.includes(
                leaf, at: receipt.treeSize - 1, size: checkpoint.size, root: checkpoint.root,
                proof: try #require(MerkleProof.hashes(proof.hashes)))
            #expect(holds)
            #expect(MerkleHash.leaf(of: proof.leafContent) == leaf)
        }
        let signed = try await Self.checkpoint(bench, of: 3)
        let step = try await bench.call(
            Methods.proveConsistency, ProveConsistencyRequest(oldSize: 3, newSize: 5))
        #expect(step.oldRootHash == signed.rootHash)
        let isGrown = MerkleProof.isConsistent(
            from: 3, try #require(MerkleHash(step.oldRootHash)), to: 5, checkpoint.root,
            proof: try #require(MerkleProof.hashes(step.hashes)))
        #expect(isGrown)
    }

    @Test("what a leaf commits to is for auditors, its proof for everybody")
    func detail() async throws {
        let bench = try await ServiceBench.open()
        _ = try await Self.created(bench, 1)
        let stranger = try ScopedReadingTests.caller([("history.read", "*")])
        let request = ProveInclusionRequest(revision: 1)
        let (whole, part) = (
            try await bench.call(Methods.proveInclusion, request),
            try await bench.call(Methods.proveInclusion, request, as: stranger)
        )
        #expect(!whole.leafContent.isEmpty)
        #expect(part.leafContent.isEmpty && part.leafHash == whole.leafHash)
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(Methods.getEntryBundle, GetEntryBundleRequest(width: 1), as: stranger)
        }
        let bundle = try await bench.call(Methods.getEntryBundle, GetEntryBundleRequest(width: 1))
        #expect(EntryBundle.entries(bundle.bundle) == [whole.leafContent])
        await expectRefusal(.notFound) {
            _ = try await bench.call(Methods.getEntryBundle, GetEntryBundleRequest(width: 2))
        }
    }

    @Test("what there is not is refused in words")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        let empty = try await Self.checkpoint(bench)
        #expect(empty.treeSize == 0 && empty.rootHash == MerkleHash.empty.bytes)
        _ = try await Self.created(bench, 2)
        await expectRefusal(.revisionUnknown) { _ = try await Self.checkpoint(bench, of: 3) }
        await expectRefusal(.revisionUnknown) {
            _ = try await bench.call(Methods.proveInclusion, ProveInclusionRequest(revision: 3))
        }
        await expectRefusal(.revisionUnknown) {
            _ = try await bench.call(Methods.proveConsistency, ProveConsistencyRequest(oldSize: 3))
        }
        await expectRefusal(.notFound) {
            _ = try await bench.call(Methods.getCheckpoint, GetCheckpointRequest(cosigned: true))
        }
        await expectRefusal(.badRequest) {
            _ = try await bench.call(Methods.getCheckpoint, GetCheckpointRequest(treeSize: 1, cosigned: true))
        }
    }

    @Test("the newest checkpoint stays until another one is published, and a fresh receipt is proved at once")
    func published() async throws {
        let bench = try await ServiceBench.open()
        _ = try await Self.created(bench, 2)
        try await bench.context.log.publish()
        _ = try await Self.created(bench, 3)
        let newest = try await Self.checkpoint(bench)
        #expect(newest.treeSize == 2)
        let proof = try await bench.call(Methods.proveInclusion, ProveInclusionRequest(revision: 4))
        #expect(proof.checkpoint?.treeSize == 5)
        try await bench.context.log.publish()
        let next = try await Self.checkpoint(bench)
        #expect(next.treeSize == 5)
        let kept = try await bench.store.checkpoint(of: 2)
        #expect(kept?.note == Array(newest.note.utf8))
    }

    @Test("a key that is rotated and the new one vouch for the change, and checkpoints go on with the new one")
    func rotation() async throws {
        let bench = try await ServiceBench.open()
        _ = try await Self.created(bench, 1)
        let before = try await Self.checkpoint(bench)
        let answer = try await bench.call(Methods.rotateSigningKey, RotateSigningKeyRequest(mutation: .fresh()))
        let rotation = try #require(answer.keyRotation)
        #expect(rotation.previousVerifierKey == before.verifierKey && !rotation.previousLost)
        let note = try SignedNote(parsing: Array(rotation.note.utf8))
        let text = try KeyRotationText(parsing: note.text)
        #expect(text.vouching(of: note) == .both)
        #expect(text.next.vkey == rotation.verifierKey && text.previous.vkey == before.verifierKey)
        try await bench.context.log.publish()
        let after = try await Self.checkpoint(bench)
        #expect(after.verifierKey == rotation.verifierKey && after.treeSize == 2)
        let (found, list) = (
            try await bench.call(Methods.getKeyRotation, GetKeyRotationRequest(name: rotation.name)),
            try await bench.call(Methods.listKeyRotations, ListKeyRotationsRequest())
        )
        #expect(found.keyRotation == rotation && list.keyRotations == [rotation])
        let audit = try await bench.store.auditLedger()
        #expect(audit.faults == [])
    }

    @Test("what is validated only changes no key, and a repeated call makes no second one")
    func rotationOnce() async throws {
        let bench = try await ServiceBench.open()
        _ = try await Self.created(bench, 1)
        let before = try await Self.checkpoint(bench)
        var tried = RotateSigningKeyRequest(mutation: .fresh())
        tried.mutation?.validateOnly = true
        _ = try await bench.call(Methods.rotateSigningKey, tried)
        let same = try await Self.checkpoint(bench, of: 1)
        #expect(same.verifierKey == before.verifierKey)
        let request = RotateSigningKeyRequest(mutation: .fresh())
        let first = try await bench.call(Methods.rotateSigningKey, request)
        let again = try await bench.call(Methods.rotateSigningKey, request)
        #expect(again.keyRotation == first.keyRotation && again.receipt?.replayed == true)
        let signed = try await Self.checkpoint(bench, of: 2)
        #expect(signed.verifierKey == first.keyRotation?.verifierKey)
    }

    @Test("a store without its key goes on with another one and says that it may be a fork")
    func lost() async throws {
        let bench = try await ServiceBench.open()
        _ = try await Self.created(bench, 1)
        try await bench.context.log.publish()
        let before = try await Self.checkpoint(bench)
        #expect(before.fork.isEmpty)
        let other = try await bench.restarted()
        let after = try await Self.checkpoint(other)
        #expect(after.fork.contains(before.verifierKey))
        let list = try await other.call(Methods.listKeyRotations, ListKeyRotationsRequest())
        let rotation = try #require(list.keyRotations.first)
        #expect(rotation.previousLost && list.keyRotations.count == 1)
        let note = try SignedNote(parsing: Array(rotation.note.utf8))
        let text = try KeyRotationText(parsing: note.text)
        #expect(text.vouching(of: note) == .nextOnly)
        let diagnoses = try await other.call(ServerServiceMethods.diagnose, DiagnoseRequest()).diagnoses
        let ledger = diagnoses.first { $0.subsystem == "ledger" }
        #expect(ledger?.status == .warning && ledger?.detail.contains("fork") == true)
    }

    @Test("a log whose ledger is no longer that of its checkpoint signs no more")
    func edited() async throws {
        let bench = try await ServiceBench.open()
        _ = try await Self.created(bench, 2)
        try await bench.context.log.publish()
        try await bench.database.write {
            try $0.execute("UPDATE ledger SET leaf_hash = zeroblob(32) WHERE revision = 1", [])
        }
        _ = try await bench.call(
            EvaluationServiceMethods.createRun,
            CreateRunRequest(name: "evalRuns/next", type: .offline, mutation: .fresh()))
        await #expect(throws: StorageError.self) { try await bench.context.log.publish() }
        #expect(bench.context.log.fault != nil)
        let diagnoses = try await bench.call(ServerServiceMethods.diagnose, DiagnoseRequest()).diagnoses
        let ledger = diagnoses.first { $0.subsystem == "ledger" }
        #expect(ledger?.status == .failed)
        let info = try await bench.call(ServerServiceMethods.getServerInfo, GetServerInfoRequest())
        #expect(info.server?.checkpoint?.treeSize == 2)
    }
}
