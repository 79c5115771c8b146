import Foundation
import RegentKernels
import RegentMessages
import RegentRouting
import RegentTestKit
import Testing

/// The golden file, which `Tests/Scripts/assignment_oracle.py` wrote: what every language must agree with.
@Suite("Golden assignments", .serialized)
struct GoldenAssignmentTests {
    struct Case: Decodable {
        let environment: String
        let model: String
        let targets: [Entry]
        let keys: Int
        let choicesSHA256: String
        let turnsSHA256: String
        let vectors: [Vector]
        let salt: String
        let armsSHA256: [String]

        enum CodingKeys: String, CodingKey {
            case environment, model, targets, keys, vectors, salt
            case armsSHA256 = "arms_sha256"
            case choicesSHA256 = "choices_sha256"
            case turnsSHA256 = "turns_sha256"
        }

        /// Ids of the targets that can be chosen, in ascending order of their bytes.
        var ids: [String] {
            targets.filter { $0.weight > 0 }.map(\.id).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }

        var table: AssignmentTable {
            AssignmentTable(targets.map { AssignmentTable.Target(id: $0.id, weight: $0.weight) })
        }

        func hash(_ key: Int) -> AssignmentHash {
            AssignmentHash(environment: environment, model: model, key: "K-\(key)")
        }
    }

    /// `[id, weight]`.
    struct Entry: Decodable {
        let id: String
        let weight: UInt32

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            id = try values.decode(String.self)
            weight = try values.decode(UInt32.self)
        }
    }

    /// `[hash, [[id, score], …]]`, weights of 0 left out; scores as C's `%a` prints them.
    struct Vector: Decodable {
        let hash: String
        let ranking: [[String]]

        init(from decoder: any Decoder) throws {
            var values = try decoder.unkeyedContainer()
            hash = try values.decode(String.self)
            ranking = try values.decode([[String]].self)
        }
    }

    static func cases() throws -> [Case] {
        let file = Checkout.file("Tests/Fixtures/routing/assignment.jsonl")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        return try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
    }

    @Test("a million choices are those of the file on every target", arguments: KernelTarget.available)
    func choices(target: KernelTarget) throws {
        Kernels.forceTarget(target)
        defer { Kernels.forceTarget(nil) }
        var total = 0
        for (line, golden) in try Self.cases().enumerated() {
            let ids = golden.ids
            let chosen = try #require(golden.table.choices((0..<golden.keys).map(golden.hash)))
            let places = try chosen.map { UInt8(try #require(ids.firstIndex(of: $0.id))) }
            #expect(SHA256Text.of(places) == golden.choicesSHA256, "line \(line + 1)")
            total += places.count
        }
        #expect(total == 1_000_000)
    }

    @Test("the turns of requests without a key are those of the file")
    func turns() throws {
        for (line, golden) in try Self.cases().enumerated() {
            let (ids, table) = (golden.ids, golden.table)
            let places = try (1...golden.keys).map { turn in
                let chosen = try #require(table.choice(turn: AssignmentHash(turn: UInt64(turn))))
                return UInt8(try #require(ids.firstIndex(of: chosen.id)))
            }
            #expect(SHA256Text.of(places) == golden.turnsSHA256, "line \(line + 1)")
        }
    }

    @Test("the arms of keys are those of the file, for every share")
    func arms() throws {
        let shares: [UInt32] = [0, 1, 10, 50, 250, 333, 500]
        for (line, golden) in try Self.cases().enumerated() {
            #expect(golden.armsSHA256.count == shares.count, "line \(line + 1)")
            let hashes = (0..<golden.keys).map(golden.hash)
            for (share, digest) in zip(shares, golden.armsSHA256) {
                let split = CohortSplit(permille: share, salt: golden.salt)
                let arms = hashes.map { UInt8(split.arm(of: $0).rawValue) }
                #expect(SHA256Text.of(arms) == digest, "line \(line + 1), \(share)")
            }
        }
    }

    @Test("hashes, rankings and the bits of every score are those of the file")
    func rankings() throws {
        for (line, golden) in try Self.cases().enumerated() {
            for (key, vector) in golden.vectors.enumerated() {
                let hash = golden.hash(key)
                #expect(hash.value == UInt64(vector.hash, radix: 16), "line \(line + 1), K-\(key)")
                let ranking = golden.table.ranking(hash).filter { $0.score.isFinite }
                #expect(ranking.map(\.target.id) == vector.ranking.map { $0[0] }, "line \(line + 1), K-\(key)")
                #expect(ranking.map(\.score) == vector.ranking.map { Double($0[1]) }, "line \(line + 1), K-\(key)")
                #expect(golden.table.choice(hash) == ranking.first?.target)
            }
        }
    }
}
