import Foundation
import RegentProofs

/// A tree over made-up leaves, for bench/: how long the proof of one of them takes.
///
/// `regent-tree LEAVES` says `ready`, then answers each line of its standard input with the nanoseconds of one
/// proof, on average over a thousand of them, each of which is checked. Tiles come from memory; the daemon reads a
/// handful from its store for each proof.
@main
struct RegentTree {
    private static let proofCount = 1_000

    static func main() throws {
        guard CommandLine.arguments.count == 2, let count = UInt64(CommandLine.arguments[1]), count > 0 else {
            fatalError("usage: regent-tree LEAVES")
        }
        var tiles = MemoryTiles()
        for number in 0..<count { tiles.append(leaf(number)) }
        let root = try MerkleTree(size: count, tiles).root()
        say("ready")
        var state: UInt64 = 1
        while readLine() != nil {
            var spent = Duration.zero
            for _ in 0..<proofCount {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let index = (state >> 20) % count
                let began = ContinuousClock.now
                let proof = try MerkleTree(size: count, tiles).inclusionProof(of: index) ?? []
                spent += .now - began
                guard MerkleProof.includes(leaf(index), at: index, size: count, root: root, proof: proof) else {
                    fatalError("the proof of \(index) is wrong")
                }
            }
            say("\(Int64(spent / .nanoseconds(1)) / Int64(proofCount))")
        }
    }

    /// Writes a line at once: `print` waits until there is much.
    private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

    /// The bytes of a number stand for an entry.
    private static func leaf(_ number: UInt64) -> MerkleHash {
        .leaf(of: (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) })
    }
}
