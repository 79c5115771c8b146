import RegentMessages
import RegentModel
import RegentRPC
import RegentServiceTestKit
import RegentStorage
import Testing

/// Model versions that are compared by their runs.
@Suite("Comparisons of versions", .timeLimit(.minutes(10)))
struct CompareVersionsTests {
    typealias Eval = EvaluationServiceMethods

    static func version(_ text: String) -> String { "models/m/versions/\(text)" }

    /// A run of a version with one sample, sealed unless told otherwise.
    static func run(
        _ bench: ServiceBench, _ id: String, _ version: String, plan: String, isSealed: Bool = true
    ) async throws {
        let name = "evalRuns/\(id)"
        _ = try await bench.call(
            Eval.createRun,
            CreateRunRequest(
                name: name, type: .offline, modelVersion: Self.version(version), plan: plan, unregistered: true,
                mutation: .fresh()))
        try await bench.upload(name, [(1, ServiceBench.rows(["a"]))])
        if isSealed { _ = try await bench.call(Eval.sealRun, SealRunRequest(run: name, mutation: .fresh())) }
    }

    static func compare(
        _ bench: ServiceBench, plan: String = "", as caller: Caller? = nil
    ) async throws -> CompareVersionsResponse {
        try await bench.call(
            Eval.compareVersions,
            CompareVersionsRequest(
                baselineVersion: version("1.0.0"), candidateVersion: version("1.1.0"), plan: plan), as: caller)
    }

    @Test("The latest sealed runs of one plan are compared; running and invalidated ones do not count")
    func latest() async throws {
        let bench = try await ServiceBench.open()
        await expectRefusal(.noComparableRun) { _ = try await Self.compare(bench) }
        try await Self.run(bench, "old-1", "1.0.0", plan: "nightly")
        try await Self.run(bench, "old-2", "1.0.0", plan: "nightly")
        try await Self.run(bench, "old-weekly", "1.0.0", plan: "weekly")
        try await Self.run(bench, "new-1", "1.1.0", plan: "nightly")
        try await Self.run(bench, "new-running", "1.1.0", plan: "nightly", isSealed: false)
        try await Self.run(bench, "new-other", "1.1.0", plan: "other")
        let compared = try await Self.compare(bench)
        #expect((compared.baseline, compared.candidate) == ("evalRuns/old-2", "evalRuns/new-1"))
        #expect(compared.comparison?.aligned == 1)
        _ = try await bench.call(
            Eval.invalidateRun, InvalidateRunRequest(run: "evalRuns/old-2", mutation: .fresh("bad labels")))
        #expect(try await Self.compare(bench).baseline == "evalRuns/old-1")
        await expectRefusal(.noComparableRun) { _ = try await Self.compare(bench, plan: "weekly") }
        try await Self.run(bench, "new-weekly", "1.1.0", plan: "weekly")
        #expect(try await Self.compare(bench).candidate == "evalRuns/new-weekly")
        #expect(try await Self.compare(bench, plan: "nightly").candidate == "evalRuns/new-1")
    }

    @Test("Versions of another model are compared by nobody whose role is elsewhere")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        try await Self.run(bench, "old", "1.0.0", plan: "p")
        try await Self.run(bench, "new", "1.1.0", plan: "p")
        let here = try ModelServiceTests.person("ada", "models/m", "eval.read")
        #expect(try await Self.compare(bench, as: here).candidate == "evalRuns/new")
        let elsewhere = try ModelServiceTests.person("ada", "models/x", "eval.read")
        await expectRefusal(.permissionDenied) { _ = try await Self.compare(bench, as: elsewhere) }
    }
}
