import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of deployments")
struct DeploymentRulesTests {
    typealias Methods = DeploymentServiceMethods

    static let version = ModelVersion(
        name: "models/m/versions/1.1.0", model: "models/m", state: .draft,
        approval: VersionApproval(proposal: "proposals/p", approvedBy: ["principals/charlie"]),
        releaseTime: Timestamp(seconds: 1))
    static let proposal = ChangeProposal(
        name: "proposals/p", changeType: .thresholdChange, description: "monthly",
        oldValues: [ChangedValue(name: "threshold_auto", json: "0.15")],
        newValues: [ChangedValue(name: "threshold_auto", json: "0.18")])
    static let base = ModelVersion(name: "models/m/versions/1.0.0", performance: ["auto_rate": 0.125])

    static func surroundings(
        _ environment: String = Deployment.production, isInStaging: Bool = true, version: ModelVersion = version,
        zones: [String: TimeZoneRules] = ["regions/eu": .utc, "regions/us": .utc]
    ) -> DeploymentSurroundings {
        DeploymentSurroundings(
            version: version, base: base, proposal: proposal, environment: Environment(name: environment),
            isInStaging: isInStaging, zones: zones)
    }

    static func said(
        _ scope: DeploymentScope = .global, _ regions: [String] = [], on date: String = ""
    ) -> Deployment {
        Deployment(
            name: "deployments/d", state: .deployed, model: "models/x", scope: scope, regions: regions,
            plannedProductionDate: date, createdBy: "principals/mallory", deployedBy: "principals/mallory")
    }

    static func planned(
        _ said: Deployment = said(), in surroundings: DeploymentSurroundings = surroundings()
    ) throws(Refusal) -> Deployment {
        try Deployment.planned(said, in: surroundings, .of(Methods.createDeployment)).after
    }

    @Test("It keeps what was agreed to, and nothing that is output only, whatever was said")
    func planned() throws {
        let deployment = try Self.planned()
        #expect(deployment.state == .planned && deployment.createdBy == "principals/alice")
        #expect(deployment.model == "models/m" && deployment.version == Self.version.name)
        #expect(deployment.environment == Deployment.production && deployment.deployedBy.isEmpty)
        #expect(deployment.proposal == "proposals/p" && deployment.changeType == .thresholdChange)
        #expect(deployment.oldValues == Self.proposal.oldValues && deployment.newValues == Self.proposal.newValues)
        #expect(deployment.approvedBy == ["principals/charlie"] && deployment.reason == "monthly")
        #expect(deployment.metricsBefore == ["auto_rate": 0.125] && deployment.startDueTime == nil)
    }

    @Test("In production a scope fits its regions, which are in use; elsewhere it may be left out")
    func scopes() {
        let (eu, us) = ("regions/eu", "regions/us")
        let legal: [(DeploymentScope, [String], String)] = [
            (.global, [], Deployment.production), (.globalSelective, [eu, us], Deployment.production),
            (.regional, [eu], Deployment.production), (.unspecified, [], Deployment.staging),
            (.regional, [eu], Deployment.staging),
        ]
        for (scope, regions, place) in legal {
            #expect(refusal { _ = try Self.planned(Self.said(scope, regions), in: Self.surroundings(place)) } == nil)
        }
        let illegal: [(DeploymentScope, [String], String)] = [
            (.global, [eu], Deployment.production), (.globalSelective, [], Deployment.production),
            (.regional, [], Deployment.production), (.unspecified, [], Deployment.production),
            (.unrecognized(9), [], Deployment.production), (.regional, [eu, eu], Deployment.production),
            (.regional, ["regions/gone"], Deployment.production), (.unspecified, [eu], Deployment.staging),
        ]
        for (scope, regions, place) in illegal {
            let reason = refusal { _ = try Self.planned(Self.said(scope, regions), in: Self.surroundings(place)) }
            #expect(reason == .deploymentInvalid, "\(scope.name) \(regions) in \(place)")
        }
        #expect(refusal { _ = try Self.planned(Self.said(on: "2026-02-30")) } == .deploymentInvalid)
    }

    @Test("A version is released, not suspended and not retired; production comes after staging")
    func deployable() throws {
        var versions = [Self.version, Self.version, Self.version]
        versions[0].releaseTime = nil
        versions[1].suspended = true
        versions[2].state = .retired
        for version in versions {
            let surroundings = Self.surroundings(Deployment.staging, version: version)
            #expect(
                refusal { _ = try Self.planned(Self.said(.unspecified), in: surroundings) } == .versionNotDeployable)
        }
        let early = Self.surroundings(isInStaging: false)
        #expect(refusal { _ = try Self.planned(in: early) } == .stagingRequired)
        let staging = Self.surroundings(Deployment.staging, isInStaging: false)
        #expect(refusal { _ = try Self.planned(Self.said(.unspecified), in: staging) } == nil)
        // What has changed since it was planned is asked again when it begins.
        let planned = try Self.planned()
        let starting = Command.of(Methods.startDeployment)
        #expect(refusal { _ = try planned.started(in: early, starting) } == .stagingRequired)
        #expect(try planned.started(in: Self.surroundings(), starting).after.state == .inProgress)
        let regional = try Self.planned(Self.said(.regional, ["regions/eu"]))
        #expect(try regional.started(in: Self.surroundings(), starting).after.state == .inProgress)
        #expect(
            refusal { _ = try regional.started(in: Self.surroundings(zones: [:]), starting) } == .deploymentInvalid)
        var archived = Self.surroundings()
        archived.environment.archiveTime = Timestamp(seconds: 1)
        #expect(refusal { _ = try Self.planned(in: archived) } == .illegalTransition)
    }

    @Test("It begins by itself when its date does in the first of its regions")
    func dueTime() throws {
        let ahead = TaskDatesTests.fixed(hours: 14)
        let behind = TaskDatesTests.fixed(hours: -12)
        let day: Int64 = 86_400_000_000
        let date = try #require(CalendarDate("2026-03-29")).day * day
        func due(_ zones: [String: TimeZoneRules]) throws -> Int64? {
            let scope: DeploymentScope = zones.isEmpty ? .global : .regional
            let said = Self.said(scope, zones.keys.sorted(), on: "2026-03-29")
            return try Self.planned(said, in: Self.surroundings(zones: zones)).startDueTime?.microseconds
        }
        let hour: Int64 = 3_600_000_000
        #expect(try due([:]) == date)
        #expect(try due(["regions/a": behind]) == date + 12 * hour)
        #expect(try due(["regions/a": behind, "regions/b": ahead]) == date - 14 * hour)
        let planned = try Self.planned(Self.said(on: "2026-03-29"))
        #expect(!planned.isDue(at: date - 1) && planned.isDue(at: date))
        let started = try planned.started(in: Self.surroundings(), .of(Methods.startDeployment)).after
        #expect(!started.isDue(at: date) && started.startDueTime == nil)
    }

    @Test("A smoke test decides outside production, and never in production")
    func smoke() throws {
        func begun(_ place: String) throws -> Deployment {
            let surroundings = Self.surroundings(place)
            return try Self.planned(in: surroundings).started(in: surroundings, .of(Methods.startDeployment)).after
        }
        let command = Command.of(Methods.recordSmokeResult, now: 7)
        let staging = try begun(Deployment.staging)
        let passed = try staging.smoked(SmokeResult(outcome: .passed, notes: "42 tests"), command)
        #expect(passed.after.state == .deployed && passed.event == "deployment.deployed")
        #expect(passed.after.deployedBy == "principals/alice" && passed.after.deployTime?.microseconds == 7)
        #expect(passed.after.smoke?.notes == "42 tests" && passed.after.smoke?.recordedBy == "principals/alice")
        let failed = try staging.smoked(SmokeResult(outcome: .failed), command)
        #expect(failed.after.state == .cancelled && failed.event == "deployment.smokeFailed")
        #expect(failed.after.deployTime == nil && !failed.after.cancellationReason.isEmpty)
        for outcome in [SmokeOutcome.unspecified, .unrecognized(9)] {
            #expect(refusal { _ = try staging.smoked(SmokeResult(outcome: outcome), command) } == .deploymentInvalid)
        }
        let production = try begun(Deployment.production)
        #expect(
            refusal { _ = try production.smoked(SmokeResult(outcome: .passed), command) } == .illegalTransition)
    }

    @Test("Once no task is open, one confirmation makes it deployed; only what is deployed is rolled back")
    func closed() throws {
        let begun = try Self.planned().started(in: Self.surroundings(), .of(Methods.startDeployment)).after
        let command = Command.of(Methods.confirmTask, by: "principals/bob", now: 9)
        let deployed = begun.closed(hasConfirmed: true, command)
        #expect(deployed.after.state == .deployed && deployed.event == "deployment.deployed")
        #expect(deployed.after.deployedBy == "principals/bob" && deployed.after.deployTime?.microseconds == 9)
        let cancelled = begun.closed(hasConfirmed: false, command)
        #expect(cancelled.after.state == .cancelled && cancelled.event == "deployment.cancelled")
        let back = try deployed.after.rolledBack(command)
        #expect(back.after.state == .rolledBack && back.event == "deployment.rolledBack")
        for other in [begun, cancelled.after, back.after] {
            #expect(refusal { _ = try other.rolledBack(command) } == .illegalTransition)
        }
    }
}
