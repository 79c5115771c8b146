import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of promotion and rollback")
struct PromotionRulesTests {
    private typealias Methods = RolloutServiceMethods

    private static let day: Int64 = 86_400_000_000
    private static let prod = ModelVersion.ownEnvironment

    private static func version(
        _ number: String, _ state: ModelVersionState = .draft, since: Int64 = 0, released: Int64? = 0
    ) -> ModelVersion {
        var version = ModelVersion(
            name: "models/m/versions/\(number)", model: "models/m", version: number,
            releaseTime: released.map { Timestamp(microseconds: $0) })
        version.state = .draft
        version.enter(state, Timestamp(microseconds: since))
        return version
    }

    private static func run(
        _ type: EvalRunType = .offline, _ state: EvalRunState = .passed, sealed: Int64? = 10 * day,
        of version: String = "models/m/versions/1.0.0"
    ) -> EvalRun {
        EvalRun(
            name: "evalRuns/r", type: type, modelVersion: version, state: state,
            sealTime: sealed.map { Timestamp(microseconds: $0) })
    }

    private static func promoted(
        _ version: ModelVersion, by run: EvalRun, waived: Set<String> = [], now: Int64 = 20 * day,
        maxAgeDays: UInt32 = 30
    ) throws(Refusal) -> ModelVersion {
        try version.promoted(
            in: prod, by: PromotionEvidence(runs: [run], waived: waived, maxAgeDays: maxAgeDays), over: nil,
            policy: nil, Command.of(Methods.promoteVersion, now: now)
        ).after
    }

    @Test("A run proves a version by its type, verdict and age, and only if it is valid and newer than the state")
    func evidence() {
        func reason(
            _ run: EvalRun, of version: ModelVersion = Self.version("1.0.0"), waived: Set<String> = [],
            now: Int64 = 20 * Self.day, maxAgeDays: UInt32 = 30
        ) -> ErrorReason? {
            refusal { _ = try Self.promoted(version, by: run, waived: waived, now: now, maxAgeDays: maxAgeDays) }
        }
        let canary = Self.version("1.0.0", .canary, since: 9 * Self.day)
        #expect(reason(Self.run()) == nil)
        #expect(reason(Self.run(.canary)) == .evidenceMissing)
        #expect(reason(Self.run(.canary), of: canary) == nil)
        #expect(reason(Self.run(.offline), of: canary) == .evidenceMissing)
        #expect(reason(Self.run(.canary, sealed: 9 * Self.day), of: canary) == .evidenceMissing)
        #expect(reason(Self.run(.offline, .failed)) == .evidenceMissing)
        #expect(reason(Self.run(.offline, .failed), waived: ["evalRuns/r"]) == nil)
        #expect(reason(Self.run(.offline, .sealed), waived: ["evalRuns/r"]) == .evidenceMissing)
        #expect(reason(Self.run(sealed: nil)) == .evidenceMissing)
        #expect(reason(Self.run(of: "models/m/versions/1.0.1")) == .evidenceMissing)
        #expect(reason(Self.run(), now: 40 * Self.day) == nil)
        #expect(reason(Self.run(), now: 40 * Self.day + 1) == .evidenceMissing)
        // More days than there are microseconds.
        #expect(reason(Self.run(), now: 40 * Self.day + 1, maxAgeDays: .max) == nil)
        var invalid = Self.run()
        invalid.invalidated = true
        #expect(reason(invalid) == .evidenceMissing)
        #expect(reason(Self.run(), of: Self.version("1.0.0", released: nil)) == .illegalTransition)
    }

    // MARK: Rollback

    private static func policy(_ stable: String, canary: String = "", revision: UInt64 = 9) -> RolloutPolicy {
        RolloutPolicy(
            name: "models/m/environments/prod/rolloutPolicy", revision: revision, state: .active, model: "models/m",
            environment: prod, stableVersion: "models/m/versions/\(stable)",
            canaryVersion: canary.isEmpty ? "" : "models/m/versions/\(canary)", canaryPermille: canary.isEmpty ? 0 : 10)
    }

    private static func rolledBack(
        _ policy: RolloutPolicy, to earlier: RolloutPolicy?, _ versions: [ModelVersion], isPastSupport: Bool = false,
        now: Int64 = day
    ) throws(Refusal) -> RolloutPolicy {
        try RolloutRollback(to: earlier, versions: versions, leases: [], isPastSupport: isPastSupport).change(
            of: policy, Command.of(Methods.rollbackRollout, reason: "worse", now: now)
        ).after
    }

    @Test("A version comes back while its callers may still migrate, and afterwards only if that is said")
    func support() throws {
        let versions = [Self.version("1.0.0", .deprecated), Self.version("1.1.0", .stable)]
        let (now, then) = (Self.policy("1.1.0"), Self.policy("1.0.0", revision: 3))
        let end = VersionSupport.migrationMicros
        #expect(try Self.rolledBack(now, to: then, versions, now: end - 1).stableVersion == then.stableVersion)
        #expect(refusal { _ = try Self.rolledBack(now, to: then, versions, now: end) } == .supportEnded)
        let forced = try Self.rolledBack(now, to: then, versions, isPastSupport: true, now: end)
        #expect(forced.stableVersion == then.stableVersion && forced.revision == now.revision)
    }

    @Test("What serves nowhere does not come back, and nothing is rolled back to itself")
    func targets() {
        let now = Self.policy("1.1.0")
        let then = Self.policy("1.0.0", revision: 3)
        func reason(_ first: ModelVersion, to earlier: RolloutPolicy?) -> ErrorReason? {
            refusal { _ = try Self.rolledBack(now, to: earlier, [first, Self.version("1.1.0", .stable)]) }
        }
        #expect(reason(Self.version("1.0.0", .deprecated), to: then) == nil)
        #expect(reason(Self.version("1.0.0", .draft), to: then) == .versionNotPromoted)
        #expect(reason(Self.version("1.0.0", .deprecated), to: nil) == .noKnownGood)
        #expect(reason(Self.version("1.0.0", .deprecated), to: now) == .noKnownGood)
        var suspended = Self.version("1.0.0", .deprecated)
        suspended.suspended = true
        #expect(reason(suspended, to: then) == .versionSuspended)
    }
}
