import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

@Suite("The caller's tasks", .timeLimit(.minutes(10)))
struct ListMyDeploymentTasksTests {
    typealias Methods = DeploymentServiceMethods

    let bench: ServiceBench
    let ada: Caller
    let bob: Caller
    let eve: Caller

    init() async throws {
        bench = try await ServiceBench.open()
        ada = try await bench.party("ada")
        bob = try await bench.party("bob")
        eve = try await bench.party("eve")
        try await bench.model(owner: ada)
        try await bench.model("n", owner: eve)
    }

    /// Tasks as a deployment leaves them, which nobody needs here. The bench is in 1970.
    func put(
        _ id: String, on date: String, to assignee: Caller, model: String = "models/m",
        _ state: DeploymentTaskState = .pending
    ) async throws {
        let command = Command.daemon(Methods.startDeployment.descriptor, now: bench.context.now())
        let task = DeploymentTask(
            name: "deploymentTasks/\(id)", state: state, model: model, version: "\(model)/versions/1.0.0",
            plannedProductionDate: date, assignedTo: assignee.name)
        _ = try await bench.store.write(MutationCall(command)) { store in
            try store.put(Change(after: task, effect: .created("task.created"), command: command))
        }
    }

    func page(
        as caller: Caller, due: TaskDue = .all, status: DeploymentTaskState = .unspecified, size: UInt32 = 0,
        token: String = ""
    ) async throws -> ListMyDeploymentTasksResponse {
        try await bench.call(
            Methods.listMyDeploymentTasks,
            ListMyDeploymentTasksRequest(pageSize: size, pageToken: token, due: due, status: status), as: caller)
    }

    /// Ids of all pages of a size.
    func ids(
        as caller: Caller, due: TaskDue = .all, status: DeploymentTaskState = .unspecified, size: UInt32 = 0
    ) async throws -> [String] {
        var (found, token): ([String], String) = ([], "")
        repeat {
            let page = try await self.page(as: caller, due: due, status: status, size: size, token: token)
            if size > 0 { #expect(page.tasks.count <= Int(size)) }
            found += page.tasks.map { String($0.task?.name.split(separator: "/").last ?? "") }
            token = page.nextPageToken
        } while !token.isEmpty
        return found
    }

    func delegate(_ owner: Caller, model: String = "m", task: String = "", _ id: String) async throws {
        let delegation = Delegation(
            name: "delegations/\(id)", model: "models/\(model)", task: task, delegate: bob.name,
            endTime: Timestamp(microseconds: bench.context.now() + 3_600_000_000))
        _ = try await bench.call(
            DelegationServiceMethods.createDelegation,
            CreateDelegationRequest(delegation: delegation, mutation: .fresh()), as: owner)
    }

    @Test("They come by planned date, of one page or of many", arguments: [0, 1, 2, 3])
    func order(size: UInt32) async throws {
        for (id, date) in [("c", "1970-01-03"), ("a", "1970-01-09"), ("b", "1970-01-03"), ("d", "1969-12-30")] {
            try await put(id, on: date, to: ada)
        }
        try await put("other", on: "1970-01-01", to: eve)
        #expect(try await ids(as: ada, size: size) == ["d", "b", "c", "a"])
        #expect(try await ids(as: bob, size: size) == [])
    }

    @Test("A delegate sees those of the owner too, each once and in order, while the delegation lasts")
    func delegates() async throws {
        try await put("own", on: "1970-01-05", to: bob)
        try await put("m1", on: "1970-01-04", to: ada)
        try await put("m2", on: "1970-01-06", to: ada)
        try await put("n1", on: "1970-01-03", to: eve, model: "models/n")
        try await put("n2", on: "1970-01-07", to: eve, model: "models/n")
        // Of another model, which nobody delegated.
        try await put("x", on: "1970-01-01", to: ada, model: "models/n")
        #expect(try await ids(as: bob) == ["own"])
        try await delegate(ada, "whole")
        try await delegate(ada, task: "deploymentTasks/m2", "both")
        try await delegate(eve, model: "n", task: "deploymentTasks/n2", "one")
        for size: UInt32 in [0, 1, 2] {
            #expect(try await ids(as: bob, size: size) == ["m1", "own", "m2", "n2"], "pages of \(size)")
        }
        for id in ["whole", "both"] {
            _ = try await bench.call(
                DelegationServiceMethods.revokeDelegation,
                RevokeDelegationRequest(name: "delegations/\(id)", mutation: .fresh()), as: ada)
        }
        #expect(try await ids(as: bob) == ["own", "n2"])
    }

    @Test("No rule keeps a delegate from confirming, while the delegation lasts and covers the task")
    func rules() async throws {
        try await put("m1", on: "1970-01-04", to: ada)
        try await put("x", on: "1970-01-04", to: ada, model: "models/n")
        func broken(_ id: String, _ caller: Caller) async throws -> Int {
            let request = WhyDeniedRequest(
                action: "ConfirmTask", resource: "deploymentTasks/\(id)", principal: caller.name)
            return try await bench.call(AccessServiceMethods.whyDenied, request).brokenRules.count
        }
        let before = try await broken("m1", bob)
        #expect(before == 1)
        try await delegate(ada, "whole")
        let (covered, other, own) = (
            try await broken("m1", bob), try await broken("x", bob), try await broken("m1", ada)
        )
        #expect(covered == 0 && other == 1 && own == 0)
    }

    @Test("Filters by date are about open tasks, and by days of the region")
    func due() async throws {
        let dates = [
            "1969-12-31", "1970-01-01", "1970-01-02", "1970-01-08", "1970-01-09", "1970-03-01",
        ]
        for (place, date) in dates.enumerated() {
            try await put("t\(place)", on: date, to: ada, place % 2 == 0 ? .pending : .adjusted)
        }
        try await put("done", on: "1969-12-30", to: ada, .confirmed)
        try await put("ended", on: "1970-01-02", to: ada, .cancelled)
        #expect(try await ids(as: ada, due: .overdue) == ["t0"])
        #expect(try await ids(as: ada, due: .dueSoon) == ["t1", "t2", "t3"])
        #expect(try await ids(as: ada, due: .upcoming) == ["t4", "t5"])
        #expect(try await ids(as: ada, due: .dueSoon, status: .pending) == ["t2"])
        #expect(try await ids(as: ada, status: .confirmed) == ["done"])
        #expect(try await ids(as: ada, due: .overdue, status: .confirmed) == [])
        let days = try await page(as: ada).tasks.map(\.daysUntilDue)
        #expect(days == [-2, -1, 0, 1, 1, 7, 8, 59])
        let overview = try await bench.call(Methods.getDeploymentOverview, GetDeploymentOverviewRequest())
        #expect((overview.open, overview.overdue, overview.dueSoon) == (6, 1, 3))
    }

    @Test("A token of another caller or another filter is refused")
    func tokens() async throws {
        for place in 0..<3 { try await put("t\(place)", on: "1970-01-0\(place + 2)", to: ada) }
        let token = try await page(as: ada, size: 1).nextPageToken
        await expectRefusal(.pageTokenInvalid) { _ = try await page(as: bob, token: token) }
        await expectRefusal(.pageTokenInvalid) { _ = try await page(as: ada, due: .dueSoon, token: token) }
        #expect(try await page(as: ada, token: token).tasks.count == 2)
    }
}
