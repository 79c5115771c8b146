import RegentGateway
import RegentMessages
import RegentProofs
import RegentServiceTestKit
import RegentTestKit
import Testing

@Suite("The ledger as a log over HTTP")
struct LogRoutesTests {
    private static func log(_ bench: ServiceBench) -> GatewayLog {
        GatewayLog(
            checkpoint: { [log = bench.context.log] in Array(try await log.checkpoint(of: 0).note.utf8) },
            hashes: { [store = bench.store] tile in try await store.hashes(of: tile).map(MerkleProof.bytes) })
    }

    @Test("checkpoint and hashes are read by everybody, entries by auditors, and all fit together")
    func served() async throws {
        try await GatewayBench.with(log: Self.log) { bench in
            let note = try await bench.request("GET", "/tlog/checkpoint")
            #expect(note.status == 200 && note.header("content-type") == "text/plain; charset=utf-8")
            #expect(note.header("cache-control") == "max-age=1")
            let signed = try SignedNote(parsing: note.body)
            let checkpoint = try Checkpoint(parsing: signed.text)
            let verifier = try #require(bench.bench.context.log.verifier)
            #expect(verifier.verifies(signed) && checkpoint.size > 1)
            let width = Int(checkpoint.size)
            // Whoever has no right at all.
            let nobody = ["Authorization": "Bearer none"]
            let tile = try await bench.request("GET", "/tlog/tile/0/000.p/\(width)", nobody)
            let hashes = stride(from: 0, to: tile.body.count, by: 32).compactMap {
                MerkleHash(Array(tile.body[$0..<$0 + 32]))
            }
            #expect(hashes.count == width)
            let root = try MerkleTree(size: checkpoint.size, MemoryTiles(hashes)).root()
            #expect(root == checkpoint.root)
            #expect(tile.header("cache-control") == "public, max-age=31536000, immutable")
            let refused = try await bench.request("GET", "/tlog/tile/entries/000.p/\(width)", nobody)
            #expect(refused.status == 401)
            let entries = try await bench.request("GET", "/tlog/tile/entries/000.p/\(width)")
            let contents = try #require(EntryBundle.entries(entries.body))
            let leaves = contents.map { MerkleHash.leaf(of: $0) }
            #expect(leaves == hashes)
        }
    }

    @Test(
        "nothing else is at its paths",
        arguments: [
            "/tlog/", "/tlog/tile/0/000", "/tlog/tile/0/001.p/1", "/tlog/tile/1/000.p/1", "/tlog/tile/entries/000",
            "/tlog/tile/0/0", "/tlog/tile/0/x000/000", "/tlog/checkpoint/",
        ])
    func missing(path: String) async throws {
        try await GatewayBench.with(log: Self.log) { bench in
            let answer = try await bench.request("GET", path)
            #expect(answer.status == 404, "\(path)")
        }
    }

    @Test("only reading is possible, and without a log there is none")
    func methods() async throws {
        try await GatewayBench.with(log: Self.log) { bench in
            let posted = try await bench.request("POST", "/tlog/checkpoint")
            #expect(posted.status == 405)
            let head = try await bench.request("HEAD", "/tlog/checkpoint")
            #expect(head.status == 200 && head.body.isEmpty)
        }
        try await GatewayBench.with { bench in
            let answer = try await bench.request("GET", "/tlog/checkpoint")
            #expect(answer.status == 404)
        }
    }
}
