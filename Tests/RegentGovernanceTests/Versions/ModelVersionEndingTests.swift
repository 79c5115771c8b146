import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("The end of a version")
struct ModelVersionEndingTests {
    private typealias Methods = VersionServiceMethods

    private static let week: Int64 = 7 * 86_400_000_000

    /// A released version; it serves unless another state is given.
    private static func version(_ number: String, _ state: ModelVersionState = .stable) -> ModelVersion {
        var version = ModelVersion(
            name: "models/m/versions/\(number)", model: "models/m", version: number,
            releaseTime: Timestamp(microseconds: 0))
        version.enter(state, Timestamp(microseconds: 0))
        return version
    }

    private static func deprecated(
        _ version: ModelVersion, for successor: ModelVersion?, sunset: Int64? = nil, holders: [String] = [],
        reason: String = "", now: Int64 = 1
    ) throws(Refusal) -> ModelVersion {
        try version.deprecated(
            for: successor, sunset: sunset.map { Timestamp(microseconds: $0) }, holders: holders,
            Command.of(Methods.deprecateVersion, reason: reason, now: now)
        ).after
    }

    @Test("A deprecated version names who took over, in prod and wherever it served")
    func deprecation() throws {
        var old = Self.version("1.0.0")
        old.enter(.canary, in: "environments/staging", Timestamp(microseconds: 0))
        let after = try Self.deprecated(old, for: Self.version("1.1.0"))
        #expect(after.state == .deprecated && after.supersededBy == "models/m/versions/1.1.0")
        #expect(after.statuses.map(\.environment) == ["environments/prod", "environments/staging"])
        #expect(after.statuses.allSatisfy { $0.state == .deprecated && $0.supersededBy == after.supersededBy })
        #expect(after.state(in: "environments/staging") == .deprecated)
        #expect(after.state(in: "environments/other") == .draft)
    }

    @Test("A successor is a released version of the same model that serves or may")
    func successors() {
        func reason(_ edit: (inout ModelVersion) -> Void) -> ErrorReason? {
            var successor = Self.version("1.1.0", .draft)
            edit(&successor)
            return refusal { _ = try Self.deprecated(Self.version("1.0.0"), for: successor) }
        }
        #expect(reason { _ in } == nil)
        #expect(reason { $0.releaseTime = nil } == .versionNotReleased)
        #expect(reason { $0.suspended = true } == .versionNotReleased)
        #expect(reason { $0.state = .deprecated } == .versionNotReleased)
        #expect(reason { $0.state = .retired } == .versionNotReleased)
        #expect(reason { $0.model = "models/n" } == .versionInvalid)
        #expect(reason { $0.name = "models/m/versions/1.0.0" } == .versionInvalid)
        #expect(refusal { _ = try Self.deprecated(Self.version("1.0.0"), for: nil) } == .versionInvalid)
    }

    @Test("A draft ends with a reason and without a successor, and may be retired at once")
    func draft() throws {
        let draft = Self.version("1.0.0", .draft)
        #expect(refusal { _ = try Self.deprecated(draft, for: nil) } == .reasonRequired)
        let ended = try Self.deprecated(draft, for: nil, reason: "never used", now: 5)
        #expect(ended.sunsetTime?.microseconds == 5)
        let retired = try ended.retired(holders: [], Command.of(Methods.retireVersion, now: 5)).after
        #expect(retired.state == .retired && retired.retireTime?.microseconds == 5)
    }

    @Test(
        "The sunset is eight weeks after the release of a MINOR or MAJOR successor, at once for a PATCH, or later",
        arguments: [
            ("1.1.0", nil, 8), ("2.0.0", nil, 8), ("1.0.1", nil, 1), ("1.1.0", 3, 8), ("1.1.0", 9, 9), ("1.0.1", 3, 3),
        ] as [(String, Int64?, Int64)])
    func sunset(successor: String, asked: Int64?, weeks: Int64) throws {
        let ended = try Self.deprecated(
            Self.version("1.0.0"), for: Self.version(successor), sunset: asked.map { $0 * Self.week }, now: Self.week)
        #expect(ended.sunsetTime?.microseconds == weeks * Self.week)
        func reason(_ now: Int64) -> ErrorReason? {
            refusal { _ = try ended.retired(holders: [], Command.of(Methods.retireVersion, now: now)) }
        }
        #expect(reason(weeks * Self.week - 1) == .sunsetNotPassed)
        #expect(reason(weeks * Self.week) == nil)
    }

    @Test("A version that something uses is neither deprecated nor retired")
    func holders() throws {
        let holder = ["jobs/nightly"]
        let inUse = refusal {
            _ = try Self.deprecated(Self.version("1.0.0"), for: Self.version("1.0.1"), holders: holder)
        }
        #expect(inUse == .versionInUse)
        let ended = try Self.deprecated(Self.version("1.0.0"), for: Self.version("1.0.1"))
        let command = Command.of(Methods.retireVersion, now: 9)
        #expect(refusal { _ = try ended.retired(holders: holder, command) } == .versionInUse)
    }
}
