import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTestKit
import Testing

/// Versions from registration to retirement, through the handlers.
@Suite("The service of versions", .timeLimit(.minutes(10)))
struct VersionServiceTests {
    private typealias Methods = VersionServiceMethods

    private static let name = "models/m/versions/1.0.0"

    /// Expects a call to be refused for a reason and to leave the store as it was.
    private static func expectUnchanged(
        _ reason: ErrorReason, _ bench: ServiceBench, sourceLocation: SourceLocation = #_sourceLocation,
        _ body: () async throws -> Void
    ) async throws {
        let before = try await bench.content()
        await expectRefusal(reason, sourceLocation: sourceLocation, body)
        #expect(try await bench.content() == before, sourceLocation: sourceLocation)
    }

    private static func get(_ bench: ServiceBench, _ name: String = name, asOf: UInt64 = 0) async throws -> ModelVersion
    {
        let response = try await bench.call(Methods.getVersion, GetVersionRequest(name: name, asOf: asOf))
        return try #require(response.version)
    }

    private static func events(_ bench: ServiceBench, _ name: String = name) async throws -> [String] {
        try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: name)).entries.map(\.event)
    }

    @Test("The content digest is the SHA-256 of the documented form")
    func digest() async throws {
        let bench = try await ServiceBench.open()
        let version = try await bench.register(ServiceBench.version(Self.name))
        // Computed by another program from docs/versions.md.
        #expect(
            HexText.text(version.contentDigest)
                == "d2f06653f86049258353685d670f7d628fc5bea4c9660c7e9e3e3ac7845ef550")
    }

    @Test("A life from registration to retirement, with an entry for each step")
    func life() async throws {
        let bench = try await ServiceBench.open()
        try await bench.releasable(ServiceBench.version(Self.name))
        let released = try await bench.call(
            Methods.releaseVersion, ReleaseVersionRequest(name: Self.name, tag: "t1", mutation: .fresh()))
        #expect(released.version?.tag == "t1" && released.version?.releaseTime != nil)
        _ = try await bench.call(
            Methods.suspendVersion, SuspendVersionRequest(name: Self.name, mutation: .fresh("wrong")))
        #expect(try await Self.get(bench).suspension?.reason == "wrong")
        _ = try await bench.call(
            Methods.resumeVersion, ResumeVersionRequest(name: Self.name, mutation: .fresh("mended")))
        _ = try await bench.call(
            Methods.deprecateVersion, DeprecateVersionRequest(name: Self.name, mutation: .fresh("not used")))
        let retired = try await bench.call(
            Methods.retireVersion, RetireVersionRequest(name: Self.name, mutation: .fresh()))
        #expect(retired.version?.state == .retired)
        let expected = [
            "version.registered", "version.approved", "version.performanceRecorded", "version.checklistAnswered",
            "version.released", "version.suspended", "version.resumed", "version.deprecated", "version.retired",
        ]
        #expect(try await Self.events(bench) == expected)
        let first = try #require(
            try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: Self.name)).entries.first)
        #expect(try await Self.get(bench, asOf: first.revision).approval == nil)
    }

    @Test("Registering the same again makes no entry; other content under the number is refused")
    func again() async throws {
        let bench = try await ServiceBench.open()
        var version = ServiceBench.version(Self.name)
        let first = try await bench.register(version)
        let second = try await bench.call(
            Methods.registerVersion, RegisterVersionRequest(version: version, mutation: .fresh()))
        #expect(second.version == first && second.receipt?.revision == first.revision)
        #expect(try await Self.events(bench) == ["version.registered"])
        version.decisionModel?.weights[0] = 0.31
        try await Self.expectUnchanged(.versionContentDiffers, bench) { try await bench.register(version) }
    }

    @Test("A base exists, is of the same model and below; what lies in other models is not looked up")
    func bases() async throws {
        let bench = try await ServiceBench.open()
        try await bench.register(ServiceBench.version(Self.name))
        try await bench.register(ServiceBench.version("models/other/versions/0.1.0"))
        let refused: [(String, String, ErrorReason)] = [
            ("1.1.0", "models/m/versions/1.0.9", .notFound), ("1.0.0-rc.1", Self.name, .versionNotAboveBase),
            ("1.1.0", "models/other/versions/0.1.0", .versionInvalid),
            ("1.1.0", "models/other/versions/0.2.0", .versionInvalid),
            ("1.1.0+5", Self.name, .versionInvalid), ("01.1.0", Self.name, .versionInvalid),
        ]
        for (number, base, reason) in refused {
            try await Self.expectUnchanged(reason, bench) {
                try await bench.register(ServiceBench.version("models/m/versions/\(number)", base: base))
            }
        }
        let next = try await bench.register(ServiceBench.version("models/m/versions/1.1.0", base: Self.name))
        #expect(next.base == Self.name)
    }

    @Test("A proposal's target is registered with its approval, or bound where a draft of its content is there")
    func approval() async throws {
        let bench = try await ServiceBench.open()
        try await bench.plant("models/m", state: "ACTIVE")
        let new = try await bench.approve(ServiceBench.version(Self.name))
        #expect(new.approval?.proposal == "proposals/p1" && new.state == .draft)
        let draft = try await bench.register(ServiceBench.version("models/m/versions/1.0.1"))
        #expect(draft.approval == nil)
        try await Self.expectUnchanged(.versionContentDiffers, bench) {
            var other = ServiceBench.version(draft.name)
            other.artifacts[0].size = 5
            try await bench.approve(other)
        }
        #expect(try await bench.approve(ServiceBench.version(draft.name)).approval?.approvedBy.count == 2)
        #expect(try await Self.events(bench, draft.name) == ["version.registered", "version.approved"])
    }

    @Test("A version is released with an applied proposal and a complete checklist only")
    func release() async throws {
        let bench = try await ServiceBench.open()
        try await bench.register(ServiceBench.version(Self.name))
        func release() async throws {
            _ = try await bench.call(
                Methods.releaseVersion, ReleaseVersionRequest(name: Self.name, mutation: .fresh()))
        }
        try await Self.expectUnchanged(.versionNotApproved, bench) { try await release() }
        try await bench.approve(ServiceBench.version(Self.name))
        try await Self.expectUnchanged(.releaseChecklistIncomplete, bench) { try await release() }
        let refused = await failure { try await release() }
        #expect(refused?.metadata["open"] == "TESTS, CODE_REVIEW, DOCUMENTATION, BENCHMARKS, RELEASE_NOTES")
        _ = try await bench.call(
            Methods.recordPerformance,
            RecordPerformanceRequest(name: Self.name, performance: ["auto_rate": 0.1], mutation: .fresh()))
        _ = try await bench.call(
            Methods.answerReleaseChecklist,
            AnswerReleaseChecklistRequest(name: Self.name, answers: ServiceBench.answers, mutation: .fresh()))
        try await release()
        try await Self.expectUnchanged(.illegalTransition, bench) { try await release() }
    }

    @Test("A successor is a released version of the same model; what lies in other models is not looked up")
    func successors() async throws {
        let bench = try await ServiceBench.open()
        try await bench.release(ServiceBench.version(Self.name))
        try await bench.promote(Self.name, to: .stable)
        try await bench.register(ServiceBench.version("models/m/versions/1.1.0"))
        try await bench.release(ServiceBench.version("models/other/versions/2.0.0"))
        let refused: [(String, ErrorReason)] = [
            ("", .versionInvalid), ("models/m/versions/1.1.0", .versionNotReleased),
            ("models/m/versions/3.0.0", .notFound), ("models/other/versions/2.0.0", .versionInvalid),
            ("models/other/versions/3.0.0", .versionInvalid), (Self.name, .versionInvalid),
        ]
        for (successor, reason) in refused {
            try await Self.expectUnchanged(reason, bench) {
                _ = try await bench.call(
                    Methods.deprecateVersion,
                    DeprecateVersionRequest(name: Self.name, successor: successor, mutation: .fresh()))
            }
        }
        try await bench.release(ServiceBench.version("models/m/versions/1.2.0"))
        let done = try await bench.call(
            Methods.deprecateVersion,
            DeprecateVersionRequest(name: Self.name, successor: "models/m/versions/1.2.0", mutation: .fresh()))
        #expect(done.version?.supersededBy == "models/m/versions/1.2.0")
        try await Self.expectUnchanged(.sunsetNotPassed, bench) {
            _ = try await bench.call(Methods.retireVersion, RetireVersionRequest(name: Self.name, mutation: .fresh()))
        }
    }

    @Test("Of two concurrent methods on one etag exactly one wins", arguments: 0..<8)
    func etag(round: Int) async throws {
        let bench = try await ServiceBench.open()
        let etag = try await bench.register(ServiceBench.version(Self.name)).etag
        async let suspending = failure {
            _ = try await bench.call(
                Methods.suspendVersion, SuspendVersionRequest(name: Self.name, mutation: .fresh("wrong", etag: etag)))
        }
        async let recording = failure {
            _ = try await bench.call(
                Methods.recordPerformance,
                RecordPerformanceRequest(
                    name: Self.name, performance: ["auto_rate": 0.1], mutation: .fresh(etag: etag)))
        }
        let reasons = [await suspending?.reason, await recording?.reason]
        #expect(reasons.filter { $0 == nil }.count == 1)
        #expect(reasons.compactMap(\.self) == [ErrorReason.etagMismatch.name])
        #expect(try await Self.events(bench).count == 2)
    }

    @Test("A caller reads and changes the versions of its models only")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        for model in ["a", "b"] { try await bench.register(ServiceBench.version("models/\(model)/versions/1.0.0")) }
        func caller(_ permissions: String...) throws -> Caller {
            let granted = Authorisation(
                permissions: Set(permissions.map { Permission($0) }), scope: try Scope("models/a"))
            return Caller(name: "principals/op", authority: .granted([granted]))
        }
        let reader = try caller("model.read")
        let listed = try await bench.call(Methods.listVersions, ListVersionsRequest(), as: reader)
        #expect(listed.versions.map(\.model) == ["models/a"])
        await expectRefusal(.permissionDenied) {
            let request = GetVersionRequest(name: "models/b/versions/1.0.0")
            _ = try await bench.call(Methods.getVersion, request, as: reader)
        }
        let suspender = try caller("version.suspend")
        func suspend(_ model: String) async throws {
            let name = "models/\(model)/versions/1.0.0"
            _ = try await bench.call(
                Methods.suspendVersion, SuspendVersionRequest(name: name, mutation: .fresh("wrong")), as: suspender)
        }
        await expectRefusal(.permissionDenied) { try await suspend("b") }
        try await suspend("a")
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(
                Methods.resumeVersion,
                ResumeVersionRequest(name: "models/a/versions/1.0.0", mutation: .fresh("mended")), as: suspender)
        }
    }

    @Test("Lists are of a model, in a state, of what is suspended or released, and as they were")
    func lists() async throws {
        let bench = try await ServiceBench.open()
        try await bench.release(ServiceBench.version(Self.name))
        try await bench.register(ServiceBench.version("models/m/versions/1.1.0"))
        let before = try await bench.store.lastRevision()
        try await bench.register(ServiceBench.version("models/n/versions/1.0.0"))
        _ = try await bench.call(
            Methods.suspendVersion,
            SuspendVersionRequest(name: "models/n/versions/1.0.0", mutation: .fresh("wrong")))
        try await bench.promote(Self.name, to: .stable)
        func list(
            _ parent: String = "", state: ModelVersionState = .unspecified, filter: String = "", order: String = "",
            asOf: UInt64 = 0
        ) async throws -> [String] {
            let request = ListVersionsRequest(
                parent: parent, state: state, filter: filter, orderBy: order, asOf: asOf)
            return try await bench.call(Methods.listVersions, request).versions.map(\.name)
        }
        let (one, two, three) = (Self.name, "models/m/versions/1.1.0", "models/n/versions/1.0.0")
        #expect(try await list() == [one, two, three])
        #expect(try await list("models/m") == [one, two])
        #expect(try await list(state: .stable) == [one])
        #expect(try await list(filter: "suspended = true") == [three])
        #expect(try await list(filter: "release_time:*") == [one])
        #expect(try await list("models/m", order: "create_time desc") == [two, one])
        #expect(try await list(asOf: before) == [one, two])
    }
}
