import RegentMessages
import RegentRouting
import RegentTestKit
import Testing

@Suite("Cohorts")
struct CohortSplitTests {
    static let keys = 20_000

    static func arms(_ permille: UInt32, salt: String = "") -> [Arm] {
        let hasher = AssignmentHasher(environment: "prod", model: "m")
        let split = CohortSplit(permille: permille, salt: salt)
        return (0..<keys).map { split.arm(of: hasher.hash("K-\($0)")) }
    }

    @Test("A ramp moves keys only into the canary and the baseline, and an end of it moves them back")
    func ramp() {
        let shares: [UInt32] = [0, 1, 10, 50, 250, 500]
        for (before, after) in zip(shares, shares.dropFirst()) {
            for (old, new) in zip(Self.arms(before), Self.arms(after)) where old != .stable {
                #expect(old == new, "\(before) to \(after)")
            }
        }
        #expect(Self.arms(0).allSatisfy { $0 == .stable })
        #expect(Self.arms(500).allSatisfy { $0 != .stable })
    }

    @Test(
        "Canary and baseline have the share that is asked for, within six standard deviations",
        arguments: [
            1, 10, 50, 250, 333, 500,
        ] as [UInt32])
    func shares(permille: UInt32) {
        let arms = Self.arms(permille)
        let share = Double(permille) / 1_000
        let tolerance = 6 * (Double(Self.keys) * share * (1 - share)).squareRoot()
        for arm in [Arm.canary, .baseline] {
            let count = Double(arms.count { $0 == arm })
            #expect(abs(count - Double(Self.keys) * share) <= tolerance, "\(arm.name)")
        }
    }

    @Test("Another salt draws the keys again")
    func salt() {
        let (one, other) = (Self.arms(100), Self.arms(100, salt: "again"))
        let both = zip(one, other).count { $0 == .canary && $1 == .canary }
        // A tenth of a tenth, and no more than by chance.
        #expect(both > 100 && both < 300)
    }

    @Test("The ends of a share are exact")
    func ends() {
        // The finaliser maps 0 to 0, the lowest place, and 0 is what the hash of the empty salt gives with itself.
        let split = CohortSplit(permille: 1, salt: "")
        #expect(split.arm(of: AssignmentHash(value: 0xEF46_DB37_51D8_E999)) == .canary)
        #expect(CohortSplit(permille: 0, salt: "").arm(of: AssignmentHash(value: 0xEF46_DB37_51D8_E999)) == .stable)
    }
}
