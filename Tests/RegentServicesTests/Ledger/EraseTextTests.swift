import RegentMessages
import RegentModel
import RegentProofs
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Erasure of what an entry said")
struct EraseTextTests {
    private typealias Ledger = LedgerServiceMethods
    private static let name = "regions/personal"

    /// A region that was changed twice; gives the revisions of its three entries.
    private static func changed() async throws -> (bench: ServiceBench, revisions: [UInt64]) {
        let bench = try await ServiceBench.open()
        var revisions: [UInt64] = []
        for (zone, reason) in [("Etc/GMT", "for Jane Doe"), ("UTC", "moved"), ("Etc/GMT", "back")] {
            var mutation = Mutation.fresh()
            mutation.reason = reason
            let put = PutRegionRequest(region: Region(name: name, timeZone: zone), mutation: mutation)
            let response = try await bench.call(RegionServiceMethods.putRegion, put)
            revisions.append(response.receipt?.revision ?? 0)
        }
        return (bench, revisions)
    }

    private static func erase(_ bench: ServiceBench, _ revision: UInt64) async throws -> EraseTextResponse {
        try await bench.call(Ledger.eraseText, EraseTextRequest(mutation: .fresh(), revision: revision))
    }

    private static func proof(_ bench: ServiceBench, _ revision: UInt64, _ size: UInt64) async throws -> LogProof {
        let response = try await bench.call(
            Ledger.proveInclusion, ProveInclusionRequest(revision: revision, treeSize: size))
        return LogProof(
            index: response.leafIndex, hashes: try #require(MerkleProof.hashes(response.hashes)),
            extra: response.leafContent,
            note: try SignedNote(parsing: Array((response.checkpoint?.note ?? "").utf8)))
    }

    @Test("Proofs of before and after an erasure are the same and valid, and nothing of the text is left")
    func proofsStay() async throws {
        let (bench, revisions) = try await Self.changed()
        let before = try await Self.proof(bench, revisions[0], revisions[2])
        let erased = try await Self.erase(bench, revisions[0])
        let erasure = try #require(erased.textErasure)
        #expect(erasure.resource == Self.name)
        let got = try await bench.call(Ledger.getTextErasure, GetTextErasureRequest(name: erasure.name))
        let listed = try await bench.call(Ledger.listTextErasures, ListTextErasuresRequest())
        #expect(got.textErasure == erasure && listed.textErasures == [erasure])
        let after = try await Self.proof(bench, revisions[0], revisions[2])
        #expect(after.extra == before.extra && after.hashes == before.hashes && after.index == before.index)
        let key = try #require(bench.context.log.verifier)
        let checkpoint = try after.checkpoint(trusting: TrustPolicy(logs: [key]))
        #expect(checkpoint.size == revisions[2])

        let entries = try await bench.store.entries(from: revisions[0], limit: 1)
        let shown = try await bench.call(Ledger.getHistory, GetHistoryRequest(name: Self.name, showChanges: true))
        for entry in [entries.first, shown.entries.first] {
            #expect(entry?.textErased == true)
            #expect(entry?.payload == [] && entry?.reason == "")
        }
        #expect(shown.changes.map(\.changes.isEmpty) == [true, true, false])
        let audit = try await bench.store.auditLedger()
        #expect(audit.faults == [])
        let again = try await bench.restarted().store.entries(from: revisions[0], limit: 1)
        #expect(again == entries)
    }

    @Test("The last entry of a resource has the text that the resource has, so it is refused")
    func lastEntry() async throws {
        let (bench, revisions) = try await Self.changed()
        await #expect { _ = try await Self.erase(bench, revisions[2]) } throws: {
            ($0 as? Refusal)?.reason == .textInUse
        }
        await #expect { _ = try await Self.erase(bench, 1_000_000) } throws: {
            ($0 as? Refusal)?.reason == .notFound
        }
    }

    @Test("What an erased entry made of a resource cannot be asked for; what came before and after it can")
    func pastStates() async throws {
        let (bench, revisions) = try await Self.changed()
        _ = try await Self.erase(bench, revisions[1])
        let get = RegionServiceMethods.getRegion
        let first = try await bench.call(get, GetRegionRequest(name: Self.name, asOf: revisions[0]))
        #expect(first.region?.timeZone == "Etc/GMT")
        await #expect {
            _ = try await bench.call(get, GetRegionRequest(name: Self.name, asOf: revisions[1]))
        } throws: {
            ($0 as? StorageError)?.code == .textErased
        }
        let diff = DiffResourceRequest(name: Self.name, fromRevision: revisions[0], toRevision: revisions[1])
        await #expect {
            _ = try await bench.call(Ledger.diffResource, diff)
        } throws: {
            ($0 as? Refusal)?.reason == .textErased
        }
        await #expect {
            _ = try await bench.store.state(under: "regions/", asOf: revisions[1])
        } throws: {
            let error = $0 as? StorageError
            return error?.code == .textErased && error?.message.contains(Self.name) == false
                && error?.metadata["resource"] == nil
        }
        let now = try await bench.store.state(under: "regions/")
        #expect(now.entries.contains { $0.resource == Self.name })
    }
}
