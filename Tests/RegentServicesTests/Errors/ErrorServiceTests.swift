import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentWire
import Testing

@Suite("Error groups")
struct ErrorServiceTests {
    typealias Errors = ErrorServiceMethods

    private static func failure(
        _ method: String = "/regent.v1.EvaluationService/SealRun", _ code: StatusCode = .internal,
        reason: String = "INTERNAL_ERROR", place: String = "Fault", message: String = "row 7 of 'x' is bad"
    ) throws -> CallFailure {
        CallFailure(
            method: method, code: code, reason: reason, place: place, message: message,
            trace: try #require(.init(high: 1, low: 2)), request: "3-4", principal: "principals/ada")
    }

    private static func list(
        _ bench: ServiceBench, _ request: ListErrorGroupsRequest = ListErrorGroupsRequest()
    ) async throws -> [ErrorGroup] {
        try await bench.call(Errors.listErrorGroups, request).groups
    }

    @Test("A fault makes a group at once; it counts, and keeps the last ten")
    func faults() async throws {
        let bench = try await ServiceBench.open()
        for _ in 0..<12 { bench.context.errors.note(try Self.failure()) }
        bench.context.errors.note(try Self.failure(place: "Other"))
        bench.context.errors.note(try Self.failure("/regent.v1.RoutingService/Select", .dataLoss))
        let groups = try await Self.list(bench)
        #expect(groups.map(\.count) == [1, 1, 12] && Set(groups.map(\.id)).count == 3)
        #expect(groups.allSatisfy { $0.samples.isEmpty && $0.state == .open && $0.id.count == 16 })
        let oldest = try #require(groups.last)
        let shown = try await bench.call(Errors.getErrorGroup, GetErrorGroupRequest(id: oldest.id))
        let group = try #require(shown.group)
        #expect(group.samples.count == 10 && group.code == "INTERNAL" && group.place == "Fault")
        #expect(group.firstRelease == "0.0.0" && group.lastRelease == "0.0.0")
        let (first, last) = (try #require(group.firstTime), try #require(group.lastTime))
        #expect(first.microseconds < last.microseconds && group.samples.first?.time == last)
        let sample = try #require(group.samples.first)
        #expect(sample.traceId == "00000000000000010000000000000002" && sample.requestId == "3-4")
        #expect(sample.principal == "principals/ada" && sample.message == "row … of … is bad")
    }

    @Test("A refusal makes a group when there are many of its kind within a minute")
    func refusals() async throws {
        let bench = try await ServiceBench.open()
        let refusal = try Self.failure("/a/B", .invalidArgument, reason: "BAD_REQUEST", place: "name")
        for _ in 0..<(ErrorGroups.refusalsMin - 1) { bench.context.errors.note(refusal) }
        bench.context.errors.note(try Self.failure("/a/C", .invalidArgument, reason: "BAD_REQUEST"))
        bench.context.errors.note(try Self.failure("/a/B", .cancelled))
        let none = try await Self.list(bench)
        #expect(none.isEmpty)
        bench.context.errors.note(refusal)
        bench.context.errors.note(refusal)
        let groups = try await Self.list(bench)
        #expect(groups.map(\.count) == [UInt64(ErrorGroups.refusalsMin + 1)])
    }

    @Test("A resolved group that fails again is a regression; it can be reopened")
    func regression() async throws {
        let bench = try await ServiceBench.open()
        bench.context.errors.note(try Self.failure())
        let listed = try await Self.list(bench)
        let id = try #require(listed.first?.id)
        let resolved = try await bench.call(Errors.resolveErrorGroup, ResolveErrorGroupRequest(id: id)).group
        #expect(resolved?.state == .resolved && resolved?.resolvedBy.hasPrefix("principals/uid-") == true)
        #expect(resolved?.resolvedRelease == "0.0.0" && resolved?.regressions == 0)
        let again = try await bench.call(Errors.resolveErrorGroup, ResolveErrorGroupRequest(id: id)).group
        #expect(again == resolved)
        let reopened = try await bench.call(Errors.reopenErrorGroup, ReopenErrorGroupRequest(id: id)).group
        #expect(reopened?.state == .open)
        _ = try await bench.call(Errors.resolveErrorGroup, ResolveErrorGroupRequest(id: id))
        bench.context.errors.note(try Self.failure())
        let now = try await Self.list(bench)
        let regressed = try #require(now.first)
        #expect(regressed.state == .regressed && regressed.regressions == 1 && regressed.count == 2)
        let found = try await Self.list(bench, ListErrorGroupsRequest(state: .regressed, method: "SealRun"))
        #expect(found.map(\.id) == [id])
        let open = try await Self.list(bench, ListErrorGroupsRequest(state: .open))
        #expect(open.isEmpty)
    }

    @Test("Groups are kept over a restart, and what is resolved is stored before the answer")
    func restart() async throws {
        let bench = try await ServiceBench.open()
        bench.context.errors.note(try Self.failure())
        bench.context.errors.note(try Self.failure(place: "Other"))
        let listed = try await Self.list(bench)
        let id = try #require(listed.first?.id)
        _ = try await bench.call(Errors.resolveErrorGroup, ResolveErrorGroupRequest(id: id))
        let restarted = try await bench.restarted()
        let (before, after) = (try await Self.list(bench), try await Self.list(restarted))
        #expect(after == before && after.count == 2)
        restarted.context.errors.note(try Self.failure(place: "Other"))
        let regressed = try await restarted.call(Errors.getErrorGroup, GetErrorGroupRequest(id: id)).group
        #expect(regressed?.state == .regressed && regressed?.samples.count == 2)
    }

    @Test("What is kept is bounded: resolved groups go first, then those that were seen least recently")
    func bounded() async throws {
        let bench = try await ServiceBench.open()
        for place in 0..<ErrorGroups.groupsMax { bench.context.errors.note(try Self.failure(place: "p\(place)")) }
        let all = try await Self.list(bench, ListErrorGroupsRequest(limit: 500))
        let middle = try #require(all.first { $0.place == "p250" })
        _ = try await bench.call(Errors.resolveErrorGroup, ResolveErrorGroupRequest(id: middle.id))
        for place in ["new", "newer"] { bench.context.errors.note(try Self.failure(place: place)) }
        try await bench.context.errors.write()
        let restarted = try await bench.restarted()
        let left = try await Self.list(restarted, ListErrorGroupsRequest(limit: 500))
        #expect(left.count == ErrorGroups.groupsMax)
        let places = Set(left.map(\.place))
        #expect(!places.contains("p250") && !places.contains("p0") && places.contains("p1"))
        #expect(places.isSuperset(of: ["new", "newer"]))
        let page = try await bench.call(Errors.listErrorGroups, ListErrorGroupsRequest(limit: 3))
        #expect(page.groups.map(\.place).prefix(2) == ["newer", "new"] && page.omitted == 497)
    }

    @Test("Whoever is refused often pushes out no fault")
    func faultsStay() async throws {
        let bench = try await ServiceBench.open()
        bench.context.errors.note(try Self.failure(place: "fault"))
        for place in 0...ErrorGroups.groupsMax {
            let refusal = try Self.failure("/regent.v1.EvaluationService/GetRun", .notFound, place: "p\(place)")
            for _ in 0..<ErrorGroups.refusalsMin { bench.context.errors.note(refusal) }
        }
        let left = try await Self.list(bench, ListErrorGroupsRequest(limit: 500))
        let hasFault = left.contains { $0.place == "fault" }
        #expect(left.count == ErrorGroups.groupsMax && hasFault)
    }

    @Test("An id that there is not is NOT_FOUND, and others than operators are denied")
    func refused() async throws {
        let bench = try await ServiceBench.open()
        let missing = "0000000000000000"
        let got = await #expect(throws: Refusal.self) {
            _ = try await bench.call(Errors.getErrorGroup, GetErrorGroupRequest(id: missing))
        }
        let resolved = await #expect(throws: Refusal.self) {
            _ = try await bench.call(Errors.resolveErrorGroup, ResolveErrorGroupRequest(id: missing))
        }
        let reopened = await #expect(throws: Refusal.self) {
            _ = try await bench.call(Errors.reopenErrorGroup, ReopenErrorGroupRequest(id: missing))
        }
        #expect([got, resolved, reopened].map { $0?.reason } == [.notFound, .notFound, .notFound])
        let reader = try ScopedReadingTests.caller([("server.info", "*")])
        let denied = await #expect(throws: RPCError.self) {
            _ = try await bench.call(Errors.listErrorGroups, ListErrorGroupsRequest(), as: reader)
        }
        #expect(denied?.code == .permissionDenied)
    }
}

@Suite("Redacted texts")
struct RedactedTextTests {
    @Test(
        "Words of letters stay; what a request or the machine said does not",
        arguments: [
            ("the disk is full", "the disk is full"), ("row 7 is bad", "row … is bad"),
            ("cannot open /var/lib/x: denied.", "cannot open …: denied."),
            ("key \"my secret\" is used", "key … is used"),
            ("it doesn't match models/a.", "it doesn't match …."), ("a 1 2 3 b", "a … b"),
            ("token: sk-12ab", "token: …"),
            ("", ""), ("'open quote", "…"),
            // Secrets of letters: as values, and as what no language has as a word.
            ("password: hunter is wrong", "password: … is wrong"), ("Token: abc, key: def.", "Token: …, key: …."),
            ("authorization: Bearer letmein now", "authorization: Bearer … now"), ("Bearer letmein", "Bearer …"),
            ("the token is revoked", "the token is revoked"), ("the key: 12 abc", "the key: … abc"),
            ("AKIAQWERTYUIOPASDFGH x", "… x"), ("got dGhpc2lzYQ here", "got … here"), ("got dGhpCisZYQ", "got …"),
            ("is xkcdfghjk known", "is … known"), ("try correct-horse-battery-staple", "try …"),
            (
                "an up-to-date acknowledgement of SQLite's misconfiguration isn't here",
                "an up-to-date acknowledgement of SQLite's misconfiguration isn't here"
            ),
        ])
    func redacted(_ text: String, _ expected: String) {
        #expect(RedactedText.redacted(text) == expected)
    }

    @Test("A long text is cut")
    func long() {
        let text = RedactedText.redacted(String(repeating: "word ", count: 1_000))
        #expect(text.count <= 256)
    }
}
