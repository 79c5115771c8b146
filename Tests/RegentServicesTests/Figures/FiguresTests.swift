import RegentMessages
import RegentModel
import RegentRouting
import RegentServiceTestKit
import RegentServices
import RegentStorage
import RegentTelemetry
import Testing

/// What a page of metrics says of documents, the ledger, routing, samples and outcomes.
@Suite("Figures of metrics")
struct FiguresTests {
    /// The values of a family, by the values of its labels.
    private static func values(_ families: [MetricFamily], _ name: String) -> [MetricLabels: MetricValue] {
        let samples = families.first { $0.name == name }?.samples ?? []
        return Dictionary(uniqueKeysWithValues: samples.map { ($0.labels, $0.value) })
    }

    private static func labels(_ pairs: (String, String)...) -> MetricLabels {
        MetricLabels(pairs.map { (name: $0.0, value: $0.1) })
    }

    @Test("Documents are counted by state in their index, as often as is asked for and no oftener")
    func documents() async throws {
        let bench = try await ServiceBench.open()
        let figures = DocumentFigures(bench.store)
        let start = ContinuousClock.now
        #expect(figures.families(at: start).isEmpty)
        try await bench.run("evalRuns/r")
        try await figures.countIfDue(at: start, nowMicros: 1)
        var families = figures.families(at: start)
        let running = Self.labels(("state", "RUNNING"))
        #expect(Self.values(families, "regent_eval_runs")[running] == .count(1))
        #expect(Self.values(families, "regent_eval_runs")[Self.labels(("state", "SEALED"))] == .count(0))
        let open = Self.values(families, "regent_open_incidents")
        #expect(open.count == 24 && open.values.allSatisfy { $0 == .count(0) })
        #expect(Self.values(families, "regent_overdue_incidents")[.none] == .count(0))
        #expect(Self.values(families, "regent_incident_step_seconds").isEmpty)
        #expect(Self.values(families, "regent_overdue_deployment_tasks")[.none] == .count(0))
        #expect(Self.values(families, "regent_outcome_segments")[.none] == .count(0))

        try await bench.run("evalRuns/s")
        try await figures.countIfDue(at: start + .seconds(1), nowMicros: 1)
        families = figures.families(at: start + .seconds(1))
        #expect(Self.values(families, "regent_eval_runs")[running] == .count(1))
        try await figures.countIfDue(at: start + DocumentFigures.interval, nowMicros: 1)
        families = figures.families(at: start + DocumentFigures.interval)
        #expect(Self.values(families, "regent_eval_runs")[running] == .count(2))

        // Nobody reads pages any more: nothing is counted until somebody does again.
        let later = start + DocumentFigures.interval + DocumentFigures.quiet
        try await bench.run("evalRuns/t")
        try await figures.countIfDue(at: later, nowMicros: 1)
        families = figures.families(at: later)
        #expect(Self.values(families, "regent_eval_runs")[running] == .count(2))
        try await figures.countIfDue(at: later + .seconds(1), nowMicros: 1)
        families = figures.families(at: later)
        #expect(Self.values(families, "regent_eval_runs")[running] == .count(3))
    }

    @Test("Every state of every counted kind is a series, so that a query finds zero and not nothing")
    func everyState() async throws {
        let bench = try await ServiceBench.open()
        let figures = DocumentFigures(bench.store)
        try await figures.count(nowMicros: 1)
        let families = figures.families(at: .now)
        let states = Self.values(families, "regent_deployment_tasks").keys
        #expect(Set(states) == Set(DeploymentTaskState.allStates.map { Self.labels(("state", $0.name)) }))
        for name in ["regent_rollouts", "regent_incidents", "regent_proposals", "regent_alerts"] {
            #expect(Self.values(families, name).count > 2, "\(name)")
        }
    }

    @Test("Open incidents are counted by type and severity, and their steps are measured")
    func incidents() async throws {
        let bench = try await ServiceBench.open()
        let incident = try await IncidentTests.open(bench, "i", severity: .critical)
        let due = UpdateIncidentRequest(incident: incident.name, dueTime: Timestamp(microseconds: 2))
        _ = try await IncidentTests.update(bench, due)
        let triage = TriageIncidentRequest(
            incident: incident.name, severity: .critical, owner: IncidentTests.bo.name, mutation: .fresh())
        _ = try await bench.call(IncidentServiceMethods.triageIncident, triage, as: IncidentTests.bo)
        let figures = DocumentFigures(bench.store)
        try await figures.count(nowMicros: bench.context.now())
        let families = figures.families(at: .now)
        let open = Self.values(families, "regent_open_incidents")
        #expect(open[Self.labels(("type", "PRIVACY_DATA"), ("severity", "CRITICAL"))] == .count(1))
        #expect(open.values.count { $0 == .count(0) } == 23)
        #expect(Self.values(families, "regent_overdue_incidents")[.none] == .count(1))
        let steps = Self.values(families, "regent_incident_step_seconds")
        #expect(
            Set(steps.keys) == [
                Self.labels(("step", "TRIAGE"), ("quantile", "0.5")),
                Self.labels(("step", "TRIAGE"), ("quantile", "0.95")),
            ])
    }

    @Test("Entries of the ledger are counted by event, and verdicts of gates; what was before is not")
    func ledger() async throws {
        let bench = try await ServiceBench.open()
        try await bench.run("evalRuns/before")
        let figures = LedgerFigures(bench.store)
        let gates = GatePolicy(rules: [GateRule(key: "schema_valid_rate_min", min: 0.5)])
        try await bench.run("evalRuns/r", gates: gates)
        _ = try await bench.call(
            EvaluationServiceMethods.sealRun, SealRunRequest(run: "evalRuns/r", mutation: .fresh()))
        _ = try await bench.call(
            EvaluationServiceMethods.evaluateGates,
            EvaluateGatesRequest(run: "evalRuns/r", mutation: .fresh()))
        try await figures.catchUp()
        try await figures.catchUp()
        let families = figures.families
        let events = Self.values(families, "regent_ledger_entries")
        #expect(events[Self.labels(("event", "evalRun.created"))] == .count(1))
        #expect(events[Self.labels(("event", "evalRun.judged"))] == .count(1))
        let verdicts = Self.values(families, "regent_gate_verdicts")
        #expect(verdicts.count == 4 && verdicts.values.count { $0 == .count(1) } == 1)
        let revision = try await bench.store.lastRevision()
        #expect(Self.values(families, "regent_ledger_revision")[.none] == .count(revision))
    }

    @Test("The newest checkpoint is told by its entries and its time; before the first one there is no time")
    func checkpoints() async throws {
        let bench = try await ServiceBench.open()
        let figures = CheckpointFigures(bench.context)
        #expect(Self.values(figures.families, "regent_checkpoint_tree_size")[.none] == .count(0))
        #expect(Self.values(figures.families, "regent_checkpoint_timestamp_seconds").isEmpty)
        try await bench.run("evalRuns/r")
        try await bench.context.log.publish()
        let revision = try await bench.store.lastRevision()
        #expect(Self.values(figures.families, "regent_checkpoint_tree_size")[.none] == .count(revision))
        let time = Double(try #require(bench.context.log.newest).timeMicros) / 1e6
        #expect(Self.values(figures.families, "regent_checkpoint_timestamp_seconds")[.none] == .number(time))
    }

    @Test("Samples and outcomes count once, however often they are sent, and unknown providers share a series")
    func work() async throws {
        let bench = try await OutcomeServiceTests.open()
        try await bench.run("evalRuns/r", ["a", "b", "c"])
        let known = try #require(
            bench.context.routing.current.enabledProviders.first { $0.environment == "prod" }?.providers.first)
        func row(_ id: String, _ provider: String, isFallback: Bool = false) -> RouteOutcome {
            RouteOutcome(
                requestId: id, createTime: Timestamp(microseconds: 1_000_000), environment: "prod",
                selectedProvider: provider, fallbackProvider: isFallback ? provider : "", fallbackUsed: isFallback,
                status: .ok)
        }
        let rows = [row("1", known), row("2", known, isFallback: true), row("3", "of-nobody"), row("4", "nor-this")]
        try await OutcomeServiceTests.report(bench, [rows])
        // The same batch again: it is recognised.
        try await OutcomeServiceTests.report(bench, [rows], resume: true)
        let families = RoutingFigures(bench.context).families
        #expect(Self.values(families, "regent_eval_samples")[.none] == .count(3))
        let outcomes = Self.values(families, "regent_outcomes")
        #expect(
            outcomes == [
                Self.labels(("environment", "prod"), ("provider", known), ("status", "OK")): .count(2),
                Self.labels(("environment", "prod"), ("provider", WorkCounts.otherProvider), ("status", "OK")):
                    .count(2),
            ])
        #expect(
            Self.values(families, "regent_fallbacks") == [
                Self.labels(("environment", "prod"), ("provider", known)): .count(1)
            ])
    }

    @Test("Decisions are counted by the handlers, and every enabled provider has the state of its health")
    func routing() async throws {
        let bench = try await OutcomeServiceTests.open()
        for key in ["a", "b", "c"] {
            _ = try await bench.call(
                RoutingServiceMethods.select, SelectRequest(environment: "prod", key: key))
        }
        _ = try await bench.call(
            RoutingServiceMethods.selectBatch, SelectBatchRequest(environment: "prod", keys: ["k", "l"]))
        _ = try await bench.call(RoutingServiceMethods.explain, ExplainRequest(environment: "prod", key: "a"))
        let families = RoutingFigures(bench.context).families
        let counts = Self.values(families, "regent_decisions").values.map { value -> UInt64 in
            if case .count(let count) = value { count } else { 0 }
        }
        #expect(counts.reduce(0, +) == 5)
        let health = Self.values(families, "regent_provider_health")
        let all = ProviderHealthState.allKnown.filter { $0 != .unspecified }
        for (environment, providers) in bench.context.routing.current.enabledProviders {
            for provider in providers {
                let states: [MetricValue?] = all.map { state in
                    health[
                        Self.labels(("environment", environment), ("provider", provider), ("state", state.name))]
                }
                #expect(states == [.count(1), .count(0), .count(0), .count(0)])
            }
        }
        #expect(!health.isEmpty)
    }
}
