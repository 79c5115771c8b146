import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Reviews of rollbacks", .timeLimit(.minutes(10)))
struct RollbackReviewTests {
    typealias Methods = RollbackServiceMethods

    static let (one, two) = ("models/m/versions/1.0.0", "models/m/versions/2.0.0")
    static let hour: Int64 = 3_600_000_000

    static func outcome(_ number: Int, _ version: String, at micros: Int64, isGood: Bool = true) -> RouteOutcome {
        RouteOutcome(
            requestId: "r\(number)", createTime: Timestamp(microseconds: micros), environment: "prod",
            arm: version == two ? .canary : .baseline, selectedProvider: "openai", routeStrategy: .weighted,
            latencyMs: Double(number), modelVersion: version, status: isGood ? .ok : .error,
            schemaValid: isGood ? .true : .false, autoCount: 3, askCount: isGood ? 1 : 0, escalateCount: isGood ? 0 : 1)
    }

    /// A rollback of version 2.0.0 at a time.
    static func rollBack(_ bench: ServiceBench, at micros: Int64) async throws -> RollbackRecord {
        let command = Command(
            actor: Caller(name: "principals/ada", authority: .all), role: "OPERATOR",
            method: Methods.setRootCause.descriptor, reason: "drift", now: micros)
        return try await bench.store.write(MutationCall(command)) { store in
            let version = try store.require(ModelVersion.self, two)
            return try store.put(
                try store.rollingBack(version, to: one, in: ModelVersion.ownEnvironment, command).record)
        }
    }

    @Test("Both versions are counted for the day before, whole and by the hour, with the newest failures")
    func counted() async throws {
        let bench = try await OutcomeServiceTests.open()
        for name in [Self.one, Self.two] { try await bench.register(ServiceBench.version(name)) }
        let end = 40 * Self.hour
        let rows =
            (1...20).map { Self.outcome($0, Self.two, at: end - Self.hour + Int64($0), isGood: $0 > 12) }
            + (21...30).map { Self.outcome($0, Self.one, at: end - 20 * Self.hour) }
            // Neither of the day, nor of the versions.
            + [Self.outcome(31, Self.two, at: end), Self.outcome(32, Self.two, at: end - 25 * Self.hour)]
            + [Self.outcome(33, "models/m/versions/3.0.0", at: end - 1, isGood: false)]
        try await OutcomeServiceTests.report(bench, [rows])
        let record = try await Self.rollBack(bench, at: end)
        let review = try await bench.call(
            Methods.getRollbackReview, GetRollbackReviewRequest(name: record.name))
        #expect(review.rollback == record && review.toTime?.microseconds == end)
        #expect(review.versions.map(\.version) == [Self.two, Self.one])
        let left = try #require(review.versions.first?.total)
        #expect(left.count == 20 && left.canaryCount == 20 && left.baselineCount == 0)
        #expect(left.errorRate == 0.6 && left.schemaValidRate == 0.4 && left.fallbackRate == 0)
        #expect(left.p95LatencyMs == 19 && left.safetyViolations == 0)
        #expect(left.autoRate == 0.75 && left.askRate == 0.1 && left.escalateRate == 0.15)
        #expect(review.versions.first?.hours.map(\.count) == [20])
        let stayed = try #require(review.versions.last)
        #expect(stayed.total?.count == 10 && stayed.total?.errorRate == 0)
        #expect(stayed.hours.map(\.fromTime?.microseconds) == [end - 20 * Self.hour])
        // The newest first, at most ten of the twelve.
        #expect(review.failures.map(\.requestId) == (3...12).reversed().map { "r\($0)" })
    }

    @Test("It takes a record, and the permission to read outcomes where the rollback was")
    func refused() async throws {
        let bench = try await OutcomeServiceTests.open()
        try await bench.register(ServiceBench.version(Self.two))
        let record = try await Self.rollBack(bench, at: 40 * Self.hour)
        await expectRefusal(.notFound) {
            _ = try await bench.call(
                Methods.getRollbackReview, GetRollbackReviewRequest(name: "rollbacks/none"))
        }
        func review(_ scopes: [String]) async throws {
            let granted = try scopes.map {
                Authorisation(role: "OPERATOR", permissions: RolePermissions.of(.operator), scope: try Scope($0))
            }
            let caller = Caller(name: "principals/bo", authority: .granted(granted))
            _ = try await bench.call(
                Methods.getRollbackReview, GetRollbackReviewRequest(name: record.name), as: caller)
        }
        await expectRefusal(.permissionDenied) { try await review(["models/m"]) }
        await expectRefusal(.permissionDenied) { try await review(["environments/prod"]) }
        try await review(["models/m", "environments/prod"])
    }

    @Test("The committee of the model is told of a rollback, and others are not")
    func committee() async throws {
        let bench = try await OutcomeServiceTests.open()
        try await bench.register(ServiceBench.version(Self.two))
        let seats: [CommitteeSeat] = [.modelScienceLead, .productManager, .engineeringLead]
        var holders: [CommitteeSeatHolders] = []
        for seat in seats {
            let person = try await bench.party("lead-\(seat.rawValue)")
            holders.append(CommitteeSeatHolders(seat: seat, holders: [person.name]))
        }
        _ = try await bench.call(
            CommitteeServiceMethods.putCommittee,
            PutCommitteeRequest(committee: Committee(name: "committees/c", seats: holders), mutation: .fresh()))
        let record = try await Self.rollBack(bench, at: 40 * Self.hour)
        #expect(record.informed == ["principals/lead-1", "principals/lead-2", "principals/lead-3"])
        func kinds(_ name: String) async throws -> [String] {
            try await bench.call(
                InboxServiceMethods.getInbox, GetInboxRequest(), as: Caller(name: name, authority: .all)
            ).items.filter { $0.resource == record.name }.map(\.kind)
        }
        let lead = try await kinds("principals/lead-1")
        #expect(lead == ["rollback.rootCause", "rollback.recorded"])
        let other = try await kinds("principals/other")
        #expect(other == ["rollback.rootCause"])
    }
}
