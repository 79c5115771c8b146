import RegentGovernance
import RegentMessages
import RegentModel
import RegentServiceTestKit
import RegentServices
import RegentStorage
import Testing

/// What waits for whom, of what they may read.
@Suite("Inbox and approvals")
struct InboxTests {
    typealias Inbox = InboxServiceMethods
    typealias Incidents = IncidentServiceMethods

    /// Somebody with permissions of a scope.
    static func caller(_ name: String, _ permissions: [String], in scope: String = "*") throws -> Caller {
        let granted = Authorisation(
            permissions: Set(permissions.map { Permission($0) }).union([Permission("access.self")]),
            scope: try Scope(scope))
        return Caller(name: "principals/\(name)", authority: .granted([granted]))
    }

    static func inbox(_ bench: ServiceBench, _ caller: Caller) async throws -> [String] {
        let page = try await bench.call(Inbox.getInbox, GetInboxRequest(), as: caller)
        #expect(page.nextPageToken.isEmpty)
        return page.items.map { "\($0.kind) \($0.resource)" }
    }

    static func approvals(_ bench: ServiceBench, _ caller: Caller) async throws -> [String] {
        let page = try await bench.call(Inbox.listApprovals, ListApprovalsRequest(), as: caller)
        #expect(!page.items.contains { !$0.approval })
        return page.items.map { "\($0.kind) \($0.resource)" }
    }

    @Test("Where who was on call then was erased, whoever is on call now is told")
    func erasedOnCall() async throws {
        let bench = try await ServiceBench.open()
        try await bench.party("bo")
        let model = Model(name: "models/m", onCall: ["principals/bo"])
        let created = try await bench.call(
            ModelServiceMethods.createModel, CreateModelRequest(model: model, mutation: .fresh()))
        let revision = try #require(created.receipt?.revision)
        _ = try await bench.call(
            ModelServiceMethods.archiveModel, ArchiveModelRequest(name: model.name, mutation: .fresh()))
        _ = try await bench.call(
            LedgerServiceMethods.eraseText, EraseTextRequest(mutation: .fresh(), revision: revision))
        let people = try await OnCallLookup.people(
            placedAt: ["models/m/versions/1.0.0"], asOf: revision, in: bench.store)
        #expect(people == ["principals/bo"])
    }

    @Test("Each step of an incident waits for those who may take it")
    func steps() async throws {
        let bench = try await ServiceBench.open()
        let manager = try Self.caller("manager", ["incident.open", "incident.manage"])
        let closer = try Self.caller("closer", ["incident.open", "incident.close"])
        let owner = try Self.caller("bo", ["incident.open"])
        let opened = try await IncidentTests.open(bench, "i")
        #expect(try await Self.inbox(bench, manager) == ["incident.triage incidents/i"])
        for other in [closer, owner] { #expect(try await Self.inbox(bench, other) == []) }

        // Asked by the manager, so it waits for another one.
        let dismiss = DismissIncidentRequest(incident: opened.name, mutation: .fresh("a drill"))
        _ = try await bench.call(Incidents.dismissIncident, dismiss, as: manager)
        let other = try Self.caller("other", ["incident.open", "incident.manage"])
        #expect(try await Self.inbox(bench, other) == ["incident.dismissal incidents/i"])
        #expect(try await Self.approvals(bench, other) == ["incident.dismissal incidents/i"])
        #expect(try await Self.approvals(bench, manager) == [])

        let name = try await IncidentTests.investigated(bench).name
        #expect(try await Self.inbox(bench, owner) == ["incident.owned \(name)"])
        #expect(try await Self.approvals(bench, owner) == [])
        _ = try await IncidentTests.resolve(bench, name, ["test it"], as: manager)
        #expect(try await Self.inbox(bench, owner) == ["incident.action \(name)"])
        #expect(try await Self.inbox(bench, closer) == [])
        let done = [IncidentActionChange(number: 1, done: true)]
        _ = try await IncidentTests.update(bench, UpdateIncidentRequest(incident: name, changeActions: done))
        #expect(try await Self.inbox(bench, owner) == [])
        #expect(try await Self.approvals(bench, closer) == ["incident.close \(name)"])
        // Who resolved it does not close it.
        let resolver = try Self.caller("manager", ["incident.open", "incident.close"])
        #expect(try await Self.approvals(bench, resolver) == [])
    }

    @Test("An item has since when, until when and the command that answers it")
    func items() async throws {
        let bench = try await ServiceBench.open()
        let opened = try await IncidentTests.open(bench, "i")
        let due = Timestamp(seconds: 5_000_000)
        _ = try await IncidentTests.update(bench, UpdateIncidentRequest(incident: opened.name, dueTime: due))
        let item = try #require(try await bench.call(Inbox.getInbox, GetInboxRequest()).items.first)
        #expect(item.title == "ERROR: a leak" && item.sinceTime == opened.createTime && item.dueTime == due)
        #expect(item.command == "regent incident triage i --severity SEVERITY --owner PRINCIPAL" && !item.approval)
        #expect(item.id.isEmpty && item.event.isEmpty && item.recipients == [])
    }

    @Test("An inbox has nothing of what its caller may not read or not answer")
    func scopes() async throws {
        let bench = try await ServiceBench.open()
        try await bench.context.seed()
        _ = try await IncidentTests.open(bench, "here", subject: "environments/prod")
        _ = try await IncidentTests.open(bench, "there", subject: "environments/staging")
        _ = try await IncidentTests.open(bench, "nowhere")
        let permissions = ["incident.open", "incident.manage"]
        let here = try Self.caller("a", permissions, in: "environments/prod")
        #expect(try await Self.inbox(bench, here) == ["incident.triage incidents/here"])
        let reader = try Self.caller("b", ["incident.open"])
        #expect(try await Self.inbox(bench, reader) == [])
        let none = try Self.caller("c", [])
        #expect(try await Self.inbox(bench, none) == [])
    }

    @Test("Pages give each item once, and end")
    func pages() async throws {
        let bench = try await ServiceBench.open()
        for place in 0..<7 {
            let name = try await IncidentTests.open(bench, "i\(place)").name
            let action = IncidentAction(text: "do it", owner: "principals/uid-7")
            _ = try await IncidentTests.update(
                bench, UpdateIncidentRequest(incident: name, addActions: [action]))
        }
        var (kinds, token, count): ([String], String, Int) = ([], "", 0)
        repeat {
            let request = GetInboxRequest(pageSize: 3, pageToken: token)
            let page = try await bench.call(Inbox.getInbox, request)
            kinds += page.items.map { "\($0.kind) \($0.resource)" }
            (token, count) = (page.nextPageToken, count + 1)
            guard !token.isEmpty else { break }
            // It belongs to this list of this caller.
            await expectRefusal(.pageTokenInvalid) {
                _ = try await bench.call(Inbox.listApprovals, ListApprovalsRequest(pageToken: token))
            }
            let other = try Self.caller("other", ["incident.open", "incident.manage"])
            await expectRefusal(.pageTokenInvalid) {
                _ = try await bench.call(Inbox.getInbox, GetInboxRequest(pageToken: token), as: other)
            }
        } while !token.isEmpty && count < 50
        let names = (0..<7).map { "incidents/i\($0)" }
        let triages = names.map { "incident.triage \($0)" }
        #expect(kinds == triages + names.map { "incident.action \($0)" } && count > 2)
    }

    @Test("A page token that no inbox gave is refused", arguments: ["x", "99.", "-1.", "0.x", ".", "0.0.0"])
    func tokens(text: String) async throws {
        let bench = try await ServiceBench.open()
        await expectRefusal(.pageTokenInvalid) {
            _ = try await bench.call(Inbox.getInbox, GetInboxRequest(pageToken: text))
        }
    }

    @Test("An entry tells the same however often it is asked, and an erased one tells nothing")
    func news() async throws {
        let bench = try await ServiceBench.open()
        let name = try await IncidentTests.investigated(bench).name
        let action = IncidentAction(text: "do it", dueTime: Timestamp(seconds: 1))
        _ = try await IncidentTests.update(bench, UpdateIncidentRequest(incident: name, addActions: [action]))
        _ = try await ScheduleTests.schedule(bench, at: 10 * ScheduleTests.second).tick(limit: 1)
        let entries = try await bench.store.entries(from: 1)
        let told = entries.map { InboxNews.items(of: $0, in: "s") }
        #expect(told == entries.map { InboxNews.items(of: $0, in: "s") })
        let items = told.flatMap(\.self)
        #expect(items.map(\.event) == ["incident.opened", "incident.triaged", "incident.action_due"])
        let last = try #require(items.last)
        #expect(last.recipients == ["principals/bo"] && last.title == "do it" && last.kind == "incident.action")
        #expect(last.id == "s-\(last.revision)-0" && last.sinceTime == entries.last?.time)
        var erased = try #require(entries.last)
        erased.payload = []
        #expect(InboxNews.items(of: erased, in: "s") == [])
    }
}
