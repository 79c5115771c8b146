import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import Testing

@Suite("Rules of deployment tasks")
struct DeploymentTaskRulesTests {
    typealias Methods = DeploymentServiceMethods

    static let day: Int64 = 86_400_000_000
    /// 2026-05-10T12:00:00Z.
    static let now: Int64 = 1_778_414_400_000_000
    static let model = Model(
        name: "models/m", owner: "principals/ada", regionalOwners: ["regions/eu": "principals/eva"])
    static let deployment = Deployment(
        name: "deployments/d", state: .inProgress, model: "models/m", version: "models/m/versions/1.1.0",
        environment: Deployment.production, plannedProductionDate: "2026-05-20")

    static func task(
        region: String = "", model: Model = model, deployment: Deployment = deployment
    ) throws(Refusal) -> DeploymentTask {
        try DeploymentTask.created(
            "deploymentTasks/t", of: deployment, region: region, model: model, in: .utc,
            .of(Methods.startDeployment, now: now)
        ).after
    }

    static func validation(_ state: ValidationRequestState) -> ValidationRequest {
        ValidationRequest(name: "validationRequests/v", state: state, version: "models/m/versions/1.1.0")
    }

    static func confirmed(
        _ task: DeploymentTask, on date: String = "", overriding reason: String = "",
        in surroundings: TaskSurroundings = TaskSurroundings(), by actor: String = "principals/ada", now: Int64 = now
    ) throws(Refusal) -> Change<DeploymentTask> {
        try task.confirmed(
            on: date, notes: "at 08:00", overriding: reason, in: surroundings,
            .of(Methods.confirmTask, by: actor, now: now))
    }

    @Test("It is assigned to the owner of the region where there is one, else to the owner of the model")
    func assigned() throws {
        let rows = [("", "principals/ada"), ("regions/eu", "principals/eva"), ("regions/us", "principals/ada")]
        for (region, owner) in rows {
            let task = try Self.task(region: region)
            #expect(task.assignedTo == owner && task.region == region && task.state == .pending)
            #expect(task.plannedProductionDate == "2026-05-20")
        }
        #expect(refusal { _ = try Self.task(model: Model(name: "models/m")) } == .ownerRequired)
        var undated = Self.deployment
        undated.plannedProductionDate = ""
        #expect(try Self.task(deployment: undated).plannedProductionDate == "2026-05-10")
    }

    @Test("The assignee and active delegates confirm, adjust and cancel; nobody else does")
    func actors() throws {
        let task = try Self.task()
        let surroundings = TaskSurroundings(delegates: ["principals/bob"])
        let rows = [("principals/ada", true), ("principals/bob", true), ("principals/eve", false)]
        for (actor, isAllowed) in rows {
            let expected: ErrorReason? = isAllowed ? nil : .permissionDenied
            let reasons = [
                refusal { _ = try Self.confirmed(task, in: surroundings, by: actor) },
                refusal {
                    _ = try task.adjusted(
                        to: "2026-06-01", in: surroundings, .of(Methods.adjustTask, by: actor, reason: "late"))
                },
                refusal {
                    _ = try task.cancelled(in: surroundings, .of(Methods.cancelTask, by: actor, reason: "no use"))
                },
            ]
            #expect(reasons == [expected, expected, expected], "\(actor)")
        }
        // The ledger has who did it, and not whom they stand in for.
        let change = try Self.confirmed(task, in: surroundings, by: "principals/bob")
        #expect(change.after.confirmedBy == "principals/bob" && change.command.actor.name == "principals/bob")
    }

    @Test("A confirmation keeps date, notes, who and when; the date is today or earlier, by the clocks of the region")
    func confirmed() throws {
        let task = try Self.task()
        let change = try Self.confirmed(task)
        #expect(change.event == "task.confirmed" && change.after.state == .confirmed)
        #expect(change.after.actualProductionDate == "2026-05-10" && change.after.confirmationNotes == "at 08:00")
        #expect(change.after.confirmTime?.microseconds == Self.now && change.after.nextDueTime == nil)
        #expect(!change.after.deployedBeforeValidationApproved)
        #expect(try Self.confirmed(task, on: "2026-05-01").after.actualProductionDate == "2026-05-01")
        for date in ["2026-05-11", "tomorrow", "2026-02-30"] {
            #expect(refusal { _ = try Self.confirmed(task, on: date) } == .deploymentInvalid, "\(date)")
        }
        let ahead = TaskSurroundings(zone: TaskDatesTests.fixed(hours: 14))
        #expect(try Self.confirmed(task, in: ahead).after.actualProductionDate == "2026-05-11")
        #expect(refusal { _ = try Self.confirmed(change.after) } == .illegalTransition)
    }

    @Test(
        "A validation that is not approved needs a reason, and at a high risk tier a granted override",
        arguments: [
            (ValidationRequestState?.none, RiskTier.critical, "", false, ErrorReason?.none, false),
            (.approved, .critical, "", false, nil, false),
            (.approved, .critical, "why not", false, nil, false),
            (.requested, .low, "", false, .validationNotApproved, false),
            (.inProgress, .low, "", true, .validationNotApproved, false),
            (.rejected, .medium, " \n", false, .validationNotApproved, false),
            (.requested, .low, "outage", false, nil, true),
            (.rejected, .medium, "outage", false, nil, true),
            (.requested, .high, "outage", false, .overrideRequired, false),
            (.requested, .critical, "outage", false, .overrideRequired, false),
            (.requested, .critical, "outage", true, nil, true),
            (.requested, .high, "", true, .validationNotApproved, false),
        ])
    func validation(
        state: ValidationRequestState?, tier: RiskTier, reason: String, isGranted: Bool, refused: ErrorReason?,
        isEarly: Bool
    ) throws {
        let surroundings = TaskSurroundings(
            validation: state.map(Self.validation), riskTier: tier,
            override: isGranted ? Override(name: "overrides/o", state: .granted) : nil)
        let task = try Self.task()
        #expect(refusal { _ = try Self.confirmed(task, overriding: reason, in: surroundings) } == refused)
        guard refused == nil else { return }
        let change = try Self.confirmed(task, overriding: reason, in: surroundings)
        #expect(change.event == (isEarly ? "task.override" : "task.confirmed"))
        #expect(change.after.deployedBeforeValidationApproved == isEarly)
        #expect(change.after.validationOverrideReason == (isEarly ? reason : ""))
        #expect(change.after.validationRequest == (isEarly ? "validationRequests/v" : ""))
        #expect(change.after.override == (isEarly && isGranted ? "overrides/o" : ""))
    }

    @Test("Who granted the override does not confirm by it")
    func granter() throws {
        let task = try Self.task()
        let rows: [(granter: String, refused: ErrorReason?)] = [
            ("principals/bob", nil), ("principals/ada", .segregationOfDuties),
        ]
        for (granter, refused) in rows {
            let surroundings = TaskSurroundings(
                validation: Self.validation(.requested), riskTier: .high,
                override: Override(name: "overrides/o", state: .granted, decidedBy: granter))
            let reason = refusal { _ = try Self.confirmed(task, overriding: "outage", in: surroundings) }
            #expect(reason == refused, "\(granter)")
        }
    }

    @Test("An adjusted task stays open: it is adjusted again, confirmed or cancelled")
    func adjusted() throws {
        let command = Command.of(Methods.adjustTask, by: "principals/ada", reason: "late", now: Self.now)
        let once = try Self.task().adjusted(to: "2026-06-01", in: TaskSurroundings(), command).after
        #expect(once.state == .adjusted && once.plannedProductionDate == "2026-06-01")
        #expect(once.adjustmentReason == "late" && once.isOpen)
        let twice = try once.adjusted(to: "2026-07-01", in: TaskSurroundings(), command).after
        #expect(twice.plannedProductionDate == "2026-07-01")
        #expect(try Self.confirmed(twice).after.state == .confirmed)
        let cancelling = Command.of(Methods.cancelTask, by: "principals/ada", reason: "no use")
        let cancelled = try twice.cancelled(in: TaskSurroundings(), cancelling).after
        #expect(cancelled.state == .cancelled && cancelled.cancellationReason == "no use" && !cancelled.isOpen)
        #expect(cancelled.cancelledBy == "principals/ada" && cancelled.nextDueTime == nil)
        #expect(refusal { _ = try once.adjusted(to: "soon", in: TaskSurroundings(), command) } == .deploymentInvalid)
    }

    @Test("A date that is over by the clocks of the region is refused; today and later ones are not")
    func adjustedDates() throws {
        let command = Command.of(Methods.adjustTask, by: "principals/ada", reason: "late", now: Self.now)
        let rows: [(date: String, hours: Int, refused: ErrorReason?)] = [
            ("2026-05-09", 0, .deploymentInvalid), ("0001-01-01", 0, .deploymentInvalid), ("2026-05-10", 0, nil),
            ("9999-12-31", 0, nil), ("2026-05-10", 14, .deploymentInvalid), ("2026-05-11", 14, nil),
        ]
        for (date, hours, refused) in rows {
            let surroundings = TaskSurroundings(zone: TaskDatesTests.fixed(hours: hours))
            let task = try Self.task()
            #expect(refusal { _ = try task.adjusted(to: date, in: surroundings, command) } == refused, "\(date)")
        }
    }

    @Test("The same date again is not reported again")
    func sameDate() throws {
        let later = Self.now + 4 * Self.day
        let soon = try #require(try Self.task().dueReported(in: .utc, .daemon(.tick, now: later))).after
        let command = Command.of(Methods.adjustTask, by: "principals/ada", reason: "sure", now: later)
        let same = try soon.adjusted(to: soon.plannedProductionDate, in: TaskSurroundings(), command).after
        #expect(same.state == .adjusted && same.adjustmentReason == "sure")
        #expect(same.dueSoonReported && same.nextDueTime == soon.nextDueTime)
    }

    /// Days from 2026-05-10 at which events come, until a day, where the tick comes each day.
    static func reported(_ task: DeploymentTask, from first: Int64 = 0, to last: Int64) throws -> [String] {
        var (task, events): (DeploymentTask, [String]) = (task, [])
        for day in first...last {
            let now = Self.now + day * Self.day
            while let change = try task.dueReported(in: .utc, .daemon(.tick, now: now)) {
                events.append("\(day) \(change.event ?? "")")
                task = change.after
            }
        }
        return events
    }

    @Test("It is reported once as due soon, and once a day when it is over, however late the tick comes")
    func reported() throws {
        let task = try Self.task()
        #expect(try Self.reported(task, to: 2) == [])
        #expect(
            try Self.reported(task, to: 13) == [
                "3 task.due_soon", "11 task.overdue", "12 task.overdue", "13 task.overdue",
            ])
        #expect(try Self.reported(task, from: 13, to: 14) == ["13 task.overdue", "14 task.overdue"])
        let closed = try Self.confirmed(task).after
        #expect(try Self.reported(closed, to: 20) == [])
        var late = Self.deployment
        late.plannedProductionDate = "2026-05-01"
        #expect(try Self.reported(try Self.task(deployment: late), to: 1) == ["0 task.overdue", "1 task.overdue"])
    }

    @Test("Another date is reported as the first one was")
    func reportedAgain() throws {
        let soon = try #require(
            try Self.task().dueReported(in: .utc, .daemon(.tick, now: Self.now + 3 * Self.day))
        ).after
        #expect(soon.dueSoonReported)
        let adjusting = Command.of(
            Methods.adjustTask, by: "principals/ada", reason: "late", now: Self.now + 4 * Self.day)
        let adjusted = try soon.adjusted(to: "2026-05-25", in: TaskSurroundings(), adjusting).after
        #expect(!adjusted.dueSoonReported)
        #expect(
            try Self.reported(adjusted, from: 4, to: 16) == ["8 task.due_soon", "16 task.overdue"])
    }
}
