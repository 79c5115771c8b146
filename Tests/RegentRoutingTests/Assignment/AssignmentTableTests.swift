import RegentRouting
import RegentTestKit
import Testing

/// The promises of the assignment specification, on seeded tables and keys.
@Suite("Assignment table")
struct AssignmentTableTests {
    typealias Target = AssignmentTable.Target

    static let hashes = (0..<20_000).map { AssignmentHash(environment: "prod", key: "K-\($0)") }

    /// Two to eight targets with weights 1…1,000.
    static func targets(_ generator: inout SplitMix64) -> [Target] {
        (0..<Int.random(in: 2...8, using: &generator)).map {
            Target(id: "provider-\($0)", weight: .random(in: 1...1000, using: &generator))
        }
    }

    static func choices(_ targets: [Target]) throws -> [String] {
        try #require(AssignmentTable(targets).choices(hashes)).map(\.id)
    }

    /// Whether a count is within four standard deviations of a binomial's mean.
    static func isLikely(_ count: Int, of trials: Int, share: Double) -> Bool {
        let deviation = (Double(trials) * share * (1 - share)).squareRoot()
        return abs(Double(count) - Double(trials) * share) <= 4 * deviation
    }

    @Test("shares are within four sigma of the weights")
    func shares() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let targets = Self.targets(&generator)
            let total = Double(targets.reduce(0) { $0 + UInt64($1.weight) })
            let chosen = try Self.choices(targets)
            for target in targets {
                let count = chosen.count { $0 == target.id }
                #expect(
                    Self.isLikely(count, of: chosen.count, share: Double(target.weight) / total),
                    "seed \(seed), \(targets), \(target.id): \(count)")
            }
        }
    }

    @Test(
        "thousandths of a weight are scores and turns of that many thousandths; all of them are the raw weight"
    )
    func permille() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<50 {
            let targets = Self.targets(&generator)
            let whole = AssignmentTable(targets)
            let thousands = AssignmentTable(targets.map { Target(id: $0.id, weight: $0.weight * 1_000, permille: 1) })
            for number in 1...40 as ClosedRange<UInt64> {
                let hash = AssignmentHash(value: generator.next())
                let (one, other) = (whole.ranking(hash), thousands.ranking(hash))
                #expect(one.map(\.target.id) == other.map(\.target.id) && one.map(\.score) == other.map(\.score))
                let turn = AssignmentHash(turn: number)
                #expect(whole.choice(turn: turn)?.id == thousands.choice(turn: turn)?.id)
            }
            #expect(targets.allSatisfy { $0.effectiveWeight == Double($0.weight) })
        }
        let none = AssignmentTable([Target(id: "a", weight: 9, permille: 0), Target(id: "b", weight: 0)])
        #expect(none.weightedIDs.isEmpty && none.choice(AssignmentHash(value: 1)) == nil)
        #expect(Target(id: "a", weight: 9, permille: 5_000).permille == 1_000)
        #expect(Target(id: "a", weight: .max, permille: 1).effectiveWeight == 4_294_967.295)
    }

    @Test("raising a weight moves keys only to that target, in proportion")
    func raising() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let before = Self.targets(&generator)
            let raised = Int.random(in: before.indices, using: &generator)
            var after = before
            after[raised] = Target(id: before[raised].id, weight: before[raised].weight * 3)
            let (old, new) = (try Self.choices(before), try Self.choices(after))
            let moved = zip(old, new).filter { $0 != $1 }
            #expect(moved.allSatisfy { $0.1 == after[raised].id }, "seed \(seed), \(before), \(raised)")
            let total = Double(before.reduce(0) { $0 + UInt64($1.weight) })
            let weight = Double(before[raised].weight)
            let necessary = 3 * weight / (total + 2 * weight) - weight / total
            #expect(
                Self.isLikely(moved.count, of: old.count, share: necessary),
                "seed \(seed), \(before), \(raised): \(moved.count) moved, \(necessary) necessary")
        }
    }

    @Test("lowering a weight moves keys only away from that target")
    func lowering() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let before = Self.targets(&generator)
            let lowered = Int.random(in: before.indices, using: &generator)
            var after = before
            after[lowered] = Target(id: before[lowered].id, weight: before[lowered].weight / 2)
            let moved = zip(try Self.choices(before), try Self.choices(after)).filter { $0 != $1 }
            #expect(moved.allSatisfy { $0.0 == before[lowered].id }, "seed \(seed), \(before), \(lowered)")
        }
    }

    @Test("removing a target moves only its keys, each to the next of its ranking")
    func removing() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        for _ in 0..<20 {
            let before = Self.targets(&generator)
            var after = before
            let removed = after.remove(at: .random(in: before.indices, using: &generator))
            let table = AssignmentTable(before)
            for (hash, pair) in zip(Self.hashes, zip(try Self.choices(before), try Self.choices(after))) {
                let expected = pair.0 == removed.id ? table.ranking(hash)[1].target.id : pair.0
                #expect(pair.1 == expected, "seed \(seed), \(before), \(removed.id)")
            }
        }
    }

    @Test("the order of the targets changes nothing, and single and batch agree")
    func orderAndSingle() throws {
        let seed = announcedSeed(#function)
        var generator = SplitMix64(seed: seed)
        let targets = Self.targets(&generator)
        let chosen = try Self.choices(targets)
        #expect(try Self.choices(targets.shuffled(using: &generator)) == chosen, "seed \(seed)")
        let table = AssignmentTable(targets)
        for (hash, id) in zip(Self.hashes, chosen) { #expect(table.choice(hash)?.id == id, "seed \(seed)") }
    }

    @Test("weight 0 is never chosen and ranked last; a table of zeros chooses nothing")
    func zero() throws {
        let targets = [Target(id: "b", weight: 0), Target(id: "c", weight: 1), Target(id: "a", weight: 0)]
        #expect(Set(try Self.choices(targets)) == ["c"])
        let ranking = AssignmentTable(targets).ranking(Self.hashes[0])
        #expect(ranking.map(\.target.id) == ["c", "a", "b"])
        #expect(ranking.map(\.score.isFinite) == [true, false, false])
        #expect(AssignmentTable([targets[0]]).choices(Self.hashes) == nil)
        #expect(AssignmentTable([]).choice(Self.hashes[0]) == nil)
    }

    @Test(
        "requests without a key are within 5 of the exact share, in any stretch of up to 20,000 turns",
        arguments: [[70, 30], [11, 6, 3], [13, 5, 3, 2]] as [[UInt32]])
    func turns(weights: [UInt32]) throws {
        let targets = weights.enumerated().map { Target(id: "provider-\($0)", weight: $1) }
        let table = AssignmentTable(targets + [Target(id: "idle", weight: 0)])
        let total = Double(weights.reduce(0, +))
        for first in [0, 20_000, 12_345_678, 1 << 40] as [UInt64] {
            // How far each count is from its share after each turn: a stretch is off by a difference of two of them.
            var counts: [String: Double] = [:]
            var ranges = targets.map { _ in 0.0...0.0 }
            for turn in 1...20_000 as ClosedRange<UInt64> {
                let chosen = try #require(table.choice(turn: AssignmentHash(turn: first + turn)))
                counts[chosen.id, default: 0] += 1
                for (index, target) in targets.enumerated() {
                    let excess = counts[target.id, default: 0] - Double(turn) * Double(target.weight) / total
                    ranges[index] = min(ranges[index].lowerBound, excess)...max(ranges[index].upperBound, excess)
                }
            }
            #expect(ranges.allSatisfy { $0.upperBound - $0.lowerBound <= 5 }, "\(weights) from \(first): \(ranges)")
        }
    }

    @Test("turns leave out what is excluded, and nothing is chosen where nothing has a weight")
    func excludedTurns() {
        let table = AssignmentTable([
            Target(id: "a", weight: 7), Target(id: "b", weight: 3), Target(id: "c", weight: 0),
        ])
        let turns = (1...100).map { AssignmentHash(turn: $0) }
        #expect(turns.allSatisfy { table.choice(turn: $0, excluding: ["a"])?.id == "b" })
        #expect(turns.allSatisfy { table.choice(turn: $0, excluding: ["a", "b"]) == nil })
        #expect((65...75).contains(turns.count { table.choice(turn: $0)?.id == "a" }))
    }

    @Test("environment, model and key cannot run into each other")
    func prefixes() {
        let one = AssignmentHash(environment: "ab", model: "", key: "c")
        #expect(one != AssignmentHash(environment: "a", model: "", key: "bc"))
        #expect(one != AssignmentHash(environment: "ab", model: "c", key: ""))
    }
}
