import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("Deployments", .timeLimit(.minutes(10)))
struct DeploymentTests {
    typealias Methods = DeploymentServiceMethods

    static let version = "models/m/versions/1.0.0"
    static let (eu, us) = ("regions/eu", "regions/us")

    let bench: ServiceBench
    let ada: Caller
    let eva: Caller
    let bob: Caller

    /// A bench with two regions, a model of ada's of which eva owns one, and a version that is deployed in staging.
    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        eva = try await bench.party("eva")
        bob = try await bench.party("bob")
        for (name, zone) in [(Self.eu, "Europe/Berlin"), (Self.us, "America/New_York")] {
            _ = try await bench.call(
                RegionServiceMethods.putRegion,
                PutRegionRequest(region: Region(name: name, timeZone: zone), mutation: .fresh()))
        }
        let model = Model(name: "models/m", owner: ada.name, regionalOwners: [Self.eu: eva.name])
        _ = try await bench.call(
            ModelServiceMethods.createModel, CreateModelRequest(model: model, mutation: .fresh()))
        try await bench.released(Self.version)
        try await bench.deployInStaging(Self.version)
    }

    @discardableResult
    func confirm(
        _ task: DeploymentTask, _ others: [String] = [], on date: String = "", notes: String = "",
        overriding reason: String = "", as caller: Caller
    ) async throws -> DeploymentTask {
        let request = ConfirmTaskRequest(
            name: task.name, others: others, actualProductionDate: date, confirmationNotes: notes,
            validationOverrideReason: reason, mutation: .fresh())
        return try #require(try await bench.call(Methods.confirmTask, request, as: caller).task)
    }

    func cancel(_ task: DeploymentTask, as caller: Caller) async throws {
        let request = CancelTaskRequest(name: task.name, mutation: .fresh("no use"))
        _ = try await bench.call(Methods.cancelTask, request, as: caller)
    }

    func delegate(_ owner: Caller, task: String = "") async throws {
        let delegation = Delegation(
            name: "delegations/d\(task.isEmpty ? "" : "-one")", model: "models/m", task: task, delegate: bob.name,
            endTime: Timestamp(microseconds: bench.context.now() + 3_600_000_000))
        _ = try await bench.call(
            DelegationServiceMethods.createDelegation,
            CreateDelegationRequest(delegation: delegation, mutation: .fresh()), as: owner)
    }

    func events(of name: String) async throws -> [String] {
        try await bench.call(LedgerServiceMethods.getHistory, GetHistoryRequest(name: name)).entries.map(\.event)
    }

    func state(_ id: String) async throws -> DeploymentState {
        try await bench.store.require(Deployment.self, "deployments/\(id)").state
    }

    @Test("A release goes through staging, then is confirmed in two regions by their owners")
    func life() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .regional, in: [Self.eu, Self.us])
        #expect(tasks.map(\.region) == [Self.eu, Self.us])
        #expect(tasks.map(\.assignedTo) == [eva.name, ada.name])
        #expect(tasks.map(\.name) == ["deploymentTasks/prod-eu", "deploymentTasks/prod-us"])
        await expectRefusal(.permissionDenied) { try await confirm(tasks[0], as: ada) }
        try await confirm(tasks[0], notes: "at 08:00", as: eva)
        #expect(try await state("prod") == .inProgress)
        await expectRefusal(.illegalTransition) { try await confirm(tasks[0], as: eva) }
        let last = try await confirm(tasks[1], as: ada)
        let deployment = try await bench.store.require(Deployment.self, "deployments/prod")
        #expect(deployment.state == .deployed && deployment.deployedBy == ada.name)
        let version = try await bench.store.require(ModelVersion.self, Self.version)
        #expect(version.actualProductionDate == last.actualProductionDate && !last.actualProductionDate.isEmpty)
        let rows = try await bench.store.require(Model.self, "models/m").regions
        #expect(rows.map(\.region) == [Self.eu, Self.us] && Set(rows.map(\.version)) == [Self.version])
        #expect(rows.map(\.deploymentNotes) == ["at 08:00", ""])
        #expect(
            try await events(of: "deployments/prod") == [
                "deployment.planned", "deployment.started", "deployment.deployed",
            ])
        #expect(try await events(of: tasks[0].name) == ["task.created", "task.confirmed"])
    }

    @Test("Production without staging, or with a failed smoke test, is refused and changes nothing")
    func staging() async throws {
        let other = "models/m/versions/1.1.0"
        try await bench.released(other)
        func plan(_ id: String, _ environment: String) async throws {
            try await bench.plan(
                Deployment(name: "deployments/\(id)", version: other, environment: environment, scope: .global))
        }
        func expectRefused(_ comment: Comment) async throws {
            let before = try await bench.content()
            await expectRefusal(.stagingRequired, comment) { try await plan("p", Deployment.production) }
            #expect(try await bench.content() == before, comment)
        }
        // The environment is there: another version was planned in it.
        try await bench.begin("first", of: Self.version)
        try await expectRefused("no deployment in staging")
        try await plan("s", Deployment.staging)
        try await expectRefused("planned in staging")
        try await bench.start("deployments/s")
        try await expectRefused("begun in staging")
        try await bench.smoke("deployments/s", .failed)
        #expect(try await state("s") == .cancelled)
        try await expectRefused("failed in staging")
        try await bench.deployInStaging(other, as: "s2")
        try await plan("p", Deployment.production)
        #expect(try await state("p") == .planned)
    }

    @Test("A global deployment is one task of the owner, and sets every region in use")
    func global() async throws {
        let tasks = try await bench.begin("prod", of: Self.version)
        #expect(tasks.map(\.assignedTo) == [ada.name] && tasks.map(\.region) == [""])
        try await confirm(tasks[0], as: ada)
        let rows = try await bench.store.require(Model.self, "models/m").regions
        #expect(rows.map(\.region) == [Self.eu, Self.us])
        #expect(try await state("prod") == .deployed)
        // What its owner changes of the model leaves them.
        var model = try await bench.store.require(Model.self, "models/m")
        (model.description, model.regions) = ("new words", [])
        let updated = try await bench.call(
            ModelServiceMethods.updateModel, UpdateModelRequest(model: model, mutation: .fresh()), as: ada)
        #expect(updated.model?.regions == rows)
    }

    @Test("A task's name that another deployment has taken, in any case, does not hold a deployment up")
    func takenNames() async throws {
        for (id, region) in [("x-EU", ""), ("X", Self.eu), ("y-eu", ""), ("y", Self.eu)] {
            let scope: DeploymentScope = region.isEmpty ? .global : .regional
            let regions = region.isEmpty ? [] : [region]
            #expect(try await bench.begin(id, of: Self.version, scope, in: regions).count == 1, "\(id)")
        }
    }

    @Test("Several tasks are confirmed at once, or none; what they touch changes once")
    func bulk() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .globalSelective, in: [Self.eu, Self.us])
        let before = try await bench.content(without: ["denials"])
        await expectRefusal(.permissionDenied) { try await confirm(tasks[1], [tasks[0].name], as: ada) }
        await expectRefusal(.deploymentInvalid) { try await confirm(tasks[1], [tasks[1].name], as: ada) }
        #expect(try await bench.content(without: ["denials"]) == before)
        try await delegate(eva)
        try await delegate(ada, task: tasks[1].name)
        let last = try await bench.store.lastRevision()
        try await confirm(tasks[0], [tasks[1].name], as: bob)
        let entries = try await bench.store.entries(from: last + 1)
        #expect(
            entries.map(\.event) == [
                "task.confirmed", "task.confirmed", "deployment.deployed", "version.deployed", "model.deployed",
            ])
        #expect(Set(entries.map(\.actor)) == [bob.name])
        #expect(try await bench.store.require(Model.self, "models/m").regions.count == 2)
    }

    @Test("Tasks are moved together")
    func adjusted() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .globalSelective, in: [Self.eu, Self.us])
        let owner: Caller? = nil
        let request = AdjustTaskRequest(
            name: tasks[0].name, others: [tasks[1].name], plannedProductionDate: "2030-01-01",
            mutation: .fresh("freeze"))
        _ = try await bench.call(Methods.adjustTask, request, as: owner)
        for task in tasks {
            let after = try await bench.store.require(DeploymentTask.self, task.name)
            #expect(after.state == .adjusted && after.plannedProductionDate == "2030-01-01")
            #expect(after.adjustmentReason == "freeze")
        }
    }

    @Test("A deployment ends with its last task: deployed where one was confirmed, else cancelled")
    func ends() async throws {
        for (id, confirmed, state) in [("one", true, DeploymentState.deployed), ("none", false, .cancelled)] {
            let tasks = try await bench.begin(id, of: Self.version, .regional, in: [Self.eu, Self.us])
            if confirmed { try await confirm(tasks[0], as: eva) } else { try await cancel(tasks[0], as: eva) }
            #expect(try await self.state(id) == .inProgress)
            try await cancel(tasks[1], as: ada)
            #expect(try await self.state(id) == state)
        }
    }

    @Test("Cancelling a deployment cancels its open tasks, and needs a reason")
    func cancelled() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .regional, in: [Self.eu, Self.us])
        try await confirm(tasks[0], as: eva)
        func cancel(_ reason: String) async throws {
            _ = try await bench.call(
                Methods.cancelDeployment,
                CancelDeploymentRequest(name: "deployments/prod", mutation: .fresh(reason)))
        }
        await expectRefusal(.reasonRequired) { try await cancel("") }
        try await cancel("drift")
        #expect(try await state("prod") == .cancelled)
        let states = try await bench.store.list(DeploymentTask.self).items.map(\.state)
        #expect(states == [.confirmed, .cancelled])
    }

    @Test("A validation that is not approved is overridden with a reason, at a high tier with a granted override")
    func overridden() async throws {
        let validation = try #require(
            try await bench.call(
                ValidationServiceMethods.requestValidation,
                RequestValidationRequest(
                    validationRequest: ValidationRequest(name: "validationRequests/v", version: Self.version),
                    mutation: .fresh())
            ).validationRequest)
        let tasks = try await bench.begin("prod", of: Self.version, .regional, in: [Self.eu, Self.us])
        await expectRefusal(.validationNotApproved) { try await confirm(tasks[0], as: eva) }
        let first = try await confirm(tasks[0], overriding: "outage", as: eva)
        #expect(first.deployedBeforeValidationApproved && first.validationOverrideReason == "outage")
        #expect(try await events(of: first.name).last == "task.override")
        var model = try await bench.store.require(Model.self, "models/m")
        model.riskTier = .critical
        _ = try await bench.call(
            ModelServiceMethods.updateModel, UpdateModelRequest(model: model, mutation: .fresh()), as: ada)
        await expectRefusal(.overrideRequired) { try await confirm(tasks[1], overriding: "outage", as: ada) }
        let override = Override(name: "overrides/o", kind: .validation, subject: validation.name)
        let requested = try await bench.call(
            OverrideServiceMethods.requestOverride,
            RequestOverrideRequest(override: override, mutation: .fresh("outage")), as: ada)
        await expectRefusal(.overrideRequired) { try await confirm(tasks[1], overriding: "outage", as: ada) }
        _ = try await bench.call(
            OverrideServiceMethods.grantOverride,
            GrantOverrideRequest(
                name: override.name, mutation: .fresh(etag: requested.override?.etag ?? "")), as: bob)
        #expect(try await confirm(tasks[1], overriding: "outage", as: ada).override == override.name)
        let list = try await bench.call(
            Methods.listValidationOverrides, ListValidationOverridesRequest(pageSize: 1))
        #expect(list.overrides.map(\.task) == [tasks[1].name] && !list.nextPageToken.isEmpty)
        let rest = try await bench.call(
            Methods.listValidationOverrides,
            ListValidationOverridesRequest(pageSize: 1, pageToken: list.nextPageToken))
        #expect(rest.overrides.map(\.task) == [tasks[0].name] && rest.nextPageToken.isEmpty)
        #expect(rest.overrides.map(\.validationStatus) == [.requested] && rest.overrides[0].reason == "outage")
        #expect(rest.overrides[0].confirmedBy == eva.name && rest.overrides[0].region == Self.eu)
        let overview = try await bench.call(
            Methods.getDeploymentOverview, GetDeploymentOverviewRequest())
        #expect(overview.overrides == 2 && overview.open == 0 && !overview.more)
    }

    @Test("The last validation request counts, also where there are more than a page of earlier ones")
    func lastOfMany() async throws {
        func put(_ names: [String], _ state: ValidationRequestState) async throws {
            let command = Command.daemon(
                ValidationServiceMethods.requestValidation.descriptor, now: bench.context.now())
            _ = try await bench.store.write(MutationCall(command)) { store in
                for name in names {
                    let made = ValidationRequest(
                        name: "validationRequests/\(name)", state: state, version: Self.version)
                    _ = try store.put(Change(after: made, effect: .created("planted"), command: command))
                }
                return true
            }
        }
        for batch in 0..<11 { try await put((0..<100).map { "a\(batch)-\($0)" }, .approved) }
        let task = try #require(try await bench.begin("prod", of: Self.version).first)
        for (name, state) in [("y", ValidationRequestState.rejected), ("z", .requested)] {
            try await put([name], state)
            await expectRefusal(.validationNotApproved) { try await confirm(task, as: ada) }
            let mine = try await bench.call(
                Methods.listMyDeploymentTasks, ListMyDeploymentTasksRequest(), as: ada)
            #expect(mine.tasks.map(\.validationStatus) == [state])
        }
    }

    @Test("Deployments and tasks are read where their model lies, and found by region, model and date")
    func reading() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .regional, in: [Self.eu, Self.us])
        func reader(_ scope: String) throws -> Caller {
            let permissions: Set<Permission> = [Permission("deployment.read"), Permission("task.read")]
            let granted = Authorisation(permissions: permissions, scope: try Scope(scope))
            return Caller(name: "principals/reader", authority: .granted([granted]))
        }
        let (here, there) = (try reader("models/m"), try reader("models/other"))
        let deployment = try await bench.call(
            Methods.getDeployment, GetDeploymentRequest(name: "deployments/prod"), as: here
        ).deployment
        #expect(deployment?.regions == [Self.eu, Self.us])
        let task = try await bench.call(
            Methods.getDeploymentTask, GetDeploymentTaskRequest(name: tasks[0].name), as: here
        ).task
        #expect(task == tasks[0])
        await expectRefusal(.permissionDenied) {
            _ = try await bench.call(
                Methods.getDeploymentTask, GetDeploymentTaskRequest(name: tasks[0].name), as: there)
        }
        let history = ListDeploymentsRequest(filter: "model = \"models/m\"", orderBy: "create_time desc")
        let found = try await bench.call(Methods.listDeployments, history, as: here).deployments
        #expect(found.map(\.name) == ["deployments/prod", "deployments/staging"])
        let list = ListDeploymentTasksRequest(filter: "region = \"\(Self.us)\" AND state = PENDING")
        #expect(try await bench.call(Methods.listDeploymentTasks, list, as: here).tasks == [tasks[1]])
        #expect(try await bench.call(Methods.listDeploymentTasks, list, as: there).tasks == [])
        let overview = try await bench.call(
            Methods.getDeploymentOverview, GetDeploymentOverviewRequest(), as: there)
        #expect(overview == GetDeploymentOverviewResponse())
    }

    @Test("A task of another scope is refused as one that does not exist, whatever its state; its delegate may know it")
    func otherScope() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .globalSelective, in: [Self.eu, Self.us])
        try await confirm(tasks[0], as: eva)
        let names = ["task.confirm", "task.adjust", "task.cancel"].map { Permission($0) }
        let elsewhere = Authorisation(permissions: Set(names), scope: try Scope("models/other"))
        let eve = Caller(name: "principals/eve", authority: .granted([elsewhere]))
        for name in [tasks[0].name, tasks[1].name, "deploymentTasks/none"] {
            await expectRefusal(.notFound) { try await confirm(DeploymentTask(name: name), as: eve) }
            await expectRefusal(.notFound) { try await confirm(tasks[1], [name + "-not"], as: ada) }
            await expectRefusal(.notFound) { try await cancel(DeploymentTask(name: name), as: eve) }
            await expectRefusal(.notFound) {
                let request = AdjustTaskRequest(
                    name: name, plannedProductionDate: "2030-01-01", mutation: .fresh("freeze"))
                _ = try await bench.call(Methods.adjustTask, request, as: eve)
            }
        }
        try await delegate(ada)
        let delegate = Caller(name: bob.name, authority: .granted([elsewhere]))
        #expect(try await confirm(tasks[1], as: delegate).confirmedBy == bob.name)
    }

    @Test("A task waits in the inbox of its assignee, whatever the scope of the assignee's role, and in nobody else's")
    func inbox() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .regional, in: [Self.eu, Self.us])
        let names = ["access.self", "task.read", "task.confirm"].map { Permission($0) }
        let elsewhere = Authorisation(permissions: Set(names), scope: try Scope("models/other"))
        for (caller, expected) in [(ada, [tasks[1].name]), (eva, [tasks[0].name]), (bob, [])] {
            let scoped = Caller(name: caller.name, authority: .granted([elsewhere]))
            let items = try await bench.call(InboxServiceMethods.getInbox, GetInboxRequest(), as: scoped).items
            #expect(items.map(\.resource) == expected && items.allSatisfy { $0.kind == "task.confirm" })
        }
    }

    @Test("What a deployment needs is not taken away while it waits, and what is deployed is not retired")
    func uses() async throws {
        let tasks = try await bench.begin("prod", of: Self.version, .regional, in: [Self.eu, Self.us])
        await expectRefusal(.regionInUse) {
            _ = try await bench.call(
                RegionServiceMethods.archiveRegion, ArchiveRegionRequest(name: Self.eu, mutation: .fresh()))
        }
        await expectRefusal(.environmentInUse) {
            _ = try await bench.call(
                ProviderServiceMethods.archiveEnvironment,
                ArchiveEnvironmentRequest(name: Deployment.production, mutation: .fresh("moved")))
        }
        await expectRefusal(.modelInUse) {
            _ = try await bench.call(
                ModelServiceMethods.archiveModel, ArchiveModelRequest(name: "models/m", mutation: .fresh()), as: ada)
        }
        _ = try await bench.call(
            VersionServiceMethods.deprecateVersion,
            DeprecateVersionRequest(name: Self.version, mutation: .fresh("replaced")))
        func retire() async throws {
            _ = try await bench.call(
                VersionServiceMethods.retireVersion,
                RetireVersionRequest(name: Self.version, mutation: .fresh()))
        }
        await expectRefusal(.versionInUse) { try await retire() }
        try await confirm(tasks[0], as: eva)
        try await cancel(tasks[1], as: ada)
        await expectRefusal(.versionInUse) { try await retire() }
    }
}
